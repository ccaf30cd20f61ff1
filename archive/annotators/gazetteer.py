"""Finding the terms of any taxonomy in a release: a sum of phrases, or a label printed on the page.

The scores (boost of the lead, weak phrases, threshold) are those of the reference design; phrases
and their marks are in the taxonomy. A facet of a new taxonomy is one more line at the end.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from archive.annotators.page_context import PageContext
from archive.authorities.collection import Phrase, Topic, Vocabulary
from archive.facets import TOPIC
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import GAP, AccessPoint, BlockKind, Evidence, Relation, Release
from archive.text.folding import fold

LEAD = 250
"""How many characters of the body count as its lead."""
LEAD_BOOST = 1.5
OPENING = 700
"""How far the opening reaches: what stands later is often said in passing, and counts for less."""
TAIL_SHARE = 0.6
THRESHOLD = 1.0
_SHOWN = 3
"""How many phrases the evidence line of an access point shows."""

Annotate = Callable[[Release, PageContext, KnowledgeSnapshot], Release]


@dataclass(frozen=True, slots=True)
class _Find:
    """A phrase found. start: in Release.text, or -1 in the title or subtitle."""

    term: str
    phrase: str
    printed: str
    place: str
    start: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Passage:
    """start: its offset in Release.text, -1 outside. depth: how much prose stands before it."""

    place: str
    text: str
    start: int
    depth: int


def annotate_with(facet: str, relation: str) -> Annotate:
    """The annotator that finds the terms of the collection's taxonomy for this facet."""

    def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
        terms = knowledge.collection.taxonomy(facet).terms
        if not terms:
            return release
        finds_of_term = _weighed(release, knowledge.derived(_vocabularies)[facet])
        labelled = dict(_labelled(context, knowledge.derived(_names)[facet]))
        known = [
            term
            for term in terms
            if term.id in labelled or _score(finds_of_term, term) >= THRESHOLD
        ]
        return replace(
            release,
            access_points=release.access_points
            + tuple(_point(facet, relation, term, labelled, finds_of_term) for term in known),
            evidence=release.evidence
            + tuple(_evidence(facet, relation, known, labelled, finds_of_term)),
        )

    return annotate


def _vocabularies(knowledge: KnowledgeSnapshot) -> dict[str, Vocabulary]:
    """The phrases of each taxonomy, by its facet."""
    collection = knowledge.collection
    names = tuple(name for name in collection.names if " " in name)
    return {
        # Phrases of no term use up their words, so that no term is found in them.
        taxonomy.facet: Vocabulary(
            (
                *(phrase for term in taxonomy.terms for phrase in term.phrases),
                *(Phrase("", text) for text in (*taxonomy.ignore, *names)),
            )
        )
        for taxonomy in collection.taxonomies
    }


def _weighed(release: Release, vocabulary: Vocabulary) -> dict[str, list[_Find]]:
    """For each term its different phrases, each once with the most that it counts anywhere."""
    best: dict[tuple[str, str], _Find] = {}
    for find in _finds(release, vocabulary):
        key = (find.term, find.phrase)
        if key not in best or abs(find.weight) > abs(best[key].weight):
            best[key] = find
    finds: dict[str, list[_Find]] = {}
    for find in best.values():
        finds.setdefault(find.term, []).append(find)
    return finds


def _finds(release: Release, vocabulary: Vocabulary) -> Iterator[_Find]:
    for passage in _passages(release):
        for match in vocabulary.find(passage.text, release.language):
            if match.id:
                offset = passage.start + match.start if passage.start >= 0 else -1
                printed = passage.text[match.start : match.end]
                weight = match.weight * _share(passage.depth + match.start)
                yield _Find(match.id, match.phrase, printed, passage.place, offset, weight)


def _share(depth: int) -> float:
    if depth < LEAD:
        return LEAD_BOOST
    return 1.0 if depth < OPENING else TAIL_SHARE


def _passages(release: Release) -> Iterator[_Passage]:
    """What is read: title, subtitle and body without contacts. A caption is never the lead."""
    yield _Passage("title", release.title, -1, -len(release.title))
    yield _Passage("subtitle", release.subtitle or "", -1, -len(release.subtitle or ""))
    start = depth = 0
    for number, block in enumerate(release.blocks):
        caption = block.kind == BlockKind.CAPTION
        if block.kind != BlockKind.CONTACT:
            yield _Passage(f"block {number}", block.text, start, LEAD if caption else depth)
            depth += 0 if caption else len(block.text)
        start += len(block.text) + len(GAP)


def _score(finds: dict[str, list[_Find]], term: Topic) -> float:
    # Rounded: 0.4 + 0.6 must reach 1.
    return round(sum(find.weight for find in finds.get(term.id, ())), 6)


def _names(knowledge: KnowledgeSnapshot) -> dict[str, dict[str, str]]:
    """For each taxonomy its terms by their folded names and labels."""
    return {
        taxonomy.facet: {
            fold(name): term.id
            for term in taxonomy.terms
            for name in (*(name for _, name in term.names), *term.labels)
        }
        for taxonomy in knowledge.collection.taxonomies
    }


def _labelled(context: PageContext, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The labels chosen for the page that are names of terms: an editor's word, and certain."""
    chosen = (label.text for label in context.labels if label.chosen)
    for tag in (*context.tags, *chosen):
        if term_id := names.get(fold(tag)):
            yield term_id, tag


def _point(
    facet: str,
    relation: str,
    term: Topic,
    labelled: dict[str, str],
    finds_of_term: dict[str, list[_Find]],
) -> AccessPoint:
    if term.id in labelled:
        line = f"label on the page: {labelled[term.id]}"
    else:
        speaking = (find for find in finds_of_term[term.id] if find.weight > 0)
        finds = sorted(speaking, key=lambda find: -find.weight)
        line = ", ".join(f"‘{find.printed}’ ({find.place})" for find in finds[:_SHOWN])
    return AccessPoint(facet, term.id, term.label(), relation, line)


def _evidence(
    facet: str,
    relation: str,
    known: list[Topic],
    labelled: dict[str, str],
    finds: dict[str, list[_Find]],
) -> Iterator[Evidence]:
    for term in known:
        field = f"{facet}:{relation}"
        if label := labelled.get(term.id):
            yield Evidence(field, term.id, "label", "page", label)
        for find in finds.get(term.id, ()):
            place = find.place if find.start < 0 else f"{find.place}, offset {find.start}"
            method = "phrase" if find.weight > 0 else "phrase-against"
            confidence = round(min(abs(find.weight) / LEAD_BOOST, 1.0), 2)
            yield Evidence(field, term.id, method, place, find.printed, confidence)


topics = annotate_with(TOPIC, Relation.SUBJECT)
