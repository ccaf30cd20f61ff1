"""How much the bytes of a page look like text in one charset or another.

Letters alone do not tell: the same bytes are letters in two charsets of Russian. Words do. Only
runs with bytes beyond ASCII are looked at, each once, for all else reads the same everywhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.decoding.charsets import decode_as

_MOST_RUNS = 120
_RUN = re.compile(rb"[@-~]{0,30}[\x80-\xff][@-~\x80-\xff]{0,200}")
_WORD = re.compile(r"[^\W\d_]+")
# Scripts that set no blank between words, or hang endings on them: Thai, Japanese, Chinese, Korean.
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff61-\uff9f]")
_KANA = re.compile("[\u3040-\u30ff]")
_NO_KANA = ("gb18030", "big5hkscs", "cp949")
"""Charsets that have kana, too, where those of Japanese have them, for texts that have none."""
_COVERED = 0.15
"""Known words make up so much of a text in such a script, of a false reading two in a hundred."""
_LEAST_DENSE = 8

_LATIN = "A-Za-z\u00c0-\u024f"
_CYRILLIC = "\u0400-\u04ff"
_GREEK = "\u0370-\u03ff"
# What no text holds in a word: another script, a capital behind a small letter, a sign.
_STRANGE = re.compile(
    f"[{_LATIN}][{_CYRILLIC}{_GREEK}]|[{_CYRILLIC}{_GREEK}][{_LATIN}]"
    "|[\u0430-\u045f][\u0400-\u042f]|[\u03ac-\u03ce][\u0386-\u03ab]|[a-z][ÀÂ-ÖØ-Þ]"
    "|\\w[\u00a1-\u00a9\u00ab-\u00ac\u00ae-\u00b4\u00b6\u00b8-\u00b9\u00bb-\u00bf×÷†‡‰€‹›„‚\u2500-\u25ff]\\w"
    "|[\u0080-\u009f\ufffd\ue000-\uf8ff]"
)


@dataclass(frozen=True, slots=True)
class CharsetWords:
    """Common words with letters beyond ASCII, of all languages together.

    spaced: in small letters. dense: one pattern for those of scripts without blanks.
    """

    spaced: frozenset[str] = frozenset()
    dense: re.Pattern[str] = re.compile("(?!)")


NO_WORDS = CharsetWords()


@dataclass(frozen=True, slots=True)
class Reading:
    """The runs of a page in one charset, a line each. known: the known words, each once."""

    charset: str
    known: frozenset[str]
    lines: str


def words_of(words: Iterable[str]) -> CharsetWords:
    """Those of the words that tell: of one ASCII reads the same everywhere; nor does one letter."""
    telling = {word.lower() for word in words if not word.isascii()}
    dense = sorted((word for word in telling if _DENSE.search(word)), key=len, reverse=True)
    spaced = frozenset(word for word in telling.difference(dense) if len(word) > 1)
    return CharsetWords(spaced, re.compile("|".join(map(re.escape, dense)) or "(?!)"))


def runs_of(sample: bytes) -> tuple[bytes, ...]:
    """The distinct runs of letters with bytes beyond ASCII, from the beginning on."""
    runs: dict[bytes, None] = {}
    for match in _RUN.finditer(sample):
        runs[match[0]] = None
        if len(runs) == _MOST_RUNS:
            break
    return tuple(runs)


def read_runs(runs: tuple[bytes, ...], charset: str, words: CharsetWords) -> Reading:
    """How the runs read in a charset."""
    text, _ = decode_as(b"\n".join(runs), charset)
    if charset in _NO_KANA:
        text = _KANA.sub("\ufffd", text)
    return Reading(charset, frozenset((*_spaced(text, words), *_dense(text, words))), text)


def strange_runs(lines: str) -> int:
    """How many of the runs hold what no text does."""
    return sum(1 for run in lines.split("\n") if _STRANGE.search(run))


def _spaced(text: str, words: CharsetWords) -> Iterator[str]:
    for word in set(_WORD.findall(text)):
        small = word.lower()
        if small in words.spaced and (word == small or word.istitle() or word.isupper()):
            yield small


def _dense(text: str, words: CharsetWords) -> list[str]:
    letters = len(_DENSE.findall(text)) if _DENSE.search(text) else 0
    dense_words = words.dense.findall(text) if letters >= _LEAST_DENSE else []
    return dense_words if sum(map(len, dense_words)) > _COVERED * letters else []
