"""`dateline correct` and `dateline people`: what people say and decide, and take back."""

from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config
from archive.records import StoredRelease
from archive.store import open_store


def held(home: Path) -> StoredRelease:
    with open_store(Config(home=home), read_only=True) as store:
        return next(each for each in store.releases() if each.release.quotes)


def dateline(home: Path, *words: str) -> int:
    return run(["--home", str(home), *words])


def test_a_value_is_corrected_and_withdrawn(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = held(home)
    quote = before.release.quotes[0].id
    for words in (
        ("release", before.id, "title", "By hand"),
        ("release", before.id, "issued", "2001-02"),
        ("release", before.id, "kind", "statement"),
        ("release", before.id, "topic", "FLOOD", "--instead-of", ""),
        ("release", before.id, "office", "irco-mali", "--instead-of", ""),
        ("release", before.id, "sender", "Ivo Zajc"),
        ("quote", quote, "speaker", "Ana Kolar"),
        ("quote", quote, "position", "Mayor"),
    ):
        assert dateline(home, "correct", *words, "--who", "Maja") == 0
    after = held(home).release
    assert (after.title, after.issued.value, after.kind) == ("By hand", "2001-02", "statement")
    assert (after.quotes[0].speaker, after.quotes[0].position) == ("Ana Kolar", "Mayor")
    assert {"FLOOD", "irco-mali"} <= {point.id for point in after.access_points}
    assert "Ivo Zajc" in {p.label for p in after.access_points if p.relation == "sender"}
    assert "correction 8: position of quote" in capsys.readouterr().out
    assert dateline(home, "corrections", "withdraw", *map(str, range(1, 9))) == 0
    assert held(home).release == before.release


def test_a_value_that_a_field_cannot_hold_is_refused(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dateline(home, "correct", "release", held(home).id, "issued", "yesterday") == 2
    assert "'yesterday' is no day of issue" in capsys.readouterr().err
    absent = ("release", held(home).id, "topic", "FLOOD", "--instead-of", "NOTHING-LIKE-IT")
    assert dateline(home, "correct", *absent) == 2
    assert "has no topic 'NOTHING-LIKE-IT'; it has" in capsys.readouterr().err


def test_two_are_merged_split_and_undone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = held(home)
    quote = first.release.quotes[0].id
    assert dateline(home, "correct", "quote", quote, "speaker", "Ana Kolarr", "--who", "Maja") == 0
    (speaker_id,) = {str(each.speaker_id) for each in held(home).release.quotes if each.id == quote}
    assert dateline(home, "people", "find", "kolarr") == 0
    assert speaker_id in capsys.readouterr().out
    with open_store(Config(home=home), read_only=True) as store:
        other = next(
            str(each.speaker_id)
            for release in store.releases()
            for each in release.release.quotes
            if each.speaker_id not in (None, speaker_id)
        )
    assert (
        dateline(home, "people", "merge", speaker_id, other, "--who", "Maja", "--why", "a letter")
        == 0
    )
    assert "decision 1; `dateline people undo 1` takes it back" in capsys.readouterr().out
    assert dateline(home, "people", "show", speaker_id) == 0
    assert "Ana Kolarr" in capsys.readouterr().out
    assert dateline(home, "people", "split", speaker_id, "Ana Kolarr", "--who", "Maja") == 0
    assert dateline(home, "people", "undo", "1") == 2
    assert "undo it first" in capsys.readouterr().err
    assert dateline(home, "people", "undo", "2") == dateline(home, "people", "undo", "1") == 0
    assert dateline(home, "people", "reject", speaker_id, other, "--who", "Maja") == 0
    assert dateline(home, "people", "teach", speaker_id, "A. Kolarr", "--who", "Maja") == 0
    assert dateline(home, "people", "review") == dateline(home, "people", "decisions") == 0
    printed = capsys.readouterr().out
    assert "no pair waits" in printed
    assert "rejected" in printed


def test_an_import_names_the_line_that_is_no_decision(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = (
        '{"verdict":"named","agent":"nobody","agent_name":"Ida Colm","other":"","other_name":"",'
        '"name":"Ida","who":"Maja","when":"2026-01-01T00:00:00Z","why":""}'
    )
    for line, reason in (("{", "it is no decision"), (unknown, "nobody called 'Ida Colm'")):
        file = tmp_path / "decisions.jsonl"
        file.write_text(f"\n{line}\n", encoding="utf-8")
        assert dateline(home, "people", "import", str(file)) == 2
        assert f"decisions.jsonl, line 2: {reason}" in capsys.readouterr().err
