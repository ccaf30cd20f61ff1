"""A labelled text as the archive describes it: taken for a text file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from archive.boundary import OUR_FAULT
from archive.config import collection_folder
from archive.describe.describer import Describer, make_describer
from archive.evaluation.gold import GoldText
from archive.evaluation.placing import place_words
from archive.facets import OFFICE, OUTSIDE, PERSON, TOPIC
from archive.models import Capture, Quote, Relation, Release, Span


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """A part of a quotation, where it stands in the labelled text."""

    span: Span
    quote: Quote


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a labelled text. headings: labels of people."""

    gold: GoldText
    spans: tuple[FoundSpan, ...] = ()
    headings: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    office: str | None = None


@dataclass(slots=True)
class Reader:
    """Reads labelled texts, each with the knowledge of its collection. faults: of ours, that some
    texts met, each in a line; all that these hold counts as missed."""

    today: date
    describers: dict[str, Describer] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def read(self, texts: Iterable[GoldText]) -> Iterator[Reading]:
        for gold in texts:
            yield self._reading(gold)

    def describer(self, collection: str) -> Describer:
        if collection not in self.describers:
            folder = collection_folder(collection)
            self.describers[collection] = make_describer(folder, self.today)
        return self.describers[collection]

    def releases(self, name: str, text: str, collection: str) -> tuple[Release, ...]:
        """The text described, no address given."""
        capture = Capture(name, text.encode("utf-8"), media_type="text/plain")
        description = self.describer(collection).describe(capture)
        if description.reason == OUR_FAULT:
            message, _, _ = description.detail.partition("\n")
            self.faults.append(f"{name}: {message}")
        return description.releases

    def _reading(self, gold: GoldText) -> Reading:
        releases = self.releases(gold.name, gold.text, gold.collection)
        points = [point for release in releases for point in release.access_points]
        issuing = [p.id for p in points if (p.facet, p.relation) == (OFFICE, Relation.ISSUING)]
        return Reading(
            gold,
            tuple(span for release in releases for span in _spans(gold.text, release)),
            tuple(p.label for p in points if p.facet == PERSON and p.relation != Relation.CONTACT),
            frozenset(p.id for p in points if (p.facet, p.relation) == (TOPIC, Relation.SUBJECT)),
            next((id for id in issuing if id != OUTSIDE), None),
        )


def _spans(source: str, release: Release) -> Iterator[FoundSpan]:
    placing = place_words(source, release.text, release.blocks)
    for quote in release.quotes:
        for part in quote.parts:
            if span := placing.placed(part):
                yield FoundSpan(span, quote)
