"""Every address of the reading room: the patterns that requests are matched by, and their making.

No other file holds a path of ours. Words in angle brackets are Flask's variables.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlencode

from archive.facets import paged
from archive.text.folding import slug
from indexer.documents import DocumentType
from indexer.query.date_range import read_period
from indexer.search import Hit, SearchRequest

HOME = "/"
SEARCH = "/search"
CHECK = "/check"
LINES = "/lines"
HEADING = f"/<any({', '.join(facet.name for facet in paged())}):facet>/<heading>"
RELEASE = "/releases/<release_id>"
RELEASE_SLASHED = f"{RELEASE}/"
RELEASE_NAMED = f"{RELEASE}/<slug>"
CAPTURE = f"{RELEASE}/capture/<digest>"
READING_COPY = f"{CAPTURE}/reading-copy"
COMPARED = f"{RELEASE}/versions/compared"
LIKE = f"{RELEASE}/more/like-this"
QUOTES = "/quotes"
QUOTE = f"{QUOTES}/<quote_id>"
FORMER_QUOTE = "/quotes/<release_id>/<place>"  # 'q3', when a place in a list was its name
ROBOTS = "/robots.txt"
STATIC_ROOT = "/static"
API_ROOT = "/api"
API_SEARCH = f"{API_ROOT}/search"
API_CHECK = f"{API_ROOT}/check"
API_RELEASE = f"{API_ROOT}/releases/<release_id>"

Absolute = Callable[[str], str]
"""The address of a path as seen from outside."""

_SLUG_LENGTH = 60


def search(request: SearchRequest) -> str:
    """The page of a result."""
    return _with(SEARCH, pairs_of(request))


def year_of(request: SearchRequest) -> Callable[[int], str]:
    """The page of a result, of the releases of a year."""

    def link(year: int) -> str:
        period = read_period(str(year))
        return search(replace(request, earliest=period.earliest, latest=period.latest, page=1))

    return link


def api_search(request: SearchRequest) -> str:
    """The same result as JSON."""
    return _with(API_SEARCH, pairs_of(request))


def lines(request: SearchRequest, order: str, start: int = 0, form: str = "") -> str:
    """Every place of a search, one line each, behind so many releases."""
    parameters = [("order", order), ("start", str(start or "")), ("format", form)]
    return _with(LINES, [*pairs_of(request), *(pair for pair in parameters if pair[1])])


def quotations(parameters: Iterable[tuple[str, str]] = ()) -> str:
    """The search for quotations, by the parameters of any search."""
    others = [(name, value) for name, value in parameters if name != "type"]
    return _with(SEARCH, [*others, ("type", str(DocumentType.QUOTE))])


def newest() -> str:
    """All releases, the newest first."""
    return f"{SEARCH}?sort=newest"


def heading(facet: str, heading_id: str) -> str:
    """The page of an office, a person, a topic; of a facet that has pages."""
    return f"/{facet}/{heading_id}"


def headings(facet: str) -> str:
    """What the pages of a facet's headings begin with."""
    return heading(facet, "")


def release(release_id: str, title: str = "") -> str:
    """The page of a release; the title is there for people only."""
    name = slug(title)[:_SLUG_LENGTH].strip("-")
    path = RELEASE.replace("<release_id>", release_id)
    return f"{path}/{name}" if name else path


def hit(result: Hit) -> str:
    """What a hit leads to: its release, or the quote, which leads to its place there."""
    return quote(result.key) if result.quote else release(result.release_id, result.title.text)


def quote(quote_id: str) -> str:
    """The lasting address of a quote; it leads to its place in its release."""
    return QUOTE.replace("<quote_id>", quote_id)


def quote_place(release_path: str, quote_id: str) -> str:
    """The place of a quote in the page of its release."""
    return f"{release_path}#{quote_id}"


def capture(release_id: str, digest: str) -> str:
    """The original bytes of a capture of a release."""
    return _of_capture(CAPTURE, release_id, digest)


def reading_copy(release_id: str, digest: str) -> str:
    """What stands in the place of bytes that are withheld."""
    return _of_capture(READING_COPY, release_id, digest)


def compared(release_id: str) -> str:
    """What changed in a release from each capture to the next."""
    return COMPARED.replace("<release_id>", release_id)


def like(release_id: str) -> str:
    """Other releases that are like one."""
    return LIKE.replace("<release_id>", release_id)


def api_release(release_id: str) -> str:
    """A release as JSON."""
    return API_RELEASE.replace("<release_id>", release_id)


def static(name: str) -> str:
    """A file of the folder static."""
    return f"{STATIC_ROOT}/{name}"


def page_of(path: str, number: int, query: str = "") -> str:
    """A page of what has several, the words of a query marked on it."""
    pairs = [("q", query)] if query else []
    return _with(path, [*pairs, ("page", str(number))])


def step(path: str, number: int) -> str:
    """What changed from one capture to the next, alone."""
    return _with(path, [("step", str(number))])


def is_api(path: str) -> bool:
    """Whether a program asks."""
    return path.startswith(f"{API_ROOT}/")


def with_query(path: str, text: str) -> str:
    """The address of a release on which the words of a query are marked."""
    if not text:
        return path
    page, hash_sign, place = path.partition("#")
    return f"{_with(page, [('q', text)])}{hash_sign}{place}"


def pairs_of(request: SearchRequest) -> list[tuple[str, str]]:
    """The parameters of a request in one order, without those at their defaults."""
    pairs = [("q", request.query.text)] if request.query.text else []
    pairs += [(entry.facet, value) for entry in request.filters for value in entry.ids]
    pairs += [("from", request.earliest.isoformat())] if request.earliest else []
    pairs += [("to", request.latest.isoformat())] if request.latest else []
    default = SearchRequest()
    for name in ("sort", "type", "page", "per_page"):
        value = getattr(request, name)
        pairs += [(name, str(value))] if value != getattr(default, name) else []
    return pairs


def _with(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _of_capture(pattern: str, release_id: str, digest: str) -> str:
    return pattern.replace("<release_id>", release_id).replace("<digest>", digest)
