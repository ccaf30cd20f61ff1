"""A stretch of a page as a tree of its own, within copies of all elements around it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain, pairwise

from lxml import html
from lxml.html import HtmlElement

from archive.stories.lines import PageText, Place


def stretch_of(page: PageText, body: HtmlElement, start: int, end: int) -> HtmlElement:
    """The body with only those of its texts whose numbers are from start up to, not with, end."""
    texts = page.places[start:end]
    return _Cut(frozenset(texts), page.spans, start, end, dict(_way_to(texts))).of(body)


def _way_to(texts: Sequence[Place]) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Each element around the first of the texts, with its child that the text stands in or
    behind."""
    if not texts:
        return
    node, _ = texts[0]
    around = (node, *node.iterancestors())
    yield from ((parent, child) for child, parent in pairwise(around))


@dataclass(frozen=True, slots=True)
class _Cut:
    """texts: those of the stretch. way: by which child of an element it begins, so that what stands
    before is passed by, however much that is."""

    texts: Set[Place]
    spans: Mapping[HtmlElement, tuple[int, int]]
    start: int
    end: int
    way: Mapping[HtmlElement, HtmlElement]

    def of(self, node: HtmlElement) -> HtmlElement:
        copy = html.Element(node.tag, dict(node.attrib))
        last: HtmlElement | None = None
        texts = [node.text] if _is_blank(node.text) or (node, False) in self.texts else []
        for child in self._children(node):
            if self._reaches(child):
                _write(texts, copy, last)
                last, texts = deepcopy(child) if self._is_within(child) else self.of(child), []
                copy.append(last)
            if (child, True) in self.texts or (_is_blank(child.tail) and self._parts_texts(child)):
                texts.append(child.tail)
        _write(texts, copy, last)
        return copy

    def _children(self, node: HtmlElement) -> Iterator[HtmlElement]:
        """Those from the beginning of the stretch up to its end."""
        first = self.way.get(node)
        children = node if first is None else chain((first,), first.itersiblings())
        for child in children:
            if self.spans.get(child, (0, -1))[0] >= self.end:
                return
            yield child

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

    def _parts_texts(self, node: HtmlElement) -> bool:
        """Whether what stands behind an element may part words of the stretch: it is in the
        stretch, or nobody sees it."""
        return node not in self.spans or self._reaches(node)


def _write(texts: Sequence[str | None], around: HtmlElement, before: HtmlElement | None) -> None:
    """Put texts into an element, behind the last of its children."""
    text = "".join(filter(None, texts)) or None
    if before is None:
        around.text = text
    else:
        before.tail = text


def _is_blank(text: str | None) -> bool:
    """Whether a text has no number, and yet parts the words at its sides."""
    return text is not None and text.isspace()
