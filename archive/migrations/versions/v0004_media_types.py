"""What our own sources said that bytes are, out of the headers that servers sent."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INVENTED = ("text/plain", "multipart/related")


def upgrade() -> None:
    for media_type in _INVENTED:
        op.execute(
            f"UPDATE captures SET media_type = '{media_type}', headers = '[]'"
            f""" WHERE status IS NULL AND headers = '[["content-type","{media_type}"]]'"""
        )
