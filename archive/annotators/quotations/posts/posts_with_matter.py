"""The post before a name with all its matter: 'the Director of the Fund (RF) in Tete NAME'."""

import re

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.annotators.quotations.posts.post_spans import before as _before
from archive.annotators.quotations.posts.post_spans import rstrip as _rstrip
from archive.annotators.quotations.words import CAPITAL
from archive.models import Span

_NEAR = 220
_MOST_WORDS, _MOST_ADJECTIVES = 20, 3
_BOUND = re.compile(r"[.;:!?“”\"«»„—–]\s*|\n|\s-\s")
_BRACKETED = re.compile(r"\s?\([^()]{2,40}\)")
_LISTED = re.compile(rf",\s(?={CAPITAL}[^,]*\s(?:y|e|et|i|и|und|og|och|en)\s{CAPITAL})")
_ELIDED = re.compile(r"^\w{1,5}[’'](?=\w)")


class LongPostReader:
    """For languages in which the post stands before the name, whatever its length."""

    def __init__(self, lexicon: Lexicon, patterns: PostPatterns) -> None:
        self._lexicon = lexicon
        self._post, self._spoken = patterns.post, patterns.spoken
        self._adjective = patterns.adjective
        acts = lexicon.auxiliaries - lexicon.weekdays
        self._ends = (
            lexicon.relatives | lexicon.that | lexicon.pronouns | lexicon.conjunctions | acts
        )
        self._ends -= lexicon.matter_words | lexicon.joins | lexicon.prepositions

    def of(self, run: Run, text: str) -> Span | None:
        name = run.name[0].start if run.lead or not run.title else run.start
        before = _before(text, name, _NEAR)
        begin = max((bound.end() for bound in _BOUND.finditer(before)), default=0)
        begin = max([begin, *(verb.end() for verb in self._spoken.finditer(before, begin))])
        phrase = before[begin:]
        if not phrase.strip() or not (phrase[-1].isspace()):
            return None
        start = self._start_of(phrase)
        if start is None:
            return None
        offset = name - len(before) + begin + start
        return Span(offset, _rstrip(text, offset, name - (phrase.rstrip()[-1] == ",")))

    def _start_of(self, phrase: str) -> int | None:
        """Where the post begins whose matter reaches to the end of the phrase."""
        bare = _BRACKETED.sub(lambda match: " " * len(match[0]), phrase)
        bare = bare.rstrip().removesuffix(",")
        for post in self._post.finditer(bare):
            above = bare[: post.start()].split()
            if self._reaches(bare[post.end() :]) and self._opens(above):
                return post.start() - self._size_of_adjective(above, bare, post.start())
        return None

    def _opens(self, above: list[str]) -> bool:
        """Whether an article, an adjective or nothing stands before: not 'house of the mayor'."""
        if not above:
            return True
        known = self._lexicon.determiners
        words = [plain(_ELIDED.sub("", word)) for word in above[-2:]]
        opened = words[-1] in known or (len(words) > 1 and words[0] in known)
        at = len(above) - (1 if words[-1] in known else 2)
        governed = at > 0 and plain(above[at - 1]) in self._lexicon.prepositions
        return (opened and not governed) or len(above) == 1

    def _size_of_adjective(self, above: list[str], bare: str, start: int) -> int:
        """'nouveau ' before a post belongs to it."""
        plain_word = bool(above) and plain(above[-1]) not in self._lexicon.determiners
        opened = len(above) > 1 and plain(above[-2]) in self._lexicon.determiners
        return len(bare[:start]) - bare[:start].rindex(above[-1]) if plain_word and opened else 0

    def _reaches(self, matter: str) -> bool:
        """Whether words are the matter of a post and nothing else."""
        matter = _LISTED.sub(" ", matter)
        words = [plain(_ELIDED.sub("", word)) for word in matter.split()]
        if len(words) > _MOST_WORDS or "," in matter:
            return False
        given = self._lexicon.given
        named = any(word[0].isupper() and plain(word) in given for word in matter.split())
        ended = any(word in self._ends or self._spoken.fullmatch(word + " ") for word in words)
        pairs = (" ".join(words[at : at + 2]) for at in range(len(words)))
        ended = ended or any(map(self._lexicon.post_ends.match, pairs))
        hanging = bool(words) and words[-1] in self._lexicon.small_words
        return self._begins(matter.split()) and not (named or ended or hanging)

    def _begins(self, matter: list[str]) -> bool:
        """Whether a matter begins with its small word or a capital, behind an adjective or two."""
        if self._lexicon.genitive_posts:
            return True
        small = self._lexicon.matter_words | self._lexicon.joins | self._lexicon.prepositions
        for word in matter[:_MOST_ADJECTIVES]:
            elided = _ELIDED.match(word)
            if word[0].isupper() or elided or plain(word) in small:
                return True
            if not self._adjective.fullmatch(word):
                return False
        return len(matter) <= 1
