"""The lines of a page, each with what sets it apart and with the texts of the tree in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from archive.html.heavy_type import is_heavy
from archive.html.lines import LINE_ENDING
from archive.html.page import squeeze
from archive.html.visible_text import BREAKING, HEADINGS, SILENT
from archive.stories.rules import is_rule
from archive.text.words import words_of

_LINE_ENDING = LINE_ENDING | BREAKING | HEADINGS | {"ul", "ol", "dl", "table"}
_UNSEEN = SILENT - {"form"}
_PROSE, _LINKED = 12, 0.6
_PROSE_LETTERS = 12
_REACHES_PEOPLE = ("mailto:", "tel:")
_WORD = re.compile(r"\w")
_FEWEST_CAPITALS, _FILLED = 8, 45

Place = tuple[HtmlElement, bool]
"""Where a text of a tree stands: in an element, or (True) behind its end."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line. start, end: of its texts among those of the page. level: 'h3', 'bold', 'caps',
    'term', or '' for what nothing sets apart. opening: what is bold at its beginning, where the
    rest is not; opening_end: of its texts. target: where all of it leads as a link. anchors: names
    that stand between the line before and its end. apart: a rule stands before it. node: the
    innermost element that it begins in. leads_away: all of its words stand in links. is_prose: it
    tells something in whole words, rather than leading elsewhere."""

    text: str
    start: int
    end: int
    node: HtmlElement = field(repr=False)
    level: str = ""
    opening: str = ""
    opening_end: int = 0
    target: str = ""
    anchors: tuple[str, ...] = ()
    apart: bool = False
    leads_away: bool = False
    is_prose: bool = False

    @property
    def shape(self) -> str:
        """How the element that it begins in and the one around it are called."""
        around = self.node.getparent()
        return f"{_name(around)}>{_name(self.node)}" if around is not None else _name(self.node)


@dataclass(frozen=True, slots=True)
class PageText:
    """All that a page shows. places: of each of its texts, in order, those without a letter left
    out; spans: which of them stand in an element."""

    lines: tuple[PageLine, ...]
    places: tuple[Place, ...]
    spans: Mapping[HtmlElement, tuple[int, int]]


def page_text(body: HtmlElement) -> PageText:
    """The lines of the body of a page, but for menus, scripts and the like."""
    walk = _Walk()
    lines = tuple(walk.lines(body))
    return PageText(lines, tuple(walk.places), walk.spans)


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    number: int
    heavy: bool
    target: str
    node: HtmlElement


class _Walk:
    """What is known while a tree is walked through."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.spans: dict[HtmlElement, tuple[int, int]] = {}
        self._begun: dict[HtmlElement, int] = {}
        self._pieces: list[_Piece] = []
        self._heavy = self._terms = 0
        self._headings: list[str] = []
        self._targets: list[str] = []
        self._anchors: list[str] = []
        self._apart = False

    def lines(self, body: HtmlElement) -> Iterator[PageLine]:
        walk = etree.iterwalk(body, events=("start", "end"))
        for event, node in walk:
            if event == "start" and node.tag in _UNSEEN:
                walk.skip_subtree()
                continue
            if node.tag in _LINE_ENDING:
                yield from self._line()
            if event == "start":
                self._open(node)
                yield from self._write(node.text, node, (node, False))
            else:
                self._close(node)
                around = node.getparent()
                if node is not body and around is not None:
                    yield from self._write(node.tail, around, (node, True))
        yield from self._line()

    def _open(self, node: HtmlElement) -> None:
        self._begun[node] = len(self.places)
        if node.tag == "hr":
            self._apart = True
        if name := node.get("id") or (node.get("name") if node.tag == "a" else None):
            self._anchors.append(name)
        self._heavy += is_heavy(node)
        self._terms += node.tag == "dt"
        if node.tag in HEADINGS:
            self._headings.append(str(node.tag))
        if node.tag == "a":
            self._targets.append((node.get("href") or "").strip())

    def _close(self, node: HtmlElement) -> None:
        if node not in self._begun:
            return  # passed by
        self.spans[node] = (self._begun[node], len(self.places))
        self._heavy -= is_heavy(node)
        self._terms -= node.tag == "dt"
        if node.tag in HEADINGS:
            self._headings.pop()
        if node.tag == "a":
            self._targets.pop()

    def _write(self, text: str | None, node: HtmlElement, place: Place) -> Iterator[PageLine]:
        if not text or not text.strip():
            if text and self._pieces:
                self._pieces.append(self._piece(" ", node, self._pieces[-1].number))
            return
        number = len(self.places)
        self.places.append(place)
        first, *others = _typed(text) if node.tag == "pre" else [text]
        self._pieces.append(self._piece(first, node, number))
        for typed in others:
            yield from self._line()
            self._pieces.append(self._piece(typed, node, number))

    def _piece(self, text: str, node: HtmlElement, number: int) -> _Piece:
        target = self._targets[-1] if self._targets else ""
        return _Piece(text, number, self._heavy > 0 or bool(self._headings), target, node)

    def _line(self) -> Iterator[PageLine]:
        pieces, self._pieces = self._pieces, []
        text = squeeze("".join(piece.text for piece in pieces))
        if not text:
            return
        printed_pieces = [piece for piece in pieces if piece.text.strip()]
        opening = _opening(printed_pieces)
        targets = {piece.target for piece in printed_pieces}
        linked = sum(len(piece.text) for piece in printed_pieces if piece.target) / len(text)
        yield PageLine(
            text,
            printed_pieces[0].number,
            printed_pieces[-1].number + 1,
            printed_pieces[0].node,
            self._level(printed_pieces, text),
            squeeze("".join(piece.text for piece in opening))
            if len(opening) < len(printed_pieces)
            else "",
            opening[-1].number + 1 if opening else 0,
            targets.pop() if len(targets) == 1 else "",
            tuple(self._anchors),
            self._apart,
            all(_leads_away(piece) or not _WORD.search(piece.text) for piece in printed_pieces),
            linked < _LINKED and len(text) >= _PROSE_LETTERS and len(words_of(text)) >= _PROSE,
        )
        self._anchors, self._apart = [], False

    def _level(self, pieces: list[_Piece], text: str) -> str:
        if self._headings:
            return self._headings[-1]
        if all(piece.heavy for piece in pieces):
            return "bold"
        letters = [letter for letter in text if letter.isalpha()]
        if len(letters) >= _FEWEST_CAPITALS and text.isupper():
            return "caps"
        return "term" if self._terms else ""


def _typed(text: str) -> Iterator[str]:
    """The lines of a typed text; those that fill their column go on in the next."""
    gathered: list[str] = []
    for line in text.split("\n"):
        if gathered and not _goes_on(gathered[-1], line):
            yield " ".join(gathered)
            gathered = []
        gathered.append(line)
    yield " ".join(gathered)


def _goes_on(line: str, following: str) -> bool:
    if is_rule(line) or is_rule(following):
        return False
    return len(line.strip()) >= _FILLED and bool(following.strip())


def _leads_away(piece: _Piece) -> bool:
    return bool(piece.target) and not piece.target.startswith(_REACHES_PEOPLE)


def _opening(pieces: list[_Piece]) -> list[_Piece]:
    """The bold pieces that a line begins with."""
    light = next((at for at, piece in enumerate(pieces) if not piece.heavy), len(pieces))
    return pieces[:light]


def _name(node: HtmlElement) -> str:
    return f"{node.tag}.{(node.get('class') or '').strip()}"
