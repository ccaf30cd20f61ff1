"""The lines of a page as a reader sees them: one for each block, cell or line break."""

from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from archive.html.page import squeeze

LINE_ENDING = {"p", "div", "br", "tr", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "center"}
_UNSEEN = ("script", "style", "noscript", "template", "title")
_BEFORE = etree.XPath(
    "preceding::text()[normalize-space() and not(parent::script or parent::style or parent::title)]"
    "[position() <= 60]"
)
LINE_ENDING |= {"dt", "dd", "h6", "article", "section", "header", "figcaption", "address", "pre"}


def lines_of(scope: HtmlElement) -> Iterator[str]:
    """The visible text of an element, a line for each block, cell or line break, one by one."""
    gathered: list[str] = []
    walk = etree.iterwalk(scope, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag in _UNSEEN:
            walk.skip_subtree()
            continue
        if node.tag in LINE_ENDING:
            yield from _line(gathered)
            gathered = []
        text = node.text if event == "start" else None if node is scope else node.tail
        if node.tag == "pre" and event == "start":
            yield from (line for typed in (text or "").split("\n") if (line := squeeze(typed)))
        elif text:
            gathered.append(text)
    yield from _line(gathered)


class Lines:
    """The lines of an element for several readers, each made when it is first asked for."""

    def __init__(self, scope: HtmlElement) -> None:
        self._known: list[str] = []
        self._unread = lines_of(scope)

    def __iter__(self) -> Iterator[str]:
        for number in count():
            if number == len(self._known):
                self._known.extend(islice(self._unread, 1))
            if number == len(self._known):
                return
            yield self._known[number]


def lines_before(node: HtmlElement) -> list[str]:
    """The lines of the page that stand before an element, at most some sixty."""
    lines: list[list[str]] = []
    last: etree._Element | None = None
    for text in cast(list[etree._ElementUnicodeResult], _BEFORE(node)):
        block = _line_element(text)
        if lines and block is last:
            lines[-1].append(text)
        else:
            lines.append([text])
        last = block
    return [line for gathered in lines for line in _line(gathered)]


def _line(gathered: Sequence[str]) -> Iterator[str]:
    line = squeeze("".join(gathered))
    if line:
        yield line


def _line_element(text: etree._ElementUnicodeResult) -> etree._Element | None:
    """The element that a text shares its line in; behind a line break the break itself."""
    node = text.getparent()
    if node is not None and text.is_tail and node.tag not in LINE_ENDING:
        node = node.getparent()
    while node is not None and node.tag not in LINE_ENDING:
        node = node.getparent()
    return node
