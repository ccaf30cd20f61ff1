"""Nobody but the one browser is let in, and nothing changes but by a form of ours."""

import ast
from pathlib import Path

import pytest
from curate_builders import HOST, ORIGIN, Room, question_of
from flask.testing import FlaskClient

from tests.laws.imports import graph_of
from tests.laws.tree import read_tree
from web.addresses import API_CHECK, CHECK
from web.app import create_app

POSTS = ("/decide", "/undo", "/audit/take-back", "/correct", "/correct/text", "/quotation")
GETS = (
    "/",
    "/audit",
    "/questions/x",
    "/quotation",
    "/original/x/y",
    "/files/dateline.css",
    "/files/curate.js",
)


def test_every_address_that_changes_something_is_tried_here(room: Room) -> None:
    rules = list(room.app.url_map.iter_rules())
    assert {rule.rule for rule in rules if "POST" in (rule.methods or ())} == set(POSTS)


@pytest.mark.parametrize("path", GETS)
def test_without_the_cookie_nothing_is_seen(room: Room, path: str) -> None:
    response = room.client().get(path, headers=room.get_headers)
    assert response.status_code == 403
    assert response.text == "open the address that `dateline curate` printed\n"


def test_the_token_lets_one_browser_in_and_then_no_other(room: Room, client: FlaskClient) -> None:
    assert client.get("/", headers=room.get_headers).status_code == 200
    again = room.client().get(f"/enter/{room.guard.token}", headers=room.get_headers)
    assert again.status_code == 403
    assert "start it again" in again.text
    assert "Set-Cookie" not in again.headers


def test_the_browser_that_is_in_may_open_the_address_again(room: Room, client: FlaskClient) -> None:
    again = client.get(f"/enter/{room.guard.token}", headers=room.get_headers)
    assert (again.status_code, again.headers["Location"]) == (303, "/")
    assert "Set-Cookie" not in again.headers
    assert client.get("/enter/x", headers=room.get_headers).status_code == 403


def test_another_token_lets_nobody_in_and_spends_nothing(room: Room) -> None:
    for token in ("x", room.guard.token[:-1], room.guard.csrf):
        assert room.client().get(f"/enter/{token}", headers=room.get_headers).status_code == 403
    assert (
        room.client().head(f"/enter/{room.guard.token}", headers=room.get_headers).status_code
        == 403
    )
    assert (
        room.client().get(f"/enter/{room.guard.token}", headers=room.get_headers).status_code == 303
    )


def test_the_cookie_is_strict_and_no_script_reads_it(room: Room) -> None:
    response = room.client().get(f"/enter/{room.guard.token}", headers=room.get_headers)
    cookie = response.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert room.guard.token not in cookie
    assert room.guard.csrf not in cookie


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "changed",
    [
        {"Host": "evil.example"},
        {"Host": "localhost:8123"},
        {"Host": "127.0.0.1:8000"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "https://127.0.0.1:8123"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_of_elsewhere_changes_nothing(
    room: Room, client: FlaskClient, path: str, changed: dict[str, str]
) -> None:
    before = everything(room)
    headers = {**room.post_headers, **changed}
    response = client.post(path, data=answer(room, client), headers=headers)
    assert response.status_code == 403
    assert everything(room) == before


@pytest.mark.parametrize("path", POSTS)
def test_a_form_without_origin_word_or_cookie_changes_nothing(
    room: Room, client: FlaskClient, path: str
) -> None:
    before = everything(room)
    form = answer(room, client)
    without_word = {name: value for name, value in form.items() if name != "csrf"}
    attempts = [
        client.post(path, data=form, headers={"Host": HOST}),
        client.post(path, data=without_word, headers=room.post_headers),
        client.post(path, data={**form, "csrf": "x"}, headers=room.post_headers),
        client.post(f"{path}?csrf={room.guard.csrf}", data=without_word, headers=room.post_headers),
        room.client().post(path, data=form, headers=room.post_headers),
    ]
    assert [each.status_code for each in attempts] == [403] * len(attempts)
    assert everything(room) == before


def test_the_same_form_of_ours_is_taken(room: Room, client: FlaskClient) -> None:
    before = everything(room)
    response = client.post("/decide", data=answer(room, client), headers=room.post_headers)
    assert response.status_code == 303
    assert everything(room) != before


def test_a_page_is_not_read_under_another_name(room: Room, client: FlaskClient) -> None:
    for host in ("evil.example", "localhost:8123", "127.0.0.1", "127.0.0.1:8123.evil.example"):
        assert client.get("/", headers={"Host": host}).status_code == 403
    assert client.options("/", headers=room.get_headers).status_code == 405
    assert client.put("/decide", headers=room.post_headers).status_code == 405


def test_no_page_loads_or_keeps_anything_of_elsewhere(room: Room, client: FlaskClient) -> None:
    for path in ("/", "/audit"):
        response = client.get(path, headers=room.get_headers)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "frame-ancestors 'none'" in policy
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert 'src="http' not in response.text
        assert 'href="http' not in response.text
        assert "<script>" not in response.text


def test_a_capture_is_framed_without_scripts_and_without_an_origin(
    room: Room, client: FlaskClient
) -> None:
    page = room.page(client, f"/questions/{doubted(room)}")
    frame = page.split("<iframe ")[1].split(">")[0]
    assert frame.startswith("sandbox src=")
    path = frame.split('src="')[1].split('"')[0]
    response = client.get(path, headers=room.get_headers)
    assert b"<script>" in response.data
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow-" not in policy
    assert "script-src" not in policy


def test_only_captures_of_a_release_are_framed(room: Room, client: FlaskClient) -> None:
    first, other = list(room.store.releases())[:2]
    path = f"/original/{first.id}/{other.capture.digest}"
    assert client.get(path, headers=room.get_headers).status_code == 404


def test_the_public_room_has_none_of_it(room: Room) -> None:
    public = create_app(room.store._config)
    ours = {rule.rule for rule in room.app.url_map.iter_rules()} - {"/"}
    assert ours.isdisjoint(rule.rule for rule in public.url_map.iter_rules())
    posted = {rule.rule for rule in public.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert posted == {CHECK, API_CHECK}  # which read, and keep nothing
    for path in POSTS:
        assert public.test_client().post(path).status_code in (404, 405)


def reached(module: str, graph: dict[str, set[str]]) -> set[str]:
    known: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in known:
            known.add(name)
            waiting += graph[name]
    return known


def test_the_public_room_imports_nothing_of_it_and_it_nothing_of_the_public_room() -> None:
    graph = graph_of(read_tree(Path(__file__).parents[3]))
    for public in ("web.app", "web.serving", "web.cli.serve"):
        assert not {name for name in reached(public, graph) if name.startswith("web.curate")}
    own = {name for name in reached("web.curate.serving", graph) if name.startswith("web.")}
    shared = {name for name in own if not name.startswith("web.curate")}
    assert shared == {"web.text.text_blocks", "web.text.text_segments"}
    planted = {**graph, "web.app": {*graph["web.app"], "web.curate.app"}}
    assert any(name.startswith("web.curate") for name in reached("web.serving", planted))


def test_it_listens_on_this_machine_alone() -> None:
    source = (Path(__file__).parents[3] / "web/curate/serving.py").read_text(encoding="utf-8")
    calls = [
        ast.unparse(node.args[0])
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "socket.create_server"
    ]
    assert calls == ["(HOST, port)"]
    assert ORIGIN.startswith("http://127.0.0.1:")


def doubted(room: Room) -> str:
    return next(item.id for item in room.desk._queue.items if item.id.endswith(".speaker"))


def answer(room: Room, client: FlaskClient) -> dict[str, str]:
    """A form that would be taken, were all well."""
    id = doubted(room)
    assert question_of(room.page(client, f"/questions/{id}")) == id
    return {"csrf": room.guard.csrf, "question": id, "verdict": "value", "value": "Jan Hribar"}


def everything(room: Room) -> object:
    desk = room.desk
    numbers = [each.number for each in room.store.corrections() if not each.withdrawn]
    return numbers, room.store.people.decisions(), desk.last, room.store.revision
