"""What people decide of agents, with what undoes it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agent_decisions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("agent_id", "other_id", "name")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("trace", "who")),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("undone", sa.String(), nullable=False),
    )
