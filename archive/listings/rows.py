"""The rows of a list: of each link the part of the page that is about what it leads to alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from archive.html.chrome import Chrome
from archive.html.lines import LINE_ENDING, lines_of
from archive.html.page import Page, squeeze
from archive.html.visible_text import HEADINGS, visible_text
from archive.listings.targets import Target, targets_of
from archive.text.words import words_of

_ROWS = ("tr", "li", "article", "dd")
_MOST_IN_ROW = 4
"""Links of one row: its title, and its office, its kind, the same in other languages."""

_ROW_DEPTH, _LONGEST_TITLE = 5, 300


@dataclass(frozen=True, slots=True)
class Row:
    """What a list says of one page. element: all that is about it. lines: what is printed there
    besides the title. unlinked: the same without what are links. shape: how it is built, as its
    neighbours are."""

    target: Target
    element: HtmlElement
    title: str
    lines: tuple[str, ...]
    unlinked: tuple[str, ...]
    shape: str


def rows_of(page: Page, chrome: Chrome) -> Iterator[Row]:
    """One row for each page that is linked to, in order of the page."""
    targets = list(targets_of(page, chrome))
    owned = _owned(targets)
    rows: dict[HtmlElement, list[Target]] = {}
    for target in targets:
        rows.setdefault(_element(target, owned), []).append(target)
    for element, links in rows.items():
        yield _row(element, links, owned)


def _owned(targets: Sequence[Target]) -> dict[HtmlElement, frozenset[str]]:
    """Of each element above a link the pages that links in it lead to, as far as these are few."""
    owned: dict[HtmlElement, frozenset[str]] = {}
    for target in targets:
        for node in (target.node, *target.node.iterancestors()):
            known = owned.get(node, frozenset())
            if len(known) > _MOST_IN_ROW or target.address in known:
                if len(known) > _MOST_IN_ROW:
                    break
                continue
            owned[node] = known | {target.address}
    return owned


def _element(target: Target, owned: Mapping[HtmlElement, frozenset[str]]) -> HtmlElement:
    """The largest element about this page alone; or the row of a table or list that holds few
    links besides."""
    alone = target.node
    for node in target.node.iterancestors():
        if len(owned[node]) > 1 or node.tag in ("body", "html"):
            break
        alone = node
    above = islice(alone.iterancestors(), _ROW_DEPTH)
    row = next((node for node in above if node.tag in _ROWS), None)
    few = row is not None and len(owned[row]) <= _MOST_IN_ROW
    return row if few and row is not None and alone.tag not in _ROWS else alone


def _row(
    element: HtmlElement, links: Sequence[Target], owned: Mapping[HtmlElement, frozenset[str]]
) -> Row:
    texts = [(visible_text(link.node), link) for link in links]
    longest, target = max(texts, key=lambda pair: len(pair[0]))
    title = longest if _is_telling(longest) else _heading(element)
    lines = tuple(_without(tuple(_lines(element, owned)), title or longest))
    unlinked = lines
    for text, link in texts:
        unlinked = tuple(_without(unlinked, text)) if link is not target else unlinked
    return Row(target, element, title, lines, unlinked, _shape(element))


def _is_telling(title: str) -> bool:
    """Whether a link says more than 'more' and 'read on'."""
    several = len(words_of(title)) > 2 or (not title.isascii() and len(title) > _MOST_IN_ROW)
    return several and len(title) <= _LONGEST_TITLE


def _heading(element: HtmlElement) -> str:
    headings = (node for node in element.iter(*HEADINGS))
    texts = (text for node in headings if _is_telling(text := visible_text(node)))
    return next(texts, "")


def _lines(element: HtmlElement, owned: Mapping[HtmlElement, frozenset[str]]) -> Iterator[str]:
    """The lines of a block; of a link in the midst of a text the line that it stands in."""
    if element.tag in LINE_ENDING:
        yield from lines_of(element)
        return
    before, after = _beside(element, owned, -1), _beside(element, owned, 1)
    yield squeeze(f"{before} {visible_text(element)} {after}")


def _beside(node: HtmlElement, owned: Mapping[HtmlElement, frozenset[str]], step: int) -> str:
    """The text between a link and the break of line before or behind it; '' where another link is
    nearer, for then nobody can tell to which of the two it belongs."""
    gathered: list[str] = []
    while node.tag not in LINE_ENDING:
        text = node.tail if step > 0 else None
        gathered.append(text or "")
        sibling = node.getnext() if step > 0 else node.getprevious()
        while sibling is not None:
            if sibling in owned:
                return ""
            if step < 0:
                gathered.append(sibling.tail or "")
            if sibling.tag in LINE_ENDING:
                return _joined(gathered, step)
            gathered.append(visible_text(sibling))
            if step > 0:
                gathered.append(sibling.tail or "")
            sibling = sibling.getnext() if step > 0 else sibling.getprevious()
        parent = node.getparent()
        if parent is None:
            break
        if step < 0:
            gathered.append(parent.text or "")
        node = parent
    return _joined(gathered, step)


def _joined(gathered: Sequence[str], step: int) -> str:
    return squeeze(" ".join(gathered[::step]))


def _without(lines: Sequence[str], title: str) -> Iterator[str]:
    """The lines without the title, once."""
    is_removed = False
    for line in lines:
        without_title = line
        if title and not is_removed and title in line:
            without_title, is_removed = squeeze(line.replace(title, " ", 1)), True
        if without_title:
            yield without_title


def _shape(element: HtmlElement) -> str:
    """How an element and what is around it are called."""
    parent = element.getparent()
    around = "" if parent is None else f"{parent.tag}.{parent.get('class') or ''}"
    return f"{around}>{element.tag}.{element.get('class') or ''}"
