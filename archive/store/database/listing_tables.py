"""The tables of what listings say of pages (see archive/store/database/tables.py)."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from archive.store.database.escaping import AnyText
from archive.store.database.tables import metadata

# What one capture of a listing prints of a page that it links to. target: the key of its address
# (archive/store/identity/addresses.py). entry: JSON.
listing_entries = Table(
    "listing_entries",
    metadata,
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("target", AnyText, nullable=False, index=True),
    Column("entry", AnyText, nullable=False),
)

# What a person does not believe. listing: the key of its page. target: that of the page it is
# about, '' for all of its entries.
listing_refusals = Table(
    "listing_refusals",
    metadata,
    Column("listing", AnyText, primary_key=True),
    Column("target", AnyText, primary_key=True),
)

# The pages about which listings say something new, until the end of a run.
listing_due = Table(
    "listing_due",
    metadata,
    Column("target", AnyText, primary_key=True),
)

# By what listings said a capture was described: the digest of it. None for most.
listed_captures = Table(
    "listed_captures",
    metadata,
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("digest", String, nullable=False),
)
