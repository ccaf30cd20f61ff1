"""The post in capitals that stands right before a name: 'Regional Director NAME'."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.posts.post_matters import MatterReader
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.annotators.quotations.posts.post_spans import before as _before
from archive.annotators.quotations.posts.post_spans import capitals_before
from archive.annotators.quotations.posts.post_spans import rstrip as _rstrip
from archive.annotators.quotations.posts.posts_before_comma import CommaReader
from archive.annotators.quotations.words import CAPITAL, Word
from archive.models import Span

_FEW_ADJECTIVES = 3
_OWNER = re.compile(r"[’']s?$")
_ELIDED = re.compile(rf"[’']{CAPITAL}[\w’'-]*\s+$")


class TitleReader:
    """Cuts the title of a run where the post begins and ends."""

    def __init__(
        self, lexicon: Lexicon, patterns: PostPatterns, matters: MatterReader, commas: CommaReader
    ) -> None:
        self._lexicon = lexicon
        self._matters, self._commas = matters, commas
        self._post, self._joins, self._goes_on = patterns.post, patterns.joins, patterns.goes_on
        self._body_before = patterns.body_before

    def of(self, run: Run, text: str) -> Span | None:
        """'Regional Director NAME', 'Secretary of State NAME', 'IOM’s Chief of Mission NAME'."""
        start = run.name[0].start
        if not run.post and run.lead and run.lead[-1].plain in self._lexicon.suffixes:
            return Span(run.start, _rstrip(text, run.start, start))  # 'Tete MP NAME'
        if not run.post:
            elided = _ELIDED.search(_before(text, start, 40))  # 'Ministre de l’Eau NAME'
            matter, end = self._words_of(run, text)  # 'Minister of Health H.E. NAME'
            end = end if matter else start
            return self._matters.extended(run.start, end, text) if run.runs_on or elided else None
        words, start = self._words_of(run, text)
        if not words:
            return None
        before_rank = self._before_rank(run, words, text)
        if before_rank is not None:
            return before_rank
        start = self._without_rank(words, start)
        begin = self._from_two_words(self._joined(words, text), start, text)
        # 'Tete Ferries Chief of Staff NAME': the whole of the post stands in the run.
        is_whole = not all(word.capital for word in words) and not self._post.match(words[0].text)
        extended = None if is_whole else self._matters.extended(begin, start, text)
        if extended is not None:
            return self._without_last_rank(extended, words, text)
        return self._of_department(self._with_possessor(begin, start, text), text)

    def _words_of(self, run: Run, text: str) -> tuple[list[Word], int]:
        """The words of a title without courtesy and words of a headline; where they end."""
        start = run.name[0].start
        days = [at for at, word in enumerate(run.title) if word.plain in self._lexicon.weekdays]
        words = list(run.title[max(days, default=-1) + 1 :])  # 'Late Monday Sen. NAME'
        while words and self._is_courtesy(words[0]):
            words.pop(0)
        # 'First Lady' is a post, 'Lady' is not.
        while (size := self._courtesy_at_end(words)) and not self._is_post(words):
            start = words[-size].start
            del words[-size:]
        while len(words) > 1 and self._is_shouted(words, text):
            words.pop(0)
        kinds = self._lexicon.statements
        while len(words) > 1 and words[0].text.isupper() and words[0].plain in kinds:
            words.pop(0)
        return words, start

    def _is_shouted(self, words: Sequence[Word], text: str) -> bool:
        """Whether a title begins with words of a headline: two and more in capitals."""
        above = _before(text, words[0].start, 30).split()
        headline = bool(above) and len(above[-1]) > 1 and above[-1].isupper()
        beside = words[1].text.isupper() or headline
        return words[0].text.isupper() and beside and not words[-1].text.isupper()

    def _before_rank(self, run: Run, words: Sequence[Word], text: str) -> Span | None:
        """'Minister for Ports, Senator NAME', 'Chief of Staff, General NAME': the post before the
        comma, where nobody else holds it ('OTHER, Chairman, Senator NAME')."""
        begin = words[0].start
        if len(words) > 1 or words[0].plain not in self._lexicon.ranks:
            return None
        span = self._commas.named(begin, text)
        if span is None or not self._is_whole(text[span.start : span.end]):
            return None
        before = _before(text, span.start, 60)
        opened = before.split()[-1:] if before.rstrip().endswith(",") else []
        is_named = bool(opened) and opened[0][0].isupper()
        first = plain(text[span.start : span.end].split()[0])
        openers = self._lexicon.openers - self._lexicon.determiners
        last = plain(before.split()[-1]) if before.split() else ""
        if last in self._lexicon.conjunctions - self._lexicon.joins:
            return None  # 'As chairman of the Board, Senator NAME'
        opens = opened and plain(opened[0].rstrip(",")) in self._lexicon.openers
        return None if first in openers or (is_named and not opens) else span

    def _without_rank(self, words: Sequence[Word], end: int) -> int:
        """'Subcommittee Chairman Sen. NAME': what every member is called says less."""
        ranked = len(words) > 1 and words[-1].plain in self._lexicon.members
        return words[-1].start if ranked and self._post.search(words[-2].text) else end

    def _without_last_rank(self, span: Span, words: Sequence[Word], text: str) -> Span:
        """'Leader of the Government in the Senate Senator NAME'."""
        ranked = words[-1].plain in self._lexicon.members
        inside = span.start < words[-1].start < span.end
        return (
            Span(span.start, _rstrip(text, span.start, words[-1].start))
            if ranked and inside
            else span
        )

    def _is_whole(self, phrase: str) -> bool:
        """'Chief of Staff', 'Minister for Ports'; not 'the executive order on gates'."""
        ends = (post.end() for post in self._post.finditer(phrase))
        return any(end == len(phrase) or self._goes_on.fullmatch(phrase + " ", end) for end in ends)

    def _from_two_words(self, begin: int, end: int, text: str) -> int:
        """'Under Secretary NAME': the first word opens no name."""
        word = re.search(r"(?<![\w-])[^\W\d_]+\s+$", _before(text, begin, 30))
        post = word and self._post.match(word[0] + text[begin:end].strip())
        return begin - len(word[0]) if word and post and post.end() > len(word[0]) else begin

    def _joined(self, words: Sequence[Word], text: str) -> int:
        """Where 'Health and Human Services Secretary', 'River Mills President and CEO' begin."""
        begin = words[0].start
        joined = self._joins.search(_before(text, begin, 80))
        if joined is None or not words[0].capital:
            return begin
        capitals = joined[1].split()
        owners = [at for at, word in enumerate(capitals) if _OWNER.search(word)]
        capitals = capitals[owners[-1] + 1 :] if owners else capitals  # 'the Board’s River and'
        determined = plain(capitals[0]) in self._lexicon.determiners if capitals else True
        while capitals and plain(capitals[0]) in self._lexicon.openers:
            capitals.pop(0)
        if determined or not capitals:
            return begin
        known = bool(owners) or plain(capitals[-1]) in self._lexicon.bodies
        matter = known and len(capitals) < _FEW_ADJECTIVES
        whole = matter and len(words) > 1 and not self._post.match(words[0].text)
        post = len(capitals) > 1 and self._post.fullmatch(capitals[-1])
        if not (whole or post):
            return begin
        return begin - len(joined[0]) + joined[0].index(capitals[0])

    def _of_department(self, span: Span, text: str) -> Span:
        """'Department of Health Secretary NAME': whose post it is, told before it."""
        body = self._body_before.search(_before(text, span.start, 60))
        first = self._post.match(text, span.start, span.end)
        if body is None or first or plain(body[2]) not in self._lexicon.departments:
            return span
        opener = re.match(r"[^\W\d_]+\s+", body[0])
        skipped = (
            opener.end() if opener and plain(opener[0].strip()) in self._lexicon.openers else 0
        )
        return Span(span.start - len(body[0]) + skipped, span.end)

    def _with_possessor(self, begin: int, end: int, text: str) -> Span:
        possessor = re.search(rf"{CAPITAL}[\w.-]*['’]s?\s+$", _before(text, begin, 40))
        if possessor:
            begin -= len(possessor[0])
            begin -= self._rest_of_owner(begin, text)
        return Span(begin, _rstrip(text, begin, end))

    def _rest_of_owner(self, begin: int, text: str) -> int:
        """How many signs are of the words before the last one of 'Long Weir Union’s'."""
        words = re.findall(r"\S+\s+", capitals_before(text, begin, 60, self._lexicon))
        while words and plain(words[0].strip()) in self._lexicon.openers:
            words.pop(0)
        return sum(map(len, words))

    def _is_post(self, words: Sequence[Word]) -> bool:
        return (
            len(words) > 1
            and self._post.fullmatch(" ".join(word.plain for word in words)) is not None
        )

    def _courtesy_at_end(self, words: Sequence[Word]) -> int:
        """How many words are the courtesy that a title ends with: 'Minister Datuk Seri'."""
        plains = [word.plain for word in words]
        courtesy = self._lexicon.courtesy
        sizes = (size for size in (2, 1) if size <= len(plains))
        return next((s for s in sizes if courtesy.length_at(plains, len(plains) - s) == s), 0)

    def _is_courtesy(self, word: Word) -> bool:
        return self._lexicon.courtesy.length_at([word.plain], 0) > 0
