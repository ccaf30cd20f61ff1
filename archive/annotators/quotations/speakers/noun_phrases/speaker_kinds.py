"""What speaks, where no person that the release knows does: a post, a body, a document."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.speakers.subject import SpeakerKind

_FEWEST_BEHIND = 4


def is_first_name(item: Item, lexicon: Lexicon) -> bool:
    """'AMINA said', in a text that prints no more of the name."""
    run = item.run
    if run is None or len(run.name) != 1 or run.the_before or run.body:
        return False
    return run.words[0] in lexicon.given


def lone_name(head: Sequence[Item], behind: Sequence[Item], lexicon: Lexicon) -> Item | None:
    """Who is called by one word that is no known first name, where the words beside it are of a
    person: 'the singer ADELINA', 'SUKARNO, a fisherman', 'SUKARNO, who saw it'."""
    name = head[-1]
    run = name.run
    plain = run is not None and len(run.name) == 1 and not (run.the_before or run.body)
    if not plain or name.kind is not ItemKind.BODY or name.plain.split()[-1] in lexicon.bodies:
        return None
    # 'his brother SAM' is told of as the brother of another
    described = len(head) > 1 and _is_called(head[-2], lexicon)
    alone = len(head) == 1 and _tells_a_person(behind, lexicon)
    return name if described or alone else None


def _tells_a_person(behind: Sequence[Item], lexicon: Lexicon) -> bool:
    """Whether words behind a name are ', who', ', 34,', ', a fisherman from'."""
    if len(behind) < _FEWEST_BEHIND or behind[0].plain != ",":
        return False
    first = behind[1].plain
    aged = first.isdigit() and behind[2].plain == ","
    noun = any(_is_of_a_person(item, lexicon) for item in behind[2:_FEWEST_BEHIND])
    return first in lexicon.who or aged or (first in lexicon.determiners and noun)


def _is_of_a_person(item: Item, lexicon: Lexicon) -> bool:
    return _is_called(item, lexicon) or item.plain in lexicon.kin


def _is_called(item: Item, lexicon: Lexicon) -> bool:
    """'singer', 'fisherman' before a name."""
    return item.kind is ItemKind.ROLE or item.plain in lexicon.described


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


def is_placed(head: Sequence[Item], where: Sequence[Item], lexicon: Lexicon) -> bool:
    """'NAME am Abend', 'Рейсов на встрече': a word in capitals that is no word of a body, and
    where it spoke."""
    run = head[0].run
    if len(head) > 1 or run is None or head[0].kind is not ItemKind.BODY or len(where) <= 1:
        return False
    lone = len(run.name) == 1 and not run.name[0].text.isupper()
    opens = where[0].plain in lexicon.prepositions and where[1].kind is ItemKind.WORD
    return lone and opens and head[0].plain not in lexicon.bodies
