"""What each page adds to what is known of its site, and what was learned of sites."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "page_sketches",
        sa.Column("capture_id", sa.Integer(), sa.ForeignKey("captures.id"), primary_key=True),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("page_key", sa.Text(), nullable=False),
        sa.Column("orders", sa.String(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
    )
    op.create_index("ix_page_sketches_site", "page_sketches", ["site"])
    op.create_table(
        "site_facts",
        sa.Column("site", sa.Text(), primary_key=True),
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("refused", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
