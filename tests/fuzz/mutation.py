"""Sound cases changed at random: cut, doubled, overwritten, spliced, grown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from hypothesis import strategies as st

MOST_BYTES = 200_000


class Change(Enum):
    CUT = auto()
    TRUNCATE = auto()
    FLIP = auto()
    OVERWRITE = auto()
    INSERT = auto()
    DOUBLE = auto()
    REPEAT = auto()
    SPLICE = auto()


@dataclass(frozen=True, slots=True)
class Edit:
    """at: of 65536 parts of the case. behind: the bytes before which it moves on to stand.

    times: of a repetition. piece: what is put in, or taken from another seed.
    """

    change: Change
    at: int
    behind: bytes
    length: int
    times: int
    piece: bytes


def mutated(
    seeds: Sequence[bytes], tokens: Sequence[bytes], most_edits: int = 6
) -> st.SearchStrategy[bytes]:
    """A seed after some edits. tokens: what may be put in, besides any bytes."""
    pieces = st.sampled_from(tokens) | st.binary(min_size=1, max_size=6)
    edits = st.builds(
        Edit,
        st.sampled_from(Change),
        st.integers(0, 65535),
        st.sampled_from((b"", b"", b"\n", b"<", b">", b'"', b":", b" ")),
        st.integers(1, 40) | st.integers(1, 4000),
        st.integers(2, 2000),
        pieces | _slices(seeds),
    )
    return st.builds(_edited, st.sampled_from(seeds), st.lists(edits, max_size=most_edits))


def _slices(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    def cut(seed: bytes, at: int, length: int) -> bytes:
        start = at * len(seed) >> 16
        return seed[start : start + length]

    return st.builds(
        cut, st.sampled_from(seeds), st.integers(0, 65535), st.integers(1, 30) | st.integers(1, 900)
    )


def _edited(seed: bytes, edits: Sequence[Edit]) -> bytes:
    case = seed
    for edit in edits:
        case = _applied(case, edit)[:MOST_BYTES]
    return case


def _applied(case: bytes, edit: Edit) -> bytes:
    start = _start(case, edit)
    end = min(len(case), start + edit.length)
    before, middle, after = case[:start], case[start:end], case[end:]
    match edit.change:
        case Change.CUT:
            return before + after
        case Change.TRUNCATE:
            return before
        case Change.FLIP:
            return (
                before
                + bytes(byte ^ (1 << edit.times % 8) for byte in middle[:1])
                + case[start + 1 :]
            )
        case Change.OVERWRITE:
            return before + edit.piece + case[start + len(edit.piece) :]
        case Change.INSERT:
            return before + edit.piece + case[start:]
        case Change.DOUBLE:
            return before + middle + middle + after
        case Change.REPEAT:
            return (
                before
                + edit.piece * min(edit.times, MOST_BYTES // len(edit.piece or b"x"))
                + case[start:]
            )
        case Change.SPLICE:
            return before + edit.piece + after


def _start(case: bytes, edit: Edit) -> int:
    start = edit.at * len(case) >> 16
    return max(start, case.find(edit.behind, start) + len(edit.behind)) if edit.behind else start
