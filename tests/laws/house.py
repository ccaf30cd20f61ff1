"""The house in numbers and as a drawing: `python -m tests.laws.house [FOLDER]`.

A room is what stands right inside a package: a folder, or a file of its own. A room stands above
all that it imports; arrows are imports from one room to another.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from tests.laws.imports import Graph, cycles, graph_of
from tests.laws.tree import PACKAGES, Tree, read_tree


def rooms_of(graph: Graph) -> Graph:
    """Which room imports which; a module is of the room that its first two names tell."""
    rooms: Graph = {}
    for module, wanted in graph.items():
        own = rooms.setdefault(_room(module), set())
        own |= {_room(name) for name in wanted} - {_room(module)}
    return rooms


def levels(rooms: Graph, package: str) -> list[list[str]]:
    """The rooms of a package from the top down; those of one level import none of each other."""
    inside = {room: {w for w in wanted if _of(w, package)} for room, wanted in rooms.items()}
    waiting = {room: wanted for room, wanted in inside.items() if _of(room, package)}
    floors: list[list[str]] = []
    while waiting:
        free = sorted(room for room, wanted in waiting.items() if not wanted & set(waiting))
        # Rooms that import each other stand on one level, and are told by their number.
        level = free or sorted(waiting)
        floors.insert(0, level)
        waiting = {room: wanted for room, wanted in waiting.items() if room not in level}
    return floors


def main(folder: str = ".") -> None:
    tree = read_tree(Path(folder))
    graph = graph_of(tree)
    rooms = rooms_of(graph)
    for package in PACKAGES[::-1]:
        print(f"{package}: {_numbers(tree, rooms, package)}")
        for level in levels(rooms, package):
            print("    " + "  ".join(room.removeprefix(f"{package}.") for room in level))
    both = [
        (a, b) for a, wanted in rooms.items() for b in wanted if a in rooms.get(b, ()) and a < b
    ]
    print(f"modules in a cycle: {len(cycles(tree))}; rooms that import each other: {_pairs(both)}")


def _numbers(tree: Tree, rooms: Graph, package: str) -> str:
    files = [path for path, _ in tree.modules(package)]
    lines = sum(tree[path].count("\n") for path in files)
    own = {room: wanted for room, wanted in rooms.items() if _of(room, package)}
    inside = sum(_of(wanted, package) for rooms in own.values() for wanted in rooms)
    outside = sum(not _of(wanted, package) for rooms in own.values() for wanted in rooms)
    return (
        f"{len(own)} rooms, {len(files)} files, {lines} lines,"
        f" {inside} arrows inside, {outside} out of it"
    )


def _pairs(both: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{room} and {other}" for room, other in both) or "none"


def _of(room: str, package: str) -> bool:
    return room.startswith(f"{package}.")


def _room(module: str) -> str:
    return ".".join(module.split(".")[:2])


if __name__ == "__main__":
    main(*sys.argv[1:])
