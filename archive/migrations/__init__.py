"""The steps that bring a store to the tables of this program."""

from sqlalchemy import Connection, inspect, text

VERSIONS = (
    *("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011"),
    "0012",
    "0013",
    "0014",
)
"""Every version a store can have, oldest first: one file each in `versions`."""

NEWEST = VERSIONS[-1]


def version_of(connection: Connection) -> str:
    """The version of the store's tables; '' where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")
