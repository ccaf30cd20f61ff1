"""Whether bytes are in the charset that was taken for theirs, or read more like text in another."""

from dataclasses import dataclass

from archive.decoding.charsets import guess, noise, without_tags
from archive.decoding.likeness import CharsetWords, Reading, read_runs, runs_of, strange_runs

_CANDIDATES = (
    *("cp1252", "cp1250", "iso8859-2", "cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866"),
    *("mac-cyrillic", "mac-roman", "cp1253", "iso8859-7", "cp1254", "cp1255", "cp1256"),
    *("iso8859-6", "cp1257", "cp1258", "iso8859-15", "iso8859-16", "cp874"),
    *("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"),
)
"""Codecs of the web's own charsets, those that most pages use first."""

_WORDS_TOLD = 5
_ENOUGH = 3
"""So much more evidence overrules what a page declares: words, and up to two runs less that no text
holds. Less is a doubt."""
_FOR_ONE = 4
"""So many words gained outweigh one that is lost."""
_STRANGE = 0.3
_FEW = 8
"""So many runs, and of them so large a share that no text holds, are no text."""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """charset: in which to read. other: the one that was rejected, '' where nothing speaks for any.

    words: some that tell the one charset from the other. sure: whether the evidence is enough; if
    not, the charset is the first one, and a doubt is left.
    """

    charset: str
    other: str = ""
    words: tuple[str, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What speaks for another reading. gained, lost: words. cleaner: strange runs it has less."""

    reading: Reading
    gained: frozenset[str]
    lost: frozenset[str]
    cleaner: int
    quieter: float

    @property
    def evidence(self) -> int:
        return len(self.gained) - _FOR_ONE * len(self.lost) + min(self.cleaner, _ENOUGH - 1)

    @property
    def is_possible(self) -> bool:
        return self.evidence > 0 and min(self.cleaner, self.quieter) >= 0

    @property
    def order(self) -> tuple[bool, int, int, float]:
        # Of two that read as many words, the one that is more like text in all else.
        return self.is_possible, self.evidence, self.cleaner, self.quieter


def second_look(content: bytes, charset: str, words: CharsetWords) -> SecondLook:
    """What the bytes look like, which were read in a charset so far."""
    runs = runs_of(without_tags(content))
    if not runs:
        return SecondLook(charset)
    first = read_runs(runs, charset, words)
    names = (name for name in _CANDIDATES if name != charset)
    readings = (read_runs(runs, name, words) for name in names)
    # What knows no word more need not be looked at for all else: of a true label that is each.
    compared = [_compared(first, other) for other in readings if other.known - first.known]
    best = max(compared, key=_order, default=None)
    if best and best.is_possible:
        words_told = tuple(sorted(best.gained))[:_WORDS_TOLD]
        if best.evidence >= _ENOUGH:
            return SecondLook(best.reading.charset, charset, words_told)
        return SecondLook(charset, best.reading.charset, words_told, sure=False)
    if not first.known and strange_runs(first.lines) > _STRANGE * len(runs):
        return _by_statistics(content, runs, first, words)
    return SecondLook(charset)


def _order(comparison: _Comparison) -> tuple[bool, int, int, float]:
    return comparison.order


def _compared(first: Reading, other: Reading) -> _Comparison:
    gained, lost = other.known - first.known, first.known - other.known
    cleaner = strange_runs(first.lines) - strange_runs(other.lines)
    quieter = noise(first.lines) - noise(other.lines)
    return _Comparison(other, gained, lost, cleaner, quieter)


def _by_statistics(
    content: bytes, runs: tuple[bytes, ...], first: Reading, words: CharsetWords
) -> SecondLook:
    """Of a language whose words nobody knows: what the detector says, where that is like text."""
    guessed = guess(content) or first.charset
    comparison = _compared(first, read_runs(runs, guessed, words))
    if guessed == first.charset:
        return SecondLook(first.charset)
    if (
        len(runs) >= _FEW
        and 2 * comparison.cleaner > strange_runs(first.lines)
        and comparison.quieter >= 0
    ):
        return SecondLook(guessed, first.charset)
    return SecondLook(first.charset, guessed, sure=False)
