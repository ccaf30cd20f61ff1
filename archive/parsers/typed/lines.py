"""The lines of a typed text as they were meant: letters set apart joined, columns parted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.html.page import squeeze

CENTRED_INDENT = 8
WIDEST_COLUMN = 130
COLUMNS = re.compile(r"\S\s{3,}\S")
_SET_APART = re.compile(r"(?<!\S)(?:[^\W_][.&'’-]? ){2,}[^\W_](?!\S)")
"""'N E W S': three letters or more, one blank between each."""
_PAIRS_TOO = re.compile(r"(?<!\S)(?:[^\W_][.&'’-]? )+[^\W_](?!\S)")
_DAY = re.compile(
    r"(?<!\w)\d{1,2}(?: ?[a-zª°]{2})? +[^\W\d_]{3,9}[.,]? +(?:\d{4}|\d\d(?! +(?:19|20)\d\d))(?!\w)"
)
_JOINED = "\x00"
_JOINED_GAP = re.compile(rf"{_JOINED} +{_JOINED}")
_MARK = re.compile(r"[.,;:!?]")
_GAP = re.compile(r" {2,}")
_LABEL = re.compile(r"[^\W\d_]{2,12} ?:\s{2,}")
"""Of a memo: 'From:   Ana Koren'."""
_MOST_GAPS = 3
"""Where every third blank is a wide one, the line was set to fill its column."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One line. chunk: the number of the stretch between blank lines that it stands in; number:
    that of the line of the file, from 1; width: how far it reaches."""

    text: str
    chunk: int
    number: int
    centred: bool = False


def typed_lines(lines: Sequence[str]) -> Iterator[TypedLine]:
    """The lines, each part of a line that a wide gap sets off by itself; blank ones part chunks."""
    chunk = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            chunk += 1
            continue
        for part in _parts(line):
            yield TypedLine(part, chunk, number, is_centred(line))


def is_centred(line: str) -> bool:
    """Whether a line stands in the middle of its page and holds one thing."""
    text = line.strip()
    indented = len(line) - len(line.lstrip()) >= CENTRED_INDENT
    return indented and len(text) <= WIDEST_COLUMN and not COLUMNS.search(text)


def joined_letters(line: str) -> str:
    """The line with the words whole whose letters were set apart: 'N E W S  R E L E A S E'."""
    apart = _SET_APART if not _is_set_apart(line) else _PAIRS_TOO
    whole = apart.sub(lambda match: f"{_JOINED}{match[0].replace(' ', '')}{_JOINED}", line)
    return _JOINED_GAP.sub(" ", whole).replace(_JOINED, "")


def _is_set_apart(line: str) -> bool:
    """Whether most of a line was set apart, so that two letters are a word too: '2 7'."""
    words = line.split()
    return 2 * sum(len(word) == 1 for word in words) > len(words) + 1


def _parts(line: str) -> list[str]:
    plain = joined_letters(line.replace("\xa0", " ").replace("\xad", "").expandtabs().strip())
    plain = _DAY.sub(lambda match: squeeze(match[0]), plain)
    if len(plain) > WIDEST_COLUMN and not _MARK.search(plain):
        return [squeeze(plain)]  # prose whose marks were lost, and left gaps
    gaps, blanks = len(_GAP.findall(plain)), len(plain.split()) - 1
    if _LABEL.match(plain) and gaps == 1:
        return [squeeze(plain)]
    parts = [plain] if gaps * _MOST_GAPS > blanks > _MOST_GAPS else _GAP.split(plain)
    return [squeeze(part) for part in parts if part.strip()]
