"""The body of a page without profile: an extractor's vote, completed by the page's own build.

trafilatura finds the main text well, but stops where a body is cut into several containers, leaves
out headings and lists, and lets link lines and boxes through. Its text is therefore taken as a vote
on the blocks of the page; the build of the page then settles what the vote left open.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from archive.html.chrome import Chrome
from archive.models import Block, BlockKind
from archive.parsers.body.blocks import placed_blocks_of, starts_block
from archive.text.shingles import Extract
from archive.text.words import words_of

_MAIN = 0.3
"""A container with this share of the chosen words is one of the main ones."""
_NO_FURNITURE = 0.25
"""What the vote chose in bulk is the text, whatever its class is called."""
_LINK_LINE, _LINKED = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A block of the page. container: the element around it. furniture: the mark that makes it so.

    linked: the share of its letters that are links.
    """

    block: Block
    words: Sequence[str]
    container: HtmlElement | None
    place: HtmlElement
    linked: float = field(default=0.0)


class PlacedBlocks:
    """All blocks of a page for several readers, each with the element that it begins in."""

    def __init__(self, tree: HtmlElement) -> None:
        body = tree.find(".//body")
        self.all = placed_blocks_of([tree if body is None else body], frozenset())


def main_blocks(chrome: Chrome, placed: PlacedBlocks, extract: str) -> list[Block]:
    """The blocks of the main text, in order; none where the extract is nowhere on the page."""
    candidates = [_candidate(block, place) for block, place in placed.all]
    voted = _voted(candidates, Extract(extract))
    if not voted:
        return []
    main = _Main(candidates, voted, chrome)
    chosen = {number for number in voted if main.keeps(number)}
    chosen |= {number for number in range(len(candidates)) if main.completes(number, chosen)}
    return [candidates[number].block for number in sorted(chosen)]


def _candidate(block: Block, place: HtmlElement) -> _Candidate:
    linked = sum(len(link.text) for link in block.links) / max(len(block.text), 1)
    parent = _block_element(place)
    container = _block_element(parent.getparent()) if parent is not None else None
    return _Candidate(block, words_of(block.text), container, place, min(linked, 1.0))


def _voted(candidates: Sequence[_Candidate], extract: Extract) -> set[int]:
    """What the extract holds; of text that the page has twice, that in the fullest container."""
    numbers = [
        number
        for number, candidate in enumerate(candidates)
        if candidate.words and extract.holds(candidate.words)
    ]
    weights = _weights(candidates, numbers)
    numbers.sort(key=lambda number: (-weights[candidates[number].container], number))
    return extract.claimed((number, candidates[number].words) for number in numbers)


def _weights(
    candidates: Sequence[_Candidate], numbers: Iterable[int]
) -> Counter[HtmlElement | None]:
    weights: Counter[HtmlElement | None] = Counter()
    for number in numbers:
        weights[candidates[number].container] += len(candidates[number].words)
    return weights


class _Main:
    """Where the main text stands, by the vote: its containers, their like, what is furniture."""

    def __init__(self, candidates: Sequence[_Candidate], voted: set[int], chrome: Chrome) -> None:
        self._candidates = candidates
        self._voted = voted
        self._chrome = chrome
        self._first, self._last = min(voted), max(voted)
        self._weights = _weights(candidates, voted)
        self._total = self._weights.total()
        self._above = {node for main in self._mains() for node in (main, *main.iterancestors())}
        self._likes = self._main_likes()
        self._marks: dict[HtmlElement, HtmlElement | None] = {}
        self._in_bulk = self._marks_in_bulk()

    def keeps(self, number: int) -> bool:
        """A voted block, unless it is a line of links or stands in furniture."""
        candidate = self._candidates[number]
        link_line = candidate.linked > _LINK_LINE and len(candidate.words) > 2
        return not link_line and not self._in_furniture(candidate)

    def completes(self, number: int, chosen: set[int]) -> bool:
        """A block without a vote that stands among chosen ones, or in a container like theirs."""
        candidate = self._candidates[number]
        if (
            number in self._voted
            or not chosen
            or not candidate.words
            or candidate.container is None
        ):
            return False
        if (
            candidate.linked >= _LINKED
            or candidate.block.kind is BlockKind.CAPTION
            or self._in_furniture(candidate)
        ):
            return False
        among = self._first <= number <= self._last and self._weights[candidate.container] > 0
        return among or _like(candidate.container) in self._likes

    def _mains(self) -> list[HtmlElement]:
        fullest = [node for node, _ in self._weights.most_common() if node is not None]
        wide = [node for node in fullest if self._weights[node] >= _MAIN * self._total]
        return wide or fullest[:1]

    def _main_likes(self) -> set[tuple[str, str]]:
        likes: Counter[tuple[str, str]] = Counter()
        for node, weight in self._weights.items():
            if node is not None and node.get("class"):
                likes[_like(node)] += weight
        return {like for like, weight in likes.items() if weight >= _MAIN * self._total}

    def _marks_in_bulk(self) -> set[tuple[str, str]]:
        marks: Counter[tuple[str, str]] = Counter()
        for number in self._voted:
            candidate = self._candidates[number]
            mark = self._mark(candidate.place)
            if mark is not None:
                marks[_like(mark)] += len(candidate.words)
        return {like for like, weight in marks.items() if weight >= _NO_FURNITURE * self._total}

    def _in_furniture(self, candidate: _Candidate) -> bool:
        mark = self._mark(candidate.place)
        return mark is not None and _like(mark) not in self._in_bulk

    def _mark(self, node: HtmlElement | None) -> HtmlElement | None:
        """The furniture that an element stands in, below what the main text stands in too."""
        if node is None or node in self._above:
            return None
        if node not in self._marks:
            above = self._mark(node.getparent())
            self._marks[node] = node if above is None and self._chrome.is_furniture(node) else above
        return self._marks[node]


def _like(node: HtmlElement) -> tuple[str, str]:
    return str(node.tag), (node.get("class") or "").strip()


def _block_element(node: HtmlElement | None) -> HtmlElement | None:
    while node is not None and not starts_block(node):
        node = node.getparent()
    return node
