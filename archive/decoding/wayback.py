"""What a web archive puts into a page when it replays it, found and taken out again.

The marks are those of the Wayback Machine from 2001 on, of Archive-It and of pywb, all of which
rewrite links to '<prefix>/<14 digits>[<two letters>_]/<address>'.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape

from archive.text.prefilter import RarePattern

TOOLBAR = "web-archive-toolbar"
UNCLOSED = "web-archive-toolbar-unclosed"
REWRITTEN = "rewritten-links"

_PREFIX = (
    r"(?:(?:https?:)?//[^/\s\"'<>]+)?(?:/[\w.-]+){0,3}/(?P<digits>(?:19|20)\d{12})(?:[a-z]{2}_)?/"
)
_REPLAY = re.compile(_PREFIX + r"(?P<url>https?:/{1,2}[^\s\"'<>]+)")
_REPLAY_LINK = re.compile(r"(?P<before>[=\"'(]\s*)" + _PREFIX + r"(?=(?:https?|ftp):/|mailto:)")
_ANY_LINK = re.compile(r"\b(?:href|src|action)\s*=\s*[\"']?[^#\s\"'>]", re.IGNORECASE)
_ONE_SLASH = re.compile(r"(\b(?:href|src|action)\s*=\s*[\"']?https?:)/(?=[^/\s\"'>])")
_SAID = re.compile(
    r"FILE ARCHIVED ON (?:(?P<digits>\d{14})|(?P<clock>\d\d:\d\d:\d\d [A-Z][a-z]{2} \d\d?, \d{4}))"
)
_PAGE_ADDRESS = (
    re.compile(r"__wm\.wombat\(\s*\"(?P<url>https?://[^\"]+)\"\s*,\s*\"(?P<digits>\d{14})\""),
    re.compile(r"wbinfo\.url\s*=\s*\"(?P<url>https?://[^\"]+)\""),
    re.compile(r"id=\"wmtbURL\"[^>]{0,200}?value=\"(?P<url>https?://[^\"]+)\""),
)
_HEAD_TAG = re.compile(r"<(?:link|base)\s[^>]{1,2000}>", re.IGNORECASE)
_SPEAKS_OF_ITSELF = re.compile(r"<base\s|\brel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_TARGET = re.compile(r"\bhref\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_BLOCKS = (
    ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->"),
    ("<!-- WB Insert -->", "<!-- End WB Insert -->"),
)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)
_INJECTED_SCRIPT = re.compile(
    r"__wm\.|wombat|wbinfo\.|archive_analytics|sWayBackCGI|archive\.org/(?:includes|_static)/|"
    r"[\"']/_static/js/|//[\w.-]+/_static/js/"
)
_INJECTED_TAG = re.compile(
    r"<link\b[^>]{0,300}/_static/css/[^>]{0,300}>\s*|<!-- End Wayback Rewrite JS Include -->\s*"
)
_TRIGGERS = ("WAYBACK", "archive.org", "wombat", "WB Insert", "wbinfo", "FILE ARCHIVED ON")
_STAMPED_LINK = re.compile(r"/(?:19|20)\d{12}(?:[a-z]{2}_)?/(?:https?|ftp):/")
_ANY_MARK = RarePattern((*map(re.escape, _TRIGGERS), _STAMPED_LINK.pattern))
_FIRST_DIGITS, _ALL_DIGITS = 8, 14


@dataclass(frozen=True, slots=True)
class Replayed:
    """What the marks of a web archive say of a page: its address and moment, either unknown."""

    url: str | None = None
    moment: datetime | None = None


def strip_replay_rewriting(html: str) -> tuple[str, tuple[str, ...]]:
    """The page without the toolbar, scripts and links of a web archive; notes of what was undone.

    A page that itself points to a web archive keeps those links: they are undone only where the
    archive left other marks, or where most links of the page are of that kind.
    """
    if not _may_be_replayed(html):
        return html, ()
    plain, notes = _without_blocks(html)
    plain, scripts = _without_scripts(plain)
    plain, tags = _INJECTED_TAG.subn("", plain)
    if scripts or tags:
        notes = tuple(dict.fromkeys((*notes, TOOLBAR)))
    if notes or _SAID.search(html) or _mostly_rewritten(plain):
        plain, links = _REPLAY_LINK.subn(lambda match: match["before"], plain)
        if links:
            plain = _ONE_SLASH.sub(r"\1//", plain)
            notes = (*notes, REWRITTEN)
    return plain, notes


def replayed(html: str) -> Replayed:
    """Where and when a web archive captured the page, as its own marks say."""
    if not _may_be_replayed(html):
        return Replayed()
    stamp = _SAID.search(html)
    moment = _said_moment(stamp) if stamp else None
    for pattern in _PAGE_ADDRESS:
        if match := pattern.search(html):
            digits = match.groupdict().get("digits") or ""
            return Replayed(unescape(match["url"]), moment or moment_of_digits(digits))
    for link in _links_to_itself(html):
        inner = inner_address(link)
        if inner.url:
            return Replayed(inner.url, moment or inner.moment)
    return Replayed(None, moment)


def inner_address(url: str) -> Replayed:
    """The address and moment that the address of a replayed page holds; nothing of any other."""
    match = _REPLAY.fullmatch(url.strip())
    if not match:
        return Replayed()
    inner = re.sub(r"\A(https?:)/+", r"\1//", unescape(match["url"]))
    return Replayed(inner, moment_of_digits(match["digits"]))


def moment_of_digits(digits: str) -> datetime | None:
    """The moment of 'YYYYMMDDhhmmss' or a shorter form of it; None unless it names a day."""
    if not _FIRST_DIGITS <= len(digits) <= _ALL_DIGITS:
        return None
    padded = digits.ljust(_ALL_DIGITS, "0")
    try:
        return datetime.strptime(padded, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _may_be_replayed(html: str) -> bool:
    if not _ANY_MARK.might_match([html]):
        return False
    return any(mark in html for mark in _TRIGGERS) or bool(_STAMPED_LINK.search(html))


def _without_blocks(html: str) -> tuple[str, tuple[str, ...]]:
    notes: list[str] = []
    for begin, end in _BLOCKS:
        while (start := html.find(begin)) >= 0:
            stop = html.find(end, start)
            if stop < 0:
                # Where the mark of its end is lost, the page may begin anywhere: nothing is cut.
                notes.append(UNCLOSED)
                break
            html = html[:start] + html[stop + len(end) :]
            notes.append(TOOLBAR)
    return html, tuple(dict.fromkeys(notes))


def _without_scripts(html: str) -> tuple[str, int]:
    """The page without the scripts of the archive, told by what they call; and their number."""
    pieces: list[str] = []
    removed = at = 0
    while start := _SCRIPT.search(html, at):
        end = _SCRIPT_END.search(html, start.end())
        if not end:
            break
        injected = _INJECTED_SCRIPT.search(html, start.start(), end.end()) is not None
        pieces.append(html[at : start.start() if injected else end.end()])
        removed += injected
        at = end.end()
    return "".join((*pieces, html[at:])), removed


def _mostly_rewritten(html: str) -> bool:
    links = sum(1 for _ in _ANY_LINK.finditer(html))
    return links > 0 and sum(1 for _ in _REPLAY_LINK.finditer(html)) * 2 > links


def _links_to_itself(html: str) -> list[str]:
    tags = [tag[0] for tag in _HEAD_TAG.finditer(html) if _SPEAKS_OF_ITSELF.search(tag[0])]
    return [match[1] for tag in tags if (match := _TARGET.search(tag))]


def _said_moment(stamp: re.Match[str]) -> datetime | None:
    if stamp["digits"]:
        return moment_of_digits(stamp["digits"])
    try:
        return datetime.strptime(stamp["clock"], "%H:%M:%S %b %d, %Y").replace(tzinfo=UTC)
    except ValueError:
        return None
