"""Which printed names of one surname are those of one person, and by which the person is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from archive.annotators.tenures.forms import (
    Form,
    forms_of,
    link_of,
    link_of_initials,
    may_be_one,
    pairs_of,
)
from archive.annotators.tenures.seen import Seen
from archive.knowledge.given_names import GivenNames

_FEWEST = 2
"""A fuller form is printed so often, or as often as any, to be no slip of a scanner."""

Pair = frozenset[str]
"""Two folded names."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as the archive prints him. name: that of his forms by which he is known. links: of
    each folded form the key of the post that says whose it is, '' for none."""

    name: str
    links: Mapping[str, str]


def people_of(
    sightings: Iterable[Seen],
    first_names: GivenNames,
    refused: AbstractSet[tuple[str, str]] = frozenset(),
) -> tuple[KnownPerson, ...]:
    """The people of one surname, in the order of their names. refused: names that a person said are
    not one's.

    Whole names are one where a post is printed with both at one time, and where all of them may be:
    'Chris' is neither Christopher nor Christine where both are printed. Initials are those of the
    one person whom they fit. The fullest name that is no slip is the one he is known by, of equals
    the commonest.
    """
    not_one = {Pair(pair) for pair in refused}
    forms = forms_of(sightings)
    whole = sorted((form for form in forms.values() if form.is_whole), key=lambda form: form.key)
    groups = list(_groups(whole, first_names, not_one))
    by_letter = _by_first_letter(groups)
    for form in (form for form in forms.values() if not form.is_whole):
        numbers = {number for letter in form.initials for number in by_letter[letter]}
        links = [
            (group, link)
            for group in (groups[number] for number in sorted(numbers))
            if (link := _link_to(form, [forms[key] for key in group], not_one)) is not None
        ]
        if len(links) == 1:
            links[0][0][form.key] = links[0][1]
        else:
            groups.append({form.key: ""})
    people = (KnownPerson(_best([forms[key] for key in group]), group) for group in groups)
    return tuple(sorted(people, key=lambda person: person.name))


def _groups(
    whole: Sequence[Form], first_names: GivenNames, refused: AbstractSet[Pair]
) -> Iterator[dict[str, str]]:
    links: defaultdict[str, dict[str, str]] = defaultdict(dict)
    alike: set[Pair] = set()
    for form, other in pairs_of(whole, first_names):
        pair = Pair((form.key, other.key))
        if pair not in refused and may_be_one(form, other, first_names):
            alike.add(pair)
            if (link := link_of(form, other)) is not None:
                links[form.key][other.key] = links[other.key][form.key] = link
    placed: set[str] = set()
    for form in whole:
        if form.key not in placed:
            group = _reached(form.key, links)
            all_alike = all(
                {key, other} in alike for key in group for other in group if key != other
            )
            yield from [group] if all_alike else ({key: ""} for key in group)
            placed |= group.keys()


def _by_first_letter(groups: Sequence[Mapping[str, str]]) -> defaultdict[str, set[int]]:
    """The numbers of the groups that have a first name of each letter."""
    by_letter: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for name in group:
            by_letter[name[0]].add(number)
    return by_letter


def _reached(start: str, links: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """All that hang together with a form, each with the post by which it was reached."""
    group, waiting = {start: ""}, [start]
    while waiting:
        for other, link in sorted(links.get(waiting.pop(), {}).items()):
            if other not in group:
                group[other] = link
                waiting.append(other)
    return group


def _link_to(form: Form, group: Sequence[Form], refused: AbstractSet[Pair]) -> str | None:
    if any(Pair((form.key, whole.key)) in refused for whole in group):
        return None
    links = (link_of_initials(form, whole) for whole in group if whole.is_whole)
    return next((link for link in links if link is not None), None)


def _best(forms: Sequence[Form]) -> str:
    whole = [form for form in forms if form.is_whole] or forms
    most = max(form.count for form in whole)
    sure = [form for form in whole if form.count >= min(_FEWEST, most)]
    return min(sure, key=lambda form: (-form.fullness, -form.count, form.key)).name
