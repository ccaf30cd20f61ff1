"""The tables of what addresses lead to (see archive/store/database/tables.py)."""

from sqlalchemy import Column, ForeignKey, String, Table

from archive.store.database.escaping import AnyText
from archive.store.database.tables import metadata

# A capture that says where its page is now. Keys as links name pages
# (archive/store/identity/addresses.py).
redirects = Table(
    "redirects",
    metadata,
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("source", AnyText, nullable=False, index=True),
    Column("target", AnyText, nullable=False, index=True),
    Column("moment", String, nullable=False),
)

# The releases that are of one work with others since a redirect leads from page to page, each with
# the work it is of but for that.
joined_works = Table(
    "joined_works",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("work_id", String, nullable=False),
)
