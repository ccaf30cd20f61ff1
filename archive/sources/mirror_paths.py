"""The address and moment that the path of a downloaded page holds."""

import os
import re
from collections.abc import Sequence
from urllib.parse import quote

from archive.decoding.wayback import moment_of_digits
from archive.sources.origins import Origin

_STAMP = re.compile(r"(\d{4,14})(?:[a-z]{2}_)?")
_WHOLE_STAMP = re.compile(r"((?:19|20)\d{12})(?:[a-z]{2}_)?")
_SCHEME = re.compile(r"(https?)(?::|%3a|_)?", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?P<last>[a-z]{2,})(?:[:+]\d{2,5})?", re.IGNORECASE
)
# The top-level domains of RFC 1591 and RFC 2606; beside them, every country's has two letters.
_LAST_LABELS = frozenset(
    ("com", "edu", "gov", "info", "int", "mil", "net", "org", "example", "test", "invalid")
)
_PROGRAM = r"\.(?:aspx?|php\d?|cfm|jsp|cgi|pl|phtml)"
_ADDED_ENDING = re.compile(rf"({_PROGRAM}(?:[?@].*)?)\.html?\Z", re.IGNORECASE)
# wget --restrict-file-names=windows writes '@' for the '?' of an address.
_QUERY = re.compile(r"\A(?P<page>[^?@]*)(?:\?|@(?=[\w.%-]+=))(?P<query>.*)\Z", re.DOTALL)
_INDEX = re.compile(r"index\.html?\Z", re.IGNORECASE)
_AS_IT_IS = "%:=&~+!$,;'()*[]-._@"


def replay_path(parts: Sequence[str]) -> Origin:
    """Of '.../<digits>/http:/host/...', '.../<14 digits>/host/...' or 'host/<14 digits>/...'."""
    for at, part in enumerate(parts[:-1]):
        stamp = _STAMP.fullmatch(part)
        if not stamp:
            continue
        page_address = _address_after_stamp(parts, at, whole=bool(_WHOLE_STAMP.fullmatch(part)))
        if page_address:
            return Origin(page_address, moment_of_digits(stamp[1]), ("web-archive-path",))
    return Origin()


def mirror_path(parts: Sequence[str]) -> Origin:
    """Of 'host/...', as wget, HTTrack and others lay a site out; such a path knows no moment."""
    for at, part in enumerate(parts[:-1]):
        if is_host(part):
            return Origin(address("http", part, parts[at + 1 :]), None, ("host-folder",))
    return Origin()


def is_host(part: str) -> bool:
    """A folder's name that can only be that of a host."""
    host = _HOST.fullmatch(part)
    if not host:
        return False
    last = host["last"].lower()
    return last in _LAST_LABELS or len(last) == 2 or part.lower().startswith("www.")


def address(scheme: str, host: str, parts: Sequence[str]) -> str:
    """The URL of a file in the folder of a host, undoing what a mirroring program writes.

    wget gives 'index.html' to every page whose address ends in a slash, and to hardly any other.
    """
    name = _ADDED_ENDING.sub(r"\1", parts[-1])
    query_name = _QUERY.match(name)
    page, query = (query_name["page"], query_name["query"]) if query_name else (name, "")
    page = "" if _INDEX.match(page) else page
    path = "/".join(_quoted(part) for part in (*parts[:-1], page))
    return f"{scheme}://{host.replace('+', ':')}/{path}" + (
        f"?{_quoted(query)}" if query_name else ""
    )


def _address_after_stamp(parts: Sequence[str], at: int, *, whole: bool) -> str | None:
    address_parts = [part for part in parts[at + 1 :] if part]
    scheme = _SCHEME.fullmatch(address_parts[0]) if address_parts else None
    if scheme and len(address_parts) >= 2:
        return address(scheme[1].lower(), address_parts[1], address_parts[2:] or [""])
    if not whole:
        return None  # four to thirteen digits are a stamp only where an address follows
    if len(address_parts) >= 2 and is_host(address_parts[0]):
        return address("http", address_parts[0], address_parts[1:])
    if at and is_host(parts[at - 1]) and address_parts:
        return address("http", parts[at - 1], address_parts)
    return None


def _quoted(part: str) -> str:
    """Percent-encoded; a name that is no UTF-8 as the bytes it has."""
    return quote(os.fsencode(part), safe=_AS_IT_IS)
