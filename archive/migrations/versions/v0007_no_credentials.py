"""Addresses without the names and passwords of users, as the gate has let them in since."""

import hashlib
import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_CREDENTIALS = re.compile(r"(?:(?<=:)|\A)//[^/?#\s<>\"']*@")
_LONGEST_KEY = 200

_CAPTURES = sa.text(
    "SELECT id, key, url, moment, digest, headers, detail FROM captures"
    " WHERE url LIKE '%//%@%' OR headers LIKE '%//%@%' OR detail LIKE '%//%@%'"
)
_HELD = sa.text(
    "SELECT id FROM captures WHERE key = :key AND moment = :moment AND digest = :digest"
    " AND id <> :id"
)
_CAPTURE = sa.text(
    "UPDATE captures SET key = :key, url = :url, headers = :headers, detail = :detail"
    " WHERE id = :id"
)
_FINDINGS = sa.text(
    "SELECT id, url, detail FROM findings WHERE url LIKE '%//%@%' OR detail LIKE '%//%@%'"
)
_FINDING = sa.text("UPDATE findings SET url = :url, detail = :detail WHERE id = :id")


def upgrade() -> None:
    connection = op.get_bind()
    for row in connection.execute(_CAPTURES).all():
        values = {
            "id": row.id,
            "key": _key(_bare(row.url)) if row.url else row.key,
            "url": _bare(row.url),
            "headers": _headers(row.headers),
            "detail": _bare(row.detail),
        }
        same = {**values, "moment": row.moment, "digest": row.digest}
        if connection.execute(_HELD, same).first():
            values["key"] = row.key  # both were taken in, and both are described
        connection.execute(_CAPTURE, values)
    for row in connection.execute(_FINDINGS).all():
        values = {"id": row.id, "url": _bare(row.url), "detail": _bare(row.detail)}
        connection.execute(_FINDING, values)


def _bare(text: str) -> str:
    return _CREDENTIALS.sub("//", text)


def _headers(pairs: str) -> str:
    bare = [[name, _bare(value)] for name, value in json.loads(pairs)]
    return json.dumps(bare, ensure_ascii=True, separators=(",", ":"))


def _key(text: str) -> str:
    if len(text) <= _LONGEST_KEY:
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{text[: _LONGEST_KEY - len(digest) - 1]} {digest}"
