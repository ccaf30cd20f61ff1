"""The law of describing: the same bytes and the same knowledge give the same release."""

import ast
from collections.abc import Iterator

from tests.laws.tree import Tree, nodes_of

PURE = (
    "archive/annotators/",
    "archive/dates/",
    "archive/decoding/",
    "archive/describe/describer.py",
    "archive/html/",
    "archive/listings/",
    "archive/page_kinds/",
    "archive/parsers/",
    "archive/stories/",
    "archive/text/",
)
"""Rooms that see a capture and what is known, and nothing of the world."""

_WORLD = frozenset(
    {"http", "os", "random", "secrets", "socket", "sqlite3", "subprocess", "tempfile", "time"}
)
_ASKING = frozenset(
    {"now", "today", "utcnow", "open", "read_text", "read_bytes", "write_text", "urlopen"}
)


def impure_describers(tree: Tree) -> list[str]:
    """Where describing asks a clock, a file, the network or chance."""
    return [
        f"{path}:{asked}"
        for path, module in tree.modules()
        if path.startswith(PURE)
        for node in nodes_of(module)
        for asked in _asked(node)
    ]


def _asked(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (name.name for name in names if name.name.partition(".")[0] in _WORLD)
        case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in _WORLD:
            yield module
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _ASKING:
            yield name
