"""Whether a list calls itself a calendar: its days are those of events."""

import re

from archive.html.page import Page, squeeze, title_tag
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_pattern

_PARTS = re.compile(r"\s[-–—|·»:]\s|\s?[|»]\s?|: ")


class Calendars:
    """What the languages call them, to be kept with a snapshot."""

    def __init__(self, knowledge: KnowledgeSnapshot) -> None:
        names = joined(knowledge.languages, lambda language: language.pages.calendars)
        self._names = re.compile(any_pattern(names), re.IGNORECASE)

    def names(self, page: Page) -> bool:
        """Whether its heading or a part of its title tag is nothing but such a name."""
        headings = (squeeze(node.text_content()) for node in page.tree.iter("h1"))
        titles = (*headings, *_PARTS.split(title_tag(page)))
        return any(self._names.fullmatch(title.strip()) for title in titles)
