"""The phrases that tell the releases under a label from all others."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from archive.drafting.survey import Opening
from archive.text.words import words_of

_LONGEST, _SHORTEST_WORD = 3, 3
_MOST, _FEWEST_NEW = 40, 2
_MOST_NEAR, _WORTH_READING = 3, 0.5
_LABELLED = 0.5
"""In a year in which this share of the releases has labels, one without any is against them."""
_UNSEEN = 0.5
"""So many releases without the label are taken to have a phrase besides those that were seen."""


@dataclass(frozen=True, slots=True)
class TellingPhrase:
    """A phrase, in how many releases under its label it stands, of how many that have it. example:
    one of these; against: one that has it and not the label, '' for none. is_sure: False below the
    floor of precision."""

    text: str
    support: int
    everywhere: int
    is_sure: bool = True
    example: str = ""
    against: str = ""

    @property
    def precision(self) -> float:
        return self.support / (self.everywhere + _UNSEEN)


@dataclass(frozen=True, slots=True)
class Floor:
    """precision: of a phrase, at least. support: in so many releases under the label."""

    precision: float = 0.8
    support: int = 3


Phrases = dict[str, dict[str, tuple[TellingPhrase, ...]]]
"""Of each label, by language."""


def phrases_of(
    openings: Sequence[Opening],
    labels: Collection[str],
    small_words: Mapping[str, Collection[str]],
    floor: Floor,
) -> Phrases:
    """For each label its phrases: first the one that finds most releases, then whichever finds most
    of those that are left. For one without any that is sure the few that come nearest."""
    sure = _found(openings, labels, small_words, floor, partial(_sure, precision=floor.precision))
    missing = [label for label in labels if not sure[label]]
    return sure | _found(_telling(openings), missing, small_words, floor, _nearest)


_Choice = Callable[[str, dict[str, set[int]], Mapping[str, int]], Iterable[TellingPhrase]]
"""Of the phrases of a label, each with the releases under it that it finds, those to be told."""


def _found(
    openings: Sequence[Opening],
    labels: Collection[str],
    small_words: Mapping[str, Collection[str]],
    floor: Floor,
    choose: _Choice,
) -> Phrases:
    phrases: Phrases = {label: {} for label in labels}
    for language in sorted({opening.language for opening in openings}):
        small = frozenset(small_words.get(language, ()))
        own = [opening for opening in openings if opening.language == language]
        everywhere = _counted(own, small, floor)
        grams = [_known(opening, small, everywhere) for opening in own]
        for label in labels:
            under = [n for n, opening in enumerate(own) if label in opening.labels]
            chosen = choose(label, _carriers(grams, under, floor), everywhere)
            if with_examples := tuple(_with_examples(each, label, own, grams) for each in chosen):
                phrases[label][language] = with_examples
    return phrases


def _sure(
    label: str, carriers: dict[str, set[int]], everywhere: Mapping[str, int], precision: float
) -> Iterator[TellingPhrase]:
    above = {
        text: those
        for text, those in carriers.items()
        if TellingPhrase(text, len(those), everywhere[text]).precision >= precision
    }
    return _chosen(label, above, everywhere)


def _nearest(
    _label: str, carriers: dict[str, set[int]], everywhere: Mapping[str, int]
) -> Iterator[TellingPhrase]:
    """Those that a person may make weak ones."""
    candidates = [
        TellingPhrase(text, len(those), everywhere[text]) for text, those in carriers.items()
    ]
    near = (each for each in candidates if each.precision >= _WORTH_READING)
    order = sorted(near, key=lambda each: (-each.precision, -each.support, each.text))
    return (replace(each, is_sure=False) for each in order[:_MOST_NEAR])


def _telling(openings: Sequence[Opening]) -> list[Opening]:
    """Those with a label that is not everybody's, and all of the years in which most have one:
    where a site did not label yet, or no more, a release without a label is not against it. What
    they tell is no proof: in most releases a phrase may mean something else."""
    counts = Counter(label for opening in openings for label in opening.labels)
    everybodys = {label for label, number in counts.items() if 2 * number > len(openings)}
    labelled = [bool(opening.labels - everybodys) for opening in openings]
    years = Counter(opening.year for opening in openings)
    own = Counter(opening.year for opening, is_so in zip(openings, labelled, strict=True) if is_so)
    return [
        opening
        for opening, is_so in zip(openings, labelled, strict=True)
        if is_so or own[opening.year] >= _LABELLED * years[opening.year]
    ]


def _with_examples(
    phrase: TellingPhrase, label: str, own: Sequence[Opening], grams: Sequence[Collection[str]]
) -> TellingPhrase:
    carriers = [each for each, known in zip(own, grams, strict=True) if phrase.text in known]
    under = (each.address for each in carriers if label in each.labels)
    against = (each.address for each in carriers if label not in each.labels)
    return replace(phrase, example=next(under, ""), against=next(against, ""))


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
    floor: Floor,
) -> dict[str, set[int]]:
    """The phrases of enough releases under the label, each with those."""
    carriers: dict[str, set[int]] = defaultdict(set)
    for number in under:
        for gram in grams[number]:
            carriers[gram].add(number)
    return {text: those for text, those in carriers.items() if len(those) >= floor.support}


def _chosen(
    label: str, carriers: dict[str, set[int]], everywhere: Mapping[str, int]
) -> Iterator[TellingPhrase]:
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
        yield TellingPhrase(best, len(those), everywhere[best])
