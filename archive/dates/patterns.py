"""The shapes in which dates are printed, as patterns with named parts.

Parts: y, m, d; m is a name or a number; d0, m0: where a range begins; a, b, c: three numbers whose
order only the page knows. Window and calendar are checked by the caller.
"""

import re
from functools import cache

from archive.dates.words import date_words

_DAY = r"\d{1,2}"
_ORDINAL = r"(?:st|nd|rd|th|er|re|º|°|ª|\.|-?го)?"
_TO = r"(?:-|–|—|/|to|and|through|et|au|y|e|al|a|und|bis|и|по)"
_OF = r"(?:of|de|del|di|do|d['’])"
_TIME = r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?"

# Patterns without month names, the surest first.
NUMERIC = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d./-])(?P<y>\d{{4}})(?P<s>[-./_])(?P<m>\d{{1,2}})(?P=s)(?P<d>{_DAY})"
        rf"(?![\d]|[-./]\d){_TIME}",
        r"(?<!\d)(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]",
        r"(?<![\d./-])(?P<a>\d{1,2})\s?(?P<s>[-./])\s?(?P<b>\d{1,2})\s?(?P=s)\s?(?P<c>\d{4})"
        r"(?!\d|[-./]\d)",
        # Two-digit years. With dots only in full, '07.02.03': '1.7.03' is a version.
        r"(?<![\w./-])(?P<a>\d{1,2})(?P<s>[-/])(?P<b>\d{1,2})(?P=s)(?P<c>\d{2})(?![\w]|[-./]\d)",
        r"(?<![\w./-])(?P<a>\d{2})\.(?P<b>\d{2})\.(?P<c>\d{2})(?![\w]|[-./]\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)",
        r"(?<![\d./-])(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d{2})(?![\d/])",
    )
)

EVENT = re.compile(
    r"\(\s*(?:(?P<d0>\d{1,2})(?:/(?P<m0>\d{1,2}))?\s*[-–]\s*)?(?P<d>\d{1,2})\s*/\s*(?P<m>\d{1,2})"
    r"(?:\s*/\s*(?P<y>\d{4}|\d{2}))?\s*\)"
)
"""'(12/10)', '(29-30/11)', '(18/3/13)': when something happened, day first."""


@cache
def named() -> tuple[re.Pattern[str], ...]:
    """Patterns with month names, the surest first; a year may be missing from the first two."""
    month = rf"(?:{date_words().month_pattern})(?!\w)\.?"
    begin = rf"(?:(?P<d0>{_DAY}){_ORDINAL}\s*(?:{_OF}?\s*(?P<m0>{month})\s*)?{_TO}\s*)?"
    patterns = (
        rf"(?<![\w/.])(?:{begin})(?P<d>{_DAY}){_ORDINAL}[\s,./-]*{_OF}?\s*(?P<m>{month})"
        rf"(?:[\s,./-]*{_OF}?\s*(?P<y>\d{{4}})(?!\d)(?:\s?г(?:ода|\.|(?!\w)))?|\s?['’](?P<y2>\d\d)(?!\w)"
        rf"|[-/](?P<y3>\d\d)(?![\w/-]))?",
        rf"(?<!\w)(?P<m>{month})\s*(?P<d>{_DAY})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d{{1,3}}(?!\d))"
        rf"(?:\s*(?:-|–|to|and)\s*(?:{month}\s*)?(?P<d1>\d{{1,2}})(?!\d))?"
        rf"(?:(?:\s*,\s*|\s+)(?P<y>\d{{4}})(?!\d))?",
        rf"(?<!\d)(?P<y>\d{{4}})[\s,./-]+(?P<m>{month})[\s,./-]*(?P<d>{_DAY})(?![\d:%])",
        rf"(?<!\w)(?P<m>{month})(?:\s*,\s*|\s+{_OF}\s+|\s+|[-/])(?P<y>\d{{4}})(?!\d)",
    )
    return tuple(re.compile(pattern, re.I) for pattern in patterns)


@cache
def weekday_before() -> re.Pattern[str]:
    """A weekday that ends where a date begins: 'Thursday, ', 'le vendredi '."""
    names = date_words().weekday_pattern
    return re.compile(rf"(?<!\w)(?P<weekday>{names})(?!\w)\.?,?\s*(?:the|le|el|den|dem)?\s*$", re.I)
