"""The query tree: what is asked, without any engine."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.query.date_range import Period


@dataclass(frozen=True, slots=True)
class MatchAll:
    """Matches every document."""


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word, looked for by its stem. text: its exact form. field: None is title and body."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exact words side by side, in this order."""

    words: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so, accents left aside."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Words and phrases close to each other, in any order: all of them within one stretch of the
    printed text that has at most `distance` words besides theirs and crosses no gap. A part that is
    given twice must be printed twice. field: that of every part."""

    parts: "tuple[Word | Phrase | Prefix, ...]"
    distance: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class FacetIs:
    """Documents that count under a value, told by its id or its label as people write them
    (facet_values.as_written)."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Issued:
    """Documents whose date bounds lie inside a period."""

    period: Period


@dataclass(frozen=True, slots=True)
class And:
    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    child: "Node"


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Documents that have any of these words, ranked by every word as it is typed and in any form.
    Nobody types it; it is asked where no document has them all."""

    words: tuple[Word, ...]


NearPart = Word | Phrase | Prefix
TextLeaf = NearPart | Near
Leaf = TextLeaf | FacetIs | Issued | MatchAll
Node = Leaf | And | Or | Not | SomeOf


def leaves(node: Node) -> Iterator[Leaf]:
    """All leaves, from left to right; of words near each other, these."""
    match node:
        case And(children) | Or(children) | SomeOf(children):
            for child in children:
                yield from leaves(child)
        case Near(parts):
            yield from parts
        case Not(child):
            yield from leaves(child)
        case _:
            yield node


def wanted(node: Node) -> Iterator[TextLeaf]:
    """The words that a match has, not those that it must not have: what to rank and mark by."""
    match node:
        case And(children) | Or(children) | SomeOf(children):
            for child in children:
                yield from wanted(child)
        case Word() | Phrase() | Prefix() | Near():
            yield node
        case _:
            return


def depth(node: Node) -> int:
    """How many levels: 1 for a leaf."""
    match node:
        case And(children) | Or(children) | SomeOf(children):
            return 1 + max(map(depth, children))
        case Not(child):
            return 1 + depth(child)
        case _:
            return 1
