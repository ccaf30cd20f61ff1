"""What addresses lead to, and the works that are one by it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "redirects",
        sa.Column("capture_id", sa.Integer(), sa.ForeignKey("captures.id"), primary_key=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
    )
    op.create_index("ix_redirects_source", "redirects", ["source"])
    op.create_index("ix_redirects_target", "redirects", ["target"])
    op.create_table(
        "joined_works",
        sa.Column("release_id", sa.String(), sa.ForeignKey("releases.id"), primary_key=True),
        sa.Column("work_id", sa.String(), nullable=False),
    )
