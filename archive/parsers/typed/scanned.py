"""Letters that a scanner took for others in the head of a typed text, as they were meant.

A digit inside a word, a letter inside a number, a small l among capitals, and words of letterheads
and calendars but for letters of the same shape: 'MINI5TER', 'l9 Ju1y 1987', 'Novernber'. A word
of which no rule is sure stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Repair
from archive.text.alternatives import any_pattern, any_word

_RULE = "scanned-letters"
_HEAD, _FOOT = 80, 20
"""How many lines of a text each has at most."""
_FEWEST = 4
_WORD = re.compile(r"(?<![\w@/\\.&-])[^\W_]{3,24}(?![\w@/\\&]|\.\w)")
_SIGNS = re.compile(r"(?=.*[^\W\d_])(?:.*\d|.*[A-Z]l|.*[a-z]I|.*(?:rn|vv)|l[A-Z])")
"""What a word holds that may be misread."""
_SIGNS_IN_LINE = re.compile(r"\d|[A-Z]l|[a-z]I|rn|vv|l[A-Z]")
"""One of these stands in each line that holds such a word."""
_SHAPES = str.maketrans("1l05", "iios")
_MEANT, _MEANT_SMALL = str.maketrans("015l", "OISI"), str.maketrans("015", "ols")
_OF_NUMBER = str.maketrans("OoILl|i", "0011111", " ")
_DIGIT_INSIDE = re.compile(
    r"[^\W\d_]{2,}(?:[015][^\W\d_]+)+|0[^\W\d_]{4,}|[^\W\d_][015][^\W\d_]{3,}"
)
_SMALL_INSIDE = re.compile(r"(?=.{4})[A-Z]*(?:[A-Z]l[A-Z]|[A-Z]{3}l|l[A-Z]{3})[A-Z]*")
_FIGURE = r"[\dOoIl|]"
_ANY_YEAR = re.compile(r"(?i)[1Il|] ?9|2 ?[0o]")
"""How a year begins that may be misread: most lines have none, and looking for a day is slow."""
_YEAR = rf"(?P<annum>(?:[1Il|] ?9|2 ?[0o]) ?{_FIGURE} ?{_FIGURE})(?![\w/])"


@dataclass(frozen=True, slots=True)
class Scanned:
    """words: those of heads and calendars. shapes: they by their shape, where no other has it. day:
    one with month and year, its two digits apart only behind a weekday. month_first:
    'May l2, I987'."""

    words: frozenset[str]
    shapes: dict[str, str]
    day: re.Pattern[str]
    month_first: re.Pattern[str]


def mended_lines(
    knowledge: KnowledgeSnapshot, lines: Sequence[str]
) -> Iterator[tuple[str, tuple[Repair, ...]]]:
    """Each line as it was meant, where it may be of a head or a foot, and what was changed."""
    known = knowledge.derived(scanned)
    for number, line in enumerate(lines):
        edge = number < _HEAD or number >= len(lines) - _FOOT
        yield _mended(line, known) if edge else (line, ())


def as_scanned(text: str, repairs: Sequence[Repair]) -> tuple[str, list[Repair]]:
    """A part of a mended line as it stood there, and the repairs of what is none of that part."""
    others = []
    for repair in reversed(repairs):
        if repair.new in text:
            text = text.replace(repair.new, repair.old, 1)
        else:
            others.append(repair)
    return text, others


def _mended(line: str, known: Scanned) -> tuple[str, tuple[Repair, ...]]:
    repairs: list[Repair] = []

    def recorded(old: str, new: str) -> str:
        if old != new:
            repairs.append(Repair(_RULE, old, new))
        return new

    whole = line
    if _SIGNS_IN_LINE.search(whole):
        whole = _WORD.sub(lambda match: recorded(match[0], _word(match[0], known)), whole)
    if _ANY_YEAR.search(whole):
        whole = known.day.sub(lambda match: recorded(match[0], _day(match)), whole)
        whole = known.month_first.sub(lambda match: recorded(match[0], _day_behind(match)), whole)
    return whole, tuple(repairs)


def scanned(knowledge: KnowledgeSnapshot) -> Scanned:
    """Compiled from what every language says."""
    languages = knowledge.languages
    words = frozenset(word for word in joined(languages, _words_of) if len(word) >= _FEWEST)
    shapes: dict[str, set[str]] = {}
    for word in words:
        shapes.setdefault(_shape(word), set()).add(word)
    return Scanned(
        words,
        {shape: word for shape, (word, *others) in shapes.items() if not others},
        _damaged_day(languages),
        _month_first(languages),
    )


def _words_of(language: Language) -> Iterable[str]:
    heads, calendar = language.heads, language.calendar
    phrases = (*heads.kinds, *heads.one_word_kinds, *heads.senders, *language.posts.words)
    words = (word for phrase in phrases for word in phrase.split())
    names = (name for forms in (*calendar.months, *calendar.weekdays) for name in forms)
    return (*words, *names)


def _damaged_day(languages: Sequence[Language]) -> re.Pattern[str]:
    calendars = [language.calendar for language in languages]
    months = any_word(name for each in calendars for forms in each.months for name in forms)
    weekdays = any_word(name for each in calendars for forms in each.weekdays for name in forms)
    ordinals = any_pattern(form for each in calendars for form in each.ordinals)
    small = any_pattern(form for each in calendars for form in each.of)
    split = rf"(?P<weekday>(?<!\w)(?:{weekdays})[ ,.]+)(?P<split>[0-3Il|] {_FIGURE})"
    number = rf"(?<![\w/])(?P<number>{_FIGURE}{{1,2}})"
    month = rf"(?P<month>(?: ?(?:{ordinals}))?[ ,.-]*(?:(?:{small}) )?(?:{months})(?!\w)[ ,.-]*)"
    return re.compile(rf"(?i)(?:{split}|{number}){month}{_YEAR}")


def _month_first(languages: Sequence[Language]) -> re.Pattern[str]:
    months = any_word(
        name for language in languages for forms in language.calendar.months for name in forms
    )
    number = rf"(?P<number>{_FIGURE}{{1,2}})(?P<between>, ?)"
    return re.compile(rf"(?i)(?P<month>(?<!\w)(?:{months}) ){number}{_YEAR}")


def _day(match: re.Match[str]) -> str:
    number = match["split"] or match["number"]
    figures = number.translate(_OF_NUMBER), match["annum"].translate(_OF_NUMBER)
    return f"{match['weekday'] or ''}{figures[0]}{match['month']}{figures[1]}"


def _day_behind(match: re.Match[str]) -> str:
    figures = (match[part].translate(_OF_NUMBER) for part in ("number", "annum"))
    return f"{match['month']}{match['between'].join(figures)}"


def _shape(word: str) -> str:
    return word.replace("rn", "m").replace("vv", "w").lower().translate(_SHAPES)


def _word(word: str, known: Scanned) -> str:
    if not _SIGNS.match(word) or word.lower() in known.words:
        return word
    if meant := known.shapes.get(_shape(word)):
        return _in_case_of(word, meant)
    if _DIGIT_INSIDE.fullmatch(word):
        small = sum(letter.islower() for letter in word)
        return word.translate(_MEANT_SMALL if 2 * small > len(word) else _MEANT)
    return word.replace("l", "I") if _SMALL_INSIDE.fullmatch(word) else word


def _in_case_of(word: str, meant: str) -> str:
    if 2 * sum(letter.isupper() for letter in word) > len(word) - 1:
        return meant.upper()
    return meant if word[0].islower() else meant.capitalize()
