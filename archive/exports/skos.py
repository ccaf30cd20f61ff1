"""The authority files of a collection as SKOS in Turtle: taxonomies, and the offices.

One concept scheme a facet. Of phrases only plain words become hidden labels, no patterns. An office
is below every office that ever stood above it, for SKOS has no dates; a change note has the years.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from archive.authorities.collection import Collection, Office, Topic
from archive.exports.pieces import pieces
from archive.facets import OFFICE

_PREFIXES = (
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix dct: <http://purl.org/dc/terms/> .\n"
)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ANY = "any"
"""The language of a phrase or label whose language is not known."""

Label = tuple[str, str | None]
"""A text and its language."""


_Part = tuple[str, Office | Topic | None]
"""A facet alone: its scheme; with a record: a concept of it."""


@dataclass(frozen=True, slots=True)
class _Concept:
    id: str
    names: Sequence[tuple[str, str]]
    others: Sequence[Label]
    hidden: Sequence[Label]
    broader: Sequence[str]
    notes: Sequence[str]


def turtle(collection: Collection) -> Iterator[bytes]:
    """A piece for the head, one for each scheme, one for each concept. Raises DatelineError at the
    end where some could not be written: every other one was."""
    yield _PREFIXES.encode()
    yield from pieces(_parts(collection), partial(_part, collection), _name, "terms")


def _parts(collection: Collection) -> Iterator[_Part]:
    """Each scheme, then what stands in it."""
    if collection.offices:
        yield OFFICE, None
        yield from ((OFFICE, office) for office in collection.offices)
    for taxonomy in collection.taxonomies:
        yield taxonomy.facet, None
        yield from ((taxonomy.facet, term) for term in taxonomy.terms)


def _part(collection: Collection, part: _Part) -> bytes:
    facet, record = part
    if record is not None:
        return _concept(collection, facet, _of(record)).encode()
    scheme = _iri(collection, facet)
    title = _literal((f"{collection.title}: {facet}", "en"))
    return f"\n{scheme} a skos:ConceptScheme ;\n  dct:title {title} .\n".encode()


def _name(part: _Part) -> str:
    facet, record = part
    return f"{facet} {record.id}" if record else facet


def _of(record: Office | Topic) -> _Concept:
    return _of_term(record) if isinstance(record, Topic) else _of_office(record)


def _of_office(office: Office) -> _Concept:
    others = [(name, None) for name in office.variants]
    notes = [
        f"under {parent.id} from {parent.earliest or 'unknown'} to {parent.latest or 'now'}"
        for parent in office.parents
    ]
    above = [parent.id for parent in office.parents]
    return _Concept(office.id, office.names, others, (), above, notes)


def _of_term(term: Topic) -> _Concept:
    hidden = [(p.text, p.language) for p in term.phrases if not p.text.endswith("*")]
    return _Concept(term.id, term.names, [(n, None) for n in term.labels], hidden, term.above, ())


def _concept(collection: Collection, facet: str, concept: _Concept) -> str:
    scheme, own = _iri(collection, facet), _iri(collection, facet, concept.id)
    lines = [f"\n{own} a skos:Concept", f"skos:inScheme {scheme}"]
    lines.append(f"skos:notation {_literal((concept.id, None))}")
    lines += [f"{kind} {_literal(label)}" for kind, label in _labels(concept)]
    above = dict.fromkeys(concept.broader)
    lines += [f"skos:broader {_iri(collection, facet, id)}" for id in above]
    lines += [f"skos:changeNote {_literal((note, 'en'))}" for note in concept.notes]
    if not above:
        lines.append(f"skos:topConceptOf {scheme}")
    return " ;\n  ".join(lines) + " .\n" + "".join(_other_way(collection, facet, concept))


def _other_way(collection: Collection, facet: str, concept: _Concept) -> Iterator[str]:
    """What those above say of it: many catalogues read a hierarchy from one end alone."""
    own = _iri(collection, facet, concept.id)
    for id in dict.fromkeys(concept.broader):
        yield f"{_iri(collection, facet, id)} skos:narrower {own} .\n"
    if not concept.broader:
        yield f"{_iri(collection, facet)} skos:hasTopConcept {own} .\n"


def _labels(concept: _Concept) -> Iterator[tuple[str, Label]]:
    """Each text once: SKOS wants the three kinds of labels disjoint, one preferred a language."""
    written: set[Label] = set()
    preferred = [(name, language) for language, name in dict(concept.names).items()]
    groups: tuple[tuple[str, Sequence[Label]], ...] = (
        ("skos:prefLabel", preferred),
        ("skos:altLabel", concept.others),
        ("skos:hiddenLabel", concept.hidden),
    )
    for kind, labels in groups:
        for label in labels:
            if label not in written:
                written.add(label)
                yield kind, label


def _iri(collection: Collection, *parts: str) -> str:
    named = ":".join(quote(part, safe="") for part in (collection.name, *parts))
    return f"<urn:dateline:{named}>"


def _literal(label: Label) -> str:
    text, language = label
    tag = f"@{language}" if language and language != _ANY else ""
    return f'"{text.translate(_ESCAPES)}"{tag}'
