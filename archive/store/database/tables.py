"""The tables of the store, as SQLAlchemy sees them; the migrations make them.

Moments are ISO text in UTC, of one width, so that they sort; '' is unknown, because a unique key
must not hold NULL, which never equals itself. Keys are `bounded`, so that any database can index
them.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from archive.store.database.escaping import AnyText

metadata = MetaData()

# 'collection', and 'revision': the change counter that an index follows.
meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", AnyText, nullable=False),
)

accessions = Table(
    "accessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", AnyText, nullable=False),
    Column("started", String, nullable=False),
    Column("finished", String, nullable=False),
    Column("counts", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("accession_id", ForeignKey("accessions.id"), nullable=False, index=True),
    Column("locator", AnyText, nullable=False),
    Column("locator_key", AnyText, nullable=False),
    Column("kind", String, nullable=False, index=True),
    Column("reason", AnyText, nullable=False),
    Column("detail", AnyText, nullable=False),
    Column("url", AnyText, nullable=False),
    Column("digest", String, nullable=False),
    UniqueConstraint("locator_key", "kind", "reason", "digest", name="one_finding"),
)

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", AnyText, nullable=False),
    Column("page_key", AnyText, nullable=False, index=True),
    Column("locator", AnyText, nullable=False),
    Column("url", AnyText, nullable=False),
    Column("moment", String, nullable=False),
    Column("status", Integer),
    Column("headers", Text, nullable=False),
    Column("digest", String, nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("verified", Boolean),
    Column("notes", Text, nullable=False),
    Column("accession_id", ForeignKey("accessions.id"), nullable=False, index=True),
    Column("added", String, nullable=False),
    Column("described_by", String, nullable=False),
    # Why no release was found in it, such as 'frameset'; '' where one was, or not yet described.
    Column("reason", AnyText, nullable=False, index=True),
    Column("detail", AnyText, nullable=False),
    # What the source says the bytes are, where no header of a server says it; '' for unknown.
    Column("media_type", AnyText, nullable=False, server_default=""),
    # How often in a row describing it failed (archive/store/holdings/setting_aside.py).
    Column("tries", Integer, nullable=False, server_default="0"),
    # How many runs began to describe it since, and died before they had.
    Column("begun", Integer, nullable=False, server_default="0"),
    UniqueConstraint("key", "moment", "digest", name="one_capture"),
    Index("by_moment", "moment", "id"),
)

# Bytes that a person wants left alone.
dropped = Table(
    "dropped",
    metadata,
    Column("digest", String, primary_key=True),
    Column("added", String, nullable=False),
)

releases = Table(
    "releases",
    metadata,
    Column("number", Integer, primary_key=True),  # the order of their addition
    Column("id", String, nullable=False, unique=True),
    Column("work_id", String, nullable=False, index=True),
    Column("state", String, nullable=False, index=True),
    Column("state_reason", AnyText, nullable=False),
    Column("added", String, nullable=False),
    Column("revision", Integer, nullable=False, index=True),
    Column("left_page", Boolean, nullable=False),
    # No present description finds it any more. It keeps its id and its last description, should a
    # later describer find it again; to readers it is hidden.
    Column("gone", Boolean, nullable=False),
    # The description of the latest capture. No foreign key: the two tables would need each other.
    Column("shown", Integer),
    # Of that description and the overlay: what has to differ for the revision to rise.
    Column("shown_fingerprint", String, nullable=False),
    Column("shown_page", AnyText, nullable=False),
    # What is added to the description: ids, people's corrections, what repeats
    # (archive/store/overlay/). JSON; '' for nothing.
    Column("overlay", AnyText, nullable=False, server_default=""),
)

# One release as found in one capture. The document is the Release as JSON, with its blocks, quotes,
# evidence per field and repairs: these are always read and replaced together, so rows of their own
# would only be joined back. Access points are asked for across releases: they have a table, and
# are not in the document.
descriptions = Table(
    "descriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("releases.id"), nullable=False, index=True),
    Column("capture_id", ForeignKey("captures.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("carried", Integer, nullable=False),  # how many releases the capture carries
    # The present describer does not find it in its capture; kept for identity (see `gone`).
    Column("stale", Boolean, nullable=False),
    # What identity looks at; '' where the release has none.
    Column("page_key", AnyText, nullable=False, index=True),
    Column("own_link", AnyText, nullable=False, index=True),
    Column("symbol", AnyText, nullable=False),
    Column("heading", AnyText, nullable=False),
    Column("issued", String, nullable=False, index=True),
    Column("text_key", String, nullable=False, index=True),
    Column("fingerprint", String, nullable=False),
    Column("document", Text, nullable=False),
    UniqueConstraint("capture_id", "release_id", name="one_description"),
)

# Of each text some hashes that near copies share (archive/store/works/near_duplicates.py).
sketches = Table(
    "sketches",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("value", BigInteger, primary_key=True, index=True),
)

access_points = Table(
    "access_points",
    metadata,
    Column("id", Integer, primary_key=True),  # their order in the release
    Column("description_id", ForeignKey("descriptions.id"), nullable=False, index=True),
    Column("facet", String, nullable=False),
    Column("point_id", AnyText, nullable=False),
    Column("label", AnyText, nullable=False),
    Column("relation", String, nullable=False),
    Column("evidence", AnyText, nullable=False),
)

# Other names and former ids of whatever has an id. kind: 'release', 'quote' or 'agent'.
aliases = Table(
    "aliases",
    metadata,
    Column("kind", String, primary_key=True),
    Column("name", AnyText, primary_key=True),
    Column("target", String, nullable=False, index=True),
)

# Every quote that a release ever showed. One that is gone keeps its id and its last place.
quotes = Table(
    "quotes",
    metadata,
    Column("id", String, primary_key=True),
    Column("release_id", ForeignKey("releases.id"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),  # among the quotes of what is shown, from 0
    Column("start", Integer, nullable=False),
    Column("words_key", String, nullable=False),
    Column("text", AnyText, nullable=False),
    Column("gone", Boolean, nullable=False),
)

# People, and organisations that speak. name: the preferred one, before corrections.
agents = Table(
    "agents",
    metadata,
    Column("id", AnyText, primary_key=True),  # an authority record's, else minted
    Column("kind", String, nullable=False),
    Column("name", AnyText, nullable=False),
)

# Whom a folded name means: what a person taught goes before an authority record, and that before
# the agent minted for the name. name: as taught, or as the record has it.
agent_names = Table(
    "agent_names",
    metadata,
    Column("key", AnyText, primary_key=True),
    Column("source", String, primary_key=True),
    Column("agent_id", ForeignKey("agents.id"), nullable=False, index=True),
    Column("name", AnyText, nullable=False),
)

# What people decide of agents, for good. trace: in JSON, what it changed of the names that are
# taught and of the redirects (archive/store/agents/teaching.py). undone: the moment, '' while it
# holds.
agent_decisions = Table(
    "agent_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("agent_id", AnyText, nullable=False),
    Column("other_id", AnyText, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("trace", AnyText, nullable=False),
    Column("who", AnyText, nullable=False),
    Column("moment", String, nullable=False),
    Column("why", AnyText, nullable=False),
    Column("undone", String, nullable=False),
)

# The names that a release, as it is shown, prints of people and organisations. record: the id of
# the authority record that the describer found for it, '' for none.
release_names = Table(
    "release_names",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("name", AnyText, primary_key=True),
    Column("record", AnyText, primary_key=True, index=True),
    Column("key", AnyText, nullable=False),
    Index("spellings", "key", "name"),
)

# What people say against what was described, for good. seen: the value that was corrected. points:
# the access points that a value stands for, in JSON. withdrawn: the moment, '' while it holds.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("target_kind", String, nullable=False),
    Column("target_id", AnyText, nullable=False, index=True),
    Column("field", String, nullable=False),
    Column("seen", AnyText, nullable=False),
    Column("value", AnyText, nullable=False),
    Column("points", AnyText, nullable=False),
    Column("who", AnyText, nullable=False),
    Column("moment", String, nullable=False),
    Column("why", AnyText, nullable=False),
    Column("withdrawn", String, nullable=False),
)

# The last blocks of each release that is shown; key: of host and words.
closings = Table(
    "closings",
    metadata,
    Column("release_id", ForeignKey("releases.id"), primary_key=True),
    Column("block", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("work_id", String, nullable=False),
    Index("closings_of_works", "key", "work_id"),
)

# The keys of those that close many works of one host.
recurring = Table("recurring", metadata, Column("key", String, primary_key=True))

# Every change of state, for good.
state_changes = Table(
    "state_changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey("releases.id"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("reason", AnyText, nullable=False),
    Column("moment", String, nullable=False),
)
