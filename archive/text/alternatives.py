"""Lists of words and of patterns as one pattern."""

import gc
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from archive.text.word_tree import word_tree

NOTHING = "(?!)"
"""A pattern that matches nowhere: what a list of nothing makes."""

_MOST_KEPT = 512


def any_word(words: Iterable[str]) -> str:
    """Strings as alternatives, the longest first; an apostrophe stands for any shape of one."""
    return word_tree(frozenset(words)) or NOTHING


def any_pattern(patterns: Iterable[str]) -> str:
    """Patterns as alternatives in the order given."""
    return "|".join(f"(?:{pattern})" for pattern in patterns) or NOTHING


def whole(patterns: str) -> str:
    """Alternatives that begin and end with a word."""
    return rf"(?<!\w)(?:{patterns})(?!\w)"


@dataclass(frozen=True, slots=True)
class FirstOf:
    """Patterns as alternatives, each compiled by itself: as one they would be compiled again in
    each list that they stand in, and the longest take half a second. None may match nothing."""

    patterns: tuple[re.Pattern[str], ...]

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """What the first of them that matches there takes."""
        matches = (pattern.match(text, at) for pattern in self.patterns)
        return next(filter(None, matches), None)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The same at the first place from there on where any of them matches."""
        matches = (pattern.search(text, at) for pattern in self.patterns)
        return min(filter(None, matches), key=re.Match.start, default=None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All such places, each behind the end of the one before."""
        at = 0
        while match := self.search(text, at):
            yield match
            at = match.end()


@lru_cache(_MOST_KEPT)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A long list as a pattern, kept for the process: all collections say the same of languages.

    The longest take half a second, and `re` itself has dropped them when the next snapshot asks.
    It would be more than twice as long if Python looked for garbage meanwhile: a pattern is parsed
    into hundreds of thousands of objects, none of which is any.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return re.compile(pattern, flags)
    finally:
        if collects:
            gc.enable()


def compiled_apart(patterns: Iterable[str], flags: int = 0) -> FirstOf:
    """Each by itself, in the order given."""
    return FirstOf(tuple(compiled(pattern, flags) for pattern in patterns))
