"""Many words as one pattern that tells after few letters that none of them stands there.

Python's `re` tries alternatives one by one. Where they branch letter by letter, as a tree, it tries
some dozens at most, whatever number of words there is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, takewhile
from operator import eq


@lru_cache(maxsize=64)
def word_tree(words: frozenset[str]) -> str:
    """A pattern that matches, in any case or not, what the words as alternatives would, the longest
    first. An apostrophe stands for any shape of one. "" for no words. Kept, for first names and
    titles stand in many patterns.
    """
    last = _overtaken(words)
    tree = _branches(sorted(words - last), 0)
    return "|".join([*tree, *map(_literal, sorted(last, key=lambda word: (-len(word), word)))])


def _branches(words: Sequence[str], at: int) -> Iterator[str]:
    """How words go on, in order, that share the letters before `at`: the ends of all but the one
    that ends there, then its own, for longer ones come first."""
    for _, group in groupby((word for word in words if len(word) > at), key=lambda word: word[at]):
        same = list(group)
        stop = _first_difference(same[0], same[-1])
        shared = _literal(same[0][at:stop])
        yield f"{shared}(?:{'|'.join(_branches(same, stop))})" if len(same) > 1 else shared
    if words and len(words[0]) == at:
        yield ""


def _first_difference(word: str, other: str) -> int:
    return sum(takewhile(bool, map(eq, word, other)))


def _literal(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def _overtaken(words: frozenset[str]) -> frozenset[str]:
    """The words that a longer one begins with, but for the case of a letter or the shape of an
    apostrophe ('Ab', 'abc'), and those with which these begin: in a tree they would come first."""
    spellings: dict[str, list[str]] = {}
    for word in words:
        spellings.setdefault(_in_one_case(word), []).append(word)
    last = {
        short
        for word in words
        for begun in _beginnings(_in_one_case(word))
        for short in spellings.get(begun, ())
        if not word.startswith(short)
    }
    return frozenset(last.union(*(words.intersection(_beginnings(word)) for word in last)))


def _beginnings(word: str) -> Iterable[str]:
    return (word[:size] for size in range(len(word)))


def _in_one_case(word: str) -> str:
    """Letter for letter: those are the same here that are to `re`, where case does not count."""
    if word.isascii():
        return word.lower()
    return "".join(letter.upper().lower()[0] for letter in word).replace("’", "'")
