"""A description is a function of the bytes and of what is known: of nothing that went before."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DESCRIBING = """
import json, sys
from datetime import date
import msgspec
from archive.config import collection_folder, data_folder
from archive.describe.describer import make_describer
from archive.gate import sound
from archive.models import Capture, digest_of

describer = make_describer(collection_folder("demo"), date(2026, 1, 1))
pages = sorted(data_folder().glob("samples/*/*.html"), key=lambda path: path.name)[::3]
mails = sorted(data_folder().parent.glob("tests/fuzz/cases/saved-mail/*.case"))
found = {}
for path in sorted([*pages, *mails], reverse=sys.argv[1] == "backwards"):
    given = Capture(path.name, path.read_bytes(), f"http://www.irco.example/{path.stem}")
    description = msgspec.json.encode(describer.describe(sound(given)))
    again = msgspec.json.encode(describer.describe(sound(given)))
    found[path.name] = [digest_of(description), digest_of(again)]
print(json.dumps(found, sort_keys=True))
"""


def described(order: str, **settings: str) -> dict[str, list[str]]:
    command = [sys.executable, "-c", DESCRIBING, order]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        check=True,
    )
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def forwards() -> dict[str, list[str]]:
    return described("forwards", PYTHONHASHSEED="0", TZ="UTC")


def test_another_order_another_hash_another_zone_change_nothing(
    forwards: dict[str, list[str]],
) -> None:
    assert len(forwards) > 15
    assert described("backwards", PYTHONHASHSEED="7", TZ="Asia/Tokyo", LANG="tr_TR") == forwards


def test_described_twice_in_a_row_is_described_alike(forwards: dict[str, list[str]]) -> None:
    assert [name for name, (first, other) in forwards.items() if first != other] == []
