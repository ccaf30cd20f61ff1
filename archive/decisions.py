"""What people say against what was described: of fields, of agents, of pages."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Word:
    """By whom something is said, why, and when; None for now."""

    who: str
    why: str = ""
    moment: datetime | None = None


class AgentVerdict(StrEnum):
    """What a person says of agents."""

    NAMED = "named"  # a name is an agent's
    MERGED = "merged"  # two agents are one
    SPLIT = "split"  # a name is not that agent's, but somebody's own
    REJECTED = "rejected"  # two agents are not one


@dataclass(frozen=True, slots=True)
class AgentDecision:
    """What a person decided of agents.

    agent_id: whom it is about; of two made one, the one whose id leads to the other now. other_id:
    the other; '' where there is none. name: the one that was given or split off; of two agents what
    both were called. undone: when it was taken back; None while it holds. number: from the store.
    """

    number: int
    verdict: AgentVerdict
    agent_id: str
    other_id: str
    name: str
    who: str
    moment: datetime | None
    why: str = ""
    undone: datetime | None = None


class CorrectionTarget(StrEnum):
    RELEASE = "release"
    QUOTE = "quote"
    AGENT = "agent"
    PAGE = "page"  # pages, by a pattern of their addresses or the digest of their bytes
    SITE = "site"  # what was learned of a site, by its name
    LISTING = "listing"  # what a listing says of pages, by its address or place
    NAME = "name"  # what was learned of a name, by its folded words: another name, or a post

    @property
    def has_id(self) -> bool:
        """Whether an id of the store names it; else it may be about something yet to come."""
        return self in (CorrectionTarget.RELEASE, CorrectionTarget.QUOTE, CorrectionTarget.AGENT)


REFUSED = "refused"
"""The field of a site, a listing or a name that holds what a person does not believe of it."""


BY_HAND = "correction"
"""The method of a value, and the rule of a repair, that a person of the archive gave."""

CORRECTED = "a correction"
"""The evidence of an access point that such a person gave."""

EVERY_PAGE = "*"
"""What a listing says of any page."""


@dataclass(frozen=True, slots=True)
class PageRuling:
    """What a person said that pages are. pages: an address in which * stands for anything, or a
    digest. kind: a PageKind."""

    pages: str
    kind: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says against what was described.

    seen: the value that gives way; None for whatever is there now. value: '' for none. Of a field
    with several values, such as topics: seen '' adds the value, value '' takes away what was seen.
    moment: None for now. withdrawn: when it was taken back; None while it is in force. number: from
    the store.
    """

    target: CorrectionTarget
    id: str
    field: str
    value: str
    who: str
    seen: str | None = None
    moment: datetime | None = None
    why: str = ""
    withdrawn: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Bearings:
    """How another archive of the same pages finds what a correction is of: a release by the digest
    of its bytes, its place among theirs, from 1, or its address; a quote by its words besides."""

    digest: str = ""
    place: int = 1
    page: str = ""
    words: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction of a value that is described otherwise now than it was seen. present: the value
    now; None where the quote is gone."""

    correction: Correction
    present: str | None
