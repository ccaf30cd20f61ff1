"""An engine in one file: documents in a list, every question answered by reading all of them.

It shows what an engine has to do, and answers by other means than ours: what it says must be so.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from unicodedata import combining

import msgspec

from archive.config import Config
from archive.errors import IndexDamaged, QueryError
from archive.facets import FACETS, LABELS, Facet, facets_of
from archive.records import Fault
from indexer.analysis import Token, fold_accents, segments, stems, tokens
from indexer.documents import (
    FIELDS,
    Changed,
    Document,
    DocumentType,
    FieldText,
    digest_of,
    number_of,
)
from indexer.facet_values import FacetValue, FacetValues
from indexer.highlight import HeldText, ShownText, TextLexicon, marked, snippet
from indexer.query.ast import (
    And,
    FacetIs,
    Issued,
    MatchAll,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    SomeOf,
    TextLeaf,
    Word,
    wanted,
)
from indexer.query.parser import Query
from indexer.search import (
    MOST_VALUES,
    DatedUse,
    FacetCount,
    FacetResult,
    Histogram,
    Hit,
    Holding,
    SearchRequest,
    SearchResults,
    Sort,
    StandingUse,
    Usage,
    YearCount,
)
from indexer.word_places import read


class PlainEngine:
    """Keeps everything in one file, and reads it whole for each question."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def revision(self) -> int:
        return self._read()[1]

    @property
    def origin(self) -> str:
        return self._read()[0]

    def build(self, releases: Iterable[Changed], origin: str, revision: int) -> None:
        self._write(origin, revision, [d for each in releases for d in each.documents])

    def apply(self, changes: Iterable[Changed], revision: int) -> None:
        origin, _, documents = self._read()
        for changed in changes:
            documents = [d for d in documents if d.release_id != changed.release_id]
            documents += changed.documents
        self._write(origin, revision, documents)

    def tidy(self) -> None: ...

    def check(self) -> Iterator[Fault]:
        return iter(())

    def digests(self) -> Iterator[tuple[str, int]]:
        return ((document.key, digest_of(document)) for document in self._read()[2])

    def search(self, request: SearchRequest) -> SearchResults:
        _, revision, documents = self._read()
        return _Answer(
            [d for d in documents if d.release_id not in request.excluded], request
        ).whole(revision)

    def usage(self, request: SearchRequest) -> Usage:
        documents = [d for d in self._read()[2] if d.release_id not in request.excluded]
        return _Answer(documents, request).usage()

    def texts(
        self, tree: Node, excluded: frozenset[str], sort: Sort, numbers: range
    ) -> list[HeldText]:
        answer = _Answer(
            [d for d in self._read()[2] if d.release_id not in excluded],
            SearchRequest(Query("", tree), sort=sort),
        )
        return [_held(d) for d in answer.in_order()[numbers.start : numbers.stop]]

    def holding(self, tree: Node, excluded: frozenset[str], most: int) -> Holding:
        search_request = SearchRequest(Query("", tree), excluded=excluded)
        matched = _Answer(
            [d for d in self._read()[2] if d.release_id not in excluded], search_request
        )
        ordered = sorted(
            matched.documents, key=lambda d: (d.issued is None, d.earliest or 0, d.sequence)
        )
        dated = [d for d in ordered if d.issued]
        latest = min(dated, key=lambda d: (-(d.latest or 10**9), d.sequence), default=None)
        return Holding(
            len(ordered),
            _undated_before(ordered, dated),
            tuple(DatedUse(d.release_id, d.issued) for d in ordered[:most]),
            DatedUse(latest.release_id, latest.issued) if latest else None,
        )

    def beginning(self, start: str) -> Iterator[str]:
        texts = [d.shown for d in self._read()[2] if d.shown.field == "body"]
        printed = {t.word for text in texts for t in tokens(text.text) if not _stands(t, text)}
        return (word for word in printed if fold_accents(word).startswith(start))

    def names(self, facet: str) -> Iterator[str]:
        values = (
            v
            for d in self._read()[2]
            for each in d.facets
            if each.facet == facet
            for v in each.values
        )
        return iter(dict.fromkeys(value.label for value in values))

    def _read(self) -> tuple[str, int, list[Document]]:
        if not self._path.is_file():
            raise IndexDamaged("nothing is indexed")
        return msgspec.json.decode(self._path.read_bytes(), type=tuple[str, int, list[Document]])

    def _write(self, origin: str, revision: int, documents: list[Document]) -> None:
        self._path.write_bytes(msgspec.json.encode((origin, revision, documents)))


def open_engine(config: Config) -> PlainEngine:
    config.index_path.mkdir(parents=True, exist_ok=True)
    return PlainEngine(config.index_path / "plain.json")


def _undated_before(matching: Sequence[Document], dated: Sequence[Document]) -> int:
    surely = min((d.latest or 10**9 for d in dated), default=10**9)
    return sum(not d.issued and (d.earliest or 0) < surely for d in matching)


class _Answer:
    def __init__(self, documents: Sequence[Document], request: SearchRequest) -> None:
        self._request = request
        self._held = documents
        self._labels = _labels(documents)
        tree, wanted = request.query.tree, request.type
        self.documents = [d for d in documents if d.type is wanted and self._matches(tree, d)]

    def usage(self) -> Usage:
        request = self._request
        matching = [d for d in self.documents if self._passes(d, "")]
        matching = [d for d in matching if self._inside(d, request.earliest, request.latest)]
        dated = [d for d in matching if d.issued]
        years = Counter(
            year for year, _ in {(int(d.issued[:4]), d.work) for d in dated if d.issued}
        )
        first = min(dated, key=lambda d: (d.earliest or 0, d.sequence), default=None)
        last = min(dated, key=lambda d: (-(d.latest or 10**9), d.sequence), default=None)
        return Usage(
            DatedUse(first.release_id, first.issued) if first else None,
            DatedUse(last.release_id, last.issued) if last else None,
            _undated_before(matching, dated),
            tuple(YearCount(year, years[year]) for year in sorted(years)),
        )

    def in_order(self) -> list[Document]:
        return sorted(self.documents, key=self._place)

    def whole(self, revision: int) -> SearchResults:
        request, filtered = self._request, [d for d in self.documents if self._passes(d, "")]
        matching = [d for d in filtered if self._inside(d, request.earliest, request.latest)]
        may_be = [d for d in filtered if self._overlaps(d)]
        dated = request.earliest or request.latest
        start = (request.page - 1) * request.per_page
        shown = sorted(matching, key=self._place)[start : start + request.per_page]
        years = Counter(year for year, _ in {_work_of(d) for d in matching})
        unknown = years.pop(0, 0)
        return SearchResults(
            total=len(matching),
            possible_total=len(may_be) - len(matching) if dated else 0,
            hits=tuple(map(self._hit, shown)),
            facets=tuple(map(self._facet, facets_of(request.type))),
            histogram=Histogram(
                tuple(YearCount(year, years[year]) for year in sorted(years)),
                unknown,
            ),
            revision=revision,
            explained=request.query.explained,
        )

    def _matches(self, node: Node, document: Document) -> bool:
        match node:
            case And(children):
                return all(self._matches(child, document) for child in children)
            case Or(children):
                return any(self._matches(child, document) for child in children)
            case Not(child):
                return not self._matches(child, document)
            case MatchAll():
                return True
            case SomeOf(some):
                return any(_score(word, document) for word in some)
            case Issued(period):
                return self._inside(document, period.earliest, period.latest)
            case FacetIs(facet, text):
                values = self._values(facet, document)
                alike = str.casefold if self._is_known(facet, text) else _plain_name
                return any(alike(text) in (alike(v.id), alike(v.label)) for v in values)
            case _:
                return _score(node, document) > 0

    def _is_known(self, facet: str, text: str) -> bool:
        """Whether anything has this as an id or a label, case left aside."""
        values = (v for d in self._held for v in self._values(facet, d))
        return any(text.casefold() in (v.id.casefold(), v.label.casefold()) for v in values)

    def _passes(self, document: Document, but: str) -> bool:
        return all(
            {value.id for value in self._values(entry.facet, document)} & set(entry.ids)
            for entry in self._request.filters
            if entry.facet != but
        )

    def _inside(self, document: Document, earliest: date | None, latest: date | None) -> bool:
        after = not earliest or (document.earliest or 0) >= earliest.toordinal()
        before = not latest or (document.latest or 10**9) <= latest.toordinal()
        return after and before

    def _overlaps(self, document: Document) -> bool:
        earliest, latest = self._request.earliest, self._request.latest
        after = not earliest or (document.latest or 10**9) >= earliest.toordinal()
        before = not latest or (document.earliest or 0) <= latest.toordinal()
        return after and before

    def _place(self, document: Document) -> tuple[float, ...]:
        newest, undated = -(document.latest or 10**9), float(document.issued is None)
        match self._request.sort:
            case Sort.RELEVANCE:
                score = -_score_of(self._request.query.tree, document)
                return (score, undated, newest, document.sequence)
            case Sort.NEWEST:
                return (undated, newest, document.sequence)
            case Sort.OLDEST:
                return (undated, document.earliest or 0, document.sequence)
            case Sort.ADDED:
                return (-document.added, document.sequence)

    def _values(self, facet: str, document: Document) -> tuple[FacetValue, ...]:
        known = [entry.values for entry in document.facets if entry.facet == facet]
        if not known:
            raise QueryError(f"unknown facet {facet!r}")
        return tuple(FacetValue(v.id, self._labels[facet, v.id]) for v in known[0])

    def _standing(self, text: FieldText) -> Iterator[StandingUse]:
        """The phrases of the question that a text has in standing paragraphs alone."""
        for leaf in dict.fromkeys(wanted(self._request.query.tree)):
            if not isinstance(leaf, Phrase):
                continue
            size, found = len(leaf.words), list(tokens(text.text))
            runs = [found[at : at + size] for at in range(len(found) - size + 1)]
            places = [
                run
                for run in runs
                if tuple(token.word for token in run) == leaf.words
                and not any(run[0].start < gap < run[-1].end for gap in text.gaps)
            ]
            if places and all(_stands(token, text) for run in places for token in run):
                have = [d for d in self._held if d.type is self._request.type and _score(leaf, d)]
                dated = [d for d in have if d.issued]
                first = min(dated, key=lambda d: (d.earliest or 0, d.sequence), default=None)
                yield StandingUse(" ".join(leaf.words), len(have), first and first.issued)

    def _facet(self, facet: Facet) -> FacetResult:
        request = self._request
        chosen = {i for entry in request.filters if entry.facet == facet.name for i in entry.ids}
        counts = Counter(
            value
            for document in self.documents
            if self._passes(document, facet.name)
            and self._inside(document, request.earliest, request.latest)
            for value in self._values(facet.name, document)
        )
        known = {id: label for (name, id), label in self._labels.items() if name == facet.name}
        listed = {*counts, *(FacetValue(id, known[id]) for id in chosen & set(known))}
        whole = [FacetCount(v.id, v.label, counts[v], v.id in chosen) for v in listed]
        whole.sort(key=lambda c: (c.id in LABELS, -c.count, c.label.casefold(), c.id))
        shown = [c for n, c in enumerate(whole) if n < MOST_VALUES or c.selected or c.id in LABELS]
        return FacetResult(facet.name, facet.label, tuple(shown), len(whole) - len(shown))

    def _hit(self, document: Document) -> Hit:
        tree, text, title = self._request.query.tree, document.shown, document.texts[0]
        return Hit(
            release_id=document.release_id,
            key=document.key,
            title=marked(tree, title.text, document.language, title.field, title.gaps),
            snippet=snippet(
                tree, text.text, document.language, text.field, text.gaps, text.standing
            ),
            standing=tuple(self._standing(text)),
            score=_score_of(tree, document),
            language=document.language,
            issued=document.issued,
            earliest=date.fromordinal(document.earliest) if document.earliest else None,
            latest=date.fromordinal(document.latest) if document.latest else None,
            added=datetime.fromtimestamp(document.added, UTC).date(),
            place=document.place,
            facets=tuple(FacetValues(f.name, self._values(f.name, document)) for f in FACETS),
            quote=document.quote,
            work=number_of(document.work.encode()) if document.quote is None else 0,
        )


def _labels(documents: Sequence[Document]) -> dict[tuple[str, str], str]:
    """The label of each value: the one that most documents have, the first of those in the
    alphabet."""
    met = Counter((e.facet, v) for d in documents for e in d.facets for v in e.values)
    ranked = sorted(met, key=lambda pair: (-met[pair], pair[1].label), reverse=True)
    return {(facet, value.id): value.label for facet, value in ranked}


def _score_of(node: Node, document: Document) -> float:
    match node:
        case And(children) | Or(children) | SomeOf(children):
            return sum(_score_of(child, document) for child in children)
        case Not() | MatchAll() | Issued() | FacetIs():
            return 0.0
        case _:
            return float(_score(node, document))


def _score(leaf: TextLeaf, document: Document) -> int:
    """How often a leaf is met in the fields where it is looked for."""
    fields = {
        f.name for f in FIELDS[document.type] if f.name == leaf.field or (not leaf.field and f.bare)
    }
    texts = (text for text in document.texts if text.field in fields)
    return sum(_count(leaf, text, document.language) for text in texts)


def _count(leaf: TextLeaf, text: FieldText, language: str) -> int:
    if isinstance(leaf, Near):
        return _near(leaf, text, language)
    if isinstance(leaf, Phrase):
        parts, size = segments(text.text, text.gaps), len(leaf.words)
        return sum(
            tuple(part[at : at + size]) == leaf.words for part in parts for at in range(len(part))
        )
    printed = [token for token in tokens(text.text) if not _stands(token, text)]
    if isinstance(leaf, Prefix):
        return sum(fold_accents(token.word).startswith(leaf.text) for token in printed)
    looked_for = set(stems(leaf.text, language))
    return sum(bool(looked_for & set(stems(token.word, language))) for token in printed)


def _near(near: Near, text: FieldText, language: str) -> int:
    """How many stretches of the greatest length hold all parts: each one is tried."""
    edges = [0, *text.gaps, len(text.text)]
    sections = [
        [token for token in tokens(text.text) if start <= token.start < end]
        for start, end in itertools.pairwise(edges)
    ]
    sizes = [len(part.words) if isinstance(part, Phrase) else 1 for part in near.parts]
    most = sum(sizes) + near.distance
    return sum(
        all(
            _printed(part, section[at : at + most], text, language) >= near.parts.count(part)
            for part in near.parts
        )
        for section in sections
        for at in range(len(section))
    )


def _printed(part: TextLeaf, some: Sequence[Token], text: FieldText, language: str) -> int:
    """How often a part of a Near is met among these words."""
    if isinstance(part, Phrase):
        size, words = len(part.words), tuple(token.word for token in some)
        return sum(words[at : at + size] == part.words for at in range(len(words)))
    bare = [token.word for token in some if not _stands(token, text)]
    if isinstance(part, Prefix):
        return sum(fold_accents(word).startswith(part.text) for word in bare)
    assert isinstance(part, Word)
    looked_for = set(stems(part.text, language))
    return sum(bool(looked_for & set(stems(word, language))) for word in bare)


def _work_of(document: Document) -> tuple[int, str]:
    """What a bar counts once: a release with its copies of the year, a quotation."""
    is_release = document.type is DocumentType.RELEASE
    year = int(document.issued[:4]) if document.issued else 0
    return year, document.work if is_release else document.key


def _plain_name(name: str) -> str:
    """A value as it is compared: letters and digits only, without accents and case."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(x for x in letters if not combining(x))))


def _stands(token: Token, text: FieldText) -> bool:
    """In a standing paragraph, which bare words leave out."""
    return any(each.start <= token.start < each.end for each in text.standing)


def _held(document: Document) -> HeldText:
    title, text = (_shown_text(each, document) for each in (document.texts[0], document.shown))
    return HeldText(document.release_id, document.issued, document.facets, title, text)


def _shown_text(text: FieldText, document: Document) -> ShownText:
    places = read(text.text, text.gaps)
    return ShownText(places, document.language, text.field, text.standing, TextLexicon(places))
