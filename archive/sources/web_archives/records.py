"""One WARC or ARC record as plain values, whatever its headers look like."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from archive.decoding.wayback import moment_of_digits

_LONGEST_NUMBER = 20
"""Digits; Python refuses to read more than 4,300 of them, and no length or status has so many."""
_DIGITS = re.compile(r"\d{8,14}\Z")
_SECOND_ARC = re.compile(
    r"(?P<url>.+) [\d.:a-f-]+ (?P<moment>\d{12,14}) (?P<type>\S+) \S+ \S+\Z", re.I
)
"""What warcio takes for the address where a line is of ARC's second version, which has ten fields:
result code, checksum, location, offset and file stand between the type and the length."""


@dataclass(frozen=True, slots=True)
class RecordHead:
    """What the headers of a record say.

    digest: of the payload as printed, '' where none is. length: of the record, as printed.
    truncated: why the crawler broke it off, '' where it did not.
    """

    type: str
    url: str
    moment: datetime | None
    digest: str
    length: str
    content_type: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    original_url: str
    original_moment: datetime | None
    truncated: str = ""

    @property
    def http_length(self) -> int | None:
        """What the server said the payload's length is."""
        stated = next((v for name, v in self.headers if name.lower() == "content-length"), "")
        return int(stated[:_LONGEST_NUMBER]) if stated.strip().isdecimal() else None


def read_head(record: Any) -> RecordHead:
    """The head of a warcio record (which has no types)."""
    http = record.http_headers
    line = _SECOND_ARC.match(_header(record, "uri"))
    address = _header(record, "WARC-Target-URI") or (
        line["url"] if line else _header(record, "uri")
    )
    date = line["moment"] if line else _header(record, "archive-date")
    media = line["type"] if line else _header(record, "Content-Type")
    return RecordHead(
        type=record.rec_type or "",
        url=address.strip("<> "),
        moment=_moment(_header(record, "WARC-Date") or date),
        digest=_header(record, "WARC-Payload-Digest"),
        length=(_header(record, "Content-Length") or _header(record, "length")).strip(),
        content_type=(http.get_header("Content-Type") if http else media) or "",
        status=_status(http),
        headers=tuple((str(name), str(value)) for name, value in http.headers) if http else (),
        original_url=_header(record, "WARC-Refers-To-Target-URI").strip("<> "),
        original_moment=_moment(_header(record, "WARC-Refers-To-Date")),
        truncated=_truncated(record),
    )


def _truncated(record: Any) -> str:
    """Of a segmented record (WARC 1.1, 7) the rest stands in others, perhaps in other files."""
    stated = _header(record, "WARC-Truncated").strip().lower()
    return stated or ("segment" if _header(record, "WARC-Segment-Number") else "")


def _header(record: Any, name: str) -> str:
    return record.rec_headers.get_header(name) or ""


def _moment(printed: str) -> datetime | None:
    if _DIGITS.match(printed):
        return moment_of_digits(printed)
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _status(http: Any) -> int | None:
    code = http.get_statuscode() if http else None
    return int(code[:_LONGEST_NUMBER]) if code and code.isdecimal() else None
