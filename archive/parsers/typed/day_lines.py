"""The days that a typed text prints for itself: in its head, or alone in a line at its foot.

A day inside a sentence, of a letter that the text quotes or of what is to come is none of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.html.page import squeeze
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import HeadLine, HeadRole
from archive.parsers.typed.lines import typed_lines
from archive.parsers.typed.prose import lower_share, small_words
from archive.parsers.typed.words import HeadPatterns, head_patterns
from archive.parsers.typed.yearless import days_with_year
from archive.text.alternatives import any_word
from archive.text.prefilter import RarePattern

_EDGE = 12
"""So many lines at the foot of a text, or under what may be its headline, may hold its day."""
_SHORT, _LONGEST, _PLACE = 70, 120, 2
_LABELLED = 80
_PROSE, _LOWER, _WIDE = 60, 0.36, 45
_MOST_IN_NAME = 6
_RUN_TOGETHER, _OPENING, _WINDOW, _PROSE_IN = 250, 800, 10, 0.5
"""A head in one line with its text ends where more than half of so many words are small ones."""
_NOTES = 1
"""So many lines of prose may stand behind the day at the foot: a note, a word for editors."""
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_SPAN = re.compile(r"\d[^\W\d_]{0,2},?\s+(?:&|[^\W\d_]{1,3})\s+$")
"""'Saturday, January 15 & ', '5 and ': the day behind it ends a span."""
_MARKS = " .*_\t"


@dataclass(frozen=True, slots=True)
class TypedDays:
    """issued: as printed. acts: those on which what the text records was signed or held: it may
    have been given out later."""

    issued: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


class _Words:
    """What leads to a day that is not that of the text."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        at_date = any_word(joined(languages, lambda language: language.date_references.at_date))
        self.at_date = re.compile(rf"(?i)(?<!\w)(?:{at_date})\s+$")
        self.never = RarePattern(joined(languages, lambda language: language.date_labels.never))
        self.changed = RarePattern(joined(languages, lambda language: language.date_labels.changed))
        self.small = knowledge.derived(small_words).words
        articles = any_word(joined(languages, lambda language: language.calendar.articles))
        self.article = re.compile(rf"(?:^|,|^[A-ZÀ-Þ][\w’'-]+)\s*(?i:{articles})\s*$")


def typed_days(
    knowledge: KnowledgeSnapshot, head: Sequence[HeadLine], source: Sequence[str], start: int
) -> TypedDays:
    """The days of a head of these lines; of one without, that which stands alone in a line.

    start: the line of the source, from 1, with which the text begins.
    """
    words, patterns = knowledge.derived(_Words), knowledge.derived(head_patterns)
    issued: list[str] = []
    acts: list[str] = []
    first_headline = min(
        (line.number for line in head if line.role == HeadRole.HEADLINE), default=0
    )
    for line in _days_of(head):
        part = _part_with(line, source)
        if _is_of_text(part, line.text, _above(source, line.number - 1), words):
            is_act = _is_in_brackets(part, line.text) and line.number > first_headline
            (acts if is_act else issued).append(line.text)
    if issued or acts:
        return TypedDays(tuple(issued), tuple(acts))
    if dated := tuple(days_with_year(knowledge, [line.text for line in head])):
        return TypedDays(dated)
    if day := _day_run_together(source, patterns):
        return TypedDays((day,))
    return _lone_days(source, start, words, patterns)


def _day_run_together(source: Sequence[str], patterns: HeadPatterns) -> str | None:
    """The only day before the first sentence of a text whose lines a scanner ran together."""
    first = next((squeeze(line) for line in source if line.strip()), "")
    if len(first) < _RUN_TOGETHER:
        return None
    words = first[:_OPENING].split()
    opening = next(
        (at for at in range(len(words)) if lower_share(" ".join(words[at:][:_WINDOW])) > _PROSE_IN),
        0,
    )
    small = (at for at, word in enumerate(words) if at >= opening and word.islower())
    days = {day[0] for day in patterns.day.finditer(" ".join(words[: next(small, 0)]))}
    return days.pop() if len(days) == 1 else None


def _days_of(head: Sequence[HeadLine]) -> Sequence[HeadLine]:
    """The days of a head; that until which it keeps a text back gives way to any other."""
    embargoes = {line.number for line in head if line.role == HeadRole.EMBARGO}
    days = [line for line in head if line.role == HeadRole.DAY]
    return [day for day in days if day.number not in embargoes] or days


def _part_with(line: HeadLine, source: Sequence[str]) -> str:
    """The part of a line, between wide gaps, that holds a day; where the line was made whole with
    the next one, both."""
    lines = [squeeze(" ".join(source[line.number - 1 : line.number + 1])), source[line.number - 1]]
    parts = [typed.text for text in reversed(lines) for typed in typed_lines([text])]
    return next((part for part in parts if line.text in part), line.text)


def _is_of_text(part: str, day: str, above: str, words: _Words) -> bool:
    """Whether a day of the head is not one of a sentence, of a span or of the page's clock."""
    before, _, behind = part.partition(day)
    if _SPAN.search(before) or (len(part) <= _LABELLED and words.never.search(part)):
        return False
    goes_on = len(behind.split()) > _PLACE and bool(re.search(r"(?<!\w)[^\W\d_]", behind))
    if goes_on and (words.at_date.search(before) or behind.lstrip().startswith(")")):
        return False
    return not _leads_on(before, words) and not _goes_on(above, part, words)


def _leads_on(text: str, words: _Words) -> bool:
    """Whether what stands before a day ends in a word that needs more behind it."""
    plain = "" if words.article.search(text) else text.strip(_MARKS)  # 'Encar, le 12 mai'
    return bool(plain) and plain.split()[-1].lower() in words.small


def _goes_on(above: str, part: str, words: _Words) -> bool:
    """Whether a line is the rest of the sentence that the line above it began."""
    text = above.strip(_MARKS)
    if not text or _STOP.search(above):
        return False
    if _leads_on(text, words) or words.at_date.search(f"{text} "):
        return True
    if len(text) < _WIDE:
        return False
    return text[0].islower() or (part.endswith(".") and lower_share(text) >= _LOWER)


def _above(source: Sequence[str], at: int) -> str:
    """The line right above one of these, "" where none is."""
    return squeeze(source[at - 1]) if at > 0 else ""


def _is_in_brackets(part: str, day: str) -> bool:
    """'(12 May 2004)' under a title and a place says when a speech was held; above it, as beside
    'For immediate release', it is the day of the text."""
    return part.strip() == f"({day})"


def _lone_days(
    source: Sequence[str], start: int, words: _Words, patterns: HeadPatterns
) -> TypedDays:
    """The only day in a line of its own, or behind a place, above the first paragraph or at the
    foot of the text. One under a signature is that on which it was signed."""
    numbers = [number for number, line in enumerate(source) if line.strip() and number >= start - 1]
    foot = set(_until_prose(source, numbers[::-1], patterns, _NOTES))
    edges = {*_until_prose(source, numbers, patterns, 0), *foot}
    days = {
        number: day
        for number in numbers
        if (day := _lone_day(squeeze(source[number]), patterns))
        and not words.never.search(source[number])
        and not words.changed.search(source[number])
        and not _goes_on(_above(source, number), squeeze(source[number]), words)
        and not _is_cited(source, numbers, number)
    }
    # Two days are a list of others, a day in numbers at the foot mostly that of a copy.
    named = {day for day in days.values() if any(map(str.isalpha, day))}
    if not named or len(set(days.values())) > 1 or not edges & set(days):
        return TypedDays()
    signed = max(days) in foot and _is_signed(source, numbers, max(days))
    return TypedDays(acts=tuple(named)) if signed else TypedDays(tuple(named))


def _until_prose(
    source: Sequence[str], numbers: Sequence[int], patterns: HeadPatterns, borne: int
) -> Iterator[int]:
    """The lines, in this order, until more than so many were lines of a paragraph."""
    for number in numbers[:_EDGE]:
        text = squeeze(source[number])
        fills = len(text) >= _PROSE or (len(text) >= _WIDE and bool(_STOP.search(text)))
        borne -= fills and lower_share(text) >= _LOWER and not patterns.address.match(text)
        if borne < 0:
            return
        yield number


def _lone_day(text: str, patterns: HeadPatterns) -> str | None:
    """The day of a line that holds nothing else, but a place or the word that a text ends before
    it, and behind it who answers: '28 August 1997 Media contact: NAME'."""
    day = patterns.day_in(text[:_LONGEST])
    if day is None:
        return None
    before, behind = text[: day.start()], text[day.end() :].strip(_MARKS)
    alone = not behind and len(text) <= _SHORT
    if not (alone or _answers(behind, patterns)):
        return None
    return day[0] if len(before.split()) <= _PLACE and not before[:1].islower() else None


def _answers(behind: str, patterns: HeadPatterns) -> bool:
    """Whether what stands behind a day says whom to ask: 'Media contact: NAME', 'NAME 555 0100'."""
    reached = behind[:1].isupper() and patterns.address.match(behind)
    return bool(reached or patterns.answering.match(behind))


def _is_cited(source: Sequence[str], numbers: Sequence[int], number: int) -> bool:
    """Whether a long line above it, without a stop, goes on in it: a list of what was cited."""
    at = numbers.index(number)
    above = squeeze(source[numbers[at - 1]]) if at else ""
    return len(above) > _SHORT and not _STOP.search(above) and lower_share(above) < _LOWER


def _is_signed(source: Sequence[str], numbers: Sequence[int], number: int) -> bool:
    """Whether a name stands above the day, or above the place before it: 'ANA KOREN', 'THE MINT,',
    '12 May 2004'."""
    lines = [squeeze(source[other]) for other in numbers if other < number][-2:]
    if len(lines) < 2 or not lines[-1].endswith(","):
        return False
    name = lines[0].strip(_MARKS).split()
    return 1 < len(name) <= _MOST_IN_NAME and all(word[0].isupper() for word in name)
