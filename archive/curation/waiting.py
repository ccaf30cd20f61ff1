"""Items in their order, which change a few at a time while others read them."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from threading import Lock

from archive.curation.items import Item, Turn, turn

_MANY = 1_000
"""So many new items are sorted together; fewer are put in one by one."""


class Waiting:
    """What waits, each under its id. Several threads may use it at once."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}
        self._order: list[Turn] = []
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, id: str) -> bool:
        return id in self._items

    def get(self, id: str) -> Item | None:
        """The item of an id, where it waits."""
        return self._items.get(id)

    @property
    def items(self) -> tuple[Item, ...]:
        """All of them, in their order."""
        with self._lock:
            return tuple(self._items[id] for _, _, id in self._order)

    def first(self, fits: Callable[[Item], bool]) -> Item | None:
        """The first that fits; the queue is read no farther."""
        with self._lock:
            return next(filter(fits, (self._items[id] for _, _, id in self._order)), None)

    def change(self, gone: Iterable[str], new: Iterable[Item]) -> None:
        """Take some out by their ids and put others in, at once for whoever reads. One that is
        there already is put in its new place."""
        into = {item.id: item for item in new}
        out = {*gone, *into} & self._items.keys()
        with self._lock:
            former = [self._items.pop(id) for id in out]
            self._items.update(into)
            if len(into) + len(former) > _MANY:
                self._order = sorted(map(turn, self._items.values()))
                return
            for item in former:
                del self._order[bisect_left(self._order, turn(item))]
            for item in into.values():
                insort(self._order, turn(item))
