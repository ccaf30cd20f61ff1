"""Nobody but the publication asks what may leave: read from the source of every file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PACKAGES = ("archive", "indexer", "web")
SOURCES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))

QUESTIONS = {
    "State",
    "state",
    "state_reason",
    "show_contacts",
    "redact",
    "redact_capture",
    "Reach",
    "without_private_people",
}
"""What asks for the state of a release, the contact setting or who is private; what covers."""

MAY_ASK = (
    "archive/publication/",
    "archive/redaction.py",
    "archive/models.py",
    "archive/config.py",
    "archive/records.py",
    "archive/store/",
    "archive/migrations/",
    "archive/exports/release_json.py",  # a key of the export, which archivists write of all states
    # Archivists' rooms and commands.
    "archive/curation/",
    "archive/cli/state.py",
    "archive/cli/show.py",
)
OPENERS = ("web/context.py", "web/cli/", "web/curate/")
"""Of the reading room only these may see the store: they open it, or are the archivist's own."""


def named(tree: ast.AST) -> Iterator[str]:
    """Every name, attribute, keyword and imported name of a file, and what is asked for by a call
    of getattr; no variable called `state`, which says nothing."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) if name != "state":
                yield name
            case ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                yield name
            case ast.ImportFrom(names=imported) | ast.Import(names=imported):
                yield from (alias.name for alias in imported)
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value=str(name)), *_]):
                yield name


def askers(sources: dict[str, str]) -> list[str]:
    """The files that ask and may not."""
    return [
        path
        for path, source in sources.items()
        if not path.startswith(MAY_ASK) and QUESTIONS & set(named(ast.parse(source)))
    ]


def store_users(sources: dict[str, str]) -> list[str]:
    """The files of the reading room that see the store and do not open it."""
    return [
        path
        for path, source in sources.items()
        if path.startswith("web/")
        and not path.startswith(OPENERS)
        and _sees_store(ast.parse(source))
    ]


def _sees_store(tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module)) if module.startswith("archive.store"):
                return True
            case ast.Import(names=imported) if any("archive.store" in n.name for n in imported):
                return True
            case ast.ImportFrom(module="archive.records", names=imported):
                if any(alias.name in ("StoredRelease", "Version") for alias in imported):
                    return True
            case ast.Attribute(attr="_store") | ast.Name(id="open_store"):
                return True
    return False


def the_tree() -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in SOURCES}


def test_nobody_but_the_publication_asks_for_state_or_contacts() -> None:
    assert askers(the_tree()) == []


def test_pages_and_the_api_see_no_store() -> None:
    assert store_users(the_tree()) == []


def test_whoever_may_ask_does() -> None:
    tree = the_tree()
    for allowed in MAY_ASK:
        files = [source for path, source in tree.items() if path.startswith(allowed)]
        assert files, f"{allowed} is no more: drop it"
    assert askers({f"web/{name}": source for name, source in tree.items()})


@pytest.mark.parametrize(
    "breach",
    [
        "from archive.records import State",
        "import archive.records\narchive.records.State.PUBLIC",
        "def page(held): return held.state == 'public'",
        "def page(config): return getattr(config, 'show_contacts')",
        "def page(ctx): return ctx.config.show_contacts",
        "def page(make): return make(show_contacts=True)",
        "from archive.redaction import redact",
        "from archive.publication.people import without_private_people",
        "from archive.redaction import Reach as Plain",
    ],
)
def test_a_planted_question_is_seen(breach: str) -> None:
    assert askers({"web/planted.py": breach, "indexer/planted.py": breach}) == [
        "web/planted.py",
        "indexer/planted.py",
    ]


@pytest.mark.parametrize(
    "breach",
    [
        "from archive.store import open_store",
        "import archive.store.store",
        "from archive.records import StoredRelease",
        "def page(ctx): return ctx.publication._store.release('a')",
    ],
)
def test_a_planted_use_of_the_store_is_seen(breach: str) -> None:
    assert store_users({"web/planted.py": breach}) == ["web/planted.py"]
