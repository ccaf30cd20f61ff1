"""Lines that say what kind of text or which section of a site a page is, and are no title."""

import re

from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import HeadRole
from archive.parsers.typed.lines import TypedLine
from archive.parsers.typed.marks import parts_of
from archive.parsers.typed.words import head_patterns
from archive.text.alternatives import any_pattern
from archive.text.folding import fold

_LONGEST = 60
_SYMBOL = re.compile(r"\b[A-Z]{2,}(?:/[A-Z0-9.]{1,8}){1,4}\b")
_LABELS = {HeadRole.KIND, HeadRole.REFERENCE, HeadRole.DAY, HeadRole.NOISE, HeadRole.EMBARGO}


def is_label(knowledge: KnowledgeSnapshot, text: str) -> bool:
    """Whether a line is 'Press release IRCO/12', '12 May 2004', 'Latest news' or the like."""
    if len(text) > _LONGEST or not text.strip():
        return False
    if knowledge.derived(_sections).fullmatch(fold(text)):
        return True
    parts = parts_of(TypedLine(_SYMBOL.sub(" ", text), 0, 1), knowledge.derived(head_patterns))
    return all(part.role in _LABELS for part in parts)


def _sections(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    return re.compile(any_pattern(joined(knowledge.languages, lambda each: each.pages.sections)))
