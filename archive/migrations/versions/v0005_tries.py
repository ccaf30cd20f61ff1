"""How often describing a capture failed, and the bytes that a person wants left alone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "captures", sa.Column("tries", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
    op.create_table(
        "dropped",
        sa.Column("digest", sa.String(), primary_key=True),
        sa.Column("added", sa.String(), nullable=False),
    )
