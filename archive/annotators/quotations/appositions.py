"""The post that a text prints behind a name: in brackets, before a comma, in the next line."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.post_patterns import PostPatterns
from archive.annotators.quotations.post_spans import before, rstrip
from archive.annotators.quotations.run import Run
from archive.annotators.quotations.words import CAPITAL
from archive.models import Span

_MOST_WORDS = 18
_FEW_ADJECTIVES = 3
_NEAR = 260
"""Characters behind a name in which its post may stand."""


class AppositionReader:
    """Finds posts behind names."""

    def __init__(self, lexicon: Lexicon, patterns: PostPatterns) -> None:
        self._lexicon = lexicon
        self._small = lexicon.small_words | lexicon.auxiliaries
        self._post, self._goes_on, self._ends = patterns.post, patterns.goes_on, patterns.ends
        self._matters, self._article = patterns.matters, patterns.article

    def behind(self, run: Run, text: str) -> Span | None:
        """'NAME, Director of Relief,', 'NAME, the mayor of Tete', 'NAME (Director)'."""
        opened = re.match(r"\s*(?:,|\(|\s[–—-])\s*", text[run.end : run.end + _NEAR])
        if not opened:
            return None
        begin = run.end + opened.end()
        rest = text[begin : begin + _NEAR].split("\n\n", 1)[0]
        end = self._ends.search(rest)
        phrase = rest[: end.start()] if end else rest
        matters = (
            self._matters.match(rest, end.start()) if end and rest[end.start()] == "," else None
        )
        if matters is not None and not self._names_people(matters[0]):
            phrase = rest[: matters.end()]
        article = self._article.match(phrase)
        bare = phrase[article.end() :] if article else phrase
        post = self._post.search(bare)
        few = len(phrase.split()) <= _MOST_WORDS
        if not post or not few or len(bare[: post.start()].split()) > 5:
            return None
        if bare[0].isupper() and self._is_another(bare[post.end() :]):
            return None
        before_post = bare[: post.start()].split()
        if not article and before_post and not self._qualifies(before_post):
            return None
        return Span(begin, rstrip(text, begin, begin + len(phrase)))

    def _is_another(self, behind: str) -> bool:
        """'NAME, Prime Minister OTHER and …': who follows a post is somebody else."""
        capitals = re.match(rf"(?:\s+{CAPITAL}[\w’'-]*)+", behind)
        words = [plain(word) for word in capitals[0].split()] if capitals else []
        if capitals is None or words[0] in self._lexicon.bodies | self._lexicon.post_words:
            return False
        rest = [plain(word) for word in behind[capitals.end() :].split()]
        surname = len(words) == 1 and (not rest or rest[0] in self._lexicon.joins)
        return surname or words[0] in self._lexicon.given

    def _names_people(self, matters: str) -> bool:
        return any(plain(word.strip(",")) in self._lexicon.given for word in matters.split())

    def _qualifies(self, words: Sequence[str]) -> bool:
        """Whether these stand before a post as 'Executive', 'former', 'senior policy' do."""
        if words[0][0].isupper():
            return True
        return len(words) < _FEW_ADJECTIVES and not self._small.intersection(map(plain, words))

    def trailing(self, run: Run, text: str) -> Span | None:
        """'NAME Minister for Relief' in a letterhead."""
        begin = run.name[-1].end
        rest = text[begin : begin + _NEAR].split("\n\n", 1)[0]
        opened = re.match(r"\s+(?:MP|QC)?\s*", rest)
        post = self._post.match(rest, opened.end()) if opened else None
        if not post or not opened or not rest[opened.end()].isupper():
            return None
        goes_on = self._goes_on.match(rest + " ", post.end())
        end = goes_on.end() if goes_on else post.end()
        if re.match(r"\s*\d", rest[end:]):
            return None  # an address is run into the line: 'Member for Tete PO Box 23'
        return Span(begin + opened.end(), rstrip(text, begin, begin + min(end, len(rest))))

    def below(self, run: Run, text: str) -> Span | None:
        """A letterhead: 'NAME MP' in a line, 'Minister for Relief' and nothing else in the next."""
        above = before(text, run.start, _NEAR)
        behind = text[run.name[-1].end : run.name[-1].end + _NEAR]
        rest, _, following = behind.partition("\n\n")
        alone = len(above.split()) <= _FEW_ADJECTIVES and len(rest.split()) <= _FEW_ADJECTIVES
        line = following.partition("\n\n")[0]
        post = self._post.match(line)
        if not alone or not post or any(sign in line for sign in ".:;?!"):
            return None
        goes_on = self._goes_on.fullmatch(line + " ", post.end())
        if not goes_on and post.end() < len(line):
            return None
        begin = run.name[-1].end + len(rest) + 2
        return Span(begin, begin + len(line.rstrip()))
