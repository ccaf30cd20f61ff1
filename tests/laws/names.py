"""Laws of names: a facet is named in its table alone, an address in its file alone."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from archive.facets import FACETS
from tests.laws.tree import Tree, nodes_of

TABLE = "archive/facets.py"
ADDRESSES = "web/addresses.py"

OTHER_MEANINGS = {
    "about": ("archive/models.py", "archive/cli/"),  # a relation; a column of a table
    "country": ("archive/annotators/office", "archive/authorities/"),  # a kind of office
    "kind": (  # of findings, faults and aliases; the field of which evidence speaks
        "archive/annotators/kind.py",
        "archive/cli/",
        "archive/ingest/report.py",
        "archive/migrations/",
        "archive/store/",
        "indexer/cli/verify.py",
    ),
    "language": (  # of which evidence speaks; a field that people correct
        "archive/annotators/language.py",
        "archive/cli/",
        "archive/store/overlay/fields.py",
    ),
    "person": ("archive/records.py",),  # a kind of agent
    "position": (  # columns of tables; a field that people correct
        "archive/cli/",
        "archive/exports/quotes_csv.py",
        "archive/store/overlay/fields.py",
    ),
    "speaker": (  # a relation; columns of tables; a field that people correct
        "archive/models.py",
        "archive/cli/",
        "archive/exports/quotes_csv.py",
        "web/cli/check.py",
        "web/checking/quote_rows.py",
        "archive/store/overlay/fields.py",
    ),
    "year": ("archive/dates/", "archive/store/overlay/days.py"),  # a precision
}
"""Words that are names of facets too, and where they mean something else."""


def facets_named(tree: Tree) -> list[str]:
    """Names of facets that are written elsewhere than in the table."""
    names = {facet.name for facet in FACETS}
    named = [
        f"{path}: {word}"
        for path, word in _words(tree)
        if word in names and not path.startswith(OTHER_MEANINGS.get(word, ()))
    ]
    quoted = re.compile(rf"""["']({"|".join(names)})["']""")
    in_templates = (
        f"{path}: {match[1]}" for path, text in tree.templates() for match in quoted.finditer(text)
    )
    return [*named, *in_templates]


def needless_exemptions(tree: Tree) -> list[str]:
    """Exemptions for which there is nothing any more."""
    words = set(_words(tree))
    return [
        f"{word}: {place}"
        for word, places in OTHER_MEANINGS.items()
        for place in places
        if not any(path.startswith(place) and spelt == word for path, spelt in words)
    ]


def paths_spelt(tree: Tree) -> list[str]:
    """Addresses of the reading room that are written elsewhere than in their file."""
    ours = _segments(tree)
    in_python = [
        f"{path}: {text}"
        for path, module in tree.modules("indexer", "web")
        for text in _texts(module)
        if path != ADDRESSES and ours.search(text)
    ]
    link = re.compile(r"""(?:href|action|src)="/|url_for\(""")
    in_templates = (
        f"{path}: {match[0]}"
        for path, text in tree.templates()
        for match in (*link.finditer(text), *ours.finditer(text))
    )
    return [*in_python, *in_templates]


def _words(tree: Tree) -> Iterator[tuple[str, str]]:
    for path, module in tree.modules():
        if path != TABLE:
            yield from ((path, text) for text in _texts(module))


@lru_cache(maxsize=2000)  # a parsed module is the same object for the same text
def _texts(module: ast.Module) -> tuple[str, ...]:
    """The texts of a module, those of f-strings in parts; no docstring."""
    texts = {
        id(node.value)
        for node in nodes_of(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return tuple(
        node.value
        for node in nodes_of(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts
    )


def _segments(tree: Tree) -> re.Pattern[str]:
    """Any fixed part of an address as a part of a path."""
    (module,) = (module for path, module in tree.modules("web") if path == ADDRESSES)
    parts = {part for text in _texts(module) for part in text.split("/") if "/" in text}
    fixed = sorted(part for part in parts if re.fullmatch(r"[a-z.-]{3,}", part))
    return re.compile(rf"/(?:{'|'.join(map(re.escape, fixed))})(?![\w-])")
