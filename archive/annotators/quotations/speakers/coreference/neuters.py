"""Whether 'it' stands for a body or a document that spoke before."""

from dataclasses import replace

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.reading import BlockItems, ReleaseNames
from archive.annotators.quotations.speakers.coreference.reach import LastSpeaker
from archive.annotators.quotations.speakers.place import Attribution, Place
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject

_APART = ("cue-left-apart", "cue-left-far")
_BODIES = (str(SpeakerKind.ORGANISATION), str(SpeakerKind.DOCUMENT))


def is_neuter(subject: Subject, lexicon: Lexicon) -> bool:
    return subject.mentions[0].plain in lexicon.neuters


def of_a_body(
    attribution: Attribution,
    names: ReleaseNames,
    block: BlockItems,
    place: Place,
    last: LastSpeaker | None,
) -> Attribution | None:
    """The attribution as it is, where 'it' is a body that spoke, in the paragraph before at most:
    '“…,” the ministry said. “…,” it added'. Else nobody is told: 'it told them that “…”'."""
    subject = attribution.subject
    if subject is None or not is_neuter(subject, names.lexicon):
        return attribution
    near = (block.placed.number, names.before.get(block.placed.number))
    if last is not None and last.block in near and last.speaker.kind in _BODIES:
        return attribution
    joined = block.items[place.first - 1].plain in names.lexicon.that
    says = attribution.rule == "cue-left" or (attribution.rule in _APART and joined)
    return replace(attribution, rule="cue-left-nobody", subject=None) if says else None
