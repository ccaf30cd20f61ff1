"""How many runs began to describe a capture and came to no end."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "captures", sa.Column("begun", sa.Integer(), nullable=False, server_default=sa.text("0"))
    )
