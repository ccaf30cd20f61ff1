"""The people of a release, before its quotes: each once, under every form that names them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from archive.annotators.quotations.lexicon import Lexicon
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.names.bodies import has_shouted_surname
from archive.annotators.quotations.names.run import Run
from archive.annotators.quotations.names.whole_names import (
    begins_name,
    doubled_surnames,
    in_singular,
    is_cut,
    is_shouted,
    is_surname,
    name_of,
    significant,
    title_start,
    whole_name_of,
)
from archive.annotators.quotations.namesakes import distinct_name, is_namesake
from archive.annotators.quotations.posts.positions import PositionReader
from archive.annotators.quotations.posts.shared_posts import share_post
from archive.annotators.quotations.shared_names import fitting_people, shares_title
from archive.text.folding import fold

_FULL = 2
_LONGEST_PARTICLE = 3
_AGE = re.compile(r",\s+\d{1,3}(?=[,.;)])")


class PeopleTable:
    """Resolves the runs of capitals of one release; `people` are in the order of the text."""

    def __init__(
        self,
        runs: Sequence[Run],
        text: str,
        lexicon: Lexicon,
        positions: PositionReader,
        known: Iterable[str],
        speaking: frozenset[int],
        heading: Sequence[Run] = (),
    ) -> None:
        """heading: the runs of the title, whose offsets are none of the text's."""
        self._lexicon = lexicon
        self._heading = [run for run in heading if len(run.name) > 1 and not run.body]
        self._stem = lexicon.stem
        self._known = frozenset(fold(name) for name in known)
        self._titled = frozenset(
            run.words[-1]
            for run in runs
            if run.name and (run.courtesy or run.post) and not run.body
        ) | {run.words[-1] for run in runs if run.start in speaking and is_surname(run, lexicon)}
        self._speaking = speaking
        self._positions = positions
        self._text = text
        self.people: list[NamedPerson] = []
        self._by_surname: dict[str, list[NamedPerson]] = defaultdict(list)
        self._by_first: dict[str, list[NamedPerson]] = defaultdict(list)
        self._others: list[Run] = []
        self._enter_full([run for run in runs if len(run.name) > 1])
        self._resolve_rest(runs)

    def _enter_full(self, full: Sequence[Run]) -> None:
        """Names of two words and more, the longest first, those in capitals last."""
        for run in sorted(full, key=_worth):
            if self._is_person(run):
                self._enter(run)
        for run in full:
            if run.person is None and self._is_relative(run):
                self._enter(run)
        self._others = [run for run in full if run.person is None and not run.body]
        self.people.sort(key=lambda person: min(run.start for run in person.runs))
        for person in self.people:
            self._finish(person)
            if person.has_namesake:
                person.name = distinct_name(person.runs, self._text, self._lexicon)

    def _resolve_rest(self, runs: Sequence[Run]) -> None:
        for run in runs:
            if run.person is None and run.name and (len(run.name) == 1 or self._is_surname(run)):
                self._resolve_short(run)
                if run.person is None and len(run.name) == 1 and not run.headline:
                    self._enter_printed(run)
                titled = (run.courtesy or run.post) and not run.headline
                # 'Gen Z': a letter is no surname.
                surname = len(run.words[0]) > 1 and len(run.name) == 1
                if run.person is None and titled and surname and not run.body:
                    self._enter_surname(run)
        for before, run in pairwise(run for run in runs if isinstance(run.person, NamedPerson)):
            share_post(before, run, self._text, self._lexicon)

    def _is_person(self, run: Run) -> bool:
        if run.body or run.the_before:
            return run.suffixed and not run.the_before and not run.body
        words = run.words
        if has_shouted_surname(run, self._lexicon) and words[0] not in self._lexicon.given:
            return bool(run.courtesy or run.post) or self._positions.of(run, self._text) is not None
        if run.headline and not (words[0] in self._lexicon.given and len(words) == _FULL):
            return False
        first = words[0].partition("-")[0]  # 'Jean-Nicolas NAME'
        if run.courtesy or run.post or run.suffixed or first in self._lexicon.given:
            return len(words) < 6
        if fold(" ".join(word.text for word in run.name)) in self._known:
            return True
        if len(words) > 4:
            return False
        initials = any(word.dotted and len(word.text) == 1 for word in run.name[:-1])
        aged = _AGE.match(self._text, run.end)
        if initials or aged or words[-1] in self._titled or run.start in self._speaking:
            return True
        return self._positions.of(run, self._text) is not None

    def _is_relative(self, run: Run) -> bool:
        """'His sister NAME': two words, the last of them the surname of one who is known."""
        shared = (
            self._stem(run.words[-1]) in self._by_surname
            and run.words[-1] not in self._lexicon.bodies
        )
        return len(run.words) == 2 and shared and not (run.body or run.the_before)

    def _enter(self, run: Run) -> None:
        words = significant(run)
        same = [
            person
            for person in self._by_surname[self._stem(words[-1])]
            if self._same(person.words, words)
        ]
        lexicon = self._lexicon
        same = same or [each for each in self.people if begins_name(each.words, words, lexicon)]
        namesakes = [each for each in same if is_namesake(each, run, self._text, lexicon)]
        same = [person for person in same if person not in namesakes]
        if len(same) > 1:
            return  # two people it may be: neither
        if same:
            person = same[0]
            self._prefer(person, run, words)
        else:
            person = NamedPerson(name_of(run), words)
            self.people.append(person)
            for key in {words[-1], *doubled_surnames(words, lexicon)}:
                self._by_surname[self._stem(key)].append(person)
            self._by_first[self._stem(words[0])].append(person)
        person.runs.append(run)
        run.person = person
        for each in (*namesakes, person) if namesakes else ():
            each.has_namesake = True

    def _prefer(self, person: NamedPerson, run: Run, words: tuple[str, ...]) -> None:
        """A name is called by its own form, not by one of its cases."""
        nominatives = self._lexicon.nominatives
        if (
            len(words) == len(person.words)
            and words[0] in nominatives
            and person.words[0] not in nominatives
        ):
            person.name, person.words = name_of(run), words

    def _enter_printed(self, run: Run) -> None:
        """'Mr. NAME', 'NAME said' where the title, or a line that tells nothing else of whom it
        names, prints the whole name."""
        spoken = run.courtesy or run.post or run.start in self._speaking
        if not spoken or run.words[0] in self._lexicon.bodies:
            return
        whole = whole_name_of(run.words[0], self._others, self._heading, self._lexicon)
        if whole is None:
            return
        person = NamedPerson(whole.name, whole.words, [run])
        run.person = person
        self.people.append(person)
        self._by_surname[self._stem(run.words[0])].append(person)
        self._note_gender(person, run)
        for other in self._others:
            if other is whole.run:
                other.person = person
                person.runs.insert(0, other)
                person.position = self._positions.of(other, self._text)

    def full_name_of(self, surname: str) -> str | None:
        """The one name of two words that ends so and is nobody's yet; for the labels of a talk."""
        names = {name_of(run) for run in self._others if run.words[-1] == surname}
        return names.pop() if len(names) == 1 else None

    def _enter_surname(self, run: Run) -> None:
        """'President Kennedy' in a text that never says which: known by title and surname."""
        start = title_start(run, self._lexicon)
        name = self._text[start : run.name[0].end].removesuffix("’s").removesuffix("'s")
        person = NamedPerson(in_singular(" ".join(name.split()), self._lexicon), run.words, [run])
        person.cut = is_cut(run.name[0].text, self._text, self._lexicon)
        run.person = person
        self.people.append(person)
        self._by_surname[self._stem(run.words[0])].append(person)
        self._note_gender(person, run)
        person.position = self._positions.of(run, self._text)

    def _same(self, longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
        if longer == shorter:
            return True
        first, other = self._stem(longer[0]), self._stem(shorter[0])
        forms = self._lexicon.short_forms
        if first == other or forms.get(first, first) == forms.get(other, other):
            return True
        if len(first) == 1 or len(other) == 1:
            return first[0] == other[0]
        return other in longer[:-1]

    def _finish(self, person: NamedPerson) -> None:
        person.runs.sort(key=lambda run: run.start)
        for run in person.runs:
            self._note_gender(person, run)
        for run in sorted(person.runs, key=lambda run: (not person.is_whole(run), is_shouted(run))):
            if person.position is None:
                person.position = self._positions.of(run, self._text)

    def _resolve_short(self, run: Run) -> None:
        """A surname, with or without a title; a first name alone where it is nobody's surname."""
        word = run.words[-1]
        named = self._by_first.get(self._stem(word), [])
        if run.courtesy or run.post:
            named = [person for person in named if shares_title(person, run)]
        people = list(dict.fromkeys(self._by_surname.get(self._stem(word)) or named))
        people = people or self._called_inside(word, run)
        if people and word not in self._lexicon.not_surnames:
            run.body = False
        if run.body or (run.the_before and not people):
            return
        fitting = fitting_people(people, run, self._text)
        if len(fitting) == 1:
            run.person = fitting[0]
            self._note_gender(fitting[0], run)
        elif len(fitting) > 1:
            run.person = tuple(fitting)

    def _called_inside(self, word: str, run: Run) -> list[NamedPerson]:
        """'Azmin said' of 'Mohamed Azmin Ali': whom a word inside the name is called by."""
        spoken = run.courtesy or run.post or run.start in self._speaking
        inside = spoken and len(word) > _LONGEST_PARTICLE and word not in self._lexicon.particles
        return [person for person in self.people if inside and word in person.words[1:-1]]

    def _is_surname(self, run: Run) -> bool:
        """'Mr. van der NAME', 'Van der NAME said'."""
        if not is_surname(run, self._lexicon):
            return False
        people = self._by_surname.get(run.words[-1], ())
        whole = any(person.words[-len(run.words) :] == run.words for person in people)
        return run.courtesy or run.post or whole

    def _note_gender(self, person: NamedPerson, run: Run) -> None:
        genders = self._lexicon.genders
        titles = (word.plain for word in run.title)
        person.genders.update(genders[title] for title in titles if title in genders)


def _worth(run: Run) -> tuple[int, bool, int]:
    return -len(significant(run)), is_shouted(run), run.start
