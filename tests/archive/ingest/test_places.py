"""A page without an address comes in once, however the path to it is spelled."""

import shutil
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config
from archive.store import create_store, open_store
from tests.archive.sources.reading import PAGE

PAGES = {"a.html": PAGE, "sub/b.html": PAGE + b"b", "sub/a.html": PAGE, "empty.html": b""}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in PAGES.items():
        place = tmp_path / "x" / "pages" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    (tmp_path / "y").mkdir()
    shutil.make_archive(str(tmp_path / "x" / "packed"), "zip", tmp_path / "x" / "pages")
    monkeypatch.chdir(tmp_path / "x")
    return tmp_path / "home"


def take(home: Path, source: str) -> dict[str, int]:
    assert run(["--home", str(home), "ingest", "--jobs", "1", source]) == 0
    with open_store(Config(home=home), read_only=True) as store:
        return dict(list(store.accessions())[-1].counts)


def spellings(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "link").symlink_to(tmp_path / "x" / "pages")
    return ("pages/", "./pages", f"{tmp_path}/x/pages", "../x/pages", f"{tmp_path}/link")


def test_the_spelling_of_a_path_makes_no_other_page(home: Path, tmp_path: Path) -> None:
    assert take(home, "pages")["taken"] == 3
    for spelling in spellings(tmp_path):
        counts = take(home, spelling)
        assert counts == {"taken": 0, "held": 3, "known": 1}, spelling
    shutil.copytree(tmp_path / "x" / "pages", tmp_path / "y" / "copy")
    assert take(home, str(tmp_path / "y" / "copy"))["taken"] == 0


@pytest.mark.parametrize("first", ["packed.zip", "pages/sub/b.html"])
def test_a_single_file_comes_in_once(home: Path, tmp_path: Path, first: str) -> None:
    number = take(home, first)["taken"]
    for spelling in (f"{tmp_path}/x/{first}", f"../x/{first}", f"./{first}"):
        assert take(home, spelling)["held"] == number


def test_from_within_the_folder_it_is_the_same(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert take(home, "pages")["taken"] == 3
    monkeypatch.chdir(tmp_path / "x" / "pages")
    assert take(home, ".")["held"] == 3
    assert take(home, "sub/b.html")["held"] == 1


def test_a_relative_path_below_a_mirror_names_its_host_in_every_spelling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "www.irco.example" / "news" / "a.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(PAGE)
    monkeypatch.chdir(tmp_path)
    assert take(tmp_path / "home", "www.irco.example/news/a.html")["taken"] == 1
    assert take(tmp_path / "home", str(page))["held"] == 1


def test_a_page_that_changed_at_its_place_is_a_version_of_it(home: Path, tmp_path: Path) -> None:
    take(home, "pages/sub/b.html")
    (tmp_path / "x" / "pages" / "sub" / "b.html").write_bytes(
        b"<p>Quite another text, of 2003.</p>"
    )
    take(home, f"{tmp_path}/x/pages")
    with open_store(Config(home=home), read_only=True) as store:
        pages = {
            capture.page_key for capture in store.captures() if capture.locator.endswith("b.html")
        }
        assert pages == {f"{tmp_path}/x/pages/sub/b.html"}


def test_the_same_path_inside_another_source_is_another_page(home: Path, tmp_path: Path) -> None:
    take(home, "pages")
    (tmp_path / "y" / "a.html").write_bytes(PAGE + b"of y")
    assert take(home, "../y")["taken"] == 1
    with open_store(Config(home=home), read_only=True) as store:
        assert len({capture.page_key for capture in store.captures()}) == 4


def test_what_was_held_under_its_spelling_stays_recognised(home: Path, tmp_path: Path) -> None:
    take(home, "pages")
    with create_store(Config(home=home)) as store, store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE captures SET key = locator, page_key = locator")
        connection.exec_driver_sql("UPDATE findings SET locator_key = locator")
    for spelling in ("pages", *spellings(tmp_path)):
        assert take(home, spelling)["taken"] == 0, spelling
    (tmp_path / "x" / "pages" / "a.html").write_bytes(PAGE + b"and more")
    assert take(home, "pages")["taken"] == 1
    with open_store(Config(home=home), read_only=True) as store:
        page_keys = [capture.page_key for capture in store.captures() if capture.url is None]
        assert page_keys.count("pages/a.html") == 2
