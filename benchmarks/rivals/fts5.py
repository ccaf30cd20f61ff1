"""SQLite FTS5 over the texts, with tables of facets beside them."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from benchmarks.rivals.engine import FACETS, HITS, MOST_VALUES, Answer, body_of, values_of
from benchmarks.rivals.questions import How, Question
from indexer.documents import Document

_TABLES = """
CREATE TABLE doc (id INTEGER PRIMARY KEY, title TEXT, body TEXT, day INTEGER);
CREATE VIRTUAL TABLE text USING fts5(
  title, body, content='doc', content_rowid='id', tokenize='porter unicode61');
INSERT INTO text (text, rank) VALUES ('rank', 'bm25(3.0, 1.0)');
CREATE TABLE value (id INTEGER PRIMARY KEY, facet TEXT, name TEXT, UNIQUE (facet, name));
CREATE TABLE facet (doc INTEGER, value INTEGER, PRIMARY KEY (doc, value)) WITHOUT ROWID;
"""
_LATER = "CREATE INDEX by_value ON facet (value, doc); CREATE INDEX by_day ON doc (day);"


class Fts5:
    """Facet values are numbered, and joined to the hits by their documents."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.db"
        self._new = not self._path.exists()
        self._connection = sqlite3.connect(self._path)
        if self._new:
            self._connection.executescript(_TABLES)
        numbered_values = self._connection.execute("SELECT facet, name, id FROM value")
        self._values = {(facet, name): id for facet, name, id in numbered_values}
        self._number = 0

    def add(self, releases: Sequence[Document]) -> None:
        texts, counted = [], []
        for document in releases:
            self._number += 1
            day = document.earliest or 0
            texts.append((self._number, document.title, body_of(document), day))
            counted.extend((self._number, value) for value in self._numbers(document))
        with self._connection as connection:
            connection.executemany("INSERT INTO doc VALUES (?, ?, ?, ?)", texts)
            connection.executemany(
                "INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)",
                [entry[:3] for entry in texts],
            )
            connection.executemany("INSERT INTO facet VALUES (?, ?)", counted)

    def finish(self) -> None:
        if self._new:
            numbered_values = [(id, *key) for key, id in self._values.items()]
            with self._connection as connection:
                connection.executemany("INSERT INTO value VALUES (?, ?, ?)", numbered_values)
            self._connection.executescript(f"{_LATER} INSERT INTO text (text) VALUES ('optimize');")
        names = self._connection.execute("SELECT id, facet, name FROM value")
        self._names = {id: (facet, name) for id, facet, name in names}

    def ask(self, question: Question) -> Answer:
        where, bound = self._where(question)
        best = "rank" if question.words else "day DESC"
        shown = (
            "snippet(text, 1, '', '', '…', 40)" if question.words else "substr(doc.body, 1, 240)"
        )
        hits = self._connection.execute(
            f"SELECT doc.id, doc.title, doc.day, {shown} {where} ORDER BY {best} LIMIT {HITS}",
            bound,
        ).fetchall()
        counts = self._connection.execute(
            f"WITH hit AS MATERIALIZED (SELECT doc.id AS id {where})"
            " SELECT value, count(*) FROM hit JOIN facet ON facet.doc = hit.id GROUP BY value",
            bound,
        ).fetchall()
        return self._answer(len(hits), counts)

    def _answer(self, snippets: int, counts: list[tuple[int, int]]) -> Answer:
        facets: dict[str, list[tuple[int, str]]] = {facet: [] for facet in FACETS}
        for value, count in counts:
            facet, name = self._names[value]
            facets[facet].append((-count, name))
        listed = {facet: sorted(values)[:MOST_VALUES] for facet, values in facets.items()}
        total = -sum(count for count, _ in facets["quoted"])
        return Answer(total, snippets, sum(map(len, listed.values())))

    def _where(self, question: Question) -> tuple[str, list[str | int]]:
        source = "FROM text JOIN doc ON doc.id = text.rowid" if question.words else "FROM doc"
        parts: list[str] = []
        bound: list[str | int] = []
        if question.words:
            parts.append("text MATCH ?")
            bound.append(_match(question))
        if question.office:
            parts.append("doc.id IN (SELECT doc FROM facet WHERE value = ?)")
            bound.append(self._values["office", question.office])
        if question.days:
            parts.append("doc.day BETWEEN ? AND ?")
            bound.extend(question.days)
        return f"{source} WHERE {' AND '.join(parts)}" if parts else source, bound

    def _numbers(self, document: Document) -> list[int]:
        keys = [(facet, name) for facet in FACETS for name in values_of(document, facet)]
        return [self._values.setdefault(key, len(self._values) + 1) for key in keys]


def _match(question: Question) -> str:
    if question.how is How.PHRASE:
        return f'"{" ".join(question.words)}"'
    joint = " OR " if question.how is How.ANY else " AND "
    return joint.join(f'"{word}"' for word in question.words)
