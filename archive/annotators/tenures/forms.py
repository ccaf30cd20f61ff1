"""The forms in which one surname is printed, and which of two may be one person's name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from archive.annotators.tenures.seen import Seen, day_of
from archive.annotators.tenures.timeline import YEAR
from archive.knowledge.given_names import GivenNames
from archive.sightings import Role
from archive.text.folding import fold

_SAME_TIME = YEAR
"""Days between which two names of one post are printed, for both to be its holder's."""
_SHORT = 3
"""Letters of a first name that may stand for a longer one: 'Les' for 'Leslie'."""


@dataclass(slots=True)
class Form:
    """A name as printed. days: on which it is; posts: on which it is beside a post, by its key."""

    words: tuple[str, ...]
    printed: Counter[str] = field(default_factory=Counter)
    days: list[date] = field(default_factory=list)
    posts: dict[str, list[date]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return " ".join(self.words)

    @property
    def name(self) -> str:
        """Its commonest printing, of equals one with small letters."""
        return min(self.printed, key=lambda name: (-self.printed[name], name.isupper(), name))

    @property
    def count(self) -> int:
        return self.printed.total()

    @property
    def is_whole(self) -> bool:
        """Whether the first name is no initial."""
        return len(self.words[0]) > 1

    @property
    def fullness(self) -> int:
        """How many of the words are more than an initial."""
        return sum(len(word) > 1 for word in self.words)

    @property
    def initials(self) -> str:
        """Of all words before the surname."""
        return "".join(word[0] for word in self.words[:-1])


def forms_of(sightings: Iterable[Seen]) -> dict[str, Form]:
    """The forms of one surname by their folded names; those of one word are none."""
    forms: dict[str, Form] = {}
    for seen in sightings:
        words = tuple(fold(seen.sighting.name).split())
        if len(words) > 1:
            form = forms.setdefault(" ".join(words), Form(words))
            form.printed[seen.sighting.name] += seen.sighting.role is not Role.HOLDS
            if day := day_of(seen.sighting):
                form.days.append(day)
                if seen.sighting.key:
                    form.posts.setdefault(seen.sighting.key, []).append(day)
    return forms


def may_be_one(form: Form, other: Form, first_names: GivenNames) -> bool:
    """Whether nothing in two whole names speaks against one person: first names of which one may
    stand for the other, and no other initials in the middle."""
    first, second = form.words[0], other.words[0]
    short, long = sorted((first, second), key=len)
    alike = long.startswith(short) and len(short) >= _SHORT
    if not (alike or first_names.of(first) & first_names.of(second)):
        return False
    middles = zip(form.initials[1:], other.initials[1:], strict=False)
    return all(initial == another for initial, another in middles)


def link_of(form: Form, other: Form) -> str | None:
    """By which post two whole names that may be one are one, '' for none where neither is ever
    printed with one; None where nothing says that they are."""
    if (shared := _shared_post(form, other)) is not None:
        return shared
    bare = not form.posts and not other.posts and form.words[0] == other.words[0]
    return "" if bare and _near(form.days, other.days) else None


def link_of_initials(form: Form, whole: Form) -> str | None:
    """By which post a name of initials is a whole one, '' where it is printed with none; None where
    nothing says so. Beside one post any of the initials may be that of the first name: people are
    called by their second."""
    if whole.words[0][0] not in form.initials:
        return None
    if (shared := _shared_post(form, whole)) is not None:
        return shared
    first = form.initials[0] == whole.words[0][0]
    return "" if first and not form.posts and _near(form.days, whole.days) else None


def _shared_post(form: Form, other: Form) -> str | None:
    shared = sorted(form.posts.keys() & other.posts.keys())
    return next((key for key in shared if _near(form.posts[key], other.posts[key])), None)


def _near(days: Sequence[date], others: Sequence[date]) -> bool:
    """Whether two of the days are at most _SAME_TIME apart."""
    ordered = sorted([(day, 0) for day in days] + [(day, 1) for day in others])
    return any(
        whose != other and (later - day).days <= _SAME_TIME
        for (day, whose), (later, other) in pairwise(ordered)
    )


def pairs_of(forms: Sequence[Form], first_names: GivenNames) -> Iterator[tuple[Form, Form]]:
    """The whole forms with a first name that may be another's, with that other. Looked up by name:
    of a common surname there are thousands, too many to hold each against each."""
    begun: defaultdict[str, list[Form]] = defaultdict(list)
    meant: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        first = form.words[0]
        for other in {o.key: o for name in first_names.of(first) for o in meant[name]}.values():
            yield form, other
        begun[first].append(form)
        for name in first_names.of(first):
            meant[name].append(form)
    for form in forms:
        first = form.words[0]
        for end in range(_SHORT, len(first)):
            yield from ((form, other) for other in begun.get(first[:end], ()))
