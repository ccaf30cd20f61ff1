"""The typed blocks of a page's body: paragraphs, headings, lists, quotes, tables, captions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from archive.html.page import squeeze
from archive.html.visible_text import BREAKING, HEADINGS, SILENT
from archive.models import Block, BlockKind, Link

_LISTS = {"ul", "ol", "dl", "menu", "dir"}
_APART = SILENT | _LISTS | {"li", "dd", "dt"}
_LONGEST_FORM = 1500
_FILLED = 45
_STARTING = BREAKING | _LISTS | HEADINGS | {"table", "form"}
_KIND_OF = {"blockquote": BlockKind.QUOTE, "figcaption": BlockKind.CAPTION}


@dataclass(slots=True)
class _Walk:
    """The blocks met so far, and the line of inline text that is being gathered."""

    base: str = ""
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    gap: bool = False
    at: HtmlElement | None = None
    places: list[HtmlElement] = field(default_factory=list)
    typed: bool = False

    def flush(self, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Close the paragraph at hand: two line breaks end one, a single one stays as a newline."""
        if self.at is None:  # nothing but blanks
            self.words.clear()
            self.links.clear()
            return
        for part in _paragraphs("".join(self.words)):
            if self.at is not None:
                text = _rejoined(part) if self.typed else part
                self.add(kind, text, tuple(self.links), self.at)
            self.links = []
        self.words, self.links, self.at = [], [], None

    def write(self, text: str | None, node: HtmlElement) -> None:
        """Inline text that stands directly in an element."""
        if not text or (not self.words and text.isspace()):
            return
        if self.at is None and not text.isspace():
            self.at = node
        self.words.append(text if self.typed else _flat(text))

    def add(self, kind: BlockKind, text: str, links: tuple[Link, ...], place: HtmlElement) -> None:
        self.places.append(place)
        gap = self.gap and bool(self.blocks)
        self.blocks.append(Block(kind, text, links, gap))
        self.gap = False


def blocks_of(containers: Iterable[HtmlElement], dropped: frozenset[HtmlElement]) -> list[Block]:
    """The blocks below some elements, in order. A dropped element with text leaves a gap."""
    return [block for block, _ in placed_blocks_of(containers, dropped)]


def placed_blocks_of(
    containers: Iterable[HtmlElement], dropped: frozenset[HtmlElement]
) -> list[tuple[Block, HtmlElement]]:
    """The same, each with the innermost element that its text begins in, or that it was made of."""
    walk = _Walk()
    for container in containers:
        _visit(container, walk, dropped, BlockKind.PARAGRAPH)
        walk.flush()
    return list(zip(walk.blocks, walk.places, strict=True))


def _visit(
    node: HtmlElement, walk: _Walk, dropped: frozenset[HtmlElement], kind: BlockKind
) -> None:
    tag = node.tag if isinstance(node.tag, str) else ""
    if node in dropped:
        _leave_out(node, walk, kind)
    elif tag in HEADINGS:
        walk.flush(kind)
        _children(node, walk, dropped, kind)
        walk.flush(BlockKind.HEADING)
    elif tag in _LISTS and _is_list(node):
        walk.flush(kind)
        _add_text(walk, BlockKind.LIST, "\n".join(_items(node, dropped)), node)
    elif tag == "table" and is_data_table(node):
        walk.flush(kind)
        _add_text(walk, BlockKind.TABLE, "\n".join(_rows(node)), node)
    elif tag == "br":
        walk.words.append("\n")
    elif tag == "pre":
        _typed(node, walk, dropped, kind)
    elif tag and (tag not in SILENT or _wraps_page(node)):
        _inside(node, tag, walk, dropped, kind)


def _inside(
    node: HtmlElement, tag: str, walk: _Walk, dropped: frozenset[HtmlElement], kind: BlockKind
) -> None:
    inner = _KIND_OF.get(tag, kind)
    breaks = tag in _STARTING or inner is not kind
    if breaks:
        walk.flush(kind)
    _children(node, walk, dropped, inner)
    if breaks:
        walk.flush(inner)
    elif tag == "a" and node.get("href"):
        walk.links.append(Link(squeeze(node.text_content()), node.get("href", "")))


def _children(
    node: HtmlElement, walk: _Walk, dropped: frozenset[HtmlElement], kind: BlockKind
) -> None:
    walk.write(node.text, node)
    for child in node:
        if isinstance(child, HtmlElement):
            _visit(child, walk, dropped, kind)
        walk.write(child.tail, node)


def _typed(
    node: HtmlElement, walk: _Walk, dropped: frozenset[HtmlElement], kind: BlockKind
) -> None:
    """Text typed in columns: its own line ends count, and a blank line parts two paragraphs."""
    walk.flush(kind)
    walk.typed = True
    _children(node, walk, dropped, kind)
    walk.flush(kind)
    walk.typed = False


def _rejoined(text: str) -> str:
    """A paragraph whose lines all fill their column as one line; any other as it is."""
    lines = text.split("\n")
    fills = len(lines) > 1 and all(len(line) >= _FILLED for line in lines[:-1])
    return " ".join(lines) if fills else text


def _leave_out(node: HtmlElement, walk: _Walk, kind: BlockKind) -> None:
    """Inside a sentence a dropped element just goes; between blocks it leaves a gap."""
    if node.tag in BREAKING or node.tag in ("aside", "table", *_LISTS):
        walk.flush(kind)
        walk.gap = walk.gap or bool(node.text_content().strip())


def _flat(text: str) -> str:
    # Newlines of the source mean nothing; only <br> makes one, so they go before it is added.
    return text.replace("\xa0", " ").replace("\n", " ")


def _paragraphs(text: str) -> Iterator[str]:
    lines = [squeeze(line) for line in text.split("\n")]
    gathered: list[str] = []
    for line in [*lines, ""]:
        if line:
            gathered.append(line)
        elif gathered:
            yield "\n".join(gathered)
            gathered = []


def _add_text(walk: _Walk, kind: BlockKind, text: str, node: HtmlElement) -> None:
    if text.strip():
        links = tuple(
            Link(squeeze(anchor.text_content()), anchor.get("href", ""))
            for anchor in node.iter("a")
            if anchor.get("href")
        )
        walk.add(kind, text, links, node)


def _is_list(node: HtmlElement) -> bool:
    """A real list; a list whose items hold whole paragraphs or tables is layout."""
    items = node.findall("li") + node.findall("dd")
    return bool(items) and not any(
        len(item.findall(".//p")) > 1 or item.find(".//table") is not None for item in items
    )


def _items(node: HtmlElement, dropped: frozenset[HtmlElement]) -> Iterator[str]:
    for item in node.iter("li", "dd", "dt"):
        own = "".join(_own_text(item, dropped))
        if own.strip():
            yield squeeze(own)


def _own_text(item: HtmlElement, dropped: frozenset[HtmlElement]) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        # An item inside an item, as forgotten end tags make it, is one of its own.
        if isinstance(child, HtmlElement) and child not in dropped and child.tag not in _APART:
            yield from _own_text(child, dropped)
        yield child.tail or ""


def _wraps_page(node: HtmlElement) -> bool:
    """A form around a whole page, as ASP.NET makes it, is no form to fill in."""
    return node.tag == "form" and len(node.text_content()) > _LONGEST_FORM


def starts_block(node: HtmlElement) -> bool:
    """Whether an element begins a block of its own, rather than standing inside a line."""
    return node.tag in _STARTING


def is_data_table(node: HtmlElement) -> bool:
    """Rows of several short cells hold figures; anything else of the 1990s is layout."""
    if node.find(".//table") is not None:
        return False
    rows = [row.findall("td") + row.findall("th") for row in node.iter("tr")]
    wide = [cells for cells in rows if len(cells) > 1]
    if len(wide) < 2 or len(wide) < len(rows) - 1:
        return False
    return all(len(cell.text_content()) < 200 for cells in wide for cell in cells)


def _rows(node: HtmlElement) -> Iterator[str]:
    for row in node.iter("tr"):
        cells = [squeeze(cell.text_content()) for cell in row.iter("td", "th")]
        if any(cells):
            yield " | ".join(cells)
