"""The places of a page that may hold its title, for what is learned of its site."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import select, selector_of
from archive.html.visible_text import visible_text
from archive.parsers.titles.pieces import pieces_of
from archive.sites import PlaceVote
from archive.text.folding import fold

TITLE = "title"
_MOST, _LONGEST = 12, 300


def title_votes(page: Page, meta: str) -> Iterator[PlaceVote]:
    """Each place of a heading, the first of its kind on the page, and whether the page's metadata
    or a piece of its title tag say the same. meta: the title by its metadata."""
    titles = {fold(text) for text in (meta, *pieces_of(title_tag(page))) if text}
    seen: set[str] = set()
    for node in page.tree.iter("h1", "h2", "h3"):
        text, selector = fold(visible_text(node)[:_LONGEST]), selector_of(node)
        if text and selector not in seen and len(seen) < _MOST:
            seen.add(selector)
            digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
            yield PlaceVote(TITLE, selector, digest, text in titles if titles else None)


def heading_at(
    page: Page, places: Sequence[str], repeats: Callable[[str], bool]
) -> tuple[str, str] | None:
    """The only one of the places of titles that a page has, and what stands there."""
    headings = [(place, nodes[0]) for place in places if (nodes := select(place, page.tree))]
    if len(headings) != 1:
        return None
    place, node = headings[0]
    text = squeeze(visible_text(node))
    return (place, text) if text and len(text) <= _LONGEST and not repeats(text) else None
