"""Captures as a WARC file (ISO 28500), so that other tools can index and replay them.

One gzip member a record. A capture with an HTTP status becomes a response, with its headers as
held; one from a file becomes a resource. What was unpacked when it was taken in stays unpacked, and
its headers say so. Where no moment of capture is known the record has that of the accession.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from importlib.metadata import version

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.exports import CapturedBytes
from archive.exports.pieces import pieces
from archive.records import StoredCapture

_UNPACKED = ("content-encoding", "transfer-encoding", "content-length")
_RESOURCE = "text/html"
_SOFTWARE = f"dateline {version('dateline')}"


def records(captures: Iterable[CapturedBytes]) -> Iterator[bytes]:
    """A WARC file of captures, a piece for each record.

    Raises DatelineError at the end where some could not be written: every other one was.
    """
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    fields = {"software": _SOFTWARE, "format": "WARC File Format 1.1"}
    writer.write_record(writer.create_warcinfo_record("dateline.warc.gz", fields))
    yield _taken_from(stream)
    yield from pieces(captures, partial(_record, writer, stream), _name, "captures")


def target_of(capture: StoredCapture) -> str:
    """The address of a capture; of one without, a name made of its digest."""
    return capture.url or f"urn:sha256:{capture.digest}"


def _record(writer: WARCWriter, stream: io.BytesIO, each: CapturedBytes) -> bytes:
    _taken_from(stream)  # the half of one that could not be written
    _write(writer, each.capture, each.content)
    return _taken_from(stream)


def _name(each: CapturedBytes) -> str:
    return f"{target_of(each.capture)} (digest {each.capture.digest})"


def _taken_from(stream: io.BytesIO) -> bytes:
    """What was written so far; the stream is empty behind it."""
    written = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return written


def _write(writer: WARCWriter, capture: StoredCapture, payload: bytes) -> None:
    moment = capture.moment or capture.added or datetime.now(UTC)
    headers = {"WARC-Date": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
    response = capture.status is not None
    record = writer.create_warc_record(
        target_of(capture),
        "response" if response else "resource",
        payload=io.BytesIO(payload),
        length=len(payload),
        warc_content_type="" if response else capture.declared_type or _RESOURCE,
        warc_headers_dict=headers,
        http_headers=_http(capture, len(payload)) if response else None,
    )
    writer.write_record(record)


def _http(capture: StoredCapture, length: int) -> StatusAndHeaders:
    headers = [pair for pair in capture.headers if pair[0].lower() not in _UNPACKED]
    plain = [*headers, ("Content-Length", str(length))]
    lines = [(name, " ".join(value.split())) for name, value in plain]
    return StatusAndHeaders(_status(capture.status or 200), lines, protocol="HTTP/1.1")


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return f"{code} Unknown"
