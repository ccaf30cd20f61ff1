"""Which quotes held are the quotes of what is shown: by their words, else by words and place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.models import digest_of
from archive.store.identity.claims import one_to_one
from archive.text.words import words_of

SIMILAR = 0.6
"""The shared part of all words that makes two quotes of about the same place one."""
ANYWHERE = 0.8
"""The shared part that makes them one wherever they stand in the release."""

_NEAR = 2
"""So many quotes may have come or gone before it."""
_MOST_COMPARED = 40_000
"""Pairs of quotes without their like; of more only those of about the same place are compared."""


@dataclass(frozen=True, slots=True)
class QuoteKey:
    """What identity looks at in a quote. id: '' for one that is not matched yet. ordinal: its place
    among the quotes of its release, from 0. gone: not in what is shown."""

    id: str
    ordinal: int
    start: int
    text: str
    words_key: str
    gone: bool = False


@dataclass(frozen=True, slots=True, order=True)
class _Claim:
    """A quote found may be one held; in order of strength. neighbours: how many of the two beside
    it are the same, which tells one 'Yes' from another."""

    share: float
    present: bool
    neighbours: int
    nearness: int
    ordinal: int
    holder: str


def words_key(text: str) -> str:
    """What quotes of equal words share."""
    return digest_of(" ".join(words_of(text)).encode("utf-8", "replace"))


def matched_quotes(described: Sequence[QuoteKey], minted: Sequence[QuoteKey]) -> dict[int, str]:
    """The id of each quote found, by its ordinal; one without an id is new.

    First all of equal words, then of the rest those that are similar: the same as settling all
    claims at once, without comparing every quote of a long speech with every other.
    """
    chosen = one_to_one(_of_equal_words(described, minted))
    matched_ids = set(chosen.values())
    left = [quote for quote in described if quote.ordinal not in chosen]
    free = [quote for quote in minted if quote.id not in matched_ids]
    return chosen | one_to_one(_of_similar_words(left, free))


def _of_equal_words(described: Sequence[QuoteKey], minted: Sequence[QuoteKey]) -> Iterator[_Claim]:
    beside_described = _neighbours(described)
    beside_minted = _neighbours([known for known in minted if not known.gone])
    minted_by_words = _by_words(minted)
    for words, quotes in _by_words(described).items():
        for quote, known in _pairs(quotes, minted_by_words.get(words, ())):
            before, after = beside_described[quote.ordinal]
            same = beside_minted.get(known.ordinal, ("", "")) if not known.gone else ("", "")
            yield _claim(quote, known, 1.0, (before == same[0]) + (after == same[1]))


def _by_words(quotes: Sequence[QuoteKey]) -> dict[str, list[QuoteKey]]:
    by_words: dict[str, list[QuoteKey]] = {}
    for quote in sorted(quotes, key=lambda quote: quote.ordinal):
        by_words.setdefault(quote.words_key, []).append(quote)
    return by_words


def _pairs(
    described: Sequence[QuoteKey], minted: Sequence[QuoteKey]
) -> Iterator[tuple[QuoteKey, QuoteKey]]:
    """Each with each; where a page says one thing hundreds of times, each with those whose turn it
    was."""
    many = len(described) * len(minted) > _MOST_COMPARED
    for turn, quote in enumerate(described):
        some = minted[max(turn - _NEAR, 0) : turn + _NEAR + 1] if many else minted
        yield from ((quote, known) for known in some)


def _neighbours(quotes: Sequence[QuoteKey]) -> dict[int, tuple[str, str]]:
    """The words before and after each quote, by its ordinal."""
    ordered = sorted(quotes, key=lambda quote: quote.ordinal)
    keys = ["first", *(quote.words_key for quote in ordered), "last"]
    beside = zip(keys, keys[2:], strict=False)
    return {quote.ordinal: pair for quote, pair in zip(ordered, beside, strict=True)}


def _of_similar_words(
    described: Sequence[QuoteKey], minted: Sequence[QuoteKey]
) -> Iterator[_Claim]:
    words = {known.id: Counter(words_of(known.text)) for known in minted}
    many = len(described) * len(minted) > _MOST_COMPARED
    for quote in described:
        own = Counter(words_of(quote.text))
        for known in minted:
            near = abs(quote.ordinal - known.ordinal) <= _NEAR
            if near or not many:
                share = _share(own, words[known.id])
                if share >= (SIMILAR if near else ANYWHERE):
                    yield _claim(quote, known, share, 0)


def _share(words: Counter[str], others: Counter[str]) -> float:
    """The shared part of both (Dice's coefficient), each word as often as it is said."""
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 0.0


def _claim(quote: QuoteKey, known: QuoteKey, share: float, neighbours: int) -> _Claim:
    nearness = -abs(quote.start - known.start)
    return _Claim(share, not known.gone, neighbours, nearness, quote.ordinal, known.id)
