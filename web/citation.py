"""A quotation as somebody cites it: words as printed, who says them, where, when, how sure."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.decisions import BY_HAND
from archive.models import Quote, QuoteStatus, Release
from archive.verbatim import STATUS_IN_WORDS, is_mark, verbatim
from web import addresses
from web.addresses import Absolute
from web.text.text_blocks import touches

_SAYS_NO_MORE = (QuoteStatus.STATED, QuoteStatus.UNATTRIBUTED)
"""What the citation says by naming somebody, or nobody."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a quotation is cited of. organisation: whose releases these are. issued: the day as
    people read it. absolute: makes the lasting address."""

    title: str
    organisation: str
    issued: str
    absolute: Absolute


def citation(quote: Quote, release: Release, source: Source) -> str:
    """One line to copy. What the text does not state of the speaker is said in brackets: whoever
    copies the line must not lose it."""
    words = _between_marks(verbatim(quote, release.text).text)
    where = ", ".join((f"“{source.title}”", source.organisation, source.issued))
    sentences = (f"{words} {_named(quote)}", f"In: {where}", *_notes(quote, release))
    closed = " ".join(f"{each.removesuffix('.')}." for each in sentences)
    return f"{closed} {source.absolute(addresses.quote(quote.id))}"


def _between_marks(words: str) -> str:
    """Words with marks at both ends; those that the page prints stay as they are."""
    opening = "" if is_mark(words[:1] or " ") else "“"
    closing = "" if is_mark(words[-1:] or " ") else "”"
    return f"{opening}{words}{closing}"


def _named(quote: Quote) -> str:
    people = " and ".join(filter(None, (quote.speaker, *quote.others)))
    named = ", ".join(filter(None, (people, quote.position)))
    return f"– {named or 'speaker not named in the text'}"


def _notes(quote: Quote, release: Release) -> Iterator[str]:
    if quote.status not in _SAYS_NO_MORE:
        yield f"[Speaker: {STATUS_IN_WORDS[quote.status]}]"
    corrected = [repair for repair in release.repairs if repair.rule == BY_HAND]
    if any(touches(repair, part) for repair in corrected for part in quote.parts):
        yield "[Words as an archivist reads them]"
    if not quote.closed:
        yield "[The page prints no mark that ends the words]"
