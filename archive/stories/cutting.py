"""A stretch of a page as a tree of its own, within copies of all elements around it."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from archive.stories.lines import PageText, Place


def stretch_of(page: PageText, body: HtmlElement, start: int, end: int) -> HtmlElement:
    """The body with only those of its texts whose numbers are from start up to, not with, end."""
    return _Cut(page.places, page.spans, start, end).of(body)


@dataclass(frozen=True, slots=True)
class _Cut:
    places: Mapping[Place, int]
    spans: Mapping[HtmlElement, tuple[int, int]]
    start: int
    end: int

    def of(self, node: HtmlElement) -> HtmlElement:
        copy = html.Element(node.tag, dict(node.attrib))
        copy.text = node.text if self._holds(node, False) else None
        last: HtmlElement | None = None
        for child in node:
            if self._reaches(child):
                whole = self._is_within(child)
                last = deepcopy(child) if whole else self.of(child)
                last.tail = None
                copy.append(last)
            if self._holds(child, True):
                if last is None:
                    copy.text = (copy.text or "") + (child.tail or "")
                else:
                    last.tail = (last.tail or "") + (child.tail or "")
        return copy

    def _holds(self, node: HtmlElement, behind: bool) -> bool:
        number = self.places.get((node, behind))
        return number is not None and self.start <= number < self.end

    def _reaches(self, node: HtmlElement) -> bool:
        """Whether some of an element stands in the stretch: a break of line, between its texts."""
        first, last = self.spans.get(node, (0, -1))
        return (
            first < self.end and last > self.start
            if first < last
            else (first == last and self.start < first < self.end)
        )

    def _is_within(self, node: HtmlElement) -> bool:
        first, last = self.spans[node]
        return self.start <= first and last <= self.end
