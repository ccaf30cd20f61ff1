"""What releases print of people and posts, and what they tell of each other."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _sightings()
    op.create_table(
        "tenures_due",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
    )
    op.create_table(
        "inferences",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("capture_id", sa.Integer(), sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )
    op.create_index("ix_inferences_capture_id", "inferences", ["capture_id"])
    op.create_index("inferences_by_group", "inferences", ["kind", "key"])
    op.create_table(
        "known_names",
        sa.Column("kind", sa.String(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("known", sa.Text(), nullable=False),
    )
    op.create_index("known_names_by_name", "known_names", ["kind", "name"])


def _sightings() -> None:
    op.create_table(
        "sightings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("capture_id", sa.Integer(), sa.ForeignKey("captures.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("post_key", sa.Text(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("earliest", sa.String(), nullable=False),
        sa.Column("latest", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
    )
    op.create_index("ix_sightings_capture_id", "sightings", ["capture_id"])
    op.create_index("sightings_by_surname", "sightings", ["surname"])
    op.create_index("sightings_by_post", "sightings", ["post_key"])
    op.create_index("sightings_by_body", "sightings", ["body"])
