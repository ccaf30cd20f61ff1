"""The day of issue as an address gives it."""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

from archive.dates.candidates import DateCandidate, candidate_of
from archive.dates.reading.printed import PrintedDate, read_date
from archive.knowledge.snapshot import KnowledgeSnapshot

_SEPARATED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?P<s>[-_.])(0?[1-9]|1[0-2])(?P=s)(0?[1-9]|[12]\d|3[01])(?!\d)"
)
# '/2023/10/10-ways-to' counts ways, '/2023/10/08-title' and '/2023/10/08_title' no.
_FOLDERS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)/(0?[1-9]|1[0-2])"
    r"/(0[1-9](?!\d)|(?:[12]\d|3[01])(?![\d-])|[1-9](?=[/.]|$))"
)
_OF_SECTION = re.compile(
    r"/((?:19|20)\d\d)/[a-zA-Z_-]{2,20}/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=/|$)"
)
_NAMED = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>[^\W\d_]{3,12})/(?P<d>\d{1,2})(?=/|$)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR_LAST = re.compile(
    r"(?<!\d)(0?[1-9]|[12]\d|3[01])(?P<s>[-_.])(0?[1-9]|[12]\d|3[01])(?P=s)((?:19|20)\d\d)(?!\d)"
)
_MONTH = re.compile(r"(?<![\d-])((?:19|20)\d\d)(?P<s>[-/])(0[1-9]|1[0-2])(?![\d-])")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")
_CAPTURED = re.compile(r".*/\d{4,14}(?:[a-z]{2}_|\*)?/(?=https?:/)", re.I)
_SURE = 0.7
_IN_ADDRESS = (
    (_FOLDERS, _SURE),
    (_SEPARATED, _SURE),
    (_OF_SECTION, _SURE),
    (_COMPACT, 0.65),
    (_YEAR_LAST, 0.6),
    (_MONTH, 0.5),
    (_YEAR, 0.35),
)


def url_date(
    knowledge: KnowledgeSnapshot, url: str | None, latest: date = date.max
) -> DateCandidate | None:
    """The date in an address: '/2003/02/07/', '2003-02-07', '20030207', '07-02-2003', '/2003/02/';
    '/2003/feb/07/', '/2003/WORLD/02/07/'.

    Of an address in a web archive only the address that was captured counts.
    """
    path = unquote(urlsplit(_CAPTURED.sub("", url or "")).path)
    named = _NAMED.search(path)
    printed = _of_named(knowledge, named, latest) if named else None
    if printed and printed.precision == "day":
        return candidate_of(printed, "url", "address of the page", path, _SURE)
    for pattern, confidence in _IN_ADDRESS:
        for match in pattern.finditer(path):
            numbers = [part.zfill(2) for part in match.groups() if part.isdigit()]
            printed_date = read_date(knowledge, "-".join(numbers), latest)
            if printed_date:
                return candidate_of(printed_date, "url", "address of the page", path, confidence)
    return None


def _of_named(
    knowledge: KnowledgeSnapshot, named: re.Match[str], latest: date
) -> PrintedDate | None:
    """'/2003/feb/07/' as '07 feb 2003'."""
    return read_date(knowledge, f"{named['d']} {named['m']} {named['y']}", latest)
