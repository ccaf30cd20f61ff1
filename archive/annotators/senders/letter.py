"""A release as those who read its sender share it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from archive.annotators.senders.passages import Passage, headline_of, passages_of
from archive.annotators.senders.sender_words import SenderPatterns
from archive.models import Release
from archive.text.folding import fold

_DATED = re.compile(r".{0,60}(?<!\d)(?:19|20)\d\d(?!\d)")
_READ = 30_000
"""How many letters are read of a text for how it calls people and bodies."""


@dataclass(frozen=True)
class Letter:
    """What the readers of one release share. members: those of a parliament among its senders, and
    where it names them. names: folded first names and surnames of its senders. surname: finds one
    behind a title."""

    passages: tuple[Passage, ...]
    members: tuple[tuple[str, Passage], ...]
    names: tuple[tuple[str, str], ...]
    whole: str
    surname: re.Pattern[str]

    @cached_property
    def heads(self) -> frozenset[str]:
        """The surnames of its senders."""
        return frozenset(surname for _, surname in self.names)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Those behind a title: only a post with its matter asks for them."""
        return _surnames_in(self.whole, self.surname)

    @cached_property
    def opening(self) -> Passage | None:
        """The first paragraph of prose, or the one behind it that opens with a day, as below a line
        that sums it up."""
        lead = [passage for passage in self.passages if passage.method == "lead"]
        dated = (passage for passage in lead if _DATED.match(passage.text))
        return next(dated, lead[0] if lead else None)

    def calls(self, short: str) -> bool:
        """Whether the release goes on to call somebody by this short form."""
        return self.whole.count(short) > 1


def letter_of(release: Release, patterns: SenderPatterns, signing: Sequence[str]) -> Letter:
    """A release with what its readers share."""
    passages = tuple(passages_of(release))
    printed = (
        (name, passage)
        for passage in (*passages, *headline_of(release))
        for name in patterns.names(passage.text)
        if passage.method != "signature"
    )
    surnames = {surname_of(name): name for name in reversed(signing)}
    members = tuple(
        (surnames[surname_of(name)], passage)
        for name, passage in printed
        if surname_of(name) in surnames
    )
    whole = f"{release.title}\n{release.text}"[:_READ]
    names = tuple((fold(name).split()[0], surname_of(name)) for name in signing if fold(name))
    return Letter(passages, members, names, whole, patterns.surname)


@lru_cache(maxsize=1)
def _surnames_in(text: str, surname: re.Pattern[str]) -> frozenset[str]:
    """Several annotators ask of one release after another."""
    return frozenset(fold(match["name"]) for match in surname.finditer(text))


def surname_of(name: str) -> str:
    """The last word of a name, folded."""
    return fold(name).rpartition(" ")[2]
