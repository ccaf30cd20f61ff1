"""Listening: a port that is taken is one line with the way out."""

import re
import socket
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config
from archive.errors import ConfigError
from web.serving import listen


def test_a_taken_port_is_one_line_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        home = str(tmp_path / "home")
        assert run(["--home", home, "--port", port, "demo"]) == 1
    message = capsys.readouterr().err.splitlines()[-1]
    assert message == (
        f"error: cannot listen on 127.0.0.1, port {port}: address already in use;"
        " give another with --port or --host"
    )
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (Config(port=99999), "port is 99999; it goes from 0"),
        (Config(port=0, host="no.such.invalid"), "cannot listen on no.such.invalid, port 0: "),
    ],
)
def test_an_address_that_is_none_is_one_line_too(config: Config, message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        listen(config)


def test_port_nought_is_any_free_one() -> None:
    with listen(Config(port=0)) as listening:
        assert listening.getsockname()[1] > 0
