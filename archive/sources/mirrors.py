"""Where a saved page says that it came from: its path, a mirror's comment, an archive's toolbar."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from archive.decoding.wayback import REWRITTEN, TOOLBAR, inner_address, replayed
from archive.sources.mirror_paths import mirror_path, replay_path
from archive.sources.origins import Origin

_HTTRACK = re.compile(
    r"<!--\s*Mirrored from (?P<url>\S+) by HTTrack Website Copier[^,]*,\s*(?P<moment>[^>]*?)\s*-->"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(?P<url>\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<moment>[^\n(]*)"
)
_HTTRACK_INDEX = re.compile(
    rb"<meta name=\"generator\" content=\"HTTrack|<title>\s*(?:Local index|Page has moved)"
    rb"\s*(?:- HTTrack[^<]*)?</title>[\s\S]{0,2000}HTTrack Website Copier",
    re.IGNORECASE,
)
_WEB_ADDRESS = re.compile(r"https?://[^/\s]+", re.IGNORECASE)


def origin_of(parts: Sequence[str], content: bytes) -> Origin:
    """The address and moment of a saved page, by the first evidence that knows each.

    parts: its path, from the root of the source on. A file's modification time is no evidence.
    """
    text = content.decode("latin-1") if _may_tell(content) else ""
    known = replay_path(parts)
    for look in (_httrack, _saved_from, _single_file, _toolbar):
        known = known.or_else(look(text))
    return known.or_else(mirror_path(parts))


def is_mirror_index(content: bytes) -> bool:
    """A page that the mirroring program itself wrote: its index of sites, its 'page has moved'."""
    return b"HTTrack" in content and _HTTRACK_INDEX.search(content[:20_000]) is not None


def _may_tell(content: bytes) -> bool:
    marks = (b"HTTrack", b"saved from url=", b"SingleFile", b"archive", b"ARCHIVED", b"wbinfo")
    return any(mark in content for mark in marks)


def _httrack(text: str) -> Origin:
    comment = _HTTRACK.search(text)
    if not comment:
        return Origin()
    url = comment["url"] if "://" in comment["url"] else f"http://{comment['url']}"
    return _page(url, _mail_date(comment["moment"]), "httrack")


def _saved_from(text: str) -> Origin:
    comment = _SAVED_FROM.search(text)
    # 'about:internet' marks any page as foreign, 'file:' a copy of a copy: neither is an address.
    if not comment or not _WEB_ADDRESS.match(comment["url"]):
        return Origin()
    return _page(comment["url"], None, "saved-from-url")


def _single_file(text: str) -> Origin:
    comment = _SINGLE_FILE.search(text)
    if not comment or not _WEB_ADDRESS.match(comment["url"]):
        return Origin()
    return _page(comment["url"], _script_date(comment["moment"]), "single-file")


def _toolbar(text: str) -> Origin:
    page = replayed(text)
    notes = (TOOLBAR,) * bool(page.moment) + (REWRITTEN,) * bool(page.url)
    return Origin(page.url, page.moment, notes)


def _page(url: str, moment: datetime | None, note: str) -> Origin:
    """The page itself where a copy was made of what a web archive replayed."""
    inner = inner_address(url)
    if inner.url:
        return Origin(inner.url, inner.moment, (note, REWRITTEN))
    return Origin(url, moment, (note,))


def _mail_date(printed: str) -> datetime | None:
    """Of 'Tue, 14 Mar 2006 10:11:12 GMT'."""
    try:
        return parsedate_to_datetime(printed).astimezone(UTC)
    except ValueError:
        return None


def _script_date(printed: str) -> datetime | None:
    """Of 'Tue Mar 14 2006 10:11:12 GMT+0100'."""
    try:
        return datetime.strptime(printed.strip(), "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
    except ValueError:
        return None
