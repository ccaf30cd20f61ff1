"""Streams of rows, a page at a time: between two pages no lock is held and others may write."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Column, Connection, Engine, Select, tuple_

from archive.store.database.batches import AT_ONCE
from archive.store.database.connection import reading
from archive.store.database.rows import AnyRow

Value = TypeVar("Value")
Finish = Callable[[Connection, Sequence[AnyRow]], Sequence[Value]]


def paginate(
    engine: Engine,
    query: Select[tuple[object, ...]],
    order: Sequence[Column[object]],
    finish: Finish[Value],
) -> Iterator[Value]:
    """The values of all rows in an order that no two rows share. `finish` turns a page of rows into
    values, in the transaction that read them."""
    last: tuple[object, ...] | None = None
    while True:
        page = query.order_by(*order).limit(AT_ONCE)
        if last is not None:
            page = page.where(tuple_(*order) > tuple_(*last))
        with reading(engine) as connection:
            rows = connection.execute(page).all()
            values = finish(connection, rows)
        yield from values
        if len(rows) < AT_ONCE:
            return
        last = tuple(rows[-1]._mapping[column] for column in order)


def row_by_row(turn: Callable[[AnyRow], Value]) -> Finish[Value]:
    """A `finish` that turns row by row."""
    return lambda _connection, rows: [turn(row) for row in rows]
