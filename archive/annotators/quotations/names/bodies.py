"""Whether a run of capitals is the name of a body, a place, an act or a unit."""

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.words import Word

_SHORTEST_SURNAME = 4
_NUMERALS = frozenset({"ii", "iii", "iv"})


def is_body(run: Run, lexicon: Lexicon) -> bool:
    if not run.name:
        return False
    if len(run.name) > 6 or not run.name[0].capital or run.words[0] in lexicon.articles:
        return True
    if any(is_acronym(word) and word.plain not in _NUMERALS for word in run.name):
        titled = (run.courtesy or run.post) and lexicon.bodies.isdisjoint(run.words)
        known = run.name[0].plain in lexicon.given or titled or has_shouted_surname(run, lexicon)
        return not (len(run.name) > 1 and known)
    if any(character.isdigit() for word in run.name for character in word.text):
        return True
    if any(_last_part(word) in lexicon.not_surnames for word in run.name):
        return True  # 'Tete-based Ferries'
    # 'Grace Park', 'Peter Garrett': a first name in front outweighs a word that is a surname too.
    longer = [word.plain for word in run.name if len(word.text) > 1]
    first_and_last = len(longer) == 2 and longer[0] in lexicon.given
    words = longer[1:] if first_and_last else run.words
    strong = [word for word in words if word in lexicon.bodies]
    if first_and_last and longer[0] not in lexicon.bodies:
        return longer[1] in lexicon.not_surnames
    if (
        (run.courtesy or run.post)
        and len(run.name) <= 3
        and len(strong) == 1
        and run.words[-1] == strong[0]
    ):
        return run.words[-1] in lexicon.not_surnames
    if run.post and len(run.name) == 1 and run.words[0] in lexicon.documents:  # 'Executive Order'
        return run.words[0] in lexicon.not_surnames
    return bool(strong)


def has_shouted_surname(run: Run, lexicon: Lexicon) -> bool:
    """'Mehmet TOPAZ', as some agencies print names: no sign of a person by itself."""
    first, last = run.name[0], run.name[-1]
    shouted = is_acronym(last) and len(last.text) >= _SHORTEST_SURNAME
    plain = not first.text.isupper() and lexicon.bodies.isdisjoint(run.words)
    return len(run.name) == 2 and shouted and plain and not lexicon.never.intersection(run.words)


def is_acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper() and not word.dotted and "." not in word.text


def _last_part(word: Word) -> str:
    return word.plain.rpartition("-")[2] if "-" in word.plain else ""
