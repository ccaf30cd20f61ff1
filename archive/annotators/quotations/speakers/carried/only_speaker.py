"""A release in which one person says all that somebody is named for."""

from collections.abc import Sequence

from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import ReleaseNames
from archive.annotators.quotations.speakers.carried.carrying import CarryingReader
from archive.annotators.quotations.speakers.carried.continuing import Utterance
from archive.annotators.quotations.speakers.coreference.resolving import Resolver
from archive.annotators.quotations.speakers.subject import SpeakerKind
from archive.models import QuoteStatus

_SIGNS_ROUND_MARKS = 4
_RULE = "only-speaker"


def give_to_the_only_speaker(
    utterances: Sequence[Utterance],
    names: ReleaseNames,
    carrying: CarryingReader,
    resolver: Resolver,
) -> None:
    """A paragraph between marks for which nobody is named is of who says all else there."""
    person = _only_speaker(utterances, names)
    last = -1
    for utterance in utterances:
        speaker = utterance.speaker
        if person is not None and speaker.rule == "marks" and speaker.name is None:
            between = [number for number in names.rows if last < number < utterance.block]
            others = {other for number in between for other in carrying.outside(number)}
            strange = any(map(carrying.holds_strangers, between))
            if not (others - {person} or strange) and _fills(utterance, names):
                utterance.speaker = resolver.meant(person, _RULE)
        last = utterance.block


def _only_speaker(utterances: Sequence[Utterance], names: ReleaseNames) -> NamedPerson | None:
    stated = [each.speaker for each in utterances if each.speaker.status is QuoteStatus.STATED]
    human = all(speaker.kind == str(SpeakerKind.HUMAN) for speaker in stated)
    speaker_names = {speaker.name for speaker in stated}
    people = [person for person in names.table.people if person.name in speaker_names]
    return people[0] if human and len(speaker_names) == len(people) == 1 else None


def _fills(utterance: Utterance, names: ReleaseNames) -> bool:
    """Whether a quotation is all that stands in its paragraph, and the one before does not announce
    it."""
    text = names.rows[utterance.block].placed.block.text.strip()
    before = names.before.get(utterance.block)
    announced = before is not None and names.rows[before].ends_with_colon
    part = utterance.parts[-1]
    fills = part.end - part.start >= len(text) - _SIGNS_ROUND_MARKS
    return fills and utterance.place is not None and not announced
