"""How a text tells of days before and after its own: the grounds for bounds of an undated release.

Rather no bound than a wrong one: a reference counts only where its verb stands at the date.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.dates.reading.printed import DateKind, PrintedDate, days_of, find_dates
from archive.dates.reading.words import date_words
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, compiled, whole
from archive.text.prefilter import RarePattern

_SENTENCE_END = compiled(r"(?<=[.!?…])[”\"»’)]*\s+(?=[^\W\d_a-zà-ÿа-я]|[“\"«„¿¡])|\n+")
_BROKEN = re.compile(r"(?<=[\w,;–—-])[ \t]*\n[ \t]*(?=[a-zà-ÿа-я])")
"""A line end behind which a sentence goes on: the width of the line ended it."""

_STOP = compiled(r"[.;:!?](?:\s|(?<=[a-z].)(?=[A-Z]))")
_FEW_WORDS = re.compile(r"[\s,]*\w+\s+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS_BETWEEN = 4
_LEFT_OF_VERB = 40
_BEFORE_DATE, _BEHIND_DATE = 240, 100
_REACH = 90
"""Within so many characters behind it a verb of the future governs a date."""
_QUOTED = timedelta(days=60)
"""So long after the day to which a sentence looks forward it may be given out: releases hold
letters and schedules. Of 137 such days in 17,100 texts two were over, by one day and by 41."""
_FIRST_SURE_MONTH = 5
"""A month from May on, before 'early 2021', is of 2020; a January or February may be of 2021."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for a bound, on one side.

    room: by how much the bound is later than the day that is told of.
    """

    day: date
    is_earliest: bool
    method: str
    place: str
    snippet: str
    confidence: float
    room: timedelta = timedelta()

    @property
    def bound(self) -> date:
        """The day that bounds: no release is earlier, or later."""
        return self.day + self.room


def told_in_text(knowledge: KnowledgeSnapshot, text: str) -> Iterator[Ground]:
    """A ground for each day that the text tells of as gone by, or as still to come; what was to
    come is no ceiling where the text names a later year."""
    words = knowledge.derived(_References)
    last_year = max((int(year[0]) for year in _YEAR.finditer(text)), default=0)
    for number, sentence in enumerate(_SENTENCE_END.split(_BROKEN.sub(" ", text)), 1):
        if not any(map(str.isdigit, sentence)) or words.changed.search(sentence):
            continue  # 'Updated on 3 May 2014': the text may be older
        place = f"sentence {number}"
        dates = [
            printed_date
            for printed_date in find_dates(knowledge, sentence)
            if _is_told(printed_date)
        ]
        for day, is_earliest, sure in (
            *_years_named(sentence, words),
            *(
                row
                for row in _months_before_a_year(sentence, words)
                if row[0].year >= last_year - 1
            ),
            *_past(sentence, dates, words),
        ):
            yield Ground(day, is_earliest, "in-text", place, sentence.strip(), sure)
        for day, sure in _to_come(sentence, dates, words):
            if day.year >= last_year:
                yield Ground(day, False, "in-text", place, sentence.strip(), sure, _QUOTED)


def days_to_come(knowledge: KnowledgeSnapshot, text: str) -> frozenset[str]:
    """The days of which the text says that something will be then."""
    grounds = told_in_text(knowledge, text)
    return frozenset(ground.day.isoformat() for ground in grounds if not ground.is_earliest)


class _References:
    """What all languages say of days before and after a text's own, as patterns."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        rules = [language.date_references for language in knowledge.languages]
        past = whole(any_pattern(words for rule in rules for words in rule.past))
        at_date = whole(any_word(words for rule in rules for words in rule.at_date))
        may_begin = whole(any_word(words for rule in rules for words in rule.may_begin))
        leads = whole(any_word(words for rule in rules for words in rule.before_future))
        between = rf"(?:[\s,]+[\w’'-]+){{0,{_WORDS_BETWEEN}}}?"
        self.calendar = knowledge.derived(date_words)
        self.past_verb = compiled(past, re.I)
        self.past_before_date = compiled(rf"{past}{between}[\s,]+{at_date}\s+$", re.I)
        self.may_begin = compiled(rf"{may_begin}\s+$", re.I)
        self.changed = RarePattern(
            joined(knowledge.languages, lambda language: language.date_labels.changed)
        )
        self.opens_sentence = compiled(rf"\W*{at_date}\s+", re.I)
        self.not_past = _whole(words for rule in rules for words in rule.not_past)
        self.future_words = _whole(words for rule in rules for words in rule.future_words)
        self.future = _whole(words for rule in rules for words in rule.future)
        # In small letters: a capital begins another sentence, though no stop was kept before it.
        self.leads_to_future = compiled(rf"{leads}\s+$")
        self.month = compiled(
            rf"{leads}\s+(?P<month>{self.calendar.month_pattern})(?!\w)\.?(?![\s,]*\d)", re.I
        )
        self.parts_of_year = {
            part: month for rule in rules for part, month in rule.parts_of_year.items()
        }
        parts = any_word(self.parts_of_year)
        self.part = compiled(rf"(?<!\w)(?P<part>{parts})[\s-]+(?P<year>(?:19|20)\d\d)(?!\d)", re.I)
        self.years = {phrase: step for rule in rules for phrase, step in rule.years.items()}
        phrases = any_word(self.years)
        self.year = compiled(rf"(?<!\w)(?P<phrase>{phrases})\s*\((?P<year>(?:19|20)\d\d)\)", re.I)


def _is_told(printed: PrintedDate) -> bool:
    return (
        printed.has_year
        and not printed.turned
        and printed.kind in (DateKind.PRINTED, DateKind.RANGE)
    )


def _years_named(sentence: str, words: _References) -> Iterator[tuple[date, bool, float]]:
    """'later this year (2015)' gives both ends of 2015."""
    for match in words.year.finditer(sentence):
        year = int(match["year"]) + words.years[match["phrase"].lower()]
        yield date(year, 1, 1), True, 0.9
        yield date(year, 12, 31), False, 0.9


def _months_before_a_year(sentence: str, words: _References) -> Iterator[tuple[date, bool, float]]:
    """'will be published in December and ... in early 2021': the December is that of 2020."""
    future = words.future_words.search(sentence)
    if future is None:
        return
    for part in words.part.finditer(sentence, future.end()):
        if words.parts_of_year[part["part"].lower()] > 6:
            continue
        for match in words.month.finditer(sentence, future.end(), part.start()):
            month = words.calendar.month(match["month"].rstrip("."))
            if month >= _FIRST_SURE_MONTH:
                _, last = days_of(f"{int(part['year']) - 1}-{month:02d}")
                yield last, False, 0.85


def _to_come(
    sentence: str, dates: Sequence[PrintedDate], words: _References
) -> Iterator[tuple[date, float]]:
    """'will be held on 12 May 2015': not later than that day."""
    for verb in words.future.finditer(sentence):
        reach = verb.end() + _REACH
        first, behind = (
            bisect_left(dates, end, key=lambda each: each.start) for end in (verb.end(), reach + 1)
        )
        for printed_date in dates[first:behind]:
            if _governs(sentence, verb.end(), printed_date.start, words):
                yield days_of(printed_date.value)[1], 0.8
                break
        part = words.part.search(sentence, verb.end(), reach + 10)
        if part and _governs(sentence, verb.end(), part.start(), words):
            month = words.parts_of_year[part["part"].lower()]
            yield days_of(f"{part['year']}-{month:02d}")[1], 0.75


def _governs(sentence: str, verb_end: int, date_start: int, words: _References) -> bool:
    """Nothing past, no other future stands between, and a word such as 'on' leads to the date."""
    between = sentence[verb_end:date_start]
    if _STOP.search(between) or words.future_words.search(between):
        return False
    return not words.past_verb.search(between) and bool(words.leads_to_future.search(between))


def _past(
    sentence: str, dates: Sequence[PrintedDate], words: _References
) -> Iterator[tuple[date, bool, float]]:
    """'was signed on 12 May 2014', 'On 12 May 2014 the ferry sank': not earlier than that day."""
    for printed in dates:
        # A list of dates without a stop is one sentence of any length: no more of it is read again.
        before = sentence[max(0, printed.start - _BEFORE_DATE) : printed.start]
        after = sentence[printed.end : printed.end + _BEHIND_DATE]
        verb = words.past_before_date.search(before)
        if printed.other_days or (
            printed.kind != DateKind.RANGE and words.may_begin.search(before)
        ):
            continue
        if verb and _is_over(before, verb.start(), after, words):
            yield days_of(printed.value)[0], True, 0.8
        elif _opens(sentence, printed.start, words) and not words.future_words.search(sentence):
            past_verb = words.past_verb.search(after)
            if past_verb and not words.not_past.search(after[: past_verb.end()]):
                yield days_of(printed.value)[0], True, 0.8


def _is_over(before: str, verb_start: int, after: str, words: _References) -> bool:
    """Whether the verb before a date tells what was, and nothing at the date what will be."""
    return not (
        words.not_past.search(before, max(0, verb_start - _LEFT_OF_VERB))
        or words.future_words.search(before, 0, verb_start)
        or words.future_words.match(_FEW_WORDS.sub("", after, count=1))
        or words.future_words.match(after.lstrip(" ,"))
    )


def _opens(sentence: str, date_start: int, words: _References) -> bool:
    """Whether nothing but 'On' or the like stands before a date."""
    before = sentence[:date_start] if date_start <= _BEFORE_DATE else ""
    return bool(words.opens_sentence.fullmatch(before))


def _whole(patterns: Iterable[str]) -> re.Pattern[str]:
    return compiled(whole(any_pattern(patterns)), re.I)
