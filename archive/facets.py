"""The facets: the one table that names them. Columns, filters, pages and JSON loop over it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from archive.language_names import language_name
from archive.models import AccessPoint, Relation, Release

OFFICE, PERSON, TOPIC, COUNTRY = "office", "person", "topic", "country"
POSITION = "position"
FILED = "filed"
LANGUAGE = "language"
"""The kinds of access points (`AccessPoint.facet`)."""

UNKNOWN = "unknown"
"""The value of what has none under a facet."""

UNLISTED = "unlisted"
"""The value of a quote whose speaker is named, but is a private person: found by words only."""

OUTSIDE = "not-ours"
"""The office of a release that another body issued, where the collection knows its offices."""

LABELS = {UNKNOWN: UNKNOWN, UNLISTED: "not listed by name", OUTSIDE: "not one of these offices"}
"""What a reader sees for the values that are no heading."""


class Scope(StrEnum):
    """What is counted: releases, or single quotes."""

    RELEASE = "release"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Points:
    """Values that are access points of the release, under these relations."""

    kind: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class ReleaseField:
    """A value that is a field of the release. label: what it is called."""

    name: str
    label: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class QuoteField:
    """A value that is a field of a single quote; its release counts under those of all its quotes.

    label: the field that is shown for it. What has a label and no value is not listed by name.
    """

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Function:
    """A value worked out from the release; None is unknown."""

    value: Callable[[Release], str | None]


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of heading to filter by.

    name: the URL parameter, the column, the key in JSON. label: what a reader sees.
    scope: the searches that list its counts; it filters every search.
    of_quote: what a single quote counts under, where that is not what its release does.
    authority: the file of the collection that lists its values, under authorities/ or taxonomies/.
    annotator: 'module:attribute' of the function that finds its access points; "" where there is
    none, or where the terms of the authority file are simply looked for in the text.
    hierarchy: also counts a release under the headings above its own (Relation.BROADER).
    people: its values are people, whose pages no search engine should list.
    page: has a page of its own at /<name>/<id>. line: stands in the line below a title.
    """

    name: str
    label: str
    source: Points | ReleaseField | QuoteField | Function
    scope: tuple[Scope, ...] = (Scope.RELEASE, Scope.QUOTE)
    of_quote: QuoteField | None = None
    authority: str = ""
    annotator: str = ""
    hierarchy: bool = False
    people: bool = False
    page: bool = False
    line: bool = False

    @property
    def note(self) -> str:
        """What a reader of its list must know of the counts; '' where they say it themselves."""
        return "Each is counted with what stands under it." if self.hierarchy else ""

    @property
    def kind(self) -> str:
        """The kind of access points that it counts; '' where it counts none."""
        return self.source.kind if isinstance(self.source, Points) else ""

    def counts(self, point: AccessPoint) -> bool:
        """Whether a release counts under this access point, by its own right or by hierarchy."""
        broader = self.hierarchy and point.relation == Relation.BROADER
        return self.holds(point) or (broader and point.facet == self.kind)

    def holds(self, point: AccessPoint) -> bool:
        """Whether a release counts under this access point by its own right."""
        match self.source:
            case Points(kind, relations):
                return point.facet == kind and point.relation in relations
        return False


def _year(release: Release) -> str | None:
    return release.issued.value[:4] if release.issued.value else None


def _quoted(release: Release) -> str:
    return "yes" if release.quotes else "no"


_SPEAKER = QuoteField("speaker_id", label="speaker")

FACETS: tuple[Facet, ...] = (
    Facet(
        OFFICE,
        "Office",
        Points(OFFICE, (Relation.ISSUING,)),
        authority="authorities/offices.yaml",
        annotator="archive.annotators.offices.office:annotate",
        page=True,
        line=True,
    ),
    # Beside the row above, so that what an office itself issued can still be told apart.
    Facet(
        "within", "Office with those under it", Points(OFFICE, (Relation.ISSUING,)), hierarchy=True
    ),
    Facet("about", "About office", Points(OFFICE, (Relation.ABOUT,))),
    Facet(
        PERSON,
        "Person",
        Points(PERSON, (Relation.SENDER, Relation.SPEAKER, Relation.NAMED)),
        of_quote=_SPEAKER,
        authority="authorities/people.yaml",
        annotator="archive.annotators.quotations.people:annotate",
        people=True,
        page=True,
    ),
    Facet("speaker", "Speaker", _SPEAKER, scope=(Scope.QUOTE,), people=True),
    Facet(POSITION, "Position", QuoteField("position", "position"), scope=(Scope.QUOTE,)),
    Facet(
        TOPIC,
        "Topic",
        Points(TOPIC, (Relation.SUBJECT,)),
        authority="taxonomies/topics.yaml",
        annotator="archive.annotators.gazetteer:topics",
        hierarchy=True,
        page=True,
    ),
    Facet(
        COUNTRY,
        "Country",
        Points(COUNTRY, (Relation.SUBJECT,)),
        authority="taxonomies/countries.yaml",
        page=True,
    ),
    Facet(
        FILED,
        "Filed by its site under",
        Points(FILED, (Relation.SUBJECT,)),
        annotator="archive.annotators.site_labels:annotate",
    ),
    Facet(LANGUAGE, "Language", ReleaseField(LANGUAGE, language_name)),
    Facet("kind", "Kind", ReleaseField("kind"), line=True),
    Facet("quoted", "Has quotes", Function(_quoted), scope=(Scope.RELEASE,)),
    Facet("year", "Year", Function(_year)),
)


def facet(name: str) -> Facet:
    """The row of a name."""
    return next(row for row in FACETS if row.name == name)


def facets_of(scope: str) -> tuple[Facet, ...]:
    """The rows that a search for releases, or for quotes, lists with their counts."""
    return tuple(row for row in FACETS if scope in row.scope)


def paged() -> tuple[Facet, ...]:
    """The rows whose values have pages of their own."""
    return tuple(row for row in FACETS if row.page)
