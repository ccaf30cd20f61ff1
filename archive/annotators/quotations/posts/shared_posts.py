"""A post that the text prints once for two people."""

import re

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.names.run import Run
from archive.models import Span

_MOST_BETWEEN = 7
_FROM = re.compile(r"^\s[^\W\d_A-Z]{1,4}(?:\s[A-Z][\w.-]+){1,3}(?=,?\s)")
"""'Senators NAME of Tete, NAME of Beira and NAME'."""


def share_post(before: Run, run: Run, text: str, lexicon: Lexicon) -> None:
    """'Senators NAME and NAME', 'NAME and NAME, senators from Ohio': both have the post."""
    person, other = run.person, before.person
    if not isinstance(person, NamedPerson) or not isinstance(other, NamedPerson):
        return
    between = _FROM.sub("", text[before.end : run.start])
    joined = plain(between.replace(",", "").strip()) in {"", *lexicon.joins}
    if run.post or not joined or len(between) > _MOST_BETWEEN:
        return
    if person.position is None and _is_of_several(other.position, text, lexicon):
        person.position = other.position
    elif other.position is None and _is_of_several(person.position, text, lexicon):
        other.position = person.position


def _is_of_several(post: Span | None, text: str, lexicon: Lexicon) -> bool:
    words = text[post.start : post.end].split() if post else ()
    return any(map(lexicon.is_plural_post, words))
