"""The server of the browser tests: nothing of it stays open behind the block."""

from http.client import HTTPConnection

import waitress
from flask import Flask

from tests.web.in_thread import running


def test_a_connection_kept_for_later_is_closed_with_the_server() -> None:
    server = waitress.create_server(Flask(__name__), host="127.0.0.1", port=0)
    with running(server):
        kept = HTTPConnection("127.0.0.1", server.effective_port, timeout=5)
        kept.request("GET", "/")
        kept.getresponse().read()
        assert kept.sock is not None
    assert kept.sock.recv(1) == b""
    kept.close()
