"""The phrases that tell the releases under a label from all others."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.drafting.survey import Opening
from archive.text.words import words_of

_LONGEST, _SHORTEST_WORD = 3, 3
_MOST, _FEWEST_NEW = 40, 2
_UNSEEN = 0.5
"""So many releases without the label are taken to have a phrase besides those that were seen."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase, in how many releases under its label it stands, of how many that have it."""

    text: str
    support: int
    everywhere: int

    @property
    def precision(self) -> float:
        return self.support / (self.everywhere + _UNSEEN)


@dataclass(frozen=True, slots=True)
class Floor:
    """precision: of a phrase, at least. support: in so many releases under the label."""

    precision: float = 0.8
    support: int = 3


Phrases = dict[str, dict[str, tuple[Found, ...]]]
"""Of each label, by language."""


def phrases_of(
    openings: Sequence[Opening],
    labels: Collection[str],
    small_words: Mapping[str, Collection[str]],
    floor: Floor,
) -> Phrases:
    """For each label its phrases: first the one that finds most releases, then whichever finds most
    of those that are left."""
    found: Phrases = {label: {} for label in labels}
    for language in sorted({opening.language for opening in openings}):
        small = frozenset(small_words.get(language, ()))
        own = [opening for opening in openings if opening.language == language]
        everywhere = _counted(own, small, floor)
        grams = [_known(opening, small, everywhere) for opening in own]
        for label in labels:
            under = [n for n, opening in enumerate(own) if label in opening.labels]
            carriers = _carriers(grams, under, everywhere, floor)
            if chosen := tuple(_chosen(label, carriers, everywhere)):
                found[label][language] = chosen
    return found


def _counted(openings: Iterable[Opening], small: Collection[str], floor: Floor) -> dict[str, int]:
    """In how many openings each phrase stands that stands in enough."""
    counts: Counter[str] = Counter()
    for opening in openings:
        counts.update(set(_grams(words_of(opening.text), small)))
    return {text: number for text, number in counts.items() if number >= floor.support}


def _known(
    opening: Opening, small: Collection[str], everywhere: Mapping[str, int]
) -> frozenset[str]:
    return frozenset(gram for gram in _grams(words_of(opening.text), small) if gram in everywhere)


def _grams(words: Sequence[str], small: Collection[str]) -> Iterator[str]:
    """Runs of up to three words that neither begin nor end with a small word or a number."""
    for start, first in enumerate(words):
        if _tells(first, small):
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                if _tells(words[end - 1], small):
                    yield " ".join(words[start:end])


def _tells(word: str, small: Collection[str]) -> bool:
    return len(word) >= _SHORTEST_WORD and word not in small and word.isalpha()


def _carriers(
    grams: Sequence[Collection[str]],
    under: Sequence[int],
    everywhere: Mapping[str, int],
    floor: Floor,
) -> dict[str, set[int]]:
    """The phrases above the floor, each with the releases under the label that it finds."""
    carriers: dict[str, set[int]] = defaultdict(set)
    for number in under:
        for gram in grams[number]:
            carriers[gram].add(number)
    return {
        text: those
        for text, those in carriers.items()
        if len(those) >= floor.support
        and Found(text, len(those), everywhere[text]).precision >= floor.precision
    }


def _chosen(
    label: str, carriers: dict[str, set[int]], everywhere: Mapping[str, int]
) -> Iterator[Found]:
    covered: set[int] = set()
    own = frozenset(label.split("-"))

    def worth(text: str) -> tuple[int, bool, int, str]:
        """Of equals one with a word of the label, then the shorter: 'flood', not 'flood relief'."""
        return len(carriers[text] - covered), not own.isdisjoint(text.split()), -len(text), text

    for _ in range(min(_MOST, len(carriers))):
        best = max(carriers, key=worth)
        those = carriers.pop(best)
        if len(those - covered) < _FEWEST_NEW:
            return
        covered |= those
        yield Found(best, len(those), everywhere[best])
