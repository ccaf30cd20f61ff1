"""The tables of who held which post (see archive/store/database/tables.py)."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from archive.store.database.escaping import AnyText
from archive.store.database.tables import metadata

# What the releases of a capture print of people and posts (archive/sightings.py). group keys:
# surname, post_key where one person holds the post, body: the word by which it may go. version: of
# the describer.
sightings = Table(
    "sightings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("capture_id", ForeignKey("captures.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("surname", AnyText, nullable=False),
    Column("post", AnyText, nullable=False),
    Column("post_key", AnyText, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("body", AnyText, nullable=False),
    Column("earliest", String, nullable=False),
    Column("latest", String, nullable=False),
    Column("version", String, nullable=False),
    Index("sightings_by_surname", "surname"),
    Index("sightings_by_post", "post_key"),
    Index("sightings_by_body", "body"),
)

# What is to be worked out again. kind: 'body', 'surname' or 'post', as the groups above.
tenures_due = Table(
    "tenures_due",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", AnyText, primary_key=True),
)

# What a group tells of the releases of a capture.
inferences = Table(
    "inferences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", AnyText, nullable=False),
    Column("capture_id", ForeignKey("captures.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("field", String, nullable=False),
    Column("printed", AnyText, nullable=False),
    Column("value", AnyText, nullable=False),
    Column("why", AnyText, nullable=False),
    Index("inferences_by_group", "kind", "key"),
)

# By which name a person is known who is printed by others, and a body that goes by one word. kind,
# key: of the group that tells it. name: folded; two groups may fold theirs alike.
known_names = Table(
    "known_names",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", AnyText, primary_key=True),
    Column("name", AnyText, primary_key=True),
    Column("known", AnyText, nullable=False),
    Index("known_names_by_name", "kind", "name"),
)
