"""Cutting a query into its pieces; what could be an operator but cannot work as one is text."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from archive.errors import QueryError
from archive.facets import FACETS
from indexer.documents import TEXT_FIELDS


class Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """text: a word as typed, what stands between quotation marks, or the name of a field."""

    kind: Kind
    text: str = ""


FACET_FIELDS = tuple(facet.name for facet in FACETS)
DATE_FIELDS = ("date", "from", "to")
KNOWN_FIELDS = (*TEXT_FIELDS, *FACET_FIELDS, *DATE_FIELDS)

_DOUBLE = '"“”„‟＂'
# Which marks close which: any double mark closes another, for texts pasted from anywhere.
_CLOSING = {"«": "»", "»": "«"} | dict.fromkeys(_DOUBLE, _DOUBLE)
_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
# A field is a name with a value right after the colon; '://' is an address, '12:30' a time.
_FIELD = re.compile(r"([A-Za-z]+):(?=[^\s:/)])")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DATES = re.compile(r"\d{4}(?:-\d\d?){0,2}\.\.\d{4}(?:-\d\d?){0,2}")
_NEARNESS = re.compile(r"~\d*")


def tokenize(text: str) -> list[Lexeme]:
    """The pieces of a query. Raises QueryError where parentheses and operators do not add up."""
    cutter = _Cutter(text)
    found = cutter.cut()
    if not cutter.stray and not cutter.pending:
        return found
    if any(piece.kind in (Kind.AND, Kind.OR, Kind.NOT) for piece in found):
        wrong = "a '(' is not closed" if cutter.pending else "a ')' was not opened"
        raise QueryError(f"{wrong}; balance the parentheses, or leave them out")
    return [piece for piece in found if piece.kind not in (Kind.OPEN, Kind.CLOSE)]


class _Cutter:
    """One pass over the query. pending: parentheses still open. stray: one closed unopened."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: list[Lexeme] = []
        self.pending = 0
        self.stray = False

    def cut(self) -> list[Lexeme]:
        while self._at < len(self._text):
            if self._text[self._at].isspace():
                self._at += 1
            elif not (self._sign() or self._phrase() or self._field()):
                self._word()
        return self._found

    def _after_field(self) -> bool:
        return bool(self._found) and self._found[-1].kind is Kind.FIELD

    def _sign(self) -> bool:
        """A parenthesis, or the minus before a word."""
        letter, following = self._text[self._at], self._text[self._at + 1 : self._at + 2]
        if letter == "(":
            self.pending += 1
            self._add(Kind.OPEN, letter, 1)
        elif letter == ")":
            self._close()
        elif letter == "-" and not self._after_field() and following.strip(" \t\n-"):
            self._add(Kind.NOT, letter, 1)
        else:
            return False
        return True

    def _close(self) -> None:
        if self.pending:
            self.pending -= 1
            self._add(Kind.CLOSE, ")", 1)
        else:
            self.stray = True
            self._at += 1

    def _phrase(self) -> bool:
        """A phrase in quotation marks; a mark that nothing closes is text."""
        closing = _CLOSING.get(self._text[self._at])
        if closing is None:
            return False
        start = self._at + 1
        ends = [end for mark in closing if (end := self._text.find(mark, start)) >= 0]
        if not ends:
            self._at += 1
            return True
        phrase = self._text[start : min(ends)]
        self._add(Kind.PHRASE, phrase, min(ends) + 1 - self._at)
        if near := _NEARNESS.match(self._text, self._at):
            raise QueryError(f"{near[0]!r} after a phrase: nearness is not offered; leave it out")
        return True

    def _field(self) -> bool:
        match = None if self._after_field() else _FIELD.match(self._text, self._at)
        if not match:
            return False
        name = match[1].lower()
        if name not in KNOWN_FIELDS and name != match[1]:
            # 'Geneva:statement' is a headline, 'geneva:statement' a field misspelt.
            return False
        self._add(Kind.FIELD, name, match.end() - self._at)
        if name in DATE_FIELDS and (brackets := _BRACKETS.match(self._text, self._at)):
            self._add(Kind.WORD, brackets[0], len(brackets[0]))
        return True

    def _word(self) -> None:
        start, end = self._at, self._end_of_word()
        text = self._text[start:end]
        if _DATES.fullmatch(text) and not self._after_field():
            self._found.append(Lexeme(Kind.FIELD, "date"))
        is_value = self._after_field()
        kind = Kind.WORD if is_value else _OPERATORS.get(text, Kind.WORD)
        self._add(kind, text, end - start)

    def _end_of_word(self) -> int:
        """Where the word ends: at a blank, or at a ')' that closes no '(' of its own."""
        inner = 0
        for place in range(self._at, len(self._text)):
            letter = self._text[place]
            if letter.isspace() or (letter == ")" and not inner):
                return place
            inner += (letter == "(") - (letter == ")")
        return len(self._text)

    def _add(self, kind: Kind, text: str, length: int) -> None:
        self._found.append(Lexeme(kind, text))
        self._at += length
