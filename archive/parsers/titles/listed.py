"""The title under which listings have a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.html.lines import Lines
from archive.html.page import Page
from archive.sites import Listed
from archive.text.folding import fold

_CUT = re.compile(r"\s*(?:\.\.\.|…)\s*$")
_LEAST_OF_CUT = 3
"""Words of a title that a list cuts off, before it names a page."""


@dataclass(frozen=True, slots=True)
class ListedTitle:
    """The title of a page as listings print it, '' for none. place: of the listing."""

    title: str = ""
    place: str = ""

    def names(self, text: str) -> bool:
        """Whether a text of the page is that title, or goes on where a list cut it off."""
        wanted = fold(_CUT.sub("", self.title))
        if not wanted:
            return False
        same, is_cut = fold(text), bool(_CUT.search(self.title))
        long_enough = is_cut and wanted.count(" ") >= _LEAST_OF_CUT
        return same == wanted or (long_enough and same.startswith(f"{wanted} "))

    def line_of(self, page: Page) -> str:
        """The line of the page that is that title, or ''."""
        lines = page.derived(Lines) if self.title else ()
        return next((line for line in lines if self.names(line)), "")


def listed_title(listed: Sequence[Listed]) -> ListedTitle:
    """The title on which listings agree; none where they have several."""
    titled = [listed_page for listed_page in listed if listed_page.entry.title]
    whole = [listed_page for listed_page in titled if not _CUT.search(listed_page.entry.title)]
    if len({fold(listed_page.entry.title) for listed_page in whole or titled}) != 1:
        return ListedTitle()
    first = (whole or titled)[0]
    return ListedTitle(first.entry.title, first.place)
