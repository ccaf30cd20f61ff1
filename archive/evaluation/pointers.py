"""Gold in texts that are not ours: offsets and a digest, never a word."""

import hashlib
from collections.abc import Collection, Iterator
from enum import StrEnum
from pathlib import Path

import msgspec

from archive.errors import DataError
from archive.evaluation.gold import By, GoldMention, GoldSpan, GoldText, MentionStatus, SpanKind
from archive.evaluation.texts import TEXTS, read_texts
from archive.models import Span, digest_of
from archive.shapes import read_json

Offsets = tuple[int, int]


class Half(StrEnum):
    """Rules are made on the one, figures are published of the other."""

    BUILD = "build"
    REPORT = "report"
    ALL = "all"


class SpanPointer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pair of marks: where it stands, who speaks, where that is printed."""

    start: int
    end: int
    kind: SpanKind
    by: By = By.NOBODY
    speaker: Offsets | None = None
    mention: Offsets | None = None
    status: MentionStatus = MentionStatus.NONE
    position: tuple[Offsets, ...] = ()
    utterance: int = 0


class MentionPointer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Capitalised words; full: the fullest name of that person, where it is one."""

    start: int
    end: int
    full: Offsets | None = None


class TextPointer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text: its id in its set, the sha-256 of the text that the offsets count in."""

    id: str
    digest: str
    spans: tuple[SpanPointer, ...] = ()
    mentions: tuple[MentionPointer, ...] = ()


def half_of(id: str) -> Half:
    """By the digest of the id, so that a text never changes sides."""
    odd = int(hashlib.sha256(id.encode("utf-8")).hexdigest(), 16) % 2
    return Half.REPORT if odd else Half.BUILD


def read_pointers(file: Path) -> list[TextPointer]:
    """One line a text. Raises DataError where a line is no pointer."""
    lines = file.read_bytes().splitlines()
    try:
        return [read_json(line, TextPointer) for line in lines]
    except msgspec.DecodeError as error:
        raise DataError(f"cannot read pointers in {file}: {error}") from error


def gold_of_pointers(
    folder: Path, data: Path, half: Half, sets: Collection[str] = TEXTS
) -> Iterator[GoldText]:
    """The labelled texts of these sets that lie beside the project; others are passed over."""
    for name in TEXTS:
        file = folder / f"{name}.jsonl"
        if name in sets and file.is_file() and (data / TEXTS[name].file).exists():
            texts_by_id = read_texts(TEXTS[name], data)
            for pointer in read_pointers(file):
                if half in (Half.ALL, half_of(pointer.id)):
                    yield gold_text(pointer, name, texts_by_id)


def absent_texts(folder: Path, data: Path) -> list[str]:
    """Sets with pointers whose texts are not there."""
    return [
        name
        for name, texts in TEXTS.items()
        if (folder / f"{name}.jsonl").is_file() and not (data / texts.file).exists()
    ]


def gold_text(pointer: TextPointer, name: str, texts_by_id: dict[str, str]) -> GoldText:
    """Raises DataError where the text is not the one that was labelled."""
    text = texts_by_id.get(pointer.id, "")
    if digest_of(text.encode("utf-8")) != pointer.digest:
        raise DataError(f"{name} {pointer.id}: another text than the one labelled; label it again")
    return GoldText(
        pointer.id,
        name,
        text,
        tuple(_span(span, text) for span in pointer.spans),
        tuple(
            GoldMention(Span(mention.start, mention.end), _words(mention.full, text))
            for mention in pointer.mentions
        ),
    )


def _span(pointer: SpanPointer, text: str) -> GoldSpan:
    return GoldSpan(
        Span(pointer.start, pointer.end),
        pointer.kind,
        pointer.by,
        _words(pointer.speaker, text),
        Span(*pointer.mention) if pointer.mention else None,
        pointer.status,
        tuple(filter(None, (_words(offsets, text) for offsets in pointer.position))),
        pointer.utterance,
    )


def _words(offsets: Offsets | None, text: str) -> str | None:
    return " ".join(text[slice(*offsets)].split()) if offsets else None
