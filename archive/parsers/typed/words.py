"""The words of typed heads in all languages, as patterns."""

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from rapidfuzz import fuzz, process

from archive.knowledge.head_words import HeadWords
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.parsers.typed.sender_units import (
    body_behind,
    called_titles,
    name_pair,
    sender_units,
)
from archive.text.alternatives import (
    FirstOf,
    any_pattern,
    any_word,
    compiled,
    compiled_apart,
    whole,
)
from archive.text.folding import fold

_YEAR = compiled(r"\d\d")
"""The least of a year: every day has one."""

_SPAN = compiled(r"(?<!\w)\d{1,2}(?: ?[^\W\d_]+)? ?[-–—] ?$")
_CLOCK = r"(?i)[\W_]*+\d{1,2}(?:[.:h]\d{2}(?: ?[ap]\.?m\.?)?| ?(?:[ap]\.?m\.?|hrs|hours))(?!\w)"
_FEWEST_LETTERS = 8
_ALIKE = 82
"""So many in a hundred letters of a scanned line must be those of the words it means."""


@dataclass(frozen=True, slots=True)
class HeadPatterns:
    """Each is matched at the place where a line, or what is left of it, begins; `sender` takes one
    unit of a letterhead: a person, a post with its matter, a body; `person` only one who shows by a
    title, a first name or an honour, `post` only a post; `name` any two words that may be one, at
    each place. body_behind: what makes a body of a name. titles: the words before surnames.
    day, number: anywhere."""

    kind: re.Pattern[str]
    kind_alone: re.Pattern[str]
    plain_kind: re.Pattern[str]
    kind_letters: tuple[str, ...]
    day: re.Pattern[str]
    clock: re.Pattern[str]
    day_label: re.Pattern[str]
    number: re.Pattern[str]
    number_alone: re.Pattern[str]
    note: re.Pattern[str]
    embargo: re.Pattern[str]
    subject: re.Pattern[str]
    address: re.Pattern[str]
    salutation: re.Pattern[str]
    closing: re.Pattern[str]
    tail: re.Pattern[str]
    page_end: re.Pattern[str]
    sender: FirstOf
    person: re.Pattern[str]
    post: FirstOf
    name: re.Pattern[str]
    body_behind: re.Pattern[str]
    titles: frozenset[str]
    lead: re.Pattern[str]
    sender_word: re.Pattern[str]
    kind_joins: frozenset[str]
    authors: frozenset[str]
    matters: frozenset[str]
    charged: frozenset[str]
    answering: re.Pattern[str]
    joins: frozenset[str]

    def heads_headline(self, text: str) -> bool:
        """Whether a kind begins a headline: 'Media advisory:', but not 'Press release:'."""
        kind = text.endswith(":") and self.kind.fullmatch(text)
        return bool(kind) and not self.plain_kind.fullmatch(text)

    def names_author(self, text: str) -> bool:
        """Whether a text opens with a kind behind which its author stands: 'Statement by'."""
        kind = self.kind.match(text)
        return kind is not None and kind[0].split()[-1].lower() in self.authors

    def name_in(self, unit: re.Match[str]) -> str | None:
        """The name of the person that a unit of a letterhead names, titles and honours aside; None
        where it names a body that is called after somebody: 'Ana Kos Memorial Fund'."""
        if unit.groupdict().get("called") and self.body_behind.match(unit.string, unit.end()):
            return None
        return next(filter(None, unit.groupdict().values()), None)

    def day_in(self, text: str) -> re.Match[str] | None:
        """The first day of a text that is not the end of a span: '18-20 February 2003'."""
        if not _YEAR.search(text):  # most lines have none, and looking for a day is slow
            return None
        days = self.day.finditer(text)
        return next((day for day in days if not _SPAN.search(text[: day.start()])), None)

    def is_kind_of_scan(self, text: str) -> bool:
        """Whether a line says a kind, though some of its letters are set apart or mistaken."""
        letters = "".join(character for character in fold(text) if character.isalpha())
        if len(letters) < _FEWEST_LETTERS:
            return False
        best = process.extractOne(letters, self.kind_letters, scorer=fuzz.ratio)
        return best is not None and best[1] >= _ALIKE


def head_patterns(knowledge: KnowledgeSnapshot) -> HeadPatterns:
    """Compiled from what every language says."""
    heads = [language.heads for language in knowledge.languages]
    labels = any_pattern(joined(knowledge.languages, lambda language: language.date_labels.around))
    kinds = any_word(kind for head in heads for kind in head.kinds)
    number, number_alone = _numbers(heads)
    units = sender_units(knowledge)
    return HeadPatterns(
        kind=compiled(rf"(?i)[\W_]*+(?:{kinds})(?!\w)[\W_]*"),
        kind_alone=_line(any_word(kind for head in heads for kind in head.one_word_kinds)),
        plain_kind=_line(rf"(?:{any_word(_plain_kinds(knowledge))})s?"),
        kind_letters=tuple("".join(fold(kind).split()) for head in heads for kind in head.kinds),
        day=compiled(_day(knowledge)),
        clock=compiled(_CLOCK),
        day_label=compiled(f"(?i){whole(labels)}"),
        number=compiled(number),
        number_alone=compiled(number_alone),
        note=_opening(pattern for head in heads for pattern in head.notes),
        embargo=_opening(pattern for head in heads for pattern in head.embargoes),
        subject=_opening(pattern for head in heads for pattern in head.subjects),
        address=_address(knowledge),
        salutation=_opening(pattern for head in heads for pattern in head.salutations),
        closing=_opening(pattern for head in heads for pattern in head.closings),
        tail=_line(any_pattern(pattern for head in heads for pattern in head.tails)),
        page_end=_page_end(word for head in heads for word in head.page_ends),
        sender=compiled_apart(astuple(units)),
        person=compiled(units.people),
        post=compiled_apart((units.post, units.seat)),
        name=compiled(name_pair(knowledge)),
        body_behind=compiled(body_behind(knowledge)),
        titles=called_titles(knowledge),
        lead=_lead(word for head in heads for word in head.leads),
        sender_word=_anywhere(word for head in heads for word in head.senders),
        kind_joins=frozenset(word for head in heads for word in head.kind_joins),
        authors=_small_ends(knowledge),
        matters=frozenset(word for head in heads for word in head.matters),
        charged=frozenset(word for head in heads for word in head.charged),
        answering=_anywhere(word for head in heads for word in head.answering),
        joins=_sender_joins(knowledge),
    )


def _page_end(words: Iterable[str]) -> re.Pattern[str]:
    """'/more', '(continued)': with a mark beside it, as the word alone may be a heading."""
    marks = r"[-–—/().… ]"
    return compiled(rf"(?i)(?={marks}|.*[-–—/).…]$){marks}*(?:{any_word(words)}){marks}*")


def _lead(words: Iterable[str]) -> re.Pattern[str]:
    return compiled(rf"(?i)\W*+(?<!\w)(?:{any_word(words)})(?!\w)\W*+")


def _sender_joins(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    return frozenset(joined(knowledge.languages, lambda language: language.offices.senders.joins))


def _anywhere(words: Iterable[str]) -> re.Pattern[str]:
    return compiled(f"(?i){whole(any_word(words))}")


def _small_ends(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """The small words in which a kind ends that has its author behind it: 'statement by'."""
    small = frozenset(joined(knowledge.languages, lambda language: language.small_words))
    kinds = joined(knowledge.languages, lambda language: language.heads.kinds)
    return small & {kind.split()[-1] for kind in kinds if " " in kind}


def _numbers(heads: Iterable[HeadWords]) -> tuple[str, str]:
    """The number of a release: before a day or the like, and alone in its line."""
    words = any_word(word for head in heads for word in head.numbers)
    fraction = r"\d{1,4} ?[/-] ?\d{2,4}"
    coded = rf"(?:[A-Z]{{1,4}}[.: ]{{0,2}}){{1,3}}(?:(?i:{words})[.: ]*)?(?:{fraction}|\d{{2,5}})"
    numbered = rf"(?i:{words})[.: ]*(?:[A-Z]{{1,4}} ?)?(?:{fraction}|\d{{1,5}})"
    symbol = r"[A-Z]{1,4}/\d\d/\d{2,4}"
    return (
        rf"(?:{coded}|{numbered}|\d{{1,4}}/\d{{2,4}})(?![\w/])",
        rf"\W*+(?:{coded}|{numbered}|{fraction}|{symbol})\W*$",
    )


def _line(patterns: str) -> re.Pattern[str]:
    """Nothing but one of the patterns, and marks."""
    return compiled(rf"(?i)\W*+(?:{patterns})\W*+$")


def _plain_kinds(knowledge: KnowledgeSnapshot) -> Iterable[str]:
    """The kinds that say nothing of a text: what most texts are."""
    default = knowledge.cues.kinds.default
    kinds = [
        language.kinds[default] for language in knowledge.languages if default in language.kinds
    ]
    return [label for kind in kinds for label in kind.labels]


def _opening(patterns: Iterable[str]) -> re.Pattern[str]:
    return compiled(rf"(?i)[\W_]*+(?:{any_pattern(patterns)})")


def _address(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    """An address, or a word of reaching somebody with a number or an address behind it."""
    languages = knowledge.languages
    lines = any_pattern(joined(languages, lambda language: language.heads.addresses))
    phones = any_word(joined(languages, lambda language: language.contacts.phone_words))
    mails = any_word(joined(languages, lambda language: language.contacts.email_words))
    called = rf"(?:{phones}|fax|facsimile)[\s.:()]*\+?\(?\d|(?:{mails})\s*:|"
    phone = r"\(?\d{3}\)?[ /.-]{1,2}\d{3}-\d{4}(?!\d)"
    town = r"[^\d,]{2,40}, ?[^\W\d][\w. ]{1,12} \d{5,6}(?:-\d{4})?\W*$"
    numbers = rf"[^\d/]{{0,60}}(?:\+?\(?\d[\d() ]{{7,}}\d|{phone})"
    anywhere = rf"\S+@\S+\.\w|{numbers}|\S*[a-z]\.[a-z]{{2,}}\S*$|/\S+/\S*$"
    signs = r"(?=(?s:.*)(?:[@\d/]|[a-z]\.[a-z]{2}))"  # most lines have none, and looking on is slow
    return compiled(rf"(?i)\W*+(?:{called}{lines}|{town})|{signs}.{{0,60}}?(?:{anywhere})")


def _day(knowledge: KnowledgeSnapshot) -> str:
    """A day with its year as typed: '12TH MAY, 1994', 'May 12 1994', '12/5/94', 'twelfth of May,
    1994'."""
    calendars = [language.calendar for language in knowledge.languages]
    months = any_word(
        form.strip(".") for calendar in calendars for name in calendar.months for form in name
    )
    weekdays = any_word(
        form for calendar in calendars for name in calendar.weekdays for form in name
    )
    ordinals = any_pattern(form for calendar in calendars for form in calendar.ordinals)
    small = any_pattern(
        form for calendar in calendars for form in (*calendar.of, *calendar.articles)
    )
    year = r"(?:(?:1[89]|20)\d\d|['’]?\d\d(?! ?[:.]?\d| ?[ap]\.?m))"
    number = rf"\d{{1,2}} ?(?:{ordinals})?"
    day_names = any_word(name for calendar in calendars for name in calendar.day_names)
    in_words = rf"(?:{day_names}) (?:(?:{small}) )?(?:{months}),? (?:1[89]|20)\d\d"
    written = (
        rf"{number}[ ,.-]*(?:(?:day )?(?:{small})[ ]?)?(?:{months})[ ,.'’-]*(?:(?:{small}) )?{year}"
    )
    turned = rf"(?:{months})\.?[ ,.]*{number}[ ,.]+{year}"
    numeric = r"\d{1,2} ?(?P<mark>[./-]) ?\d{1,2} ?(?P=mark) ?(?:\d{4}|\d{2})"
    named = rf"(?:{written}|{turned}|{in_words})(?!\d)"
    stamped = r"(?:1[89]|20)\d\d-\d\d-\d\d"
    weekday = rf"(?:(?:{weekdays})[ ,.]*)?"
    # Behind a digit that stands alone the day may be the second half of one: '2 7 September'.
    whole_day = r"(?:(?<!\s\d )(?<!^\d )|(?=\d\d))"
    return rf"(?i)(?<![\w/]){whole_day}{weekday}(?:{named}|(?:{numeric}|{stamped})(?![\w/]))"
