"""Whom of several people a surname, or a first name with a title, calls."""

from collections.abc import Sequence

from archive.annotators.quotations.lexicon import plain
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.names.run import Run


def fitting_people(people: Sequence[NamedPerson], run: Run, text: str) -> Sequence[NamedPerson]:
    """Where several share the surname, the order of the text or the title may tell."""
    introduced = [person for person in people if person.runs[0].start < run.start]
    if len(people) < 2 or len(introduced) == 1:
        return introduced or people
    if not run.post:
        with_post = [person for person in people if person.position]
        return with_post if len(with_post) == 1 else people
    title = {word.plain for word in run.title}
    called = [person for person in people if title & person.titles]
    with_words_of_post = [person for person in people if title & _words_of_post(person, text)]
    return called or with_words_of_post or people


def shares_title(person: NamedPerson, run: Run) -> bool:
    """'Sir TOM' of Sir TOM NAME, 'President NAME' where that is the first word of a name."""
    return person.runs[0].start < run.start and run.title[-1].plain in person.titles


def _words_of_post(person: NamedPerson, text: str) -> set[str]:
    """'Tete’s president, NAME' is 'President NAME'."""
    post = person.position
    return set(map(plain, text[post.start : post.end].split())) if post else set()
