"""A post before a name with the matter that stands between them: 'Minister for Ports NAME'."""

import re

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.annotators.quotations.posts.post_spans import before as _before
from archive.annotators.quotations.posts.post_spans import capitals_before
from archive.annotators.quotations.posts.post_spans import rstrip as _rstrip
from archive.annotators.quotations.words import CAPITAL
from archive.models import Span

_FEW_ADJECTIVES = 3
_ACRONYM, _LONG_ACRONYM = 5, 7
"""Longer words in capitals are of a headline, unless one stands alone: 'UNICEF'."""


class MatterReader:
    """Goes back from a title or a name to the post that its matter belongs to."""

    def __init__(self, lexicon: Lexicon, patterns: PostPatterns) -> None:
        self._lexicon = lexicon
        self._post, self._goes_on, self._joins = patterns.post, patterns.goes_on, patterns.joins
        self._body_before, self._verb = patterns.body_before, patterns.verb

    def extended(self, begin: int, end: int, text: str) -> Span | None:
        """'Secretary of State NAME', 'Minister for Home Affairs and Justice NAME'."""
        before = _before(text, begin, 160)
        # 'Minister for Justice, Customs': a matter may be a post elsewhere.
        posts = reversed(list(self._post.finditer(before)))
        post = next((post for post in posts if self._goes_on.fullmatch(before, post.end())), None)
        own = self._post.match(text, begin, end) is not None
        twin = self._twin(before, post.start()) if post else None
        another = begin < end and post and twin is None and self._is_of_another(before, post, own)
        another = another or (own and post and self._names_another(before[post.end() :], text))
        if post is None or another or (begin == end and self._names_two(before[post.end() :])):
            return None
        # 'Minister for Ports, Senator NAME': the rank behind the comma is a post of its own.
        ranked = begin < end and before.rstrip().endswith(",")
        at = post.start() if twin is None else twin
        at = at if begin < end else self._outermost(before, at)
        start = begin - len(before) + at
        first = self.of_body(start - self._capitals_before(start, text), start, text)
        if begin == end:
            first = self._joined(first, text)
        return Span(first, _rstrip(text, start, begin if ranked else end))

    def _names_another(self, matter: str, text: str) -> bool:
        """'Mayor of Tete OTHER and ' before 'Deputy Mayor NAME': the words before 'and' are a name,
        whose surname stands before a verb of speech elsewhere."""
        words = matter.split()
        if len(words) < _FEW_ADJECTIVES or plain(words[-1]) not in self._lexicon.joins:
            return False
        first, surname = words[-3:-1]
        if not (first[0].isupper() and surname[0].isupper()):
            return False
        named = re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text)
        spoken = any(self._verb.match(text, place.end()) for place in named)
        return spoken or plain(first) in self._lexicon.given

    def _twin(self, before: str, start: int) -> int | None:
        """'Deputy Prime Minister and Minister for Ports NAME': where the first of two posts begins;
        'the governor and Minister for Ports NAME' are two people."""
        for post in self._post.finditer(before, 0, start):
            join = before[post.end() : start].strip()
            above = before[: post.start()].split()
            owned = bool(above) and plain(above[-1]) in self._lexicon.determiners
            if plain(join) in self._lexicon.joins and post[0][0].isupper() and not owned:
                return post.start()
        return None

    def of_body(self, first: int, start: int, text: str) -> int:
        """Where 'Council of Tete Commissioner for Wells' begins, of which 'Tete' stands before the
        post."""
        body = self._body_before.search(_before(text, first, 60)) if first < start else None
        if body is None or plain(body[2]) not in self._lexicon.departments:
            return first
        opener = body[0].split(maxsplit=1)[0]
        opens = plain(opener) in self._lexicon.openers
        return first - len(body[0]) + (len(opener) + 1 if opens else 0)

    def _names_two(self, matter: str) -> bool:
        """'Minister for Ports OTHER and the Board’s Director, NAME': the second post is NAME’s."""
        posts = list(self._post.finditer(matter))
        words = matter[: posts[-1].start()].split() if posts else []
        joined = (
            at
            for at, word in enumerate(words[:-1])
            if plain(word) in self._lexicon.joins
            and plain(words[at + 1]) in self._lexicon.determiners
        )
        return next(joined, 0) > 0

    def _outermost(self, before: str, start: int) -> int:
        """'Special Representative of the Secretary-General for Tete, NAME': where the post begins
        whose matter is another post."""
        for post in self._post.finditer(before, 0, start):
            between = before[post.end() : start].split()
            if between and self._lexicon.small_words.issuperset(map(plain, between)):
                return post.start()
        return start

    def _joined(self, start: int, text: str) -> int:
        """'Resident and Humanitarian Coordinator in Tete, NAME': where the first half begins."""
        joined = self._joins.search(_before(text, start, 60))
        words = joined[1].split() if joined else []
        small = self._lexicon.prepositions | self._lexicon.determiners
        above = _before(text, start - len(joined[0]), 20).split() if joined else []
        known = any(plain(word) in self._lexicon.openers | self._lexicon.given for word in words)
        inside = bool(above) and plain(above[-1]) in small
        if joined is None or known or inside or len(words) > _FEW_ADJECTIVES:
            return start
        return start - len(joined[0])

    def _is_of_another(self, before: str, post: re.Match[str], owned: bool) -> bool:
        """'NAME, Chair of the Board and Senator OTHER', 'As chair of the Board, Senator NAME', 'a
        spokesman for Governor NAME'."""
        words = before[: post.start()].split()
        if owned and not re.search(CAPITAL, before[post.end() :]):
            return True
        joined = plain(before.split()[-1]) in self._lexicon.joins
        if not words or (owned and joined and words[-1].endswith(",")):
            return bool(words)
        ranked = before.rstrip().endswith(",") and plain(words[-1]) in self._lexicon.joins
        clause = before[: post.start()].rpartition(",")[2].split()
        if clause and plain(clause[0]) in self._lexicon.conjunctions - self._lexicon.joins:
            return True  # 'As a senior member of the Board, Senator NAME'
        return plain(words[-1]) in self._lexicon.conjunctions and not ranked

    def _capitals_before(self, start: int, text: str) -> int:
        """How many signs before a post are 'Minnesota', 'US Deputy'; no heading, no name."""
        capitals = capitals_before(text, start, 60, self._lexicon)
        words = capitals.split()
        while words and plain(words[0]) in self._lexicon.openers:
            if self._lexicon.begins_place([plain(word) for word in words]):
                break
            words.pop(0)
        upper = [word for word in words if len(word) > 1 and word.isupper()]
        shouted = any(len(word) > (_ACRONYM if len(upper) > 1 else _LONG_ACRONYM) for word in upper)
        named = any(plain(word) in self._lexicon.given for word in words)
        heading = len(words) >= _FEW_ADJECTIVES + 1 or shouted or named
        if heading or not words:
            return 0
        return len(capitals) - capitals.index(words[0])
