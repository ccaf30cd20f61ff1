"""The headline among the lines of a typed head that say nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.html.page import squeeze
from archive.models import HeadLine, HeadRole
from archive.parsers.typed.prose import WIDE, lower_share, mostly_upper, terms
from archive.parsers.typed.words import HeadPatterns

_LONGEST, _MOST_WORDS = 320, 45
_WRAPPED = 24
"""A line of so many letters may go on in the next though a blank line stands between."""
_TELLING = 4
_SHARED, _NEAREST, _BEHIND_MARK, _CENTRED = 2.0, 0.6, 0.3, 1.0
_LEAST = 0.2
_FEWEST = 2
_AUTHORED = 1.5
"""What says whose words a text is names it, whatever of its matter the text prints."""
_SHORT = {1: -2.4, 2: -0.5}
"""One word is mostly a place."""
_SENTENCE, _OF_SENTENCE = 0.8, 0.5
_OF_LEDE = 0.3
_NAMES, _LETTERHEAD, _REPEATED = 1.4, 1.2, 1.0
_LONGEST_NAME = 6
_SENTENCE_CASE = 0.34
_LETTER = re.compile(r"[^\W\d_]")
_SPOKEN = re.compile(r"[“\"«„][^”\"»“]+[”\"»“],? [^\W\d_].*\.")
"""A sentence that begins with what somebody says, and goes on."""
_FRAGMENT = re.compile(r"(?<!\w)[^\W\d_]{1,2}(?!\w)")
_MARKS = (HeadRole.DAY, HeadRole.REFERENCE, HeadRole.KIND)


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a line with its role. chunk, centred: as of the line it stands in."""

    line: HeadLine
    chunk: int
    centred: bool


@dataclass(frozen=True, slots=True)
class Headline:
    """text: as printed, its lines joined. entries: the numbers of those it was made of. weight: how
    much spoke for it. centred: all of it stood in the middle of the page."""

    text: str
    entries: frozenset[int]
    weight: float
    centred: bool = False


def headline_of(entries: Sequence[Entry], body: str, patterns: HeadPatterns) -> Headline | None:
    """The run of lines that most looks like the headline of this body; None where none does."""
    runs = list(_runs(entries, patterns))
    if len(runs) > 1 and _is_lede(entries, *runs[-2:]):
        body = f"{_text_of(entries, runs.pop())} {body}"
    words = frozenset(terms(body))
    weighed = [
        Headline(
            _text_of(entries, run),
            frozenset(run),
            _weight(entries, run, words, run is runs[-1])
            + _AUTHORED * patterns.names_author(entries[run[0]].line.text)
            - _of_letterhead(entries, run, patterns)
            - _REPEATED * _is_repeated(entries, run, body),
            all(entries[number].centred for number in run),
        )
        for run in runs
    ]
    best = max(weighed, key=lambda candidate: candidate.weight, default=None)
    return best if best is not None and best.weight >= _LEAST else None


def authored_title(lines: Sequence[HeadLine], source: Sequence[str], patterns: HeadPatterns) -> str:
    """What a statement is called by that has no other headline: 'Statement by the President', the
    kind and its author as printed; "" where no kind names its author. source: the text's lines."""
    for line in lines:
        if line.role == HeadRole.KIND and patterns.names_author(line.text):
            printed = squeeze(source[line.number - 1])
            alone = patterns.kind.fullmatch(printed) is not None
            more = source[line.number : line.number + 1] if alone else ()
            return " ".join([printed, *map(squeeze, more)]).strip()
    return ""


def kind_beside(lines: Sequence[HeadLine]) -> str:
    """The kind in one line with the headline, before it: 'TRANSCRIPT OF INTERVIEW' of 'TRANSCRIPT
    OF INTERVIEW WITH ANA KOREN'; "" where none is."""
    return next(
        (
            kind.text
            for kind, line in pairwise(lines)
            if (kind.role, line.role) == (HeadRole.KIND, HeadRole.HEADLINE)
            and kind.number == line.number
        ),
        "",
    )


def with_opening(title: str, opening: str, patterns: HeadPatterns) -> str:
    """A headline whole that goes on from a line above: 'AT THE OPENING OF A QUAY' from 'REMARKS BY
    THE PRESIDENT'."""
    first = title.split(maxsplit=1)[0].lower() if title else ""
    goes_on = opening and first in patterns.matters | patterns.kind_joins
    return f"{opening} {title}" if goes_on and title not in opening else title


def interview_title(lines: Sequence[HeadLine], place: str) -> str:
    """What an interview is called by: the kind of text, the place, the subjects, as printed; "" for
    a text that names no kind or no subject. place: a short line beside these, or ""."""
    kinds = [line.text for line in lines if line.role == HeadRole.KIND]
    subjects = [line.text for line in lines if line.role == HeadRole.SUBJECT]
    if not kinds or not any(" " in _without_label(subject) for subject in subjects):
        return ""
    longest = max(kinds, key=len)
    parts = (longest, place, *map(_without_label, subjects))
    return ": ".join(dict.fromkeys(filter(None, parts)))


def matter_of(lines: Sequence[HeadLine]) -> str:
    """What a telex or memorandum without a headline is about: the only line of its kind."""
    subjects = [line.text for line in lines if line.role == HeadRole.SUBJECT]
    return _without_label(subjects[0]) if len(subjects) == 1 and ":" in subjects[0] else ""


def _without_label(text: str) -> str:
    label, colon, behind = text.partition(":")
    return behind.strip() if colon and behind.strip() else label


def _text_of(entries: Sequence[Entry], run: Sequence[int]) -> str:
    return " ".join(entries[number].line.text for number in run)


def _is_lede(entries: Sequence[Entry], above: Sequence[int], run: Sequence[int]) -> bool:
    """Whether a sentence stands right below a line that is none and may be its headline."""
    upper, text = _text_of(entries, above), _text_of(entries, run)
    is_sentence = text.endswith(".") and lower_share(text) > _OF_LEDE
    is_headline = len(upper.split()) > _FEWEST and _LETTER.search(upper[-1:]) is not None
    return is_sentence and is_headline and above[-1] == run[0] - 1


def _is_repeated(entries: Sequence[Entry], run: Sequence[int], body: str) -> bool:
    """Whether the text prints the words of a run again as they stand, with capitals: the name of a
    body."""
    text = " ".join(entries[number].line.text for number in run)
    if not 1 < len(text.split()) <= _LONGEST_NAME:
        return False
    again = re.search(rf"(?i)(?<!\w){re.escape(text)}(?!\w)", body)
    words = again[0].split() if again else [""]
    return words[0][:1].isupper() and words[-1][:1].isupper()


def _of_letterhead(entries: Sequence[Entry], run: Sequence[int], patterns: HeadPatterns) -> float:
    """How much speaks for a name and a post that could not be read as such; or for the body of
    which the next line names a part."""
    text = entries[run[0]].line.text
    if _heads_body(entries, run, patterns):
        return _LETTERHEAD
    if entries[run[0]].line.role == HeadRole.SENDER or lower_share(text) > _OF_SENTENCE:
        return 0.0
    words = len(patterns.sender_word.findall(text))
    unit = patterns.sender.match(text) if words else None
    is_most = unit is not None and 2 * unit.end() >= len(text)  # 'PORTS DEPARTMENT OPENS A QUAY'
    return _LETTERHEAD if words > 1 or is_most else 0.0


def _heads_body(entries: Sequence[Entry], run: Sequence[int], patterns: HeadPatterns) -> bool:
    """Whether the first line of a head stands over 'Office of Ports' or the like."""
    if run != [0] or len(entries) < _FEWEST or len(entries[0].line.text.split()) > _LONGEST_NAME:
        return False
    below = entries[1]
    near = below.chunk - entries[0].chunk <= 1
    is_part = near and below.line.role == HeadRole.SENDER and not below.line.people
    return is_part and patterns.sender_word.match(below.line.text) is not None


def _runs(entries: Sequence[Entry], patterns: HeadPatterns) -> Iterator[list[int]]:
    """The numbers of lines of TEXT that follow upon each other and are printed alike."""
    run: list[int] = []
    for number, entry in enumerate(entries):
        if run and not _continues(entries[run[-1]], entry, number - run[-1]):
            yield run
            run = []
        if entry.line.role == HeadRole.TEXT:
            run.append(number)
    if run:
        yield run
    # A headline of nothing but names: 'DR ANA KOS', 'FERRY COUNCIL MEETS'.
    last = entries[-1].line if entries else None
    if last and last.role == HeadRole.SENDER and not patterns.sender_word.search(last.text):
        yield [len(entries) - 1]


def _continues(above: Entry, entry: Entry, apart: int) -> bool:
    if entry.line.role != HeadRole.TEXT or apart > 1:
        return False
    upper = mostly_upper(above.line.text)
    if upper != mostly_upper(entry.line.text):
        return False
    if above.centred != entry.centred:
        return False
    if above.chunk == entry.chunk:
        return True
    wrapped = len(above.line.text) >= _WRAPPED and entry.chunk - above.chunk == 1
    return wrapped and (upper or entry.line.text[:1].islower())


def _weight(
    entries: Sequence[Entry], run: Sequence[int], body: frozenset[str], last: bool
) -> float:
    text = " ".join(entries[number].line.text for number in run)
    terms_found = terms(text)
    words = [word for word in terms_found if len(word) >= _TELLING or WIDE.search(word)]
    size = len(terms_found)
    if not words or len(text) > _LONGEST or size > _MOST_WORDS or _SPOKEN.fullmatch(text):
        return -1.0
    shared = sum(word in body for word in words) / len(words)
    weight = _SHARED * shared + _SHORT.get(size, 0.0)
    weight += _NEAREST if last else 0.0
    before = entries[run[0] - 1].line.role if run[0] else None
    weight += _BEHIND_MARK if before in _MARKS else 0.0
    stops = size > _TELLING and text.endswith(".")
    sentence = (stops or size > 2 * _TELLING + 3) and lower_share(text) > _OF_SENTENCE
    weight -= _SENTENCE if sentence and last and len(run) == 1 else 0.0
    weight -= _NAMES if entries[run[0]].line.role == HeadRole.SENDER else 0.0
    weight += _CENTRED if all(entries[number].centred for number in run) else 0.0
    return weight - 4 * _noise(text)


def _noise(text: str) -> float:
    """How much of a line is neither letters nor whole words."""
    letters = len(_LETTER.findall(text)) + text.count(" ")
    fragments = len(_FRAGMENT.findall(text)) / max(1, len(text.split()))
    return (1 - letters / len(text)) + max(0.0, fragments - lower_share(text) - _SENTENCE_CASE)
