"""What people refused of sites and listings, as corrections, which can be taken back."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_COPY = """
INSERT INTO corrections
  (target_kind, target_id, field, seen, value, points, who, moment, why, withdrawn)
SELECT :kind, {id}, 'refused', '', {value}, '', 'unknown', :moment, '', '' FROM {rows}
"""
_SITE = _COPY.format(id="site", value="value", rows="site_facts WHERE refused AND name <> 'due'")
_PAGE = "CASE WHEN target = '' THEN '*' ELSE target END"
_LISTING = _COPY.format(id="listing", value=_PAGE, rows="listing_refusals")


def upgrade() -> None:
    connection = op.get_bind()
    moment = datetime.now(UTC).isoformat(timespec="microseconds")
    connection.execute(sa.text(_SITE), {"kind": "site", "moment": moment})
    connection.execute(sa.text(_LISTING), {"kind": "listing", "moment": moment})
