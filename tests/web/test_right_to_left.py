"""A release that is written from right to left."""

import pytest
from flask.testing import FlaskClient
from web_builders import room_of_a_page

FERRY = "عبر القارب النهر قبل الظهر وعلى متنه مئتا راكب من القرى الأربع."
PAGE = f"""<html lang="ar" dir="rtl"><head><title>قارب جديد على النهر</title></head><body><article>
<h1>قارب جديد على النهر</h1><p>12 مارس 2014</p><p>{FERRY}</p><p>{FERRY}</p>
<p>للمزيد من المعلومات يرجى الاتصال: هاتف +386 1 555 0199</p></article></body></html>"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return room_of_a_page(tmp_path_factory.mktemp("arabic"), PAGE).test_client()


def test_what_stands_before_is_on_the_right_in_the_table_and_in_a_line(room: FlaskClient) -> None:
    page = room.get("/lines?q=النهر").text
    assert '<table class="kwic" dir="rtl">' in page
    assert '<tr lang="ar" dir="auto"><td>' in page


def test_a_release_without_an_office_has_none_in_its_line(room: FlaskClient) -> None:
    assert "unknown" not in room.get("/lines?q=النهر").text
    assert "unknown" not in room.get("/lines?q=النهر&format=csv").text


def test_a_contact_by_telephone_alone_is_no_empty_fact(room: FlaskClient) -> None:
    (hit,) = room.get("/api/search").get_json()["hits"]
    assert "<dt>Contact</dt>" not in room.get(f"/releases/{hit['id']}").text


def test_one_of_a_kind_is_counted_in_the_singular(room: FlaskClient) -> None:
    home = room.get("/").text
    assert "<b>1</b> release<" in home
    assert "<b>2014</b> year covered" in home
