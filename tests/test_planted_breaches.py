"""A law that nobody can break is none: each is broken here, and must see it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.laws import documents, imports, names, purity, references, style, words
from tests.laws.tree import Tree, read_tree

ROOT = Path(__file__).parents[1]
TREE = read_tree(ROOT)
Law = Callable[[Tree], list[str]]

LONG = "\n" * 301
BODY = "\n".join(["def f() -> None:", *["    print()"] * 41])
PLANTED: list[tuple[Law, str, str]] = [
    (imports.strangers, "indexer/planted.py", "import flask.json\n"),
    (imports.strangers, "web/planted.py", "from sqlalchemy.orm import Session\n"),
    (words.word_lists, "archive/parsers/planted.py", "A = ('de', 'la', 'von', 'bin', 'al')\n"),
    (
        words.word_lists,
        "archive/dates/reading/words.py",
        "A = {'früh': 6, 'tard': 12, 'late': 12, 'mid': 9, 'fin': 3}",
    ),
    (words.word_lists, "archive/text/planted.py", "A = r'(?:of|from|since|until|during) '\n"),
    (words.word_lists, "archive/text/planted.py", "A = 'said told asked wrote added'.split()\n"),
    (imports.cycles, "archive/errors.py", "from archive.config import Config\n"),
    (
        imports.cycles,
        "archive/models.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from archive import records\n",
    ),
    (imports.hidden, "web/planted.py", "def f():\n    import json\n"),
    (imports.hidden, "web/planted.py", "async def f():\n    from json import loads\n"),
    (imports.users_of_command_lines, "web/planted.py", "from archive.cli.show import show\n"),
    (imports.users_of_command_lines, "web/planted.py", "from indexer.cli import index\n"),
    (imports.users_of_command_lines, "web/cli/planted.py", "import archive.__main__\n"),
    (style.swallowed_errors, "web/planted.py", "try:\n    f()\nexcept Exception:\n    g()\n"),
    (style.swallowed_errors, "web/planted.py", "try:\n    f()\nexcept:\n    pass\n"),
    (
        style.swallowed_errors,
        "web/planted.py",
        "try:\n    f()\nexcept (ValueError, BaseException):\n    pass\n",
    ),
    (purity.impure_describers, "archive/dates/planted.py", "def f(): return date.today()\n"),
    (purity.impure_describers, "archive/parsers/planted.py", "import random\n"),
    (purity.impure_describers, "archive/listings/planted.py", "from time import monotonic\n"),
    (purity.impure_describers, "archive/html/planted.py", "def f(x): return x.read_text()\n"),
    (style.environment_readers, "web/planted.py", "import os\nA = os.environ['A']\n"),
    (style.environment_readers, "web/planted.py", "from os import getenv\n"),
    (
        style.readers_of_shapes,
        "web/planted.py",
        "def f(x):\n    return msgspec.json.decode(x, type=int)\n",
    ),
    (style.long_files, "web/planted.py", LONG),
    (style.long_functions, "web/planted.py", BODY),
    (style.tests_of_one_name, "tests/planted/test_lock.py", "A = 1\n"),
    (style.html_in_python, "indexer/planted.py", "A = '<mark>'\n"),
    (names.facets_named, "archive/planted.py", "A = 'person'\n"),
    (names.facets_named, "indexer/planted.py", "def f(x): return x['kind']\n"),
    (names.facets_named, "web/planted.py", "def f(x): return f'topic' + x\n"),
    (names.facets_named, "web/templates/planted.html", "{% if facet.name == 'office' %}\n"),
    (names.paths_spelt, "web/planted.py", "def f(x): return f'/releases/{x}'\n"),
    (names.paths_spelt, "indexer/planted.py", "def f(x): return f'{x}/reading-copy'\n"),
    (names.paths_spelt, "web/planted.py", "A = '/search?q=a'\n"),
    (names.paths_spelt, "web/templates/planted.html", '<a href="/about">\n'),
    (documents.rooms_undescribed, "web/planted.py", "A = 1\n"),
    (documents.rooms_undescribed, "archive/planted/inner.py", "A = 1\n"),
    (documents.rooms_undescribed, "ARCHITECTURE.md", "| `web/gone.py` | nothing |\n"),
    (names.paths_spelt, "web/templates/planted.html", "{{ url_for('pages.home') }}\n"),
    (references.paths_gone, "docs/quotes.md", "| `archive/annotators/quotations/gone.py` |\n"),
    (references.paths_gone, "docs/quotes.md", "| `gone_from_everywhere.py` |\n"),
    (references.paths_gone, "docs/search.md", "See data/gold/gone.yaml.\n"),
    (references.paths_gone, "data/gold/README.md", "`tests/gone/<target>/`\n"),
    (references.paths_gone, "docs/search.md", "[figures](gone.md)\n"),
    (references.paths_gone, "README.md", "    python -m benchmarks.gone\n"),
    (references.commands_gone, "docs/search.md", "as `dateline\nserach QUERY` prints\n"),
    (references.commands_gone, "docs/search.md", "    dateline --home a people mingle\n"),
    (references.commands_gone, "docs/search.md", "`dateline page promote|gone PAGES`\n"),
    (references.commands_gone, "docs/search.md", "    dateline ingest a.zip --gone\n"),
    (references.commands_gone, "docs/search.md", "`dateline --gone 3 ingest`\n"),
    (references.targets_gone, "CONTRIBUTING.md", "    make gone\n"),
]
LOST: list[tuple[Law, str, str]] = [
    (documents.commands_missing, "README.md", "| `dateline verify`"),
    (documents.settings_missing, "docs/settings.md", "| `threads` |"),
    (documents.parameters_missing, "docs/search.md", "| `per_page` |"),
    (documents.parameters_missing, "docs/search.md", "| `within` |"),
    (documents.addresses_missing, "docs/search.md", "| `/robots.txt` |"),
    (documents.addresses_missing, "docs/search.md", "| `/<facet>/<id>` |"),
    (documents.representations_missing, "docs/export.md", "| `warc` |"),
]


@pytest.mark.parametrize(("law", "path", "text"), PLANTED)
def test_a_planted_breach_is_seen(law: Law, path: str, text: str) -> None:
    before = law(TREE)
    after = law(TREE.planting(path, TREE.files.get(path, "") + text))
    assert set(after) > set(before)


@pytest.mark.parametrize(("law", "path", "row"), LOST)
def test_a_row_that_is_lost_from_a_document_is_missed(law: Law, path: str, row: str) -> None:
    remaining = [line for line in TREE[path].splitlines() if not line.startswith(row)]
    assert len(remaining) < len(TREE[path].splitlines())
    assert law(TREE.planting(path, "\n".join(remaining)))


def test_an_invariant_that_names_no_test_is_seen() -> None:
    row = "| water runs uphill | `tests/test_architecture.py::test_nothing_of_the_kind` |\n"
    path = "ARCHITECTURE.md"
    assert documents.invariants_without_test(TREE.planting(path, TREE[path] + row))
    assert documents.invariants_without_test(TREE.planting(path, ""))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- Something.\n"),
        ("CHANGELOG.md", "### Mended", "### Fixed"),
        (
            "CHANGELOG.md",
            "### Mended\n",
            "### Mended\n\n- The home page tells which release was added last.\n",
        ),
        ("pyproject.toml", "\nversion = ", '\nversion = "9.9.9" #'),
    ],
)
def test_a_change_without_version_or_kind_is_seen(path: str, old: str, new: str) -> None:
    text = TREE[path].replace(old, new)
    assert documents.changes_without_version(TREE.planting(path, text))


def test_an_exemption_that_is_not_needed_is_seen() -> None:
    path = "archive/exports/quotes_csv.py"
    assert names.needless_exemptions(TREE.planting(path, "")) == [
        f"position: {path}",
        f"speaker: {path}",
    ]


def test_an_exemption_of_words_that_is_not_needed_is_seen() -> None:
    path = "archive/parsers/body/repairs.py"
    assert words.needless_word_exemptions(TREE.planting(path, "")) == [path]


def test_every_law_has_a_breach() -> None:
    source = Path(__file__).with_name("test_architecture.py").read_text(encoding="utf-8")
    broken = {law.__name__ for law, *_ in (*PLANTED, *LOST)}
    broken |= {
        documents.invariants_without_test.__name__,
        documents.changes_without_version.__name__,
        names.needless_exemptions.__name__,
        words.needless_word_exemptions.__name__,
    }
    laws = {
        name
        for module in (documents, imports, names, references, style, words)
        for name in vars(module)
        if f"{module.__name__.rpartition('.')[2]}.{name}(TREE)" in source
    }
    assert laws - broken - {imports.command_lines.__name__} == set()
