"""Gold in texts of others: offsets that fit, and not a word."""

import gzip
import json
from pathlib import Path

import pytest

from archive.config import data_folder
from archive.errors import DataError
from archive.evaluation.gold import By, SpanKind
from archive.evaluation.pointers import (
    Half,
    absent_texts,
    gold_of_pointers,
    half_of,
    read_pointers,
)
from archive.evaluation.texts import TEXTS, plain_text
from archive.models import digest_of

FOLDER = data_folder() / "gold" / "pointers"
SHARED = Path(__file__).parents[4] / "shared" / "data"
SETS = sorted(file.stem for file in FOLDER.glob("*.jsonl"))

TEXT = "Mayor Ida Colm said: “We will.”"


def beside(folder: Path, text: str) -> Path:
    file = folder / TEXTS["senate"].file
    file.parent.mkdir(parents=True)
    file.write_bytes(gzip.compress(json.dumps({"id": "a", "text": text}).encode()))
    return folder


def pointing(folder: Path, digest: str) -> Path:
    span = {"start": 22, "end": 30, "kind": "quote", "by": "human", "speaker": [6, 14]}
    line = {"id": "a", "digest": digest, "spans": [span | {"position": [[0, 5]]}]}
    (folder / "senate.jsonl").write_text(json.dumps(line))
    return folder


def test_a_pointer_finds_its_words_in_the_text(tmp_path: Path) -> None:
    folder = pointing(tmp_path, digest_of(TEXT.encode()))
    (gold,) = gold_of_pointers(folder, beside(tmp_path / "data", TEXT), Half.ALL)
    (span,) = gold.spans
    assert (span.kind, span.by) == (SpanKind.QUOTE, By.HUMAN)
    assert (span.speaker, span.positions) == ("Ida Colm", ("Mayor",))
    assert not list(gold_of_pointers(folder, tmp_path / "data", _other(half_of("a"))))


def test_another_text_than_the_labelled_one_is_refused(tmp_path: Path) -> None:
    folder = pointing(tmp_path, digest_of(TEXT.encode()))
    data = beside(tmp_path / "data", TEXT + " ")
    with pytest.raises(DataError, match="label it again"):
        list(gold_of_pointers(folder, data, Half.ALL))


def test_sets_whose_texts_are_elsewhere_are_named(tmp_path: Path) -> None:
    assert absent_texts(pointing(tmp_path, ""), tmp_path / "nowhere") == ["senate"]


def test_the_text_of_a_page_begins_with_its_heading_and_is_mended() -> None:
    page = "<p>menu</p><h1>Weir &amp; lock</h1><p>It\u00e2\u0080\u0099s\n open<br>now</p>".encode()
    assert plain_text(page) == "Weir & lock\n\nIt’s open now"


@pytest.mark.parametrize("name", SETS)
def test_pointers_hold_numbers_and_labels_only(name: str) -> None:
    pointers = read_pointers(FOLDER / f"{name}.jsonl")
    assert len({pointer.id for pointer in pointers}) == len(pointers)
    assert all(span.start < span.end for pointer in pointers for span in pointer.spans)


@pytest.mark.parametrize("name", SETS)
def test_every_pointer_fits_its_text(name: str) -> None:
    if not (SHARED / TEXTS[name].file).exists():
        pytest.skip(f"shared/data/{TEXTS[name].file} not found: skipped")
    for gold in gold_of_pointers(FOLDER, SHARED, Half.ALL, [name]):
        ends = [span.span.end for span in gold.spans] + [
            mention.span.end for mention in gold.mentions
        ]
        assert all(end <= len(gold.text) for end in ends)


def _other(half: Half) -> Half:
    return Half.BUILD if half is Half.REPORT else Half.REPORT
