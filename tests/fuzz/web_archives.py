"""WARC and ARC files, plain and packed record by record, changed before packing or after."""

import base64
import gzip
import hashlib
import re

import zstandard
from hypothesis import strategies as st

from archive.models import Capture, Finding, FindingKind
from tests.fuzz.archives import PAGES, Items, read_as
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target

_OPENING = re.compile(rb"(?:\A|\n\r?\n)WARC/1\.[01]\r?\n(?=[\w-]+:)")
_NAMES = ((b"\x1f\x8b", "a.warc.gz"), (b"\x28\xb5\x2f\xfd", "a.warc.zst"), (b"filedesc:", "a.arc"))


def _record(number: int, kind: str, content: bytes, *more: str) -> bytes:
    lines = (
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>",
        f"WARC-Target-URI: http://www.irco.example/press/{number}.html",
        f"WARC-Date: 2006-03-14T10:11:{number:02}Z",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(content)}",
        *more,
    )
    return "\r\n".join(("WARC/1.0", *lines, "", "")).encode() + content + b"\r\n\r\n"


def _response(number: int, page: bytes) -> bytes:
    sha1 = base64.b32encode(hashlib.sha1(page).digest()).decode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)
    return _record(number, "response", http + page, f"WARC-Payload-Digest: sha1:{sha1}")


def _chunked(number: int, page: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
    packed = gzip.compress(page, mtime=0)
    return _record(
        number,
        "response",
        http + b"Content-Encoding: gzip\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed),
    )


def records() -> list[bytes]:
    pages = list(PAGES.values())
    again = "WARC-Refers-To-Target-URI: http://www.irco.example/press/1.html"
    sha1 = base64.b32encode(hashlib.sha1(pages[0]).digest()).decode()
    return [
        _record(0, "warcinfo", b"software: made by hand\r\n"),
        *(_response(number, page) for number, page in enumerate(pages, 1)),
        _chunked(8, pages[1]),
        _record(9, "request", b"GET /press/1.html HTTP/1.1\r\nHost: www.irco.example\r\n\r\n"),
        _record(
            10,
            "revisit",
            b"HTTP/1.1 304 Not Modified\r\n\r\n",
            again,
            f"WARC-Payload-Digest: sha1:{sha1}",
        ),
        _record(11, "resource", pages[0]),
    ]


def plain_warc() -> bytes:
    return b"".join(records())


def _arc() -> bytes:
    head = b"1 0 irco\nURL IP-address Archive-date Content-type Archive-length\n"
    lines = [b"filedesc://a.arc 0.0.0.0 20060314101112 text/plain %d\n%s\n" % (len(head), head)]
    for number, page in enumerate(PAGES.values()):
        http = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        url = b"http://www.irco.example/press/%d.html" % number
        lines.append(b"%s 10.0.0.1 20060314101112 text/html %d\n%s\n" % (url, len(http), http))
    return b"".join(lines)


def _in_members(plain: bytes) -> bytes:
    """Packed by gzip record by record, where a record begins as one."""
    starts = [0, *(each.start() for each in re.finditer(rb"WARC/1\.0\r\n", plain) if each.start())]
    pieces = [plain[a:b] for a, b in zip(starts, [*starts[1:], len(plain)], strict=True)]
    return b"".join(gzip.compress(piece, 1, mtime=0) for piece in pieces[:300])


PLAIN = (plain_warc(), plain_warc().replace(b"WARC/1.0", b"WARC/1.1"), _arc())
SEEDS = (
    *PLAIN,
    _in_members(PLAIN[0]),
    gzip.compress(PLAIN[0], mtime=0),
    zstandard.ZstdCompressor().compress(PLAIN[0]),
)
TOKENS = (
    *(
        b"WARC/1.0\r\n",
        b"WARC/0.17\r\n",
        b"WARC/2.0\r\n",
        b"\r\n",
        b"\r\n\r\n",
        b"\n",
        b"filedesc://",
        b"HTTP/1.1 ",
    ),
    *(
        b"Content-Length: ",
        b"Content-Length: -1\r\n",
        b"Content-Length: 99999999999999999999\r\n",
        b"-5",
        b"0x10",
    ),
    *(
        b"WARC-Date: 0001-01-01T00:00:00+23:59\r\n",
        b"WARC-Date: 9999-12-31T23:59:60Z\r\n",
        b"WARC-Date: \r\n",
    ),
    *(
        b"WARC-Type: revisit\r\n",
        b"WARC-Type: continuation\r\n",
        b"WARC-Type: conversion\r\n",
        b"WARC-Type: \r\n",
    ),
    *(
        b"HTTP/1.1 99999999999999999999 OK\r\n",
        b"HTTP/1.1 -1\r\n",
        b"HTTP/9",
        b"Transfer-Encoding: chunked\r\n",
    ),
    *(
        b"Content-Encoding: br\r\n",
        b"Content-Encoding: deflate\r\n",
        b"Content-Encoding: gzip\r\n",
        b"ffffffff\r\n",
    ),
    *(
        b"WARC-Payload-Digest: sha1:\r\n",
        b"WARC-Payload-Digest: md5:x\r\n",
        b"WARC-Target-URI: \r\n",
        b"<urn:>",
    ),
    *(
        b"WARC-Target-URI: http://[::1\r\n",
        b"WARC-Target-URI: http://a:b@c/\r\n",
        b"dns:irco.example",
        b"\x00",
        b"\xff",
    ),
    *(
        b"20061399999999",
        b" 1.2.3.4 ",
        b"WARC-Segment-Number: 2\r\n",
        b"WARC-Truncated: length\r\n",
        b" folded\r\n",
    ),
)


def _cases() -> st.SearchStrategy[bytes]:
    plain = mutated(PLAIN, TOKENS)
    return st.one_of(mutated(SEEDS, TOKENS), plain, plain.map(_in_members))


def check(case: bytes) -> None:
    name = next((name for magic, name in _NAMES if case.startswith(magic)), "a.warc")
    items = read_as(name, case)
    assert items or not case, "a damaged file without a finding"
    captured = [item for item in items if isinstance(item, Capture)]
    pages = list(PAGES.values())
    assert all(item.content in pages for item in captured if item.verified), "a false 'verified'"
    if name == "a.warc":
        _check_records(case, items)


def _check_records(case: bytes, items: Items) -> None:
    """Every line that opens a record is told of: taken, found, or inside what was."""
    opened = len(_OPENING.findall(case))
    inside = sum(len(_OPENING.findall(item.content or b"")) for item in items)
    accounted_for = inside + sum(map(_records_of, items))
    assert accounted_for >= opened, f"{accounted_for} records told of, {opened} opened"


def _records_of(item: Capture | Finding) -> int:
    if isinstance(item, Finding) and item.kind is FindingKind.SKIPPED:
        return int(item.detail.partition(":")[0])
    return 1


TARGET = Target(SEEDS, _cases(), check)
