"""A desk over a small archive with a doubt of every kind, and somebody who is let in to it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from curate_builders import Room, fill, make_room
from flask.testing import FlaskClient


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("filled") / "home"
    fill(home)
    return home


@pytest.fixture
def room(filled: Path, tmp_path: Path) -> Iterator[Room]:
    copytree(filled, tmp_path / "home")
    with make_room(tmp_path / "home") as room:
        yield room


@pytest.fixture
def client(room: Room) -> FlaskClient:
    """Who had the token."""
    client = room.client()
    assert client.get(f"/enter/{room.guard.token}", headers=room.get_headers).status_code == 303
    return client
