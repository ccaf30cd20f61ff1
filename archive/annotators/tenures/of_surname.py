"""What the releases that print one surname tell of each other: names, who is called, posts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from archive.annotators.tenures.people import KnownPerson
from archive.annotators.tenures.post_keys import PostKeys
from archive.annotators.tenures.seen import Seen, day_of
from archive.annotators.tenures.timeline import YEAR, Holding, Nearness, Proof, Timeline
from archive.sightings import Inference, Inferred, Role, Sighting
from archive.text.folding import fold

_YEARS = 3 * YEAR
"""Whom a release calls by post and surname another prints in full so near."""
_POST = Nearness(within=2 * YEAR, beside=92)
_BODY = Nearness(within=3 * YEAR, beside=YEAR)
"""Who speaks for a party or a department stays with it longer than in a post."""
_CUT = Nearness(within=2 * YEAR, beside=YEAR)
_RARER = 2
"""So many times as often is the whole of a post printed then as what was cut."""

RefusedPosts = AbstractSet[tuple[str, str]]
"""Posts that people said somebody did not hold: the folded name by which he is known, and the key
of the post."""


@dataclass(frozen=True)
class OfSurname:
    """sightings: all with the surname. people: who they are. refused: posts that these did not
    hold."""

    sightings: Sequence[Seen]
    people: Sequence[KnownPerson]
    refused: RefusedPosts = frozenset()

    def inferences(self) -> Iterator[tuple[int, Inference]]:
        """All that they tell, each with the id of its capture, in the order of the sightings."""
        for seen in self.sightings:
            sighting = seen.sighting
            person = self._person_of.get(fold(sighting.name))
            if person and fold(person.name) != fold(sighting.name):
                yield seen.capture, self._known_name(sighting, person)
            if sighting.role is Role.ASKED and (called := self._called(sighting)):
                yield seen.capture, called
            if person and sighting.role is Role.SENDS and (post := self._post(sighting, person)):
                yield seen.capture, post

    def _known_name(self, sighting: Sighting, person: KnownPerson) -> Inference:
        key = person.links[fold(sighting.name)]
        why = f"{person.name} goes by this name too"
        if key and (timeline := self._printed.get(key, {}).get(person.name)):
            example = timeline.holdings[0]
            why = f"{why}: {self._labels[key]} {Proof('', (example,)).why}"
        return Inference(sighting.number, Inferred.NAME, sighting.name, person.name, why)

    def _called(self, sighting: Sighting) -> Inference | None:
        """Whom a release calls by the surname: the one who is printed in full with this post in
        those years."""
        if not sighting.key:
            return None
        timeline = self._holders(sighting)
        if sighting.days:
            nearest = timeline.only(*sighting.days, _YEARS)
        elif sighting.held and " " in sighting.key:
            # Of an undated release one in all the years must fit, with a post that is one's alone.
            nearest = timeline.only(date.min, date.max, 0)
        else:
            nearest = None
        if nearest is None:
            return None
        why = f"called by the surname; in full beside {sighting.post} {Proof('', (nearest,)).why}"
        return Inference(sighting.number, Inferred.SENDER, "", nearest.value, why)

    def _holders(self, sighting: Sighting) -> Timeline:
        """Who is printed with the post of a sighting, or with one that is longer or shorter."""
        post = fold(sighting.post) if sighting.held else ""
        if (sighting.key, post) not in self._holders_of:
            keys = {sighting.key}
            if post:
                keys.update(self._posts_printed.longer(post), self._posts_printed.shorter(post))
            people = (self._printed.get(key, {}).values() for key in sorted(keys))
            printed = (
                holding for timelines in people for each in timelines for holding in each.holdings
            )
            self._holders_of[sighting.key, post] = Timeline.of_all(printed)
        return self._holders_of[sighting.key, post]

    def _post(self, sighting: Sighting, person: KnownPerson) -> Inference | None:
        """The post that a sender held then, where the release prints none, or cuts it."""
        days = sighting.days
        if days is None or (sighting.key and not sighting.held):
            return None
        if sighting.key and not any(self._posts_printed.longer(fold(sighting.post))):
            return None
        timeline = self._posts(person.name, sighting.key)
        proof = timeline.at(*days, _CUT if sighting.key else _BODY)
        if proof and proof.value in self._posts_held and not sighting.key:
            proof = timeline.at(*days, _POST)
        if proof is None or (sighting.key and not self._is_whole(sighting, proof.value)):
            return None
        if sighting.key and not self._is_rarer(sighting.key, proof.value, person.name, *days):
            return None
        label = self._labels[proof.value]
        why = f"{person.name} sends as {label} {proof.why}"
        return Inference(sighting.number, Inferred.POST, sighting.post, label, why)

    def _is_whole(self, sighting: Sighting, key: str) -> bool:
        """Whether a post is the whole of what a release prints the beginning of."""
        return fold(self._labels[key]).startswith(f"{fold(sighting.post)} ")

    def _is_rarer(self, cut: str, whole: str, name: str, earliest: date, latest: date) -> bool:
        """Whether a person's post is seldom printed so then: else it was called so, and renamed."""
        numbers = [
            timeline.number(earliest, latest, YEAR)
            for key in (whole, cut)
            for timeline in [self._printed.get(key, {}).get(name, Timeline(()))]
        ]
        return numbers[0] >= _RARER * numbers[1]

    def _posts(self, name: str, but: str) -> Timeline:
        """When releases of a person go out under which post, one left out."""
        if (name, but) not in self._timelines:
            posts = (holding for holding in self._sent.get(name, ()) if holding.value != but)
            self._timelines[name, but] = Timeline.of(posts)
        return self._timelines[name, but]

    @cached_property
    def _sent(self) -> Mapping[str, Sequence[Holding]]:
        """Of each person the keys of the posts under which releases go out."""
        posts: defaultdict[str, list[Holding]] = defaultdict(list)
        for key, holding in self._held((Role.SENDS,)):
            posts[holding.value].append(Holding(holding.day, key, holding.place))
        return posts

    @cached_property
    def _person_of(self) -> Mapping[str, KnownPerson]:
        return {form: person for person in self.people for form in person.links}

    @cached_property
    def _posts_printed(self) -> PostKeys:
        return PostKeys(self._labels)

    @cached_property
    def _holders_of(self) -> dict[tuple[str, str], Timeline]:
        return {}

    @cached_property
    def _timelines(self) -> dict[tuple[str, str], Timeline]:
        return {}

    @cached_property
    def _posts_held(self) -> AbstractSet[str]:
        return {seen.sighting.key for seen in self.sightings if seen.sighting.held}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """Of each post its commonest printing."""
        printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for seen in self.sightings:
            printed[seen.sighting.key][seen.sighting.post] += 1
        return {
            key: min(labels, key=lambda label: (-labels[label], label))
            for key, labels in printed.items()
        }

    @cached_property
    def _printed(self) -> Mapping[str, Mapping[str, Timeline]]:
        """When a post is printed, by its key, with each of the people."""
        printed: defaultdict[str, defaultdict[str, list[Holding]]]
        printed = defaultdict(lambda: defaultdict(list))
        for key, holding in self._held(tuple(Role)):
            printed[key][holding.value].append(holding)
        return {
            key: {name: Timeline.of(holding) for name, holding in people.items()}
            for key, people in printed.items()
        }

    def _held(self, roles: Sequence[Role]) -> Iterator[tuple[str, Holding]]:
        for seen in self.sightings:
            sighting, day = seen.sighting, day_of(seen.sighting)
            person = self._person_of.get(fold(sighting.name))
            if not (person and day and sighting.key and sighting.role in roles):
                continue
            if (fold(person.name), sighting.key) not in self.refused:
                yield sighting.key, Holding(day, person.name, seen.place)
