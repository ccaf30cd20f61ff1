"""A store of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.config import Config
from archive.store import Store, create_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(Config(home=tmp_path / "home", collection="demo")) as new_store:
        yield new_store
