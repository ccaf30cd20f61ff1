"""The post that a text prints beside a name: before it, behind it, or before a comma."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.posts.appositions import AppositionReader
from archive.annotators.quotations.posts.post_matters import MatterReader
from archive.annotators.quotations.posts.post_patterns import PostPatterns
from archive.annotators.quotations.posts.post_spans import before as _before
from archive.annotators.quotations.posts.post_spans import capitals_before
from archive.annotators.quotations.posts.post_spans import rstrip as _rstrip
from archive.annotators.quotations.posts.posts_before_comma import CommaReader
from archive.annotators.quotations.posts.posts_with_matter import LongPostReader
from archive.annotators.quotations.posts.short_forms import body_before
from archive.annotators.quotations.posts.titles import TitleReader
from archive.annotators.quotations.words import CAPITAL
from archive.knowledge.languages import Language
from archive.models import Span

_MOST_GENITIVES, _MOST_CHAINED = 5, 10
_NEAR = 120
_MOST_NOUNS = 2
_ELIDED = re.compile(r"^\w{1,2}[’']")
_TWIN = re.compile(r"(?:([\w’'-]+)\s)?([a-z-]+)\s(\w+|&)\s$")
_OPENING = re.compile(rf"{CAPITAL}[^\W\d_]+\s+")
_OWNER = re.compile(r"[\w.][’']s?\s+$")


class PositionReader:
    """Finds posts by the words of some languages."""

    def __init__(self, known: Sequence[Language], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._small = lexicon.small_words | lexicon.auxiliaries
        patterns = PostPatterns(known, lexicon)
        matters = MatterReader(lexicon, patterns)
        self._commas, self._matters = CommaReader(lexicon, patterns, matters), matters
        self._titles = TitleReader(lexicon, patterns, matters, self._commas)
        self._appositions = AppositionReader(lexicon, patterns)
        known_posts = lexicon.has_long_posts
        self._long_posts = (LongPostReader(lexicon, patterns).of,) if known_posts else ()
        self._post, self._verb, self._spoken = patterns.post, patterns.verb, patterns.spoken
        self._member = patterns.member
        self._qualifier, self._short_form = patterns.qualifier, patterns.short_form
        self._article, self._last_article = patterns.article, patterns.last_article

    def of(self, run: Run, text: str) -> Span | None:
        """The post printed with a full name, in offsets of the text; None where none is."""
        readings = (
            self._titles.of,
            self._appositions.trailing,
            self._appositions.behind,
            self._lower_before,
            self._commas.of,
            self._with_matter,
            self._appositions.below,
            self._appositions.above,
            *self._long_posts,
        )
        spans = (self._qualified(reading(run, text), text) for reading in readings)
        posts = (span for span in spans if span and self._is_post(span, text))
        post = next(posts, None)
        if post and plain(text[post.start : post.end]).rstrip(".") in self._lexicon.styles:
            post = next(posts, post)  # 'general secretary Rev. NAME'
        return self._bare(post, text) if post else None

    def _bare(self, span: Span, text: str) -> Span:
        """'the mayor of Tete' without its article, and without stars that print it bold; 'The Mayor
        of Tete' with the one that its sentence begins with, as printed."""
        begin, end = span.start, _rstrip(text, span.start, span.end)
        while begin < end and text[begin] == "*":
            begin += 1
        word = _OPENING.match(text, begin, end)  # 'When Tete’s mayor, NAME,'
        if word and plain(word[0].strip()) in self._lexicon.conjunctions:
            begin = word.end()
        article = self._article.match(text, begin, end)
        begin = article.end() if article and article.end() < end else begin
        short = self._short_form.search(text, begin, end)
        end = short.start() if short and short.end() == end else end
        opening = self._last_article.search(_before(text, begin, 20))
        capital = opening and opening[0][0].isupper()
        return Span(begin - len(opening[0]) if opening and capital else begin, end)

    def _is_post(self, span: Span, text: str) -> bool:
        """Words with a post in them, and with no verb of speech that a comma was missing before."""
        phrase = text[span.start : span.end]
        last = phrase.split()[-1] if phrase else ""
        member = plain(last) in self._lexicon.suffixes or self._lexicon.is_plural_post(last)
        member = member or self._member.match(phrase) is not None
        return bool(member or self._post.search(phrase)) and not self._verb.search(phrase)

    def _qualified(self, span: Span | None, text: str) -> Span | None:
        """'former Deputy Mayor NAME': with the word before that says how it is held, and with
        'River Union (RU)', whose post it is."""
        if span is None:
            return None
        begin = body_before(span.start, text, self._lexicon)
        before = self._qualifier.search(_before(text, begin, 20))
        return Span(begin - len(before[0]) if before else begin, span.end)

    def _lower_before(self, run: Run, text: str) -> Span | None:
        """'spokesperson NAME', 'the agency’s deputy director NAME'."""
        if self._lexicon.genitive_posts and run.lead and not run.title:
            return None  # 'глава PLACE NAME'
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
        if lower and self._qualifies(lower[0].split()[0], lower[1]):
            begin -= len(lower[1])
        post = begin
        begin -= len(capitals_before(text, begin, 60, self._lexicon))
        begin = self._matters.of_body(begin, post, text)
        begin -= self._twin_before(begin, text)
        opener = re.match(r"[^\W\d_]+\s+", text[begin:name])
        if opener and plain(opener[0].strip()) in self._lexicon.openers:
            begin += opener.end()
        return Span(begin, _rstrip(text, begin, name))

    def _qualifies(self, first: str, word: str) -> bool:
        """'Tete relief director NAME'; not 'По словам мэра NAME', 'Как сообщил мэр NAME'."""
        grammar = plain(word.strip()) in self._small or self._spoken.fullmatch(word) is not None
        opens = self._lexicon.genitive_posts and plain(first) in self._lexicon.openers
        return word[0].islower() and not grammar and not opens

    def _twin_before(self, begin: int, text: str) -> int:
        """How many signs are 'journalist and ' before 'well digger NAME'; 'the journalist and' is
        somebody else, 'team leader and' has more before it."""
        twin = _TWIN.search(_before(text, begin, 60))
        if twin is None or plain(twin[3]) not in self._lexicon.joins:
            return 0
        above = plain(twin[1] or "")
        links = not above or above in self._small - self._lexicon.determiners
        whole = links and self._post.fullmatch(twin[2])
        return len(twin[2]) + len(twin[3]) + 2 if whole else 0

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
        above = _before(text, begin - size, 20)
        # 'the agency’s relief director NAME', 'Asked, state police spokesman NAME'
        opens = re.search(r"\w,\s$", above) is not None and not words
        return size if _OWNER.search(above) or opens else 0

    def _with_matter(self, run: Run, text: str) -> Span | None:
        """'министр транспорта NAME', 'le ministre de la défense NAME': the matter of a post stands
        in small letters between it and the name; its last words may be run into the name."""
        name = run.start if run.title else run.name[0].start
        before = _before(text, name, _NEAR)
        last = before.split()[-1:] if before[-1:].isspace() else []
        # 'said NAME', ', NAME': most names stand so.
        if not last or not last[0][-1].isalpha() or self._spoken.fullmatch(last[0] + " "):
            return None
        for post in self._post.finditer(before):
            words = [_ELIDED.sub("", word) for word in before[post.end() :].split()]
            verb = self._spoken.search(self._without_article(before[: post.start()]))
            most = _MOST_NOUNS if verb or run.lead else 1
            if words and self._are_plain(words, run) and self._is_matter(words, most):
                start = name - len(before) + post.start()
                return Span(start, _rstrip(text, start, name))
        return None

    def _are_plain(self, words: Sequence[str], run: Run) -> bool:
        """Whether all stand in small letters, or in capitals where the last are run into a name."""
        lower = all(word.islower() for word in words) or bool(run.lead and not run.title)
        return lower and all(word.replace("-", "").isalpha() for word in words)

    def _without_article(self, words: str) -> str:
        article = self._last_article.search(words)
        return words[: article.start()] if article else words

    def _is_matter(self, words: Sequence[str], most: int) -> bool:
        """Whether these words in small letters are the matter of the post before them. most: so
        many nouns may follow each other; behind the second one the first may be a verb."""
        lexicon = self._lexicon
        if lexicon.genitive_posts:
            small = self._small - lexicon.matter_words
            chained = not lexicon.matter_words.isdisjoint(map(plain, words))
            most = _MOST_CHAINED if chained else _MOST_GENITIVES
            return len(words) <= most and small.isdisjoint(map(plain, words))
        joins = lexicon.matter_words
        kinds = "".join(" " if plain(word) in joins else "n" for word in words)
        told_of = plain(words[-1]) in lexicon.kin or self._post.search(" ".join(words))
        nouns = [word for word in map(plain, words) if word not in joins]
        grammar = self._small.union(lexicon.auxiliaries).intersection(nouns)
        runs = kinds.split()
        few = bool(runs) and max(map(len, runs)) <= most
        return kinds[0] == " " and kinds[-1] == "n" and few and not (told_of or grammar)
