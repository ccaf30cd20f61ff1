"""The words of a text, for comparing it with another."""

import re

from archive.text.folding import fold_letters

_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_ASCII_WORD = re.compile(r"\w+")
_LETTERS_A_WORD = (
    (re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"), 2),
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 5),
)
"""Of scripts without blanks: Chinese and Japanese; Thai, Lao, Burmese, Khmer."""

_ANY_OF_THESE = re.compile("|".join(letter.pattern for letter, _ in _LETTERS_A_WORD))

POSSESSIVE = re.compile(r"['’]s?$")
"""The end of a name that something is said to be of: 'Kolar’s', 'the Ministers’'."""


def words_of(text: str) -> list[str]:
    """The words, accents and case folded; of scripts without blanks every sign is one."""
    # Most pages are English; ASCII text has nothing to fold and no such script.
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return _WORD.findall(fold_letters(text))


def word_count(text: str) -> int:
    """About how many words a text has: what stands between blanks, and in scripts without blanks so
    many letters a word."""
    words = len(text.split())
    if text.isascii() or not _ANY_OF_THESE.search(text):
        return words
    return words + sum(len(letter.findall(text)) // size for letter, size in _LETTERS_A_WORD)
