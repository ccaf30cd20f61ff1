"""Lists of words and of patterns as one pattern."""

import re
from collections.abc import Iterable
from functools import lru_cache

NOTHING = "(?!)"
"""A pattern that matches nowhere: what a list of nothing makes."""

_MOST_KEPT = 512


def any_word(words: Iterable[str]) -> str:
    """Strings as alternatives, the longest first; an apostrophe stands for any shape of one."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    escaped = [re.escape(word).replace("'", "['’]") for word in longest_first]
    return "|".join(escaped) or NOTHING


def any_pattern(patterns: Iterable[str]) -> str:
    """Patterns as alternatives in the order given."""
    return "|".join(f"(?:{pattern})" for pattern in patterns) or NOTHING


def whole(patterns: str) -> str:
    """Alternatives that begin and end with a word."""
    return rf"(?<!\w)(?:{patterns})(?!\w)"


@lru_cache(_MOST_KEPT)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A long list as a pattern, kept for the process: all collections say the same of languages.

    The longest take a second, and `re` itself has dropped them when the next snapshot asks.
    """
    return re.compile(pattern, flags)
