"""Which releases held are the items of a capture: by own link, symbol, or heading and text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from archive.store.identity.claims import one_to_one

SAME_HEADING = 0.5
"""Likeness of text that, with the same heading, makes the same release."""
ANY_HEADING = 0.8
"""Likeness of text that makes the same release whatever the heading."""
LONE_ITEM = 0.3
"""Likeness that is enough where a page had one release and has one: a page edited, not replaced."""


@dataclass(frozen=True, slots=True)
class MatchKey:
    """What identity looks at in a description. description: its row; below 0 before it has one.

    release: its id, '' for an item not yet matched. moment: text, '' for unknown. carried: how many
    items the capture has. stale: the present describer does not find it in its capture. Fields are
    '' where the release has none.
    """

    description: int
    release: str
    capture: int
    moment: str
    ordinal: int
    carried: int
    page: str
    own_link: str
    symbol: str
    heading: str
    issued: str
    text_key: str
    stale: bool = False

    @property
    def order(self) -> tuple[str, int]:
        """Captures in the order of their moments, unknown first, then in that of taking in."""
        return self.moment, self.capture


Similarity = Callable[[MatchKey, MatchKey], float]


class Ground(IntEnum):
    """Why an item is a release held; the greater is the better."""

    PLACE = 1
    TEXT = 2
    SYMBOL = 3
    OWN_LINK = 4


@dataclass(frozen=True, slots=True, order=True)
class _Claim:
    """An item may be a release; in order of strength. age: so that the older release wins a tie."""

    ground: Ground
    same_capture: bool
    similarity: float
    age: int
    ordinal: int
    holder: str


def matched(
    items: Sequence[MatchKey], known: Iterable[MatchKey], similarity: Similarity
) -> dict[int, str]:
    """The release of each item, by its ordinal; an item without one is new.

    One to one, the strongest claim first. `similarity` compares two texts, 0 to 1; it is asked
    only where nothing cheaper decides.
    """
    known_keys = list(known)
    near = _neighbours(items, known_keys)
    claims = [
        claim
        for known in _worth_asking(items, known_keys, near)
        for item in items
        for claim in _claims(item, known, known.capture in near, similarity)
    ]
    return one_to_one(claims)


def _neighbours(items: Sequence[MatchKey], known: Sequence[MatchKey]) -> set[int]:
    """The captures of the same page right before and after this one, and this one itself.

    Only with these are all texts compared: a front page captured a thousand times would otherwise
    cost a thousand comparisons an item.
    """
    if not items:
        return set()
    own = items[0]
    page = {
        match_key.order for match_key in known if match_key.page == own.page and not match_key.stale
    }
    before = max((order for order in page if order < own.order), default=own.order)
    after = min((order for order in page if order > own.order), default=own.order)
    return {before[1], after[1], own.capture}


def _worth_asking(
    items: Sequence[MatchKey], known_keys: Iterable[MatchKey], near: set[int]
) -> Iterator[MatchKey]:
    """What is near, and of the rest one of each that agrees with an item in anything."""
    features = {feature for item in items for feature in _features(item)}
    seen: set[tuple[str, ...]] = set()
    for known in known_keys:
        own = _features(known)
        if known.capture in near:
            yield known
        elif not features.isdisjoint(own) and (distinct := (known.release, *own)) not in seen:
            seen.add(distinct)
            yield known


def _features(match_key: MatchKey) -> tuple[str, ...]:
    named = zip(
        "lsht",
        (match_key.own_link, match_key.symbol, match_key.heading, match_key.text_key),
        strict=True,
    )
    return tuple(f"{name} {value}" for name, value in named if value)


def _claims(
    item: MatchKey, known: MatchKey, near: bool, similarity: Similarity
) -> Iterator[_Claim]:
    ground, share = _ground(item, known, near, similarity)
    same_capture = item.capture == known.capture
    if ground is None and same_capture and _same_place(item, known):
        ground = Ground.PLACE
    if ground is not None:
        # Below 0 it is of this very batch, and the youngest.
        age = -known.description if known.description > 0 else known.description - 2**62
        yield _Claim(ground, same_capture, share, age, item.ordinal, known.release)


def _ground(
    item: MatchKey, known: MatchKey, near: bool, similarity: Similarity
) -> tuple[Ground | None, float]:
    if item.own_link and item.own_link == known.own_link:
        return Ground.OWN_LINK, 0.0
    if item.page != known.page or _contradict(item, known):
        return None, 0.0
    if item.symbol and item.symbol == known.symbol:
        return Ground.SYMBOL, 0.0
    same_heading = bool(item.heading) and item.heading == known.heading
    if not (near or same_heading or _same_text(item, known)):
        return None, 0.0
    share = 1.0 if _same_text(item, known) else similarity(item, known)
    if share >= ANY_HEADING or (same_heading and share >= SAME_HEADING):
        return Ground.TEXT, share
    if _both_lone(item, known) and _page_was_edited(item, known, share):
        return Ground.TEXT, share
    return None, share


def _contradict(item: MatchKey, known: MatchKey) -> bool:
    """Two symbols or own links that differ: two releases, however alike (as form letters are)."""
    if item.symbol and known.symbol and item.symbol != known.symbol:
        return True
    two_links = bool(item.own_link and known.own_link and item.own_link != known.own_link)
    # ... but the addresses of a whole site may have changed; then nothing else has.
    return two_links and not (_same_text(item, known) and item.heading == known.heading)


def _same_text(item: MatchKey, known: MatchKey) -> bool:
    return bool(item.text_key) and item.text_key == known.text_key


def _same_place(item: MatchKey, known: MatchKey) -> bool:
    """The bytes are the same: where as many items are found as before, their order tells."""
    return item.carried == known.carried and item.ordinal == known.ordinal


def _both_lone(item: MatchKey, known: MatchKey) -> bool:
    return item.carried == known.carried == 1 and not item.own_link


def _page_was_edited(item: MatchKey, known: MatchKey, share: float) -> bool:
    if share >= LONE_ITEM:
        return True
    # "Press release" is the heading of many: two different days make two releases.
    days_differ = bool(item.issued and known.issued and item.issued != known.issued)
    return bool(item.heading) and item.heading == known.heading and not days_differ
