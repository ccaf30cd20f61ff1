"""What is decided of people goes over to another archive of the same pages."""

from pathlib import Path

import pytest
from curation_builders import put, spoken

from archive.__main__ import run
from archive.config import Config
from archive.decisions import Word
from archive.store import Store, create_store, open_store

MAJA = Word("Maja", "read it")
NAMES = ("Robert Novak", "Bob Novak", "Jan Hribar", "Ian Hribar", "Ivo Zajc")


def archive(home: Path) -> dict[str, str]:
    """An archive in which each of them speaks; the ids by the names."""
    with create_store(Config(home=home, collection="demo")) as store:
        for number, name in enumerate(NAMES):
            words = f"The water of well number {number} is clean again, says {name}"
            put(store, str(number), spoken(name, words=words))
        return ids_of(store)


def ids_of(store: Store) -> dict[str, str]:
    quotes = [quote for each in store.releases() for quote in each.release.quotes]
    return {str(quote.speaker): str(quote.speaker_id) for quote in quotes}


def grouped(home: Path) -> tuple[dict[str, str], set[frozenset[str]], list[tuple[str, ...]]]:
    """Whom each name means, who is not one, and the audit, without ids."""
    with open_store(Config(home=home), read_only=True) as store:
        called = {name: store.agent(id).name for name, id in ids_of(store).items()}
        rejected = {
            frozenset(store.agent(id).name for id in pair) for pair in store.people.rejected()
        }
        audit = [
            (each.verdict, each.name, each.who, each.why, str(each.moment))
            for each in store.people.decisions()
            if not each.undone
        ]
        assert list(store.verify()) == []
        return called, rejected, audit


def test_decisions_go_over_once_and_mean_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    ids = archive(here)
    assert set(archive(there).values()).isdisjoint(ids.values())
    with open_store(Config(home=here)) as store:
        people = store.people
        people.merge(ids["Bob Novak"], ids["Robert Novak"], MAJA)
        people.reject(ids["Jan Hribar"], ids["Ian Hribar"], MAJA)
        people.teach("ingrid-aasheim", "Ivo Zajc", MAJA)
        people.undo(people.merge(ids["Jan Hribar"], ids["Robert Novak"], MAJA))
        people.split(ids["Robert Novak"], "Bob Novak", MAJA)
    file = tmp_path / "decisions.jsonl"
    assert run(["people", "export", "--home", str(here), "-o", str(file)]) == 0
    for message in ("4 of 4 lines were new\n", "0 of 4 lines were new\n"):
        capsys.readouterr()
        assert run(["people", "import", "--home", str(there), str(file)]) == 0
        assert capsys.readouterr().out == message
    assert grouped(there) == grouped(here)
    assert grouped(there)[0]["Ivo Zajc"] == "Ingrid Aasheim"


def test_who_is_nobody_there_is_told_and_nothing_is_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = archive(tmp_path / "here")
    with open_store(Config(home=tmp_path / "here")) as store:
        store.people.merge(ids["Bob Novak"], ids["Robert Novak"], MAJA)
    file = tmp_path / "decisions.jsonl"
    assert run(["people", "export", "--home", str(tmp_path / "here"), "-o", str(file)]) == 0
    create_store(Config(home=tmp_path / "there", collection="demo")).close()
    assert run(["people", "import", "--home", str(tmp_path / "there"), str(file)]) == 2
    assert "nobody called 'Bob Novak' is held" in capsys.readouterr().err
