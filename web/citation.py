"""A quotation as somebody cites it: words as printed, who says them, where, when, how sure."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.decisions import BY_HAND
from archive.models import Quote, QuoteStatus, Release
from archive.verbatim import STATUS_IN_WORDS, is_mark, verbatim
from web import addresses
from web.addresses import Absolute

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
    said = verbatim(quote, release.text).text
    words = said if said and is_mark(said[0]) else f"“{said}”"
    where = ", ".join((f"“{source.title}”", source.organisation, source.issued))
    sentences = (f"{words} {_named(quote)}", f"In: {where}", *_notes(quote, release))
    return f"{'. '.join(sentences)}. {source.absolute(addresses.quote(quote.id))}"


def _named(quote: Quote) -> str:
    people = " and ".join(filter(None, (quote.speaker, *quote.others)))
    named = ", ".join(filter(None, (people, quote.position)))
    return f"– {named or 'speaker not named in the text'}"


def _notes(quote: Quote, release: Release) -> Iterator[str]:
    if quote.status not in _SAYS_NO_MORE:
        yield f"[Speaker: {STATUS_IN_WORDS[quote.status]}]"
    corrected = (repair for repair in release.repairs if repair.rule == BY_HAND)
    if any(
        repair.start < p.end and p.start < repair.end for repair in corrected for p in quote.parts
    ):
        yield "[Words as an archivist reads them]"
