"""Questions for all engines, drawn with a seed: classes of words, phrases, filters."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

VERY_COMMON = 40
"""Ranks up to this are words that nearly every text has, as articles and pronouns are."""

COMMON = 450


class How(StrEnum):
    """What of the words a text must have."""

    ALL = "all"
    ANY = "any"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Question:
    """One search. days: ordinals of the first and the last day of issue that will do."""

    words: tuple[str, ...] = ()
    how: How = How.ALL
    office: str = ""
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class QuestionClass:
    """Questions of one kind. before: other questions that read the same words, asked first."""

    name: str
    questions: tuple[Question, ...]
    before: tuple[Question, ...] = ()


def classes(
    vocabulary: Sequence[str], texts: Sequence[str], number: int, seed: int = 7
) -> Iterator[QuestionClass]:
    """So many questions of each cold class, and _TIMES as many of the others. vocabulary: most
    frequent first. texts: phrases are cut from them. Raises ValueError where the vocabulary lasts
    for fewer cold ones."""
    draw = random.Random(seed)
    pool = list(vocabulary[VERY_COMMON:COMMON])
    draw.shuffle(pool)
    if len(pool) < _WORDS_OF_A_QUESTION * number + max(_SIZES.values()):
        most = (len(pool) - max(_SIZES.values())) // _WORDS_OF_A_QUESTION
        raise ValueError(f"{number} questions a class: the words last for {most} at most")
    cold_words = _WORDS_OF_A_QUESTION * number
    unread, read = iter(pool[:cold_words]), pool[cold_words:]
    cold = {name: tuple(_cold(name, unread, number, draw)) for name in _SIZES}
    for name, questions in cold.items():
        yield QuestionClass(f"{name}, cold", questions)
    many = _TIMES * number
    for name, size in _SIZES.items():
        words = [tuple(draw.sample(read, size)) for _ in range(many)]
        questions = tuple(_question(name, each, draw) for each in words)
        yield QuestionClass(f"{name}, warm", questions, tuple(_reading(words, draw)))
    yield QuestionClass("filters only", tuple(_question("filter", (), draw) for _ in range(many)))
    yield QuestionClass("empty, newest", (Question(),) * number)
    yield from _phrases(set(vocabulary[:VERY_COMMON]), texts, many, draw)


_TIMES = 5
"""Cold questions take words that no other takes, which are soon used up. Of so many times as many
the five slowest of a hundred are no single ones."""

_SIZES = {"common": 1, "AND": 2, "OR": 3, "filter": 1}
_WORDS_OF_A_QUESTION = sum(_SIZES.values())
"""Of one question of each class, that is not read before."""


def _cold(name: str, unread: Iterator[str], number: int, draw: random.Random) -> Iterator[Question]:
    for _ in range(number):
        yield _question(name, tuple(next(unread) for _ in range(_SIZES[name])), draw)


def _question(name: str, words: tuple[str, ...], draw: random.Random) -> Question:
    how = How.ANY if name == "OR" else How.ALL
    if name != "filter":
        return Question(words, how)
    start = draw.randrange(728_300, 735_000)
    span = draw.randrange(730, 3_300)
    return Question(words, how, f"o{draw.randrange(120)}", (start, start + span))


def _reading(words: Sequence[tuple[str, ...]], draw: random.Random) -> Iterator[Question]:
    """Every word, beside one that is not asked for with it."""
    single = [word for each in words for word in each]
    others = single[1:] + single[:1]
    for word, other in zip(single, others, strict=True):
        yield Question((other, word, draw.choice(single)), How.ALL)


def _phrases(
    frequent: set[str], texts: Sequence[str], number: int, draw: random.Random
) -> Iterator[QuestionClass]:
    windows = {size: _windows(texts, size, number, draw) for size in (2, 4, 8, 14)}
    windows_by_name = {f"phrase of {size}": window for size, window in windows.items()}
    windows_by_name["phrase of 2 very common"] = _common_windows(frequent, texts, number, draw)
    for name, words in windows_by_name.items():
        yield QuestionClass(name, tuple(Question(each, How.PHRASE) for each in words))


def _windows(
    texts: Sequence[str], size: int, number: int, draw: random.Random
) -> list[tuple[str, ...]]:
    windows = []
    while len(windows) < number:
        words = draw.choice(draw.choice(texts).split("\n\n")).lower().strip(".“”").split()
        if len(words) >= size:
            start = draw.randrange(len(words) - size + 1)
            windows.append(tuple(word.strip(".“”") for word in words[start : start + size]))
    return windows


def _common_windows(
    frequent: set[str], texts: Sequence[str], number: int, draw: random.Random
) -> list[tuple[str, ...]]:
    pairs: dict[tuple[str, ...], None] = {}
    for text in draw.sample(list(texts), len(texts)):
        words = text.lower().split()
        pairs.update(dict.fromkeys(pair for pair in pairwise(words) if frequent.issuperset(pair)))
    return draw.sample(list(pairs), min(number, len(pairs)))
