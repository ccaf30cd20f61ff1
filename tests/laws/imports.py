"""Laws of imports: which library where, no cycle, none hidden, no command line."""

import ast
from functools import lru_cache

from tests.laws.tree import Tree, nodes_of

HOMES = {
    "whoosh": ("indexer/embedded/terms/whoosh_terms",),
    "flask": ("web/",),
    "warcio": ("archive/sources/web_archives/", "archive/exports/warc"),
    "sqlalchemy": ("archive/store/", "archive/migrations/"),
    "alembic": ("archive/store/", "archive/migrations/"),
}
"""Where a library may be imported. Each is imported somewhere: a rule for none is no rule."""

Graph = dict[str, set[str]]


def strangers(tree: Tree) -> list[str]:
    """Imports of a library outside of its rooms, and libraries that nobody imports any more."""
    strange, used = [], set()
    for path, module in tree.modules():
        for name in {name.partition(".")[0] for name in _imported(module)} & set(HOMES):
            used.add(name)
            if not path.startswith(HOMES[name]):
                strange.append(f"{path}: {name}")
    return strange + [f"nothing imports {name}" for name in HOMES if name not in used]


def cycles(tree: Tree) -> list[str]:
    """Modules that import themselves by way of others; imports for types are imports."""
    graph = graph_of(tree)
    return [module for module in graph if module in _reached(module, graph)]


def hidden(tree: Tree) -> list[str]:
    """Imports inside functions."""
    return [
        f"{path}:{node.lineno}"
        for path, module in tree.modules()
        for function in nodes_of(module)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def command_lines(tree: Tree) -> list[str]:
    """The modules that nothing may import."""
    return [name for name in graph_of(tree) if {"cli", "__main__"} & set(name.split("."))]


def users_of_command_lines(tree: Tree) -> list[str]:
    """What imports a command line."""
    barred = set(command_lines(tree))
    return [
        f"{module} imports {imported}"
        for module, wanted in graph_of(tree).items()
        for imported in sorted(wanted & barred)
    ]


def graph_of(tree: Tree) -> Graph:
    """Which module imports which, of our own."""
    modules = {_name(path): module for path, module in tree.modules()}
    return {
        name: {own for wanted in _imported(module) if (own := _nearest(wanted, modules))}
        for name, module in modules.items()
    }


@lru_cache(maxsize=2000)  # a parsed module is the same object for the same text
def _imported(module: ast.Module) -> tuple[str, ...]:
    """The full names of all that is imported: 'a.b.c' for `from a.b import c`."""
    names: list[str] = []
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names += (f"{node.module or '.'}.{alias.name}" for alias in node.names)
    return tuple(names)


def _nearest(wanted: str, modules: dict[str, ast.Module]) -> str:
    """The module that a full name is of: itself, or what holds it."""
    holder = wanted.rpartition(".")[0]
    return wanted if wanted in modules else holder if holder in modules else ""


def _reached(module: str, graph: Graph) -> set[str]:
    reached: set[str] = set()
    waiting = list(graph[module])
    while waiting:
        if (current := waiting.pop()) not in reached:
            reached.add(current)
            waiting += graph[current]
    return reached


def _name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
