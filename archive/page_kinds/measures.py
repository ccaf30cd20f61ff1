"""The numbers of a page that are weighed: its build, its words, its address."""

import re
from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

from archive.html.page import Page
from archive.listings.rows import Row
from archive.page_kinds.build import measures_of_build
from archive.page_kinds.labels import labels_on
from archive.page_kinds.places import MOST_SEEN, Places, seen_text
from archive.page_kinds.signs import Signs
from archive.page_kinds.stories_of_others import share_of_stories_of_others
from archive.page_kinds.teasers import share_of_teasers
from archive.page_kinds.wording import measures_of_words
from archive.parsers.parsed_item import ParsedItem
from archive.text.words import word_count

Measures = Mapping[str, float]

_LONG_SLUG, _A_SLUG = 8, 3
"""Words that count of an address, and so many on average: where a page has none, none is missed."""
_LONG_TITLE = 10
_MOSTLY = 0.5

_CODE_LINE = re.compile(
    r"(?:[{}]|\)\s*[;:]|=[^=]*;)\s*$"
    r"|^\s*(?://|/\*|\*/|#include\b|#define\b|import \w+(?:\.\w+)*;?$)"
)
_MOST_TEXT = 20_000


def measured(page: Page, reading: ParsedItem, places: Places, signs: Signs) -> Measures:
    """Each number that data/cues/page_kinds.yaml can weigh, by its name. offers: phrases, in small
    letters, of pages that sell."""
    body = page.tree.find(".//body")
    scope = page.tree if body is None else body
    seen = places["page"][0]
    whole = seen_text(page) if len(seen) >= MOST_SEEN else seen
    text = "\n".join(block.text for block in reading.blocks)[:_MOST_TEXT]
    return {
        **measures_of_build(scope, whole),
        **measures_of_words(reading.blocks, text, seen, signs.offers),
        "labels": float(len(labels_on(text, signs.labels))),
        "teasers": _teasers(scope, reading, page.path),
        "slug-words": float(max(map(_slug_words, places["address"]), default=_A_SLUG)),
        "title-words": float(min(_LONG_TITLE, word_count(reading.title))),
    }


def _teasers(scope: HtmlElement, reading: ParsedItem, path: str) -> float:
    share = max(
        share_of_teasers(scope, path), share_of_stories_of_others(scope, reading.blocks, path)
    )
    # Squared: a page of nothing else is a list whatever its template says; one that has a text too
    # may be a story that goes on with others.
    return share * share if share >= _MOSTLY else 0.0


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def share_of_code_lines(page: Page) -> float:
    """Of a text file: the lines that end, or begin, as those of programs do."""
    lines = [line for line in page.tree.text_content().split("\n") if line.strip()]
    return sum(bool(_CODE_LINE.search(line)) for line in lines) / max(1, len(lines))


def share_of_rows(rows: Iterable[Row], places: Places) -> float:
    """How much of what the page shows stands in these rows."""
    elements = {row.element for row in rows}
    shown = sum(len(_letters(element.text_content())) for element in elements)
    return min(1.0, shown / max(1, len(_letters(places["page"][0]))))


def _slug_words(path: str) -> int:
    """Of how many words the last part of an address is: that of a story is its headline."""
    last = re.sub(r"\.\w{2,5}$", "", path.split("?")[0].rstrip("/")).rpartition("/")[2]
    return min(_LONG_SLUG, len(re.findall(r"[^\W\d_]{2,}", last)))
