"""What speaks, where no person that the release knows does: a post, a body, a document."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.subject import SpeakerKind


def is_first_name(item: Item, lexicon: Lexicon) -> bool:
    """'AMINA said', in a text that prints no more of the name."""
    run = item.run
    if run is None or len(run.name) != 1 or run.the_before or run.body:
        return False
    return run.words[0] in lexicon.given


def kind_of(head: Sequence[Item], lexicon: Lexicon) -> SpeakerKind:
    """Of the first stretch of a phrase."""
    head = [item for item in head if not item.possessive] or head
    words = [word for item in head for word in item.plain.split()]
    roles = any(item.kind is ItemKind.ROLE for item in head)
    body = head[-1].kind is ItemKind.BODY and words[-1] not in lexicon.documents
    if roles and (lexicon.genitive_posts or not body):  # 'глава BODY'
        return SpeakerKind.ROLE
    if body:
        return SpeakerKind.ORGANISATION
    if any(word in lexicon.documents for word in words):
        return SpeakerKind.DOCUMENT
    plain = lexicon.bodies.isdisjoint(words)
    return SpeakerKind.ROLE if plain else SpeakerKind.ORGANISATION
