"""Laws of the code itself: small files, no swallowed error, no environment, no HTML in Python."""

import ast
import re
from collections import Counter
from pathlib import PurePath

from tests.laws.tree import Tree, nodes_of

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
BOUNDARY = "archive/boundary.py"
"""The one place where everything may be caught, round one item of many."""

SHAPES = "archive/shapes.py"
"""The one place where functions read JSON as a class."""

_LEARNING = re.compile(r"msgspec\.(\w+\.)?(decode|convert|Decoder)")
_EVERYTHING = ("Exception", "BaseException")
_TAGS = ("<mark", "<a ", "<b>", "<span", "Markup(")


def long_files(tree: Tree) -> list[str]:
    return [path for path, _ in tree.modules() if tree[path].count("\n") > LONGEST_FILE]


def long_functions(tree: Tree) -> list[str]:
    return [
        f"{path}:{node.name}"
        for path, module in tree.modules()
        for node in nodes_of(module)
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]


def swallowed_errors(tree: Tree) -> list[str]:
    """Handlers that take every exception and do not raise it again."""
    return [
        f"{path}:{node.lineno}"
        for path, module in tree.modules()
        for node in nodes_of(module)
        if isinstance(node, ast.ExceptHandler) and path != BOUNDARY
        if _takes_everything(node.type) and not _passes_on(node)
    ]


def environment_readers(tree: Tree) -> list[str]:
    """Files that ask the environment."""
    return [
        path
        for path, module in tree.modules()
        if any(_asks_environment(node) for node in nodes_of(module))
    ]


def readers_of_shapes(tree: Tree) -> list[str]:
    """Functions that have msgspec learn a class, which two threads may not do at once."""
    return [
        f"{path}:{node.name}"
        for path, module in tree.modules()
        for node in nodes_of(module)
        if isinstance(node, ast.FunctionDef) and path != SHAPES
        if any(_learns_a_class(inner) for inner in ast.walk(node))
    ]


def tests_of_one_name(tree: Tree) -> list[str]:
    """pytest collects only one of them, and none of the rest."""
    tests = [path for path in tree.paths if PurePath(path).match("test_*.py")]
    names = Counter(PurePath(path).name for path in tests)
    return sorted(path for path in tests if names[PurePath(path).name] > 1)


def html_in_python(tree: Tree) -> list[str]:
    return [
        path
        for path, _ in tree.modules("indexer", "web")
        if any(tag in tree[path] for tag in _TAGS)
    ]


def _takes_everything(caught: ast.expr | None) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return caught is None or any(getattr(name, "id", "") in _EVERYTHING for name in names)


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Cleaning up and raising the same again swallows nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _learns_a_class(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and bool(_LEARNING.fullmatch(ast.unparse(node.func)))


def _asks_environment(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in ("environ", "getenv", "environb")
    return (
        isinstance(node, ast.ImportFrom)
        and node.module == "os"
        and any(alias.name in ("environ", "getenv", "environb") for alias in node.names)
    )
