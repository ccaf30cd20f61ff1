"""Saying in plain English what a query tree asks for."""

from archive.facets import FACETS, LANGUAGE
from archive.language_names import language_name
from indexer.query.ast import (
    And,
    FacetIs,
    Issued,
    MatchAll,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    SomeOf,
    Word,
)
from indexer.query.date_range import Period

_PLACES = {None: "", "title": " in the title", "quote": " in a quote"}
_LABELS = {facet.name: facet.label.lower() for facet in FACETS}


def explain(node: Node) -> str:
    """What is asked for: 'the words flood and river and the exact phrase “early warning”'."""
    match node:
        case And(children):
            return _all_of(children)
        case Or(children):
            return " or ".join(map(_inner, children))
        case Not(child):
            return f"everything but {_inner(child)}"
        case SomeOf(some):
            return f"some of ({', '.join(map(_leaf, some))})"
    return _leaf(node)


def _inner(node: Node) -> str:
    """As part of a longer sentence: what has parts of its own is bracketed."""
    text = explain(node)
    return f"({text})" if isinstance(node, And | Or) else text


def _all_of(children: tuple[Node, ...]) -> str:
    words = [child for child in children if isinstance(child, Word) and child.field is None]
    others = [child for child in children if child not in words and not isinstance(child, Not)]
    barred = [_inner(child.child) for child in children if isinstance(child, Not)]
    parts = [_words(words)] if words else []
    parts += map(_inner, others)
    joined = " and ".join(parts) or "everything"
    return joined + (f", but not {' or '.join(barred)}" if barred else "")


def _words(bare_words: list[Word]) -> str:
    if len(bare_words) == 1:
        return _leaf(bare_words[0])
    names = [word.text for word in bare_words]
    return f"the words {', '.join(names[:-1])} and {names[-1]}"


def _leaf(node: Node) -> str:
    match node:
        case Word(text, field):
            return f"the word {text}{_PLACES[field]}"
        case Phrase(words, field):
            kind = "exact phrase" if len(words) > 1 else "exact word"
            return f"the {kind} “{' '.join(words)}”{_PLACES[field]}"
        case Prefix(text, field):
            return f"words that begin with {text}{_PLACES[field]}"
        case Near():
            return _near(node)
        case FacetIs(facet, value):
            named = language_name(value) if facet == LANGUAGE else value
            return f"{_LABELS[facet]} “{named}”"
        case Issued(period):
            return explain_period(period)
        case MatchAll():
            return "everything"
    raise TypeError(node)


def _near(node: Near) -> str:
    parts = [_leaf(part).removesuffix(_PLACES[node.field]) for part in node.parts]
    named = " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    number = "no word" if not node.distance else f"at most {node.distance} words"
    number = number.replace("1 words", "1 word") if node.distance == 1 else number
    return f"{named} with {number} between them{_PLACES[node.field]}"


def explain_period(period: Period) -> str:
    """'issued from 2015-01-01 to 2015-03-31'."""
    if period.earliest == period.latest and period.earliest:
        return f"issued on {period.earliest.isoformat()}"
    since = f" from {period.earliest.isoformat()}" if period.earliest else ""
    until = f" up to {period.latest.isoformat()}" if period.latest else ""
    return f"issued{since}{until}"
