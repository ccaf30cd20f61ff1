"""What a person has said that a page is: it holds whatever the page shows."""

import re

from archive.kinds import PageKind
from archive.knowledge.snapshot import KnowledgeSnapshot, KnownKind
from archive.models import Capture, Evidence


class _Known:
    """The words of people, compiled, the last first."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        self.patterns = [(kind, _pattern(kind.pages)) for kind in reversed(knowledge.known_kinds)]


def known_kind(knowledge: KnowledgeSnapshot, capture: Capture) -> KnownKind | None:
    """The last word on the page of a capture, or None."""
    patterns_of_kinds = knowledge.derived(_Known).patterns
    if not patterns_of_kinds:
        return None
    names = (capture.url or "", capture.locator)
    digest = capture.digest
    for kind, pattern in patterns_of_kinds:
        if kind.pages == digest or any(map(pattern.fullmatch, names)):
            return kind
    return None


def evidence_of(known: KnownKind) -> Evidence:
    """It as the evidence of a release."""
    return Evidence("page-kind", known.kind, "told", known.pages[:200])


def is_release(known: KnownKind) -> bool:
    """Whether a person says that the page is to be a release."""
    return PageKind(known.kind).is_release


def _pattern(address: str) -> re.Pattern[str]:
    """An address has ?, [ and ] of its own: only * stands for anything."""
    return re.compile(".*".join(map(re.escape, address.split("*"))), re.DOTALL)
