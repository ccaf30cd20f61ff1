"""Lists of words and of patterns as one pattern."""

import re
from collections.abc import Iterable

NOTHING = "(?!)"
"""A pattern that matches nowhere: what a list of nothing makes."""


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
