from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from store_builders import describe, find, keep, make_capture, make_release

from archive import migrations
from archive.config import Config
from archive.errors import ConfigError, StoreError
from archive.models import Description
from archive.records import State
from archive.store import Store, create_store, open_store
from archive.store.database.connection import connect_to, url_of
from archive.store.database.tables import metadata


@pytest.fixture
def new_archive(config: Config) -> Config:
    create_store(config).close()
    return config


@pytest.mark.parametrize("read_only", [True, False])
def test_a_home_without_an_archive_is_refused_and_left_alone(tmp_path: Path, read_only: bool):
    home = tmp_path / "nothing"
    way_out = f"no archive at {home}; make one with `dateline init --home {home}`"
    with pytest.raises(ConfigError, match=way_out):
        open_store(Config(home=home), read_only=read_only)
    assert not home.exists()


def test_a_store_opened_for_reading_cannot_be_written(new_archive: Config):
    with open_store(new_archive) as store:
        (stored,) = describe(store, make_capture(), make_release())
    with open_store(new_archive, read_only=True) as store:
        assert store.release(stored.id) == stored
        for write in (
            lambda: store.set_state(stored.id, State.HIDDEN, "no"),
            lambda: keep(store, make_capture("b")),
            store.forget_descriptions,
        ):
            with pytest.raises(StoreError, match="opened for reading only"):
                write()
        assert store.release(stored.id) == stored


def test_reading_goes_on_while_another_writes(new_archive: Config):
    with open_store(new_archive) as writer, open_store(new_archive, read_only=True) as reader:
        (release,) = describe(writer, make_capture(), make_release())
        assert reader.release(release.id) == release
        assert reader.revision == writer.revision


def test_the_collection_is_recorded_and_another_is_refused(new_archive: Config):
    with open_store(replace(new_archive, collection="")) as store:
        assert store.collection == "demo"
    for opened in (open_store, create_store):
        with pytest.raises(ConfigError, match="is of collection 'demo', not 'iom'"):
            opened(replace(new_archive, collection="iom"))


def test_a_home_made_without_a_collection_is_generic(tmp_path: Path):
    with create_store(Config(home=tmp_path / "h")) as store:
        assert store.collection == "generic"


def test_the_path_of_a_collection_holds_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "collection.yaml").touch()
    monkeypatch.chdir(tmp_path)
    with create_store(Config(home=tmp_path / "h", collection="mine")) as store:
        assert store.collection == str(tmp_path / "mine")
    monkeypatch.chdir("/")
    open_store(Config(home=tmp_path / "h", collection=str(tmp_path / "mine"))).close()


def test_making_an_archive_twice_keeps_what_is_held(new_archive: Config):
    with open_store(new_archive) as store:
        keep(store, make_capture())
    with create_store(new_archive) as store:
        assert store.counts().captures == 1


@pytest.mark.usefixtures("on_sqlite")
def test_a_home_whose_making_was_cut_short_is_made_good(config: Config):
    config.home.mkdir()
    (config.home / "store.sqlite").touch()
    with pytest.raises(ConfigError, match="no archive at"):
        open_store(config, read_only=True)
    with open_store(config) as store:
        assert store.collection == "demo"
        assert store.revision == 0


@pytest.mark.usefixtures("on_sqlite")
def test_a_home_whose_bytes_were_never_made_is_made_good(config: Config):
    config.home.mkdir()
    for name in ("store.sqlite", "blobs.sqlite"):  # the disk was full, or the run was killed
        (config.home / name).touch()
    with create_store(config) as store:
        keep(store, make_capture())
        assert store.counts().blobs == 1


def test_missing_bytes_are_an_error_and_not_made_anew(new_archive: Config):
    new_archive.blobs_path.unlink()
    for opened in (open_store, create_store):
        with pytest.raises(StoreError, match="put it back, or make a new home of the last backup"):
            opened(new_archive)
    assert not new_archive.blobs_path.exists()


@pytest.mark.usefixtures("on_sqlite")
def test_a_file_that_is_no_database_is_told(new_archive: Config):
    (new_archive.home / "store.sqlite").write_bytes(b"this was a store once" * 100)
    for name in ("store.sqlite-wal", "store.sqlite-shm"):
        (new_archive.home / name).unlink(missing_ok=True)
    with pytest.raises(StoreError, match="not a database"):
        open_store(new_archive)


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="cannot be made"):
        create_store(Config(home=tmp_path / "file"))


@pytest.mark.parametrize("url", ["nonsense", "nosuch://x/y", "postgresql://ana:secret@x:y/z"])
def test_a_useless_database_url_is_told(tmp_path: Path, url: str):
    with pytest.raises(ConfigError, match="database_url") as raised:
        create_store(Config(home=tmp_path, database_url=url))
    assert "secret" not in str(raised.value)


def test_the_archive_of_a_newer_program_is_refused(new_archive: Config):
    _set_version(new_archive, "9999")
    for opened in (open_store, lambda config: open_store(config, read_only=True)):
        with pytest.raises(ConfigError, match="made by a newer Dateline"):
            opened(new_archive)


def test_migrations_make_the_tables_that_the_store_works_with(new_archive: Config):
    engine = create_engine(url_of(new_archive))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_every_migration_is_listed_and_none_is_missing():
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    revisions = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(revisions)) == migrations.VERSIONS
    assert scripts.get_current_head() == migrations.NEWEST


@pytest.mark.usefixtures("on_sqlite")
def test_the_database_itself_refuses_to_write_for_a_reader(new_archive: Config):
    engine = connect_to(url_of(new_archive), read_only=True)
    with engine.connect() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("DELETE FROM meta"))
    engine.dispose()


@pytest.mark.usefixtures("on_sqlite")
def test_commits_are_durable_and_references_are_kept(new_archive: Config):
    engine = connect_to(url_of(new_archive), read_only=False)
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 200,
    }


def test_a_home_with_an_odd_name_works(tmp_path: Path):
    home = tmp_path / "a b%20?#é"
    with create_store(Config(home=home)) as store:
        keep(store, make_capture())
        assert store.counts().blobs == 1
    assert list(tmp_path.iterdir()) == [home]


def test_several_threads_may_write_and_read_at_once(store: Store):
    def work(worker: int) -> int:
        for number in range(6):
            page = make_capture(f"{worker}", url=f"http://irco.example/{worker}/{number}")
            keep(store, page)
            store.put([(find(store, page), Description((make_release(),)))], "v1")
        return len(list(store.releases()))

    with ThreadPoolExecutor(4) as threads:
        assert max(threads.map(work, range(4))) == 24
    assert store.counts().releases_public == 24
    assert list(store.verify()) == []


def _set_version(config: Config, version: str) -> None:
    engine = create_engine(url_of(config))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    engine.dispose()
