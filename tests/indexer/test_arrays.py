"""Arrays in files: stretches of several at once, whether they are read or mapped."""

from pathlib import Path

import numpy as np
import pytest

from indexer.embedded.files import arrays
from indexer.embedded.files.arrays import ArraysFile, ReadArrays, write_arrays

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
    assert ReadArrays(parts).stretches(FIRSTS, LASTS).tolist() == [6, 7, 2, largest]
