"""Quotes, agents and corrections with identities of their own; what repeats; one table of aliases.

What follows from these tables (which quote of a release has which id, who is meant by a name, what
repeats) is worked out by the store when it has brought its tables up to date.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NOTHING = sa.text("''")


def upgrade() -> None:
    _extend("captures", "media_type")
    _extend("releases", "overlay")
    _widen_aliases()
    _add_quotes()
    _add_agents()
    _add_corrections()
    _add_what_repeats()


def _extend(table: str, column: str) -> None:
    op.add_column(table, sa.Column(column, sa.Text(), nullable=False, server_default=_NOTHING))


def _widen_aliases() -> None:
    """From names of releases alone to those of whatever has an id."""
    op.rename_table("aliases", "aliases_of_releases")
    op.create_table(
        "aliases",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("target", sa.String(), nullable=False),
    )
    op.execute(
        "INSERT INTO aliases (kind, name, target)"
        " SELECT 'release', alias, release_id FROM aliases_of_releases"
    )
    op.drop_table("aliases_of_releases")
    _index("aliases", "target")


def _add_quotes() -> None:
    op.create_table(
        "quotes",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("words_key", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
    )
    _index("quotes", "release_id")


def _add_agents() -> None:
    op.create_table(
        "agents",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.create_table(
        "agent_names",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("source", sa.String(), primary_key=True),
        sa.Column("agent_id", sa.Text(), sa.ForeignKey("agents.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
    )
    op.create_table(
        "release_names",
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("record", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False),
    )
    _index("agent_names", "agent_id")
    _index("release_names", "record")
    op.create_index("spellings", "release_names", ["key", "name"])


def _add_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("target_kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.String(), nullable=False),
    )
    _index("corrections", "target_id")


def _add_what_repeats() -> None:
    op.create_table(
        "closings",
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), primary_key=True),
        sa.Column("block", sa.Integer(), primary_key=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("work_id", sa.String(), nullable=False),
    )
    op.create_index("closings_of_works", "closings", ["key", "work_id"])
    op.create_table("recurring", sa.Column("key", sa.String(), primary_key=True))


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])
