"""What our own sources said that bytes are, out of the headers that servers sent."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INVENTED = ("text/plain", "multipart/related")

_TAKE_OVER = sa.text(
    "UPDATE captures SET media_type = :type, headers = '[]'"
    " WHERE status IS NULL AND headers = :invented"
)


def upgrade() -> None:
    for media_type in _INVENTED:
        values = {"type": media_type, "invented": f'[["content-type","{media_type}"]]'}
        op.get_bind().execute(_TAKE_OVER, values)
