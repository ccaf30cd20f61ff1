"""The invariants of ARCHITECTURE.md that can be read from the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

from archive.commands import COMMANDS
from archive.facets import FACETS

ROOT = Path(__file__).parents[1]
PACKAGES = ("archive", "indexer", "web")
SOURCES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
BOUNDARY = "archive/boundary.py"
HOMES = {
    "whoosh": ("indexer/embedded/whoosh_terms",),
    "flask": ("web/",),
    "warcio": ("archive/sources/warc_reader", "archive/exports/warc"),
    "sqlalchemy": ("archive/store/", "archive/migrations/"),
    "alembic": ("archive/store/", "archive/migrations/"),
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_in_its_own_room_only(library: str) -> None:
    users = [relative(path) for path in SOURCES if library in set(imports(tree_of(path)))]
    assert users, f"nothing imports {library} any more: drop the rule"
    assert [user for user in users if not user.startswith(HOMES[library])] == []


def test_there_is_no_import_cycle() -> None:
    graph = grimp.build_graph(*PACKAGES, exclude_type_checking_imports=False)
    cycles = [
        (module, imported)
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
        if graph.chain_exists(importer=imported, imported=module)
    ]
    assert cycles == []


def test_no_import_hides_inside_a_function() -> None:
    hidden = [
        f"{relative(path)}:{node.lineno}"
        for path in SOURCES
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_only_config_reads_the_environment() -> None:
    readers = [
        relative(path)
        for path in SOURCES
        if "os.environ" in path.read_text(encoding="utf-8") or "getenv" in path.read_text()
    ]
    assert readers == ["archive/config.py"]


def test_nothing_imports_a_command_line() -> None:
    graph = grimp.build_graph(*PACKAGES)
    lines = [m for m in graph.modules if {"cli", "__main__"} & set(m.split("."))]
    assert len(lines) > len(COMMANDS)
    users = {line: graph.find_modules_that_directly_import(line) for line in lines}
    assert {line: found for line, found in users.items() if found} == {}


def test_no_exception_is_swallowed_whole() -> None:
    bare = [
        f"{relative(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and relative(path) != BOUNDARY
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
        and not _passes_on(node)
    ]
    assert bare == []


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Cleaning up and raising the same again swallows nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_files_and_functions_stay_small() -> None:
    large = [relative(p) for p in SOURCES if len(p.read_text(encoding="utf-8").splitlines()) > 300]
    long = [
        f"{relative(path)}:{node.name}"
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 40
    ]
    assert (large, long) == ([], [])


def test_engines_and_pages_build_no_html_in_python() -> None:
    tags = ("<mark", "<a ", "<b>", "<span", "Markup(")
    found = [
        relative(path)
        for path in SOURCES
        if path.is_relative_to(ROOT / "indexer") or path.is_relative_to(ROOT / "web")
        if any(tag in path.read_text(encoding="utf-8") for tag in tags)
    ]
    assert found == []


def test_no_facet_is_named_outside_its_table_in_pages_and_engines() -> None:
    names = {f'"{facet.name}"' for facet in FACETS if facet.page}
    rooms = [
        ROOT / "indexer" / "embedded" / "columns.py",
        ROOT / "indexer" / "embedded" / "executor.py",
    ]
    rooms += sorted((ROOT / "web" / "templates").glob("*.html"))
    named = [relative(path) for path in rooms if any(name in path.read_text() for name in names)]
    assert named == []


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`dateline {name}" not in readme] == []


def test_every_invariant_names_a_test_that_exists() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "::" in line]
    assert len(rows) >= 8
    for row in rows:
        for cell in row.split("`")[1::2]:
            if "::" in cell:
                file, _, name = cell.partition("::")
                assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), cell
