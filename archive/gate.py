"""The one gate for values, between what reads them and what keeps, prints or serves them.

Readers of records and pages pass on what is written there, however large, long or odd. Here numbers
and moments get their ranges, addresses their schemes, and no text keeps what no text may hold. What
was changed is noted: in the notes of a capture, the flags of a release.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

import msgspec

from archive.models import Capture, Description, Finding, FindingKind, Link, Release
from archive.printable import without_credentials
from archive.shapes import read_value
from archive.sites import ListingEntry

_STATUS = range(100, 1000)
_FIRST_CAPTURE = datetime(1989, 1, 1, tzinfo=UTC)
"""No page of the web is older (T. Berners-Lee, Information Management: A Proposal, March 1989)."""
_LAST_CAPTURE = datetime(9999, 1, 1, tzinfo=UTC)
_LONGEST_ADDRESS = 8_000
_LONGEST_HEADER = 16_000
_MOST_HEADERS = 300
_SHOWN = 200
TOO_LONG = "text-cut"
"""The doubt about a release of which a text was longer than any heading or name is."""

# Longer ones are no heading, name or word of evidence, but a page whose tags were never closed.
_LONGEST_TITLE = 1_000
_LONGEST_TEXT = 2_000
"""Of every other text beside the body: an access point, evidence, a speaker, a contact, a link."""

_PAGE_SCHEMES = ("http", "https", "ftp", "urn")
_LINK_SCHEMES = ("http", "https", "ftp", "mailto")
_SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\-\t\r\n]*):", re.IGNORECASE)
# Of an address alone, which may have blanks and whose strokes a browser reads as slashes.
_USER = re.compile(r"\A((?:https?|ftp):)?[/\\]{2,}[^/\\?#]*@", re.IGNORECASE)
_NO_ADDRESS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# The same in JSON: C0 controls escaped, DEL and C1 as UTF-8.
_NO_TEXT_IN_JSON = re.compile(rb"\\u00[01]|\\[bf]|\x7f|\xc2[\x80-\x9f]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def sound(item: Capture | Finding) -> Capture | Finding:
    """What a source gave, with values that can be kept; a capture that has none is set aside."""
    if isinstance(item, Finding):
        url = shown_address(item.url[:_SHOWN]) if item.url else item.url
        return replace(item, url=url, detail=without_credentials(item.detail))
    if item.url and len(item.url) > _LONGEST_ADDRESS:
        detail = f"{len(item.url)} characters"
        start = shown_address(item.url[:_SHOWN])
        kind = FindingKind.QUARANTINED
        return Finding(item.locator, kind, "address-too-long", detail, item.content, start)
    url = _page_address(item.url) if item.url else None
    status = item.status if item.status in _STATUS else None
    moment = _moment(item.moment)
    headers = _headers(item.headers)
    notes = (
        *item.notes,
        *("address-mended",) * (url is not None and url != item.url),
        *("address-refused",) * bool(item.url and not url),
        *("status-impossible",) * (status != item.status),
        *("moment-impossible",) * (moment is None and item.moment is not None),
        *("headers-cut",) * (headers != item.headers),
    )
    return replace(item, url=url, status=status, moment=moment, headers=headers, notes=notes)


def shown_address(address: str) -> str:
    """An address without the name and password of a user, and in one piece."""
    bare = address.strip()
    if "@" in bare:
        bare = _USER.sub(r"\1//", without_credentials(bare))
    encoded = _NO_ADDRESS.sub(_percent_encoded, bare)
    if encoded.isprintable():
        return encoded
    # No-break spaces and other signs that nobody sees.
    return "".join(sign if sign.isprintable() else quote(sign) for sign in encoded)


def sound_description(description: Description) -> Description:
    """A description whose texts and links can be kept, printed and followed."""
    releases = tuple(_release(release) for release in description.releases)
    detail = without_credentials(_text(description.detail))
    entries = tuple(_entry(entry) for entry in description.entries if is_link(entry.address))
    target = _text(description.leads_to)
    leads_to = shown_address(target) if is_link(target) else ""
    return replace(
        description, releases=releases, detail=detail, entries=entries, leads_to=leads_to
    )


def is_link(target: str) -> bool:
    """Whether a link may be followed: one of four schemes, or none."""
    scheme = _SCHEME.match(target)
    name = "".join(scheme[1].split()).lower() if scheme else ""
    return len(target) <= _LONGEST_ADDRESS and name in ("", *_LINK_SCHEMES)


def _entry(entry: ListingEntry) -> ListingEntry:
    return ListingEntry(
        address=shown_address(entry.address),
        title=_text(entry.title)[:_LONGEST_TITLE],
        days=entry.days,
        printed=_text(entry.printed)[:_SHOWN],
        kind=_text(entry.kind)[:_SHOWN],
        office=_text(entry.office)[:_SHOWN],
        place=entry.place,
    )


def _release(release: Release) -> Release:
    clean = _shortened(_with_sound_links(release))
    try:
        if not _NO_TEXT_IN_JSON.search(msgspec.json.encode(clean)):
            return clean
    except UnicodeEncodeError:
        pass  # a lone surrogate
    cleaned = read_value(_cleaned(msgspec.to_builtins(clean)), Release)
    if cleaned == clean:  # a backslash before a letter looks like an escape in JSON
        return clean
    return replace(cleaned, flags=(*cleaned.flags, "control-characters-replaced"))


def _shortened(release: Release) -> Release:
    """Every text but the body and the quoted words, which are as long as the page may be; the
    page's own bytes hold what is cut."""
    spoken = tuple(quote.text for quote in release.quotes)
    quotes = tuple(replace(quote, text="") for quote in release.quotes)
    whole = msgspec.to_builtins(replace(release, blocks=(), quotes=quotes))
    cut = _cut({**whole, "title": _cut(release.title, _LONGEST_TITLE)}, _LONGEST_TEXT)
    if cut == whole:
        return release
    short = read_value(cut, Release)
    pairs = zip(short.quotes, spoken, strict=True)
    quotes = tuple(replace(quote, text=text) for quote, text in pairs)
    flags = (*release.flags, TOO_LONG)
    return replace(short, blocks=release.blocks, quotes=quotes, flags=flags)


def _cut(value: object, longest: int) -> object:
    if isinstance(value, str):
        return value if len(value) <= longest else f"{value[: longest - 1]}…"
    if isinstance(value, dict):
        return {key: _cut(inner, longest) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_cut(inner, longest) for inner in value)
    return value


def _with_sound_links(release: Release) -> Release:
    return replace(
        release,
        blocks=tuple(
            replace(block, links=_links(block.links)) if block.links else block
            for block in release.blocks
        ),
        own_link=_link(release.own_link),
        canonical=_link(release.canonical),
        translations=_links(release.translations),
    )


def _links(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(
        replace(link, target=shown_address(link.target)) for link in links if is_link(link.target)
    )


def _link(target: str | None) -> str | None:
    return shown_address(target) if target and is_link(target) else None


def _page_address(address: str) -> str | None:
    """None for one that names no page of a web, such as 'javascript:'."""
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    return shown_address(address) if name in ("", *_PAGE_SCHEMES) and _is_split(address) else None


def _is_split(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return (parts.hostname, parts.port) != ("", 0)
    except ValueError:  # such as a bracket in the host, a port that is no number
        return False


def _moment(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    try:
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        in_utc = aware.astimezone(UTC)
    except OverflowError:
        return None
    return in_utc if _FIRST_CAPTURE <= in_utc < _LAST_CAPTURE else None


def _headers(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_text(name)[:_SHOWN], without_credentials(_text(value)[:_LONGEST_HEADER]))
        for name, value in headers[:_MOST_HEADERS]
    )


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _text(text: str) -> str:
    return _NO_TEXT.sub(_REPLACED, text)


def _cleaned(value: object) -> object:
    """One sign for one, so that every offset still holds."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(inner) for inner in value]
    return value
