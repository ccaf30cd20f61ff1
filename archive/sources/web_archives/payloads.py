"""The payload of a record: its codings undone, its digest in every meaning that crawlers use."""

import base64
import binascii
import hashlib
import io
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Protocol, cast

import zstandard
from warcio.bufferedreaders import BufferedReader, ChunkedDataException, ChunkedDataReader

from archive.registry import resolve
from archive.sources.interface import Readable, read_up_to

_WINDOW = 1 << 23
"""Bytes; the largest window that a content coding may ask for (RFC 9659)."""

_AT_ONCE = 1 << 16
_CODING_FAULTS = (zstandard.ZstdError, zlib.error, EOFError)
_ALGORITHMS = ("md5", "sha1", "sha256", "sha512")


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

_KNOWN_TO_WARCIO = ("", "gzip", "deflate", "identity")
"""It undoes one coding, by these names."""


def content_of(record: Any, size: int) -> bytes:
    """At most so many bytes of a warcio record's payload, as a browser would show it.

    A payload that is not coded as its head says is given as it is; of one without an end what can
    be unpacked.
    """
    codings = codings_of(record.http_headers)
    if _stated(record.http_headers) in _KNOWN_TO_WARCIO:
        return read_up_to(record.content_stream(), size)
    chunked = is_chunked(record.http_headers)
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    return _undone(read_up_to(stream, size), codings, size)


def can_be_judged(digest: str) -> bool:
    """Whether the algorithm of a printed digest is known: of any other nobody can say that it is
    false."""
    return digest.partition(":")[0].strip().lower() in _ALGORITHMS


def is_true(digest: str, payload: bytes, headers: Any, size: int) -> bool:
    """Whether a printed digest is that of a payload in any meaning of the word.

    The standard leaves open what a payload is (WARC 1.1, 6.3.2 and annex A): crawlers take the
    bytes as sent, without the chunks of the transfer, or without the coding of the content too.
    payload: as sent. headers: those of the response, None for none.
    """
    if not can_be_judged(digest):
        return False
    algorithm, _, printed = digest.partition(":")
    wanted = tuple(_binary(printed.strip()))
    return any(
        hashlib.new(algorithm.strip().lower(), meant, usedforsecurity=False).digest() in wanted
        for meant in _meanings(payload, headers, size)
    )


def codings_of(headers: Any) -> tuple[str, ...]:
    """The content codings of a response, the one that was applied last first."""
    parts = reversed(_stated(headers).split(","))
    # RFC 9110, 8.4.1: the names with "x-" mean the same.
    return tuple(part.strip().removeprefix("x-") for part in parts if part.strip())


def _stated(headers: Any) -> str:
    return ((headers.get_header("Content-Encoding") if headers else "") or "").strip().lower()


def is_chunked(headers: Any) -> bool:
    """Whether the body was sent in chunks."""
    stated = (headers.get_header("Transfer-Encoding") if headers else "") or ""
    return "chunked" in stated.lower()


def _meanings(payload: bytes, headers: Any, size: int) -> Iterator[bytes]:
    yield payload
    body = payload
    if is_chunked(headers):
        body = _without_chunks(payload, size)
        yield body
    codings = codings_of(headers)
    if codings:
        yield _undone(body, codings, size)


def _without_chunks(payload: bytes, size: int) -> bytes:
    try:
        return read_up_to(ChunkedDataReader(io.BytesIO(payload), raise_exceptions=True), size)
    except ChunkedDataException:
        return payload


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


def _binary(printed: str) -> Iterator[bytes]:
    """A digest as bytes, from base 32 or 16 in either case, or base 64 (RFC 4648)."""
    for read in (
        lambda text: base64.b32decode(text, casefold=True),
        bytes.fromhex,
        base64.b64decode,
        base64.urlsafe_b64decode,
    ):
        try:
            yield read(printed)
        except (ValueError, binascii.Error):
            continue
