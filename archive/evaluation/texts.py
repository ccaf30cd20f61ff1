"""The texts into which the pointers of the gold count, read from the data beside the project."""

import gzip
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from archive.shapes import read_json

_PARAGRAPH = re.compile(r"(?is)<(p|h[1-6]|li)\b[^>]*>(.*?)</\1>")
_LINE_BREAK = re.compile(r"(?i)<br\s*/?>")
_TAG = re.compile(r"(?s)<[^>]*>")
_ENCODED_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]{1,3}")


@dataclass(frozen=True, slots=True)
class TextSet:
    """A set of texts. file: of the whole set or the folder of its files, under the data folder."""

    file: str
    read: Callable[[Path], Iterator[tuple[str, str]]]


def read_texts(texts: TextSet, folder: Path) -> dict[str, str]:
    """Every text of a set by its id."""
    return dict(texts.read(folder / texts.file))


class Line(msgspec.Struct, frozen=True):
    """A text of a set in lines, with the sender as its library names him: 'Surname, Given' or the
    surname alone."""

    id: str
    text: str
    person: list[str] | str | None = None
    office: str | None = None

    @property
    def senders(self) -> list[str]:
        return [self.person] if isinstance(self.person, str) else self.person or []


def read_lines(file: Path) -> Iterator[Line]:
    with gzip.open(file, "rb") as lines:
        for line in lines:
            yield read_json(line, Line)


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    return ((line.id, line.text) for line in read_lines(file))


def _extracts(folder: Path) -> Iterator[tuple[str, str]]:
    """The true extract of each page: no reading of ours stands between."""
    for file in sorted(folder.glob("*.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))["ground_truth"]
        yield file.stem, truth["main_content"] or ""


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.asp")):
        yield file.name, plain_text(file.read_bytes())


def plain_text(page: bytes) -> str:
    """The paragraphs, headings and list entries behind the first h1, a blank line between them.

    Fixed for ever: the offsets of the gold count into what it gives. It knows nothing of our
    reading of pages. Letters encoded twice are mended one by one.
    """
    source = _ENCODED_TWICE.sub(_decoded, page.decode("utf-8", errors="replace"))
    body = source[max(source.find("<h1"), 0) :]
    paragraphs = (_words(match[2]) for match in _PARAGRAPH.finditer(body))
    return "\n\n".join(filter(None, paragraphs))


def _decoded(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _words(source: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", _LINE_BREAK.sub(" ", source))).split())


TEXTS: Mapping[str, TextSet] = {
    "senate": TextSet("corpora/senate-sample.jsonl.gz", _lines),
    "whitehouse": TextSet("corpora/whitehouse-2021-2024.jsonl.gz", _lines),
    "mn-ag": TextSet("releases/mn-ag/html", _pages),
    "wcxb": TextSet("extraction/wcxb-dev/ground-truth", _extracts),
    "typed": TextSet("releases/typed-texts/texts.jsonl.gz", _lines),
}
"""The sets of texts by the name of their file of pointers."""
