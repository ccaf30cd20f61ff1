"""A table of names: 'module:attribute' to the object itself, loaded when asked for."""

from collections.abc import Mapping
from importlib import import_module

from archive.errors import UsageError


def resolve(target: str) -> object:
    """The object that 'module:attribute' names."""
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)


def lookup(kind: str, name: str, table: Mapping[str, str]) -> object:
    """The object registered under a name.

    Raises UsageError that lists the known names: `unknown engine 'woosh'; known: memory, whoosh`.
    """
    if name not in table:
        raise UsageError(f"unknown {kind} {name!r}; known: {', '.join(sorted(table))}")
    return resolve(table[name])
