"""Arrays in files: stretches of several at once, whether they are read or mapped."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from indexer.embedded.files import arrays
from indexer.embedded.files.arrays import ArraysFile, ReadArrays, write_arrays
from indexer.embedded.terms.word_records import record_type

FIRSTS, LASTS = [1, 0, 0], [3, 0, 2]


@pytest.mark.parametrize("small", [0, 2**20])
@pytest.mark.parametrize("largest", [9, 70_000])
def test_stretches_of_several_arrays_stand_one_after_another(
    small: int, largest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrays, "_SMALL", small)
    lists = [[5, 6, 7, 8], [1], [2, largest]]
    for number, entries in enumerate(lists):
        own = arrays.smallest(np.array(entries, np.int64))
        write_arrays(tmp_path / str(number), {"before": np.arange(3), "own": own})
    parts = [ArraysFile(tmp_path / str(number)).read("own") for number in range(len(lists))]
    together = ReadArrays(parts)
    stretches = np.frombuffer(together.stretches(FIRSTS, LASTS), together.dtype)
    assert stretches.tolist() == [6, 7, 2, largest]


def test_records_of_segments_with_few_and_many_documents_stand_one_after_another(
    tmp_path: Path,
) -> None:
    documents, parts = [7, 300], []
    for number, document in enumerate(documents):
        width = arrays.smallest(np.array([document])).itemsize
        dtype = record_type(width + 4, 1)
        record = np.zeros(1, dtype)
        record["document"], record["first"], record["beside"] = document, number, 0x0201
        write_arrays(tmp_path / str(number), {"own": record.view(np.uint8)})
        part = ArraysFile(tmp_path / str(number)).read("own")
        parts.append(replace(part, dtype=dtype))
    together = ReadArrays(parts)
    records = np.frombuffer(together.stretches([0, 0], [1, 1]), together.dtype)
    assert records["document"].tolist() == documents
    assert records["first"].tolist() == [0, 1]
    assert records["ahead"].tolist() == [1, 1] and records["behind"].tolist() == [2, 2]
