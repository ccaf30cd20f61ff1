"""Laws of the documentation: every command, setting, parameter, facet and address is in it."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields

from archive.commands import COMMANDS
from archive.config import Config
from archive.exports import REPRESENTATIONS
from archive.facets import FACETS
from tests.laws.tree import Tree
from web import addresses
from web.search.params import PARAMETERS

_KINDS_OF_CHANGE = ("New", "Changed", "Mended")
_INVARIANTS = "ARCHITECTURE.md"
_DIGEST, _OF_A_FACET = "<sha-256>", "/<facet>/<id>"


def commands_missing(tree: Tree) -> list[str]:
    """Commands that the table of the README leaves out."""
    rows = _rows(tree["README.md"])
    return [name for name in COMMANDS if not any(f"`dateline {name}" in row for row in rows)]


def settings_missing(tree: Tree) -> list[str]:
    return _missing((entry.name for entry in fields(Config)), tree["docs/settings.md"])


def parameters_missing(tree: Tree) -> list[str]:
    """URL parameters, facets among them, without a row of their own."""
    names = (*PARAMETERS, *(facet.name for facet in FACETS))
    return _missing(names, tree["docs/search.md"])


def addresses_missing(tree: Tree) -> list[str]:
    """Patterns of requests that the first cell of no row holds."""
    cells = "".join(row.split("|")[1] for row in _rows(tree["docs/search.md"]))
    patterns = dict.fromkeys(map(_as_documented, _patterns()))
    return [pattern for pattern in patterns if f"`{pattern}`" not in cells]


def representations_missing(tree: Tree) -> list[str]:
    text = tree["docs/export.md"]
    rows = ((n, f"| `{n}` | `{r.media_type}` | {r.made_of} |") for n, r in REPRESENTATIONS.items())
    return [name for name, row in rows if row not in text]


def invariants_without_test(tree: Tree) -> list[str]:
    """Tests that the table of invariants names and that are not there."""
    rows = [row for row in _rows(tree[_INVARIANTS]) if "::" in row]
    named = [cell for row in rows for cell in row.split("`")[1::2] if "::" in cell]
    missing = [cell for cell in named if not _is_there(cell, tree)]
    return missing if named else [f"{_INVARIANTS} names no test"]


def rooms_undescribed(tree: Tree) -> list[str]:
    """Rooms that the page of the architecture leaves out, and paths of it that are none."""
    page = re.sub(r"(?s)## To add .*?\n## ", "## ", tree[_INVARIANTS])
    named = set(re.findall(r"`((?:archive|indexer|web)/[\w/.]+)`", page))
    rooms = {"/".join(path.split("/")[:2]) for path, _ in tree.modules()}
    inner = {room if room.endswith(".py") else f"{room}/" for room in rooms}
    left_out = {room for room in inner if not room.endswith("/__init__.py")} - named
    gone = {path for path in named if not any(file.startswith(path) for file in tree.files)}
    return sorted(left_out | gone)


def changes_without_version(tree: Tree) -> list[str]:
    """Lines of the change log under no version and kind, or twice; and a version that it lacks."""
    version = kind = ""
    stray: list[str] = []
    versions: list[str] = []
    changed: set[str] = set()
    for line in tree["CHANGELOG.md"].splitlines():
        if line.startswith("## "):
            version, kind = line.removeprefix("## "), ""
            versions.append(version)
        elif line.startswith("### "):
            kind = line.removeprefix("### ")
        elif line.startswith("- "):
            stray += [line] * (not version or kind not in _KINDS_OF_CHANGE or line in changed)
            changed.add(line)
    present = tomllib.loads(tree["pyproject.toml"])["project"]["version"]
    return stray if versions[:2] == ["Unreleased", present] else [*stray, f"no version {present}"]


def _is_there(cell: str, tree: Tree) -> bool:
    file, _, name = cell.partition("::")
    text = tree.files.get(file, "")
    return f"def {name}(" in text or f"class {name}(" in text


def _patterns() -> Iterator[str]:
    """What Flask routes by, from the module of addresses: all constants that are paths."""
    for name, value in vars(addresses).items():
        if name.isupper() and not name.endswith("_ROOT") and str(value).startswith("/"):
            yield value


def _as_documented(pattern: str) -> str:
    """As a reader sees it: '<release_id>' is '<id>', a slash at the end is nothing."""
    if pattern == addresses.HEADING:
        return _OF_A_FACET
    plain = pattern.replace("<digest>", _DIGEST)
    return re.sub(r"<\w+_id>", "<id>", plain).rstrip("/") or "/"


def _missing(names: Iterable[str], document: str) -> list[str]:
    return [name for name in names if f"| `{name}` |" not in document]


def _rows(document: str) -> list[str]:
    return [line for line in document.splitlines() if line.startswith("| ")]
