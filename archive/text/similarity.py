"""How much two texts share, by their runs of four words."""

from archive.models import digest_of

_RUN = 4
_ENOUGH_RUNS = 20
"""Fewer runs than these are found in many a text by chance: containment says nothing then."""
_ENOUGH_WORDS = 10
"""Fewer words than these do not tell one text from another ('Photos: see below')."""

Runs = frozenset[tuple[str, ...]]


def text_key(words: list[str]) -> str:
    """What texts of equal words share; '' for a text too short to be told from another."""
    if len(words) < _ENOUGH_WORDS:
        return ""
    return digest_of(" ".join(words).encode("utf-8", "replace"))


def runs_of(words: list[str]) -> Runs:
    """The runs of four words; a shorter text is one run."""
    if len(words) <= _RUN:
        return frozenset({tuple(words)})
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def similarity(first: Runs, second: Runs) -> float:
    """0 to 1: the shared part of all runs (Jaccard), or of the shorter text's, if that is more.

    Broder, "On the resemblance and containment of documents" (1997).
    """
    shared = len(first & second)
    resemblance = shared / len(first | second)
    shorter = min(len(first), len(second))
    return max(resemblance, shared / shorter) if shorter >= _ENOUGH_RUNS else resemblance
