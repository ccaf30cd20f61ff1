"""What a word is: the exact form that phrases compare, and the broad forms that bare words find.

Exact: composed in compatibility (NFKC), case-folded, nothing dropped. A word is a run of letters,
digits and their marks; apostrophes and dashes of every shape part words, on both sides of a
comparison. Scripts written without blanks are cut into single characters. The whole table is in
docs/query-language.md; a test holds this file against a reading of it that was written apart.
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
from archive.knowledge.languages import stemmer_of
from archive.text.folding import fold

NO_LANGUAGE = "und"
"""The language of a text of which none is known (ISO 639-2)."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
# Letters to Unicode, apostrophes and their like to a reader.
_APOSTROPHES = "\u02b9-\u02bf\u02c8\u02ca\u02cb\u02ee\u0374\u07f4\u07f5\ua78b\ua78c"
# They are not seen, or only stretch a word: soft hyphens, joiners, marks of direction, variants of
# a shape, the Arabic tatweel.
_UNSEEN = (
    "\u00ad\u034f\u061c\u0640\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff"
)
# Letters to Unicode that are printed as blanks.
_FILLERS = "\u115f\u1160\u3164\uffa0"
# Vowel marks of Arabic printed on a tatweel.
_ON_TATWEEL = "\ufcf2\ufcf3\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7f"
_SOUND_MARKS = "\uff9e\uff9f"
# Marks beyond the first plane are left out: with them this pattern runs five times slower.
_LAST_MARK = 0x10000
_CACHED = 400_000
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")


@dataclass(frozen=True, slots=True)
class Token:
    """An exact word and where it stands in the text."""

    word: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The exact words of a text, in order."""
    return [_exact[raw] for raw in _pattern().findall(text)]


def tokens(text: str) -> Iterator[Token]:
    """The exact words of a text, with their places."""
    for match in printed_words(text, 0, len(text)):
        yield Token(_exact[match[0]], match.start(), match.end())


def printed_words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words between two offsets as they are printed; `exact` gives the exact form of each."""
    return _pattern().finditer(text, start, end)


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
        self[raw] = word = raw.lower() if raw.isascii() else _folded(raw)
        return word


_exact = _Exact()


def _folded(raw: str) -> str:
    """What is no word any more when it is taken apart, as a vulgar fraction, stays as it is."""
    seen = _unseen().sub("", raw)
    word = _composed(seen)
    return word if _pattern().fullmatch(word) else seen.lower()


def _composed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKC", _unseen().sub("", plain))
    # The capital of the dotted i is, folded, an i with one dot more.
    plain = _OTHER_DIGITS.sub(_ascii_digit, plain.replace("i\u0307", "i"))
    return unicodedata.normalize("NFKC", plain)


def _ascii_digit(digit: re.Match[str]) -> str:
    return str(unicodedata.decimal(digit[0]))


@cache
def _pattern() -> re.Pattern[str]:
    first_plane = [chr(code) for code in range(0x80, _LAST_MARK)]
    marks = "".join(each for each in first_plane if unicodedata.category(each)[0] == "M")
    raised = "".join(filter(_is_raised, first_plane))
    no_letters = f"{_APOSTROPHES}{_FILLERS}{_UNSEEN}"
    plain = f"[^\\W_{no_letters}{_UNSPACED}]"
    is_plain = re.compile(f"(?:{plain}|[{marks}])+").fullmatch
    single = "".join(
        each
        for each in first_plane
        if re.match(plain, each)
        and each not in raised + _ON_TATWEEL
        and not (is_plain(_compatible(each)) and unicodedata.category(each) != "No")
    )
    letter = f"[^\\W_{no_letters}{_UNSPACED}{_ON_TATWEEL}{raised}{single}]"
    inside = f"[{marks}{_UNSEEN}{_ON_TATWEEL}]+"
    # A raised figure is of the word before it, but not of the number before it: 10² is not 102.
    of_word = f"(?<![\\d{_UNSEEN}])[{raised}]+"
    spaced = f"{letter}+(?:{inside}{letter}*|{of_word}{letter}*)*"
    unspaced = f"(?=[^\\W_{_SOUND_MARKS}])[{_UNSPACED}][{marks}{_SOUND_MARKS}]*"
    # SomeOf words are ASCII and nothing else follows them: told so, twice as quickly.
    common = "[A-Za-z0-9]++(?![^\\x00-\\x7f])"
    return re.compile(f"{common}|{spaced}|[{raised}]+[{marks}]*|[{single}][{marks}]*|{unspaced}")


def _is_raised(letter: str) -> bool:
    kind = unicodedata.decomposition(letter).partition(" ")[0]
    return kind in ("<super>", "<sub>") and _compatible(letter).isdecimal()


def _compatible(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter)


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{_UNSEEN}]")


# Snowball's objects keep the word at hand in themselves; and what a language knows is read once,
# not by every thread that meets its first word.
_stemming = threading.Lock()


def _stem(word: str, language: str) -> str:
    with _stemming:
        stemmer = _stemmer(language)
        return word if stemmer is None else str(stemmer.stemWord(word))


@cache
def _stemmer(language: str) -> "snowballstemmer.stemmer | None":
    algorithm = stemmer_of(data_folder() / "languages", language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None
