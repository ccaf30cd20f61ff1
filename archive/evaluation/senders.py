"""Senders against the library that the texts came from: no label of ours is needed."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from archive.evaluation.figures import Figure
from archive.evaluation.reading import Reader
from archive.evaluation.tally import Share, share_of
from archive.evaluation.texts import TEXTS, Line, read_lines
from archive.facets import OFFICE, PERSON
from archive.models import AccessPoint, Relation
from archive.text.folding import fold

EVERY: Mapping[str, int] = {"typed": 6, "senate": 40}
"""The sets whose library names senders, and of how many of their texts every one is taken."""

OFFICES = ("typed",)
"""The sets whose offices are those that the texts print."""


_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Sender:
    """One sender of a text, and the headings of people that hold the whole name."""

    name: str
    headings: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether one heading is the name and nothing more; initials do not count."""
        return any(_words(heading) in _forms(self.name) for heading in self.headings)


def sender_figures(reader: Reader, folder: Path, sets: Collection[str] = EVERY) -> Iterator[Figure]:
    """The figures of each of these sets that lies beside the project and is asked of."""
    for name, step in EVERY.items():
        file = folder / TEXTS[name].file
        if name in sets and file.exists():
            lines = list(islice(read_lines(file), 0, None, step))
            points = [_points(reader, line) for line in lines]
            yield from _of_people(name, lines, points)
            if name in OFFICES:
                yield from _of_offices(name, lines, points)


def _of_people(
    texts: str, lines: Sequence[Line], points: Sequence[Sequence[AccessPoint]]
) -> Iterator[Figure]:
    pairs = zip(lines, points, strict=True)
    senders = [
        _sender(name, line_points) for line, line_points in pairs for name in _people(line, texts)
    ]
    yield Figure(
        "sender is a heading", texts, share_of([bool(sender.headings) for sender in senders])
    )
    if any("," in sender.name for sender in senders):
        yield Figure(
            "sender is a clean heading", texts, share_of([sender.clean for sender in senders])
        )
    headings: dict[str, set[str]] = defaultdict(set)
    for sender in senders:
        headings[sender.name].update(sender.headings)
    numbers = [len(labels) for labels in headings.values() if labels]
    yield Figure("senders under one heading", texts, share_of([number == 1 for number in numbers]))
    yield Figure("senders for each of their headings", texts, Share(len(numbers), sum(numbers)))


def _of_offices(
    texts: str, lines: Sequence[Line], points: Sequence[Sequence[AccessPoint]]
) -> Iterator[Figure]:
    wanted = assigned = right = 0
    for line, line_points in zip(lines, points, strict=True):
        labels = [
            p.label for p in line_points if (p.facet, p.relation) == (OFFICE, Relation.ISSUING)
        ]
        wanted += bool(line.office)
        assigned += bool(labels)
        right += any(_words(label) == _words(line.office or "") for label in labels)
    yield Figure("office as the library has it, of all", texts, Share(right, wanted))
    yield Figure("office as the library has it, of given", texts, Share(right, assigned))


def _points(reader: Reader, line: Line) -> list[AccessPoint]:
    releases = reader.releases(line.id, line.text, "generic")
    return [point for release in releases for point in release.access_points]


def _people(line: Line, texts: str) -> list[str]:
    """The senders that are people; a library that prints 'Surname, Given' has bodies among them."""
    return [name for name in line.senders if "," in name or texts not in OFFICES]


def _sender(name: str, points: Sequence[AccessPoint]) -> Sender:
    """Contacts are no headings: they stand in no facet."""
    labels = {
        point.label
        for point in points
        if point.facet == PERSON and point.relation != Relation.CONTACT
    }
    forms = _forms(name)
    return Sender(
        name, tuple(label for label in labels if any(form <= _words(label) for form in forms))
    )


def _forms(name: str) -> tuple[frozenset[str], ...]:
    """The words of a name, and of one that is a folder's: 'IdaColm', besides 'DeColm'."""
    return _words(name), _words(_RUN_TOGETHER.sub(" ", name))


def _words(name: str) -> frozenset[str]:
    """The words of a name but initials and a library's 'Dr'."""
    words = re.findall(r"[^\W\d]+", fold(name))
    return frozenset(word for word in words if len(word) > 1 and word != "dr")
