"""What is known of each language, one file each: data/languages/<code>.yaml.

docs/languages.md explains every key. A text may hold several languages, and is read before its own
is known, so that readers join what all languages say.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from archive.authorities.files import read_file
from archive.knowledge.date_words import Calendar, DateLabels, Datelines, DateReferences
from archive.knowledge.head_words import HeadWords
from archive.knowledge.page_words import PageWords
from archive.knowledge.speech_words import (
    Names,
    Posts,
    Section,
    Speech,
    Words,
    require_patterns,
)

Item = TypeVar("Item")


class OfficeForm(Section, frozen=True):
    """A wording around a place that names an office; patterns over folded text."""

    before: str
    kinds: Words
    after: str = ""


class Scopes(Section, frozen=True):
    headquarters: Words = ()
    host: Words = ()


class SenderWords(Section, frozen=True):
    """How a release prints the body that sends it. posts, of: patterns over the text as printed.

    posts: that are an office of their own; of: that need a matter behind, as in 'minister for
    Health'. joins: what joins the words of a matter. bodies: a word of a body's name; venues: the
    last word of one that is also a house where talks are held. speakers: who speaks for a body
    named before. members_before, members_behind: around the name of a member of a parliament,
    honours: between name and what is behind; its office is called office_of. introduced_by: what
    stands before an office that speaks. greets: what stands before whom a talk greets or thanks.
    ends: words in capitals that belong to no name of an office. articles, announces, fills: before
    a body that publishes something, the verbs by which it does, and what may stand between: 'The
    Union today announced'.
    """

    posts: Words = ()
    of: Words = ()
    joins: Words = ()
    bodies: Words = ()
    venues: Words = ()
    speakers: Words = ()
    members_before: Words = ()
    members_behind: Words = ()
    honours: Words = ()
    office_of: str = ""
    introduced_by: Words = ()
    greets: Words = ()
    articles: Words = ()
    announces: Words = ()
    fills: Words = ()
    ends: frozenset[str] = frozenset()


class OfficeWords(Section, frozen=True):
    """How texts name an office by its organisation ('{org}') and a place."""

    forms: tuple[OfficeForm, ...] = ()
    not_followed_by: Words = ()
    posts: Words = ()
    joins: Words = ()
    articles: Words = ()
    menu: Words = ()
    scopes: Scopes = Scopes()
    senders: SenderWords = SenderWords()


class ContactWords(Section, frozen=True):
    """How a contact line opens, ends and is worded. openings, before_name: patterns."""

    openings: Words = ()
    before_name: Words = ()
    joiners: Words = ()
    at: Words = ()
    phone_words: Words = ()
    email_words: Words = ()


class Boilerplate(Section, frozen=True):
    """Patterns of what stands at the end of one release as of any other. other_stories: what stands
    over, or before, the headlines of other stories."""

    headings: Words = ()
    introductions: Words = ()
    lines: Words = ()
    other_stories: Words = ()

    def __post_init__(self) -> None:
        require_patterns(self.headings, self.introductions, self.lines, self.other_stories)


class KindWords(Section, frozen=True):
    """By which a page shows the kind of a release. titles: patterns over folded text."""

    labels: Words = ()
    titles: Words = ()

    def __post_init__(self) -> None:
        require_patterns(self.titles)


class Claims(Section, frozen=True):
    """Words that turn what is claimed: a quote in which one differs says something else.

    prefixes, endings: by which a word says the opposite of the one without, as in 'unable'.
    """

    negations: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()


class Language(Section, frozen=True):
    """All that is known of one language. code: ISO 639-1, the name of its file.

    stop_words: the name of a list of justext, by which a charset shows itself, as by charset_words.
    stemmer: the Snowball algorithm. guessed: a statistical guess may give this language.
    includes: codes of languages that are also called by this one's.
    """

    code: str
    stemmer: str | None = None
    guessed: bool = False
    includes: Words = ()
    small_words: Words = ()
    stop_words: str = ""
    charset_words: Words = ()
    calendar: Calendar = Calendar()
    datelines: Datelines = Datelines()
    date_labels: DateLabels = DateLabels()
    date_references: DateReferences = DateReferences()
    speech: Speech = Speech()
    names: Names = Names()
    posts: Posts = Posts()
    offices: OfficeWords = OfficeWords()
    contacts: ContactWords = ContactWords()
    boilerplate: Boilerplate = Boilerplate()
    heads: HeadWords = HeadWords()
    kinds: dict[str, KindWords] = msgspec.field(default_factory=dict)
    pages: PageWords = PageWords()
    claims: Claims = Claims()


def load_languages(folder: Path) -> tuple[Language, ...]:
    """Every language of a folder, by its code. Raises DataError naming the file and the key."""
    return tuple(_load(path) for path in _files(folder).values())


def stemmer_of(folder: Path, code: str) -> str | None:
    """The Snowball algorithm of a language of a folder; None where it has none, or is not there.

    Raises DataError as load_languages does. Only that language is read: whoever opens an index
    waits for it.
    """
    path = _files(folder).get(code)
    return _load(path).stemmer if path else None


def _files(folder: Path) -> dict[str, Path]:
    """The file of each language, by its code."""
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def _load(path: Path) -> Language:
    return read_file(path, Language, {"code": path.stem})


def joined(languages: Iterable[Language], part: Callable[[Language], Iterable[Item]]) -> list[Item]:
    """What every language says under one key, each once, in the order of the languages."""
    return list(dict.fromkeys(item for language in languages for item in part(language)))
