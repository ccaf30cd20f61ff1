"""Direct speech: every marked span that is speech, at worst of nobody, and by whom it is."""

from dataclasses import replace

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.people_records import records_of
from archive.annotators.quotations.speakers.carried.continuing import Utterance
from archive.annotators.quotations.utterances import UtteranceReader
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Quote, QuoteStatus, Release


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with its quotes, in the order of the text, and what is marked and no quote."""
    text = release.text
    reader = UtteranceReader(release, knowledge)
    utterances = reader.read()
    quotes = [_quote(utterance, text, knowledge) for utterance in utterances]
    return replace(release, quotes=tuple(quotes), unquoted=tuple(reader.unquoted))


def _quote(utterance: Utterance, text: str, knowledge: KnowledgeSnapshot) -> Quote:
    speaker = utterance.speaker
    known = records_of(speaker.name, knowledge)
    status = QuoteStatus.AMBIGUOUS if len(known) > 1 else speaker.status
    return Quote(
        text=" ".join(text[part.start : part.end] for part in utterance.parts),
        parts=tuple(utterance.parts),
        closed=utterance.closed,
        speaker=_line(speaker.name),
        speaker_id=known[0].id if len(known) == 1 else None,
        printed=_line(speaker.printed),
        position=_line(speaker.position),
        cue=speaker.cue,
        rule=speaker.rule,
        status=status,
        speaker_kind=speaker.kind,
        others=speaker.others,
        mention_at=speaker.mention_at,
        cue_at=speaker.cue_at,
        position_at=speaker.position_at,
    )


def _line(printed: str | None) -> str | None:
    """A name or post that a line end parts, in one line."""
    return " ".join(printed.split()) if printed else printed
