"""The facets: the one table that names them. Columns, filters, pages and JSON loop over it."""

from dataclasses import dataclass

from archive.models import Relation


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind of access point to filter by.

    name: the URL parameter, the column, the key in JSON. label: what a reader sees.
    point_facet: which access points it counts (`AccessPoint.facet`), or "" when it comes from a
    field of the release, named by `field`. relations: which relations count.
    annotator: 'module:attribute' of the function that finds its access points; "" where there is
    none, or where the terms of `vocabulary` are simply looked for in the text.
    vocabulary: the file of the collection that lists its values, under authorities/ or taxonomies/.
    page: has a page of its own at /<name>/<id>.
    """

    name: str
    label: str
    point_facet: str = ""
    relations: tuple[str, ...] = ()
    field: str = ""
    annotator: str = ""
    vocabulary: str = ""
    page: bool = False


FACETS: tuple[Facet, ...] = (
    Facet(
        "office",
        "Office",
        point_facet="office",
        relations=(Relation.ISSUING,),
        annotator="archive.annotators.office:annotate",
        vocabulary="authorities/offices.yaml",
        page=True,
    ),
    Facet("about", "About office", point_facet="office", relations=(Relation.ABOUT,)),
    Facet(
        "person",
        "Person",
        point_facet="person",
        relations=(Relation.SPEAKER, Relation.NAMED),
        annotator="archive.annotators.quotations.people:annotate",
        vocabulary="authorities/people.yaml",
        page=True,
    ),
    Facet(
        "topic",
        "Topic",
        point_facet="topic",
        relations=(Relation.SUBJECT,),
        annotator="archive.annotators.gazetteer:topics",
        vocabulary="taxonomies/topics.yaml",
        page=True,
    ),
    Facet(
        "country",
        "Country",
        point_facet="country",
        relations=(Relation.SUBJECT,),
        vocabulary="taxonomies/countries.yaml",
        page=True,
    ),
    Facet("language", "Language", field="language"),
    Facet("kind", "Kind", field="kind"),
    Facet("year", "Year", field="year"),
)

UNKNOWN = "unknown"
"""The value of a release that has none under a facet."""

UNLISTED = "unlisted"
"""The value of a quote whose speaker is named, but is a private person: found by words only."""

LABELS = {UNKNOWN: UNKNOWN, UNLISTED: "not listed by name"}
"""What a reader sees for the two values that are no heading."""
