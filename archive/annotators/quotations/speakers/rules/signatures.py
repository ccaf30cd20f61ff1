"""Lines that name who said the words beside them: a signature below, as praise of a shop has it."""

from archive.annotators.quotations.items import ItemKind
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.rules.inside import DASHES
from archive.annotators.quotations.speakers.subject import SpeakerKind, speaking
from archive.annotators.quotations.words import CLOSING_MARKS, OPENING

_MOST_IN_A_SIGNATURE = 12
_STOPS = ".!?:;,"
_LONGEST_LINE = 40
"""Words and signs of a line that names who spoke."""


class SignatureReader:
    """Answers for one release, whose blocks are read in order."""

    def __init__(self, names: ReleaseNames) -> None:
        self._names = names
        self._after = {before: number for number, before in names.before.items()}
        self._taken: set[int] = set()

    def below(self, block: BlockItems, place: Place) -> Attribution | None:
        """Words that fill a paragraph or a line, and 'NAME, Mayor of Tete' in the line below."""
        if place.behind < len(block.items):
            text = self._names.text[block.items[place.behind - 1].end :]
            below = text[: len(text) - len(text.lstrip())]
            alone = place.ended and place.behind + 1 == len(block.items)  # '“….” Prof. NAME'
            return self._signature(block, place.behind) if alone or "\n" in below else None
        before = self._names.before.get(block.placed.number)
        above = self._names.rows[before] if before is not None else None
        if above is not None and before not in self._taken and self._signature(above, 0):
            return None  # names stand above the words they belong to
        number = self._after.get(block.placed.number)
        signature = self._signature(self._names.rows[number], 0) if number else None
        if signature is not None and number is not None:
            self._taken.add(number)
        return signature

    def _signature(self, block: BlockItems, at: int) -> Attribution | None:
        """A line that holds a full name and a post behind a comma, and no verb of speech."""
        line = block.items[at:]
        while line and line[0].plain in DASHES:
            line = line[1:]
        if not line or len(line) > _LONGEST_LINE or line[0].kind is not ItemKind.PERSON:
            return None
        run = line[0].run
        whole = run is not None and len(line[0].people) == 1 and line[0].people[0].is_whole(run)
        spoken = any(item.kind is ItemKind.VERB or item.plain in ':“”"' for item in line)
        if run is None or not whole or spoken:
            return None
        post = self._names.positions.of(run, self._names.text)
        alone = len(line) == 1 and (run.courtesy or run.post)  # 'Prof. NAME' and nothing else
        behind = post is not None and post.start >= run.end
        if not (alone or behind):
            return None
        if post is not None and line[-1].plain == "." and post.end < line[-1].start:
            return None  # 'NAME, the mayor of Tete, thanked all.'
        return Attribution("signature", speaking(SpeakerKind.HUMAN, (line[0],)))

    def signs_above(self, number: int) -> bool:
        """Whether a line names who said the paragraph above it, as praise of a shop is printed."""
        above = self._names.before.get(number)
        line = self._names.rows[number].placed.block.text.strip()
        if above is None or line[-1:] in _STOPS or len(line.split()) > _MOST_IN_A_SIGNATURE:
            return False
        paragraph = self._names.rows[above].placed.block.text.strip()
        first = self._names.before.get(above)
        over = self._names.rows[first].items if first is not None else ()
        names_stand_above = any(item.people for item in over) and len(over) < _LONGEST_LINE
        return (
            paragraph[:1] in OPENING and paragraph[-1:] in CLOSING_MARKS and not names_stand_above
        )
