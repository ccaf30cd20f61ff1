"""A page read as several releases, or as one: by what it shows itself."""

from dataclasses import replace
from datetime import date

from archive.describe.pages import is_plain
from archive.html.page import Page
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Capture
from archive.parsers.generic import read_generic
from archive.parsers.parsed_item import ParsedItem
from archive.parsers.plain import PLAIN, is_typed
from archive.parsers.preformatted import read_preformatted
from archive.profiles.profile import SiteProfile
from archive.stories.reading import MAY_BE_SEVERAL, Stories, read_stories
from archive.stories.typed import typed_stories


def surely_several(
    knowledge: KnowledgeSnapshot, page: Page, profile: SiteProfile, latest: date
) -> tuple[ParsedItem, ...]:
    """The releases of a page that surely holds several, though its family has one on a page."""
    if not profile.is_of_a_family:
        return ()
    items = read_stories(knowledge, page, latest).items
    return items if all(item.part and item.part.sure for item in items) else ()


def by_general_rules(
    knowledge: KnowledgeSnapshot, capture: Capture, page: Page, latest: date
) -> tuple[ParsedItem, ...]:
    """latest: no release is later. Raises DescribeError where there is no text."""
    plain = is_plain(capture)
    typed = plain or is_typed(page)
    if typed and (several := typed_stories(knowledge, page)):
        return several
    stories = Stories() if plain else read_stories(knowledge, page, latest)
    if stories.items:
        return stories.items
    reading = read_preformatted(knowledge, page, PLAIN) if typed else None
    whole = reading if reading and reading.blocks else read_generic(knowledge, page)
    doubts = (MAY_BE_SEVERAL,) if stories.may_be_several else ()
    return (replace(whole, flags=(*whole.flags, *doubts)),)
