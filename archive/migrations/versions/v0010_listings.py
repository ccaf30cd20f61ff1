"""What listings print of the pages that they link to, and what people do not believe of it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listing_entries",
        sa.Column("capture_id", sa.Integer(), sa.ForeignKey("captures.id"), primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
    )
    op.create_index("ix_listing_entries_target", "listing_entries", ["target"])
    op.create_table(
        "listing_refusals",
        sa.Column("listing", sa.Text(), primary_key=True),
        sa.Column("target", sa.Text(), primary_key=True),
    )
    op.create_table("listing_due", sa.Column("target", sa.Text(), primary_key=True))
    op.create_table(
        "listed_captures",
        sa.Column("capture_id", sa.Integer(), sa.ForeignKey("captures.id"), primary_key=True),
        sa.Column("digest", sa.String(), nullable=False),
    )
