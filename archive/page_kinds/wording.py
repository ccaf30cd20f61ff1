"""The words of a page in numbers: its sentences, its names, what it offers."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from archive.models import Block, BlockKind
from archive.text.prefilter import PhraseCounts
from archive.text.words import word_count

_SYMBOLS = r"[{};=<>\\]+|\(\)|::|->"
_SYMBOL = re.compile(_SYMBOLS)
_SYMBOL_OR_NAME = re.compile(rf"{_SYMBOLS}|\w_\w")
_MARKS = '“”«»„"'
_ENDS = tuple(".!?…。！？।؟”\"'’»)")
_A_PARAGRAPH = 25
_A_SHORT_PAGE = 300
"""Words: a menu that says `contact us` once does not make a short release an offer."""
_MANY_FIGURES = 0.2
_A_TABLE = 100
"""Letters: where less is left of a page, its figures are a day or the number of a slide."""
_PIECE, _MOST_IN_PIECES, _A_RECORD = 5, 0.5, 20
"""Words: of a name or a value of a field; of a page that is fields."""
_NAMING = 0.7
"""So many has a story: of a text in a script without capitals none is missed."""


def measures_of_words(
    blocks: Sequence[Block], text: str, seen: str, offers: PhraseCounts
) -> dict[str, float]:
    """text: that of the blocks. seen: all that the page shows. offers: phrases, in small letters,
    of pages that sell."""
    sample = max(1, word_count(text))
    small = seen.lower()
    offered = offers.total(small)
    symbol = _SYMBOL_OR_NAME if "_" in text else _SYMBOL
    return {
        **_of_blocks(blocks),
        "offers": min(3.0, 100 * offered / max(_A_SHORT_PAGE, word_count(small))),
        "marks": min(3.0, 100 * sum(map(text.count, _MARKS)) / sample),
        "figures": float(len(text) >= _A_TABLE and _digits(text) > _MANY_FIGURES * len(text)),
        "symbols": 100 * len(symbol.findall(text)) / sample,
        "names": _names(text),
    }


def _digits(text: str) -> int:
    return sum(text.count(letter) for letter in set(text) if letter.isdigit())


def _of_blocks(blocks: Sequence[Block]) -> dict[str, float]:
    """sentences: of all words those in blocks that end as sentences do. pieces: whether most words
    stand in lines of a few, as in the record of a case or the data of a product."""
    sizes = [(block, word_count(block.text)) for block in blocks]
    words = max(1, sum(size for _, size in sizes))
    headings = sum(block.kind is BlockKind.HEADING for block in blocks)
    long = sum(size for _, size in sizes if size >= _A_PARAGRAPH)
    short = sum(size for _, size in sizes if size <= _PIECE)
    ended = sum(size for block, size in sizes if block.text.rstrip().endswith(_ENDS))
    return {
        "long-paragraphs": math.log1p(long),
        "headings": min(4.0, 100 * headings / words),
        "sentences": ended / words,
        "pieces": float(words >= _A_RECORD and short > _MOST_IN_PIECES * words),
    }


def _names(text: str) -> float:
    """Of ten words so many have a capital letter behind a word or a comma, as names have."""
    if text.lower() == text.upper():
        return _NAMING
    lines = [line.split() for line in text.splitlines()]
    inside = sum(
        word[0].isupper() and (before[-1].islower() or before[-1] == ",")
        for line in lines
        for before, word in pairwise(line)
    )
    return 10 * inside / max(1, sum(map(len, lines)))
