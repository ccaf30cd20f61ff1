"""Cutting a query into its pieces; what could be an operator but cannot work as one is text."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from archive.errors import QueryError
from archive.facets import FACETS
from indexer.documents import TEXT_FIELDS
from indexer.query.marks import CLOSING, ONLY_OPENING, closing_of
from indexer.query.refusals import likely_field, refuse_foreign


class Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """text: a word as typed, what stands between quotation marks, or the name of a field.

    distance: of NEAR, or of a phrase whose words need not stand side by side.
    """

    kind: Kind
    text: str = ""
    distance: int | None = None


FACET_FIELDS = tuple(facet.name for facet in FACETS)
DATE_FIELDS = ("date", "from", "to")
KNOWN_FIELDS = (*TEXT_FIELDS, *FACET_FIELDS, *DATE_FIELDS)
MOST_BETWEEN = 50
"""Words that may stand between words that are near each other."""

_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
# A field is a name with a value right after the colon; '://' is an address, '12:30' a time.
_FIELD = re.compile(r"([A-Za-z]+):(?=[^\s:/)])")
_BRACKETS = re.compile(r"\[[^\]]*\]")
# Two days, or one and the sign that leaves the other side open. Days in another order are told.
_DAY = r"(?:\d\d?[./-]){0,2}\d{4}(?:[./-]\d\d?){0,2}"
_DATES = re.compile(
    rf"{_DAY}\.\.(?:{_DAY})?|\.\.{_DAY}|\[\s*{_DAY}\s+TO\s+{_DAY}\s*\]".replace("-]", "‐-―−-]")
)
_NEARNESS = re.compile(r"~(\d*)")
# A number of words written otherwise, as NEAR/-1, NEAR5 or NEAR(3), is told: it would be text.
_NEAR = re.compile(r"NEAR(?:/(\d+)|/.*|[^\w\s]?\d+\W*)?")
_BEFORE_GROUP = re.compile(r"(?:AND|OR|NOT|NEAR/\d+)(?=[(\"“„«])")


def tokenize(text: str) -> list[Lexeme]:
    """The pieces of a query. Raises QueryError where parentheses and operators do not add up."""
    cutter = _Cutter(text)
    pieces = cutter.cut()
    if not cutter.stray and not cutter.pending:
        return pieces
    if any(piece.kind in (Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR) for piece in pieces):
        wrong = "a '(' is not closed" if cutter.pending else "a ')' was not opened"
        raise QueryError(f"{wrong}; balance the parentheses, or leave them out")
    return [piece for piece in pieces if piece.kind not in (Kind.OPEN, Kind.CLOSE)]


class _Cutter:
    """One pass over the query. pending: parentheses still open. stray: one closed unopened."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._pieces: list[Lexeme] = []
        self.pending = 0
        self.stray = False

    def cut(self) -> list[Lexeme]:
        while self._at < len(self._text):
            if self._text[self._at].isspace():
                self._at += 1
            elif not (self._sign() or self._phrase() or self._dates() or self._field()):
                self._word()
        return self._pieces

    def _after_field(self) -> bool:
        return bool(self._pieces) and self._pieces[-1].kind is Kind.FIELD

    def _at_beginning(self) -> bool:
        """Whether nothing stands before this sign but a blank or a parenthesis."""
        return not self._text[: self._at][-1:].strip(" \t\n(")

    def _sign(self) -> bool:
        """A parenthesis, or the minus before a word."""
        letter, following = self._text[self._at], self._text[self._at + 1 : self._at + 2]
        if letter == "(":
            self.pending += 1
            self._add(Lexeme(Kind.OPEN, letter), 1)
        elif letter == ")":
            self._close()
        elif letter == "-" and self._at_beginning() and following.strip(" \t\n-"):
            self._add(Lexeme(Kind.NOT, letter), 1)
        else:
            return False
        return True

    def _close(self) -> None:
        if self.pending:
            self.pending -= 1
            self._add(Lexeme(Kind.CLOSE, ")"), 1)
        else:
            self.stray = True
            self._at += 1

    def _phrase(self) -> bool:
        """A phrase in quotation marks; a mark that nothing closes is text."""
        if self._text[self._at] not in CLOSING:
            return False
        end = closing_of(self._text, self._at)
        if end < 0:
            self._at += 1
            return True
        phrase = self._text[self._at + 1 : end]
        length = end + 1 - self._at
        near = _NEARNESS.match(self._text, end + 1)
        if near:
            length += len(near[0])
        self._add(
            Lexeme(Kind.PHRASE, phrase, _distance(near[1], near[0]) if near else None), length
        )
        return True

    def _dates(self) -> bool:
        """Two days with '..' between need no name of a field."""
        match = None if self._after_field() else _DATES.match(self._text, self._at)
        if not match or self._text[match.end() : match.end() + 1].strip(" \t\n)"):
            return False
        self._pieces.append(Lexeme(Kind.FIELD, "date"))
        self._add(Lexeme(Kind.WORD, match[0]), len(match[0]))
        return True

    def _field(self) -> bool:
        match = None if self._after_field() else _FIELD.match(self._text, self._at)
        if not match:
            return False
        name = match[1].lower()
        if name not in KNOWN_FIELDS and name != match[1] and not likely_field(name, KNOWN_FIELDS):
            # 'Geneva:statement' is a headline, 'geneva:statement' a field misspelt.
            return False
        self._add(Lexeme(Kind.FIELD, name), match.end() - self._at)
        if name in DATE_FIELDS and (brackets := _BRACKETS.match(self._text, self._at)):
            self._add(Lexeme(Kind.WORD, brackets[0]), len(brackets[0]))
        return True

    def _word(self) -> None:
        operator = _BEFORE_GROUP.match(self._text, self._at)
        start, end = self._at, operator.end() if operator else self._end_of_word()
        text = self._text[start:end]
        if self._after_field():
            self._add(Lexeme(Kind.WORD, text), end - start)
        elif match := _NEAR.fullmatch(text):
            distance = _distance(match[1] or "", text)
            self._add(Lexeme(Kind.NEAR, text, distance), end - start)
        else:
            kind = _OPERATORS.get(text, Kind.WORD)
            if kind is Kind.WORD:
                refuse_foreign(text)
            self._add(Lexeme(kind, text), end - start)

    def _end_of_word(self) -> int:
        """Where the word ends: at a blank, at a ')' that closes no '(' of its own, or where a
        phrase begins."""
        inner = 0
        for place in range(self._at, len(self._text)):
            letter = self._text[place]
            if letter.isspace() or (letter == ")" and not inner):
                return place
            if place > self._at and letter in CLOSING and self._opens(place):
                return place
            inner += (letter == "(") - (letter == ")")
        return len(self._text)

    def _opens(self, place: int) -> bool:
        """Whether a mark inside a word begins a phrase, as in l'"état". Behind a letter or figure a
        mark that may also close is text: 12" and the Hebrew צה"ל."""
        if self._text[self._at : place] == "!":  # refused with the mark behind it
            return False
        opens = self._text[place] in ONLY_OPENING or not self._text[place - 1].isalnum()
        return opens and closing_of(self._text, place) >= 0

    def _add(self, piece: Lexeme, length: int) -> None:
        self._pieces.append(piece)
        self._at += length


def _distance(number: str, typed: str) -> int:
    if number and len(number) < 4 and int(number) <= MOST_BETWEEN:
        return int(number)
    raise QueryError(
        f"{typed!r} needs how many words may stand between, from 0 to {MOST_BETWEEN}:"
        ' flood NEAR/5 aid, or "flood aid"~5'
    )
