"""What holds for every test: no item may meet a fault of ours that the test did not plant."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from archive import boundary, opening
from archive.authorities import files
from archive.config import data_folder
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.migrations import running
from archive.yaml_values import yaml_values

PLANTED = "plants_faults"
_OF_TRANSACTION = ("BEGIN TRANSACTION;", "COMMIT;")


@pytest.fixture(autouse=True, scope="session")
def _no_wait_for_the_disk() -> Iterator[None]:
    """What a power cut would lose no test can see; programs that tests start and kill do sync."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def _one_process_describes() -> Iterator[None]:
    """Where no test says otherwise: each makes all its patterns before its first page, and the
    tests themselves run on every processor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_JOBS", "1")
        yield


@pytest.fixture(autouse=True, scope="session")
def _knowledge_read_once() -> Iterator[None]:
    """The files of the program are the same for every command that a test runs in its process, and
    for every store that it opens; a text is parsed once, whatever file it stands in."""
    own, read_once = data_folder() / "collections", cache(load_knowledge)

    def load(collection: Path) -> KnowledgeSnapshot:
        return (read_once if collection.parent == own else load_knowledge)(collection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "load_knowledge", load)
        patch.setattr(files, "yaml_values", cache(yaml_values))
        yield


@pytest.fixture(autouse=True, scope="session")
def _empty_tables_made_once() -> Iterator[None]:
    """Most tests begin with an empty store: the migrations make its tables for the first, the same
    statements for all others. Tables that exist are migrated as ever."""
    migrate = running.upgrade
    statements: list[str] = []

    def upgrade(connection: Connection) -> None:
        is_new = connection.dialect.name == "sqlite" and not inspect(connection).get_table_names()
        if not is_new or not statements:
            migrate(connection)
        if is_new and not statements:
            statements.extend(_statements(connection))
        elif is_new:
            for statement in statements:
                connection.exec_driver_sql(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "upgrade", upgrade)
        yield


def _statements(connection: Connection) -> Iterator[str]:
    """What makes the same tables with the same rows."""
    database = connection.connection.dbapi_connection
    assert database is not None
    yield from (line for line in database.iterdump() if line not in _OF_TRANSACTION)


@pytest.fixture(autouse=True)
def _no_fault_of_ours(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """The boundary lets a run go on; a test must not go on with it."""
    yield
    faults = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.name == boundary.__name__
    ]
    if request.node.get_closest_marker(PLANTED) is None:
        assert faults == [], "an item met a fault of ours"
    else:
        assert faults, "the fault that this test plants was not met"
