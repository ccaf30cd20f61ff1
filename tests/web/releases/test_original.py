"""The original bytes, shut into a sandbox."""

from flask.testing import FlaskClient
from web_builders import ORIGINAL, Archive


def test_the_bytes_are_those_that_were_captured(client: FlaskClient, archive: Archive) -> None:
    response = client.get(f"/releases/{archive.open}/capture/{archive.digest}")
    assert response.data == ORIGINAL
    assert response.headers["Content-Type"] == "text/html; charset=iso-8859-2"


def test_an_earlier_capture_can_be_seen_too(client: FlaskClient, archive: Archive) -> None:
    response = client.get(f"/releases/{archive.open}/capture/{archive.earlier}")
    assert response.data == ORIGINAL + b"<!-- before -->"


def test_the_response_itself_carries_the_sandbox(client: FlaskClient, archive: Archive) -> None:
    response = client.get(f"/releases/{archive.open}/capture/{archive.digest}")
    policy = response.headers["Content-Security-Policy"].split("; ")
    assert policy[:2] == ["sandbox", "default-src 'none'"]
    assert not any("script" in directive for directive in policy)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_capture_of_another_release_is_refused(client: FlaskClient, archive: Archive) -> None:
    assert client.get(f"/releases/{archive.undated}/capture/{archive.digest}").status_code == 404
    assert client.get(f"/releases/{archive.open}/capture/{'0' * 64}").status_code == 404


def test_what_is_not_public_shows_no_bytes(client: FlaskClient, archive: Archive) -> None:
    for release_id, status in ((archive.withdrawn, 410), (archive.hidden, 404)):
        response = client.get(f"/releases/{release_id}/capture/{archive.digest}")
        assert response.status_code == status
        assert b"lighthouse" not in response.data
