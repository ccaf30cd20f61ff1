"""The moment of a capture on the clocks of those who wrote the page: it bounds their days."""

from datetime import MAXYEAR, date, datetime, timedelta, timezone

from archive.dates.choosing.signs import hours_of
from archive.html.page import Page
from archive.knowledge.snapshot import KnowledgeSnapshot

_EPOCH = date(1970, 1, 1)
"""What a crawler writes whose clock was never set."""


def told_moment(knowledge: KnowledgeSnapshot, page: Page) -> datetime | None:
    """The moment on the easternmost clock that the page may be of: one of Australia prints the 2nd
    while it is the 1st in UTC. None also where it shows a clock that was not set."""
    moment = page.moment
    if moment is None or moment.date() == _EPOCH:
        return None
    if not knowledge.first_year <= moment.year < MAXYEAR:
        return None
    _, east = hours_of(knowledge, page)
    return moment.astimezone(timezone(timedelta(hours=max(0, east))))
