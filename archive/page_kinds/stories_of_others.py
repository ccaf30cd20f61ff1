"""How much of a page's text is offers of other pages: blocks that begin with the link to one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from lxml.html import HtmlElement

from archive.html.page import squeeze
from archive.models import Block
from archive.text.words import word_count

_FEWEST = 3
_A_HEADLINE = 4
"""Words: less is an item of a menu."""

_MOST, _MOST_TEXT = 200, 20_000
"""Blocks and headlines that are looked at, for each is looked for in each, and letters."""

_BEFORE = 30
"""Characters before the link: a day, the kind of what it leads to."""

_A_STORY = 60
"""Words: more than so many about each page that it leads to is a text of its own."""


def share_of_stories_of_others(scope: HtmlElement, blocks: Sequence[Block], own_path: str) -> float:
    """Of the words of the first blocks, those of blocks that begin with a headline that leads
    elsewhere; 0 where they lead to fewer than three pages. own_path: of the page, whose headline
    may be a link."""
    texts = [squeeze(block.text) for block in blocks[:_MOST]]
    links = _headlines(scope, own_path.rstrip("/"), "\n".join(texts)[:_MOST_TEXT])
    headlines = dict(islice(links, _MOST))
    if len(set(headlines.values())) < _FEWEST:
        return 0.0
    sizes = {text: word_count(text) for text in texts}
    leading = {text: led for text in texts if (led := _led_to(text, headlines))}
    offers = [text for text, led in leading.items() if sizes[text] <= _A_STORY * len(led)]
    targets = set().union(*(leading[text] for text in offers))
    if len(targets) < _FEWEST:
        return 0.0
    return sum(sizes[text] for text in offers) / max(1, sum(sizes.values()))


def _headlines(scope: HtmlElement, own_path: str, text: str) -> Iterator[tuple[str, str]]:
    """The texts of links that stand in the text, each with where it leads."""
    for link in scope.iter("a"):
        target = (link.get("href") or "").partition("#")[0].rstrip("/")
        if not target or target == own_path or _is_item(link):
            continue
        headline = squeeze(link.text_content())
        if word_count(headline) >= _A_HEADLINE and headline in text:
            yield headline, target


def _is_item(link: HtmlElement) -> bool:
    """Whether it is a word or two of a menu, as most links are: seen without reading it whole."""
    text = link.text or ""
    return not len(link) and text.isascii() and len(text.split()) < _A_HEADLINE


def _led_to(text: str, headlines: Mapping[str, str]) -> set[str]:
    """Where a block leads, nowhere if it begins with no headline."""
    places = {headline: text.find(headline) for headline in headlines}
    if not any(0 <= place <= _BEFORE for place in places.values()):
        return set()
    return {headlines[headline] for headline, place in places.items() if place >= 0}
