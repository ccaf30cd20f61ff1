"""Two reading rooms: one over releases made by hand, one over some of the sample pages."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from web_builders import Archive, hold_samples, make_app, make_archive

from archive.config import Config
from archive.store import Store, open_store
from web.app import create_app

FOLDERS = ("briefing-notes", "drupal7", "headless-cms", "joomla", "pre-text")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return make_archive(tmp_path_factory.mktemp("made") / "home")


@pytest.fixture(scope="session")
def client(archive: Archive) -> FlaskClient:
    return make_app(archive).test_client()


@pytest.fixture(scope="session")
def covered_archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The same releases, where the owner covers phones and mail addresses."""
    return make_archive(tmp_path_factory.mktemp("covered") / "home", show_contacts=False)


@pytest.fixture(scope="session")
def covered_client(covered_archive: Archive) -> FlaskClient:
    return make_app(covered_archive).test_client()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A home with the releases of five site profiles."""
    return hold_samples(tmp_path_factory.mktemp("samples") / "home", FOLDERS)


@pytest.fixture(scope="session")
def reader(samples: Config) -> FlaskClient:
    """Someone who reads the sample pages."""
    return create_app(samples).test_client()


@pytest.fixture(scope="session")
def covered_reader(samples: Config, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Someone who reads the sample pages where contacts are covered."""
    home = tmp_path_factory.mktemp("covered-samples") / "home"
    shutil.copytree(samples.home, home, ignore=shutil.ignore_patterns("index"))
    return create_app(replace(samples, home=home, show_contacts=False)).test_client()


@pytest.fixture(scope="session")
def sample_store(samples: Config) -> Iterator[Store]:
    """The store behind `reader`, for what the pages must agree with."""
    with open_store(samples, read_only=True) as store:
        yield store
