"""Which forms of a speaker are too weak to be stated: what stands there may be half of a name, a
name with a title in it, or somebody whom the text names elsewhere."""

from archive.annotators.quotations.items import ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.speakers.subject import SpeakerKind, Subject
from archive.models import QuoteStatus


def best_status(person: NamedPerson, lexicon: Lexicon) -> QuoteStatus:
    """What the form of a name allows at most: of 'Dr NAME' there may be several, if the text tells
    neither a first name nor a post. *Inferred* if the name was cut short, or a known first name
    stands inside it behind words that are none, with no title before them."""
    alone = len(person.words) == 1
    if alone and person.position is None and any(run.courtesy for run in person.runs):
        return QuoteStatus.AMBIGUOUS
    titled = any(run.courtesy and person.is_whole(run) for run in person.runs)
    known = titled or person.words[0] in lexicon.given
    inside = any(word in lexicon.given for word in person.words[1:-1])
    weak = person.cut or (inside and not known)
    return QuoteStatus.INFERRED if weak else QuoteStatus.STATED


def may_mean_several(subject: Subject, text: str, lexicon: Lexicon) -> bool:
    """'The mayor', who may be named elsewhere ('a spokesman' is nobody else); 'NAME said', which no
    word of bodies nor capitals alone tell for a body."""
    words = {word for item in subject.mentions for word in item.plain.split()}
    if subject.kind is SpeakerKind.ORGANISATION:
        shouted = any(text[item.start : item.end].isupper() for item in subject.mentions)
        return not shouted and lexicon.bodies.isdisjoint(words)
    post = any(item.kind is ItemKind.ROLE for item in subject.mentions)
    return post and subject.mentions[0].plain.split()[0] in lexicon.articles
