"""Taking pages from files, folders, zip, tar and WARC: nothing lost in silence, no run ended."""

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.models import FindingKind
from archive.sources import Limits, open_source
from tests.archive.sources.reading import PAGE, read, reasons, tar_of, write_warc

# warcio's writer and reader leave their buffers to the collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SHARED = Path(__file__).parents[4] / "shared" / "data" / "warc"


def test_a_missing_source_says_what_is_accepted(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no such file or folder: .*; a source is a page"):
        open_source(str(tmp_path / "nothing"), Limits())


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.warc")
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        open_source(str(tmp_path / "a.warc"), Limits())


def test_an_address_with_blanks_is_mended_without_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_warc(tmp_path / "a.warc", [("http://irco.example/PLACE", PAGE)])
    place = tmp_path / "a.warc"
    place.write_bytes(place.read_bytes().replace(b"PLACE", b"a b\x1b[2J"))
    ((capture,), _) = read(place)
    assert (capture.url or "").startswith("http://irco.example/a%20b")
    assert not caplog.records


def test_a_saved_page_tells_its_address(tmp_path: Path) -> None:
    comment = b"<!-- saved from url=(0030)http://www.irco.example/a.html -->"
    (tmp_path / "a.html").write_bytes(comment + PAGE)
    (capture,), _ = read(tmp_path / "a.html")
    assert (capture.url, capture.moment) == ("http://www.irco.example/a.html", None)
    assert capture.content == comment + PAGE


def test_a_folder_counts_what_is_no_page_and_lists_documents(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.css").write_bytes(b"p { color: red }")
    (tmp_path / "c.rtf").write_bytes(b"{\\rtf1 text}")
    (tmp_path / "d.html").write_bytes(b"  ")
    captures, findings = read(tmp_path)
    kinds = {(finding.kind, finding.reason) for finding in findings}
    assert len(captures) == 1
    assert (FindingKind.SKIPPED, "not-html") in kinds
    assert (FindingKind.WORKLIST, "word") in kinds
    assert (FindingKind.QUARANTINED, "empty") in kinds


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.html").write_bytes(PAGE)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").symlink_to(tmp_path / "outside.html")
    captures, findings = read(tmp_path / "in")
    assert captures == []
    assert reasons(findings) == {"link-outside"}


def test_a_page_over_the_limit_is_quarantined_with_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE * 100)
    captures, (finding,) = read(tmp_path / "a.html", Limits(max_page_bytes=1000))
    assert captures == []
    assert (finding.kind, finding.reason) == (FindingKind.QUARANTINED, "too-large")
    assert finding.content == PAGE * 100


def test_names_in_a_zip_are_data_and_never_paths(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../up.html", PAGE)
        archive.writestr("twice.html", PAGE)
        archive.writestr("twice.html", PAGE + b"again")
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    captures, findings = read(path)
    assert len(captures) == 3
    assert len({capture.locator for capture in captures}) == 3
    assert {"unsafe-name", "link"} <= reasons(findings)
    assert list(tmp_path.iterdir()) == [path]


def test_a_bomb_in_a_zip_is_reported_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.html", b"<p>" + b"0" * 5_000_000)
        archive.writestr("good.html", PAGE)
    captures, findings = read(path)
    assert [capture.content for capture in captures] == [PAGE]
    assert reasons(findings) == {"bomb"}


def test_garbage_under_the_name_of_an_archive_is_a_finding(tmp_path: Path) -> None:
    for name in ("a.zip", "a.tar.gz", "a.warc.gz", "a.wacz"):
        (tmp_path / name).write_bytes(b"nothing of the kind")
        captures, findings = read(tmp_path / name)
        assert captures == []
        assert {finding.kind for finding in findings} == {FindingKind.DAMAGED}, name


def test_a_cut_tar_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tar_of(20)[:10_000])
    captures, findings = read(tmp_path / "a.tar")
    assert 5 < len(captures) < 20
    assert "record-cut-short" in reasons(findings)


def test_a_warc_gives_address_moment_and_true_bytes(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", [("http://irco.example/a", PAGE)])
    (capture,), _ = read(tmp_path / "a.warc.gz")
    assert (capture.url, capture.content, capture.verified) == ("http://irco.example/a", PAGE, True)
    assert capture.moment is not None


def test_a_flipped_byte_is_quarantined_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    write_warc(path, [("http://irco.example/a", PAGE), ("http://irco.example/b", PAGE)])
    path.write_bytes(path.read_bytes().replace(b"river is high", b"river is hugh", 1))
    captures, findings = read(path)
    assert [capture.url for capture in captures] == ["http://irco.example/b"]
    (finding,) = [f for f in findings if f.kind is FindingKind.QUARANTINED]
    assert (finding.reason, finding.url) == ("digest-false", "http://irco.example/a")
    assert finding.content is not None


def test_a_cut_warc_reports_its_last_record(tmp_path: Path) -> None:
    for name in ("a.warc", "a.warc.gz"):
        path = tmp_path / name
        write_warc(path, [("http://irco.example/a", PAGE), ("http://irco.example/b", PAGE)])
        path.write_bytes(path.read_bytes()[:-60])
        captures, findings = read(path)
        assert [capture.url for capture in captures][:1] == ["http://irco.example/a"]
        kinds = {finding.kind for finding in findings}
        assert kinds & {FindingKind.QUARANTINED, FindingKind.DAMAGED}, name


def test_one_gzip_stream_around_the_whole_file_is_read_all_the_same(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [("http://irco.example/a", PAGE), ("http://b.example/", PAGE)])
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress((tmp_path / "a.warc").read_bytes()))
    captures, findings = read(whole)
    assert len(captures) == 2
    assert "single-gzip-stream" in reasons(findings)


def test_a_revisit_has_the_bytes_of_its_original(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [("http://irco.example/a", PAGE)], ("http://irco.example/c",))
    captures, _ = read(tmp_path / "a.warc")
    assert [(capture.url, capture.content) for capture in captures][-1] == (
        "http://irco.example/c",
        PAGE,
    )


def test_a_revisit_in_one_gzip_stream_has_its_bytes_too(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [("http://irco.example/a", PAGE)], ("http://irco.example/c",))
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress((tmp_path / "a.warc").read_bytes()))
    captures, _ = read(whole)
    assert [(capture.url, capture.content) for capture in captures][-1] == (
        "http://irco.example/c",
        PAGE,
    )


# Cut in the middle by its maker: a digest that is false keeps the page out (quarantined).
FALSE = {"warcio/example-trunc.warc", "warcio/example-wrong-chunks.warc.gz"}


def test_real_archives_give_what_their_manifest_counts() -> None:
    if not SHARED.is_dir():
        pytest.skip("shared/data/warc not found: skipped")
    for entry in json.loads((SHARED / "manifest.json").read_text())["files"]:
        captures, findings = read(SHARED / entry["file"])
        set_aside = [f for f in findings if f.kind is FindingKind.QUARANTINED and f.content]
        assert len(captures) + (entry["file"] in FALSE) >= entry["html_records"], entry["file"]
        assert entry["file"] not in FALSE or set_aside, entry["file"]
        if entry["error"]:
            assert [f for f in findings if f.kind is FindingKind.DAMAGED], entry["file"]
