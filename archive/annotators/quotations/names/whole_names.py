"""The names that runs of capitals print: whole ones, and ones that a scanner cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.words import CAPITAL, Word
from archive.text.letter_case import person_in_small_letters

_MOST_OF_A_NAME = 4
_SHORTEST_HALF, _FEWEST_OF_DOUBLE = 3, 3


@dataclass(frozen=True, slots=True)
class WholeName:
    """A name that a run prints. words: as they are looked up."""

    run: Run
    name: str
    words: tuple[str, ...]


def whole_name_of(
    surname: str, runs: Sequence[Run], heading: Sequence[Run], lexicon: Lexicon
) -> WholeName | None:
    """The one name that ends so, of the runs of a text or of its title; None where several do. A
    first name is looked for in the title alone.

    A scanner may add letters behind a name in a title: 'ANDREW REIS A 0'.
    """
    names = [_whole(run, run.name) for run in runs if _ends_so(run, surname, lexicon)]
    for run in heading:
        at = next((at for at, word in enumerate(run.words) if at and word == surname), 0)
        first = run.words[0] in lexicon.given or run.courtesy or run.post
        if at and (first or _ends_so(run, surname, lexicon)):
            names.append(_whole(run, run.name[: at + 1]))
    if not names and surname in lexicon.given:  # 'NAME answered' in a text with him in its title
        named = (run for run in heading if run.words[0] == surname)
        names = [_whole(run, run.name) for run in named if len(run.name) <= _MOST_OF_A_NAME]
    return names[0] if len({whole.words for whole in names}) == 1 else None


def _ends_so(run: Run, surname: str, lexicon: Lexicon) -> bool:
    known = run.words[0] in lexicon.given or run.courtesy or run.post
    plain_run = not run.headline and not run.the_before
    few = len(run.words) <= _MOST_OF_A_NAME
    return run.words[-1] == surname and few and bool(known or plain_run)


def _whole(run: Run, words: Sequence[Word]) -> WholeName:
    return WholeName(run, _shown(words), _significant(words))


def is_surname(run: Run, lexicon: Lexicon) -> bool:
    """'NAME', 'van der NAME': one word, and the particles that belong to it."""
    return bool(run.name) and all(word in lexicon.particles for word in run.words[:-1])


def begins_name(longer: Sequence[str], words: Sequence[str], lexicon: Lexicon) -> bool:
    """'Ismail Sabri' of 'Ismail Sabri Yaakob'; in 'Ana Reis MP Parliament House' two lines of a
    letterhead are run together."""
    rest = longer[len(words) :]
    begins = 1 < len(words) < len(longer) and longer[: len(words)] == words
    no_names = lexicon.bodies | lexicon.suffixes
    return begins and len(rest) <= len(words) and no_names.isdisjoint(rest)


def doubled_surnames(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """'García Márquez' is called by the first of the two too, or 'García-Márquez'; 'Reis-Odum' by
    either half; 'al-Rashid' without his particle."""
    particle, _, bare = words[-1].partition("-")
    if bare and particle in lexicon.joined_particles:
        return [bare]
    halves = [half for half in words[-1].split("-") if len(half) >= _SHORTEST_HALF]
    if len(halves) > 1:
        return halves
    if len(words) < _FEWEST_OF_DOUBLE or len(words[-2]) < _SHORTEST_HALF:
        return []
    first = [] if words[-2] in lexicon.given else [words[-2]]
    return [*first, f"{words[-2]}-{words[-1]}"]


def is_cut(surname: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a text prints a surname behind another word in capitals that is no title, or with a
    blank inside: more than the surname alone is known of whom it names."""
    letters = r"[^\S\n]?".join(map(re.escape, surname))
    pattern = re.compile(rf"({CAPITAL}[\w.’'-]*)[^\S\n]+((?i:{letters}))(?!\w)")
    titles = lexicon.courtesy_words | lexicon.post_words | lexicon.openers | lexicon.bodies
    for place in pattern.finditer(text):
        first, printed = plain(place[1]).rstrip("."), place[2]
        capital = place[1][0].isupper() and printed[0].isupper()
        broken = any(map(str.isspace, printed))
        if capital and (broken or (first not in titles and len(first) > 1)):
            return True
    return False


def in_singular(name: str, lexicon: Lexicon) -> str:
    """'President NAME' of 'Presidents NAME and OTHER'."""
    title, blank, names = name.partition(" ")
    if not lexicon.is_plural_post(title):
        return name
    return title.rstrip(".").removesuffix("s") + "." * title.endswith(".") + blank + names


def significant(run: Run) -> tuple[str, ...]:
    """The words of a name without initials in its middle."""
    return _significant(run.name)


def name_of(run: Run) -> str:
    """The name as printed, without initials in its middle and without a nickname in marks; one in
    capitals as others print it."""
    return _shown(run.name)


def title_start(run: Run, lexicon: Lexicon) -> int:
    """Where the title before a name begins: behind the place of a post that is run into it, as in
    'Chief of Mission in Tete Ms. NAME'."""
    if not (run.runs_on and run.courtesy):
        return run.start
    plains = [word.plain for word in run.title]
    starts = (w.start for at, w in enumerate(run.title) if lexicon.courtesy.length_at(plains, at))
    return next(starts, run.start)


def is_shouted(run: Run) -> bool:
    """'IDA COLM', as letterheads print names."""
    return all(word.text.isupper() for word in run.name)


def _significant(name: Sequence[Word]) -> tuple[str, ...]:
    words = [word for word in name if word.is_word]
    kept = [
        word.plain
        for number, word in enumerate(words)
        if number in (0, len(words) - 1) or len(word.text) > 1
    ]
    return tuple(kept)


def _shown(words: Sequence[Word]) -> str:
    shown: list[str] = []
    signs = sum(not word.is_word for word in words)
    if signs % 2:  # 'Coach (Frank) NAME', whose first sign stands before the name
        words = [word for word in words if word.is_word]
    inside = False
    for number, word in enumerate(words):
        if not word.is_word:
            inside = not inside
            continue
        middle = 0 < number < len(words) - 1
        initialled = len(words[0].text) == 1  # 'W. B. NAME'
        if inside or (middle and len(word.text) == 1 and not initialled):
            continue
        shown.append(word.text + ("." if word.dotted else ""))
    return person_in_small_letters(" ".join(shown))
