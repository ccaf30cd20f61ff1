"""What all languages say around a printed day, as patterns."""

import re
from collections.abc import Iterable

from archive.dates.finding.head_fields import HeadFields
from archive.dates.reading.words import date_words
from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern, any_word, compiled, whole
from archive.text.prefilter import RarePattern

CLOCK = (
    r"(?i:\b\d{1,2}\s?[:.h]\s?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?|\b)"
    r"|\b\d{1,2}\s?(?:a\.?m|p\.?m)\b\.?)"
)
"""A time of day, as a pattern."""

_PART = r"(?-i:[^\W\d_a-zß-ÿ])[\w.'’-]*"
_NAMES = rf"\s+(?:{_PART}(?:[\s,&]+(?:{_PART}|(?-i:[a-zß-ÿ]{{1,3}}))){{0,7}}|@?[a-z]+)"
"""'Ana María de la Cruz and Tom Lee, MD', or the name of an account: 'admin', '@admin'."""

_CAPITAL = "[A-ZÀ-ÞΑ-ΩА-ЯЁЂ-ЏҐ]"


class Labels:
    """What all languages say around a date of issue, as patterns.

    any: what may stand in a line with it; issued: what says that it is the day of issue;
    kind_ahead: what kind of text it is. first_issue: what says that a text came out before. clock:
    a time of day with its zone. place: a line of nothing but a place, with the small words of
    places. byline: who wrote, behind a date; byline_ahead: before it. occasion: how a line opens
    that tells when and where something is. leads: what leads to the day from another thing than a
    place: 'Appointed: 1 May 2000', 'Meeting of 1 May 2000'.
    """

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        languages = knowledge.languages
        issued = _labels_of_issue(languages)
        beside = any_pattern(joined(languages, lambda language: language.date_labels.beside))
        numbers = any_word(joined(languages, lambda language: language.heads.numbers))
        weekdays = knowledge.derived(date_words).weekday_pattern
        labels = whole(
            rf"(?:{numbers})[\s.:]*\d{{1,4}}(?:/\d{{2,4}})?|{issued}|{beside}|{weekdays}"
        )
        connectors = any_word(joined(languages, lambda language: language.datelines.connectors))
        self.fields = knowledge.derived(HeadFields)
        self.weekday = compiled(weekdays, re.I)
        self.any = compiled(labels, re.I)
        self.issued = compiled(whole(issued), re.I)
        self.kind_ahead = compiled(rf"(?<!\w)(?:{issued})\W*$", re.I)
        self.embargo = RarePattern(joined(languages, lambda language: language.heads.embargoes))
        self.first_issue = RarePattern(
            joined(languages, lambda language: language.date_labels.first_issue)
        )
        self.occasion = RarePattern(
            joined(languages, lambda language: language.date_labels.occasion)
        )
        self.leads = _leads(languages)
        zones = any_word(knowledge.cues.calendar.zones)
        self.clock = compiled(
            rf"{CLOCK}(?:\s*\(?(?:{zones})(?:\s?[+-]\d{{1,2}}(?::?\d\d)?)?(?!\w)\)?)?"
            rf"|(?<!\w)(?:{zones})(?!\w)"
        )
        # ++: no label is read in two ways, of which a row of labels would have too many.
        self.only = compiled(rf"(?:{labels}[\s.,()]*+)++(?:[-–—:|]|$)", re.I)
        self.changed = RarePattern(joined(languages, lambda language: language.date_labels.changed))
        bylines = any_word(joined(languages, lambda language: language.date_labels.bylines))
        self.byline = compiled(rf"[\s,]*(?:{bylines}){_NAMES}\s*$", re.I)
        self.byline_ahead = compiled(rf"^\W*(?:\w+\s+)?(?:{bylines}){_NAMES}[\s,/／–—-]*$", re.I)
        self.captured = RarePattern(
            joined(languages, lambda language: language.date_labels.captured)
        )
        self.never = RarePattern(joined(languages, lambda language: language.date_labels.never))
        further = rf"(?:[ ,/]+(?:{_CAPITAL}[\w.'’-]*|{connectors})){{0,5}}"
        self.place = compiled(rf"^[\s,;:–—-]*\(?{_CAPITAL}[\w.'’-]+{further}\)?$")

    def says_all_of(self, line: str) -> bool:
        """Whether a line without a day is one of those that say what a day beside them is."""
        bare = line.strip(" :.*-–—")
        patterns = (self.changed, self.first_issue, self.never, self.captured)
        matches = (pattern.search(bare) for pattern in patterns)
        occasion = self.occasion.search(line)
        return any(match and match[0] == bare for match in matches) or bool(
            occasion and occasion[0] == line.strip()
        )

    def is_label(self, line: str) -> bool:
        """Whether a line without a day says nothing but what a day beside it is."""
        return bool(self.issued.fullmatch(line.strip(" :.*-–—"))) or self.says_all_of(line)


def _leads(languages: Iterable[Language]) -> re.Pattern[str]:
    of_day = any_word(joined(languages, lambda language: language.date_labels.of_day))
    return compiled(rf"(?:\w\s*:|(?<!\w)(?:{of_day}))\s*$", re.I)


def _labels_of_issue(languages: Iterable[Language]) -> str:
    """The longest first: the English 'date' is the first word of the French 'date de parution'."""
    labels = joined(languages, lambda language: language.date_labels.labels)
    return any_pattern(sorted(labels, key=len, reverse=True))
