"""The releases of a page that holds several, each read from its own part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urldefrag, urljoin

from lxml.html import HtmlElement

from archive.dates.finding.places import known_place
from archive.html.chrome import Chrome
from archive.html.page import Page
from archive.knowledge.chrome import chrome_of
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, Evidence
from archive.parsers.body.blocks import blocks_of
from archive.parsers.body.contacts import mark_contacts, read_contacts
from archive.parsers.links import canonical
from archive.parsers.parsed_item import ParsedItem, PartOfPage
from archive.parsers.plain import PLAIN
from archive.parsers.preformatted import read_preformatted
from archive.stories.cutting import stretch_of
from archive.stories.first_look import may_be_several
from archive.stories.lines import PageLine, PageText, page_text
from archive.stories.parting import Parting, parting_of
from archive.stories.parts import Part
from archive.stories.rules import is_rule
from archive.stories.signs import BEHIND_HEADING, Sign, Signs
from archive.stories.source_spans import SourceText

MAY_BE_SEVERAL = "may-be-several"
"""The doubt about a page that may hold several releases and was read as one."""

_SHORT, _FOOT = 160, 4
_PLACED = re.compile(r"^(?P<place>[^\W\d_][^\n–—]{1,40}?)\s+[-–—]\s+(?P<title>\S.{7,})$")
_SURE, _UNSURE = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Stories:
    """What a page holds: several releases, or no items. may_be_several: it may do so none the
    less."""

    items: tuple[ParsedItem, ...] = ()
    may_be_several: bool = False


def read_stories(knowledge: KnowledgeSnapshot, page: Page, latest: date) -> Stories:
    """The releases of a page that no profile describes; no items where it holds one, or none.

    latest: no release is later.
    """
    signs = Signs(knowledge, latest)
    if not may_be_several(signs, page):
        return Stories()
    body = page.tree.find(".//body")
    scope = page.tree if body is None else body
    text = page_text(scope)
    parting = parting_of(text, signs, knowledge.derived(chrome_of))
    if not parting.parts:
        return Stories(may_be_several=parting.doubt)
    source = SourceText(page.source)
    items = tuple(_Reader(knowledge, page, scope, text, parting, signs, source).items())
    return Stories(items) if all(item.blocks for item in items) else Stories(may_be_several=True)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parts of one page."""

    knowledge: KnowledgeSnapshot
    page: Page
    scope: HtmlElement
    text: PageText
    parting: Parting
    signs: Signs
    source: SourceText

    def items(self) -> Iterator[ParsedItem]:
        parts = self.parting.parts
        dated = any(Sign.DAY in part.signs for part in parts)
        shared = () if dated else self._shared_lines(parts[0].story.start)
        sure = self.parting.is_strong
        for number, part in enumerate(parts, 1):
            yield self._item(part, PartOfPage(number, len(parts), sure), shared)

    def _item(self, part: Part, of_page: PartOfPage, shared: Sequence[str]) -> ParsedItem:
        if self._is_typed(part):
            return self._typed(part, of_page)
        title, place = self._placed(part.story.headline.title)
        first = self._first_of_text(part)
        blocks = tuple(mark_contacts(self.knowledge, list(self._blocks(part, first))))
        around = self._around(part, first)
        return ParsedItem(
            title=title,
            blocks=blocks,
            own_page=False,
            part=of_page,
            header_lines=(*shared, *around),
            place=place,
            symbol=next((line for line in around if self._says(line, Sign.REFERENCE)), None),
            own_link=self._own_link(part),
            contacts=read_contacts(self.knowledge, blocks),
            evidence=(self._title_evidence(part, title), *self._evidence(part, of_page)),
        )

    def _is_typed(self, part: Part) -> bool:
        """Whether all of a part is typed, from its headline on."""
        ends = (part.story.headline.first, part.story.end - 1)
        nodes = (self.text.lines[at].node for at in ends)
        return all(
            any(around.tag == "pre" for around in (node, *node.iterancestors())) for node in nodes
        )

    def _typed(self, part: Part, of_page: PartOfPage) -> ParsedItem:
        first, last = self.text.lines[part.story.start], self.text.lines[part.story.end - 1]
        stretch = stretch_of(self.text, self.scope, first.start, last.end)
        reading = read_preformatted(self.knowledge, self._page_of(stretch), PLAIN)
        return replace(
            reading,
            own_page=False,
            part=of_page,
            own_link=self._own_link(part),
            evidence=(*reading.evidence, *self._evidence(part, of_page)),
        )

    def _page_of(self, stretch: HtmlElement) -> Page:
        return Page(self.page.source, stretch, self.page.url, self.page.moment, self.page.parser)

    def _first_of_text(self, part: Part) -> int:
        """The line that the text begins with, behind what stands under the headline."""
        story = part.story
        at = story.headline.last + 1
        while not story.headline.behind and at < story.end and self._is_head(self.text.lines[at]):
            at += 1
        return at

    def _is_head(self, line: PageLine) -> bool:
        return not line.is_prose and self.signs.role(line.text) is not None

    def _blocks(self, part: Part, first: int) -> Iterator[Block]:
        story, lines = part.story, self.text.lines
        start = lines[first].start if first < story.end else lines[story.end - 1].end
        if story.headline.behind:
            start = story.headline.behind_from
        stretch = stretch_of(self.text, self.scope, start, lines[self._last(part, first)].end)
        chrome = self.knowledge.derived(chrome_of)
        blocks = blocks_of([stretch], _furniture(stretch, chrome))
        for number, block in enumerate(blocks):
            text = BEHIND_HEADING.sub("", block.text) if number == 0 else block.text
            if text:
                yield replace(block, text=text)

    def _last(self, part: Part, first: int) -> int:
        """The last line of the text: behind it stand its day, links to elsewhere, a rule; then the
        foot of the page."""
        end = self._foot(part, first)
        while end - 1 > first and self._is_foot(self.text.lines[end - 1]):
            end -= 1
        return end - 1

    def _foot(self, part: Part, first: int) -> int:
        """The line behind the last prose that the foot of a page begins with: a menu, a line that
        all pages have; else where the part ends."""
        lines = self.text.lines
        foot = part.story.end
        for at in range(part.story.end - 1, first, -1):
            is_menu = lines[at].leads_away and not lines[at].target
            if is_menu or self.signs.is_of_page(lines[at].text):
                foot = at
            elif lines[at].is_prose:
                break
        return foot

    def _is_foot(self, line: PageLine) -> bool:
        if line.is_prose:
            return False
        return line.leads_away or is_rule(line.text) or self._says(line.text, Sign.DAY)

    def _around(self, part: Part, first: int) -> tuple[str, ...]:
        """The lines about the text where a day may stand, the headline among them."""
        story, lines = part.story, self.text.lines
        head = lines[story.start : first]
        foot = lines[max(first, story.end - _FOOT) : story.end]
        signed = (line for line in foot if not line.is_prose and self.signs.role(line.text))
        return tuple(line.text for line in (*head, *signed) if len(line.text) <= _SHORT)

    def _shared_lines(self, before: int) -> tuple[str, ...]:
        """What stands above the first part: there a page prints the day of all."""
        lines = self.text.lines[:before]
        return tuple(line.text for line in lines if self._says(line.text, Sign.DAY))

    def _says(self, text: str, sign: Sign) -> bool:
        return self.signs.role(text) is sign

    def _placed(self, title: str) -> tuple[str, str | None]:
        """'MALI – Headline' in two; the place as it stands."""
        match = _PLACED.match(title)
        place = known_place(self.knowledge, match["place"]) if match else None
        return (match["title"], place) if match and place else (title, None)

    def _own_link(self, part: Part) -> str | None:
        """Where the headline leads; else the name of the part on its page."""
        target = part.story.headline.target
        base = self.page.url or canonical(self.page) or ""
        if target and not target.startswith("#"):
            return _joined(base, target)
        name = self._name(part)
        return f"{urldefrag(base).url}#{name}" if base and name else None

    def _name(self, part: Part) -> str:
        story = part.story
        lines = self.text.lines[story.start : story.headline.last + 1]
        return next((name for line in lines for name in reversed(line.anchors)), "")

    def _title_evidence(self, part: Part, title: str) -> Evidence:
        printed = self.text.lines[part.story.headline.first].text[:200]
        sure = _SURE if part.is_strong else _UNSURE
        return Evidence("title", title, "part-heading", self.parting.way, printed, sure)

    def _evidence(self, part: Part, of_page: PartOfPage) -> Iterator[Evidence]:
        story, lines = part.story, self.text.lines
        sure = _SURE if part.is_strong else _UNSURE
        first, last = lines[story.start].start + 1, lines[story.end - 1].end
        name = self._name(part)
        place = f"texts {first}-{last} of {len(self.text.places)}" + (f" #{name}" if name else "")
        printed = " ".join(line.text for line in lines[story.start : story.end])
        if span := self.source.span_of(printed):
            place += f", characters {span[0]}-{span[1]} of the source"
        count = f"{of_page.number} of {of_page.of}"
        signs = ", ".join(sorted(part.signs)) or "none of its own"
        yield Evidence("part", count, "parts", place, signs, sure)


def _furniture(tree: HtmlElement, chrome: Chrome) -> frozenset[HtmlElement]:
    return frozenset(
        node for node in tree.iter() if isinstance(node, HtmlElement) and chrome.is_furniture(node)
    )


def _joined(base: str, target: str) -> str | None:
    try:
        return str(urljoin(base, target))
    except ValueError:  # such as a bracket in the host
        return None
