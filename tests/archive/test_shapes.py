"""Threads that read a class for the first time at once all get it, and the process lives on."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AT_ONCE = """
import sys, threading
from archive.knowledge.languages import Language
from archive.models import Release
from archive.shapes import read_json, read_value
sys.setswitchinterval(1e-6)
start, found = threading.Barrier(16), []

def read(number):
    start.wait()
    if number % 2:
        found.append(read_json(b'{"title": "x", "blocks": []}', Release).title)
    else:
        found.append(read_value({"code": "x"}, Language).code)

threads = [threading.Thread(target=read, args=(number,)) for number in range(16)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*found)
"""


@pytest.mark.parametrize("attempt", range(3))
def test_threads_may_meet_a_class_at_once(attempt: int) -> None:
    command = [sys.executable, "-c", AT_ONCE]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["x"] * 16
