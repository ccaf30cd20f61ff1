"""How much of each reason a page shows, read off what the describer says of it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import msgspec

from archive.describe.describer import Describer
from archive.knowledge.cues import PageKinds
from archive.models import Capture

_LOUD = 1000.0
"""A weight under which no reason is too small to be named, to four places."""
_FAR_BELOW = -1e9
"""A bias under which no page is a release, so that each is held with all reasons."""
_WEIGHED = re.compile(r"-\d{9,}\.\d: ")
_NAMED = re.compile(r"(?<=[:,] )([a-z-]+) ([+-]\d+\.\d) \(")

SILENCE, ROWS = "silence", "dated-rows"

Rule = TypeVar("Rule", bound=msgspec.Struct)


def telling_all(describer: Describer) -> Describer:
    """A describer that takes no page for a release and names every reason it saw."""
    knowledge = describer.knowledge
    kinds = knowledge.cues.page_kinds
    loud = msgspec.structs.replace(
        kinds,
        bias=_FAR_BELOW,
        silence=_LOUD,
        rows=msgspec.structs.replace(kinds.rows, weight=_LOUD),
        measures={name: _loud(measure) for name, measure in kinds.measures.items()},
        signs=tuple(map(_loud, kinds.signs)),
    )
    cues = msgspec.structs.replace(knowledge.cues, page_kinds=loud)
    return replace(describer, knowledge=replace(knowledge, cues=cues), annotators=())


def amounts_on(describer: Describer, capture: Capture) -> Mapping[str, float]:
    """By the name of a reason how much of it there is: of a number so much, of a sign 1. Nothing
    where no weights decide: of an error, of a page without text. describer: one that tells all."""
    detail = describer.describe(capture).detail
    if not _WEIGHED.match(detail):
        return {}
    return {name: float(loud) / _LOUD for name, loud in _NAMED.findall(detail)}


def weights_in_use(kinds: PageKinds) -> dict[str, float]:
    """By the name of a reason."""
    return {
        SILENCE: kinds.silence,
        ROWS: kinds.rows.weight,
        **{name: measure.weight for name, measure in kinds.measures.items()},
        **{sign.name: sign.weight for sign in kinds.signs},
    }


def set_by_hand(kinds: PageKinds) -> frozenset[str]:
    """The names of reasons whose weights no fit may change."""
    measures = {name for name, measure in kinds.measures.items() if measure.by_hand}
    return frozenset({ROWS, *measures, *(sign.name for sign in kinds.signs if sign.by_hand)})


def _loud(rule: Rule) -> Rule:
    return msgspec.structs.replace(rule, weight=_LOUD)
