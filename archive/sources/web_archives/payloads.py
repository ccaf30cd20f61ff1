"""The payload of a record: its codings undone, its digest in every meaning that crawlers use."""

import io
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Protocol, cast

import zstandard
from warcio.bufferedreaders import BufferedReader

from archive.registry import resolve
from archive.sources.interface import Readable, read_up_to
from archive.sources.web_archives.chunks import without_chunks
from archive.sources.web_archives.digests import is_digest_of_any

_WINDOW = 1 << 23
"""Bytes; the largest window that a content coding may ask for (RFC 9659)."""

_AT_ONCE = 1 << 16
_CODING_FAULTS = (zstandard.ZstdError, zlib.error, EOFError)


_BROTLI = "brotli"
"""Loaded where a payload asks for it: few do."""


class _Coded(Protocol):
    def __call__(self, packed: io.BytesIO) -> Readable: ...


class _Brotli:
    """A stream coded by Brotli (RFC 7932), unpacked piece by piece, however much a piece holds."""

    def __init__(self, packed: io.BytesIO) -> None:
        self._packed = packed
        self._decoder: Any = cast(Any, resolve(f"{_BROTLI}:Decompressor"))()
        self._fault = cast(type[Exception], resolve(f"{_BROTLI}:error"))

    def read(self, size: int, /) -> bytes:
        while not self._decoder.is_finished():
            more = self._packed.read(_AT_ONCE) if self._decoder.can_accept_more_data() else b""
            if not more and self._decoder.can_accept_more_data():
                raise EOFError("the coded payload has no end")
            try:
                piece: bytes = self._decoder.process(more, output_buffer_limit=size)
            except self._fault as error:
                raise EOFError(str(error)) from error
            if piece:
                return piece
        return b""


def _zstd(packed: io.BytesIO) -> Readable:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return unpacker.stream_reader(packed, read_across_frames=True)


def _by_warcio(coding: str) -> _Coded:
    """gzip and deflate; any other coding is left as it is."""
    known = coding if coding in ("gzip", "deflate") else None
    return lambda packed: BufferedReader(packed, decomp_type=known, read_all_members=True)


_CODINGS: dict[str, _Coded] = {"br": _Brotli, "zstd": _zstd}
"""Those that warcio does not undo in bounded memory, or not at all."""

_CHUNKED = "chunked"


def content_of(record: Any, size: int) -> bytes:
    """At most so many bytes of a warcio record's payload, as a browser would show it.

    A payload that is not coded as its head says is given as it is; of one without an end what can
    be unpacked. One that is larger as sent is given as sent.
    """
    sent = read_up_to(record.raw_stream, size)
    if len(sent) >= size:
        return sent
    headers = record.http_headers
    body = without_chunks(sent) if is_chunked(headers) else sent
    return _undone(body, codings_of(headers), size)


def is_true(digest: str, payload: bytes, headers: Any, size: int) -> bool:
    """Whether a printed digest is that of a payload in any meaning of the word.

    The standard leaves open what a payload is (WARC 1.1, 6.3.2 and annex A): crawlers take the
    bytes as sent, without the chunks of the transfer, or without the coding of the content too.
    payload: as sent. headers: those of the response, None for none.
    """
    return is_digest_of_any(digest, _meanings(payload, headers, size))


def codings_of(headers: Any) -> tuple[str, ...]:
    """The codings of a response, the one that was applied last first: those of the transfer lie
    round those of the content."""
    stated = (*_stated(headers, "content-encoding"), *_stated(headers, "transfer-encoding"))
    # RFC 9110, 8.4.1: the names with "x-" mean the same.
    codings = (coding.removeprefix("x-") for coding in reversed(stated))
    return tuple(coding for coding in codings if coding != _CHUNKED)


def is_chunked(headers: Any) -> bool:
    """Whether the body was sent in chunks."""
    return _CHUNKED in _stated(headers, "transfer-encoding")


def _stated(headers: Any, wanted: str) -> list[str]:
    """The values of a header that is a list, of which several lines are one (RFC 9110, 5.3)."""
    lines = (value for name, value in headers.headers if name.lower() == wanted) if headers else ()
    parts = (part.strip().lower() for line in lines for part in line.split(","))
    return [part for part in parts if part]


def _meanings(payload: bytes, headers: Any, size: int) -> Iterator[bytes]:
    yield payload
    body = payload
    if is_chunked(headers):
        body = without_chunks(payload)
        yield body
    codings = codings_of(headers)
    if codings:
        yield _undone(body, codings, size)


def _undone(body: bytes, codings: Sequence[str], size: int) -> bytes:
    for coding in codings:
        body = _decoded(body, coding, size)
    return body


def _decoded(body: bytes, coding: str, size: int) -> bytes:
    make = _CODINGS.get(coding, _by_warcio(coding))
    pieces: list[bytes] = []
    left = size
    try:
        stream = make(io.BytesIO(body))
        while left > 0 and (piece := stream.read(min(left, _AT_ONCE))):
            pieces.append(piece)
            left -= len(piece)
    except _CODING_FAULTS:
        return b"".join(pieces) or body
    return b"".join(pieces)
