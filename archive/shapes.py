"""JSON and plain values read as the classes they stand for, by any number of threads.

What msgspec knows of a class it makes when the class is first asked for, and two threads that ask
at once can end the process (msgspec 0.22: one of four rooms that began with a hundred searches
died of it). So it is made under a lock, here and nowhere else.
"""

import threading
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

Shape = TypeVar("Shape")
# Reading one class may ask for another.
_making = threading.RLock()


def read_json(content: bytes | str, shape: type[Shape]) -> Shape:
    """Raises msgspec.MsgspecError for what is no JSON, or JSON of another shape."""
    decoder: msgspec.json.Decoder[Shape] = _decoder(cast(Hashable, shape))
    return decoder.decode(content)


def read_value(value: object, shape: type[Shape]) -> Shape:
    """The same of plain values. Raises msgspec.ValidationError."""
    with _making:
        return msgspec.convert(value, shape)


@cache
def _decoder(shape: Hashable) -> msgspec.json.Decoder[Any]:
    with _making:
        return msgspec.json.Decoder(shape)
