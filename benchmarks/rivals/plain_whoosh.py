"""Whoosh as it comes: a stemmed body with positions, keyword fields for facets, groupedby."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from whoosh import index, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import DATETIME, KEYWORD, TEXT, Schema
from whoosh.qparser import MultifieldParser, OrGroup
from whoosh.query import And, DateRange, Query, Term

from benchmarks.rivals.engine import FACETS, HITS, Answer, body_of, values_of
from benchmarks.rivals.questions import How, Question
from indexer.documents import Document


class PlainWhoosh:
    """No stop list, as everywhere in this comparison."""

    name = "Whoosh"

    def __init__(self, folder: Path) -> None:
        place = folder / "whoosh"
        place.mkdir(exist_ok=True)
        is_there = index.exists_in(place)
        self._index = index.open_dir(place) if is_there else index.create_in(place, _schema())
        self._writer = None

    def add(self, releases: Sequence[Document]) -> None:
        self._writer = self._writer or self._index.writer(limitmb=256)
        for document in releases:
            facets = {name: ",".join(values_of(document, name)) for name in FACETS}
            day = datetime.fromordinal(document.earliest or 1)
            self._writer.add_document(
                title=document.title, body=body_of(document), day=day, **facets
            )

    def finish(self) -> None:
        if self._writer:
            self._writer.commit()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        joint = {"group": OrGroup} if question.how is How.ANY else {}
        words = " ".join(question.words)
        text = f'"{words}"' if question.how is How.PHRASE else words or "*"
        query = MultifieldParser(["title", "body"], self._index.schema, **joint).parse(text)
        grouped = sorting.Facets()
        for name in FACETS:
            grouped.add_field(name, allow_overlap=True)
        results = self._searcher.search(
            query, limit=HITS, groupedby=grouped, maptype=sorting.Count, filter=_filter(question)
        )
        snippets = [hit.highlights("body") for hit in results]
        listed = sum(len(results.groups(name)) for name in FACETS)
        return Answer(len(results), len(snippets), listed)


def _filter(question: Question) -> Query | None:
    if not question.office or not question.days:
        return None
    first, last = map(datetime.fromordinal, question.days)
    return And([Term("office", question.office), DateRange("day", first, last)])


def _schema() -> Schema:
    text = StemmingAnalyzer(stoplist=None, minsize=1)
    facets = {name: KEYWORD(commas=True) for name in FACETS}
    return Schema(
        title=TEXT(text, stored=True),
        body=TEXT(text, stored=True),
        day=DATETIME(stored=True),
        **facets,
    )
