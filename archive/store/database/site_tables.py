"""The tables of what is learned of sites (see archive/store/database/tables.py)."""

from sqlalchemy import Boolean, Column, ForeignKey, String, Table

from archive.store.database.escaping import AnyText
from archive.store.database.tables import metadata

# What one capture adds to what is known of its site. lines, orders, votes: JSON
# (archive/sites.py).
page_sketches = Table(
    "page_sketches",
    metadata,
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("site", AnyText, nullable=False, index=True),
    Column("page_key", AnyText, nullable=False),
    Column("orders", String, nullable=False),
    Column("lines", AnyText, nullable=False),
    Column("votes", AnyText, nullable=False, server_default="[]"),
)

# What was learned of sites. name: 'repeated', 'day-order', 'title-place', 'day-place', or 'due'
# where it is to be learned again. refused: a person said that it is not so.
site_facts = Table(
    "site_facts",
    metadata,
    Column("site", AnyText, primary_key=True),
    Column("name", String, primary_key=True),
    Column("value", AnyText, primary_key=True),
    Column("refused", Boolean, nullable=False, server_default="0"),
)
