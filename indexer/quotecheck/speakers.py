"""Who says a pasted quote, as the pasted text itself tells, and whether two names mean one."""

from collections.abc import Iterable

from archive.annotators.page_context import PageContext
from archive.annotators.quotations import quotes as quotations
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import GAP, Block, BlockKind, Release
from archive.text.folding import fold

_NAMED = ("human", "organisation")


class SpeakerReader:
    """Reads an article for its speakers as releases are read."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        self._knowledge = knowledge
        languages = knowledge.languages
        courtesy = (word for each in languages for word in each.names.courtesy)
        posts = (word for each in languages for word in (*each.posts.words, *each.posts.qualifiers))
        self._courtesy = {part for word in courtesy for part in fold(word).split()}
        self._posts = {part for word in posts for part in fold(word).split()}
        self._whole_names = {
            fold(short): fold(whole)
            for each in languages
            for short, whole in each.names.short_forms.items()
        }

    def speakers(self, text: str, spans: Iterable[tuple[int, int]]) -> list[str | None]:
        """The speaker of each span of a text whose paragraphs are joined by GAP, where it is named:
        a post without a name may be anybody's."""
        blocks = tuple(Block(BlockKind.PARAGRAPH, part) for part in text.split(GAP))
        release = quotations.annotate(Release("", blocks), PageContext(), self._knowledge)
        return [
            next(
                (
                    quote.speaker
                    for quote in release.quotes
                    if quote.speaker_kind in _NAMED
                    for part in quote.parts
                    if part.start < end and start < part.end
                ),
                None,
            )
            for start, end in spans
        ]

    def may_be_one(self, name: str, other: str) -> bool:
        """Whether two printed names may mean one: they share a word that is no courtesy, and what
        stands before a surname that they share is no other given name."""
        mine, theirs = self._words(name), self._words(other)
        shared = set(mine) & set(theirs)
        if not shared:
            return False
        if mine[-1] != theirs[-1]:
            # With a name more or less it may be one; with another surname it is another.
            return not (self._given(mine, shared) and self._given(theirs, shared))
        given_names, others = self._given(mine[:-1], set()), self._given(theirs[:-1], set())
        return (
            not given_names
            or not others
            or any(_is_short(a, b) for a in given_names for b in others)
        )

    def _given(self, words: list[str], shared: set[str]) -> list[str]:
        """The words that are neither shared nor a post."""
        return [word for word in words if word not in self._posts and word not in shared]

    def _words(self, name: str) -> list[str]:
        words = (self._whole_names.get(word, word) for word in fold(name).split())
        return [word for word in words if word not in self._courtesy] or fold(name).split()


def _is_short(name: str, other: str) -> bool:
    """Whether one given name may stand for the other: the same, or an initial of it."""
    return name == other or (min(len(name), len(other)) == 1 and name[0] == other[0])
