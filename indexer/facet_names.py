"""The values of facets as people write them: when two are one, and by which may be looked for."""

from archive.errors import QueryError
from archive.facets import FACETS, LABELS, UNLISTED
from archive.text.folding import fold


def as_written(value: str) -> str:
    """What an id or a label is compared by: however people write it, its case, accents, marks,
    hyphens, underscores and blanks left aside. 'Press-Release' is 'press release'."""
    return fold(value.replace("_", " ")) or value.strip()


def is_nobody(name: str, value: str) -> bool:
    """Whether a value of a facet of people stands for all who are not listed by name: they are
    counted, and nothing finds them but their words."""
    return as_written(value) in (UNLISTED, LABELS[UNLISTED]) and any(
        f.name == name and f.people for f in FACETS
    )


def findable(name: str, value: str) -> str:
    """A value of a facet by which something may be looked for. Raises QueryError for any other."""
    if is_nobody(name, value):
        raise QueryError(
            f"{name} takes no {value!r}: who is not listed by name is found by words alone"
        )
    return value
