"""Kinds of pages, and of what a log says of them."""

from enum import StrEnum

REDIRECT = "redirect"
"""Of a capture: no page, but the word of the server where the page is now."""


class PageKind(StrEnum):
    """What a page is. Of the first five the archive makes releases."""

    RELEASE = "release"
    STATEMENT = "statement"
    SPEECH = "speech"
    BRIEFING = "briefing"  # one page, several items
    UNSURE = "unsure"  # taken for a release: losing one is the worse mistake
    LISTING = "listing"
    SOFT_ERROR = "soft-error"  # an error that the server sent as a page
    DOCUMENT = "document"  # whatever else

    @property
    def is_release(self) -> bool:
        return self not in (PageKind.LISTING, PageKind.SOFT_ERROR, PageKind.DOCUMENT)


class FindingKind(StrEnum):
    """What an accession log says of something that was not simply taken in."""

    QUARANTINED = "quarantined"  # bytes kept, not described; an archivist must decide
    DAMAGED = "damaged"  # taken or lost in part, with the reason
    SKIPPED = "skipped"  # counted, not wanted: not a page
    WORKLIST = "worklist"  # a PDF or Word file that a person should look at
    UNVERIFIED = "unverified"  # taken, but the archive file gave no digest to check it by
    UNDESCRIBED = "undescribed"  # taken, but no release was found in it
    OTHER_KIND = "other-kind"  # taken, and told to be a page of another kind than a release
    FAULT = "fault"  # a bug of ours: passed over, with its traceback; the run went on
