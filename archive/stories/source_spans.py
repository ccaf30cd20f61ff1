"""Where in the source of a page the words of one of its parts stand."""

import re
from bisect import bisect_right
from html import unescape

_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<[a-z/!?][^>]*>?|&#?\w+;?|\w+", re.S | re.I
)
"""What is never ended goes to the end of the source: each character is read once."""

_LETTERS = re.compile(r"\w+")
_END = 60
"""So many letters at either end of a text say where it stands."""


class SourceText:
    """The letters of a source without its tags, entities read, and where each of them stands."""

    def __init__(self, source: str) -> None:
        letters: list[str] = []
        self._starts: list[int] = []
        self._pieces: list[tuple[int, int, bool]] = []
        length = 0
        for piece in _PIECE.finditer(source):
            is_entity = piece[0].startswith("&")
            shown = "" if piece[0].startswith("<") else _letters_of(unescape(piece[0]))
            if shown:
                letters.append(shown)
                self._starts.append(length)
                self._pieces.append((*piece.span(), is_entity))
                length += len(shown)
        self._letters = "".join(letters)

    def span_of(self, text: str) -> tuple[int, int] | None:
        """The characters of the source from the first letter of a text up to its last; None where
        either end is not found, or is found twice. What nobody sees may stand between."""
        letters = _letters_of(text)
        first = self._sole(letters[:_END])
        if first is None:
            return None
        if self._letters.startswith(letters, first):
            last = first + len(letters)
        elif (tail := self._sole(letters[-_END:])) is not None and tail > first:
            last = tail + len(letters[-_END:])
        else:
            return None
        return self._start(first), self._end(last - 1)

    def _sole(self, letters: str) -> int | None:
        at = self._letters.find(letters) if letters else -1
        return at if at >= 0 and self._letters.find(letters, at + 1) < 0 else None

    def _start(self, letter: int) -> int:
        start, _, is_entity, inside = self._piece(letter)
        return start if is_entity else start + inside

    def _end(self, letter: int) -> int:
        start, end, is_entity, inside = self._piece(letter)
        return end if is_entity else start + inside + 1

    def _piece(self, letter: int) -> tuple[int, int, bool, int]:
        number = bisect_right(self._starts, letter) - 1
        return (*self._pieces[number], letter - self._starts[number])


def _letters_of(text: str) -> str:
    return "".join(_LETTERS.findall(text))
