"""Tantivy, by its Python binding: stemmed title and body with positions, facets as fast fields."""

from collections.abc import Sequence
from pathlib import Path

import tantivy

from benchmarks.rivals.engine import FACETS, HITS, MOST_VALUES, Answer, body_of, values_of
from benchmarks.rivals.questions import How, Question
from indexer.documents import Document

_HEAP = 256 * 2**20
_COUNTS = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in FACETS}


class Tantivy:
    """One thread writes, so that CPU time can be compared; one segment where it merges so."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        place = folder / "tantivy"
        place.mkdir(exist_ok=True)
        self._index = tantivy.Index(_schema(), str(place))
        self._writer: tantivy.IndexWriter | None = None

    def add(self, releases: Sequence[Document]) -> None:
        self._writer = self._writer or self._index.writer(_HEAP, 1)
        for document in releases:
            entry = tantivy.Document()
            entry.add_text("title", document.title)
            entry.add_text("body", body_of(document))
            entry.add_unsigned("day", document.earliest or 0)
            for facet in FACETS:
                for name in values_of(document, facet):
                    entry.add_text(facet, name)
            self._writer.add_document(entry)

    def finish(self) -> None:
        if self._writer:
            self._writer.commit()
            self._writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        query = self._query(question)
        order = {} if question.words else {"order_by_field": "day"}
        results = self._searcher.search(query, HITS, **order)
        generator = tantivy.SnippetGenerator.create(
            self._searcher, query, self._index.schema, "body"
        )
        generator.set_max_num_chars(240)
        shown = 0
        for _, address in results.hits:
            entry = self._searcher.doc(address)
            snippet = generator.snippet_from_doc(entry)
            shown += bool(entry["title"] and snippet.fragment() is not None and entry["day"])
            snippet.highlighted()
        counts = self._searcher.aggregate(query, _COUNTS)
        return Answer(results.count, shown, sum(len(each["buckets"]) for each in counts.values()))

    def _query(self, question: Question) -> tantivy.Query:
        parts = [f'+office:"{question.office}"'] if question.office else []
        if question.days:
            parts.append("+day:[{} TO {}]".format(*question.days))
        if question.how is How.PHRASE:
            parts.append(f'+"{" ".join(question.words)}"')
        elif question.how is How.ANY:
            parts.append(f"+({' OR '.join(question.words)})")
        else:
            parts.extend(f"+{word}" for word in question.words)
        if not parts:
            return tantivy.Query.all_query()
        fields = ["title", "body"]
        return self._index.parse_query(" ".join(parts), fields, field_boosts={"title": 3.0})


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
    builder.add_unsigned_field("day", stored=True, indexed=True, fast=True)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()
