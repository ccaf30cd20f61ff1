"""The post that a text prints beside a name: before it, behind it, or before a comma."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.appositions import AppositionReader
from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.post_patterns import PostPatterns
from archive.annotators.quotations.post_spans import before as _before
from archive.annotators.quotations.post_spans import rstrip as _rstrip
from archive.annotators.quotations.run import Run
from archive.annotators.quotations.words import CAPITAL, Word
from archive.knowledge.languages import Language
from archive.models import Span

_MOST_WORDS = 18
_FEW_ADJECTIVES = 3
_ACRONYM = 5
_MOST_GENITIVES = 5
_MOST_BEFORE_COMMA = 12
_NEAR = 260
"""Characters beside a name in which its post may stand."""


class PositionReader:
    """Finds posts by the words of some languages."""

    def __init__(self, known: Sequence[Language], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._small = lexicon.small_words | lexicon.auxiliaries
        patterns = PostPatterns(known, lexicon)
        self._appositions = AppositionReader(lexicon, patterns)
        self._post, self._goes_on, self._joins = patterns.post, patterns.goes_on, patterns.joins
        self._verb, self._spoken = patterns.verb, patterns.spoken
        self._owned_post, self._qualifier = patterns.owned_post, patterns.qualifier
        self._article, self._last_article = patterns.article, patterns.last_article

    def of(self, run: Run, text: str) -> Span | None:
        """The post printed with a full name, in offsets of the text; None where none is."""
        readings = (
            self._title,
            self._appositions.trailing,
            self._appositions.behind,
            self._lower_before,
            self._before_comma,
            self._with_genitive,
            self._appositions.below,
        )
        spans = (self._qualified(reading(run, text), text) for reading in readings)
        post = next((span for span in spans if span and self._is_post(span, text)), None)
        return self._bare(post, text) if post else None

    def _bare(self, span: Span, text: str) -> Span:
        """'the mayor of Tete' without its article, and without stars that print it bold; 'The Mayor
        of Tete' with the one that its sentence begins with, as printed."""
        begin, end = span.start, _rstrip(text, span.start, span.end)
        while begin < end and text[begin] == "*":
            begin += 1
        article = self._article.match(text, begin, end)
        begin = article.end() if article and article.end() < end else begin
        opening = self._last_article.search(_before(text, begin, 20))
        capital = opening and opening[0][0].isupper()
        return Span(begin - len(opening[0]) if opening and capital else begin, end)

    def _is_post(self, span: Span, text: str) -> bool:
        """Words with a post in them, and with no verb of speech that a comma was missing before."""
        phrase = text[span.start : span.end]
        member = bool(phrase) and plain(phrase.split()[-1]) in self._lexicon.suffixes
        return bool(member or self._post.search(phrase)) and not self._verb.search(phrase)

    def _title(self, run: Run, text: str) -> Span | None:
        """'Regional Director NAME', 'Secretary of State NAME', 'IOM’s Chief of Mission NAME'."""
        start = run.name[0].start
        if not run.post and run.lead and run.lead[-1].plain in self._lexicon.suffixes:
            return Span(run.start, _rstrip(text, run.start, start))  # 'Tete MP NAME'
        if not run.post:
            return self._extended(run.start, start, text) if run.lead else None
        days = [at for at, word in enumerate(run.title) if word.plain in self._lexicon.weekdays]
        words = list(run.title[max(days, default=-1) + 1 :])  # 'Late Monday Sen. NAME'
        while words and self._is_courtesy(words[0]):
            words.pop(0)
        while words and self._is_courtesy(words[-1]):
            start = words.pop().start
        while len(words) > 2 and words[0].text.isupper() and words[1].text.isupper():
            words.pop(0)
        kinds = self._lexicon.statements
        while len(words) > 1 and words[0].text.isupper() and words[0].plain in kinds:
            words.pop(0)
        if not words:
            return None
        start = self._without_rank(words, start)
        begin = self._joined(words, text)
        return self._extended(begin, start, text) or self._with_possessor(begin, start, text)

    def _without_rank(self, words: Sequence[Word], end: int) -> int:
        """'Subcommittee Chairman Sen. NAME': what every member is called says less."""
        ranked = len(words) > 1 and words[-1].plain in self._lexicon.members
        return words[-1].start if ranked and self._post.search(words[-2].text) else end

    def _joined(self, words: Sequence[Word], text: str) -> int:
        """Where 'Health and Human Services Secretary', 'River Mills President and CEO' begin."""
        begin = words[0].start
        joined = self._joins.search(_before(text, begin, 80))
        if joined is None or not words[0].capital:
            return begin
        capitals = joined[1].split()
        determined = plain(capitals[0]) in self._lexicon.determiners
        while capitals and plain(capitals[0]) in self._lexicon.openers:
            capitals.pop(0)
        if determined or not capitals:
            return begin
        matter = plain(capitals[-1]) in self._lexicon.bodies and len(capitals) < _FEW_ADJECTIVES
        whole = matter and len(words) > 1 and not self._post.match(words[0].text)
        post = len(capitals) > 1 and self._post.fullmatch(capitals[-1])
        if not (whole or post):
            return begin
        return begin - len(joined[0]) + joined[0].index(capitals[0])

    def _qualified(self, span: Span | None, text: str) -> Span | None:
        """'former Deputy Mayor NAME': with the word before that says how it is held."""
        if span is None:
            return None
        before = self._qualifier.search(_before(text, span.start, 20))
        return Span(span.start - len(before[0]), span.end) if before else span

    def _is_courtesy(self, word: Word) -> bool:
        return self._lexicon.courtesy.length_at([word.plain], 0) > 0

    def _extended(self, begin: int, end: int, text: str) -> Span | None:
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
        return bool(words) and (
            (joined and words[-1].endswith(",")) or plain(words[-1]) in self._lexicon.conjunctions
        )

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

    def _with_possessor(self, begin: int, end: int, text: str) -> Span:
        possessor = re.search(rf"{CAPITAL}[\w.-]*['’]s?\s+$", _before(text, begin, 40))
        begin -= len(possessor[0]) if possessor else 0
        return Span(begin, _rstrip(text, begin, end))

    def _lower_before(self, run: Run, text: str) -> Span | None:
        """'spokesperson NAME', 'the agency’s deputy director NAME'."""
        name = self._before_courtesy(run, text)  # 'Senator the Hon NAME'
        before = _before(text, name, 120)
        last = re.search(r"[\w-]+\s+$", before)
        if not last:
            return None
        begin = name
        while word := re.search(r"(?<![\w’'-])([^\W\d_][\w’'-]*)\s+$", _before(text, begin, 40)):
            tail = text[begin - len(word[0]) : name]
            posts = list(self._post.finditer(tail))
            if not posts or posts[-1].end() != len(tail.rstrip()) or posts[0].start() > 0:
                break
            begin -= len(word[0])
        if begin == name:
            two = re.search(r"(?<![\w’'-])([\w-]+\s+[\w-]+)\s+$", before)
            if two and self._post.fullmatch(two[1]):
                begin = name - len(two[0])
        if begin == name:
            return None
        lower = re.search(rf"{CAPITAL}[\w.’'-]*\s+([^\W\d_][\w-]*\s+)$", _before(text, begin, 60))
        if lower and lower[1][0].islower() and plain(lower[1].strip()) not in self._small:
            begin -= len(lower[1])
        capitals = re.search(rf"(?:{CAPITAL}[\w.’'-]*\s+)+$", _before(text, begin, 60))
        begin -= len(capitals[0]) if capitals else 0
        opener = re.match(r"[^\W\d_]+\s+", text[begin:name])
        if opener and plain(opener[0].strip()) in self._lexicon.openers:
            begin += opener.end()
        return Span(begin, _rstrip(text, begin, name))

    def _with_genitive(self, run: Run, text: str) -> Span | None:
        """'министр транспорта NAME': the matter of a post stands between it and the name."""
        if not self._lexicon.genitive_posts:
            return None
        before = _before(text, run.start, 90)
        for post in self._post.finditer(before):
            between = before[post.end() :].split()
            words = [word for word in between if word.replace("-", "").isalpha() and word.islower()]
            small = self._small.intersection(map(plain, words))
            if 0 < len(words) == len(between) <= _MOST_GENITIVES and not small:
                start = run.start - len(before) + post.start()
                return Span(start, _rstrip(text, start, run.start))
        return None

    def _before_comma(self, run: Run, text: str) -> Span | None:
        """'The Mayor of Tete, NAME,': the post stands before the name."""
        start_of_name = self._before_courtesy(run, text)
        before = _before(text, start_of_name, _NEAR)
        if not before.rstrip().endswith(","):
            return None
        # 'Minister for Justice, Customs'
        extended = self._extended(start_of_name, start_of_name, text)
        if extended:
            return extended
        phrase = re.search(r"(?:^|[,.;:“”\"«»()]\s*)([^,.;:“”\"«»()]+),\s*$", before)
        if not phrase:
            return None
        start = phrase.start(1)
        owned = [found.end() for found in self._owned_post.finditer(phrase[1])]
        spoken = [found.end() for found in self._spoken.finditer(phrase[1])]
        # 'said the Mayor of Tete, NAME', 'a letter to the Mayor of Tete, NAME'
        start += max([0, *spoken, *owned[-1:]]) if len(phrase[1].split()) > 1 else 0
        words = before[start : phrase.end(1)].strip()
        if len(words.split()) > _MOST_BEFORE_COMMA:
            return None
        opens = self._article.match(words)
        bare = words[opens.end() :] if opens else words
        post = self._post.search(bare)
        # 'The Speaker likes to quote his hero, NAME'
        tells = re.match(r"\s+([^\W\d_]+)", bare[post.end() :]) if post else None
        if (
            not post
            or (tells and tells[1].islower() and plain(tells[1]) not in self._small)
            or (not (opens or owned) and not re.match(CAPITAL, words))
            or len(bare[: post.start()].split()) > 4
        ):
            return None
        lead = len(before[start:]) - len(before[start:].lstrip())
        begin = start_of_name - len(before) + start + lead
        return Span(begin, _rstrip(text, begin, start_of_name - 1))

    def _before_courtesy(self, run: Run, text: str) -> int:
        """Where 'the Hon. NAME' begins; else where the run does."""
        article = self._last_article.search(_before(text, run.start, 20)) if run.courtesy else None
        return run.start - len(article[0]) if article else run.start
