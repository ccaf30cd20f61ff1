"""The errors of the archive.

DatelineError            anything a person can be told about; exit status 1
├── UsageError           the request itself is wrong; exit status 2
├── ConfigError          a setting, a home or a collection that cannot be used
├── DataError            a profile, authority file or cue file that breaks its own rules
├── SourceError          a source that cannot be opened at all; a bad record in one is a Finding
├── StoreError           the store refuses or is damaged
│   ├── NotFound         an id or digest that the store does not know
│   │   └── UnknownId    no release, quote or agent has it
│   ├── Withdrawn        a release that the public may know of, and no more
│   ├── DamagedBytes     kept bytes that are not what they were
│   ├── DamagedRelease   a description that cannot be read any more
│   └── Covered          bytes that show what the owner of the archive has covered
├── DescribeError        a page that cannot be described; its bytes stay held, with this reason
└── SearchError          a query or an index that cannot be used
    ├── QueryError       the words typed cannot be read as a query
    │   └── QueryTooLong they are more than a search takes; the check of a quote takes them
    ├── IndexDamaged     an index that must be rebuilt from the store
    └── IndexBusy        an index that another process is building

Messages are lower case, carry the value, and name the way out.
"""


class DatelineError(Exception):
    """Anything a person can be told about."""


class UsageError(DatelineError):
    """The request itself is wrong."""


class ConfigError(DatelineError):
    """A setting, a home or a collection that cannot be used."""


class DataError(DatelineError):
    """A profile, authority file or cue file that breaks its own rules."""


class SourceError(DatelineError):
    """A source that cannot be opened at all."""


class StoreError(DatelineError):
    """The store refuses or is damaged."""


class NotFound(StoreError):  # noqa: N818 - a statement about the store reads better
    """An id or digest that the store does not know."""


class UnknownId(NotFound):
    """No release, quote or agent has this id. kind: which of them, as `dateline correct` names it:
    where its ids are printed, only a command line or a page can say."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"no {kind} {id!r} is held")
        self.kind = kind


class DamagedBytes(StoreError):  # noqa: N818 - as above
    """Kept bytes that are not what they were."""


class DamagedRelease(StoreError):  # noqa: N818 - as above
    """A description that cannot be read any more."""


class Withdrawn(StoreError):  # noqa: N818 - as above
    """A release that the public may know of, and no more: its tombstone."""


class Covered(StoreError):  # noqa: N818 - as above
    """Bytes that show what the owner of the archive has covered; a reading copy stands for them."""


class DescribeError(DatelineError):
    """A page that cannot be described. `reason` is a short code for the accession log."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class SearchError(DatelineError):
    """A query or an index that cannot be used."""


class QueryError(SearchError):
    """The words typed cannot be read as a query."""


class QueryTooLong(QueryError):  # noqa: N818 - as above
    """The words typed are more than a search takes; the check of a quote takes them."""


class IndexDamaged(SearchError):  # noqa: N818 - as above
    """An index that must be rebuilt from the store."""


class IndexBusy(SearchError):  # noqa: N818 - as above
    """An index that another process is building."""
