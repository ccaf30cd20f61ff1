"""How much of a page is teasers: paragraphs under a line that leads to another page."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from archive.html.visible_text import HEADINGS
from archive.text.words import word_count

_FEWEST = 3
_A_TEASER = 10
"""Words: less is a day, or the name of a section."""

_BETWEEN = 3
"""So many elements at most stand between a title and its teaser: a day, a picture."""


def share_of_teasers(scope: HtmlElement, own_path: str) -> float:
    """Of all words in paragraphs, those that stand under the title of another page; 0 where these
    are fewer than three pages. own_path: of the page itself, whose headline may lead to it."""
    teasers = {
        paragraph: target
        for paragraph in scope.iter("p")
        if (target := _target(paragraph)).strip("/")
        and target.rstrip("/") != own_path.rstrip("/")
        and word_count(paragraph.text_content()) >= _A_TEASER
    }
    if len(set(teasers.values())) < _FEWEST:
        return 0.0
    sizes = {paragraph: word_count(paragraph.text_content()) for paragraph in scope.iter("p")}
    words = sum(size for size in sizes.values() if size >= _A_TEASER)
    return sum(sizes[paragraph] for paragraph in teasers) / words


def _target(paragraph: HtmlElement) -> str:
    """Where the line above a paragraph leads, '' for nowhere."""
    for above in _above(paragraph):
        link = above if above.tag == "a" else _link_of(above)
        if link is not None and word_count(link.text_content()) > 1:
            return (link.get("href") or "").partition("#")[0]
        if above.tag in HEADINGS or word_count(above.text_content()) >= _A_TEASER:
            return ""
    return ""


def _above(paragraph: HtmlElement) -> Iterator[HtmlElement]:
    above = paragraph.getprevious()
    for _ in range(_BETWEEN):
        if above is None:
            return
        yield above
        above = above.getprevious()


def _link_of(element: HtmlElement) -> HtmlElement | None:
    """The link that most of a heading is."""
    if element.tag not in HEADINGS:
        return None
    link = next(element.iter("a"), None)
    is_most = link is not None and 2 * len(link.text_content()) > len(element.text_content())
    return link if is_most else None
