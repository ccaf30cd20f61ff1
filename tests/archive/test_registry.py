"""Tables of names: every name resolves, an unknown one lists the known."""

import click
import pytest

from archive.commands import COMMANDS
from archive.errors import UsageError
from archive.exports import REPRESENTATIONS
from archive.facets import FACETS
from archive.registry import lookup, resolve
from archive.sources import SOURCES
from indexer.engines import ENGINES


@pytest.mark.parametrize("table", [SOURCES, ENGINES], ids=str)
def test_every_name_in_a_table_resolves(table: dict[str, str]) -> None:
    assert all(callable(resolve(target)) for target in table.values())


def test_every_representation_resolves() -> None:
    assert all(callable(resolve(row.target)) for row in REPRESENTATIONS.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_resolves_and_is_told_by_its_own_first_sentence(name: str) -> None:
    command = resolve(COMMANDS[name].target)
    assert isinstance(command, click.Command)
    assert command.get_short_help_str(200) == COMMANDS[name].summary


def test_every_annotator_of_a_facet_resolves() -> None:
    targets = [facet.annotator for facet in FACETS if facet.annotator]
    assert targets
    assert all(callable(resolve(target)) for target in targets)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown engine 'woosh'; known: memory, whoosh"):
        lookup("engine", "woosh", ENGINES)
