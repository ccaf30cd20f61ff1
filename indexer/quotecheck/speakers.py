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
        courtesy = (word for each in knowledge.languages for word in each.names.courtesy)
        self._courtesy = {fold(word) for word in courtesy}

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
        """Whether two printed names may mean one: they share a word that is no courtesy."""
        return bool(self._words(name) & self._words(other))

    def _words(self, name: str) -> set[str]:
        return {word for word in fold(name).split() if len(word) > 1} - self._courtesy
