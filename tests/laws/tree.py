"""The files of the project as plain text, so that a test can plant a breach among them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PACKAGES = ("archive", "indexer", "web")
_FOLDERS = (*PACKAGES, "docs", "tests")
_SUFFIXES = {".py", ".html", ".jinja", ".md", ".toml"}
_MADE = frozenset({"build", "dist", "node_modules", "dateline-home", "dateline-demo"})
"""Folders that commands make; no part of the project (.gitignore)."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Files by their path from the root, and the paths of all that the project holds."""

    files: Mapping[str, str]
    paths: frozenset[str] = frozenset()

    def __getitem__(self, path: str) -> str:
        return self.files[path]

    def planting(self, path: str, text: str) -> "Tree":
        """The same tree with another text of one file, or with one file more."""
        return Tree({**self.files, path: text}, self.paths | {path})

    def modules(self, *folders: str) -> Iterator[tuple[str, ast.Module]]:
        """The Python files of folders, parsed; of the three packages where none is named."""
        within = tuple(f"{folder}/" for folder in folders or PACKAGES)
        for path, text in self.files.items():
            if path.endswith(".py") and path.startswith(within):
                yield path, _parsed(text)

    def templates(self) -> Iterator[tuple[str, str]]:
        return (
            (path, text) for path, text in self.files.items() if path.endswith((".html", ".jinja"))
        )


def read_tree(root: Path) -> Tree:
    """The files of the project that laws are about."""
    all_paths = {path.relative_to(root).as_posix(): path for path in _files(root)}
    texts = {name: path.read_text("utf-8") for name, path in all_paths.items() if _is_read(name)}
    return Tree(texts, frozenset(all_paths))


def _files(root: Path) -> Iterator[Path]:
    """The files of the root, and those of its folders that nobody hid or made, in order."""
    for entry in sorted(root.iterdir()):
        if entry.is_dir() and not entry.name.startswith(".") and entry.name not in _MADE:
            yield from (path for path in sorted(entry.rglob("*")) if path.is_file())
        elif entry.is_file():
            yield entry


def _is_read(name: str) -> bool:
    folder, inner, _ = name.partition("/")
    suffix = f".{name.rpartition('.')[2]}"
    if not inner:
        return suffix == ".md" or name in ("pyproject.toml", "Makefile")
    return (folder in _FOLDERS and suffix in _SUFFIXES) or name.endswith("/README.md")


@lru_cache(maxsize=2000)
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@lru_cache(maxsize=2000)
def nodes_of(module: ast.Module) -> tuple[ast.AST, ...]:
    """Everything that stands in a module; every law looks at it, and a breach changes one."""
    return tuple(ast.walk(module))
