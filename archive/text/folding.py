"""Folding text for comparison: case, accents, shapes of quotes and dashes stop to matter."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\w+")
_OTHERS = re.compile(r"[^\x00-\x7f]+")
_BLANK = re.compile(r"\s{2,}")
_INNER_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_MARKS = str.maketrans(
    dict.fromkeys("’‘ʼ＇´`ʻ", "'")
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", "")
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters began in the original.

    Unlike fold() it keeps punctuation, so that 'Geneva. Iraq' never reads as one name. One hyphen
    inside a word is a space, runs of white space are one space, a blank line is a line feed.
    """

    text: str
    offsets: Sequence[int]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the folded span [start, end) came from."""
        return self.offset(start), self.offset(end)

    def offset(self, position: int) -> int:
        return self.offsets[position] if position < len(self.offsets) else self.length


def fold_letters(text: str) -> str:
    """A text whose letters have neither case nor accent; nothing else is changed."""
    if text.isascii():  # nothing to take apart; most words are
        return text.lower()
    # Few letters of most texts are not ASCII; only these have anything to take apart.
    return _OTHERS.sub(lambda letters: _taken_apart(letters[0]), text.casefold())


def fold(text: str) -> str:
    """The words of a text, accents and case folded, joined by single spaces."""
    return " ".join(_WORD.findall(fold_letters(text)))


def slug(text: str) -> str:
    """The folded words joined by hyphens, for an address or an id."""
    return fold(text).replace(" ", "-")


def fold_aligned(text: str) -> Folded:
    """A text folded letter by letter, with the way back to its own offsets."""
    letters = {letter: _folded_letter(letter) for letter in set(text)}
    if not _BLANK.search(text) and all(len(folded) == 1 for folded in letters.values()):
        table = str.maketrans("".join(letters), "".join(letters.values()))
        return Folded(_INNER_HYPHEN.sub(" ", text).translate(table), range(len(text)), len(text))
    pieces = list(map(_folded_letter, text))
    for match in _INNER_HYPHEN.finditer(text):
        pieces[match.start()] = " "
    for match in _BLANK.finditer(text):
        run = match.end() - match.start()
        first = "\n" if match[0].count("\n") > 1 else " "
        pieces[match.start() : match.end()] = [first, *[""] * (run - 1)]
    return Folded("".join(pieces), _offsets(pieces), len(text))


def _offsets(pieces: Sequence[str]) -> Sequence[int]:
    """Where each folded letter came from: of most texts, letter for letter."""
    if set(map(len, pieces)) == {1}:
        return range(len(pieces))
    return tuple(i for i, piece in enumerate(pieces) for _ in piece)


class _Letters(dict[str, str]):
    """Each letter's folded form, worked out once."""

    def __missing__(self, letter: str) -> str:
        folded = " " if letter.isspace() else fold_letters(letter.translate(_MARKS))
        self[letter] = folded
        return folded


_folded_letter = _Letters().__getitem__


@lru_cache(maxsize=4096)
def _taken_apart(letters: str) -> str:
    """Kept: most of them are the same few marks."""
    decomposed = unicodedata.normalize("NFKD", letters.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
