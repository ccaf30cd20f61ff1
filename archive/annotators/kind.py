"""What kind of text a release is, as label, title or address of its page say it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from archive.annotators.page_context import PageContext
from archive.authorities.collection import Phrase, Vocabulary
from archive.knowledge.languages import KindWords
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Evidence, Release
from archive.text.folding import fold_aligned


class _Patterns:
    """What shows a kind: labels in all languages, patterns over titles and over addresses."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        self.kinds = [kind.kind for kind in knowledge.cues.kinds.kinds]
        self.labels = Vocabulary(
            Phrase(kind, label)
            for kind in self.kinds
            for words in _words(knowledge, kind)
            for label in words.labels
        )
        self.titles = tuple(
            (kind, re.compile(pattern))
            for kind in self.kinds
            for words in _words(knowledge, kind)
            for pattern in words.titles
        )
        self.addresses = tuple(
            (kind.kind, re.compile(pattern))
            for kind in knowledge.cues.kinds.kinds
            for pattern in kind.addresses
        )


def _words(knowledge: KnowledgeSnapshot, kind: str) -> Iterator[KindWords]:
    for language in knowledge.languages:
        if kind in language.kinds:
            yield language.kinds[kind]


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """Gives a release its kind where the parser left it open; it is a press release by default."""
    if release.kind is not None:
        return release
    evidence = tuple(_candidates(release, context, knowledge))
    return replace(
        release,
        kind=evidence[0].value,
        evidence=(
            *release.evidence,
            *(replace(piece, chosen=piece is evidence[0]) for piece in evidence),
        ),
    )


def kind_of_label(knowledge: KnowledgeSnapshot, label: str) -> str:
    """The kind that a label names, or ''."""
    return next(iter(_by_label(label, knowledge.derived(_Patterns))), "")


def _candidates(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> Iterator[Evidence]:
    """The page's label first, then the title, then what a listing says, then the address, then what
    most pages are."""
    patterns = knowledge.derived(_Patterns)
    kickers = [
        piece.value for piece in release.evidence if piece.field == "kicker" and piece.chosen
    ]
    for label in (*kickers, *context.tags):
        for kind in _by_label(label, patterns)[:1]:
            yield Evidence("kind", kind, "label", "page", label[:200], 0.95)
    for kind in _by_pattern(fold_aligned(release.title).text, patterns.titles)[:1]:
        yield Evidence("kind", kind, "title", "title", release.title[:200], 0.9)
    for listed in context.listed:
        for kind in _by_label(listed.entry.kind, patterns)[:1]:
            yield Evidence("kind", kind, "listing", listed.place, listed.entry.kind[:200], 0.8)
    path = urlsplit(context.url or "").path
    for kind in _by_pattern(path.lower(), patterns.addresses)[:1]:
        yield Evidence("kind", kind, "url", "path", path[:200], 0.7)
    yield Evidence("kind", knowledge.cues.kinds.default, "default", confidence=0.5)


def _by_label(label: str, patterns: _Patterns) -> list[str]:
    """The kinds that a label names, in the order of the list of kinds."""
    kind_ids = {match.id for match in patterns.labels.find(label)}
    return [kind for kind in patterns.kinds if kind in kind_ids]


def _by_pattern(text: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> list[str]:
    return [kind for kind, pattern in patterns if pattern.search(text)]
