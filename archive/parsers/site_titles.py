"""The places of a page that may hold its title, for what is learned of its site."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from lxml.html import HtmlElement

from archive.html.page import Page, squeeze, title_tag
from archive.html.selectors import select, selector_of
from archive.html.visible_text import visible_text
from archive.parsers.title_pieces import pieces_of
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


def heading_at(page: Page, selector: str, repeats: Callable[[str], bool]) -> str:
    """What stands in the place of the title, or ''."""
    nodes: list[HtmlElement] = select(selector, page.tree) if selector else []
    text = squeeze(visible_text(nodes[0])) if nodes else ""
    return text if len(text) <= _LONGEST and not repeats(text) else ""
