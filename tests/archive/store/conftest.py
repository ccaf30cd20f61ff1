"""A store of its own for every test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from archive.config import Config
from archive.store import Store, create_store

# Set to the URL of an empty PostgreSQL database to run the same tests there.
DATABASE_URL = os.environ.get("DATELINE_TEST_DATABASE_URL", "")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    if DATABASE_URL:
        engine = create_engine(DATABASE_URL)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
    return Config(home=tmp_path / "home", collection="demo", database_url=DATABASE_URL)


@pytest.fixture
def store(config: Config) -> Iterator[Store]:
    with create_store(config) as new_store:
        yield new_store


@pytest.fixture
def on_sqlite() -> None:
    """Asked for by tests that reach into the SQLite file."""
    if DATABASE_URL:
        pytest.skip("reaches into the SQLite file")


@pytest.fixture
def other_store(tmp_path: Path) -> Iterator[Store]:
    """Another archive, in which the same has another id."""
    with create_store(Config(home=tmp_path / "other", collection="demo")) as new_store:
        yield new_store
