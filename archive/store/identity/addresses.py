"""Addresses as keys: two that name the same page have the same key."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urlsplit

from archive.store.database.escaping import bounded

_WEB = re.compile(r"https?://", re.I)
_OPENING_PAGE = re.compile(r"/(?:(?:index|default)\.html?)?$", re.I)
_OPENING_NAMES = (
    *("index.html", "index.htm", "index.shtml", "index.php", "index.asp", "index.aspx"),
    *("index.jsp", "index.cfm", "default.html", "default.htm", "default.asp", "default.aspx"),
    *("home.html", "home.htm", "home.asp"),
)
_ANY_OPENING_PAGE = re.compile(rf"/(?:{'|'.join(map(re.escape, _OPENING_NAMES))})$", re.I)
_PERCENT = re.compile(r"%([0-9a-f]{2})", re.I)
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_USUAL_PORTS = (None, 80, 443)


def page_key(address: str) -> str:
    """The key of a page. Scheme, 'www.', the usual port, the fragment, a last slash and the name
    of an opening page do not count; neither does a needless escape (RFC 3986, section 6.2.2).

    What is no web address, such as the place of a file, is its own key.
    """
    if not _WEB.match(address):
        return bounded(address)
    try:
        parts = urlsplit(address)
        host = _host(parts)
    except ValueError:  # such as a bracket in the host, or a port that is no number
        return bounded(address)
    path = _OPENING_PAGE.sub("", _PERCENT.sub(_unescape, parts.path))
    return bounded(f"{host}{path}" + (f"?{parts.query}" if parts.query else ""))


def link_key(page: str) -> str:
    """The key of a page as links name it: that of a folder's opening page, in whatever system, is
    that of the folder. page: a page_key."""
    return _ANY_OPENING_PAGE.sub("", page)


def pages_of_link(key: str) -> Iterator[str]:
    """The page_keys that a link_key may stand for."""
    yield key
    if "?" not in key:
        yield from (f"{key}/{name}" for name in _OPENING_NAMES)


def key_of_link(address: str, listing: str) -> str:
    """The link_key of an address. listing: the page_key of the page that has the link; by it, where
    that is a place and no address, a relative one is found."""
    if _WEB.match(address):
        return link_key(page_key(address))
    head, mark, inside = listing.rpartition("!")
    folder = posixpath.dirname(inside)
    return link_key(bounded(f"{head}{mark}{posixpath.normpath(posixpath.join(folder, address))}"))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    return host if parts.port in _USUAL_PORTS else f"{host}:{parts.port}"


def _unescape(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if _UNRESERVED.match(letter) else match[0].upper()
