"""Stretches of text beside a name, of its own paragraph."""

import re

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.words import CAPITAL

_CAPITALS = re.compile(rf"(?:{CAPITAL}[\w.’'-]*[^\S\n]+)+$")
_WORD = re.compile(r"\S+\s+")


def rstrip(text: str, begin: int, end: int) -> int:
    """The end without blanks, commas, and stars that print words bold."""
    while end > begin and text[end - 1] in " ,*\n\u00a0":
        end -= 1
    return end


def before(text: str, end: int, most: int) -> str:
    """So many characters before a place, of the same paragraph."""
    return text[max(0, end - most) : end].rpartition("\n\n")[2]


def capitals_before(text: str, end: int, most: int, lexicon: Lexicon) -> str:
    """The words in capitals that end here; none behind a full stop that ends a sentence."""
    capitals = _CAPITALS.search(before(text, end, most))
    words = _WORD.findall(capitals[0]) if capitals else []
    ends = [number for number, word in enumerate(words) if _ends_sentence(word.rstrip(), lexicon)]
    return "".join(words[max(ends, default=-1) + 1 :])


def _ends_sentence(word: str, lexicon: Lexicon) -> bool:
    """'Tete.', and not 'U.S.', 'St.'."""
    bare = word[:-1]
    short = "." in bare or len(bare) == 1 or plain(bare) in lexicon.abbreviations
    return word.endswith(".") and not short
