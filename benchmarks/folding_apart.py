"""The folding table of docs/query-language.md, read letter by letter: what exactness is held to.

It shares no line with indexer/analysis.py, nor its way: what both say must be so.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from archive.models import Release
from archive.publication import PublicRelease

_DROPPED = {
    0x00AD, 0x034F, 0x061C, 0x0640, *range(0x180B, 0x1810), *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF,
}  # fmt: skip
_ON_TATWEEL = (0xFCF2, 0xFCF3, 0xFCF4, 0xFE71, 0xFE77, 0xFE79, 0xFE7B, 0xFE7D, 0xFE7F)
_PARTING = {
    *range(0x02B9, 0x02C0), 0x02C8, 0x02CA, 0x02CB, 0x02EE, 0x0374, 0x07F4, 0x07F5, 0xA78B, 0xA78C,
    0x115F, 0x1160, 0x3164, 0xFFA0,
}  # fmt: skip
_ALONE = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x323AF),
)  # fmt: skip
_SOUND_MARKS = "ﾞﾟ"
_COVER = re.compile(r"•(\s?•){4,}")


def words_apart(text: str) -> list[str]:
    """The exact words of a text, as the table has it."""
    runs: list[str] = [""]
    for letter in text:
        _read(letter, runs)
    return [_folded(run) for run in runs if run]


def parts_apart(release: Release) -> Iterator[str]:
    """The texts of a release as the public reads it, cut at what no phrase crosses, as words
    between single blanks with one at each end."""
    for text in (release.title, release.subtitle or "", *_stretches(release)):
        for part in _COVER.split(text)[:: _COVER.groups + 1]:
            yield f" {' '.join(words_apart(part))} "


@dataclass(frozen=True, slots=True)
class FoldedTexts:
    """The texts of releases end to end, each folded once. starts: rising; where the texts of each
    release begin. ids: of these releases."""

    text: str
    starts: Sequence[int]
    ids: Sequence[str]

    def having(self, phrase: str) -> frozenset[str]:
        """The releases that have the words side by side in one part."""
        words = words_apart(phrase)
        return frozenset(self._having(f" {' '.join(words)} ")) if words else frozenset()

    def _having(self, wanted: str) -> Iterator[str]:
        place = self.text.find(wanted)
        while place >= 0:
            number = bisect_right(self.starts, place)
            yield self.ids[number - 1]
            after = self.starts[number] if number < len(self.starts) else len(self.text)
            place = self.text.find(wanted, after)


def folded_texts(releases: Iterable[PublicRelease]) -> FoldedTexts:
    """Fold the texts of releases. Between two parts stands a line feed, which no word has."""
    texts, ids = [], []
    for public in releases:
        texts.append("".join(f"{part}\n" for part in parts_apart(public.release)))
        ids.append(public.id)
    starts = list(accumulate(map(len, texts[:-1]), initial=0))
    return FoldedTexts("".join(texts), starts, ids)


def _stretches(release: Release) -> list[str]:
    stretches: list[str] = []
    for block in release.blocks:
        if block.gap or not stretches:
            stretches.append(block.text)
        else:
            stretches[-1] += "\n\n" + block.text
    return stretches


def _read(letter: str, runs: list[str]) -> None:
    """One letter more: to the word that is open (the last; '' is none), or to a new one."""
    kind = _kind(letter)
    if kind == "mark":
        runs[-1] += letter if runs[-1] else ""
    elif kind == "sound mark":
        if runs[-1] and _stands_alone(runs[-1][0]):
            runs[-1] += letter
        else:
            runs.append("")
    elif kind == "letter":
        if runs[-1] and not _is_closed(runs[-1]):
            runs[-1] += letter
        else:
            runs.append(letter)
    elif kind == "raised":
        if _takes_figure(runs[-1]):
            runs[-1] += letter
        else:
            runs.append(letter)
    elif kind == "alone":
        runs.append(letter)
    else:
        runs.append("")


def _takes_figure(run: str) -> bool:
    """A raised figure follows a letter, or another raised figure; never a figure."""
    if not run or _is_alone(run[0]):
        return False
    if _is_raised(run[0]):
        return all(map(_is_raised, run))
    return not run[-1].isdecimal() and ord(run[-1]) not in _DROPPED


@cache
def _kind(letter: str) -> str:
    code = ord(letter)
    if (
        code in _DROPPED
        or code in _ON_TATWEEL
        or (unicodedata.category(letter)[0] == "M" and code < 0x10000)
    ):
        return "mark"
    if letter in _SOUND_MARKS:
        return "sound mark"
    if not letter.isalnum() or code in _PARTING:
        return "parting"
    if _is_raised(letter):
        return "raised"
    return "alone" if _is_alone(letter) else "letter"


@cache
def _is_raised(letter: str) -> bool:
    kind = unicodedata.decomposition(letter).split(" ")[0]
    same = unicodedata.normalize("NFKC", letter)
    return kind in ("<super>", "<sub>") and same.isdecimal() and ord(letter) < 0x10000


@cache
def _is_alone(letter: str) -> bool:
    if _stands_alone(letter):
        return True
    if not 0x80 <= ord(letter) < 0x10000 or _is_raised(letter):
        return False
    if unicodedata.category(letter) == "No":
        return True
    return any(
        not (each.isalnum() or unicodedata.category(each)[0] == "M")
        or ord(each) in _PARTING | _DROPPED
        or _stands_alone(each)
        for each in unicodedata.normalize("NFKC", letter)
    )


def _stands_alone(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _ALONE)


def _is_closed(run: str) -> bool:
    """What is a word of its own takes no letters more."""
    return _is_alone(run[0]) or _is_raised(run[0])


@lru_cache(400_000)
def _folded(run: str) -> str:
    run = "".join(c for c in run if ord(c) not in _DROPPED)
    folded = "".join(c for c in unicodedata.normalize("NFKC", run) if ord(c) not in _DROPPED)
    folded = unicodedata.normalize("NFKC", folded.casefold()).replace("i̇", "i")
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)
    folded = unicodedata.normalize("NFKC", "".join(digits))
    taken_apart = [c for c in folded if not c.isalnum() and unicodedata.category(c)[0] != "M"]
    parting = [c for c in folded if ord(c) in _PARTING]
    split = _stands_alone(run[0]) and any(c.isalnum() for c in folded[1:])
    return run.lower() if taken_apart or parting or split else folded
