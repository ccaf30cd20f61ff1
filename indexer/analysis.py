"""What a word is: the exact form that phrases compare, and the broad forms that bare words find.

Exact: composed (NFC), case-folded, nothing dropped. A word is a run of letters, digits and their
marks; apostrophes and dashes of every shape part words, on both sides of a comparison. Scripts
written without blanks are cut into single characters.
Broad: accents folded and stemmed by the language of the text.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import snowballstemmer

from archive.config import data_folder
from archive.knowledge.languages import stemmers
from archive.text.folding import fold

NO_LANGUAGE = "und"
"""The language of a text of which none is known (ISO 639-2)."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
# Letters to Unicode, apostrophes to a reader.
_APOSTROPHES = "\u02bb\u02bc"
# They are not seen: soft hyphens, joiners, marks of direction.
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# Marks beyond the first plane are left out: with them this pattern runs five times slower.
_LAST_MARK = 0x10000
_CACHED = 400_000
_LOOKED_BACK = 64


@dataclass(frozen=True, slots=True)
class Token:
    """An exact word and where it stands in the text."""

    word: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The exact words of a text, in order."""
    return [_exact[raw] for raw in _pattern().findall(text)]


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The exact words of a text from an offset on, with their places."""
    for match in _pattern().finditer(text, start):
        yield Token(_exact[match[0]], match.start(), match.end())


def token_at(text: str, start: int) -> Token | None:
    """The word that begins exactly here, if one does."""
    begin = start
    while begin and start - begin < _LOOKED_BACK and not text[begin - 1].isspace():
        begin -= 1
    for token in tokens(text, begin):
        if token.end > start:
            return token if token.start == start else None
    return None


def spellings(text: str) -> set[str]:
    """Every different word of a text as it is written; `exact` gives its exact form."""
    return set(_pattern().findall(text))


def exact(spelling: str) -> str:
    """The exact form of one word as it is written."""
    return _exact[spelling]


def segments(text: str, gaps: Sequence[int]) -> list[list[str]]:
    """The exact words of a text, one list for each stretch between gaps (offsets, rising)."""
    edges = [0, *gaps, len(text)]
    return [words(text[start:end]) for start, end in pairwise(edges)]


def normal_text(parts: Sequence[Sequence[str]]) -> str:
    """Words joined by single spaces, with one at each end; a gap is a line feed between spaces.

    A phrase is in the text when its own words, so joined, are a substring of it.
    """
    return " " + " \n ".join(" ".join(part) for part in parts) + " "


def needle(phrase: Sequence[str]) -> str:
    """What to look for in a normal text."""
    return " " + " ".join(phrase) + " "


@lru_cache(maxsize=_CACHED)
def fold_accents(word: str) -> str:
    """An exact word without accents: what prefixes are compared with."""
    return fold(word).replace(" ", "") or word


@lru_cache(maxsize=_CACHED)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The broad forms of an exact word. Two words of a language meet when they share one.

    The stems of the accented and of the plain spelling: stemmers read accents, people omit them.
    """
    plain = fold_accents(word)
    if plain == word:
        return (_stem(word, language),)
    return tuple(dict.fromkeys((fold_accents(_stem(word, language)), _stem(plain, language))))


def language_of(code: str | None) -> str:
    """The primary subtag of a language code, in lower case: 'pt-BR' is 'pt'."""
    return re.split("[-_]", code.strip().lower(), maxsplit=1)[0] if code else NO_LANGUAGE


class _Exact(dict[str, str]):
    """The exact form of each word as it is written, worked out once."""

    def __missing__(self, raw: str) -> str:
        if len(self) > _CACHED:
            self.clear()
        composed = unicodedata.normalize("NFC", _unseen().sub("", raw)).casefold()
        self[raw] = word = unicodedata.normalize("NFC", composed)
        return word


_exact = _Exact()


@cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(
        chr(code) for code in range(0x300, _LAST_MARK) if unicodedata.category(chr(code))[0] == "M"
    )
    letter = f"[^\\W_{_APOSTROPHES}{_UNSPACED}]"
    spaced = f"{letter}+(?:[{marks}{_UNSEEN}]+{letter}*)*"
    return re.compile(f"{spaced}|(?=[^\\W_])[{_UNSPACED}][{marks}]*")


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{_UNSEEN}]")


# Snowball's objects keep the word at hand in themselves.
_stemming = threading.Lock()


def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    if stemmer is None:
        return word
    with _stemming:
        return str(stemmer.stemWord(word))


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer | None":
    algorithm = stemmers(data_folder() / "languages").get(language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None
