"""A page that a browser saved with all its parts in one mail message (MHTML, RFC 2557)."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

_HEAD = re.compile(rb"\A(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)*MIME-Version:", re.IGNORECASE)
_SNIFFED = 8192
# Those that are read below; the parser of Python recurses for each comment within another.
_HEADER = re.compile(
    rb"^(?:content-[a-z-]+|snapshot-content-location|mime-version|date):.*(?:\r?\n[ \t].*)*",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_COMMENTS = 50


@dataclass(frozen=True, slots=True)
class SavedMail:
    """The page in a mail. content: its bytes, unpacked; content_type: as its part declares it.

    url, moment: of the page, where the mail says them.
    """

    content: bytes
    content_type: str
    url: str | None = None
    moment: datetime | None = None


def is_saved_mail(content: bytes) -> bool:
    """Whether bytes begin as a mail message with parts does."""
    return bool(_HEAD.match(content[:_SNIFFED].lstrip()))


def read_saved_mail(content: bytes) -> SavedMail | None:
    """The page of a saved mail: its root part, else the first HTML in it; None for none."""
    sound = _HEADER.sub(_without_comments, content)
    message = BytesParser(policy=policy.default).parsebytes(sound)
    part = _root(message) or next((part for part in message.walk() if _is_page(part)), None)
    if part is None:
        return None
    payload = part.get_payload(decode=True)
    place = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
    url = place if place.startswith(("http://", "https://")) else None
    return SavedMail(
        payload if isinstance(payload, bytes) else b"",
        _header(part, "Content-Type"),
        url,
        _moment(_header(message, "Date")),
    )


def _without_comments(header: re.Match[bytes]) -> bytes:
    """A header as it stands, but where its comments are more than any mail has."""
    many = header[0].count(b"(") > _MOST_COMMENTS
    return header[0].replace(b"(", b"") if many else header[0]


def _root(message: EmailMessage) -> EmailMessage | None:
    """The part that the 'start' parameter names."""
    start = message.get_param("start")
    for part in message.walk() if start else ():
        if _header(part, "Content-ID") == start and _is_page(part):
            return part
    return None


def _is_page(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _header(part: EmailMessage, name: str) -> str:
    """A header's value; folded over lines, an address is one word all the same."""
    lines = str(part.get(name) or "").splitlines()
    return " ".join(line.strip() for line in lines).strip()


def _moment(printed: str) -> datetime | None:
    try:
        return parsedate_to_datetime(printed).astimezone(UTC)
    except ValueError:
        return None
