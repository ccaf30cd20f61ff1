"""The post that a text prints beside a name: before it, behind it, or before a comma."""

import re
from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.run import Run
from archive.annotators.quotations.words import Word
from archive.knowledge.languages import Language, joined
from archive.models import Span
from archive.text.alternatives import any_pattern, any_word

_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яё]"
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
        compounds = [rf"\w+{ending}" for one in known for ending in one.posts.compounds]
        posts = any_pattern(
            [any_word(joined(known, lambda language: language.posts.words)), *compounds]
        )
        verbs = any_word(joined(known, lambda language: language.speech.verbs))
        self._joins = any_word(joined(known, lambda language: language.posts.place_after))
        joins = any_word(joined(known, lambda language: language.speech.joins))
        self._goes_on = re.compile(
            rf"\s+(?:{self._joins})\s+(?:(?:{_CAPITAL}[\w’'-]*|{joins}|{self._joins}),?\s+)*"
        )
        ends = any_pattern(joined(known, lambda language: language.posts.ends))
        article = any_word(
            joined(
                known,
                lambda language: (
                    *language.names.articles,
                    *language.calendar.articles,
                    *language.names.owners,
                ),
            )
        )
        self._verb = re.compile(rf"\s(?:{verbs})\b")
        self._spoken = re.compile(rf"(?<!\w)(?:{verbs})\s+")
        self._owned_post = re.compile(
            rf"(?:^|\s)(?:{article})\s+(?=(?:[\w’'-]+\s+){{0,3}}(?:{posts})\b)", re.I
        )
        self._post = re.compile(rf"(?<![\w-])(?:{posts})\b", re.I)
        self._ends = re.compile(
            rf"[,.;:“”\"«»()]\s|[.;:“”\"«»()]|,$|\s[–—-]+\s|\s(?:{ends})\b|\s(?:{verbs})\b"
        )
        qualifiers = any_word(joined(known, lambda language: language.posts.qualifiers))
        self._qualifier = re.compile(rf"(?<![\w’'-])(?:{qualifiers})(?:\s+|-)$")
        self._article = re.compile(rf"(?:{article})\s+", re.I)
        self._last_article = re.compile(rf"(?<!\w)(?:{article})\s+$", re.I)

    def of(self, run: Run, text: str) -> Span | None:
        """The post printed with a full name, in offsets of the text; None where none is."""
        readings = (
            self._title,
            self._trailing,
            self._behind,
            self._lower_before,
            self._before_comma,
            self._with_genitive,
            self._below,
        )
        spans = (self._qualified(reading(run, text), text) for reading in readings)
        return next((span for span in spans if span and self._is_post(span, text)), None)

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
        words = list(run.title)
        while words and self._is_courtesy(words[0]):
            words.pop(0)
        while words and self._is_courtesy(words[-1]):
            start = words.pop().start
        while len(words) > 2 and words[0].text.isupper() and words[1].text.isupper():
            words.pop(0)
        kinds = self._lexicon.statements
        while len(words) > 1 and words[0].text.isupper() and words[0].plain in kinds:
            words.pop(0)
        begin = words[0].start
        return self._extended(begin, start, text) or self._with_possessor(begin, start, text)

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
        if post is None:
            return None
        start = begin - len(before) + post.start()
        return Span(start - self._capitals_before(start, text), _rstrip(text, start, end))

    def _capitals_before(self, start: int, text: str) -> int:
        """How many signs before a post are 'Minnesota', 'US Deputy'; no heading, no name."""
        capitals = re.search(rf"(?:{_CAPITAL}[\w.’'-]*[^\S\n]+)+$", _before(text, start, 60))
        words = capitals[0].split() if capitals else []
        shouted = [word for word in words if len(word) > _ACRONYM and word.isupper()]
        named = any(plain(word) in self._lexicon.given for word in words)
        heading = len(words) >= _FEW_ADJECTIVES + 1 or shouted or named
        return 0 if capitals is None or heading else len(capitals[0])

    def _trailing(self, run: Run, text: str) -> Span | None:
        """'NAME Minister for Relief' in a letterhead."""
        begin = run.name[-1].end
        rest = text[begin : begin + _NEAR].split("\n\n", 1)[0]
        opened = re.match(r"\s+(?:MP|QC)?\s*", rest)
        post = self._post.match(rest, opened.end()) if opened else None
        if not post or not opened or not rest[opened.end()].isupper():
            return None
        goes_on = self._goes_on.match(rest + " ", post.end())
        end = goes_on.end() if goes_on else post.end()
        return Span(begin + opened.end(), _rstrip(text, begin, begin + min(end, len(rest))))

    def _below(self, run: Run, text: str) -> Span | None:
        """A letterhead: 'NAME MP' in a line, 'Minister for Relief' and nothing else in the next."""
        above = _before(text, run.start, _NEAR)
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

    def _with_possessor(self, begin: int, end: int, text: str) -> Span:
        possessor = re.search(rf"{_CAPITAL}[\w.-]*['’]s?\s+$", _before(text, begin, 40))
        begin -= len(possessor[0]) if possessor else 0
        return Span(begin, _rstrip(text, begin, end))

    def _behind(self, run: Run, text: str) -> Span | None:
        """'NAME, Director of Relief,', 'NAME, the mayor of Tete', 'NAME (Director)'."""
        opened = re.match(r"\s*(?:,|\(|\s[–—-])\s*", text[run.end : run.end + _NEAR])
        if not opened:
            return None
        begin = run.end + opened.end()
        rest = text[begin : begin + _NEAR].split("\n\n", 1)[0]
        end = self._ends.search(rest)
        phrase = rest[: end.start()] if end else rest
        article = self._article.match(phrase)
        bare = phrase[article.end() :] if article else phrase
        post = self._post.search(bare)
        few = len(phrase.split()) <= _MOST_WORDS
        if not post or not few or len(bare[: post.start()].split()) > 5:
            return None
        before_post = bare[: post.start()].split()
        if not article and before_post and not self._qualifies(before_post):
            return None
        return Span(begin, _rstrip(text, begin, begin + len(phrase)))

    def _qualifies(self, words: Sequence[str]) -> bool:
        """Whether these stand before a post as 'Executive', 'former', 'senior policy' do."""
        if words[0][0].isupper():
            return True
        return len(words) < _FEW_ADJECTIVES and not self._small.intersection(map(plain, words))

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
        lower = re.search(rf"{_CAPITAL}[\w.’'-]*\s+([^\W\d_][\w-]*\s+)$", _before(text, begin, 60))
        if lower and lower[1][0].islower() and plain(lower[1].strip()) not in self._small:
            begin -= len(lower[1])
        capitals = re.search(rf"(?:{_CAPITAL}[\w.’'-]*\s+)+$", _before(text, begin, 60))
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
        if (
            not post
            or (not (opens or owned) and not re.match(_CAPITAL, words))
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


def _rstrip(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1] in " ,\n\u00a0":
        end -= 1
    return end


def _before(text: str, end: int, most: int) -> str:
    """So many characters before a place, of the same paragraph."""
    return text[max(0, end - most) : end].rpartition("\n\n")[2]
