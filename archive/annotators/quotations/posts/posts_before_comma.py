"""The post that stands before a name and a comma: 'The Mayor of Tete, NAME,'."""

import re
from collections.abc import Iterator, Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.posts.post_matters import MatterReader
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.annotators.quotations.posts.post_spans import before as _before
from archive.annotators.quotations.posts.post_spans import capitals_before
from archive.annotators.quotations.posts.post_spans import rstrip as _rstrip
from archive.annotators.quotations.words import CAPITAL, SHORT_FORM
from archive.models import Span
from archive.text.folding import fold

_MOST_BEFORE_COMMA = 18
_MOST_BEFORE_POST = 4
_SHORT_AT_END = re.compile(rf"\({SHORT_FORM}\)\s$")
_PART = rf"(?:{CAPITAL}[\w’'-]*|of|for|and|&|the)"
_BODY_AT_END = re.compile(rf",\s({CAPITAL}[\w’'-]*(?:\s{_PART})*),\s*$")
_STOPS = '.:”"'
_OWNS = re.compile(r"[’']s?\s")
_NEAR = 260
"""Characters before a name in which its post may stand."""


class CommaReader:
    """Finds posts before a comma."""

    def __init__(self, lexicon: Lexicon, patterns: PostPatterns, matters: MatterReader) -> None:
        self._lexicon = lexicon
        self._small = lexicon.small_words | lexicon.auxiliaries
        self._bodies = lexicon.bodies | lexicon.departments
        self._matters, self._given, self._towns = matters, lexicon.given, lexicon.towns
        self._post, self._spoken = patterns.post, patterns.spoken
        self._owned_post, self._before_comma = patterns.owned_post, patterns.before_comma
        self._article, self._last_article = patterns.article, patterns.last_article

    def of(self, run: Run, text: str) -> Span | None:
        """'The Mayor of Tete, NAME,': the post stands before the name. A town that is called like
        somebody has none: 'sued the owner of the bar, TOWN, Minn.'."""
        name = " ".join(word.text for word in run.name)
        if len(run.name) > 1 and fold(name) in self._towns:
            return None
        return self.named(self.begin_of(run, text), text)

    def named(self, start_of_name: int, text: str) -> Span | None:
        before = _before(text, start_of_name, _NEAR)
        if short := _SHORT_AT_END.search(before):
            # 'Director of the River Union (RU) NAME'
            bracket = start_of_name - len(before) + short.start()
            return self._matters.extended(bracket, bracket, text)
        if not before.rstrip().endswith(","):
            return None
        # 'Minister for Justice, Customs'
        extended = self._matters.extended(start_of_name, start_of_name, text)
        if extended:
            return extended
        phrase = self._before_comma.search(before)
        if not phrase:
            return None
        start = phrase.start(1)
        owned = list(self._owned(phrase[1]))
        spoken = [cue.end() for cue in self._spoken.finditer(phrase[1])]
        # 'said the Mayor of Tete, NAME', 'a letter to the Mayor of Tete, NAME'
        start += max([0, *spoken, *owned[-1:]]) if len(phrase[1].split()) > 1 else 0
        words = before[start : phrase.end(1)].strip()
        if len(words.split()) > _MOST_BEFORE_COMMA:
            return None
        if not self._is_post(words, bool(owned)):
            return self._of_body(start_of_name, before, text)
        lead = len(before[start:]) - len(before[start:].lstrip())
        begin = start_of_name - len(before) + start + lead
        return Span(begin, _rstrip(text, begin, start_of_name - 1))

    def _of_body(self, name: int, before: str, text: str) -> Span | None:
        """'said the Director, River Board, NAME': the post, and the body whose it is; 'OTHER,
        Director, River Board, NAME' are two people."""
        body = _BODY_AT_END.search(before)
        words = [plain(word) for word in body[1].split()] if body else []
        if body is None or self._bodies.isdisjoint((words[0], words[-1])):
            return None
        posts = [post for post in self._post.finditer(before) if post.end() == body.start()]
        if not posts or not posts[0][0][0].isupper():
            return None
        start = name - len(before) + posts[0].start()
        start -= len(capitals_before(text, start, 60, self._lexicon))
        above = _before(text, start, 40)
        opens = (
            not above.strip() or above.rstrip()[-1] in '.:”"' or self._last_article.search(above)
        )
        spoken = any(cue.end() == len(above) for cue in self._spoken.finditer(above))
        return Span(start, _rstrip(text, start, name)) if opens or spoken else None

    def _owned(self, phrase: str) -> Iterator[int]:
        """Where posts begin that have an article; what one holds is its matter: 'the Director of
        the Council for Tete'."""
        last: int | None = None
        for article in self._owned_post.finditer(phrase):
            if last is None or not self._held(phrase, last, article.start()):
                last = article.end()
                yield last

    def _held(self, phrase: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first post that somebody can hold: not that of whose thing is told of, as in 'the
        Mayor’s office'."""
        last = len(phrase) if end is None else end
        posts = self._post.finditer(phrase, start, last)
        return next((post for post in posts if not _OWNS.match(phrase, post.end())), None)

    def _is_post(self, words: str, is_owned: bool) -> bool:
        """Whether words before a comma are a post. is_owned: an article before it was left out."""
        opens = self._article.match(words)
        bare = words[opens.end() :] if opens else words
        post = self._held(bare)
        before = bare[: post.start()].split() if post else []
        if post is None or (len(before) > _MOST_BEFORE_POST and not self._is_named(before)):
            return False
        behind = bare[post.end() :]
        # 'The Speaker likes to quote his hero, NAME'
        tells = re.match(r"\s+([^\W\d_]+)", behind)
        acts = tells and tells[1].islower() and plain(tells[1]) not in self._small
        # 'The Mayor’s deputy chief of staff, NAME'
        acts = acts and not self._post.match(behind.lstrip())
        # 'Senators OTHER, NAME and …'
        names = any(word[0].isupper() and plain(word) in self._given for word in behind.split())
        begins = opens or is_owned or re.match(CAPITAL, words)
        return bool(begins) and not names and not acts

    def _is_named(self, words: Sequence[str]) -> bool:
        """'River Police Public Relations' before 'Officer' is longer than what describes a post."""
        return all(word[0].isupper() or plain(word) in self._small for word in words)

    def begin_of(self, run: Run, text: str) -> int:
        """Where 'the Hon. NAME' begins; else where the run does."""
        article = self._last_article.search(_before(text, run.start, 20)) if run.courtesy else None
        return run.start - len(article[0]) if article else run.start
