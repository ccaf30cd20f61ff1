"""Whom a pronoun, or a verb without a subject, can mean."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from archive.annotators.quotations.items import Item
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.spans import marked_spans
from archive.annotators.quotations.speakers.speaker import Speaker
from archive.annotators.quotations.table import NamedPerson

_LONGEST_LABEL = 16
_REACH = 240
"""Items before a pronoun in which whom it means is looked for."""


@dataclass(frozen=True, slots=True)
class LastSpeaker:
    """Who spoke last, and the number of the block in which that was."""

    speaker: Speaker
    block: int


class InReach:
    """The people of one release who are near a place in it."""

    def __init__(self, names: ReleaseNames) -> None:
        self._names = names

    def of(
        self, block: BlockItems, until: int, last: LastSpeaker | None, gender: str | None
    ) -> list[NamedPerson]:
        """Who is named before in the paragraph, else in the last one that names anybody, else spoke
        last there."""
        if self._tells_of_another(block, until):
            return []
        fitting = self.inside(block, until, gender)
        spoke = self._spoke(last, gender)
        if fitting:
            is_here = last is not None and last.block == block.placed.number
            return spoke if len(fitting) > 1 and is_here and spoke[:1] == fitting[-1:] else fitting
        before = self._naming_before(block)
        fitting = _fitting(_people_of(before), gender) if before else []
        if len(fitting) != 1 and before and last and last.block >= before.placed.number:
            return spoke or fitting
        return fitting

    def inside(self, block: BlockItems, until: int, gender: str | None) -> list[NamedPerson]:
        """Who is named before in the paragraph."""
        near = self._near(block, until)
        return _fitting([person for item in near for person in item.people], gender)

    def in_talk(self, block: BlockItems, until: int, gender: str | None) -> list[NamedPerson]:
        """Who talks freely goes from one to another: whom the same paragraph names, and nobody
        told of without a name since. Nobody calls himself 'he': who is labelled is left out."""
        if self._tells_of_another(block, until):
            return []
        label = next((at for at, item in enumerate(block.items) if item.plain == ":"), 0)
        talking = {person for item in block.items[:label] for person in item.people}
        people = self.inside(block, until, gender)
        return [person for person in people if label > _LONGEST_LABEL or person not in talking]

    def _near(self, block: BlockItems, until: int) -> Sequence[Item]:
        end = bisect_right(block.starts, until)
        return [item for item in block.items[max(0, end - _REACH) : end] if item.end <= until]

    def _tells_of_another(self, block: BlockItems, until: int) -> bool:
        """'I asked my father. He said': the last who is told of, outside of marks, has no name."""
        quoted = list(marked_spans(block.placed))
        for item in reversed(self._near(block, until)):
            if any(span.opens <= item.start < span.closes for span in quoted):
                continue
            if item.people:
                return False
            if item.plain in self._names.lexicon.kin:
                return True
        return False

    def _spoke(self, last: LastSpeaker | None, gender: str | None) -> list[NamedPerson]:
        name = last.speaker.name if last else None
        people = self._names.table.people
        return _fitting([person for person in people if person.name == name], gender)

    def _naming_before(self, block: BlockItems) -> BlockItems | None:
        """The paragraph before, or, where only one person is named so far, the last that does."""
        near = before = self._block_before(block)
        while before is not None and not _people_of(before):
            before = self._block_before(before)
        if before is None or before is near:
            return before
        start = before.placed.end
        so_far = [person for person in self._names.table.people if person.runs[0].start < start]
        return before if len(so_far) == 1 else near

    def _block_before(self, block: BlockItems) -> BlockItems | None:
        return self._names.rows.get(self._names.before.get(block.placed.number, -1))


def _people_of(block: BlockItems) -> list[NamedPerson]:
    return [person for item in block.items[-_REACH:] for person in item.people]


def _fitting(people: list[NamedPerson], gender: str | None) -> list[NamedPerson]:
    distinct = list(dict.fromkeys(people))
    return [
        person
        for person in distinct
        if gender is None or not person.genders or gender in person.genders
    ]
