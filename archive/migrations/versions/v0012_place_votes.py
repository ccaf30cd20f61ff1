"""The places of each page that may hold its title and its day."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "page_sketches", sa.Column("votes", sa.Text(), nullable=False, server_default="[]")
    )
