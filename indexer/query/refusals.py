"""Signs that other search engines read as operators: read as text they would be another query."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from archive.errors import QueryError, QueryTooLong

_ADDRESS = re.compile(r"(?i)[a-z][a-z+.-]*://|www\.|[^\s@]+@")
_STARRED = re.compile(r"[^\W_]+\*|\*[^\W_]+")
_SURE = 0.8  # as close as 'offise' is to 'office'
# What a sign asks of other engines, and what to write here. In the order in which they are tried.
_FOREIGN = (
    (re.compile(r"\|\|"), "write OR for '||'"),
    (re.compile(r"&&"), "write AND for '&&'"),
    (re.compile(r"[^\W_]\|[^\W_]"), "write (this OR that) for '|' between words"),
    (re.compile(r"![^\W_\"“„«(].*"), "write NOT or a minus for '!' before a word"),
    (re.compile(r"!(?=[\"“„«(])"), "write NOT or a minus for '!' before words"),
    (
        re.compile(r"[^\W_]\?+[^\W_]|(?<!\S)\?[^\W_]"),
        "'?' does not stand for a letter here; write (woman OR women), or wom* for all words"
        " that begin so",
    ),
    (
        re.compile(r"[^\W_]\[[^\]]*\]|\[[^\]]*\][^\W_]"),
        "letters in square brackets are no choice here; write (one OR other), or the word without"
        " brackets",
    ),
    (
        re.compile(r"[^\W_][~^]\d*(?:\.\d+)?$"),
        "fuzziness and weights are not offered; leave out '~' or '^'",
    ),
)


def refuse_foreign(text: str) -> None:
    """Raises QueryError for a word that is no plain text, with what to write instead."""
    if text.isalnum() or _ADDRESS.match(text):
        return
    for sign, advice in _FOREIGN:
        # At the beginning only, for a '!' that ends a sentence is text.
        foreign = sign.match(text) if sign.pattern.startswith("!") else sign.search(text)
        if foreign:
            raise QueryError(f"{text!r}: {advice}")


def refuse_star(phrase: str) -> None:
    """Raises QueryError for a star that is written to a word between quotation marks."""
    if "*" in phrase and (starred := _STARRED.search(phrase)):
        raise QueryError(
            f"{starred[0]!r}: between quotation marks a star stands for no letters;"
            " write resettl* NEAR/0 people for words side by side, or leave the star out"
        )


def likely_field(name: str, known: Iterable[str]) -> bool:
    """Whether a name is so close to that of a field that it is one misspelt."""
    return bool(get_close_matches(name, list(known), n=1, cutoff=_SURE))


def unknown_field(name: str, known: Iterable[str]) -> QueryError:
    """That there is no such field, with the one that may be meant."""
    names = list(known)
    close = get_close_matches(name, names, n=1)
    hint = f"did you mean {close[0]}:? " if close else ""
    return QueryError(
        f"unknown field {name!r}; {hint}known: {', '.join(names)}."
        f" To search for the word, put a space after the colon"
    )


def too_long(length: int, most: int, unit: str) -> QueryTooLong:
    """More than a search takes. It is never cut: a pasted text is for the check."""
    advice = (
        "check it as a quote"
        if unit == "characters"
        else "put words that stand side by side into quotation marks, or check it as a quote"
    )
    return QueryTooLong(
        f"the query has {length} {unit}; it may have {most}. Search for a shorter part of it, or"
        f" {advice}"
    )


def too_deep(most: int) -> QueryError:
    """More levels of operators and parentheses than a search takes."""
    return QueryError(f"the query is nested more than {most} levels deep; use fewer parentheses")


def without_words(typed: str) -> QueryError:
    """Signs alone: not a search for everything, which somebody would ask for with nothing."""
    shown = typed.strip()[:40]
    return QueryError(f"{shown!r} has no word to search for; write one, or nothing for everything")
