"""The query language: the words typed -> a query tree (docs/query-language.md). Knows no engine.

query  = either *( "OR" either )
either = part *( [ "AND" ] part )           words side by side: all of them
part   = ( "NOT" | "-" ) part | "(" query ")" | field ":" ( "(" query ")" | text ) | text
text   = word | word"*" | phrase in quotation marks
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from archive.errors import QueryError
from indexer.analysis import fold_accents, words
from indexer.documents import TEXT_FIELDS
from indexer.query.ast import (
    And,
    FacetIs,
    Issued,
    MatchAll,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    depth,
    leaves,
)
from indexer.query.date_range import Period, read_period
from indexer.query.explain import explain
from indexer.query.lexer import DATE_FIELDS, KNOWN_FIELDS, Kind, Lexeme, tokenize

MOST_CHARACTERS = 512
MOST_LEAVES = 32
MOST_LEVELS = 8
SHORTEST_PREFIX = 3

# What other search engines read as fuzzy, boosted or near; read as words it would be another query.
_FOREIGN = re.compile(r"[^\W_]+(?:[~^]\d*(?:\.\d+)?)|NEAR/\d+")
_PUNCTUATION = ".,;:!?"


@dataclass(frozen=True, slots=True)
class Query:
    """The words as typed, and what they ask for."""

    text: str = ""
    tree: Node = MatchAll()  # noqa: RUF009 - frozen, so one will do for all

    @property
    def explained(self) -> str:
        """What is asked for, in plain English."""
        return explain(self.tree)


EVERYTHING = Query()


def read_query(text: str) -> Query:
    """Read what a person typed. Empty asks for everything.

    Raises QueryError naming the value and the way out. What merely looks odd is read as words.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(
            f"the query has {len(text)} characters; it may have {MOST_CHARACTERS}."
            " Search for a shorter part of it"
        )
    clean = "".join(letter if _is_text(letter) else " " for letter in text)
    tree = _Parser(tokenize(clean)).query()
    _check_size(tree)
    return Query(text, tree)


def _is_text(letter: str) -> bool:
    return letter.isprintable() or letter in "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def _check_size(tree: Node) -> None:
    number, levels = sum(1 for _ in leaves(tree)), depth(tree)
    if number > MOST_LEAVES:
        raise QueryError(
            f"the query has {number} words; it may have {MOST_LEAVES}."
            " Put words that stand side by side into quotation marks"
        )
    if levels > MOST_LEVELS:
        raise _too_deep()


def _too_deep() -> QueryError:
    return QueryError(
        f"the query is nested more than {MOST_LEVELS} levels deep; use fewer parentheses"
    )


class _Parser:
    """Recursive descent over the pieces; every level of it is counted."""

    def __init__(self, found: list[Lexeme]) -> None:
        self._pieces = found
        self._at = 0
        self._levels = 0

    def query(self) -> Node:
        return self._either(None)

    def _either(self, field: str | None) -> Node:
        self._levels += 1
        # Twice the levels of a tree: a level of operators within each level of parentheses.
        if self._levels > 2 * MOST_LEVELS:
            raise _too_deep()
        branches = [self._all(field)]
        while self._kind() is Kind.OR:
            operator = self._take()
            branches.append(self._all(field))
            _require_sides(operator, branches[-2:])
        self._levels -= 1
        return _joined(Or, [branch for branch in branches if branch]) or MatchAll()

    def _all(self, field: str | None) -> Node | None:
        found: list[Node] = []
        while (kind := self._kind()) not in (Kind.OR, Kind.CLOSE, None):
            if kind is Kind.AND:
                operator = self._take()
                after = self._part(field)
                _require_sides(operator, [found[-1] if found else None, after])
            else:
                after = self._part(field)
            if after is not None:
                found.append(after)
        return _joined(And, found)

    def _part(self, field: str | None) -> Node | None:
        piece = self._take() if self._kind() not in (Kind.OR, Kind.CLOSE, None) else None
        match piece:
            case None | Lexeme(Kind.AND):
                return None
            case Lexeme(Kind.NOT):
                return self._not(piece, field)
            case Lexeme(Kind.OPEN):
                return self._group(field)
            case Lexeme(Kind.FIELD):
                return self._field(piece)
            case Lexeme(Kind.PHRASE):
                return _phrase(piece.text, field)
        return _bare(piece.text, field)

    def _not(self, operator: Lexeme, field: str | None) -> Node | None:
        self._levels += 1
        if self._levels > 2 * MOST_LEVELS:
            raise _too_deep()
        inner = self._part(field)
        self._levels -= 1
        if inner is None and operator.text == "NOT":
            raise QueryError("nothing follows 'NOT'; write it in lower case to search for the word")
        return Not(inner) if inner is not None else None

    def _group(self, field: str | None) -> Node | None:
        inner = self._either(field)
        if self._kind() is Kind.CLOSE:
            self._take()
        return None if isinstance(inner, MatchAll) else inner

    def _field(self, piece: Lexeme) -> Node | None:
        name = piece.text
        if name not in KNOWN_FIELDS:
            raise _unknown_field(name)
        if self._kind() not in (Kind.WORD, Kind.PHRASE, Kind.OPEN):
            raise QueryError(
                f"nothing follows '{name}:'; write a value, or a space after the colon"
            )
        value = self._take()
        if value.kind is Kind.OPEN:
            if name not in TEXT_FIELDS:
                raise QueryError(f"{name}: takes one value; write ({name}:a OR {name}:b)")
            return self._group(name)
        if name in TEXT_FIELDS:
            is_phrase = value.kind is Kind.PHRASE
            return _phrase(value.text, name) if is_phrase else _bare(value.text, name)
        return _issued(name, value.text) if name in DATE_FIELDS else FacetIs(name, value.text)

    def _kind(self) -> Kind | None:
        return self._pieces[self._at].kind if self._at < len(self._pieces) else None

    def _take(self) -> Lexeme:
        self._at += 1
        return self._pieces[self._at - 1]


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    flat = [
        inner for node in nodes for inner in (node.children if isinstance(node, kind) else (node,))
    ]
    return kind(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)


def _require_sides(operator: Lexeme, sides: list[Node | None]) -> None:
    if None in sides:
        raise QueryError(
            f"{operator.text!r} needs words on both sides;"
            " write it in lower case to search for the word"
        )


def _phrase(text: str, field: str | None) -> Node | None:
    found = tuple(words(text))
    return Phrase(found, field) if found else None


def _bare(text: str, field: str | None) -> Node | None:
    """One typed word. With marks inside, as in covid-19, its parts must stand side by side."""
    if _FOREIGN.fullmatch(text):
        raise QueryError(
            f"{text!r}: nearness, fuzziness and weights are not offered; leave out '~', '^' or NEAR"
        )
    if "*" in text:
        return _starred(text.rstrip(_PUNCTUATION), field)
    found = words(text)
    return Word(found[0], field) if len(found) == 1 else _phrase(text, field)


def _starred(text: str, field: str | None) -> Node | None:
    stem = text.removesuffix("*")
    found = words(stem)
    if not found:
        return None
    if stem == text or "*" in stem or len(found) != 1:
        raise QueryError(f"{text!r}: a star stands at the end of one word, as in communit*")
    prefix = fold_accents(found[0])
    if len(prefix) < SHORTEST_PREFIX:
        raise QueryError(f"{text!r}: at least {SHORTEST_PREFIX} letters must stand before a star")
    return Prefix(prefix, field)


def _issued(name: str, text: str) -> Node:
    try:
        period = read_period(text)
    except QueryError as error:
        raise QueryError(f"{name}: {error}") from error
    if name == "from":
        return Issued(Period(period.earliest, None))
    return Issued(Period(None, period.latest)) if name == "to" else Issued(period)


def _unknown_field(name: str) -> QueryError:
    close = get_close_matches(name, KNOWN_FIELDS, n=1)
    hint = f"did you mean {close[0]}:? " if close else ""
    return QueryError(
        f"unknown field {name!r}; {hint}known: {', '.join(KNOWN_FIELDS)}."
        f" To search for the word, put a space after the colon"
    )
