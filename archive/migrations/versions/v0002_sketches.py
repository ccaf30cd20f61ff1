"""Sketches of texts, by which near copies of a release are found."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sketches",
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), primary_key=True),
        sa.Column("value", sa.BigInteger(), primary_key=True),
    )
    op.create_index(op.f("ix_sketches_value"), "sketches", ["value"])
    op.create_index(op.f("ix_descriptions_issued"), "descriptions", ["issued"])
