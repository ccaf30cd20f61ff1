"""The first tables.

Written out, not taken from archive.store.database.tables: those describe the newest version, a
migration its own. A test compares the two.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _add_log()
    _add_captures()
    _add_releases()
    _add_descriptions()
    _add_what_follows_a_release()


def _add_log() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_table(
        "accessions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("started", sa.String(), nullable=False),
        sa.Column("finished", sa.String(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("accession_id", sa.Integer(), sa.ForeignKey("accessions.id"), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("locator_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.UniqueConstraint("locator_key", "kind", "reason", "digest", name="one_finding"),
    )
    _index("findings", "accession_id", "kind")


def _add_captures() -> None:
    op.create_table(
        "captures",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("page_key", sa.Text(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("verified", sa.Boolean()),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("accession_id", sa.Integer(), sa.ForeignKey("accessions.id"), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("described_by", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.UniqueConstraint("key", "moment", "digest", name="one_capture"),
    )
    op.create_index("by_moment", "captures", ["moment", "id"])
    _index("captures", "page_key", "digest", "accession_id", "reason")


def _add_releases() -> None:
    op.create_table(
        "releases",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("work_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("left_page", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Integer()),
        sa.Column("shown_fingerprint", sa.String(), nullable=False),
        sa.Column("shown_page", sa.Text(), nullable=False),
    )
    _index("releases", "work_id", "state", "revision")


def _add_descriptions() -> None:
    op.create_table(
        "descriptions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), nullable=False),
        sa.Column("capture_id", sa.Integer(), sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("page_key", sa.Text(), nullable=False),
        sa.Column("own_link", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("issued", sa.String(), nullable=False),
        sa.Column("text_key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.UniqueConstraint("capture_id", "release_id", name="one_description"),
    )
    _index("descriptions", "release_id", "page_key", "own_link", "text_key")


def _add_what_follows_a_release() -> None:
    op.create_table(
        "access_points",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("description_id", sa.Integer(), sa.ForeignKey("descriptions.id"), nullable=False),
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("point_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
    )
    op.create_table(
        "aliases",
        sa.Column("alias", sa.Text(), primary_key=True),
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), nullable=False),
    )
    op.create_table(
        "state_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
    )
    _index("access_points", "description_id")
    _index("state_changes", "release_id")


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
