"""A release read once: its blocks as items, its people in a table; quotes and people share it."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter

from archive.annotators.quotations.items import Item, items_of
from archive.annotators.quotations.lexicon import Lexicon, languages_of
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.names.runs import runs_of
from archive.annotators.quotations.posts.positions import PositionReader
from archive.annotators.quotations.spans import MarkedSpan, PlacedBlock, marked_spans, place
from archive.annotators.quotations.table import PeopleTable
from archive.annotators.quotations.words import (
    CLOSING_MARKS,
    Word,
    sentence_starts,
    words_of,
)
from archive.knowledge.languages import Language
from archive.knowledge.snapshot import KnowledgeSnapshot, people_of
from archive.models import Block, Release

_plain = attrgetter("plain")
_DASHES = ("—", "–", "-", "―", "−")
_SMALL, _FEWEST_IN_HEADLINES, _MOST_IN_HEADLINES, _CAPITALS = 3, 4, 25, 0.8
_MOST_DESCRIBING = 3
_APPOSITION = 25
"""Words behind a name in which 'a farmer in Tete' and the verb of speech stand."""


@dataclass(frozen=True)
class BlockItems:
    """A block that may speak. runs: its capitals, whose people are known. opening: the numbers of
    the words that begin its sentences. Most blocks are asked for no more than their words."""

    placed: PlacedBlock
    words: Sequence[Word]
    runs: Sequence[Run]
    opening: Sequence[int]
    lexicon: Lexicon

    @cached_property
    def items(self) -> Sequence[Item]:
        """In order; offsets count in the release's text."""
        return items_of(self.words, self.runs, self.lexicon)

    @cached_property
    def starts(self) -> Sequence[int]:
        """The offsets of its items."""
        return [item.start for item in self.items]

    @cached_property
    def sentences(self) -> Sequence[int]:
        """The numbers of the items that begin its sentences."""
        by_word = {item.first: number for number, item in enumerate(self.items)}
        return sorted({0, *(by_word[start] for start in self.opening if start in by_word)})

    @cached_property
    def quoted(self) -> Sequence[MarkedSpan]:
        """What stands between its marks, in order; none of them lies in another."""
        return list(marked_spans(self.placed))

    @cached_property
    def opens(self) -> Sequence[int]:
        """The offsets at which those open."""
        return [span.opens for span in self.quoted]

    def is_quoted(self, place: int) -> bool:
        """Whether an offset lies between its marks."""
        opened = bisect_right(self.opens, place)
        return bool(opened) and place < self.quoted[opened - 1].closes

    def sentence_of(self, number: int) -> int:
        """The number of the item that begins the sentence of another."""
        return self.sentences[max(0, bisect_right(self.sentences, number) - 1)]

    def holds(self, plains: frozenset[str]) -> bool:
        """Whether one of these words stands there."""
        return not plains.isdisjoint(map(_plain, self.words))

    @property
    def ends_with_colon(self) -> bool:
        return bool(self.words) and self.words[-1].plain == ":"

    def lower_behind(self, number: int) -> bool:
        """Whether a word in small letters follows: the sentence goes on."""
        return (
            number < len(self.items)
            and self.items[number].plain[:1].isalpha()
            and (self.items[number].run is None and number not in self.sentences)
        )


@dataclass(frozen=True, slots=True)
class ReleaseNames:
    """text: that of the release. lexicon: the words of its languages. placed: all blocks.

    rows: the blocks that may speak, by their numbers. table: who is named in them. before: for the
    number of a block that may speak, that of the last one before it. positions: reads the post
    beside a name.
    """

    text: str
    lexicon: Lexicon
    placed: Sequence[PlacedBlock]
    rows: Mapping[int, BlockItems]
    table: PeopleTable
    before: Mapping[int, int]
    positions: PositionReader


def _towns(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """Places whose names may be taken for somebody's."""
    return frozenset(knowledge.cues.places.splitlines())


class _Readers:
    """A reader for each set of languages, made when first asked for."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        self._knowledge = knowledge
        self._readers: dict[tuple[str, ...], _Reader] = {}

    def of(self, code: str | None) -> "_Reader":
        languages = languages_of(code, self._knowledge)
        codes = tuple(language.code for language in languages)
        if codes not in self._readers:
            self._readers[codes] = _Reader(languages, self._knowledge)
        return self._readers[codes]


class _Reader:
    def __init__(self, languages: Sequence[Language], knowledge: KnowledgeSnapshot) -> None:
        people = [person.name for person in knowledge.derived(people_of)]
        towns = knowledge.derived(_towns)
        self._lexicon = Lexicon(languages, knowledge.languages, people, towns)
        lexicon = self._lexicon
        self._small = lexicon.small_words | lexicon.auxiliaries | lexicon.also_nouns
        self._positions = PositionReader(languages, self._lexicon)
        self._known = tuple(people)
        # Quotes and people ask of one release in turn, so that the last answer is kept.
        self.read = lru_cache(maxsize=2)(self._read)

    def _read(self, blocks: tuple[Block, ...], title: str) -> ReleaseNames:
        text = Release("", blocks).text
        placed = place(blocks)
        rows = [self._row(block, text) for block in placed if block.speaks]
        runs = [run for _, row, _ in rows for run in row]
        speaking = frozenset(
            run.start for words, row, _ in rows for run in row if self._speaks(run, words)
        )
        for words, row, _ in rows:
            speaking |= {run.start for run in self._joined(row, words, speaking)}
        heading = self._heading(title)
        table = PeopleTable(
            runs, text, self._lexicon, self._positions, self._known, speaking, heading
        )
        speaking_blocks = [block for block in placed if block.speaks]
        read = [
            BlockItems(block, *row, self._lexicon)
            for block, row in zip(speaking_blocks, rows, strict=True)
        ]
        numbers = [block.number for block in speaking_blocks]
        before = dict(zip(numbers[1:], numbers, strict=False))
        by_number = dict(zip(numbers, read, strict=True))
        return ReleaseNames(text, self._lexicon, placed, by_number, table, before, self._positions)

    def _heading(self, title: str) -> Sequence[Run]:
        words = words_of(title, self._lexicon)
        starts = frozenset(sentence_starts(words))
        return list(runs_of(words, starts, title, self._lexicon)) if words else ()

    def _row(self, block: PlacedBlock, text: str) -> tuple[list[Word], list[Run], list[int]]:
        words = words_of(block.block.text, self._lexicon, block.start)
        starts = sentence_starts(words)
        runs = list(runs_of(words, frozenset(starts), text, self._lexicon))
        for run, following in pairwise(runs):
            place = run.post and run.lead and not run.lead[0].capital and len(run.name) == 1
            beside = following.first - run.last == 1 and words[run.last].text == ","
            if place and beside and len(following.name) > 1:
                run.name = ()  # 'Bürgermeisterin von Kiel, NAME': a place, no surname
            place = following.post and following.lead and not following.lead[0].capital
            if place and beside and len(run.name) > 1 and len(following.name) == 1:
                following.name = ()  # 'NAME, Bürgermeisterin von Kiel'
        if _is_headline(block.block.text):
            for run in runs:
                run.headline = True
        return words, runs, starts

    def _speaks(self, run: Run, words: Sequence[Word]) -> bool:
        """Whether a verb of speech stands right beside the run."""
        plains = [word.plain for word in words[max(0, run.first - 2) : run.last + 3]]
        at = run.last - max(0, run.first - 2)
        hangs = run.first > 0 and words[run.first - 1].plain in self._lexicon.prepositions
        behind = at < len(plains) and self._lexicon.verbs.length_at(plains, at) > 0 and not hangs
        if behind or self._lexicon.verbs.ends_before(plains, min(2, run.first)):
            return True
        if hangs and self._lexicon.according.ends_before(plains, min(2, run.first)):
            return True
        described = len(run.name) > 1 and self._described(run, words)
        return described or self._apposed(run, words) or self._signs(run, words)

    def _described(self, run: Run, words: Sequence[Word]) -> bool:
        """'says elderly Tete refugee NAME': plain words between the verb and the name."""
        near = [word.plain for word in words[max(0, run.first - _MOST_DESCRIBING - 1) : run.first]]
        for at in range(len(near) - 1, -1, -1):
            if self._lexicon.verbs.length_at(near, at):
                addresses = self._lexicon.addressing.length_at(near, at)
                return (
                    not addresses
                    and near[at] not in self._lexicon.also_nouns
                    and at < len(near) - 1
                )
            if near[at] in self._small or not near[at][0].isalpha():
                return False
        return False

    def _apposed(self, run: Run, words: Sequence[Word]) -> bool:
        """'NAME, a farmer in Tete, said': an article, words that name no body, then the verb."""
        opened = run.last + 1 < len(words) and words[run.last].text == ","
        first = words[run.last + 1].plain if opened else ""
        # 'NAME, who saw it, said'
        if first not in self._lexicon.determiners and first not in self._lexicon.who:
            return False
        plains = [word.plain for word in words[run.last + 1 : run.last + _APPOSITION]]
        # 'NAME, who expressed thanks'
        if first in self._lexicon.who and len(run.name) > 1 and not run.body:
            return len(plains) > 1 and self._lexicon.verbs.length_at(plains, 1) > 0
        if "," not in plains:
            return False
        end = plains.index(",")
        small = self._lexicon.prepositions
        nouns = list(itertools.takewhile(lambda word: word not in small, plains[:end]))
        says = end + 1 < len(plains) and self._lexicon.verbs.length_at(plains, end + 1) > 0
        # 'the state lead for Tete' is one who leads, 'the lead agency' a body.
        return says and bool(nouns) and nouns[-1] not in self._lexicon.bodies

    def _signs(self, run: Run, words: Sequence[Word]) -> bool:
        """'“…” — NAME', and the label of a paragraph, 'NAME: …'."""
        if run.first == 0:
            return run.last < len(words) and words[run.last].text == ":"
        dash = words[run.first - 1].text in _DASHES
        return dash and run.first > 1 and words[run.first - 2].text in CLOSING_MARKS

    def _joined(
        self, runs: Sequence[Run], words: Sequence[Word], speaking: frozenset[int]
    ) -> Iterator[Run]:
        """'said NAME and NAME': who is joined to one that speaks."""
        for before, run in pairwise(runs):
            near = run.first - before.last == 1 and before.start in speaking
            if near and words[before.last].plain in self._lexicon.joins:
                yield run


def names_of(release: Release, knowledge: KnowledgeSnapshot) -> ReleaseNames:
    """The items and the people of a release."""
    return (
        knowledge.derived(_Readers).of(release.language).read(release.blocks, release.title or "")
    )


def _is_headline(text: str) -> bool:
    """Most words in capitals, and no stop: what stands there alone names nobody."""
    if not text.rstrip()[-1:].isalnum():
        return False
    words = [word for word in text.split() if len(word) > _SMALL]
    capitals = sum(word[0].isupper() for word in words)
    few = _FEWEST_IN_HEADLINES <= len(words) <= _MOST_IN_HEADLINES
    return few and capitals >= _CAPITALS * len(words)
