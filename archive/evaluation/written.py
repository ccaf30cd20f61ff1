"""Gold written for this project: a release with marks in its text (data/gold/README.md)."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import yaml

from archive.errors import DataError
from archive.evaluation.gold import (
    WRITTEN,
    By,
    GoldMention,
    GoldSpan,
    GoldText,
    MentionStatus,
    SpanKind,
)
from archive.models import Span
from archive.shapes import read_value
from archive.yaml_values import yaml_values

_MARK = re.compile(r"\{([^|{}\n]*)\||\}")
_CLASS = re.compile(r"[SN]\d{1,2}")
_PARTS = 3


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """people: key and the fullest name printed. others: key and what it is that speaks."""

    language: str
    people: dict[str, str] = {}
    others: dict[str, By] = {}
    topics: list[str] = []
    office: str | None = None
    collection: str = "iom"


@dataclass(frozen=True, slots=True)
class Tag:
    """A marked stretch: '{quote ama S4|words}' has the verb quote, the rest are its arguments."""

    verb: str
    arguments: tuple[str, ...]
    span: Span

    @property
    def key(self) -> str:
        return self.arguments[0] if self.arguments else ""

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(word for word in self.arguments if _CLASS.fullmatch(word))


@dataclass(slots=True)
class _Stripping:
    """The text without marks, while it is read."""

    text: str = ""
    opened: list[tuple[str, int]] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)

    def open(self, words: str) -> None:
        self.opened.append((words, len(self.text)))

    def close(self) -> None:
        words, start = self.opened.pop()
        verb, *arguments = words.split()
        self.tags.append(Tag(verb, tuple(arguments), Span(start, len(self.text))))


def gold_of_releases(folder: Path) -> list[GoldText]:
    """Every release of a folder, by name."""
    return [read_written(file) for file in sorted(folder.glob("*.txt"))]


def read_written(file: Path) -> GoldText:
    """Raises DataError where header or marks cannot be read."""
    parts = file.read_text(encoding="utf-8").split("---\n", _PARTS - 1)
    if len(parts) != _PARTS:
        raise DataError(f"{file}: a header between two lines of --- is missing")
    try:
        header = read_value(yaml_values(parts[1]), Header)
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise DataError(f"{file}: {error}") from error
    text, tags = without_marks(parts[2].strip() + "\n", file.name)
    return GoldText(
        name=file.stem,
        texts=WRITTEN,
        text=text,
        spans=tuple(_spans(tags, header, text, file.name)),
        mentions=tuple(_mentions(tags, header, file.name)),
        collection=header.collection,
        complete=True,
        topics=frozenset(header.topics),
        office=header.office,
    )


def without_marks(source: str, name: str) -> tuple[str, list[Tag]]:
    """The text and its tags, in the order of their beginnings."""
    reading, at = _Stripping(), 0
    for mark in _MARK.finditer(source):
        reading.text += source[at : mark.start()]
        at = mark.end()
        if mark[1] is not None:
            reading.open(mark[1])
        elif reading.opened:
            reading.close()
        else:
            raise DataError(f"{name}: nothing is open before {source[:at][-30:]!r}")
    if reading.opened:
        raise DataError(f"{name}: never closed: {reading.opened[-1][0]!r}")
    reading.text += source[at:]
    return reading.text, sorted(reading.tags, key=lambda tag: (tag.span.start, -tag.span.end))


def _spans(tags: list[Tag], header: Header, text: str, name: str) -> list[GoldSpan]:
    spans: list[GoldSpan] = []
    for tag in tags:
        if tag.verb == "not":
            spans.append(GoldSpan(tag.span, SpanKind(tag.key), classes=tag.classes))
        elif tag.verb == "more":
            last = next((span for span in reversed(spans) if span.utterance), None)
            if last is None:
                raise DataError(f"{name}: nothing that {text[tag.span.start :][:30]!r} continues")
            spans.append(replace(last, span=tag.span, classes=tag.classes or last.classes))
        elif tag.verb == "quote":
            number = max((span.utterance for span in spans), default=0) + 1
            spans.append(_quotation(tag, tags, header, text, number, name))
    return spans


def _quotation(
    tag: Tag, tags: list[Tag], header: Header, text: str, number: int, name: str
) -> GoldSpan:
    quotation = GoldSpan(tag.span, SpanKind.QUOTE, utterance=number, classes=tag.classes)
    if tag.key == "-":
        return quotation
    beside = _nearest(tag, [other for other in tags if other.verb == "by" and other.key == tag.key])
    posts = [other.span for other in tags if other.verb == "post" and other.key == tag.key]
    by = By.HUMAN if tag.key in header.people else _other(tag, header, name)
    printed = text[beside.span.start : beside.span.end] if beside else None
    return replace(
        quotation,
        by=by,
        speaker=header.people.get(tag.key, printed),
        mention=beside.span if beside else None,
        status=_status(beside, header, text),
        positions=tuple(text[post.start : post.end] for post in posts),
    )


def _other(tag: Tag, header: Header, name: str) -> By:
    if tag.key not in header.others:
        raise DataError(f"{name}: nobody in the header is {tag.key!r}")
    return header.others[tag.key]


def _nearest(tag: Tag, beside: list[Tag]) -> Tag | None:
    """The mention beside a quotation: behind it or before it, whichever is nearer."""
    return min(
        beside,
        key=lambda quote: min(
            abs(quote.span.start - tag.span.end), abs(tag.span.start - quote.span.end)
        ),
        default=None,
    )


def _status(beside: Tag | None, header: Header, text: str) -> MentionStatus:
    if beside is None:
        return MentionStatus.NONE
    if MentionStatus.PRONOUN in beside.arguments:
        return MentionStatus.PRONOUN
    names = header.people.get(beside.key, "").lower().split()
    words = text[beside.span.start : beside.span.end].lower().split()
    return MentionStatus.NAMED if set(names) & set(words) else MentionStatus.NOMINAL


def _mentions(tags: list[Tag], header: Header, name: str) -> list[GoldMention]:
    mentions = []
    for tag in tags:
        if tag.verb == "nobody":
            mentions.append(GoldMention(tag.span, None))
        elif tag.verb == "who" or (tag.verb == "by" and MentionStatus.PRONOUN not in tag.arguments):
            if tag.key in header.people:
                mentions.append(GoldMention(tag.span, header.people[tag.key]))
            elif tag.key not in header.others:
                raise DataError(f"{name}: nobody in the header is {tag.key!r}")
    return mentions
