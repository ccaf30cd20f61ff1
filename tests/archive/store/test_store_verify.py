"""Damage of every kind is found and named; a sound archive has none."""

import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from store_builders import DYKE, FERRY, describe, keep, make_capture, make_release
from test_store_agents import speech

from archive.config import Config
from archive.decisions import Correction, CorrectionTarget
from archive.errors import StoreError
from archive.models import Finding, FindingKind, digest_of
from archive.records import Fault, StoredRelease
from archive.store import Store, open_store
from archive.store.holdings.blobs import SqliteBlobs

pytestmark = pytest.mark.usefixtures("on_sqlite")


@pytest.fixture
def releases(store: Store) -> list[StoredRelease]:
    keep(store, Finding("x.pdf", FindingKind.WORKLIST, "pdf", content=b"%PDF"))
    items = (make_release(FERRY, "Ferry", topics=("FERRY",)), make_release(DYKE, "Dyke"))
    return describe(store, make_capture(), *items)


def change_rows(config: Config, *statements: str, file: str = "store.sqlite") -> None:
    """Change a database behind the store's back, without its care for references."""
    with closing(sqlite3.connect(config.home / file)) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0, statement
        connection.commit()


def faults(store: Store) -> list[tuple[str, str]]:
    return [(fault.kind, fault.subject) for fault in store.verify()]


def test_a_sound_archive_has_no_fault_and_reading_it_is_told(
    store: Store, releases: list[StoredRelease]
):
    counts: Counter[str] = Counter()
    assert list(store.verify(lambda kind, number: counts.update({kind: number}))) == []
    assert counts == {"bytes": 2, "captures": 1, "findings": 1, "descriptions": 2}


def test_bytes_without_a_row_are_told_apart_and_no_fault(
    store: Store, releases: list[StoredRelease], config: Config
):
    with closing(SqliteBlobs(config.blobs_path)) as blobs:
        blobs.put([b"left by a killed run"])
    assert list(store.orphans()) == [digest_of(b"left by a killed run")]
    assert faults(store) == []
    keep(store, make_capture("left by a killed run"))
    assert list(store.orphans()) == []


def test_twenty_flipped_bytes_are_found_in_twenty_blobs(store: Store, config: Config):
    captures = [make_capture(f"{n} {FERRY}", url=f"http://irco.example/{n}") for n in range(40)]
    keep(store, *captures)
    chosen = random.Random(5).sample([capture.digest for capture in captures], 20)
    with closing(sqlite3.connect(config.blobs_path)) as connection:
        for seed, digest in enumerate(chosen):
            statement = "SELECT content FROM blobs WHERE digest = ?"
            (content,) = connection.execute(statement, (digest,)).fetchone()
            damaged = _flipped(content, random.Random(seed))
            connection.execute("UPDATE blobs SET content = ? WHERE digest = ?", (damaged, digest))
        connection.commit()
    faults = list(store.verify())
    assert {fault.subject for fault in faults} == set(chosen)
    assert {fault.kind for fault in faults} == {"damaged-bytes"}
    assert len(faults) == 20
    assert all("capture" in fault.detail and "vidra.html" in fault.detail for fault in faults)


def test_damaged_bytes_are_never_handed_out(store: Store, config: Config):
    capture = make_capture(FERRY)
    keep(store, capture)
    for content in (b"", b"short", b"x\x9c"):
        with closing(sqlite3.connect(config.blobs_path)) as connection:
            connection.execute("UPDATE blobs SET content = ?", (content,))
            connection.commit()
        with pytest.raises(StoreError, match=f"bytes of {capture.digest} are damaged"):
            store.content(capture.digest)


def test_a_lost_blob_names_its_captures(
    store: Store, releases: list[StoredRelease], config: Config
):
    change_rows(config, "DELETE FROM blobs", file="blobs.sqlite")
    capture = releases[0].capture
    assert list(store.verify()) == [
        Fault("missing-bytes", "capture 1", f"{capture.locator}: {capture.digest}"),
        Fault("missing-bytes", "finding 1", f"x.pdf: {digest_of(b'%PDF')}"),
    ]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE descriptions SET document = replace(document, 'Ferry', 'Ferri') WHERE ordinal = 0",
        "UPDATE descriptions SET document = '{' WHERE ordinal = 0",
        "UPDATE access_points SET label = 'FLOOD'",
        "DELETE FROM access_points",
    ],
)
def test_a_changed_description_names_its_release(
    store: Store, releases: list[StoredRelease], config: Config, change: str
):
    change_rows(config, change)
    subject = f"release {releases[0].id}, capture 1"
    assert faults(store) == [("damaged-description", subject)]


def test_a_lost_description_names_its_release(
    store: Store, releases: list[StoredRelease], config: Config
):
    change_rows(config, "DELETE FROM descriptions WHERE ordinal = 0")
    assert ("no-description", f"release {releases[0].id}") in faults(store)
    with pytest.raises(StoreError, match=f"release {releases[0].id} has lost its description"):
        store.release(releases[0].id)


def test_a_lost_capture_names_what_pointed_to_it(
    store: Store, releases: list[StoredRelease], config: Config
):
    change_rows(config, "DELETE FROM captures")
    assert faults(store) == [("loose-end", "descriptions 1"), ("loose-end", "descriptions 2")]


def test_a_lost_release_names_what_pointed_to_it(
    store: Store, releases: list[StoredRelease], config: Config
):
    change_rows(config, f"DELETE FROM releases WHERE id = '{releases[0].id}'")
    ends = {("loose-end", "descriptions 1"), ("loose-end", f"sketches {releases[0].id}")}
    assert set(faults(store)) == ends
    assert len(faults(store)) == 2


def test_an_index_that_lost_a_row_is_a_damaged_file(
    store: Store, releases: list[StoredRelease], config: Config
):
    digest = releases[0].capture.digest.encode()
    store.close()
    path = config.home / "store.sqlite"
    start = 4096 * (_first_page(path, "ix_captures_digest") - 1)
    content = bytearray(path.read_bytes())
    place = content.index(digest, start, start + 4096)
    content[place] ^= 1
    path.write_bytes(content)
    with open_store(config) as damaged:
        assert faults(damaged) == [("damaged-file", "store")]


def test_a_torn_file_is_told_and_ends_nothing(config: Config, store: Store):
    pages = [make_capture(f"{n}", url=f"http://irco.example/{n}") for n in range(200)]
    keep(store, *pages)
    store.close()
    _zero(config.blobs_path, 4096 * 3)
    with open_store(config) as damaged:
        faults = list(damaged.verify())
        assert faults
        assert {fault.kind for fault in faults} <= {
            "damaged-file",
            "damaged-bytes",
            "missing-bytes",
            "unreadable",
        }


def _flipped(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    changed = content[place] ^ (1 << chance.randrange(8))
    return content[:place] + bytes([changed]) + content[place + 1 :]


def _first_page(path: Path, index: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        statement = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = connection.execute(statement, (index,)).fetchone()
    return int(page)


def _zero(path: Path, start: int) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + 4096] = bytes(4096)
    path.write_bytes(content)


@pytest.fixture
def spoken(store: Store) -> StoredRelease:
    """A release with a speaker, a corrected quote and an alias."""
    (stored,) = describe(store, make_capture(), speech("Ana Kolar"))
    quote = stored.release.quotes[0].id
    store.correct([Correction(CorrectionTarget.QUOTE, quote, "position", "Mayor", "Maja")])
    store.add_alias("press/kolar", stored.id)
    assert list(store.verify()) == []
    return store.release(stored.id)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM quotes",
        "UPDATE quotes SET gone = 1",
        "UPDATE agents SET name = 'Somebody'",
        "UPDATE corrections SET value = 'Engineer'",
        "UPDATE corrections SET withdrawn = 'x'",
        "UPDATE releases SET overlay = ''",
        "UPDATE releases SET shown_fingerprint = 'x'",
    ],
)
def test_what_is_shown_and_does_not_follow_from_the_rows_is_named(
    store: Store, spoken: StoredRelease, config: Config, change: str
):
    change_rows(config, change)
    assert ("damaged-release", f"release {spoken.id}") in faults(store)


def test_a_correction_of_nothing_is_a_loose_end(
    store: Store, spoken: StoredRelease, config: Config
):
    change_rows(config, "UPDATE corrections SET target_id = 'nothere'")
    assert ("loose-end", "corrections 1") in faults(store)


def test_a_quote_without_its_release_is_a_loose_end(
    store: Store, spoken: StoredRelease, config: Config
):
    change_rows(config, "UPDATE quotes SET release_id = 'nothere'")
    assert ("loose-end", f"quotes {spoken.release.quotes[0].id}") in faults(store)


def test_aliases_that_lead_nowhere_or_in_a_circle_are_named(
    store: Store, spoken: StoredRelease, config: Config
):
    change_rows(
        config,
        "UPDATE aliases SET target = 'nothere'",
        "INSERT INTO aliases VALUES ('agent', 'one', 'other'), ('agent', 'other', 'one')",
    )
    assert faults(store) == [
        ("loose-end", "alias one"),
        ("loose-end", "alias other"),
        ("loose-end", "alias press/kolar"),
    ]
    with pytest.raises(StoreError, match="lead in a circle"):
        store.agent("one")
