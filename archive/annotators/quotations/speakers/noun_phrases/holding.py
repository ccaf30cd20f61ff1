"""Whether a name at the end of a phrase is that of who holds the post before it."""

from collections.abc import Sequence

from archive.annotators.quotations.items import Item, ItemKind
from archive.annotators.quotations.lexicon import Lexicon

_FEWEST_OF_A_HOLDER = 4


def ends_in_holder(phrase: Sequence[Item], lexicon: Lexicon) -> bool:
    """'Council of Tete Commissioner for Wells NAME': a body, a post of it, and who holds it;
    'Friends of President NAME' are others."""
    if not phrase or phrase[0].kind is not ItemKind.BODY:
        return False
    name = phrase[-1]
    if _is_entitled(name, lexicon) and phrase[0].plain.split()[-1] in lexicon.departments:
        return True
    if len(phrase) < _FEWEST_OF_A_HOLDER:
        return False
    posts = any(item.kind is ItemKind.ROLE for item in phrase[1:-1])
    beside = phrase[-2].kind is ItemKind.ROLE or (name.run is not None and name.run.runs_on)
    return posts and beside and name.kind is ItemKind.PERSON and not name.possessive


def holds(name: Item, role: Item) -> bool:
    """Whether the post that is printed before a name begins with that role."""
    posts = [person.position for person in name.people if person.position]
    return any(post.start <= role.start < post.end <= name.start for post in posts)


def _is_entitled(name: Item, lexicon: Lexicon) -> bool:
    """'Weavers President NAME' behind 'Union of': the rest of the body's name is run into the
    title; in 'Bank of President NAME' it is not."""
    run = name.run
    if name.kind is not ItemKind.PERSON or name.possessive or run is None or not run.post:
        return False
    return not lexicon.posts.length_at([word.plain for word in run.title], 0)
