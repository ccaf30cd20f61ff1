"""Whose words a text is by its title: 'Statement by NAME on the flood'."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.table import PeopleTable
from archive.annotators.quotations.words import Word, words_of
from archive.text.letter_case import person_in_small_letters

_MOST_BEFORE = 3
_LONGEST = 7
_SIGNS = ":,;–—-("


@dataclass(frozen=True, slots=True)
class Heading:
    """Who a title says speaks. printed: the words that name him. person: whom they mean, where the
    text names him. whole: it says that the text is a statement. name, post: of who has a first name
    there and stands nowhere else."""

    printed: str
    person: NamedPerson | None
    whole: bool
    name: str = ""
    post: str = ""


def heading_of(title: str, table: PeopleTable, lexicon: Lexicon) -> Heading | None:
    """None where a title names nobody, or more than one."""
    words = words_of(title, lexicon)
    plains = [word.plain for word in words]
    begin = _behind_noun(plains, lexicon) or _behind_label(plains, lexicon)
    phrase = _phrase(words, begin, lexicon)
    if not phrase:
        return None
    end = begin + len(phrase)
    joined = any(word.plain in lexicon.joins or word.text == "&" for word in phrase)
    noun = _behind_noun(plains, lexicon) > 0
    says_whose = noun or (end < len(plains) and _tells(plains[end], lexicon))
    if joined or not says_whose:
        return None
    return _heading(phrase, table, lexicon, whole=noun)


def _behind_noun(plains: Sequence[str], lexicon: Lexicon) -> int:
    """Behind 'Statement by', 'Joint remarks of'; 0 where a title does not open so."""
    for at in range(min(_MOST_BEFORE, len(plains) - 2)):
        if plains[at] in lexicon.statements and plains[at + 1] in lexicon.authors:
            return at + 2
    return 0


def _behind_label(plains: Sequence[str], lexicon: Lexicon) -> int:
    """Behind 'Press Release:', which says what kind of text it is."""
    colon = plains.index(":") if ":" in plains[: _MOST_BEFORE + 1] else 0
    kinds = lexicon.documents | lexicon.statements | lexicon.never
    return colon + 1 if colon and kinds.issuperset(plains[:colon]) else 0


def _phrase(words: Sequence[Word], begin: int, lexicon: Lexicon) -> list[Word]:
    """The words from here up to a sign, a verb or a small word that no post holds."""
    return list(_of_phrase(words[begin : begin + _LONGEST], lexicon))


def _of_phrase(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    for number, word in enumerate(words):
        post = number > 0 and lexicon.posts.ends_before([each.plain for each in words], number)
        if word.plain in lexicon.behalf and post:
            yield word
        elif (
            word.text in _SIGNS or word.plain in lexicon.prepositions or _tells(word.plain, lexicon)
        ):
            return
        else:
            yield word


def _tells(word: str, lexicon: Lexicon) -> bool:
    """'SEN. NAME ISSUES STATEMENT', 'NAME on the flood', 'NAME: …'."""
    return word in lexicon.headed or word == ":"


def _heading(
    phrase: Sequence[Word], table: PeopleTable, lexicon: Lexicon, *, whole: bool
) -> Heading | None:
    printed = " ".join(word.text + "." * word.dotted for word in phrase)
    people = [person for person in table.people if person.words[-1] == phrase[-1].plain]
    if len(people) == 1:
        return Heading(printed, people[0], whole)
    plains = [word.plain for word in phrase]
    begin = int(plains[0] in lexicon.articles)
    first = next((at for at in range(begin, len(plains) - 1) if plains[at] in lexicon.given), -1)
    titled = lexicon.courtesy.length_at(plains, begin) or lexicon.posts.length_at(plains, begin)
    if (
        people
        or len(plains) <= begin
        or not (titled or any(lexicon.posts.ends_before(plains, at) for at in (first, len(plains))))
    ):
        return None
    shown = person_in_small_letters(printed)
    if first < 0:
        return Heading(shown, None, whole)
    words = shown.split()
    return Heading(shown, None, whole, " ".join(words[first:]), " ".join(words[begin:first]))
