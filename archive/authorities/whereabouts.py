"""Where in the files of a collection a record stands: for whoever edits it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from archive.authorities.collection import Collection
from archive.facets import FACETS
from archive.yaml_values import LOADER


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A record, and the line on which it begins. kind: of a facet, such as 'office'."""

    kind: str
    id: str
    label: str
    file: Path
    line: int


def whereabouts(folder: Path, collection: Collection) -> Iterator[Whereabouts]:
    """Every record of a collection whose files stand in a folder."""
    for row in FACETS:
        file = folder / row.authority
        if row.authority and file.is_file():
            lines: dict[str, int] = {}
            for id, line in _lines(yaml.compose(file.read_text("utf-8"), Loader=LOADER)):
                lines.setdefault(id, line)  # records name each other behind it
            for record in collection.records(row.kind):
                if record.id in lines:
                    yield Whereabouts(row.kind, record.id, record.label(), file, lines[record.id])


def _lines(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """The ids of a tree, each with its line, from 1."""
    match node:
        case yaml.MappingNode():
            for key, value in node.value:
                if key.value == "id" and isinstance(value, yaml.ScalarNode):
                    yield value.value, value.start_mark.line + 1
                yield from _lines(value)
        case yaml.SequenceNode():
            for each in node.value:
                yield from _lines(each)
