"""The names of fields and parts that pages have which a site holds for good."""

_LONGEST = 50
_AROUND = " \t\u00a0:.)(•·–—*-?¿#0123456789"
"""What stands before and behind a name: a colon, the number of a part, the point of a list."""


def labels_on(text: str, labels: frozenset[str]) -> frozenset[str]:
    """Those that are a line of their own, or stand before its colon. labels: in small letters."""
    return labels & {_name(line) for line in text.split("\n")}


def _name(line: str) -> str:
    before, _, _ = line.partition(":")
    return before.strip(_AROUND).lower().replace("’", "'") if len(before) <= _LONGEST else ""
