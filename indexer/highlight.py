"""Marking what matched: a function of the query and of the text at hand, never of an index."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import attrgetter
from typing import Protocol

import msgspec

from archive.models import Span
from archive.verbatim import BREAK
from indexer.analysis import fold_accents, needle, stems
from indexer.facet_values import FacetValues
from indexer.nearness import APART, stretches
from indexer.query.ast import Near, NearPart, Node, Phrase, Prefix, TextLeaf, Word, wanted
from indexer.search import Snippet
from indexer.windows import Mark, around, best_window, cut_out
from indexer.word_places import WordPlaces, read

# So many places of each part of the query are enough to choose a stretch among.
_WEIGHED = 1_000
# In a body, words asked for in quotes are marked too: it is where the quotes stand.
_MARKED = {"title": (None, "title"), "body": (None, "quote"), "quote": (None, "quote")}
_SHOWN_BREAK = f" {BREAK} "


class Lexicon(Protocol):
    """Knows the words of a text, of others too perhaps: what is not in a text is not marked."""

    def words(self, leaf: Word | Prefix, language: str) -> Collection[str]:
        """The exact words that a leaf stands for in texts of a language; of a prefix, those at
        least that begin so with an accent."""
        ...


class TextLexicon:
    """Knows the words of one text."""

    def __init__(self, places: WordPlaces) -> None:
        self._places = places

    @cached_property
    def _different(self) -> set[str]:
        return self._places.different()

    def words(self, leaf: Word | Prefix, language: str) -> Collection[str]:
        """As Lexicon.words says."""
        return [word for word in self._different if stands_for(leaf, word, language)]


def stands_for(leaf: Word | Prefix, word: str, language: str) -> bool:
    """Whether a leaf means an exact word of a text in a language."""
    match leaf:
        case Word(text):
            return not set(stems(text, language)).isdisjoint(stems(word, language))
        case Prefix(start):
            return fold_accents(word).startswith(start)


def find_marks(
    tree: Node,
    text: str,
    language: str,
    field: str,
    gaps: Sequence[int] = (),
    most: int | None = None,
    standing: Sequence[Span] = (),
) -> tuple[Mark, ...]:
    """Every place in a text that the query looks for, in order; marks may overlap.

    field: 'title', 'body' or 'quote'; words that name another are not marked. gaps: rising offsets
    that no phrase may cross. most: so many of each part of the query will do. language: as
    documents have it (analysis.language_of). standing: where phrases alone are marked.
    """
    return Marker(tree).marks(_read(text, language, field, gaps, standing), most)


class ShownText(msgspec.Struct, frozen=True):
    """A text whose words are read, with all that marking it depends on; as find_marks has it. Not a
    dataclass, as WordPlaces."""

    places: WordPlaces
    language: str
    field: str
    standing: tuple[Span, ...]
    lexicon: Lexicon

    @property
    def text(self) -> str:
        return self.places.text


@dataclass(frozen=True, slots=True)
class HeldText:
    """A release as an index holds it: its title and its text, ready to be marked."""

    release_id: str
    issued: str | None
    facets: tuple[FacetValues, ...]
    title: ShownText
    text: ShownText


def spans(marks: Sequence[Mark]) -> tuple[Span, ...]:
    """The marked places of a text, those that touch or overlap made one."""
    joined: list[Span] = []
    for mark in marks:
        if joined and mark.span.start <= joined[-1].end:
            start, end = joined[-1].start, max(joined[-1].end, mark.span.end)
            joined[-1] = Span(start, end)
        else:
            joined.append(mark.span)
    return tuple(joined)


def marked(tree: Node, text: str, language: str, field: str, gaps: Sequence[int] = ()) -> Snippet:
    """A short text as a whole, with its marks."""
    return Marker(tree).marked(_read(text, language, field, gaps, ()))


def snippet(
    tree: Node,
    text: str,
    language: str,
    field: str,
    gaps: Sequence[int] = (),
    standing: Sequence[Span] = (),
) -> Snippet:
    """The stretch of a text, about 240 characters, that shows most of what the query looks for.

    It begins and ends between words, crosses no gap but one that the text shows itself and no edge
    of a standing paragraph, and shows blanks as single spaces.
    """
    return Marker(tree).snippet(_read(text, language, field, gaps, standing))


class Marker:
    """Marks texts for one query: which words it looks for in a language is worked out once."""

    def __init__(self, tree: Node) -> None:
        leaves = list(enumerate(dict.fromkeys(wanted(tree))))
        self._leaves = {
            field: [(number, leaf) for number, leaf in leaves if leaf.field in named]
            for field, named in _MARKED.items()
        }
        # By the object that a leaf is: what it holds would be hashed for every text.
        self._tree = tree
        self._needles: dict[tuple[int, Lexicon, str], list[str]] = {}

    def marks(self, shown: ShownText, most: int | None = None) -> tuple[Mark, ...]:
        """As find_marks."""
        marks = [
            Mark(span, number)
            for number, leaf in self._leaves[shown.field]
            for span in islice(self._marked(leaf, shown), most)
        ]
        if len(marks) > 1:
            marks.sort(key=lambda mark: (mark.span.start, mark.span.end, mark.leaf))
        return tuple(marks)

    def marked(self, shown: ShownText) -> Snippet:
        """As `marked`."""
        return Snippet(shown.text, spans(self.marks(shown)))

    def snippet(self, shown: ShownText) -> Snippet:
        """As `snippet`."""
        text, standing = shown.text, shown.standing
        marks = self.marks(shown, _WEIGHED)
        gaps = (gap for gap in shown.places.gaps if not text.endswith(_SHOWN_BREAK, 0, gap))
        edges = sorted({*gaps, *(edge for each in standing for edge in (each.start, each.end))})
        if marks:
            return cut_out(text, best_window(text, marks, edges), spans(marks))
        return cut_out(text, _first(text, edges, standing), ())

    def near_spans(self, near: Near, shown: ShownText) -> list[Span]:
        """The words and phrases of a text that stand close to each other, where the query wants
        it."""
        numbers = _numbers(shown.places)
        printed = {
            part: {numbers(place): place for place in self._marked(part, shown)}
            for part in set(near.parts)
        }
        begins = {part: sorted(each.start for each in spans) for part, spans in printed.items()}
        close = list(stretches(near, begins))
        begun = [stretch.start for stretch in close]

        def is_close(number: Span) -> bool:
            last = bisect_right(begun, number.start) - 1
            return last >= 0 and number.end <= close[last].end

        places = {
            place for each in printed.values() for number, place in each.items() if is_close(number)
        }
        return sorted(places, key=attrgetter("start"))

    def _marked(self, leaf: TextLeaf, shown: ShownText) -> Iterator[Span]:
        if isinstance(leaf, Near):
            return iter(self.near_spans(leaf, shown))
        places, standing = self._places(leaf, shown), shown.standing
        if isinstance(leaf, Phrase) or not standing:
            return places
        return (place for place in places if not _inside(place, standing))

    def _places(self, leaf: NearPart, shown: ShownText) -> Iterator[Span]:
        normal = shown.places.normal
        words = len(leaf.words) if isinstance(leaf, Phrase) else 1
        for looked_for in self._looked_for(leaf, shown):
            if looked_for in normal:  # nearly always not: the words of a whole segment are known
                yield from shown.places.of(looked_for, words)

    def _looked_for(self, leaf: NearPart, shown: ShownText) -> list[str]:
        """What stands in a normal text where it has the leaf."""
        key = id(leaf), shown.lexicon, shown.language
        needles = self._needles.get(key)
        if needles is None:
            self._needles[key] = needles = _needles(leaf, shown)
        return needles


def only_standing(phrase: Phrase, shown: ShownText) -> bool:
    """Whether a phrase stands in a text, and in standing paragraphs of it alone."""
    places = shown.places
    starts = list(places.of(needle(phrase.words), len(phrase.words))) if shown.standing else []
    return bool(starts) and all(_inside(place, shown.standing) for place in starts)


def _read(
    text: str, language: str, field: str, gaps: Sequence[int], standing: Sequence[Span]
) -> ShownText:
    places = read(text, gaps)
    return ShownText(places, language, field, tuple(standing), TextLexicon(places))


def _needles(leaf: NearPart, shown: ShownText) -> list[str]:
    if isinstance(leaf, Phrase):
        return [needle(leaf.words)]
    spellings = sorted(shown.lexicon.words(leaf, shown.language))
    if isinstance(leaf, Prefix):
        others = [word for word in spellings if not word.startswith(leaf.text)]
        return [f" {leaf.text}", *(needle((word,)) for word in others)]
    return [needle((word,)) for word in spellings]


def _numbers(places: WordPlaces) -> Callable[[Span], Span]:
    """What numbers the words of a text: a place to the numbers of its first word and of the one
    after its last."""
    words, gaps = list(places.words()), places.gaps
    starts = [word.start for word in words]
    ends = {word.end: number + 1 for number, word in enumerate(words)}

    def numbers(place: Span) -> Span:
        first = bisect_left(starts, place.start)
        apart = APART * bisect_right(gaps, place.start)
        return Span(first + apart, ends[place.end] + apart)

    return numbers


def _inside(place: Span, standing: Sequence[Span]) -> bool:
    return any(each.start <= place.start and place.end <= each.end for each in standing)


def _first(text: str, edges: Sequence[int], standing: Sequence[Span]) -> Span:
    """A window where nothing is marked: the beginning of what is not standing, if anything is."""
    for start in (0, *edges):
        left = len(text) - len(text[start:].lstrip())
        if left < len(text) and not _inside(Span(left, left + 1), standing):
            return around(text, Span(left, left), sorted({*edges, left}))
    return Span(len(text), len(text))
