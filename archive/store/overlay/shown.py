"""The one function from what was described to what is shown."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain, repeat

from archive.decisions import CORRECTED
from archive.facets import PERSON
from archive.models import (
    AccessPoint,
    Block,
    MarkedPassage,
    Quote,
    Relation,
    Release,
    Span,
)
from archive.store.overlay.fields import QUOTE_FIELDS, RELEASE_FIELDS, with_change
from archive.store.overlay.headings import Agents, identified
from archive.store.overlay.marked import QUOTATION, is_marked, noted
from archive.store.overlay.text import with_text
from archive.store.overlay.values import NOTHING, FieldChange, Overlay
from archive.store.overlay.wording import WORDS, as_described

_APART = (Relation.CONTACT, Relation.SENDER)
"""Uses of a person beside that in the text."""

_REFUSED = "no quotation, as a person says"


def shown(described: Release, overlay: Overlay) -> Release:
    """What readers, exports and the index get of a release."""
    if overlay == NOTHING:
        return described
    agents = {(agent.name, agent.record): agent for agent in overlay.agents}
    read = with_text(_numbered(described, overlay), overlay.changes)
    refused = _refused(overlay.changes)
    identified = tuple(_identified(read, overlay, agents))
    quotes = tuple(quote for quote in identified if quote.id not in refused)
    release = replace(
        read,
        quotes=quotes,
        unquoted=_unquoted(read, identified, refused),
        access_points=tuple(_points(described, quotes, agents)),
    )
    for change in overlay.changes:
        if not change.quote:
            release = with_change(release, change, agents)
    return release


def _numbered(described: Release, overlay: Overlay) -> Release:
    """What was described, with the ids of its quotes and the marks of what repeats."""
    ids = chain(overlay.quotes, repeat(""))
    quotes = (replace(q, id=id) for q, id in zip(described.quotes, ids, strict=False))
    blocks = _flagged(described.blocks, overlay.recurring)
    return replace(described, blocks=blocks, quotes=tuple(quotes))


def _refused(changes: Sequence[FieldChange]) -> Set[str]:
    """The quotes of which the last word on their words is that they are none."""
    words = {change.quote: change.value for change in changes if change.field == WORDS}
    return {id for id, value in words.items() if not value}


def _unquoted(
    read: Release, identified: Sequence[Quote], refused: Set[str]
) -> tuple[MarkedPassage, ...]:
    """The marked passages that are no quotations, with those of which a person says so."""
    left = [part for quote in identified if quote.id not in refused for part in quote.parts]
    passages = [
        MarkedPassage(Span(quote.parts[0].start, quote.parts[-1].end), _REFUSED)
        for quote in identified
        if quote.id in refused and quote.parts and not is_marked(quote)
        if not all(
            any(part.start <= p.start and p.end <= part.end for part in left) for p in quote.parts
        )
    ]
    if not passages:
        return read.unquoted
    return tuple(sorted((*read.unquoted, *passages), key=lambda each: each.span.start))


def version_shown(described: Release, overlay: Overlay) -> Release:
    """An earlier version, with what people say of the release's own fields."""
    for change in overlay.changes:
        if not change.quote and change.field in RELEASE_FIELDS:
            described = with_change(described, change, {})
    return described


def _corrected(quote: Quote, changes: Sequence[FieldChange], text: str) -> Quote:
    """The quote with what people say of it, and a note of which fields that was."""
    for change in changes:
        if change.quote != quote.id or change.field == QUOTATION:
            continue
        if change.field == WORDS:
            changed = as_described(quote, change.value, text) if change.value else quote
        else:
            changed = QUOTE_FIELDS[change.field].with_value(quote, change.value)
        quote = noted(changed, change.field) if changed != quote else quote
    return quote


def _flagged(blocks: tuple[Block, ...], recurring: tuple[int, ...]) -> tuple[Block, ...]:
    if not recurring:
        return blocks
    return tuple(
        replace(block, recurring=True) if number in recurring else block
        for number, block in enumerate(blocks)
    )


def _identified(read: Release, overlay: Overlay, agents: Agents) -> Iterator[Quote]:
    text = read.text
    for quote in read.quotes:
        corrected = _corrected(quote, overlay.changes, text) if overlay.changes else quote
        yield replace(corrected, speaker_id=_speaker_id(corrected, agents))


def _speaker_id(quote: Quote, agents: Agents) -> str | None:
    agent = agents.get((quote.speaker or "", quote.speaker_id or ""))
    return agent.id if agent else None


def _points(described: Release, quotes: Sequence[Quote], agents: Agents) -> Iterator[AccessPoint]:
    """People under their ids and preferred names: one access point for a person and use (contact,
    sender, or named in the text), however many names of theirs the release prints; speakers as the
    corrected quotes have them."""
    before = {_speaker_id(quote, agents) for quote in described.quotes}
    silenced = before - {quote.speaker_id for quote in quotes}
    uses: set[tuple[str, str | None]] = set()
    for point in (*_named(described, agents), *_new_speakers(quotes, before, agents)):
        if point.facet != PERSON:
            yield point
            continue
        use = (point.id or point.label, point.relation if point.relation in _APART else None)
        if use not in uses and not (point.relation == Relation.SPEAKER and point.id in silenced):
            uses.add(use)
            yield point


def _named(described: Release, agents: Agents) -> Iterator[AccessPoint]:
    return (identified(point, agents) for point in described.access_points)


def _new_speakers(
    quotes: Sequence[Quote], before: set[str | None], agents: Agents
) -> Iterator[AccessPoint]:
    for quote in quotes:
        agent = agents.get((quote.speaker or "", ""))
        if agent and quote.speaker_id not in before:
            yield AccessPoint(PERSON, agent.id, agent.label, Relation.SPEAKER, CORRECTED)
