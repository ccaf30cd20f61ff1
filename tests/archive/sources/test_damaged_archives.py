"""Damaged, cut and hostile archive files: what can be read is read, the rest is said."""

import bz2
import gzip
import io
import lzma
import random
import re
import tarfile
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
import zstandard

from archive.describe.describer import describer_of
from archive.models import FindingKind
from archive.sources import Limits, open_source
from tests.archive.knowledge import GENERIC
from tests.archive.sources.reading import PAGE, read, reasons, tar_of, write_warc

A, B, C = ("http://irco.example/" + name for name in "abc")
pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.parametrize("packed", [bytes, gzip.compress, bz2.compress, lzma.compress])
def test_a_tar_file_is_read_however_it_is_packed(tmp_path: Path, packed: type[bytes]) -> None:
    (tmp_path / "a.tar.gz").write_bytes(packed(tar_of(3)))
    captures, findings = read(tmp_path / "a.tar.gz")
    assert [capture.content for capture in captures] == [PAGE] * 3
    assert findings == []


def test_a_damaged_header_costs_its_member_and_no_other(tmp_path: Path) -> None:
    whole = bytearray(tar_of(6))
    whole[2 * 1024 + 10 : 2 * 1024 + 200] = b"\xff" * 190  # a member is a header and one block
    (tmp_path / "a.tar").write_bytes(whole)
    captures, findings = read(tmp_path / "a.tar")
    names = [capture.locator.rpartition("!")[2] for capture in captures]
    assert names == ["00.html", "01.html", "03.html", "04.html", "05.html"]
    assert reasons(findings) == {"header-damaged"}


@pytest.mark.parametrize(
    "told",
    [
        {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": "9" * 20},
        {"GNU.sparse.map": "a,b", "GNU.sparse.size": "9" * 20},
        {"size": "-5"},
        {"mtime": "1e999", "uid": "x"},
    ],
    ids=str,
)
def test_what_a_tar_header_tells_falsely_costs_its_member_and_no_other(
    tmp_path: Path, told: dict[str, str]
) -> None:
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        for name, headers in (("a.html", {}), ("odd.html", told), ("z.html", {})):
            entry = tarfile.TarInfo(name)
            entry.size, entry.pax_headers = len(PAGE), headers
            archive.addfile(entry, io.BytesIO(PAGE))
    captures, findings = read(tmp_path / "a.tar")
    names = [capture.locator.rpartition("!")[2] for capture in captures]
    assert [name for name in names if name != "odd.html"] == ["a.html", "z.html"]
    assert "odd.html" in names or findings
    assert "our-fault" not in reasons(findings)


def test_a_false_size_of_one_member_ends_no_zip_file(tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    with zipfile.ZipFile(place, "w") as archive:
        for name in ("a.html", "b.html"):
            archive.writestr(name, PAGE)
        archive.infolist()[0].file_size = 1 << 60
    captures, findings = read(place)
    assert [capture.locator.rpartition("!")[2] for capture in captures] == ["b.html"]
    assert reasons(findings) == {"bomb"}


def test_a_tar_file_cut_between_two_members_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tar_of(6)[: 4 * 1024])
    captures, findings = read(tmp_path / "a.tar")
    assert len(captures) == 4
    assert reasons(findings) == {"no-end-mark"}


def test_a_bomb_around_a_tar_file_is_stopped(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as archive:
        entry = tarfile.TarInfo("zeros.bin")
        entry.size = 150_000_000
        archive.addfile(entry, io.BytesIO(bytes(entry.size)))
    (tmp_path / "a.tgz").write_bytes(whole.getvalue())
    assert reasons(read(tmp_path / "a.tgz")[1]) >= {"bomb"}


def test_a_zip_file_without_its_directory_gives_its_members(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"www.irco.example/{number}.html", PAGE + b"%d" % number)
        archive.writestr("last.html", PAGE * 50)
    path.write_bytes(path.read_bytes()[: archive.getinfo("last.html").header_offset + 60])
    captures, findings = read(path)
    assert [capture.content for capture in captures] == [
        PAGE + b"%d" % number for number in range(4)
    ]
    assert captures[1].url == "http://www.irco.example/1.html"
    assert reasons(findings) == {"directory-lost", "unreadable"}


@pytest.mark.parametrize(("place", "told"), [("directory", {"directory-lost"}), ("header", set())])
def test_a_zip_file_that_names_a_member_in_no_utf_8_gives_all_members(
    tmp_path: Path, place: str, told: set[str]
) -> None:
    path, name, wrong = tmp_path / "a.zip", "été.html".encode(), b"\xf7\xf7t\xc3\xa9.html"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name.decode(), PAGE)
        archive.writestr("b.html", PAGE + b"second")
    header, contents, directory = path.read_bytes().split(name)
    names = (name, wrong) if place == "directory" else (wrong, name)
    path.write_bytes(header + names[0] + contents + names[1] + directory)
    captures, findings = read(path)
    assert [capture.content for capture in captures] == [PAGE, PAGE + b"second"]
    assert reasons(findings) == told


def test_a_zip_file_that_lies_about_a_size_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("b.html", PAGE + b"second")
    path.write_bytes(path.read_bytes().replace(b"high today", b"hugh today", 1))
    captures, findings = read(path)
    assert [capture.content for capture in captures] == [PAGE + b"second"]
    assert reasons(findings) == {"unreadable"}


def test_a_length_that_swallows_later_records_loses_none_of_them(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [(A, PAGE), (B, PAGE + b"b"), (C, PAGE + b"c")])
    whole = (tmp_path / "a.warc").read_bytes()
    first, second = b"Content-Length: ", b"\r\n"
    at = whole.index(first) + len(first)
    end = whole.index(second, at)
    for length in (b"900", b"99999999"):
        (tmp_path / "a.warc").write_bytes(whole[:at] + length + whole[end:])
        captures, findings = read(tmp_path / "a.warc")
        assert [capture.url for capture in captures] == [B, C], length
        assert "length-wrong" in reasons(findings)
        assert [f.url for f in findings if f.kind is FindingKind.QUARANTINED] == [A]


@pytest.mark.parametrize("length", [b"-5", b"abc", b"7", b"9" * 30])
def test_a_length_that_is_none_is_told_and_the_rest_read(tmp_path: Path, length: bytes) -> None:
    write_warc(tmp_path / "a.warc", [(A, PAGE), (B, PAGE + b"b")])
    whole = (tmp_path / "a.warc").read_bytes()
    at = whole.index(b"Content-Length: ") + 16
    (tmp_path / "a.warc").write_bytes(whole[:at] + length + whole[whole.index(b"\r\n", at) :])
    captures, findings = read(tmp_path / "a.warc")
    assert B in [capture.url for capture in captures]
    assert {f.kind for f in findings} >= {FindingKind.DAMAGED}


def test_locators_behind_a_damage_are_true_offsets(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    write_warc(path, [(A, PAGE), (B, PAGE + b"b")])
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"WARC/1.0", b"WURC/1.0", 1))
    (capture,), _ = read(path)
    offset = int(capture.locator.rpartition("@")[2])
    assert path.read_bytes()[offset : offset + 5] == b"WARC/"


def test_one_record_in_two_gzip_members_is_read_whole(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [(A, PAGE)])
    whole = (tmp_path / "a.warc").read_bytes()
    at = whole.index(b"<html>")
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(whole[:at]) + gzip.compress(whole[at:]))
    (capture,), _ = read(tmp_path / "b.warc.gz")
    assert (capture.content, capture.verified) == (PAGE, True)


def _one_stream(tmp_path: Path) -> bytes:
    """A WARC file of thirty pages, each with its digest, in one gzip stream."""
    pages = [(f"{A}/{n}", PAGE + b"<p>Gauge %d reads %d.</p>" % (n, n**5)) for n in range(30)]
    write_warc(tmp_path / "a.warc", pages)
    return gzip.compress((tmp_path / "a.warc").read_bytes(), mtime=0)


@pytest.mark.parametrize("first", [True, False])
def test_a_damaged_gzip_header_costs_no_record_of_another_member(
    tmp_path: Path, first: bool
) -> None:
    write_warc(tmp_path / "a.warc.gz", [(A, PAGE), (B, PAGE + b"b"), (C, PAGE + b"c")])
    members = [bytearray(member) for member in _gzip_members((tmp_path / "a.warc.gz").read_bytes())]
    members[0 if first else 1][0] ^= 0xFF
    (tmp_path / "a.warc.gz").write_bytes(b"".join(map(bytes, members)))
    captures, findings = read(tmp_path / "a.warc.gz")
    assert [capture.url for capture in captures] == ([B, C] if first else [A, C])
    assert "record-unreadable" in reasons(findings)


@pytest.mark.parametrize("byte", [0, 3])
def test_a_damaged_header_of_the_one_gzip_stream_costs_no_record(tmp_path: Path, byte: int) -> None:
    whole = bytearray(_one_stream(tmp_path))
    whole[byte] ^= 0xFF
    (tmp_path / "b.warc.gz").write_bytes(whole)
    captures, findings = read(tmp_path / "b.warc.gz")
    assert [capture.verified for capture in captures] == [True] * 30
    assert "single-gzip-stream" in reasons(findings)


def test_records_before_a_damage_of_the_one_gzip_stream_are_read(tmp_path: Path) -> None:
    whole = bytearray(_one_stream(tmp_path))
    middle = len(whole) // 2
    whole[middle : middle + 4] = bytes(byte ^ 0xFF for byte in whole[middle : middle + 4])
    (tmp_path / "b.warc.gz").write_bytes(whole)
    captures, findings = read(tmp_path / "b.warc.gz")
    assert [capture.url for capture in captures[:10]] == [f"{A}/{n}" for n in range(10)]
    assert all(capture.verified for capture in captures)
    assert {"single-gzip-stream", "cut-short"} <= reasons(findings)


def test_what_no_digest_proves_is_doubted_if_its_packing_is_damaged(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [(A, PAGE), (B, PAGE + b"b")])
    unproved = re.sub(
        rb"WARC-(Payload|Block)-Digest: .*\r\n", b"", (tmp_path / "a.warc").read_bytes()
    )
    whole = bytearray(gzip.compress(unproved, mtime=0))
    whole[-6] ^= 0xFF  # its checksum
    (tmp_path / "b.warc.gz").write_bytes(whole)
    captures, _ = read(tmp_path / "b.warc.gz")
    assert [capture.notes for capture in captures] == [("unverified", "may-be-garbled")] * 2
    described = describer_of(GENERIC, date(2026, 1, 1)).describe(captures[0])
    assert "may-be-garbled" in described.flags


def test_members_behind_a_damaged_one_of_many_records_are_read(tmp_path: Path) -> None:
    whole = bytearray(_one_stream(tmp_path))
    whole[60:90] = b"\xff" * 30
    write_warc(tmp_path / "c.warc", [(B, PAGE), (C, PAGE)])
    behind = gzip.compress((tmp_path / "c.warc").read_bytes(), mtime=0)
    (tmp_path / "b.warc.gz").write_bytes(bytes(whole) + behind)
    captures, findings = read(tmp_path / "b.warc.gz")
    assert [capture.url for capture in captures][-2:] == [B, C]
    assert FindingKind.DAMAGED in {finding.kind for finding in findings}


def test_frames_behind_a_damaged_one_are_read(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", [(A, PAGE), (B, PAGE + b"b"), (C, PAGE + b"c")])
    records = map(gzip.decompress, _gzip_members((tmp_path / "a.warc.gz").read_bytes()))
    frames = [bytearray(zstandard.compress(record)) for record in records]
    frames[1][20:30] = b"\xff" * 10
    (tmp_path / "b.warc.zst").write_bytes(b"".join(map(bytes, frames)))
    captures, findings = read(tmp_path / "b.warc.zst")
    assert [capture.url for capture in captures] == [A, C]
    (cut,) = [finding for finding in findings if finding.reason == "cut-short"]
    assert f"offset {len(frames[0])} is damaged" in cut.detail


def test_one_gzip_stream_that_begins_with_a_large_record_is_read_whole(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [(A, random.Random(1).randbytes(3_000_000)), (B, PAGE)])
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress((tmp_path / "a.warc").read_bytes(), mtime=0))
    captures, findings = read(tmp_path / "b.warc.gz")
    assert B in [capture.url for capture in captures]
    assert "single-gzip-stream" in reasons(findings)


def test_a_record_over_the_limit_is_not_kept_in_part(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [(A, PAGE + bytes(200_000)), (B, PAGE)])
    limits = Limits(max_page_bytes=10_000, max_kept_bytes=100_000)
    captures, findings = read(tmp_path / "a.warc", limits)
    assert [capture.url for capture in captures] == [B]
    assert [(f.reason, f.content) for f in findings] == [("too-large", None)]


def test_a_segment_of_a_record_is_marked_as_a_part(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [(A, PAGE)])
    whole = (tmp_path / "a.warc").read_bytes()
    segmented = whole.replace(b"WARC-Date:", b"WARC-Segment-Number: 1\r\nWARC-Date:", 1)
    (tmp_path / "a.warc").write_bytes(segmented)
    (capture,), _ = read(tmp_path / "a.warc")
    assert "broken-off: segment" in capture.notes


def test_a_bomb_in_a_warc_record_is_set_aside_and_the_next_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write_warc(path, [(A, bytes(3_000_000)), (B, PAGE)])
    captures, findings = read(path, Limits(max_page_bytes=10_000, max_kept_bytes=100_000))
    assert [capture.url for capture in captures] == [B]
    assert "too-large" in reasons(findings)


def test_revisits_are_found_across_the_members_of_a_wacz(tmp_path: Path) -> None:
    write_warc(tmp_path / "1.warc.gz", [(A, PAGE)])
    write_warc(tmp_path / "2.warc.gz", [(A, PAGE)], (C,))
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        only_revisit = b"".join(_gzip_members((tmp_path / "2.warc.gz").read_bytes())[1:])
        archive.writestr("archive/1.warc.gz", (tmp_path / "1.warc.gz").read_bytes())
        archive.writestr("archive/2.warc.gz", only_revisit)
        archive.writestr("archive/3.warc.gz", b"garbage")
    captures, findings = read(tmp_path / "a.wacz")
    assert [(capture.url, capture.content, capture.verified) for capture in captures] == [
        (A, PAGE, True),
        (C, PAGE, True),
    ]
    assert FindingKind.DAMAGED in {f.kind for f in findings}


def test_a_wacz_without_its_directory_gives_its_records(tmp_path: Path) -> None:
    write_warc(tmp_path / "1.warc.gz", [(A, PAGE)])
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("archive/1.warc.gz", (tmp_path / "1.warc.gz").read_bytes())
        archive.writestr("pages/pages.jsonl", "{}")
        cut = archive.start_dir - 1
    (tmp_path / "a.wacz").write_bytes((tmp_path / "a.wacz").read_bytes()[:cut])
    captures, findings = read(tmp_path / "a.wacz")
    assert [capture.url for capture in captures] == [A]
    assert "directory-lost" in reasons(findings)


def _gzip_members(whole: bytes) -> list[bytes]:
    starts = [at for at in range(len(whole)) if whole[at : at + 3] == b"\x1f\x8b\x08"]
    return [whole[a:b] for a, b in zip(starts, [*starts[1:], len(whole)], strict=True)]


def test_memory_does_not_grow_with_a_zip_file(tmp_path: Path) -> None:
    def peak(pages: int) -> int:
        path = tmp_path / f"{pages}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for number in range(pages):
                archive.writestr(f"{number}.html", PAGE * 2000)
        tracemalloc.start()
        assert sum(1 for _ in open_source(str(path), Limits()).captures()) == pages
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak(5)
    assert peak(200) < 1.5 * peak(20)
