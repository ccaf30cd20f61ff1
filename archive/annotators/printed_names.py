"""How one release prints the names of people: which words are a name, and the whole of it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.folding import fold
from archive.text.letter_case import person_in_small_letters, printed_small
from archive.text.words import POSSESSIVE

_OFTEN = 2
"""A surname that stands in a release once, behind a title, may as well be a word of a headline."""
_READ = 30_000
_MOST_LETTERS = 4
"""So many has what stands behind a name for a party, a state or an honour."""
_FEWEST_OF_TITLE = 4
"""Letters; a shorter word of a title may be an article: 'Senator the Hon.'"""
_CAPITAL_NEXT = re.compile(r"['’]?\w* [A-Z]")
_PARTY = re.compile(r"^(\S{2,} \S{2,}) [A-Z] \w+$")
_INITIAL = re.compile(r"(?<=\w\w) (?:[A-Z]\.? )+(?=\S)")
_INITIALS = r"(?:[A-Z](?:\. ?| )){0,3}"
_NAME_WORD = r"[^\W\d_a-zà-ÿ][^\W\d_]*[a-zà-ÿ][\w’'‐‑-]*"


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of all languages: first names, small words inside a name, titles and posts before one,
    those of members of a parliament, words of no name, and those that are surnames too."""

    given: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    members: frozenset[str]
    never: frozenset[str]
    surnames: frozenset[str]


def name_words(knowledge: KnowledgeSnapshot) -> NameWords:
    languages = knowledge.languages
    surnames = frozenset(joined(languages, lambda language: language.names.also_surnames))
    bodies = frozenset(joined(languages, lambda language: language.names.bodies)) - surnames
    never = frozenset(
        fold(word) for word in joined(languages, lambda language: language.names.never)
    )
    phrases = joined(languages, lambda language: language.names.particles)
    given = frozenset(joined(languages, lambda language: language.names.given))
    titles = frozenset(word for title in joined(languages, _titles) for word in fold(title).split())
    return NameWords(
        given,
        frozenset(part for phrase in phrases for part in phrase.split()),
        titles - given,
        frozenset(word for title in joined(languages, _members) for word in fold(title).split()),
        never | bodies,
        surnames,
    )


def _is_party(words: Sequence[str]) -> bool:
    """Whether a name ends in letters of a party or a state without their brackets."""
    shouted = words[-1].isupper() and 1 < len(words[-1]) <= _MOST_LETTERS
    return shouted and not words[-2].isupper()


class _Words:
    """The words of one source, each reading of them made when it is first asked for."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def text(self) -> str:
        return f" {fold(self._source)} "

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(self.text.split())

    @cached_property
    def small(self) -> frozenset[str]:
        return printed_small(self._source)


@lru_cache(maxsize=1)
def _words_in(source: str) -> _Words:
    """Several annotators ask of one release after another."""
    return _Words(source)


def _titles(language: Language) -> Iterator[str]:
    yield from language.names.courtesy
    yield from language.posts.words
    yield from _members(language)


def _members(language: Language) -> Iterator[str]:
    yield from language.offices.senders.members_before


@dataclass(frozen=True, slots=True)
class PrintedNames:
    """The words of a release, to see how it calls people."""

    source: str
    printed: _Words
    words: NameWords

    @classmethod
    def of(cls, release: Release, knowledge: KnowledgeSnapshot) -> "PrintedNames":
        source = f"{release.title}\n{release.text[:_READ]}"
        return cls(source, _words_in(source), knowledge.derived(name_words))

    @property
    def text(self) -> str:
        """Folded, a blank at each end."""
        return self.printed.text

    @property
    def counts(self) -> Counter[str]:
        return self.printed.counts

    @property
    def small(self) -> frozenset[str]:
        """The words that it prints in small letters."""
        return self.printed.small

    def is_name(self, words: Sequence[str]) -> bool:
        """Whether the words of a letterhead are a name, and not those of a headline behind a title
        ('SEN. KOS ASKS'): the last stands in the release as often as the first, and none behind
        that ever in small letters; one of both will do for a first name."""
        if len(words) < _OFTEN or len(words[-1]) < _OFTEN or self._holds_no_name(words):
            return False
        if self.words.members.intersection(words):
            return False
        called = self.counts[words[-1]] >= self.counts[words[0]]
        common = bool(self.small.intersection(words[1:]))
        return (called or not common) if self._opens(words) else (called and not common)

    def is_honoured(self, words: Sequence[str], behind: str, honours: re.Pattern[str]) -> bool:
        """Whether words of a letterhead are a name because an honour or 'MP' stands behind; the
        surname may be another word as well: 'Ana West MP'."""
        is_pair = len(words) == _OFTEN and words[-1] in self.words.surnames
        named = self.may_be_name([words[0]] * _OFTEN if is_pair else words)
        return named and bool(honours.match(behind))

    def may_be_name(self, words: Sequence[str]) -> bool:
        """Whether nothing speaks against a name: no word of no name, none in small letters but
        initials, 'a' being a word too."""
        known = self.small | self.words.members
        whole = [word for word in words if len(word) > 1]
        return len(words) >= _OFTEN and known.isdisjoint(whole) and not self._holds_no_name(words)

    def calls(self, name: str) -> int:
        """How often the surname of a name stands there."""
        return sum(self.counts[surname] for surname in fold(name).split()[-1:])

    def calls_member(self, surname: str) -> bool:
        """Whether a title of members of a parliament stands before a surname: 'Senator Kos'."""
        titles = (title for title in self.words.members if len(title) >= _FEWEST_OF_TITLE)
        return any(f" {title} {surname} " in self.text for title in titles)

    def confirms(self, name: str, behind: str, is_sentence: bool) -> bool:
        """Whether a name behind a title is more than words of a headline ('Kos Calls'): its surname
        stands there more often than its first word, and it is in a sentence or printed again. A
        first name speaks for it too."""
        words = fold(name).split()
        if not words or "s" in words or len(words[-1]) < _OFTEN or self._holds_no_name(words):
            return False
        opens = self._opens(words) and not self.small.intersection(words[1:])
        called, first = self.counts[words[-1]], self.counts[words[0]]
        ends = not _CAPITAL_NEXT.match(behind)
        if opens and ends and is_sentence:
            return True
        if called < first or (called < _OFTEN and not opens):
            return False
        if (ends and (opens or is_sentence)) or (opens and called > first):
            return True
        return self.text.count(f" {' '.join(words)} ") > 1

    def is_headline(self, name: str, surnames: Collection[str]) -> bool:
        """Whether a heading is a surname with the next word of a headline ('Kos Calls'): the
        release calls somebody by the first, behind a title where that is a first name too, or it
        is one of the surnames; and the last is no more than a word. Initials open no headline."""
        words = fold(name).split()
        if len(words[0]) == 1 and "." in name:
            return False
        called, first = self.counts[words[-1]], self.counts[words[0]]
        if words[0] in surnames and words[0] != words[-1] and called < first:
            return True
        is_word = words[-1] in self.small
        if is_word or not self._opens(words):
            return called <= first if is_word else called < min(first, _OFTEN)
        titled = re.findall(rf"(?= (\w+) {words[0]} (\w+) )", self.text)
        others = sum(title in self.words.titles and last != words[-1] for title, last in titled)
        return called < first and others >= (_OFTEN if called >= _OFTEN else 1)

    def whole(self, printed: str) -> str:
        """The whole form of a name: without initials in its middle, the possessive and a party; its
        first name where the release prints it elsewhere ('A. B. Kos', 'van Kos'); the rest of one
        that is cut at an initial ('Ana B.'); as the text sets its letters. '' where no word of it
        is one of a name."""
        name = POSSESSIVE.sub("", " ".join(printed.split()))
        words = [word for word in name.split() if not any(letter.isdigit() for letter in word)]
        while len(words) > _OFTEN and _is_party(words):
            words.pop()
        if len(words) > 1 and len(words[-1].rstrip(".")) == 1:
            words = next(self._going_on(words), words)
        name = _INITIAL.sub(" ", _PARTY.sub(r"\1", " ".join(words)))
        longer = set(self._longer(name.split()))
        if len(longer) > 1:
            longer = {form for form in longer if self._opens(fold(form).split())}
        return self._as_set(longer.pop() if len(longer) == 1 else name)

    def in_full(self, surname: str) -> str:
        """The name that the release prints with this surname, as the text sets it; "" for none or
        several."""
        pattern = rf"(?<!\w)({_NAME_WORD}|[A-Z]{{2,}}) {_INITIALS}((?i:{re.escape(surname)}))(?!\w)"
        unfit = self.words.titles | self.words.members | self.words.never | self.small
        forms = {
            fold(f"{match[1]} {match[2]}"): f"{match[1]} {match[2]}"
            for match in re.finditer(pattern, self.source)
            if fold(match[1]) not in unfit
        }
        return self._as_set(next(iter(forms.values()))) if len(forms) == 1 else ""

    def _holds_no_name(self, words: Sequence[str]) -> bool:
        """Whether words of no name are among them; a first name of one language may be one of
        another: 'Les Kos', 'Don Kos'. An initial is no word."""
        whole = [word for word in words[self._opens(words) :] if len(word) > 1]
        return bool(self.words.never.intersection(whole))

    def _opens(self, words: Sequence[str]) -> bool:
        return bool(words) and words[0] in self.words.given

    def _going_on(self, words: Sequence[str]) -> Iterator[list[str]]:
        """A name cut at an initial, with the capital that follows it in the release."""
        cut = r"\W+".join(re.escape(word.rstrip(".")) for word in words)
        for match in re.finditer(rf"(?<!\w){cut}\.?\s{{1,3}}({_NAME_WORD})", self.source):
            if fold(match[1]) not in self.small | self.words.never:
                yield [*words, match[1]]

    def _longer(self, words: Sequence[str]) -> Iterator[str]:
        """The forms with a first name of one of initials, or of one that opens with a particle."""
        if len(words) < _OFTEN:
            return
        opening, initial = words[0], words[0].rstrip(".")[:1]
        is_initial = "." in opening or len(opening) == 1
        is_particle = opening.lower() in self.words.particles
        if not (is_initial or is_particle):
            return
        last = " ".join(words) if is_particle else words[-1]
        pattern = rf"(?<!\w)({_NAME_WORD}) {_INITIALS}((?i:{re.escape(last)}))(?!\w)"
        for match in re.finditer(pattern, self.source):
            first = fold(match[1])
            fits = is_particle or match[1].startswith(initial)
            if fits and first not in self.words.titles | self.words.never:
                yield f"{match[1]} {match[2]}"

    def _as_set(self, name: str) -> str:
        """A name in capitals as the release sets it elsewhere: 'DeWine' for 'DEWINE'."""
        if not name.isupper():
            return name
        shown = []
        for word in name.split():
            same = re.search(
                rf"(?<!\w)(?!{re.escape(word)})(?i:{re.escape(word)})(?!\w)", self.source
            )
            fits = same and same[0][:1].isupper()
            shown.append(same[0] if same and fits else person_in_small_letters(word))
        return " ".join(shown)
