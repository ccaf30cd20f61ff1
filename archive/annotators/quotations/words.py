"""A block of text as words and signs, with what a sentence splitter has to know of full stops."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from archive.annotators.quotations.lexicon import Lexicon, plain

_LOWER = "".join(letter for letter in map(chr, range(0x61, 0x560)) if letter.islower())
CAPITAL = rf"[^\W\d_{_LOWER}]"
"""A letter that is not small: a pattern, for Latin, Greek and Cyrillic."""
SHORT_FORM = rf"{CAPITAL}[\w&-]{{0,7}}{CAPITAL}"
"""The short form of a body, as it stands in brackets: 'RU', 'WeRU'."""
# The first alternative is part of the third: most words are such, and it is the quickest of them.
_TOKEN = re.compile(
    r"[A-Za-z0-9]+(?=[ ,])|(?:[^\W\d_]\.){2,}(?!\w)|[^\W_]+(?:(?:[’'‐‑.-]|\.-)(?=[^\W_])[^\W_]+)*"
    r"|[^\w\s]|_+"
)
_PLURAL_OWNER = re.compile(r"[’'] (?=[^\W\d_A-Z])")
"""'Governor Ives’ brother'."""
_JOIN = re.compile(r"-\s(\w+)(?=\s[^\W\d_a-zäöüß])")
_ENDS = ".!?…"
_CLOSING = "”\"»’)]'"
CLOSING_MARKS = '”"»'
OPENING = '“"«„‘('
_APOSTROPHE = re.compile("['’]")
_JOINED = re.compile(rf"([{_LOWER}]+)['’‐‑-]{CAPITAL}")
_ONE_LETTER = 2
_NO_VOWEL = re.compile("[A-Z][bcdfghjklmnpqrstvwxz]{1,3}")
"""'Smt.', 'Pn.': what has no vowel is cut short."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word or a sign. plain: as it is looked up, a possessive ending left out.

    dotted: a full stop that belongs to the word stands behind it ('Sen.', 'J.').
    """

    start: int
    end: int
    text: str
    plain: str
    capital: bool = False
    possessive: bool = False
    dotted: bool = False

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def words_of(text: str, lexicon: Lexicon, offset: int = 0) -> list[Word]:
    """The words and signs of a block, in order. offset: what is added to where they stand."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        start, end = match.span()
        if token == "." and words and _takes_stop(words[-1], text, start, offset, lexicon):
            words[-1] = _with_stop(words[-1])
            continue
        if token == "*" and _is_emphasis(text, start):
            continue
        if token == "-" and lexicon.capital_nouns and words:
            joined = _joined_compound(words[-1], text, start, lexicon)
            if joined is not None:
                words[-1] = joined
                continue
        if lexicon.capital_nouns and words and start + offset < words[-1].end:
            continue
        if lexicon.elisions and (size := _elided(token, lexicon)):
            words.append(Word(start + offset, start + size + offset, *_form(token[:size])[:2]))
            start, token = start + size, token[size:]
        if "." in token and (size := _glued(token, lexicon)):
            words.append(
                _with_stop(Word(start + offset, start + size + offset, *_form(token[:size])))
            )
            start, token = start + size + 1, token[size + 1 :]
        form = _form(token)
        if (
            not (form.capital or token.islower())
            and _joined_particle(token) in lexicon.joined_particles
        ):
            form = form._replace(capital=True)
        if form.capital and token[-1] == "s" and _PLURAL_OWNER.match(text, end):
            form = form._replace(possessive=True)
        words.append(Word(start + offset, end + offset, *form))
    return words


def _elided(token: str, lexicon: Lexicon) -> int:
    """How many signs of 'l’OIM' are the article; 'L’Ambassadeur' opens a sentence, 'D’Alema' is a
    name."""
    apostrophe = _APOSTROPHE.search(token)
    if apostrophe is None or apostrophe.end() == len(token):
        return 0
    size = apostrophe.end()
    opens = token[0] == "L" and size == _ONE_LETTER
    inside = token[0].islower() and token[size].isupper()
    return size if (opens or inside) and plain(token[: size - 1]) in lexicon.elisions else 0


def _glued(token: str, lexicon: Lexicon) -> int:
    """How many signs of 'Hon.Ana' are the title: the blank behind its full stop was left out."""
    title, _, name = token.partition(".")
    apart = title[:1].isupper() and plain(title) in lexicon.abbreviations
    return len(title) if apart and name[:1].isupper() and name[1:2].islower() else 0


def _takes_stop(word: Word, text: str, stop: int, offset: int, lexicon: Lexicon) -> bool:
    """Whether a full stop belongs to the word that it stands behind."""
    return (
        word.end == stop + offset
        and _keeps_stop(word, lexicon)
        and not _is_answer(word, text[stop + 1 : stop + 4], lexicon)
    )


def _with_stop(word: Word) -> Word:
    return Word(word.start, word.end + 1, word.text, word.plain, word.capital, False, dotted=True)


def _joined_compound(word: Word, text: str, hyphen: int, lexicon: Lexicon) -> Word | None:
    """'Wasser- und' before 'Brunnenministerin': the first part of a compound whose last part stands
    in another, with the word that joins them."""
    joined = _JOIN.match(text, hyphen)
    if joined is None or joined[1] not in lexicon.joins or not text[hyphen - 1].isalpha():
        return None
    form = f"{word.plain}- {joined[1]}"
    return Word(word.start, word.end + joined.end() - hyphen, form, form, word.capital)


def _is_emphasis(text: str, at: int) -> bool:
    """'**Mayor NAME:** “…”': stars beside a word say nothing; one between blanks is a bullet."""
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return bool(beside.strip())


class _Form(NamedTuple):
    """What is the same of a word wherever it stands."""

    text: str
    plain: str
    capital: bool = False
    possessive: bool = False


@lru_cache(maxsize=20_000)
def _form(token: str) -> _Form:
    if not token[0].isalnum():
        return _Form(token, token)
    lower = plain(token)
    possessive = lower.endswith("'s")
    if possessive:
        lower, token = lower[:-2], token[:-2]
    return _Form(token, lower.rstrip("."), token[0].isupper(), possessive)


@lru_cache(maxsize=20_000)
def _joined_particle(token: str) -> str:
    """The 'al' of 'al-NAME', the 'd' of 'd’NAME'; '' of any other word."""
    joined = _JOINED.match(token)
    return joined[1] if joined else ""


def _keeps_stop(word: Word, lexicon: Lexicon) -> bool:
    known = len(word.text) == 1 or word.plain in lexicon.abbreviations
    return word.capital and (known or _NO_VOWEL.fullmatch(word.text) is not None)


def _is_answer(word: Word, behind: str, lexicon: Lexicon) -> bool:
    """'No. We will not.' is an answer, 'No. 4' a number."""
    return word.plain in lexicon.denials and behind.lstrip()[:1].isalpha()


def sentence_starts(words: Sequence[Word]) -> list[int]:
    """The numbers of the words that begin a sentence; the first word always does."""
    starts = [0]
    for end in (number for number, word in enumerate(words) if word.text in _ENDS):
        number = end + 1
        # What closes stands for the sign that it closes: an end stays one behind any of them.
        while number < len(words) and _closes(words[number - 1], words[number]):
            number += 1
        if number < len(words) and words[number].start > words[number - 1].end:
            starts += [number] * _opens(words, number)
    return starts


def _closes(before: Word, word: Word) -> bool:
    return word.text in _CLOSING and before.end == word.start


def _opens(words: Sequence[Word], number: int) -> bool:
    """Whether a sentence may begin here: with a capital, a number or an opening mark."""
    word = words[number]
    if word.is_word:
        return word.capital or word.text[0].isdigit()
    return word.text in OPENING or word.text in "[-–—*•"
