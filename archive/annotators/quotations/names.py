"""People as a release prints them: full names, the posts printed with them, later mentions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.annotators.quotations.cues import SpeechCues
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_word
from archive.text.folding import fold

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚА-ЯЁІЇЄҐ]"
_TOKEN = rf"(?:{_CAPITAL}\.|{_CAPITAL}\w*(?:[’'-]{_CAPITAL}?\w+)*)"
_BLANK = r"[^\S\n]+"  # never over the end of a paragraph
_POSSESSIVE = re.compile(r"['’]s?$")
_NEAR_POST = 100
_LONGEST_TOKEN = 40
_MOST_WORDS = 16
_NEAR = 240
"""Characters beside a name in which its post may stand."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A full name and where it stands. position: as printed beside it, or None."""

    name: str
    start: int
    end: int
    position: str | None = None


class NameReader:
    """Reads the names and posts that a text prints, with the words of a snapshot's languages.

    name: a pattern of one to five words of a name, with the small words between them.
    """

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        names = [language.names for language in knowledge.languages]
        particle = any_word(word for one in names for word in (*one.particles, *one.and_))
        self._cues = knowledge.derived(SpeechCues)
        # The publisher's names open many posts and are part of no name.
        self._acronyms = frozenset(fold(name) for name in knowledge.collection.names)
        # Names with a record tell a name from the place of a post that runs into it.
        self._known = tuple(person.name for person in knowledge.collection.people)
        self.name = rf"{_TOKEN}(?:{_BLANK}(?:(?:{particle}){_BLANK})?{_TOKEN}){{0,4}}"
        self._name = re.compile(self.name)
        self._run = re.compile(rf"{_TOKEN}(?:(?:{_BLANK}(?:{particle}))?{_BLANK}{_TOKEN})*")
        self._place_after = re.compile(rf"\b(?:{self._cues.place_after})\s+$")
        # Quotes and people ask of one text in turn, so that the last answers are kept.
        self._people_again = lru_cache(maxsize=8)(self._people_in)

    def people_in(self, text: str) -> tuple[NamedPerson, ...]:
        """Every full name of a text (two words or more), in order, with its post beside it."""
        return self._people_again(text)

    def _people_in(self, text: str) -> tuple[NamedPerson, ...]:
        found: list[NamedPerson] = []
        for run in self._run.finditer(text):
            # Capitals within a post, 'General of the Army Engineers', name nobody.
            if not found or run.start() >= _end_with_post(found[-1], text):
                found.extend(self._behind_place(text, run) or self._in_run(text, run))
        return tuple(found)

    def mentions(self, text: str) -> Iterator[str]:
        """Every run of capitals that may be a person, without words that open a sentence."""
        for match in self._name.finditer(text):
            words = match[0].split()
            while words and words[0].lower() in self._cues.not_names:
                words = words[1:]
            if words:
                yield " ".join(words)

    def matches(self, mention: str, full_name: str) -> bool:
        """Whether a later mention can be the person: last or first words of the name."""
        return _can_be(_words(self._bare(mention)), _words(full_name))

    def resolve(self, mention: str, full_names: Iterable[str]) -> list[str]:
        """The distinct full names that a mention can be: one is an answer, more is an ambiguity."""
        found = _by_edges(tuple(full_names)).get(_words(self._bare(mention)), [])
        longest: list[str] = []
        for name in sorted(found, key=len, reverse=True):
            # A short form of a name that also stands whole is the same person.
            if not any(self.matches(name, other) for other in longest):
                longest.append(name)
        return longest

    def _bare(self, mention: str) -> str:
        """The mention without 'IOM’s' before it and without courtesy."""
        words = mention.split()
        while words and (
            _POSSESSIVE.search(words[0]) or words[0].isupper() or self._is_courtesy(words[0])
        ):
            words = words[1:]
        return " ".join(words) or mention

    def _is_courtesy(self, word: str) -> bool:
        return bool(re.fullmatch(rf"(?:{self._cues.courtesy})\.?", word, re.I))

    def _in_run(self, text: str, run: re.Match[str]) -> Iterator[NamedPerson]:
        """The name within a run of capitals: what follows the last word of a post, or all of it."""
        post = list(self._cues.position.finditer(run[0]))
        start = run.start() + (post[-1].end() if post else 0)
        words = [
            (match.start() + start, match.end() + start)
            for match in re.finditer(r"\S+", text[start : run.end()])
        ]
        words = self._without_edges(text, words)
        if len(words) < 2 or any(self._never_in_name(text[a:b]) for a, b in words):
            return
        begin, end = words[0][0], words[-1][1]
        name = _POSSESSIVE.sub("", text[begin:end]).rstrip(".,")
        before = text[run.start() : begin].strip() if post else ""
        position = _post_before(text, run.start(), begin) if before else None
        yield NamedPerson(
            name, begin, begin + len(name), position or self._post_beside(text, begin, end)
        )

    def _behind_place(self, text: str, run: re.Match[str]) -> list[NamedPerson]:
        """'Chief of Mission in PLACE NAME': the place runs into the name, which ends the run."""
        words = run[0].split()
        near = text[max(0, run.start() - _NEAR_POST) : run.start()]
        if len(words) < 3 or not self._place_after.search(near[-12:]):
            return []
        begin = self._post_start(near)
        size = self._name_size(run[0], words)
        if begin is None or not size:
            return []
        name = " ".join(words[-size:])
        start = run.end() - len(name)
        position = text[run.start() - len(near) + begin : start].strip()
        return [NamedPerson(name, start, run.end(), position)]

    def _post_start(self, near: str) -> int | None:
        """Where a post that reaches to the end of these words begins, 'IOM’s' included."""
        posts = list(self._cues.position.finditer(near))
        if not posts or re.search(r"[,.;:“”\"«»]", near[posts[-1].end() :]):
            return None
        # Posts of several words ('Chief of Mission') are one match; others side by side are joined.
        begin = posts[-1].start()
        while before := re.search(rf"{_TOKEN}{_BLANK}$", near[:begin][-_LONGEST_TOKEN:]):
            begin -= len(before[0])
        return begin

    def _name_size(self, run: str, words: Sequence[str]) -> int:
        """How many of the last words are the name: a known one, else two of four; 0 for none."""
        folded = fold(run)
        ends = [name for name in self._known if folded.endswith(" " + fold(name))]
        if ends:
            return max(len(name.split()) for name in ends)
        unlikely = any(self._never_in_name(word) for word in words[-2:])
        return 0 if len(words) < 4 or unlikely else 2

    def _without_edges(self, text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
        while words and (
            self._never_in_name(text[slice(*words[0])]) or self._is_courtesy(text[slice(*words[0])])
        ):
            words = words[1:]
        return words

    def _never_in_name(self, word: str) -> bool:
        plain = _POSSESSIVE.sub("", word).strip(".,")
        if fold(plain) in self._acronyms or (plain.isupper() and len(plain) > 2):
            return True
        return plain.lower() in self._cues.not_names and plain[:1].isupper()

    def _post_beside(self, text: str, start: int, end: int) -> str | None:
        """The post of 'NAME, POST', of 'POST, NAME,' or of 'spokesperson NAME'."""
        behind, before = text[end : end + _NEAR], text[max(0, start - _NEAR) : start]
        after = re.match(r",\s+", behind)
        post = self._post_at(behind[after.end() :]) if after else None
        return post or self._post_before_comma(before) or self._plain_post(before)

    def _post_before_comma(self, before: str) -> str | None:
        """'The Mayor of Tete, ' in front of the name."""
        if not before.rstrip().endswith(","):  # seen before the slow pattern is asked
            return None
        phrase = re.search(rf"((?:{self._cues.article}|{_CAPITAL})[^,.;:“”\"«»()]*),\s+$", before)
        if phrase is None or len(phrase[1].split()) > _MOST_WORDS:
            return None
        return phrase[1].strip() if self._cues.position.search(phrase[1]) else None

    def _plain_post(self, before: str) -> str | None:
        """'IRCO spokesperson ' in front of the name: small letters, so it stood in no run."""
        if not before.rstrip().lower().endswith(self._cues.posts):
            return None
        phrase = re.search(rf"((?:{_TOKEN}{_BLANK})*(?:[a-zà-ÿ]+{_BLANK})?\S+){_BLANK}$", before)
        if phrase is None:
            return None
        posts = list(self._cues.position.finditer(phrase[1]))
        return phrase[1] if posts and posts[-1].end() == len(phrase[1]) else None

    def _post_at(self, rest: str) -> str | None:
        """The post at the beginning of a text; it must open with one, within its first words."""
        ends = self._cues.post_ends.search(rest)
        cue = re.search(rf"\s(?:{self._cues.cue})\b", rest)
        stops = [match.start() for match in (ends, cue) if match]
        phrase = rest[: min(stops)] if stops else rest
        post = self._cues.position.search(phrase)
        if not post or len(phrase[: post.start()].split()) > 4 or len(phrase.split()) > _MOST_WORDS:
            return None
        # A post is printed in capitals, or is the word itself; 'a volunteer who' describes.
        plain = phrase.strip()
        return plain if re.match(_CAPITAL, plain) or not phrase[: post.start()].strip() else None


def _can_be(said: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    size = len(said)
    if not said or size > len(whole):
        return False
    return said in (whole[-size:], whole[:size], whole[1 : 1 + size])


@lru_cache(maxsize=4)
def _by_edges(names: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
    """The names under each form of theirs that may be mentioned, made once for a release."""
    found: dict[tuple[str, ...], list[str]] = {}
    for name in dict.fromkeys(names):
        words = _words(name)
        forms = {
            form
            for size in range(1, len(words) + 1)
            for form in (words[-size:], words[:size], words[1 : 1 + size])
        }
        for form in forms - {()}:
            found.setdefault(form, []).append(name)
    return found


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    """Folded once: a release asks of each of its names at each of its quotations."""
    return tuple(fold(name).split())


def _post_before(text: str, start: int, name_start: int) -> str | None:
    """The post of 'IOM Regional Director NAME', with a possessor before it."""
    possessor = re.search(rf"{_TOKEN}['’]s?\s+$", text[max(0, start - 40) : start])
    begin = start - len(possessor[0]) if possessor else start
    return text[begin:name_start].strip(" ,") or None


def _end_with_post(person: NamedPerson, text: str) -> int:
    """Where the person's name ends, with the post behind it where there is one."""
    post = person.position or ""
    behind = text.find(post, person.end, person.end + len(post) + 4) if post else -1
    return behind + len(post) if behind >= 0 else person.end
