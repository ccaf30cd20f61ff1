"""The files of the project as plain text, so that a test can plant a breach among them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PACKAGES = ("archive", "indexer", "web")
_FOLDERS = (*PACKAGES, "docs", "tests")
_SUFFIXES = {".py", ".html", ".jinja", ".md", ".toml"}


@dataclass(frozen=True, slots=True)
class Tree:
    """Files by their path from the root."""

    files: Mapping[str, str]

    def __getitem__(self, path: str) -> str:
        return self.files[path]

    def planting(self, path: str, text: str) -> "Tree":
        """The same tree with another text of one file, or with one file more."""
        return Tree({**self.files, path: text})

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
    found = [path for folder in _FOLDERS for path in sorted((root / folder).rglob("*"))]
    paths = (
        path
        for path in [*found, *root.glob("*.md"), root / "pyproject.toml"]
        if path.suffix in _SUFFIXES
    )
    return Tree({path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths})


@lru_cache(maxsize=2000)
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)
