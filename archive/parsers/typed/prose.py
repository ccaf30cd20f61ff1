"""Where the text of a typed release begins: its first paragraph of prose, its first turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.parsers.typed.lines import TypedLine
from archive.parsers.typed.words import HeadPatterns
from archive.text.folding import fold

_FARTHEST = 80
"""A head has no more lines; behind them everything is text."""
_SENTENCE, _LONG, _TURN = 60, 170, 60
_UNDER_HEADLINE, _WRAPPED = 48, 0.75
_LOWER, _LOWER_OF_LONG = 0.36, 0.3
_CAPITALS = 0.85
_READ = 800
"""So many letters of a line or paragraph show what it is."""
_EARLY = 0.6
"""A line that ends so much before the widest of its stretch ends what it says."""
_INSIDE = re.compile(r"[a-zà-ÿ]{2}[.!?][\"”’']? +[\"“‘']?[A-ZÀ-Þ]")
_END = re.compile(r"[.!?;,。！？；，؟،؛][\"'”’)」』）]*$")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters each of which says as much as two of others, and between which no blank stands."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_TURN_LABEL = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ(][\w.’')-]*){0,4} ?:\s*(?:\S|$)")
_SPEAKER = re.compile(r"([A-ZÀ-Þ](?:[A-ZÀ-Þ.’'-]| (?=[A-ZÀ-Þ])){0,30}) ?:")
_ALONE = re.compile(r"[^\W\d_a-zà-ÿ][\w.’' -]{1,30}:")
_OPENING = '“"«„‘'
_FEWEST_LEADING = 3
_AGAIN = 2
_TALK = 40
"""Among so many lines the label of a turn comes again."""


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Behind one of these a line goes on in the next."""

    words: frozenset[str]


def small_words(knowledge: KnowledgeSnapshot) -> SmallWords:
    """The small words of every language."""
    return SmallWords(frozenset(joined(knowledge.languages, lambda language: language.small_words)))


def first_of_text(lines: Sequence[TypedLine], patterns: HeadPatterns, small: SmallWords) -> int:
    """The number, in `lines`, of the first that belongs to the text; of a head alone, of all."""
    subjects = -1
    for number, line in enumerate(lines[:_FARTHEST]):
        if label := patterns.subject.match(line.text[:_READ]):
            # Where the label stands alone the subjects are the next stretch.
            subjects = line.chunk + (label.end() >= len(line.text))
        is_subject = line.chunk <= subjects and not _is_turn(line.text[:_READ], patterns)
        if not is_subject and _begins_text(lines, number, patterns, small):
            return number
    return min(len(lines), _FARTHEST)


def paragraph(lines: Sequence[TypedLine], start: int, small: SmallWords) -> str:
    """The lines from one on that say one thing with it."""
    widest = max(len(line.text) for line in lines[start : start + 20] if _near(line, lines[start]))
    kept = [lines[start].text]
    size = len(kept[0])
    for before, line in zip(lines[start:], lines[start + 1 :], strict=False):
        if size > 4 * _LONG or not _goes_on(before, line, widest, small):
            break
        kept.append(line.text)
        size += len(line.text)
    return " ".join(kept)


def lower_share(text: str) -> float:
    """How many of the words begin with a small letter, or with one that has no case."""
    words = _WORD.findall(text)
    return sum(not word[0].isupper() for word in words) / len(words) if words else 0.0


def terms(text: str) -> list[str]:
    """The words of a text, folded; of writing without blanks each pair of letters."""
    words = fold(text).split()
    return [part for word in words for part in (_pairs(word) if WIDE.search(word) else [word])]


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)] or [word]


def _length(text: str) -> int:
    return len(text) + len(WIDE.findall(text))


def mostly_upper(text: str) -> bool:
    """Whether a line is printed in capitals, but for a letter that a scanner mistook."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > _CAPITALS * len(letters)


def _near(line: TypedLine, other: TypedLine) -> bool:
    return line.chunk == other.chunk


def _goes_on(before: TypedLine, line: TypedLine, widest: int, small: SmallWords) -> bool:
    if line.text[:1].islower() and not _END.search(before.text):
        return True
    if before.text.split()[-1].lower() in small.words:
        return True
    if before.text.endswith(",") and lower_share(line.text) >= _LOWER:
        return True
    if before.chunk != line.chunk or mostly_upper(before.text) != mostly_upper(line.text):
        return False
    return len(before.text) >= _EARLY * widest or not line.text[:1].isupper()


def _begins_text(
    lines: Sequence[TypedLine], number: int, patterns: HeadPatterns, small: SmallWords
) -> bool:
    text = lines[number].text[:_READ]
    if patterns.salutation.match(text):
        return True
    if len(text) < _LONG and patterns.names_author(text):
        return False
    if _leads_to_words(lines, number):
        return True
    whole = paragraph(lines, number, small)[:_READ]
    if _is_turn(whole, patterns) or _opens_talk(lines, number, patterns):
        return True
    if any(pattern.match(text) for pattern in (patterns.subject, patterns.note, patterns.embargo)):
        return False
    length = _length(whole)
    least = _LOWER if length < _LONG else _LOWER_OF_LONG
    if lower_share(whole) < least or patterns.address.match(text):
        return length > 2 * _LONG
    if _is_first_of_wrapped(lines, number, whole):
        return True
    # '4 May 2021 (TETE) - NAME released the following statement:' is no line of a head.
    ends = bool(_END.search(whole) or _INSIDE.search(whole) or whole.endswith(":"))
    return length >= _LONG or (length >= _SENTENCE and ends)


def _leads_to_words(lines: Sequence[TypedLine], number: int) -> bool:
    """'NAME, Mayor of Tete, said:' above a line that opens with a mark."""
    text = lines[number].text
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    tells = text.endswith(":") and len(text.split()) > _FEWEST_LEADING and not mostly_upper(text)
    return tells and following[:1] in _OPENING and bool(following)


def _is_first_of_wrapped(lines: Sequence[TypedLine], number: int, whole: str) -> bool:
    """Whether a line under a headline in capitals is the first of a text whose lines a scanner set
    apart: the next is as wide."""
    if number == 0 or number + 1 >= len(lines) or _END.search(whole):
        return False
    above, line, following = lines[number - 1].text, lines[number].text, lines[number + 1].text
    wide = min(len(line), len(following)) >= max(_UNDER_HEADLINE, len(following) * _WRAPPED)
    return (
        mostly_upper(above) and len(above.split()) > 1 and wide and lower_share(following) >= _LOWER
    )


def _opens_talk(lines: Sequence[TypedLine], number: int, patterns: HeadPatterns) -> bool:
    """Whether a line opens with a label in capitals, and others below with that and another: the
    turns of a talk may be short. Behind the subjects of an interview another one is enough."""
    text = lines[number].text
    if _ALONE.fullmatch(text) and _may_speak(text[:-1], patterns):
        below = [line.text for line in lines[number + 1 : number + _TALK]]
        return below.count(text) >= _AGAIN
    label = _SPEAKER.match(text)
    if label is None or not _may_speak(label[1], patterns):
        return False
    labels = (_SPEAKER.match(line.text) for line in lines[number + 1 : number + _TALK])
    labels_below = [other[1] for other in labels if other]
    again = label[1] in labels_below or any(
        patterns.subject.match(line.text) for line in lines[:number]
    )
    return again and len({label[1], *labels_below}) > 1


def _may_speak(label: str, patterns: HeadPatterns) -> bool:
    others = (patterns.lead, patterns.kind, patterns.kind_alone)
    return not any(pattern.fullmatch(label) for pattern in others)


def _is_turn(text: str, patterns: HeadPatterns) -> bool:
    """Whether a paragraph opens with the label of who speaks."""
    label = _TURN_LABEL.match(text)
    others = (patterns.subject, patterns.address, patterns.embargo, patterns.note)
    if label is None or any(pattern.match(text) for pattern in others):
        return False
    speaker = text[: text.index(":")]
    if not _may_speak(speaker, patterns) or patterns.day.search(text[: len(speaker) + 40]):
        return False
    if text.rstrip().endswith(":"):
        return speaker.isupper() and not patterns.kind_alone.match(speaker)
    return (
        len(text) >= _TURN
        and (speaker.isupper() or len(speaker.split()) < 3)
        and not text.isupper()
    )
