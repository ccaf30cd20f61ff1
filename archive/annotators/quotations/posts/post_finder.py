"""Posts in a text, looked for only where a word stands that one of them begins with."""

import re
import sys
from collections.abc import Iterable, Iterator

from archive.text.alternatives import any_pattern, any_word, compiled

_WORD = compiled(r"(?<![\w-])(\w+)(?:-\w+)*")


class PostFinder:
    """Finds what one long pattern of all posts would, in any case of letters. words: their part of
    the pattern."""

    def __init__(self, posts: Iterable[str], endings: Iterable[str]) -> None:
        """endings: last parts of posts of one word."""
        posts, self._endings = tuple(posts), tuple(ending.lower() for ending in endings)
        self.words = any_pattern(
            [any_word(posts), *(rf"[\w-]+{ending}" for ending in self._endings)]
        )
        self.pattern = compiled(rf"(?<![\w-])(?:{self.words})\b", re.I)
        firsts = (_WORD.match(post) for post in posts)
        self._firsts = frozenset(first[1].lower() for first in firsts if first)
        self.match, self.fullmatch = self.pattern.match, self.pattern.fullmatch

    def finditer(
        self, text: str, begin: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        for word in _WORD.finditer(text, begin, end):
            whole, first = word[0].lower(), word[1].lower()
            ends = whole.endswith(self._endings) or first.endswith(self._endings)
            known = ends or first in self._firsts
            if word.start() >= begin and known:
                post = self.pattern.match(text, word.start(), end)
                if post is not None:
                    yield post
                    begin = post.end()

    def search(self, text: str, begin: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return next(self.finditer(text, begin, end), None)
