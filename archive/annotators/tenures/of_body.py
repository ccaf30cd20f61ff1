"""The full name of a body that goes by one word: 'River Wardens' for 'Wardens'."""

from collections import Counter
from collections.abc import Iterable

from archive.annotators.senders.sending_bodies import is_plural
from archive.sightings import Role, Sighting
from archive.text.folding import fold

_FEWEST, _SHARE = 3, 0.8


def short_name(sighting: Sighting) -> str:
    """The folded word by which the body of a sighting goes, or may go: its last, what its members
    are called; '' for a post and for what no members have."""
    issues = sighting.role in (Role.SENDS, Role.ASKED) and not sighting.held
    words = fold(sighting.post).split() if issues else []
    return words[-1] if words and is_plural(words[-1]) else ""


def full_name(sightings: Iterable[Sighting]) -> str:
    """The one name, of those that end in a word, that nearly all releases print which print more
    than the word; '' where there is none."""
    printed = Counter(s.post for s in sightings if " " in s.post.strip())
    by_key: dict[str, Counter[str]] = {}
    for post, number in printed.items():
        by_key.setdefault(fold(post), Counter())[post] += number
    if not by_key:
        return ""
    best = min(by_key.values(), key=lambda labels: (-labels.total(), min(labels)))
    if best.total() < max(_FEWEST, _SHARE * printed.total()):
        return ""
    return min(best, key=lambda label: (-best[label], label))


def of_another(sightings: Iterable[Sighting], full: str) -> frozenset[str]:
    """The folded names, and of whom nothing more is printed the surnames, of those who are printed
    with another body that ends in the last word of this one: of 'Harbour Wardens', where most are
    'River Wardens'."""
    word = fold(full).rpartition(" ")[2]
    others = [
        s for s in sightings if is_short_for(word, fold(s.post)) and fold(s.post) != fold(full)
    ]
    return frozenset(name for s in others for name in (fold(s.name), s.surname) if name)


def person_of(sighting: Sighting) -> str:
    """As `of_another` has who is printed."""
    return fold(sighting.name) or sighting.surname


def is_short_for(post: str, full: str) -> bool:
    """Whether a folded name is the end of a longer one."""
    return bool(post) and full.endswith(f" {post}")
