"""Clauses of a sentence that say who speaks: '…, según explicó NAME', '…, dijo NAME, que “…”'."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.subject import Subject

_LONGEST_LEAD = 4
_MOST_BEHIND_SUBJECT = 7


def past_as_said(items: Sequence[Item], at: int, end: int, lexicon: Lexicon) -> int:
    """Behind 'según', 'tal y como', where the verb of speech follows."""
    plains = [item.plain for item in items[at : min(end, at + _LONGEST_LEAD)]]
    verb = at + (lexicon.as_said.length_at(plains, 0) if plains else 0)
    return verb if verb < end and items[verb].kind is ItemKind.VERB else at


def in_parenthesis(items: Sequence[Item], verb: int, subject: Subject, end: int) -> bool:
    """Whether verb and subject stand between commas, where it was said beside them: ', dijo NAME en
    una nota,'."""
    if verb == 0 or items[verb - 1].plain != ",":
        return False
    behind = next((at for at in range(verb, end) if items[at].start >= subject.end), end)
    near = range(behind, min(end, behind + _MOST_BEHIND_SUBJECT))
    comma = next((at for at in near if items[at].kind is ItemKind.SIGN), -1)
    says = any(items[at].kind is ItemKind.VERB for at in near if at < comma)
    return comma >= 0 and items[comma].plain == "," and not says
