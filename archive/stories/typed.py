"""The releases of a typed text that holds several: parted by typed rules, each with a head."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.html.page import Page
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Evidence, HeadRole
from archive.parsers.parsed_item import ParsedItem, PartOfPage
from archive.parsers.plain import PLAIN, page_of_plain_text
from archive.parsers.preformatted import read_preformatted
from archive.parsers.typed.head import Head, read_head
from archive.stories.rules import is_rule
from archive.text.words import words_of

_OWN = (HeadRole.DAY, HeadRole.REFERENCE)
_FEWEST = 30
_SURE = 0.9


def typed_stories(knowledge: KnowledgeSnapshot, page: Page) -> tuple[ParsedItem, ...]:
    """The releases of a page that is one typed text; none where it is one release.

    What stands between two rules is a release if its head has a headline and a day or a number;
    else it belongs to what stands before it: notes for editors, a second section.
    """
    texts = ("".join(node.itertext()) for node in page.tree.iter("pre"))
    lines = max(texts, key=len, default="").split("\n")
    rules = [number for number, line in enumerate(lines) if is_rule(line)]
    if not rules:
        return ()
    starts = [0, *(number + 1 for number in rules)]
    ends = [*rules, len(lines)]
    begun = [
        start
        for start, end in zip(starts, ends, strict=True)
        if _is_release(knowledge, lines[start:end])
    ]
    if len(begun) < 2 or any(line.strip() for line in lines[: begun[0]]):
        return ()
    bounds = list(zip(begun, [*(start - 1 for start in begun[1:]), len(lines)], strict=True))
    return tuple(_items(knowledge, page, lines, bounds))


def _is_release(knowledge: KnowledgeSnapshot, lines: Sequence[str]) -> bool:
    if len(words_of("\n".join(lines))) < _FEWEST:
        return False
    head: Head = read_head(knowledge, lines)
    return head.headline is not None and next(head.of(*_OWN), None) is not None


def _items(
    knowledge: KnowledgeSnapshot,
    page: Page,
    lines: Sequence[str],
    bounds: Sequence[tuple[int, int]],
) -> Iterator[ParsedItem]:
    for number, (start, end) in enumerate(bounds, 1):
        text = page_of_plain_text("\n".join(lines[start:end]), page.url, page.moment)
        reading = read_preformatted(knowledge, text, PLAIN)
        count = f"{number} of {len(bounds)}"
        place = f"lines {start + 1}-{end} of {len(lines)}"
        own = Evidence("part", count, "parts", place, "a head with its day or number", _SURE)
        yield replace(
            reading,
            own_page=False,
            part=PartOfPage(number, len(bounds), sure=True),
            evidence=(*reading.evidence, own),
        )
