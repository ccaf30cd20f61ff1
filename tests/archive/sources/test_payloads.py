"""Payloads as crawlers keep them: coded, in chunks, broken off, with digests of any meaning."""

import base64
import gzip
import hashlib
import zlib
from datetime import date
from pathlib import Path

import brotli
import pytest
import zstandard

from archive.describe.describer import describer_of
from archive.models import Capture, FindingKind
from archive.sources import Limits, open_source
from tests.archive.knowledge import GENERIC
from tests.archive.sources.reading import PAGE, read, reasons
from tests.archive.sources.test_counted_records import accounted, count

URL = "http://irco.example/ferry"
CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n"


def record(
    payload: bytes,
    http: str = "Content-Type: text/html\r\n",
    warc: str = "",
    status: str = "200 OK",
) -> bytes:
    block = f"HTTP/1.1 {status}\r\n{http}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\n"
        f"WARC-Date: 2006-03-14T10:11:12Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"{warc}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def sha1(content: bytes) -> str:
    return base64.b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()


def captures_of(tmp_path: Path, content: bytes, name: str = "a.warc") -> list[Capture]:
    path = tmp_path / name
    path.write_bytes(content)
    return read(path)[0]


CODED = {
    "br": brotli.compress(PAGE),
    "zstd": zstandard.ZstdCompressor().compress(PAGE),
    "gzip": gzip.compress(PAGE, mtime=0),
    "deflate": zlib.compress(PAGE),
    "gzip, br": brotli.compress(gzip.compress(PAGE, mtime=0)),
    "gzip, gzip": gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0),
    "x-gzip": gzip.compress(PAGE, mtime=0),
}


@pytest.mark.parametrize("coding", CODED)
@pytest.mark.parametrize("chunked", ["", "Transfer-Encoding: chunked\r\n"])
def test_a_coded_payload_is_the_page(tmp_path: Path, coding: str, chunked: str) -> None:
    body = CODED[coding]
    sent = CHUNKED % (len(body), body) if chunked else body
    http = f"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n{chunked}"
    (capture,) = captures_of(tmp_path, record(sent, http))
    assert capture.content == PAGE


CHUNKS = {
    "a trailer": b"20\r\n%s\r\n%x\r\n%s\r\n0\r\nX-Checked: yes\r\n\r\n",
    "extensions": b"20;a=b\r\n%s\r\n%x ;c\r\n%s\r\n0\r\n\r\n",
    "a size too large": b"24\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n",
    "a size too small": b"1d\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n",
    "no last chunk": b"20\r\n%s\r\n%x\r\n%s",
}


@pytest.mark.parametrize("chunks", CHUNKS)
@pytest.mark.parametrize("name", ["chunked", "Chunked", "gzip, chunked"])
def test_what_was_sent_in_chunks_is_the_page(tmp_path: Path, chunks: str, name: str) -> None:
    body = gzip.compress(PAGE, mtime=0) if "gzip" in name else PAGE
    sent = CHUNKS[chunks] % (body[:32], len(body) - 32, body[32:])
    http = f"Content-Type: text/html\r\nTransfer-Encoding: {name}\r\n"
    (capture,) = captures_of(tmp_path, record(sent, http))
    assert capture.content == PAGE


def test_a_coding_in_a_line_of_its_own_is_undone_too(tmp_path: Path) -> None:
    twice = gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)
    http = "Content-Type: text/html\r\n" + "Content-Encoding: gzip\r\n" * 2
    (capture,) = captures_of(tmp_path, record(twice, http))
    assert capture.content == PAGE


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_payload_that_is_not_coded_as_its_head_says_is_kept_as_it_is(tmp_path, coding) -> None:
    http = f"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n"
    (capture,) = captures_of(tmp_path, record(PAGE, http))
    assert capture.content == PAGE


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_of_a_coded_payload_without_an_end_the_part_is_kept(tmp_path: Path, coding: str) -> None:
    page = PAGE + b"".join(b"<p>Boat %d is late.</p>" % number for number in range(20_000))
    packed = {"br": brotli.compress, "zstd": zstandard.ZstdCompressor().compress}[coding](page)
    http = f"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n"
    truncated = "WARC-Truncated: length\r\n"
    (capture,) = captures_of(tmp_path, record(packed[:-20], http, truncated))
    assert page.startswith(capture.content)
    assert len(capture.content) > 10_000


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_bomb_of_a_coding_is_unpacked_up_to_the_limit_only(tmp_path: Path, coding: str) -> None:
    bomb = b"<html><body><p>" + b"a" * 60_000_000
    packed = {"br": brotli.compress, "zstd": zstandard.ZstdCompressor().compress}[coding](bomb)
    http = f"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n"
    path = tmp_path / "a.warc"
    path.write_bytes(record(packed, http) + record(PAGE))
    captures, findings = read(path, Limits(max_page_bytes=1_000_000, max_kept_bytes=2_000_000))
    assert [capture.content for capture in captures] == [PAGE]
    assert reasons(findings) & {"too-large"}


def unpadded(digest: bytes) -> str:
    return base64.b32encode(digest).decode().rstrip("=")


def forms(payload: bytes, decoded: bytes) -> dict[str, str]:
    digest = hashlib.sha1(payload, usedforsecurity=False).digest()
    return {
        "as sent": f"sha1:{sha1(CHUNKED % (len(payload), payload))}",
        "without chunks": f"sha1:{base64.b32encode(digest).decode()}",
        "decoded": f"sha1:{sha1(decoded)}",
        "small letters": f"sha1:{base64.b32encode(digest).decode().lower()}",
        "hexadecimal": f"sha1:{digest.hex()}",
        "sha256": f"sha256:{hashlib.sha256(decoded).hexdigest()}",
        "sha256 in base 32": f"SHA-256:{unpadded(hashlib.sha256(decoded).digest())}",
        "md5 in base 32": f"md5:{unpadded(hashlib.md5(decoded, usedforsecurity=False).digest())}",
    }


@pytest.mark.parametrize("form", forms(b"", b""))
def test_a_digest_is_true_in_any_meaning_of_payload(tmp_path: Path, form: str) -> None:
    body = gzip.compress(PAGE, mtime=0)
    digest = forms(body, PAGE)[form]
    http = "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    warc = f"WARC-Payload-Digest: {digest}\r\n"
    (capture,) = captures_of(tmp_path, record(CHUNKED % (len(body), body), http, warc) + b"")
    assert (capture.content, capture.verified) == (PAGE, True)


@pytest.mark.parametrize("spelled", [str, str.lower, lambda printed: "crc9:abcd"])
def test_a_digest_of_the_block_is_compared_in_any_spelling(tmp_path: Path, spelled) -> None:
    block = record(PAGE).partition(b"\r\n\r\n")[2][:-4]
    warc = f"WARC-Block-Digest: {spelled(f'sha1:{sha1(block)}')}\r\n"
    (capture,) = captures_of(tmp_path, record(PAGE, warc=warc))
    assert capture.content == PAGE


@pytest.mark.parametrize(
    "digests",
    [
        f"WARC-Payload-Digest: sha1:{'A' * 32}\r\n",
        f"WARC-Block-Digest: sha1:{'A' * 32}\r\n",
        f"WARC-Block-Digest: sha1:{'A' * 32}\r\nWARC-Payload-Digest: sha1:{sha1(PAGE)}\r\n",
        "WARC-Payload-Digest: sha1:?\r\n",
    ],
)
def test_a_digest_that_is_true_in_none_sets_the_record_aside(tmp_path: Path, digests: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(PAGE, warc=digests) + record(PAGE))
    captures, findings = read(path)
    assert len(captures) == 1
    assert accounted([*captures, *findings]) == 2


def test_a_digest_that_is_false_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    stated = f"sha1:{'A' * 32}"
    path.write_bytes(record(PAGE, warc=f"WARC-Payload-Digest: {stated}\r\n"))
    (finding,) = [each for each in read(path)[1] if each.reason == "digest-false"]
    assert stated in finding.detail


def test_a_digest_of_an_unknown_algorithm_is_no_false_one(tmp_path: Path) -> None:
    (capture,) = captures_of(tmp_path, record(PAGE, warc="WARC-Payload-Digest: crc9:abcd\r\n"))
    assert (capture.content, capture.verified) == (PAGE, None)


def test_a_record_that_its_crawler_broke_off_gives_its_part_with_a_mark(tmp_path: Path) -> None:
    part = PAGE[:40]
    http = f"Content-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n"
    warc = f"WARC-Truncated: time\r\nWARC-Payload-Digest: sha1:{sha1(PAGE)}\r\n"
    (capture,) = captures_of(tmp_path, record(part, http, warc))
    assert (capture.content, capture.verified) == (part, None)
    assert capture.notes == ("unverified", "broken-off: time")
    described = describer_of(GENERIC, date(2026, 1, 1)).describe(capture)
    assert "broken-off" in described.flags


def test_a_text_response_comes_in_like_a_text_file(tmp_path: Path) -> None:
    text = b"FOR IMMEDIATE RELEASE\n\n7 May 1999\n\nThe river is high."
    (capture,) = captures_of(tmp_path, record(text, "Content-Type: text/plain\r\n"))
    assert (capture.content, capture.declared_type) == (text, "text/plain")


def test_a_text_that_says_what_is_missing_is_no_capture(tmp_path: Path) -> None:
    missing = record(b"not found", "Content-Type: text/plain\r\n", status="404 Not Found")
    assert captures_of(tmp_path, missing) == []


def arc(number: int) -> bytes:
    version = b"1 0 irco\nURL IP-address Archive-date Content-type Archive-length\n"
    opening = b"filedesc://a.arc 0.0.0.0 20060314101112 text/plain %d\n%s\n" % (
        len(version),
        version,
    )
    body = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"
    pages = (body + PAGE + b"%d" % page for page in range(number))
    return opening + b"".join(
        b"http://irco.example/%d 192.0.2.1 20060314101112 text/html %d\n%s\n"
        % (at, len(page), page)
        for at, page in enumerate(pages)
    )


@pytest.mark.parametrize("cut", [0, 40])
def test_an_arc_file_in_one_gzip_stream_gives_its_records(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.arc.gz"
    whole = gzip.compress(arc(120), mtime=0)
    path.write_bytes(whole[: len(whole) - cut])
    captures, findings = read(path)
    assert len(captures) >= 120 - cut
    assert "single-gzip-stream" in reasons(findings)
    if not cut:
        assert accounted([*captures, *findings]) == count(path)
        assert len(captures) == 120


def test_an_arc_file_with_a_member_a_record_is_read_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.arc.gz"
    records = arc(12).replace(b"\nhttp://", b"\n\0http://").split(b"\0")
    path.write_bytes(b"".join(gzip.compress(record, mtime=0) for record in records))
    captures, findings = read(path)
    assert len(captures) == 12
    assert "single-gzip-stream" not in reasons(findings)


def test_a_revisit_of_a_text_is_a_capture_too(tmp_path: Path) -> None:
    text = b"The river is high."
    path = tmp_path / "a.warc"
    digest = f"WARC-Payload-Digest: sha1:{sha1(text)}\r\n"
    first = record(text, "Content-Type: text/plain\r\n", digest)
    again = first.replace(b"WARC-Type: response", b"WARC-Type: revisit")
    path.write_bytes(first + again)
    captures = list(open_source(str(path), Limits()).captures())
    assert [capture.content for capture in captures if isinstance(capture, Capture)] == [text, text]
    assert not [
        capture for capture in captures if getattr(capture, "kind", None) is FindingKind.QUARANTINED
    ]


def arc_of(version: int, records: list[bytes], between: bytes = b"\n") -> bytes:
    """An ARC file of these payloads, each 'http://irco.example/NUMBER'."""
    fields = b"Result-code Checksum Location Offset Filename " if version == 2 else b""
    values = b"200 abc - 120 a.arc " if version == 2 else b""
    lines = b"%d 0 Alexa\nURL IP-address Archive-date Content-type %sArchive-length\n\n" % (
        version,
        fields,
    )
    date = b"0.0.0.0 20040520233000 text/plain "
    whole = b"filedesc://a.arc %s%s%d\n%s\n" % (date, values, len(lines), lines)
    for number, payload in enumerate(records):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + payload
        head = b"http://irco.example/%d 192.0.2.1 20040520233000 text/html " % number
        whole += head + values + b"%d\n%s%s" % (len(block), block, between)
    return whole


@pytest.mark.parametrize("version", [1, 2])
def test_both_versions_of_arc_say_address_and_moment(tmp_path: Path, version: int) -> None:
    captures = captures_of(tmp_path, arc_of(version, [PAGE, PAGE]), "a.arc")
    assert [capture.url for capture in captures] == [f"http://irco.example/{n}" for n in (0, 1)]
    assert {str(capture.moment) for capture in captures} == {"2004-05-20 23:30:00+00:00"}
    assert {capture.content for capture in captures} == {PAGE}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.warc", record(PAGE)[: -len(b"\r\n\r\n")] + record(PAGE)),
        ("a.arc", arc_of(1, [PAGE, PAGE], between=b"")),
    ],
)
def test_a_record_that_nothing_parts_from_the_last_is_read(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    captures, findings = read(tmp_path / name)
    assert [capture.content for capture in captures] == [PAGE, PAGE]
    assert "record-unreadable" in reasons(findings)


def test_a_member_of_gzip_that_is_a_head_alone_costs_no_record_behind_it(tmp_path: Path) -> None:
    member = gzip.compress(record(PAGE), mtime=0)
    (tmp_path / "a.warc.gz").write_bytes(member + b"\x1f\x8b\x08" + member + member)
    captures, findings = read(tmp_path / "a.warc.gz")
    assert len(captures) == 3
    assert "record-unreadable" in reasons(findings)
