"""`dateline page`, and what is held: told by a person, for good."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from archive.__main__ import run
from archive.config import Config
from archive.store import open_store

LINKS = "".join(f"<li><a href='/n/{n}'>Notice number {n} to mariners</a></li>" for n in range(30))
LISTING = f"<html><body><h1>Press releases</h1><ul>{LINKS}</ul></body></html>"
RELEASE = (
    "<html><head><title>Buoys laid</title></head><body><h1>Buoys laid</h1><p>12 March 2004</p>"
    "<p>Forty new buoys mark the northern channel since Monday, the harbour authority said.</p>"
    "</body></html>"
)


@pytest.fixture(scope="module")
def noticed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing is changed in it."""
    place = tmp_path_factory.mktemp("noticed")
    pages = place / "harbour.example" / "notices"
    pages.mkdir(parents=True)
    (pages / "list.html").write_text(LISTING, encoding="utf-8")
    (pages / "buoys.html").write_text(RELEASE, encoding="utf-8")
    assert run(["--home", str(place / "home"), "ingest", str(pages)]) == 0
    return place / "home"


@pytest.fixture
def home(noticed: Path, tmp_path: Path) -> Path:
    return copytree(noticed, tmp_path / "home")


def held(home: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    assert run(["--home", str(home), "log", "--kind", kind, "--json"]) == 0
    lines: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return lines


def titles(home: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run(["--home", str(home), "export", "jsonl"]) == 0
    return sorted(json.loads(line)["title"] for line in capsys.readouterr().out.splitlines())


def test_a_listing_is_held_and_found_with_its_reasons(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (listing,) = held(home, "listing", capsys)
    assert listing["locator"].endswith("list.html")
    assert "title-of-list" in listing["detail"]
    assert titles(home, capsys) == ["Buoys laid"]


def test_who_names_no_page_that_is_held_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(home), "page", "demote", "*/elsewhere/*"]) == 0
    assert "no page held is touched by it" in capsys.readouterr().out


def test_what_is_held_waits_for_nobody(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["--home", str(home), "quarantine", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_page_is_promoted_by_its_digest_and_stays_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (listing,) = held(home, "listing", capsys)
    assert run(["--home", str(home), "page", "promote", listing["digest"][:12]]) == 0
    assert titles(home, capsys) == ["Buoys laid", "Press releases"]
    assert run(["--home", str(home), "redescribe", "--all"]) == 0
    assert titles(home, capsys) == ["Buoys laid", "Press releases"]


def test_pages_are_demoted_by_a_pattern_and_come_back_when_it_is_withdrawn(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["page", "demote", "*buoys*", "--why", "a notice, no release"]
    assert run(["--home", str(home), *arguments]) == 0
    assert titles(home, capsys) == []
    (page,) = held(home, "document", capsys)
    assert "a person said so" in page["detail"]
    assert run(["--home", str(home), "corrections", "withdraw", "1"]) == 0
    assert run(["--home", str(home), "redescribe"]) == 0
    assert titles(home, capsys) == ["Buoys laid"]


def test_what_a_listing_says_is_refused_and_believed_again(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing = held(home, "listing", capsys)[0]["locator"]
    assert run(["--home", str(home), "page", "refuse-listing", "elsewhere"]) != 0
    assert "lists no such page" in capsys.readouterr().err
    assert run(["--home", str(home), "page", "refuse-listing", listing, "--why", "a copy"]) == 0
    assert "correction 1: refused of listing" in capsys.readouterr().out
    assert run(["--home", str(home), "page", "listed", listing, "--json"]) == 0
    capsys.readouterr()
    assert run(["--home", str(home), "corrections", "withdraw", "1"]) == 0
    assert "next: dateline redescribe" in capsys.readouterr().out


def test_what_was_never_learned_is_not_refused(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(home), "page", "refuse", "harbour.example", "Notice"]) != 0
    assert "nothing like 'Notice' is known" in capsys.readouterr().err


def test_of_a_site_that_is_not_held_it_says_where_sites_are_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(home), "page", "learned", "elsewhere.example"]) != 0
    assert "`dateline page learned` lists every site" in capsys.readouterr().err


def test_of_a_page_that_no_listing_names_it_says_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(home), "page", "listed", "elsewhere"]) == 0
    assert "no listing says anything of 'elsewhere'" in capsys.readouterr().out


def test_every_page_at_once_is_no_pattern(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--home", str(home), "page", "demote", "*"]) != 0
    assert "would be every page" in capsys.readouterr().err


def test_what_people_say_of_pages_goes_out_and_in(home: Path, tmp_path: Path) -> None:
    assert run(["--home", str(home), "page", "demote", "*buoys*"]) == 0
    lines = tmp_path / "said.jsonl"
    assert run(["--home", str(home), "corrections", "export", "-o", str(lines)]) == 0
    assert run(["--home", str(home), "corrections", "import", str(lines)]) == 0
    with open_store(Config(home=home), read_only=True) as store:
        assert list(store.verify()) == []


def test_an_address_that_made_no_release_is_told_where_to_look(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(home), "show", "http://harbour.example/none"]) != 0
    assert "`dateline quarantine`" in capsys.readouterr().err
