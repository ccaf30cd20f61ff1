"""The post that a text prints beside a name: before it, behind it, or before a comma."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.posts.appositions import AppositionReader
from archive.annotators.quotations.posts.post_matters import MatterReader
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.annotators.quotations.posts.post_spans import before as _before
from archive.annotators.quotations.posts.post_spans import rstrip as _rstrip
from archive.annotators.quotations.posts.posts_before_comma import CommaReader
from archive.annotators.quotations.posts.titles import TitleReader
from archive.annotators.quotations.words import CAPITAL
from archive.knowledge.languages import Language
from archive.models import Span

_MOST_GENITIVES = 5


class PositionReader:
    """Finds posts by the words of some languages."""

    def __init__(self, known: Sequence[Language], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._small = lexicon.small_words | lexicon.auxiliaries
        patterns = PostPatterns(known, lexicon)
        matters = MatterReader(lexicon, patterns)
        self._commas = CommaReader(lexicon, patterns, matters)
        self._titles = TitleReader(lexicon, patterns, matters, self._commas)
        self._appositions = AppositionReader(lexicon, patterns)
        self._post, self._verb, self._spoken = patterns.post, patterns.verb, patterns.spoken
        self._qualifier = patterns.qualifier
        self._article, self._last_article = patterns.article, patterns.last_article

    def of(self, run: Run, text: str) -> Span | None:
        """The post printed with a full name, in offsets of the text; None where none is."""
        readings = (
            self._titles.of,
            self._appositions.trailing,
            self._appositions.behind,
            self._lower_before,
            self._commas.of,
            self._with_genitive,
            self._appositions.below,
            self._appositions.above,
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
        last = phrase.split()[-1] if phrase else ""
        member = plain(last) in self._lexicon.suffixes or self._lexicon.is_plural_post(last)
        return bool(member or self._post.search(phrase)) and not self._verb.search(phrase)

    def _qualified(self, span: Span | None, text: str) -> Span | None:
        """'former Deputy Mayor NAME': with the word before that says how it is held."""
        if span is None:
            return None
        before = self._qualifier.search(_before(text, span.start, 20))
        return Span(span.start - len(before[0]), span.end) if before else span

    def _lower_before(self, run: Run, text: str) -> Span | None:
        """'spokesperson NAME', 'the agency’s deputy director NAME'."""
        name = self._commas.begin_of(run, text)  # 'Senator the Hon NAME'
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
        begin -= self._nouns_before(begin, text)
        lower = re.search(rf"{CAPITAL}[\w.’'-]*\s+([^\W\d_][\w-]*\s+)$", _before(text, begin, 60))
        if lower and lower[1][0].islower() and plain(lower[1].strip()) not in self._small:
            begin -= len(lower[1])
        capitals = re.search(rf"(?:{CAPITAL}[\w.’'-]*\s+)+$", _before(text, begin, 60))
        begin -= len(capitals[0]) if capitals else 0
        opener = re.match(r"[^\W\d_]+\s+", text[begin:name])
        if opener and plain(opener[0].strip()) in self._lexicon.openers:
            begin += opener.end()
        return Span(begin, _rstrip(text, begin, name))

    def _nouns_before(self, begin: int, text: str) -> int:
        """How many signs are of words in small letters before a post: 'said shoe tester NAME',
        'his senior policy adviser NAME', up to an article or a verb of speech."""
        lower = re.search(r"((?:(?<![\w’'-])[^\W\d_][\w-]*\s+){1,3})$", _before(text, begin, 60))
        words = re.findall(r"[\w-]+\s+", lower[1]) if lower else []
        size = 0
        while words and words[-1][0].islower():
            word = plain(words[-1].strip())
            says = self._spoken.fullmatch(words[-1]) is not None
            if says or word in self._small:
                is_owned = says or word in self._lexicon.determiners
                is_addressed = says and self._lexicon.addressing.length_at([word], 0) > 0
                return size if is_owned and not is_addressed else 0
            size += len(words.pop())
        return 0

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
