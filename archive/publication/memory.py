"""What was worked out from one revision of a store, kept until it changes."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_MOST = 4096


class UntilChanged(Generic[Key, Value]):
    """Values of one revision. Several threads may ask: at worst two work out the same."""

    def __init__(self) -> None:
        self._known: tuple[int, dict[Key, Value]] = (-1, {})

    def get(self, revision: int, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key, worked out where it is not known of this revision."""
        known, values = self._known
        if known != revision or len(values) > _MOST:
            values = {}
            self._known = (revision, values)
        if key not in values:
            values[key] = make()
        return values[key]
