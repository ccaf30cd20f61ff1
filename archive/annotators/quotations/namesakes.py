"""Two people of one first name and one surname, whom a text tells apart by what stands between and
behind these."""

from collections.abc import Sequence

from archive.annotators.quotations.lexicon import Lexicon, plain
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.names.run import Run


def is_namesake(person: NamedPerson, run: Run, text: str, lexicon: Lexicon) -> bool:
    """'Robert J. NAME' and 'Robert M. NAME', 'NAME Sr.' and 'NAME Jr.'. What only one of both
    prints tells nothing: 'Robert NAME' may be either."""
    _note_new_runs(person, text, lexicon)
    initial, generation = _initial(run), plain(_generation(run, text, lexicon))
    if generation and person.generations and generation not in person.generations:
        return True
    return bool(initial and person.initials) and initial not in person.initials


def _note_new_runs(person: NamedPerson, text: str, lexicon: Lexicon) -> None:
    """Each run is looked at once, however often the text prints the name."""
    runs = person.runs[person.noted :]
    person.initials |= {_initial(run) for run in runs} - {""}
    person.generations |= {plain(_generation(run, text, lexicon)) for run in runs} - {""}
    person.noted = len(person.runs)


def distinct_name(runs: Sequence[Run], text: str, lexicon: Lexicon) -> str:
    """The name with what tells it from that of a namesake."""
    fullest = max(runs, key=lambda run: (_initial(run), _generation(run, text, lexicon)))
    printed = " ".join(text[fullest.name[0].start : fullest.name[-1].end].split())
    return f"{printed} {_generation(fullest, text, lexicon)}".rstrip()


def _initial(run: Run) -> str:
    """The first one behind a first name: of 'W. B. NAME' the first may be left out elsewhere."""
    if len(run.name[0].text) == 1:
        return ""
    middle = (word.plain for word in run.name[1:-1] if len(word.text) == 1 and word.is_word)
    return next(middle, "")


def _generation(run: Run, text: str, lexicon: Lexicon) -> str:
    behind = text[run.name[-1].end : run.end].replace(",", " ").split()
    words = (word for word in behind if plain(word).rstrip(".") in lexicon.generations)
    return next(words, "")
