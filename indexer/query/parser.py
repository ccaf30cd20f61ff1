"""The query language: the words typed -> a query tree (docs/query-language.md). Knows no engine.

query  = either *( "OR" either )
either = part *( [ "AND" ] part )           words side by side: all of them
part   = ( "NOT" | "-" ) part | "(" query ")" | field ":" "(" query ")" | close
close  = text *( "NEAR/" number text )
text   = [ field ":" ] ( word | word"*" | phrase in quotation marks [ "~" number ] )
"""

from dataclasses import dataclass

from archive.errors import QueryError
from indexer.documents import TEXT_FIELDS
from indexer.facet_names import findable
from indexer.query.ast import (
    And,
    FacetIs,
    MatchAll,
    Node,
    Not,
    Or,
    depth,
    leaves,
)
from indexer.query.days import days_of
from indexer.query.explain import explain
from indexer.query.leaves import bare, issued, near, phrase
from indexer.query.lexer import DATE_FIELDS, KNOWN_FIELDS, Kind, Lexeme, tokenize
from indexer.query.refusals import too_deep, too_long, unknown_field, without_words

MOST_CHARACTERS = 512
MOST_LEAVES = 32
MOST_LEVELS = 8
MOST_NEAR = 3


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
        raise too_long(len(text), MOST_CHARACTERS, "characters")
    clean = text if text.isprintable() else "".join(map(_shown, text))
    pieces = tokenize(clean)
    tree = _tree(pieces)
    if isinstance(tree, MatchAll) and clean.strip():
        raise without_words(text)
    if isinstance(tree, And | Or | Not):
        _check_size(tree)
        days_of(tree)
    if len([piece for piece in pieces if piece.distance is not None]) > MOST_NEAR:
        raise QueryError(f"NEAR and ~ may stand {MOST_NEAR} times in a query; ask in parts")
    return Query(text, tree)


def _tree(pieces: list[Lexeme]) -> Node:
    if len(pieces) == 1 and pieces[0].kind is Kind.PHRASE:  # a long quote is nearly always alone
        return phrase(pieces[0], None) or MatchAll()
    return _Parser(pieces).either(None)


def _shown(letter: str) -> str:
    is_text = letter.isprintable() or letter in "\u00ad\u200b\u200c\u200d\u2060\ufeff"
    return letter if is_text else " "


def _check_size(tree: Node) -> None:
    number, levels = sum(1 for _ in leaves(tree)), depth(tree)
    if number > MOST_LEAVES:
        raise too_long(number, MOST_LEAVES, "words")
    if levels > MOST_LEVELS:
        raise too_deep(MOST_LEVELS)


class _Parser:
    """Recursive descent over the pieces; every level of it is counted."""

    def __init__(self, pieces: list[Lexeme]) -> None:
        self._pieces = pieces
        self._kinds = [*(piece.kind for piece in pieces), None]
        self._at = 0
        self._levels = 0

    def either(self, field: str | None) -> Node:
        self._levels += 1
        # Twice the levels of a tree: a level of operators within each level of parentheses.
        if self._levels > 2 * MOST_LEVELS:
            raise too_deep(MOST_LEVELS)
        branches = [self._all(field)]
        while self._kind() is Kind.OR:
            operator = self._take()
            branches.append(self._all(field))
            _require_sides(operator, branches[-2:])
        self._levels -= 1
        return _joined(Or, [branch for branch in branches if branch]) or MatchAll()

    def _all(self, field: str | None) -> Node | None:
        nodes: list[Node] = []
        while (kind := self._kind()) not in (Kind.OR, Kind.CLOSE, None):
            if kind is Kind.AND:
                operator = self._take()
                after = self._part(field)
                _require_sides(operator, [nodes[-1] if nodes else None, after])
            else:
                after = self._part(field)
            if after is not None:
                nodes.append(after)
        return _joined(And, nodes)

    def _part(self, field: str | None) -> Node | None:
        piece = self._take() if self._kind() not in (Kind.OR, Kind.CLOSE, None) else None
        match piece:
            case None | Lexeme(Kind.AND):
                return None
            case Lexeme(Kind.NOT):
                return self._not(piece, field)
            case Lexeme(Kind.NEAR):
                raise _no_side(piece)
        return self._close_to(self._operand(piece, field), field)

    def _operand(self, piece: Lexeme, field: str | None) -> Node | None:
        match piece:
            case Lexeme(Kind.OPEN):
                return self._group(field)
            case Lexeme(Kind.FIELD):
                return self._field(piece)
            case Lexeme(Kind.PHRASE):
                return phrase(piece, field)
        return bare(piece.text, field)

    def _close_to(self, first: Node | None, field: str | None) -> Node | None:
        """What follows with NEAR between; of several, all close together."""
        operands, distances, operator = [first], set[int | None](), None
        while self._kind() is Kind.NEAR:
            operator = self._take()
            distances.add(operator.distance)
            follows = self._kind() in (Kind.WORD, Kind.PHRASE, Kind.FIELD, Kind.OPEN)
            operands.append(self._operand(self._take(), field) if follows else None)
        if operator is None:
            return first
        _require_sides(operator, operands)
        if len(distances) > 1:
            raise QueryError("several NEAR in a row take one number; write them apart")
        return near(operator, operands)

    def _not(self, operator: Lexeme, field: str | None) -> Node | None:
        self._levels += 1
        if self._levels > 2 * MOST_LEVELS:
            raise too_deep(MOST_LEVELS)
        inner = self._part(field)
        self._levels -= 1
        if inner is None and operator.text == "NOT":
            raise QueryError("nothing follows 'NOT'; write it in lower case to search for the word")
        return Not(inner) if inner is not None else None

    def _group(self, field: str | None) -> Node | None:
        inner = self.either(field)
        if self._kind() is Kind.CLOSE:
            self._take()
        return None if isinstance(inner, MatchAll) else inner

    def _field(self, piece: Lexeme) -> Node | None:
        name = piece.text
        if name not in KNOWN_FIELDS:
            raise unknown_field(name, KNOWN_FIELDS)
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
            return phrase(value, name) if is_phrase else bare(value.text, name)
        if name in DATE_FIELDS:
            return issued(name, value.text)
        return FacetIs(name, findable(name, value.text))

    def _kind(self) -> Kind | None:
        return self._kinds[self._at]

    def _take(self) -> Lexeme:
        self._at += 1
        return self._pieces[self._at - 1]


def _joined(kind: type[And] | type[Or], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    flat = [
        inner for node in nodes for inner in (node.children if isinstance(node, kind) else (node,))
    ]
    return kind(tuple(flat))


def _require_sides(operator: Lexeme, sides: list[Node | None]) -> None:
    if None in sides:
        raise _no_side(operator)


def _no_side(operator: Lexeme) -> QueryError:
    return QueryError(
        f"{operator.text!r} needs words on both sides;"
        " write it in lower case to search for the word"
    )
