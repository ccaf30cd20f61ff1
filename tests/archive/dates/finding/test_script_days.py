"""Days in the data of scripts: that of the page's own story, not of another."""

import pytest
from lxml import html

from archive.dates.finding.script_days import script_day
from tests.archive.knowledge import GENERIC

OWN = '{"title": "Ferries return to Encar", "slug": "f", "publishedAt": "2022-09-14T09:00:00Z"}'
OTHER = '{"title": "Harbour opens at Lima", "publishedAt": "2022-08-01T09:00:00Z"}'
UNNAMED = '{"publishedAt": "2022-07-05"}'


def day_of(data: str) -> str:
    page = f"<title>Ferries return to Encar | Ports</title><script>{data}</script>"
    return script_day(GENERIC, html.document_fromstring(page))[:10]


@pytest.mark.parametrize(
    ("data", "day"),
    [
        (f'{{"post": {OWN}}}', "2022-09-14"),
        (f'{{"related": [{OTHER}], "post": {OWN}}}', "2022-09-14"),
        (f'{{"post": {OWN}, "related": [{OTHER}]}}', "2022-09-14"),
        (f'{{"related": [{OTHER}], "post": {{"title": "Ferries return to Encar"}}}}', ""),
        (UNNAMED, "2022-07-05"),
        (f"[{UNNAMED}, {OTHER}]", ""),
        (f"[{OWN}, {OWN.replace('09-14', '09-15')}]", ""),
        (OWN.replace('"', '\\"'), "2022-09-14"),
    ],
)
def test_a_day_counts_that_stands_beside_the_title_of_the_page(data: str, day: str) -> None:
    assert day_of(data) == day


def test_an_object_that_begins_too_far_away_is_not_looked_for() -> None:
    assert day_of(f'{{"body": "{"x" * 9000}", "publishedAt": "2022-07-05"}}') == "2022-07-05"
