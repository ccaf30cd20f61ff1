"""The shapes in which dates are printed, as patterns with named parts.

Parts: y, m, d; m is a name or a number; d0, m0: where a range begins; a, b, c: three numbers whose
order only the page knows. Window and calendar are checked by the caller.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.dates.reading.words import DateWords, date_words
from archive.knowledge.date_words import Calendar, Numbered
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, compiled
from archive.text.prefilter import RarePattern

_DAY = r"\d{1,2}"
_ROMAN = "XI{0,2}|IX|IV|V?I{1,3}|V|X"
"""Months as in Poland and Hungary."""

_RANGE_SIGNS = r"\s*[-–—]\s*|/"
_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?"

# Patterns without month names, the surest first.
NUMERIC = tuple(
    compiled(pattern)
    for pattern in (
        rf"(?<![\d./-])(?P<y>\d{{4}})(?P<s>[-./_])(?P<m>\d{{1,2}})(?P=s)(?P<d>{_DAY})"
        rf"(?![\d]|[-./]\d){_TIME}",
        # '2004. 03. 03', '2004. 3. 3.'
        r"(?<![\d./-])(?P<y>(?:19|20)\d{2})\. (?=\d{2}\. \d{2}(?!\d)|\d{1,2}\. \d{1,2}\.)"
        r"(?P<m>\d{1,2})\. (?P<d>\d{1,2})(?!\d)",
        # '28.09.1912:44' is a year of two digits with the hour right behind it.
        r"(?<![\d./v-])(?P<a>\d{1,2})\s?(?P<s>[-./])\s?(?P<b>\d{1,2})\s?(?P=s)\s?(?P<c>\d{4})"
        r"(?!\d|[-./:]\d)",
        # Two-digit years. With dots only in full, '07.02.03': '1.7.03' is a version.
        r"(?<![\w./-])(?P<a>\d{1,2})(?P<s>[-/])(?P<b>\d{1,2})(?P=s)(?P<c>\d{2})(?![\w]|[-./]\d)",
        r"(?<![\w./-])(?P<a>\d{2})\.(?P<b>\d{2})\.(?P<c>\d{2})(?![\w]|[-./]\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d./-])(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d{2})(?![\d/])",
        # '12 IX 2004', '12.V.2004', '2004. V. 12.'
        rf"(?<![\w./-])(?P<d>{_DAY})(?P<s>\. ?| |/|-)(?P<m>{_ROMAN})(?P=s)(?P<y>(?:19|20)\d\d)"
        r"(?!\d)",
        rf"(?<![\w./-])(?P<y>(?:19|20)\d\d)(?P<s>\. ?| |/|-)(?P<m>{_ROMAN})(?P=s)(?P<d>{_DAY})"
        r"(?!\d)",
    )
)

_COUNTED = "[〇○零一二三四五六七八九十]"
"""Numbers as they are written out in East Asia."""

EVENT = compiled(
    r"\(\s*(?:(?P<d0>\d{1,2})(?:/(?P<m0>\d{1,2}))?\s*[-–]\s*)?(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})"
    r"(?:\s*/\s*(?P<y>\d{4}|\d{2}))?\s*\)"
)
"""'(12/10)', '(29-30/11)', '(18/3/13)': when something happened, day first."""


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """What needs the words of the languages.

    named: patterns with month names, the surest first; from some a year may be missing.
    weekday_before: a weekday that ends where a date begins: 'Thursday, ', 'le vendredi '.
    day_before: the number of a day that ends where a month begins.
    eastern: a day behind whose numbers stand the words for year, month and day, in an era or not;
    eras: see Calendar. numbered: days whose months are numbers between other words.
    """

    named: tuple[re.Pattern[str], ...]
    weekday_before: re.Pattern[str]
    day_before: re.Pattern[str]
    eastern: re.Pattern[str]
    eras: Mapping[str, int]
    numbered: tuple[re.Pattern[str], ...]
    may_be_numbered: RarePattern


def date_patterns(knowledge: KnowledgeSnapshot) -> DatePatterns:
    calendars = [language.calendar for language in knowledge.languages]
    words = knowledge.derived(date_words)
    of = any_pattern(joined(knowledge.languages, lambda language: language.calendar.of))
    ordinals = any_pattern(joined(knowledge.languages, lambda language: language.calendar.ordinals))
    articles = any_word(joined(knowledge.languages, lambda language: language.calendar.articles))
    eras = {name: year for calendar in calendars for name, year in calendar.eras.items()}
    numbered = [calendar.numbered for calendar in calendars if calendar.numbered]
    return DatePatterns(
        named=tuple(compiled(pattern, re.I) for pattern in _named(calendars, words, of)),
        weekday_before=compiled(
            rf"(?<!\w)(?P<weekday>{words.weekday_pattern})(?!\w)\.?,?\s*(?:{articles})?\s*$", re.I
        ),
        day_before=compiled(rf"\d\s?(?:{ordinals}|\.)?\s*(?:(?:{of})\s+)?$", re.I),
        eastern=compiled(_eastern(eras)),
        eras=eras,
        numbered=tuple(compiled(_numbered(words)) for words in numbered),
        may_be_numbered=RarePattern(words.year for words in numbered),
    )


def _eastern(eras: Iterable[str]) -> str:
    of_era = rf"(?P<era>{any_word(eras)})\s?(?P<e>元|\d{{1,3}}|{_COUNTED}{{1,4}})"
    year = rf"(?:{of_era}|(?P<y>\d{{4}}|{_COUNTED}{{4}}))"
    month, day = (rf"(?P<{part}>\d{{1,2}}|{_COUNTED}{{1,3}})" for part in "md")
    # '平成16年（2004年）5月12日': the same year told twice.
    again = r"(?:\s?[（(][^（）()]{2,12}[）)])?"
    return rf"(?<!\d)(?<!{_COUNTED}){year}\s?[年년]{again}\s?{month}\s?[月월]\s?{day}\s?[日일]"


def _numbered(words: Numbered) -> str:
    return (
        rf"(?<!\d)(?P<y>\d{{4}})\s?(?:{words.year})\s?(?P<m>\d{{1,2}})\s?(?:{words.month})\s?"
        rf"(?P<d>\d{{1,2}})(?!\d)(?:\s?(?:{words.day}))?"
    )


def _named(calendars: Sequence[Calendar], words: DateWords, of: str) -> tuple[str, ...]:
    # '12May2004': a scanner lost the spaces.
    month = rf"(?:{words.month_pattern})(?:(?!\w)|(?=(?:19|20)\d\d(?!\d)))\.?"
    ordinal = rf"(?:{_ordinals(calendars)}|\.)?"
    year_words = any_pattern(word for calendar in calendars for word in calendar.year_words)
    day_names = any_word(name for calendar in calendars for name in calendar.day_names)
    begin = (
        rf"(?:(?P<d0>{_DAY}){ordinal}(?:\s*(?:{of})?\s*(?P<m0>{month}))?"
        rf"(?:{_RANGE_SIGNS}|\s*(?:{_ranges(calendars)})\s*))?"
    )
    # Where the day may follow its month, with its own ordinals, articles and words of a range.
    turned = [calendar for calendar in calendars if calendar.day_follows_month]
    articles = any_word(article for calendar in turned for article in calendar.articles)
    return (
        rf"(?<![\w/.])(?:{begin})(?P<d>{_DAY}){ordinal}[\s,./-]*(?:{of})?\s*(?P<m>{month})"
        rf"(?:[\s,،./-]*(?:{of})?\s*(?P<y>\d{{4}})(?!\d)(?:\s?(?:{year_words}))?"
        rf"|\s?['’](?P<y2>\d\d)(?!\w)|[-/](?P<y3>\d\d)(?![\w/-])"
        rf"|\s(?P<y4>\d\d)(?=\s+\d\d?:\d\d|\s*$))?",
        # 'Feb 3 23:30:00 PST 1998', as clocks of computers print it.
        rf"(?<!\w)(?P<m>{month})\s+(?P<d>\d\d?)\s+\d\d:\d\d(?::\d\d)?(?:\s+[A-Z]{{2,5}})?"
        rf"\s+(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\w)(?P<m>{month})\s*(?:(?:{articles})\s?)?(?P<d>{_DAY})(?:{_ordinals(turned)})?"
        rf"(?![\d:%]|[.,]\d{{1,3}}(?!\d))"
        rf"(?:\s*(?:-|–|{_ranges(turned)})\s*(?:{month}\s*)?(?P<d1>\d{{1,2}})(?!\d))?"
        rf"(?:(?:\s*,\s*|\s+(?:(?:{of})\s+)?)(?P<y>\d{{4}})(?!\d))?",
        rf"(?<!\d)(?P<y>\d{{4}})(?: ?(?:{year_words}))?[\s,./-]+(?P<m>{month})[\s,./-]*"
        rf"(?P<d>{_DAY})(?![\d:%])",
        # '2004. gada 12. maijs', '2003-yil 5-may'
        rf"(?<!\d)(?P<y>\d{{4}})(?: ?(?:{year_words}))[\s,]*(?P<d>{_DAY}){ordinal}[\s-]*"
        rf"(?P<m>{month})",
        rf"(?<!\w)(?P<dn>{day_names})\s+(?:(?:{of})\s+)?(?P<m>{month})[\s,]*(?:{of})?\s*"
        rf"(?P<y>(?:19|20)\d\d)(?!\d)",
        rf"(?<!\w)(?P<m>{month})(?:\s*,\s*|\s+(?:{of})\s+|\s+|[-/])(?P<y>\d{{4}})(?!\d)",
    )


def _ordinals(calendars: Iterable[Calendar]) -> str:
    return any_pattern(dict.fromkeys(form for calendar in calendars for form in calendar.ordinals))


def _ranges(calendars: Iterable[Calendar]) -> str:
    return any_pattern(dict.fromkeys(form for calendar in calendars for form in calendar.ranges))
