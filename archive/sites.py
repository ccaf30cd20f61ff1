"""What the pages of a site have in common, as plain values."""

from dataclasses import dataclass

LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class PageSketch:
    """What one page adds to what is known of its site. site: its host and the year of its capture.

    lines: what could be taken for its title, its day or the ends of its text, by their keys.
    orders: the orders of numeric days that it proves, 'dmy' or 'mdy'.
    """

    site: str
    lines: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What a site was learned to do. repeated: the keys of lines that many of its pages share.

    day_order: 'dmy' or 'mdy', '' where its pages prove none, or both.
    """

    site: str
    repeated: frozenset[str] = frozenset()
    day_order: str = ""
