"""Where in the source of a page the words of one of its parts stand."""

import re

_WORD = re.compile(r"[A-Za-z0-9]+")
_MOST = 12
_BETWEEN = r"(?:<[^>]*>|&#?\w+;|[^<&A-Za-z0-9])+"
"""Tags, entities, marks, letters that may be written as entities: whatever may part two words."""


def source_span(source: str, text: str) -> tuple[int, int] | None:
    """The characters of the source from the first word of a text up to its last; None where either
    end is not found, or is found twice."""
    words = _WORD.findall(text)
    if not words:
        return None
    first = list(_pattern(words[:_MOST]).finditer(source))
    last = list(_pattern(words[-_MOST:]).finditer(source))
    if len(first) != 1 or len(last) != 1 or first[0].start() >= last[0].end():
        return None
    return first[0].start(), last[0].end()


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9])" + _BETWEEN.join(words) + r"(?![A-Za-z0-9])")
