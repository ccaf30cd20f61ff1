"""Listening: a port that is taken is one line with the way out."""

import socket
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config
from web.serving import listen


def test_a_taken_port_is_one_line_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        home = str(tmp_path / "home")
        assert run(["--home", home, "--port", port, "demo"]) == 1
    message = capsys.readouterr().err.splitlines()[-1]
    assert message.startswith(f"error: cannot listen on 127.0.0.1, port {port}: ")
    assert message.endswith("give another with --port or --host")
    assert not (tmp_path / "home").exists()


def test_port_nought_is_any_free_one() -> None:
    with listen(Config(port=0)) as listening:
        assert listening.getsockname()[1] > 0
