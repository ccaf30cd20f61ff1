"""`dateline corrections`: out, in again, and what has changed since."""

import json
from functools import partial
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config, data_folder
from archive.decisions import Correction, CorrectionTarget
from archive.store import open_store

SAMPLE = data_folder() / "samples" / "drupal9"


def line(home: Path, **changes: object) -> str:
    with open_store(Config(home=home), read_only=True) as store:
        id = next(store.releases()).id
    values = {"target": "release", "id": id, "field": "title", "value": "By hand", "who": "Maja"}
    return json.dumps({**values, **changes})


def test_a_file_goes_in_once_and_comes_out_as_it_is_kept(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text(line(home, when="2026-03-01T09:30:00Z", why="a lost letter") + "\n\n")
    capsys.readouterr()
    for message in ("1 of 2 lines were new\n", "0 of 2 lines were new\n"):
        assert run(["corrections", "import", "--home", str(home), str(file)]) == 0
        assert capsys.readouterr().out == message
    out = tmp_path / "out.jsonl"
    assert run(["corrections", "export", "--home", str(home), "-o", str(out)]) == 0
    (kept,) = map(json.loads, out.read_text().splitlines())
    assert (kept["value"], kept["who"], kept["withdrawn"]) == ("By hand", "Maja", None)
    assert kept["seen"]
    with open_store(Config(home=home), read_only=True) as store:
        assert store.release(kept["id"]).release.title == "By hand"
        reached = next(each for each in store.releases() if each.release.contacts)
    capsys.readouterr()
    assert run(["corrections", "conflicts", "--home", str(home)]) == 0
    assert capsys.readouterr().out.startswith("no conflicts: ")
    assert run(["show", "--home", str(home), reached.id]) == 0
    shown = capsys.readouterr().out
    assert "as `dateline correct` takes them" in shown
    assert str(reached.release.contacts[0].name) in shown


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"field": "colour"}, "line 2: field 'colour' of release"),
        ({"id": "nothere"}, "line 2: no release 'nothere' is held"),
        ({"weight": 1}, "line 2: it is no correction"),
        ({"value": None}, "line 2: it is no correction"),
    ],
)
def test_a_bad_line_is_named_and_nothing_of_the_file_is_in_force(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    changes: dict[str, object],
    message: str,
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text(f"{line(home)}\n{line(home, **changes)}\n")
    assert run(["corrections", "import", "--home", str(home), str(file)]) == 2
    assert f"corrections.jsonl, {message}" in capsys.readouterr().err
    with open_store(Config(home=home), read_only=True) as store:
        assert list(store.corrections()) == []


def said_in(home: Path) -> list[tuple[str, ...]]:
    """The audit of a home, without the ids that are its own."""
    with open_store(Config(home=home), read_only=True) as store:
        return [
            (
                c.target,
                c.field,
                c.value,
                c.seen or "",
                c.who,
                c.why,
                str(c.moment),
                str(c.withdrawn),
            )
            for c in store.corrections()
        ]


def shown_in(home: Path) -> list[tuple[str, object]]:
    """What a home shows of every release: headings and quotes, without ids."""
    with open_store(Config(home=home), read_only=True) as store:
        assert list(store.verify()) == []
        return sorted(
            (
                each.capture.locator,
                (
                    each.release.title,
                    {(p.facet, p.label, p.relation) for p in each.release.access_points},
                    [(q.text, q.speaker, q.position) for q in each.release.quotes],
                ),
            )
            for each in store.releases()
        )


def test_what_people_say_goes_over_to_another_archive_of_the_same_pages(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    assert run(["--home", str(other), "ingest", "--collection", "demo", str(SAMPLE)]) == 0
    with open_store(Config(home=home)) as store:
        release = next(each for each in store.releases() if len(each.release.quotes) > 1)
        on = partial(Correction, CorrectionTarget.RELEASE, release.id, who="Maja", why="read it")
        first, second, *_ = (quote.id for quote in release.release.quotes)
        of_quote = partial(Correction, CorrectionTarget.QUOTE, who="Maja")
        store.correct([on("title", "By hand"), on("sender", "Ivo Zajc"), on("place", "Sava")])
        store.correct([of_quote(first, "speaker", "Eva Kos"), of_quote(first, "position", "Mayor")])
        store.correct([of_quote(second, "words", ""), on("office", "irco-mali", seen="")])
        mayor = store.release(release.id).release.quotes[0].speaker_id
        store.correct(
            [Correction(CorrectionTarget.AGENT, str(mayor), "name", "Eva M. Kos", "Maja")]
        )
        store.correct([on("title", "Over it", seen="An older title")])
        store.withdraw_corrections([3])

    file = tmp_path / "said.jsonl"
    assert run(["corrections", "export", "--home", str(home), "-o", str(file)]) == 0
    capsys.readouterr()
    for message in ("9 of 9 lines were new\n", "0 of 9 lines were new\n"):
        assert run(["corrections", "import", "--home", str(other), str(file)]) == 0
        assert capsys.readouterr().out == message
    assert shown_in(other) == shown_in(home)
    assert sorted(said_in(other)) == sorted(said_in(home))
    with (
        open_store(Config(home=home), read_only=True) as store,
        open_store(Config(home=other), read_only=True) as second_store,
    ):
        (conflict,) = store.conflicts()
        assert [each.present for each in second_store.conflicts()] == [conflict.present]


def test_what_is_not_held_elsewhere_is_told_by_its_line(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "said.jsonl", tmp_path / "other"
    file.write_text(line(home, where={"digest": "0" * 64}) + "\n")
    assert run(["--home", str(other), "init", "--collection", "demo"]) == 0
    assert run(["corrections", "import", "--home", str(other), str(file)]) == 2
    assert "line 1: no release" in capsys.readouterr().err


def test_conflicts_are_listed(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text(line(home, seen="An older title") + "\n")
    assert run(["corrections", "import", "--home", str(home), str(file)]) == 0
    capsys.readouterr()
    assert run(["corrections", "conflicts", "--home", str(home)]) == 0
    assert "An older title" in capsys.readouterr().out


def test_a_quotation_is_added_listed_and_taken_back(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(Config(home=home), read_only=True) as store:
        stored = next(each for each in store.releases() if not each.release.quotes)
    words = " ".join(stored.release.blocks[-1].text.split()[:6])
    order = ["correct", "--home", str(home), "release", stored.id, "quotation"]
    assert run([*order, words, "--speaker", "Jan Hribar", "--post", "Foreman"]) == 0
    out = capsys.readouterr().out
    assert f"Jan Hribar says: {words}" in out
    number = out.partition("corrections withdraw ")[2].partition("`")[0]
    assert run(["show", "--home", str(home), stored.id]) == 0
    assert "as an archivist of this archive says" in capsys.readouterr().out
    assert run(["corrections", "list", "--home", str(home), stored.id]) == 0
    assert "quotation" in capsys.readouterr().out
    assert run(["corrections", "withdraw", "--home", str(home), number]) == 0
    with open_store(Config(home=home), read_only=True) as store:
        assert store.release(stored.id).release == stored.release


def test_which_of_several_places_is_asked_and_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(Config(home=home), read_only=True) as store:
        stored = next(each for each in store.releases() if not each.release.quotes)
        assert len(store.quotations.places(stored.id, "the")) > 1
    order = ["correct", "--home", str(home), "release", stored.id, "quotation", "the"]
    assert run(order) == 2
    assert "--which 2: " in (errors := capsys.readouterr().err)
    assert "say which with --which NUMBER" in errors
    assert run([*order, "--which", "2"]) == 0
    assert "next, who says it: dateline correct quote" in capsys.readouterr().out
    assert run([*order, "--which", "999"]) == 2
    assert (
        run(["correct", "--home", str(home), "release", stored.id, "place", "A", "--post", "B"])
        == 2
    )
    assert "go with a quotation that is added" in capsys.readouterr().err
