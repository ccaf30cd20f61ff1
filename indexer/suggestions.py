"""Did you mean: for words that nothing has, the nearest of the archive's own words and names."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from archive.facets import FACETS, LABELS
from archive.text.folding import fold
from indexer.analysis import words
from indexer.index import Index
from indexer.query.ast import And, FacetIs, Leaf, Node, Or, Phrase, Word, leaves
from indexer.query.parser import Query

_LEAST_LETTERS = 4
_SAME_START = 2
_LIKE = 0.7
"""Of the letters of a word, counted with the swaps, that a suggestion keeps."""

_MOST_WORDS = 5
"""Of a query are put right: with more of them it is no slip."""

_TYPED = r"(?:\"[^\"]*\"|[^\s()]+)"


def suggestion(query: Query, index: Index) -> str | None:
    """The query with each word, and each value of a facet, that no release has put right; None
    where there is nothing better to ask. A suggestion is always a word or a name of the archive."""
    text, changed = query.text, False
    for leaf in islice(_unknown(query, index), _MOST_WORDS):
        pattern, better = _better(leaf, index)
        if better:
            text, times = pattern.subn(better.replace("\\", r"\\\\"), text)
            changed = changed or bool(times)
    return text if changed else _as_name(query, index)


def unknown_values(query: Query, index: Index) -> list[FacetIs]:
    """What is asked for of facets that no release has: why nothing is found."""
    return [leaf for leaf in _unknown(query, index) if isinstance(leaf, FacetIs)]


def _as_name(query: Query, index: Index) -> str | None:
    """Plain words as the name of a heading that they are near to, where it has one."""
    tree = query.tree
    parts = tree.children if isinstance(tree, And) else (tree,)
    if not all(isinstance(part, Word) and part.field is None for part in parts):
        return None
    for facet in FACETS:
        name = _nearest_name(FacetIs(facet.name, query.text), index) if facet.page else None
        if name:
            return f'{facet.name}:"{name}"'
    return None


def _unknown(query: Query, index: Index) -> Iterator[Word | FacetIs]:
    """The words and values that no release has, each once."""
    hold = index.holder()
    parts = chain.from_iterable(map(_parts, leaves(query.tree)))
    return (part for part in dict.fromkeys(parts) if not hold(_anywhere(part), 0).total)


def _anywhere(part: Word | FacetIs) -> Node:
    """Standing paragraphs, which bare words leave out, are printed too."""
    return Or((part, Phrase((part.text,), part.field))) if isinstance(part, Word) else part


def _parts(leaf: Leaf) -> Sequence[Word | FacetIs]:
    """What may be put right of a leaf: of a phrase each of its words."""
    if isinstance(leaf, Phrase):
        return [Word(word, leaf.field) for word in leaf.words]
    return [leaf] if isinstance(leaf, Word | FacetIs) else []


def _better(leaf: Word | FacetIs, index: Index) -> tuple[re.Pattern[str], str | None]:
    """Where a leaf stands in what was typed, and what is to stand there."""
    if isinstance(leaf, Word):
        pattern = re.compile(rf"(?<!\w){re.escape(leaf.text)}(?!\w)", re.IGNORECASE)
        return pattern, _nearest_word(leaf.text, index)
    name = _nearest_name(leaf, index)
    pattern = re.compile(rf"(?<!\w){leaf.facet}:{_TYPED}", re.IGNORECASE)
    return pattern, f'{leaf.facet}:"{name}"' if name else None


def _nearest_word(word: str, index: Index) -> str | None:
    """Of the words nearest by letters the one that most releases have."""
    if len(word) < _LEAST_LETTERS:
        return None
    scored = process.extract(
        word,
        list(dict.fromkeys(_candidates(word, index))),
        scorer=OSA.normalized_similarity,
        score_cutoff=_LIKE,
        limit=None,
    )
    best = max((likeness for _, likeness, _ in scored), default=0.0)
    hold = index.holder()
    having = {o: hold(Word(o), 0).total for o, likeness, _ in sorted(scored) if likeness == best}
    # What was withdrawn a moment ago may still be in the index: it is no release's word.
    return max((o for o in having if having[o]), key=having.__getitem__, default=None)


def _candidates(word: str, index: Index) -> Iterator[str]:
    """Words of texts and of names that begin alike, the first two letters swapped among them: slips
    begin later."""
    starts = tuple(dict.fromkeys((word[:_SAME_START], word[1] + word[0])))
    for start in starts:
        yield from index.beginning(start)
    for facet in FACETS:
        for label in index.names(facet.name):
            yield from (each for each in words(label) if each.startswith(starts))


def _nearest_name(leaf: FacetIs, index: Index) -> str | None:
    """The value of a facet whose label, or as many words of it, is nearest by its letters; of
    several the one that most releases have."""
    typed = fold(leaf.value)
    parts = _parts_of_labels(leaf.facet, len(typed.split()), index) if typed else {}
    nearest = process.extractOne(
        typed, list(parts), scorer=OSA.normalized_similarity, score_cutoff=_LIKE
    )
    hold = index.holder()
    labels = parts[nearest[0]] if nearest else ()
    having = {label: hold(FacetIs(leaf.facet, label), 0).total for label in labels}
    return max((o for o in having if having[o]), key=having.__getitem__, default=None)


def _parts_of_labels(facet: str, size: int, index: Index) -> dict[str, list[str]]:
    """The labels of a facet, folded, without blanks and by as many words of them as are given."""
    plain, labels = set(LABELS.values()), dict[str, list[str]]()
    for label in index.names(facet):
        parts = fold(label).split() if label not in plain else []
        if not parts:
            continue
        runs = (" ".join(parts[n : n + size]) for n in range(max(1, len(parts) - size + 1)))
        for part in dict.fromkeys(("".join(parts), *runs)):
            labels.setdefault(part, []).append(label)
    return labels
