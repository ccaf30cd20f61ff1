"""The leaves of a query tree: what one lexeme, or what stands round one, asks for."""

import re
from dataclasses import replace

from archive.errors import QueryError
from indexer.analysis import fold_accents, words
from indexer.query.ast import Issued, Near, NearPart, Node, Phrase, Prefix, Word
from indexer.query.date_range import Period, read_period
from indexer.query.lexer import Lexeme
from indexer.query.refusals import refuse_star

SHORTEST_PREFIX = 3

_POSSESSIVE = re.compile(r"(\w{2,})['’ʼ＇][sS]\W*")
_PUNCTUATION = ".,;:!?"


def phrase(piece: Lexeme, field: str | None) -> Node | None:
    """Words between marks: side by side, or as far apart as '~' says. None where there are none;
    raises QueryError for a star among them."""
    refuse_star(piece.text)
    side_by_side = _side_by_side(piece.text, field)
    if piece.distance is None or not isinstance(side_by_side, Phrase):
        return side_by_side
    parts = tuple(Phrase((word,), field) for word in side_by_side.words)
    return Near(parts, piece.distance, field) if len(parts) > 1 else side_by_side


def near(operator: Lexeme, operands: list[Node | None]) -> Near:
    """What stands close together. Raises QueryError where an operand is no word or phrase, or where
    two are of two fields."""
    parts = [each for each in operands if isinstance(each, Word | Phrase | Prefix)]
    if len(parts) < len(operands):
        raise QueryError(
            f"{operator.text} stands between words and phrases; write (a {operator.text} c OR"
            f" b {operator.text} c) for two of them"
        )
    fields = {part.field for part in parts if part.field}
    if len(fields) > 1:
        raise QueryError(f"{operator.text} stands between words of one field, not of two")
    field = next(iter(fields), None)
    return Near(tuple(_in_field(part, field) for part in parts), operator.distance or 0, field)


def _in_field(part: NearPart, field: str | None) -> NearPart:
    return replace(part, field=field)


def _side_by_side(text: str, field: str | None) -> Phrase | None:
    printed = tuple(words(text))
    return Phrase(printed, field) if printed else None


def bare(text: str, field: str | None) -> Node | None:
    """One typed word, of any form: what the apostrophe of a possessive adds is left out. With other
    marks inside, as in covid-19, its parts must stand side by side."""
    if "*" in text:
        return _starred(text.rstrip(_PUNCTUATION), field)
    owner = _POSSESSIVE.fullmatch(text)
    exact_words = words(owner[1] if owner else text)
    return Word(exact_words[0], field) if len(exact_words) == 1 else _side_by_side(text, field)


def _starred(text: str, field: str | None) -> Node | None:
    stem = text.removesuffix("*")
    stem_words = words(stem)
    if not stem_words:
        return None
    if stem == text or "*" in stem or len(stem_words) != 1:
        raise QueryError(f"{text!r}: a star stands at the end of one word, as in communit*")
    prefix = fold_accents(stem_words[0])
    if len(prefix) < SHORTEST_PREFIX:
        raise QueryError(f"{text!r}: at least {SHORTEST_PREFIX} letters must stand before a star")
    return Prefix(prefix, field)


def issued(name: str, text: str) -> Node:
    """The days of 'date', 'from' or 'to'. Raises QueryError where they are none."""
    try:
        period = read_period(text)
    except QueryError as error:
        raise QueryError(f"{name}: {error}") from error
    if name == "from":
        return Issued(Period(period.earliest, None))
    return Issued(Period(None, period.latest)) if name == "to" else Issued(period)
