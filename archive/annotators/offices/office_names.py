"""The offices that a text names: by name, or by the organisation's name beside a place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archive.authorities.collection import Match, Office, Phrase, Vocabulary
from archive.knowledge.languages import OfficeWords
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.alternatives import any_pattern, any_word
from archive.text.folding import fold, fold_aligned

_OPENING, _REACH = 4000, 140
"""How many letters of a release are read for the organisation's name, and before a place."""
_PREFERENCE = ("headquarters", "regional", "country", "sub-regional", "liaison", "centre")
"""'IOM Dakar' is the regional office: the country's own is called 'IOM Senegal'."""


@dataclass(frozen=True, slots=True)
class Time:
    """The days between which a release was issued; None is unknown."""

    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """An office that a text names, and where. in_position: within somebody's title. shared: other
    offices of that time go by the same words, so that these alone say nothing."""

    office: Office
    start: int
    end: int
    in_position: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A wording around a place. before: ends at the place; after: begins behind it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class OfficeNames:
    """The offices of a collection, ready to be found; publishers outside it are known by host.

    organisation: its own names. menu: patterns of the sentence of a menu that names a place.
    of_headquarters, of_host: labels by which a page says who released it.
    """

    offices: tuple[Office, ...]
    organisation: Vocabulary
    names: Vocabulary
    places: Vocabulary
    forms: tuple[Form, ...]
    position: re.Pattern[str]
    not_followed_by: re.Pattern[str]
    menu: tuple[re.Pattern[str], ...]
    of_headquarters: frozenset[str]
    of_host: frozenset[str]

    def named(self, text: str, time: Time) -> Iterator[Named]:
        """Every office that the text names, in order of place."""
        whole = [match for match in self.names.find(text) if not self._is_river(text, match)]
        mentions = [*self._by_name(text, whole, time)]
        for match in _first_of_each_span(self.places.find(text)):
            if not any(name.start < match.end and match.start < name.end for name in whole):
                mentions += self._beside_place(text, match, time)
        yield from sorted(mentions, key=lambda name: name.start)

    def _by_name(self, text: str, matches: Sequence[Match], time: Time) -> Iterator[Named]:
        for match in matches:
            office = self._office(match.id)
            others = {other.id for other in matches if other.start == match.start} - {office.id}
            shared = any(self._office(id).existed(time.earliest, time.latest) for id in others)
            yield Named(office, match.start, match.end, self._in_position(text, match), shared)

    def is_named(self, release: Release, chrome: str) -> bool:
        """Whether title, opening, contacts or menus of a release name the organisation itself."""
        contacts = (contact.printed for contact in release.contacts)
        texts = (release.title, release.text[:_OPENING], chrome, *contacts)
        return any(next(self.organisation.find(text), None) for text in texts)

    def at(self, place: str, time: Time) -> list[list[Office]]:
        """For each place that a dateline or menu names, the offices there."""
        spans: dict[tuple[int, int], list[Office]] = {}
        for match in self.places.find(place):
            office = self._office(match.id)
            if office.existed(time.earliest, time.latest):
                spans.setdefault((match.start, match.end), []).append(office)
        return list(spans.values())

    def exactly(self, place: str, time: Time) -> Office | None:
        """The office that a text means which consists of nothing but a place."""
        (match, *_) = [*self.places.find(place), None]
        if match is None or fold(place[match.start : match.end]) != fold(place):
            return None
        return self._preferred(place, match, _PREFERENCE, time)

    def _beside_place(self, text: str, match: Match, time: Time) -> Iterator[Named]:
        if self._is_river(text, match):
            return
        before, after = _before(text, match), _after(text, match)
        for form in self.forms:
            form_match = form.before.search(before)
            if form_match and form.after.match(after):
                if office := self._preferred(text, match, form.kinds, time):
                    start = max(0, match.start - (len(before) - form_match.start()))
                    titled = bool(self.position.search(before[: form_match.start()]))
                    yield Named(office, start, match.end, titled)
                return

    def _preferred(
        self, text: str, match: Match, kinds: Sequence[str], time: Time
    ) -> Office | None:
        """The office of a place: of the first kind that has one there and was there then; None
        where there are two of them."""
        here = {place.id for place in self.places.find(text[match.start : match.end])}
        there = [
            office
            for office in self.offices
            if office.id in here
            and office.kind in kinds
            and office.existed(time.earliest, time.latest)
        ]
        first = min((kinds.index(office.kind) for office in there), default=0)
        best = [office for office in there if kinds.index(office.kind) == first]
        return best[0] if len(best) == 1 else None

    def _in_position(self, text: str, match: Match) -> bool:
        return bool(self.position.search(_before(text, match)))

    def _is_river(self, text: str, match: Match) -> bool:
        return bool(self.not_followed_by.match(_after(text, match)))

    def _office(self, id: str) -> Office:
        return next(office for office in self.offices if office.id == id)


def office_names(knowledge: KnowledgeSnapshot) -> OfficeNames:
    """The names of a collection's offices, as all languages write them."""
    collection, words = knowledge.collection, [language.offices for language in knowledge.languages]
    organisation = _organisation(collection.names)
    offices = tuple(office for office in collection.offices if office.kind != "external")
    waters = any_pattern(
        word for language_words in words for word in language_words.not_followed_by
    )
    return OfficeNames(
        offices=offices,
        organisation=Vocabulary(Phrase("", name) for name in collection.names),
        names=Vocabulary(_name_phrases(offices)),
        places=Vocabulary(_place_phrases(offices, collection.names)),
        forms=_forms(words, organisation),
        position=_ending(_position(words), organisation),
        not_followed_by=re.compile(f" (?:{waters})"),
        menu=tuple(re.compile(pattern) for word in words for pattern in word.menu),
        of_headquarters=frozenset(
            word for language_words in words for word in language_words.scopes.headquarters
        ),
        of_host=frozenset(word for language_words in words for word in language_words.scopes.host),
    )


def _forms(words: Sequence[OfficeWords], organisation: str) -> tuple[Form, ...]:
    """What can mean few kinds says more than what can mean any: it comes first."""
    forms = sorted(
        (form for word in words for form in word.forms), key=lambda form: len(form.kinds)
    )
    return tuple(
        Form(_ending(form.before, organisation), re.compile(form.after), form.kinds)
        for form in forms
    )


def _position(words: Sequence[OfficeWords]) -> str:
    """A post with what joins it to its office: 'head of the IRCO '."""
    posts = any_word(word for language_words in words for word in language_words.posts)
    joins = any_word(word for language_words in words for word in language_words.joins)
    articles = any_pattern(word for language_words in words for word in language_words.articles)
    return rf"(?:{posts}) (?:{joins}) ?(?:{articles})?(?:{{org}}(?:'s)? )?"


def _before(text: str, match: Match) -> str:
    return fold_aligned(text[max(0, match.start - _REACH) : match.start]).text


def _after(text: str, match: Match) -> str:
    return fold_aligned(text[match.end : match.end + 30]).text


def _ending(pattern: str, organisation: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern.replace('{org}', organisation)})$")


def _organisation(names: Iterable[str]) -> str:
    """A pattern for any name of the organisation, an acronym in brackets behind it or not."""
    folded = sorted({fold_aligned(name).text for name in names}, key=len, reverse=True)
    if not folded:
        return r"(?!)"
    listed = "|".join(map(re.escape, folded))
    return rf"(?:{listed})(?: ?\((?:{listed})\))?"


def _name_phrases(offices: Iterable[Office]) -> Iterator[Phrase]:
    for office in offices:
        for name in dict.fromkeys((*(name for _, name in office.names), *office.variants)):
            yield Phrase(office.id, name)


def _place_phrases(offices: Iterable[Office], names: Sequence[str]) -> Iterator[Phrase]:
    """Countries (the names of country offices without the organisation's), cities, other places."""
    acronyms = tuple(f"{name} " for name in names)
    for office in offices:
        own = [name for _, name in office.names] if office.kind == "country" else []
        countries = [
            name.removeprefix(acronym)
            for name in own
            for acronym in acronyms
            if name.startswith(acronym)
        ]
        for place in dict.fromkeys((*countries, office.city, *office.places)):
            if place:
                yield Phrase(office.id, place)


def _first_of_each_span(matches: Iterable[Match]) -> Iterator[Match]:
    seen: set[int] = set()
    for match in matches:
        if match.start not in seen:
            seen.add(match.start)
            yield match
