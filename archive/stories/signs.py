"""What shows that a part of a page is a release of its own: its day, its dateline, its number, its
contact."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import islice

from archive.dates.finding.datelines import Dateline, dateline
from archive.dates.finding.line_dates import dates_in_line
from archive.dates.finding.places import known_place
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.parsers.body.boilerplate import is_page_line
from archive.parsers.body.contacts import may_open_contact, opens_contact
from archive.parsers.typed.words import head_patterns
from archive.stories.lines import PageLine
from archive.text.alternatives import any_pattern, whole
from archive.text.words import words_of

_LONGEST, _HEAD = 160, 12
_ABOVE, _BELOW, _FOOT = 4, 4, 4
_CLOSING = re.compile(r"(?:(?<!…)…++|(?<!\.)\.{3,}+)[\])]?(?:\s*\W?\s*\w++){0,4}\W*$")
"""Dots with a word or four behind them: 'read more'. ++: no word, no row of dots is read twice."""

_FEWEST_WORDS = 12
_A_TEASER = 60
BEHIND_HEADING = re.compile(r"^[\s–—:.-]+")
"""What joins a text to the headline in its own line."""

_DIGIT = re.compile(r"\d")


class Sign(StrEnum):
    """What a release has of its own. Of these the day alone is what posts and comments have too."""

    DAY = "day"
    DATELINE = "dateline"
    REFERENCE = "reference"
    CONTACT = "contact"
    KIND = "kind-line"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Signs:
    """Tells the lines of one page by the words of all languages. latest: no release is later."""

    knowledge: KnowledgeSnapshot
    latest: date
    _roles: dict[str, Sign | None] = field(default_factory=dict, init=False, repr=False)
    _datelines: dict[str, Dateline | None] = field(default_factory=dict, init=False, repr=False)
    _contacts: dict[str, bool] = field(default_factory=dict, init=False, repr=False)

    def role(self, text: str) -> Sign | None:
        """What a line of a head says and nothing else: a day, a number, a kind of release."""
        if text not in self._roles:
            self._roles[text] = self._role(text) if len(text) <= _LONGEST else None
        return self._roles[text]

    def _role(self, text: str) -> Sign | None:
        patterns = self.knowledge.derived(head_patterns)
        has_digit = bool(_DIGIT.search(text))
        if has_digit and self._is_day(text):
            return Sign.DAY
        if has_digit and patterns.number_alone.match(text):
            return Sign.REFERENCE
        kind = patterns.kind.match(text) or patterns.kind_alone.match(text)
        if kind is None:
            return None
        behind = text[kind.end() :]
        if behind and has_digit and patterns.number_alone.match(behind):
            return Sign.REFERENCE
        return None if behind else Sign.KIND

    def calls_itself_digest(self, lines: Iterable[str]) -> bool:
        """Whether one of the first lines of a page says that it holds several items."""
        digests = self.knowledge.derived(_digests)
        head = islice(lines, _HEAD)
        return any(digests.search(line) for line in head if len(line) <= _LONGEST)

    def _is_day(self, text: str) -> bool:
        days = dates_in_line(self.knowledge, text, "", self.latest, None)
        return any(day.method == "header-line" and day.precision == "day" for day in days)

    def is_of_page(self, text: str) -> bool:
        """Whether a line is of a page, whatever stands on it: its copyright, its last change."""
        if len(text) > _LONGEST:
            return False
        days = dates_in_line(self.knowledge, text, "", self.latest, None)
        return is_page_line(self.knowledge, text) or any(day.method == "modified" for day in days)

    def dateline_of(self, text: str) -> Dateline | None:
        """The dateline that a first paragraph opens with: with a day, or with a known place."""
        if text not in self._datelines:
            self._datelines[text] = self._dateline(text)
        return self._datelines[text]

    def _dateline(self, text: str) -> Dateline | None:
        line = dateline(self.knowledge, BEHIND_HEADING.sub("", text[:_LONGEST]), self.latest)
        if line is None or line.place is None:
            return None
        return line if line.date or known_place(self.knowledge, line.place) else None

    def may_have_contacts(self, text: str) -> bool:
        """False where no line of the text can be a contact."""
        return may_open_contact(self.knowledge, (text,))

    def is_contact(self, text: str) -> bool:
        if text not in self._contacts:
            self._contacts[text] = opens_contact(self.knowledge, text)
        return self._contacts[text]


def _digests(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    names = joined(knowledge.languages, lambda language: language.pages.digests)
    return re.compile(whole(any_pattern(names)), re.IGNORECASE)


def signs_of(signs: Signs, lines: Sequence[PageLine], head: int, behind: str) -> Iterator[Sign]:
    """The signs of one part. head: which of its lines is the headline; behind: what else stands
    in its line."""
    below = lines[head + 1 :]
    start = next((at for at, line in enumerate(below) if line.is_prose), len(below))
    foot = [line for line in below[start:][-_FOOT:] if not line.is_prose]
    around = (*lines[max(0, head - _ABOVE) : head], *below[: min(start, _BELOW)], *foot)
    yield from (role for line in around if (role := signs.role(line.text)))
    opening = [behind] if behind else [line.text for line in below[start : start + 2]]
    if any(map(signs.dateline_of, opening)):
        yield Sign.DATELINE
    if any(signs.is_contact(line.text) for line in below):
        yield Sign.CONTACT


def is_teaser(lines: Sequence[PageLine], behind: str, target: str) -> bool:
    """Whether a part is but the beginning of what stands elsewhere. target: where its headline
    leads."""
    prose = [line.text for line in lines if line.is_prose]
    if len(words_of(behind)) >= _FEWEST_WORDS:
        prose.insert(0, behind)
    if not prose or _CLOSING.search(prose[-1]):
        return True
    leads_on = (target and not target.startswith("#")) or _leads_on(lines)
    return bool(leads_on) and len(prose) < 2 and len(words_of(prose[0])) < _A_TEASER


def _leads_on(lines: Sequence[PageLine]) -> bool:
    """Whether the last line is a link of a word or two to another page."""
    last = lines[-1] if lines else None
    return bool(last and last.target and not last.target.startswith("#") and not last.is_prose)
