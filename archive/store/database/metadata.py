"""What the store says of itself: its collection, and the change counter that an index follows."""

from sqlalchemy import Connection, insert, select, update

from archive.store.database.tables import meta


def begin(connection: Connection, name: str) -> None:
    """Record the collection of a new store, and start counting."""
    rows = [{"name": "collection", "value": name}, {"name": "revision", "value": "0"}]
    connection.execute(insert(meta), rows)


def collection(connection: Connection) -> str:
    """The collection that the store was made for."""
    return _value(connection, "collection")


def revision(connection: Connection) -> int:
    """The revision of the last change."""
    return int(_value(connection, "revision"))


def next_revision(connection: Connection) -> int:
    """Raise the counter, in the transaction that makes the change; returns it."""
    raised = revision(connection) + 1
    connection.execute(update(meta).where(meta.c.name == "revision"), {"value": str(raised)})
    return raised


def _value(connection: Connection, name: str) -> str:
    return str(connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar_one())
