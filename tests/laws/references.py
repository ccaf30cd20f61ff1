"""Laws of what documents point at: each path, link, module, command and option is there."""

import re
from collections.abc import Iterator
from dataclasses import fields
from fnmatch import fnmatch
from posixpath import dirname, join, normpath

import click

from archive.commands import COMMANDS
from archive.config import Config
from archive.registry import resolve
from tests.laws.tree import Tree

_HISTORY = ("docs/decisions/", "CHANGELOG.md")
"""What was written of a day: it names files as they were then."""
_FOLDERS = "archive|indexer|web|tests|data|docs|benchmarks"
_PATH = re.compile(rf"(?<![\w/.<>*-])(?:{_FOLDERS})/[\w./*<>-]*")
_BARE_MODULE = re.compile(r"`(\w+\.py)`")
_MODULE = re.compile(r"python -m ((?:archive|indexer|web|tests|benchmarks)[\w.]*\w)")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_CODE = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`|^ {4}(.+)$", re.MULTILINE)
_OPTION = re.compile(r"(--[a-z][a-z-]*)")
_TARGET = re.compile(r"\bmake ([a-z]+)\b")


def paths_gone(tree: Tree) -> list[str]:
    """Paths that no file has; `<name>` and `*` in them stand for anything."""
    return [
        f"{page}: {path}"
        for page, text in _pages(tree)
        for path in dict.fromkeys(_paths(page, text))
        if not _is_there(path, tree)
    ]


def commands_gone(tree: Tree) -> list[str]:
    """Lines `dateline ...` that name a command, or an option of one, that it does not know."""
    return [
        f"{page}: {line}"
        for page, text in _pages(tree)
        for line in _command_lines(text)
        if not _is_command(line.split())
    ]


def targets_gone(tree: Tree) -> list[str]:
    """Lines `make ...` that name no target of the Makefile."""
    targets = set(re.findall(r"(?m)^([a-z]+):", tree["Makefile"]))
    return [
        f"{page}: make {target}"
        for page, text in _pages(tree)
        for code in _code(text)
        for target in _TARGET.findall(code)
        if target not in targets
    ]


def _pages(tree: Tree) -> Iterator[tuple[str, str]]:
    for path, text in tree.files.items():
        if path.endswith(".md") and not path.startswith(_HISTORY):
            yield path, text


def _paths(page: str, text: str) -> Iterator[str]:
    yield from (path.rstrip(".-") for path in _PATH.findall(text))
    yield from (f"*/{name}" for name in _BARE_MODULE.findall(text))
    yield from (f"{name.replace('.', '/')}*.py" for name in _MODULE.findall(text))
    yield from (normpath(join(dirname(page), target)) for target in _LINK.findall(text))


def _is_there(path: str, tree: Tree) -> bool:
    pattern = re.sub(r"<[\w-]+>", "*", path)
    if "*" in pattern:
        return any(fnmatch(name, f"{pattern}*") for name in tree.paths)
    folder = path.rstrip("/") + "/"
    return path in tree.paths or any(name.startswith(folder) for name in tree.paths)


def _code(text: str) -> Iterator[str]:
    """What stands between single back quotes, and the lines of blocks of code."""
    return (
        "".join(groups).strip().replace("\\|", "|").replace("\n", " ")
        for groups in _CODE.findall(text)
    )


def _command_lines(text: str) -> Iterator[str]:
    """The arguments of every `dateline` on a line of code, up to the next command of a shell."""
    for code in _code(text):
        for line in re.split(r"\s[|;&>#]+\s|'|,", code):
            _, called, arguments = f" {line} ".partition("dateline ")
            if called and re.search(r"(^|[\s/(])dateline ", f" {line} "):
                yield arguments.strip()


def _is_command(words: list[str]) -> bool:
    """Whether words name commands, by alternatives between strokes, and options that these take."""
    while words and words[0].startswith("--"):
        if words.pop(0) not in (*_settings(), "--help", "--version"):
            return False
        words = words[1:]
    if not words:
        return True
    commands = [COMMANDS[name].target for name in words[0].split("|") if name in COMMANDS]
    if len(commands) < len(words[0].split("|")):
        return False
    return all(_takes(resolve(target), words[1:]) for target in commands)


def _takes(command: object, words: list[str]) -> bool:
    assert isinstance(command, click.Command)
    if isinstance(command, click.Group) and words and words[0][0].islower():
        inner = [command.commands.get(name) for name in words[0].split("|")]
        return None not in inner and all(_takes(member, words[1:]) for member in inner)
    known = {option for parameter in command.params for option in parameter.opts}
    known |= {option for parameter in command.params for option in parameter.secondary_opts}
    named = {match[1] for word in words if (match := _OPTION.match(word))}
    return named <= known | _settings() | {"--help"}


def _settings() -> set[str]:
    return {f"--{entry.name.replace('_', '-')}" for entry in fields(Config)}
