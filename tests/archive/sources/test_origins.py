"""Where a saved page came from: its path, the marks of the program that saved it, a toolbar."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.sources.mirrors import is_mirror_index, origin_of
from tests.archive.sources.reading import PAGE, read, reasons

MARCH = datetime(2006, 3, 14, 10, 11, 12, tzinfo=UTC)
TOOLBAR = (
    b"<html><head><script src='//archive.org/includes/a.js'></script>"
    b"<link rel='canonical' href='https://web.archive.org/web/20060314101112/"
    b"http://www.irco.example/n.html'></head><body><p>Text</p></body></html>"
    b"<!-- FILE ARCHIVED ON 10:11:12 Mar 14, 2006 AND RETRIEVED FROM THE ARCHIVE -->"
)


@pytest.mark.parametrize(
    ("parts", "url", "moment"),
    [
        (("www.irco.example", "news", "a.html"), "http://www.irco.example/news/a.html", None),
        (("www.irco.example", "index.html"), "http://www.irco.example/", None),
        (("www.irco.example", "a.asp@id=4.html"), "http://www.irco.example/a.asp?id=4", None),
        (("irco.example+8080", "a.html"), "http://irco.example:8080/a.html", None),
        (
            ("20060314101112", "http:", "irco.example", "a.html"),
            "http://irco.example/a.html",
            MARCH,
        ),
        (("20060314101112", "irco.example", "a.html"), "http://irco.example/a.html", MARCH),
        (("irco.example", "20060314101112", "a.html"), "http://irco.example/a.html", MARCH),
        (("20060314101112id_", "https:", "irco.example", ""), "https://irco.example/", MARCH),
        (("releases.2006", "a.html"), None, None),
        (("v1.0", "20060314", "a.html"), None, None),
        (("a.html",), None, None),
    ],
)
def test_a_path_tells_address_and_moment(
    parts: tuple[str, ...], url: str | None, moment: datetime | None
) -> None:
    origin = origin_of(parts, PAGE)
    assert (origin.url, origin.moment) == (url, moment)


@pytest.mark.parametrize(
    ("mark", "url", "moment", "note"),
    [
        (
            b"<!-- Mirrored from www.irco.example/n.html by HTTrack Website Copier/3.x"
            b" [XR&CO'2005], Tue, 14 Mar 2006 10:11:12 GMT -->",
            "http://www.irco.example/n.html",
            MARCH,
            "httrack",
        ),
        (
            b"<!--\n Page saved with SingleFile \n url: https://www.irco.example/n \n"
            b" saved date: Tue Mar 14 2006 11:11:12 GMT+0100 (CET)\n-->",
            "https://www.irco.example/n",
            MARCH,
            "single-file",
        ),
        (
            b"<!-- saved from url=(0046)https://web.archive.org/web/20060314101112/"
            b"http://www.irco.example/n.html -->",
            "http://www.irco.example/n.html",
            MARCH,
            "saved-from-url",
        ),
        (TOOLBAR, "http://www.irco.example/n.html", MARCH, "web-archive-toolbar"),
    ],
)
def test_a_saved_page_tells_its_address(mark: bytes, url: str, moment: datetime, note: str) -> None:
    origin = origin_of(("n.html",), mark + PAGE)
    assert (origin.url, origin.moment) == (url, moment)
    assert note in origin.notes


@pytest.mark.parametrize("url", [b"about:internet", b"file:///C:/a.html"])
def test_a_mark_without_a_web_address_is_no_evidence(url: bytes) -> None:
    mark = b"<!-- saved from url=(0014)" + url + b" -->"
    assert origin_of(("n.html",), mark + PAGE).url is None


def test_the_pages_of_the_mirroring_program_are_no_pages() -> None:
    assert is_mirror_index(b'<meta name="generator" content="HTTrack Website Copier/3.x">')
    assert not is_mirror_index(b"<!-- Mirrored from a.example by HTTrack Website Copier -->" + PAGE)


def test_folders_above_a_source_name_no_host(tmp_path: Path) -> None:
    folder = tmp_path / "files.example" / "s"
    folder.mkdir(parents=True)
    (folder / "a.html").write_bytes(PAGE)
    for source in (folder, folder / "a.html"):
        ((capture,), _) = read(source)
        assert capture.url is None, source


def test_a_source_that_is_the_folder_of_a_host_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "www.irco.example"
    folder.mkdir()
    (folder / "a.html").write_bytes(PAGE)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))
    for source in (".", folder, Path("..") / "www.irco.example"):
        ((capture,), _) = read(source)
        assert capture.url == "http://www.irco.example/a.html", source
    monkeypatch.chdir(tmp_path)
    ((capture,), _) = read("www.irco.example/a.html")
    assert capture.url == "http://www.irco.example/a.html"


def test_links_to_folders_and_special_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "out")
    os.mkfifo(tmp_path / "in" / "pipe.html")
    captures, findings = read(tmp_path / "in")
    assert captures == []
    assert reasons(findings) == {"link-to-folder", "special-file"}


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.html").write_bytes(PAGE)
    scandir = os.scandir

    def refusing(path: Any) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    captures, (finding,) = read(tmp_path)
    assert len(captures) == 1
    assert (finding.reason, finding.detail) == ("unreadable", "Permission denied")
    assert finding.locator.endswith("closed")
