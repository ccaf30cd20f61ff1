"""People as a release prints them: full names, the posts printed with them, later mentions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.annotators.quotations.cues import speech_cues
from archive.text.folding import fold

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚА-ЯЁІЇЄҐ]"
_TOKEN = rf"(?:{_CAPITAL}\.|{_CAPITAL}\w*(?:[’'-]{_CAPITAL}?\w+)*)"
_BLANK = r"[^\S\n]+"  # never over the end of a paragraph
_PARTICLE = r"(?:de la|de los|del|de|da|dos|do|di|du|van der|van|von|bin|ibn|al|el|ben|la|le|y|e)"
NAME = rf"{_TOKEN}(?:{_BLANK}(?:{_PARTICLE}{_BLANK})?{_TOKEN}){{0,4}}"
_RUN = re.compile(rf"{_TOKEN}(?:(?:{_BLANK}{_PARTICLE})?{_BLANK}{_TOKEN})*")
_POSSESSIVE = re.compile(r"['’]s?$")
# Where a post that follows a name ends, beside a comma, a stop or a quotation mark.
_POST_ENDS = re.compile(
    r"[,.;:“”\"«»()]|\s[–—-]\s|\s(?:who|which|whose|qui|que|quien|dont)\s"
    r"|\s(?:in|on|at|to|with|from|as)\s(?:his|her|their|a|an|this|that)\b"
    r"|\s(?:during|after|before|while|when|durante|tras|mientras|lors|pendant|après|à l['’]issue)\b"
)
_PREPOSITION = re.compile(r"\b(?:of|in|for|at)(?:\s+the)?\s+$")
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


@lru_cache(maxsize=8)
def people_in(
    text: str, organisation: tuple[str, ...], known: tuple[str, ...] = ()
) -> tuple[NamedPerson, ...]:
    """Every full name of a text (two words or more), in order, with the post printed beside it.

    organisation: names of the publisher, which open many posts and are part of no name.
    known: names with a record; they tell a name from the place of a post that runs into it.
    Quotes and people ask of one text in turn, so that the last answers are kept.
    """
    acronyms = frozenset(fold(name) for name in organisation)
    found: list[NamedPerson] = []
    for run in _RUN.finditer(text):
        # Capitals within a post, 'General of the Army Engineers', name nobody.
        if not found or run.start() >= _end_with_post(found[-1], text):
            found.extend(_behind_place(text, run, known) or _in_run(text, run, acronyms))
    return tuple(found)


def mentions(text: str) -> Iterator[str]:
    """Every run of capitals that may stand for a person, without the words that open a sentence."""
    for match in re.finditer(NAME, text):
        words = match[0].split()
        while words and words[0].lower() in speech_cues().not_names:
            words = words[1:]
        if words:
            yield " ".join(words)


def matches(mention: str, full_name: str) -> bool:
    """Whether a later mention can be the person: the last or first words of the name, in order."""
    return _can_be(_words(_bare(mention)), _words(full_name))


def resolve(mention: str, full_names: Iterable[str]) -> list[str]:
    """The distinct full names that a mention can be: one is an answer, more is an ambiguity."""
    found = _by_edges(tuple(full_names)).get(_words(_bare(mention)), [])
    longest: list[str] = []
    for name in sorted(found, key=len, reverse=True):
        # A short form of a name that also stands whole is the same person.
        if not any(matches(name, other) for other in longest):
            longest.append(name)
    return longest


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


def _bare(mention: str) -> str:
    """The mention without 'IOM’s' before it and without courtesy."""
    words = mention.split()
    while words and (_POSSESSIVE.search(words[0]) or words[0].isupper() or _is_courtesy(words[0])):
        words = words[1:]
    return " ".join(words) or mention


def _is_courtesy(word: str) -> bool:
    return bool(re.fullmatch(rf"(?:{speech_cues().courtesy})\.?", word, re.I))


def _in_run(text: str, run: re.Match[str], acronyms: frozenset[str]) -> Iterator[NamedPerson]:
    """The name within a run of capitals: what follows the last word of a post, or all of it."""
    post = list(speech_cues().position.finditer(run[0]))
    start = run.start() + (post[-1].end() if post else 0)
    words = [
        (match.start() + start, match.end() + start)
        for match in re.finditer(r"\S+", text[start : run.end()])
    ]
    words = _without_edges(text, words, acronyms)
    if len(words) < 2 or any(_never_in_name(text[a:b], acronyms) for a, b in words):
        return
    begin, end = words[0][0], words[-1][1]
    name = _POSSESSIVE.sub("", text[begin:end]).rstrip(".,")
    before = text[run.start() : begin].strip() if post else ""
    position = _post_before(text, run.start(), begin) if before else None
    yield NamedPerson(name, begin, begin + len(name), position or _post_beside(text, begin, end))


def _behind_place(text: str, run: re.Match[str], known: Sequence[str]) -> list[NamedPerson]:
    """'Chief of Mission in PLACE NAME': the place runs into the name, which ends the run."""
    words = run[0].split()
    near = text[max(0, run.start() - _NEAR_POST) : run.start()]
    if len(words) < 3 or not _PREPOSITION.search(near[-12:]):
        return []
    begin = _post_start(near)
    size = _name_size(run[0], words, known)
    if begin is None or not size:
        return []
    name = " ".join(words[-size:])
    start = run.end() - len(name)
    position = text[run.start() - len(near) + begin : start].strip()
    return [NamedPerson(name, start, run.end(), position)]


def _post_start(near: str) -> int | None:
    """Where a post that reaches to the end of these words begins, with its 'IOM’s' before it."""
    posts = list(speech_cues().position.finditer(near))
    if not posts or re.search(r"[,.;:“”\"«»]", near[posts[-1].end() :]):
        return None
    # Posts of several words ('Chief of Mission') are one match; others side by side are joined.
    begin = posts[-1].start()
    while before := re.search(rf"{_TOKEN}{_BLANK}$", near[:begin][-_LONGEST_TOKEN:]):
        begin -= len(before[0])
    return begin


def _name_size(run: str, words: Sequence[str], known: Sequence[str]) -> int:
    """How many of the last words are the name: a known one, else two of four; 0 for none."""
    folded = fold(run)
    ends = [name for name in known if folded.endswith(" " + fold(name))]
    if ends:
        return max(len(name.split()) for name in ends)
    unlikely = any(_never_in_name(word, frozenset()) for word in words[-2:])
    return 0 if len(words) < 4 or unlikely else 2


def _without_edges(
    text: str, words: list[tuple[int, int]], acronyms: frozenset[str]
) -> list[tuple[int, int]]:
    while words and (
        _never_in_name(text[slice(*words[0])], acronyms) or _is_courtesy(text[slice(*words[0])])
    ):
        words = words[1:]
    return words


def _never_in_name(word: str, acronyms: frozenset[str]) -> bool:
    plain = _POSSESSIVE.sub("", word).strip(".,")
    if fold(plain) in acronyms or (plain.isupper() and len(plain) > 2):
        return True
    return plain.lower() in speech_cues().not_names and plain[:1].isupper()


def _post_before(text: str, start: int, name_start: int) -> str | None:
    """The post of 'IOM Regional Director NAME', with a possessor or 'The' before it."""
    possessor = re.search(rf"(?:{_TOKEN}['’]s?|[Tt]he)\s+$", text[max(0, start - 40) : start])
    begin = (
        start - len(possessor[0]) if possessor and possessor[0].strip().lower() != "the" else start
    )
    return text[begin:name_start].strip(" ,") or None


def _post_beside(text: str, start: int, end: int) -> str | None:
    """The post of 'NAME, POST', of 'POST, NAME,' or of 'spokesperson NAME'."""
    behind, before = text[end : end + _NEAR], text[max(0, start - _NEAR) : start]
    after = re.match(r",\s+", behind)
    post = _post_at(behind[after.end() :]) if after else None
    return post or _post_before_comma(before) or _plain_post(before)


def _post_before_comma(before: str) -> str | None:
    """'The Mayor of Tete, ' in front of the name."""
    if not before.rstrip().endswith(","):  # seen before the slow pattern is asked
        return None
    phrase = re.search(rf"((?:[Tt]he|[Ll]e|[Ll]a|[Ee]l|{_CAPITAL})[^,.;:“”\"«»()]*),\s+$", before)
    if phrase is None or len(phrase[1].split()) > _MOST_WORDS:
        return None
    return phrase[1].strip() if speech_cues().position.search(phrase[1]) else None


def _plain_post(before: str) -> str | None:
    """'IRCO spokesperson ' in front of the name: small letters, so it stood in no run."""
    if not before.rstrip().lower().endswith(speech_cues().posts):
        return None
    phrase = re.search(rf"((?:{_TOKEN}{_BLANK})*(?:[a-zà-ÿ]+{_BLANK})?\S+){_BLANK}$", before)
    if phrase is None:
        return None
    posts = list(speech_cues().position.finditer(phrase[1]))
    return phrase[1] if posts and posts[-1].end() == len(phrase[1]) else None


def _end_with_post(person: NamedPerson, text: str) -> int:
    """Where the person's name ends, with the post behind it where there is one."""
    post = person.position or ""
    behind = text.find(post, person.end, person.end + len(post) + 4) if post else -1
    return behind + len(post) if behind >= 0 else person.end


def _post_at(rest: str) -> str | None:
    """The post at the beginning of a text; it must open with one, within its first words."""
    ends = _POST_ENDS.search(rest)
    cue = re.search(rf"\s(?:{speech_cues().cue})\b", rest)
    stops = [match.start() for match in (ends, cue) if match]
    phrase = rest[: min(stops)] if stops else rest
    post = speech_cues().position.search(phrase)
    if not post or len(phrase[: post.start()].split()) > 4 or len(phrase.split()) > _MOST_WORDS:
        return None
    # A post is printed in capitals, or is the word itself; 'a volunteer who ...' is a description.
    plain = phrase.strip()
    return plain if re.match(_CAPITAL, plain) or not phrase[: post.start()].strip() else None
