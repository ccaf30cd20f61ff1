"""A post before a name with the matter that stands between them: 'Minister for Ports NAME'."""

import re

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.post_patterns import PostPatterns
from archive.annotators.quotations.post_spans import before as _before
from archive.annotators.quotations.post_spans import rstrip as _rstrip
from archive.annotators.quotations.words import CAPITAL
from archive.models import Span

_FEW_ADJECTIVES = 3
_ACRONYM = 5


class MatterReader:
    """Goes back from a title or a name to the post that its matter belongs to."""

    def __init__(self, lexicon: Lexicon, patterns: PostPatterns) -> None:
        self._lexicon = lexicon
        self._post, self._goes_on = patterns.post, patterns.goes_on

    def extended(self, begin: int, end: int, text: str) -> Span | None:
        """'Secretary of State NAME', 'Minister for Home Affairs and Justice NAME'."""
        before = _before(text, begin, 160)
        # 'Minister for Justice, Customs': a matter may be a post elsewhere.
        posts = reversed(list(self._post.finditer(before)))
        post = next((post for post in posts if self._goes_on.fullmatch(before, post.end())), None)
        own = self._post.match(text, begin, end) is not None
        if post is None or (begin < end and self._is_of_another(before, post, own)):
            return None
        # 'Minister for Ports, Senator NAME': the rank behind the comma is a post of its own.
        ranked = begin < end and before.rstrip().endswith(",")
        start = begin - len(before) + post.start()
        return Span(
            start - self._capitals_before(start, text),
            _rstrip(text, start, begin if ranked else end),
        )

    def _is_of_another(self, before: str, post: re.Match[str], owned: bool) -> bool:
        """'NAME, Chair of the Board and Senator OTHER', 'As chair of the Board, Senator NAME', 'a
        spokesman for Governor NAME'."""
        words = before[: post.start()].split()
        if owned and not re.search(CAPITAL, before[post.end() :]):
            return True
        joined = plain(before.split()[-1]) in self._lexicon.joins
        if not words or (joined and words[-1].endswith(",")):
            return bool(words)
        ranked = before.rstrip().endswith(",") and plain(words[-1]) in self._lexicon.joins
        clause = before[: post.start()].rpartition(",")[2].split()
        if clause and plain(clause[0]) in self._lexicon.conjunctions - self._lexicon.joins:
            return True  # 'As a senior member of the Board, Senator NAME'
        return plain(words[-1]) in self._lexicon.conjunctions and not ranked

    def _capitals_before(self, start: int, text: str) -> int:
        """How many signs before a post are 'Minnesota', 'US Deputy'; no heading, no name."""
        capitals = re.search(rf"(?:{CAPITAL}[\w.’'-]*[^\S\n]+)+$", _before(text, start, 60))
        words = capitals[0].split() if capitals else []
        while words and plain(words[0]) in self._lexicon.openers:
            words.pop(0)
        shouted = [word for word in words if len(word) > _ACRONYM and word.isupper()]
        named = any(plain(word) in self._lexicon.given for word in words)
        heading = len(words) >= _FEW_ADJECTIVES + 1 or shouted or named
        if capitals is None or heading or not words:
            return 0
        return len(capitals[0]) - capitals[0].index(words[0])
