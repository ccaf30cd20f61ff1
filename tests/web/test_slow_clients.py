"""Clients that send or read in drops cost nobody else an answer, and no room its end."""

import json
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
from served import room
from web_builders import make_archive

from archive.config import Config
from archive.records import State
from archive.store import open_store
from web.room_server import REQUEST_SECONDS

CLIENTS = 110
PATIENCE = 60  # half of the time that a server of no limits bears with a client
HALF = b"GET /search?q=river HTTP/1.1\r\nHost: x\r\nX-"
WHOLE = b"GET /search?q=river&per_page=100 HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return make_archive(tmp_path_factory.mktemp("slow") / "home").config


@contextmanager
def slow_clients(address: str, sent: bytes, number: int = CLIENTS) -> Iterator[list[socket.socket]]:
    """Connections that have sent so much, and read nothing."""
    place = urlsplit(address)
    with ExitStack() as opened:
        clients = []
        for _ in range(number):
            client = opened.enter_context(
                socket.create_connection((place.hostname or "", place.port or 0))
            )
            client.sendall(sent)
            clients.append(client)
        yield clients


def ask(address: str) -> None:
    with urlopen(address, timeout=PATIENCE) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("sent", [HALF, WHOLE], ids=["half a request", "an answer not read"])
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT], ids=lambda stop: stop.name)
def test_slow_clients_keep_nobody_waiting(
    config: Config, sent: bytes, stop: signal.Signals
) -> None:
    # They outlast the room, which is asked to stop while they are there.
    with ExitStack() as clients, room(config, stop, within=5) as address:
        clients.enter_context(slow_clients(address, sent))
        for _ in range(5):
            ask(f"{address}/api/search?q=ferry")


def test_ten_thousand_parameters_are_refused_and_the_longest_text_of_a_check_is_read(
    config: Config,
) -> None:
    query = "&".join(f"p{number}=1" for number in range(10_000))
    text = f"“a river does not ask” {'водаводавода ' * 7_600}"
    sent = urlencode({"text": text}).encode()
    with room(config) as address:
        with urlopen(f"{address}/api/check", sent, timeout=PATIENCE) as answer:
            assert len(json.load(answer)["findings"]) == 1
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{address}/api/search?{query}", timeout=PATIENCE)
    with refused.value as answer:
        assert answer.status == 400
        assert "behind its question mark" in json.load(answer)["detail"]


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT], ids=lambda stop: stop.name)
def test_a_room_that_has_the_index_follow_stops_with_all_its_processes(
    tmp_path: Path, stop: signal.Signals
) -> None:
    config = make_archive(tmp_path / "home").config
    with room(config, stop, within=5), open_store(config) as store:
        for number in range(8):
            # A builder starts within a second of this, and works for longer (served.py looks).
            store.set_state(next(store.releases()).id, State.HIDDEN, str(number))
            store.set_state(next(store.releases()).id, State.PUBLIC, "")
            time.sleep(0.2)


@pytest.mark.many
def test_a_request_that_comes_in_drops_is_cut_off(config: Config) -> None:
    with room(config) as address, slow_clients(address, HALF, 1) as (client,):
        client.settimeout(1)
        end = time.monotonic() + REQUEST_SECONDS + 10
        with pytest.raises(OSError, match=r"reset|[Bb]roken"):
            while time.monotonic() < end:
                client.sendall(b"a")
                time.sleep(0.5)
