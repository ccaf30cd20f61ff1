"""Two people of one first name and one surname in different releases, told apart by the initials
between these."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from archive.annotators.tenures.seen import Seen
from archive.models import Release
from archive.sightings import Inference, Inferred, Role
from archive.text.folding import fold

_INITIALLED = re.compile(
    r"(?<![\w.])([^\W\d_][\w'’-]+)((?:\s[^\W\d_a-z]\b\.?)+)\s([^\W\d_][\w'’-]+)"
)
"""'Robert J. Hale', 'George H. W. Bush'."""

Initials = Mapping[str, Sequence[Seen]]
"""The sightings of one name by the initials in it."""


def in_full(release: Release, names: Iterable[str]) -> Mapping[str, str]:
    """Of these names, which leave initials out, as the text prints them; a name that it prints with
    two is none."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    matches = [
        (f"{m[1]} {m[3]}", " ".join(m[0].split())) for m in _INITIALLED.finditer(release.text)
    ]
    for name in (name for name in names if not any(map(_is_initial, name.split()))):
        for bare, printed in matches:
            if f" {bare} " in f" {name} ":
                full[name].add(name.replace(bare, printed))
    return {name: next(iter(forms)) for name, forms in full.items() if len(forms) == 1}


def shared_names(sightings: Iterable[Seen]) -> Mapping[str, Initials]:
    """The folded names that several people bear: printed with initials that do not fit, and never
    beside one post, as a slip of a scanner or a printer would be."""
    by_name: defaultdict[str, defaultdict[str, list[Seen]]] = defaultdict(lambda: defaultdict(list))
    for seen in sightings:
        if seen.sighting.role is Role.IN_FULL:
            bare, initials = _parted(seen.sighting.name)
            by_name[fold(bare)][fold(initials)].append(seen)
    return {name: initials for name, initials in by_name.items() if _are_several(initials)}


def told_apart(shared: Mapping[str, Initials]) -> Iterator[tuple[int, Inference]]:
    """Each release that prints such a name with initials is told that these belong to it; each with
    the id of its capture."""
    for by_initials in shared.values():
        for initials, several in by_initials.items():
            other = next(seen[0] for others, seen in by_initials.items() if others != initials)
            why = (
                f"another is printed as {other.sighting.name}, {other.sighting.post}: {other.place}"
            )
            for seen in several:
                full = seen.sighting.name
                yield (
                    seen.capture,
                    Inference(seen.sighting.number, Inferred.NAME, _parted(full)[0], full, why),
                )


def _parted(name: str) -> tuple[str, str]:
    """A name without its initials, and these."""
    bare: list[str] = []
    initials: list[str] = []
    for word in name.split():
        (initials if _is_initial(word) else bare).append(word)
    return " ".join(bare), "".join(word[0] for word in initials)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _are_several(by_initials: Initials) -> bool:
    posts = {
        initials: {frozenset(seen.sighting.key.split()) for seen in several}
        for initials, several in by_initials.items()
    }
    return any(
        not _fit(first, second) and not _share(posts[first], posts[second])
        for first, second in combinations(posts, 2)
    )


def _fit(first: str, second: str) -> bool:
    return first.startswith(second) or second.startswith(first)


def _share(posts: AbstractSet[frozenset[str]], others: AbstractSet[frozenset[str]]) -> bool:
    """Whether two print one post, or one the beginning of the other's."""
    return any(post <= other or other <= post for post in posts for other in others)
