"""Addresses as keys: two that name the same page have the same key."""

import re
from urllib.parse import SplitResult, urlsplit

from archive.store.escaping import bounded

_WEB = re.compile(r"https?://", re.I)
_OPENING_PAGE = re.compile(r"/(?:(?:index|default)\.html?)?$", re.I)
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


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    return host if parts.port in _USUAL_PORTS else f"{host}:{parts.port}"


def _unescape(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return letter if _UNRESERVED.match(letter) else found[0].upper()
