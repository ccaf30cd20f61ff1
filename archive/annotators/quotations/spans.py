"""Stretches between quotation marks, block by block: where they stand, not yet who speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.models import GAP, Block, BlockKind, Span

# Opening mark -> the marks that may close it. Straight and same-mark pairs are told apart by their
# neighbours; German and Bosnian pairs share glyphs with English ones.
_CLOSERS = {"‘": "’", "»": "«", "“": '”"“', "„": '“”"', "«": "»", '"': '"”', "”": "”", "‟": "”"}
# A straight single mark opens behind a blank alone: most of them are apostrophes.
# Two commas are a low mark, of which the second opens: ',,Words”'.
_OPENER = re.compile(
    rf"[{''.join(_CLOSERS)}]|(?<!\S)'(?=\w)|(?:(?<=\s,)|(?<=^,)),(?=[^\s,])|(?<![`\w])``(?=[^\s`])"
)
_CLOSERS |= {"'": "'", ",": '”"’', "`": "'"}
_TYPED_CLOSER = "''"  # of ``, as newswire and typesetters print the pair
_SPEAKING = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE)
_LONGEST = 8000
"""A mark that finds no partner within so many characters has none."""


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """One pair of marks. span: offsets into the release's text, without the marks.

    block: its number. closed: False where no mark closes it before the block ends.
    opens: where its opening mark stands; closes: behind its closing mark. first, last: it begins,
    it ends its block.
    """

    span: Span
    block: int
    closed: bool
    opens: int
    closes: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and where its text begins in the release's text."""

    number: int
    start: int
    block: Block

    @property
    def end(self) -> int:
        return self.start + len(self.block.text)

    @property
    def speaks(self) -> bool:
        return self.block.kind in _SPEAKING


def place(blocks: Sequence[Block]) -> list[PlacedBlock]:
    """The blocks with their offsets in Release.text."""
    placed: list[PlacedBlock] = []
    start = 0
    for number, block in enumerate(blocks):
        placed.append(PlacedBlock(number, start, block))
        start += len(block.text) + len(GAP)
    return placed


def marked_spans(placed: PlacedBlock) -> Iterator[MarkedSpan]:
    """Every outermost pair of marks of a block; an inner pair never closes the outer one."""
    text, at = placed.block.text, 0
    goes_on = False
    while (start := _next_opening(text, at)) >= 0:
        end = _closing(text, start)
        broken = end >= 0 and _reopens(text, end)
        closed = end >= 0 and not broken
        stop = end if end >= 0 else len(text)
        width = 2 if text[start] == "`" else 1
        inner = _trimmed(text, start + width, stop)
        if inner.start < inner.end:
            yield MarkedSpan(
                Span(placed.start + inner.start, placed.start + inner.end),
                placed.number,
                closed,
                placed.start + start,
                placed.start + stop + closed * width,
                first=goes_on or not text[:start].strip(" ," if text[start] == "," else None),
                last=not closed or not text[end + width :].strip(" .,;"),
            )
        at, goes_on = stop + closed * width, broken


def _next_opening(text: str, at: int) -> int:
    marks = (match.start() for match in _OPENER.finditer(text, at))
    return next((index for index in marks if _opens(text, index)), -1)


def _opens(text: str, index: int) -> bool:
    mark = text[index]
    before = text[index - 1] if index else " "
    after = text[index + 1 : index + 2]
    if mark in "«„,`":
        return True
    if mark == "»":
        return before.isspace() and bool(after.strip()) and "«" in text[index : index + _LONGEST]
    if mark in "‘'":
        return before.isspace() and bool(after.strip()) and _single_closes(text, index)
    if mark == "“":
        inside = bool(after.strip()) or (before.isspace() and "”" in text[index : index + _LONGEST])
        return not before.isalnum() and inside
    # A straight mark or a closing glyph opens only after a blank or an opening sign, never after a
    # digit (feet and inches) or a letter, and only before something printed.
    if not index:  # '" Words…": the blank is one too many
        return True
    if before in '.!?:”"' and after.isupper():  # the end of a line was lost
        return True
    if (before.isspace() or before == ":") and (after.isspace() or after in ".,;)"):
        return _is_spaced(text, index) or _is_in_turn(text, index)
    elided = before in "’'" and text[index - 2 : index - 1].isalpha()  # 'qu’"aucun puits"'
    return (before.isspace() or elided or before in "([—–-:/«") and bool(after.strip())


def _is_spaced(text: str, index: int) -> bool:
    """A mark between blanks opens where the next one has a blank before it: '" Words " said'."""
    close = text.find(text[index], index + 1, index + _LONGEST)
    return text[index + 1 : index + 2].isspace() and close > 0 and text[close - 1].isspace()


def _is_in_turn(text: str, index: int) -> bool:
    """'" Words", said': with a blank behind it alone a straight mark opens where those before it
    are pairs, and so are all of the block."""
    straight = text[index] == '"' and text[index + 1 : index + 2].isspace()
    return straight and text.count('"') % 2 == 0 and text.count('"', 0, index) % 2 == 0


def _single_closes(text: str, index: int) -> bool:
    """Single marks are of speech where one closes behind a stop or comma; else apostrophes."""
    closer = _CLOSERS[text[index]]
    close = text.find(closer, index + 1, index + _LONGEST)
    while close >= 0:
        if _closes(text, close):
            return True
        close = text.find(closer, close + 1, index + _LONGEST)
    return False


def _closing(text: str, start: int) -> int:
    closers = _CLOSERS[text[start]]
    depth = 0
    for index in range(start + 1, min(len(text), start + _LONGEST)):
        letter = text[index]
        if text[start] == "«" and letter == "«":
            depth += 1
        elif text[start] == "“" and letter == "“" and _closes_wrongly(text, index):
            return index
        elif text[start] == "`":
            if text.startswith(_TYPED_CLOSER, index):
                return index
        elif letter in closers and (_closes(text, index) or _pairs_spaced(text, start, index)):
            if depth == 0:
                return index
            depth -= 1
    return -1


def _pairs_spaced(text: str, start: int, index: int) -> bool:
    """'" Words " said': a blank stands inside either mark."""
    return text[start] == text[index] and text[start + 1].isspace() and text[index - 1].isspace()


def _last_before(text: str, index: int) -> str:
    """The last letter before an offset that is no space; '' where none is."""
    at = index - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return text[at] if at >= 0 else ""


def _closes_wrongly(text: str, index: int) -> bool:
    """An opening mark where a closing one is meant, '… everyone, “said NAME. “…', or where the mark
    before was never closed: an English quotation does not open inside another of its kind."""
    return _last_before(text, index) in (",", ".", "?", "!") or text[index - 1 : index].isspace()


def _reopens(text: str, index: int) -> bool:
    """'… is dry. “We mend it too”': a mark that opens the next paragraph of one quotation, where
    the end of the line was lost."""
    ended = _last_before(text, index) in (".", "?", "!", "…") and text[index - 1].isspace()
    return text[index] == "“" and ended and text[index + 1 : index + 2].isupper()


def _closes(text: str, index: int) -> bool:
    if text[index] in "”»«":
        return True
    if text[index] in "’'":  # '… dry,’ said', '… dry’, said': with the stop inside or behind
        behind = text[index + 1 : index + 2]
        outside = behind in (",", ".") and not text[index + 2 : index + 3].strip()
        return (text[index - 1] in ",.?!" and not behind.isalnum()) or outside
    if text[index] == '"' and text[index - 1 : index + 2].strip() == '"':  # '… dry, " said'
        return _last_before(text, index) in (",", ".", "?", "!")
    # “ closes only the German way: behind a printed sign, before a blank or a stop.
    return not text[index - 1].isspace() and not text[index + 1 : index + 2].isalnum()


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
