"""A quotation as it is shown: what was printed in one is told from what was not."""

import pytest

from archive.models import Quote, Span
from archive.verbatim import verbatim


def quoted(text: str, *said: str) -> Quote:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in said)
    return Quote(" ".join(said), spans)


@pytest.mark.parametrize(
    ("text", "said", "shown"),
    [
        (
            "“The water rose,” said the harbour master. “Nobody slept.”",
            ("The water rose,", "Nobody slept."),
            "“The water rose,” … “Nobody slept.”",
        ),
        (
            "“The water rose.\n\n“Nobody slept.”",
            ("The water rose.", "Nobody slept."),
            "“The water rose. “Nobody slept.”",
        ),
        ("Elle dit : « L’eau monte » hier.", ("L’eau monte",), "« L’eau monte »"),
        ("Sie sagte: „Das Wasser steigt.“", ("Das Wasser steigt.",), "„Das Wasser steigt.“"),
        ('He said "no ferry" twice.', ("no ferry",), '"no ferry"'),
        ("The minister stated:\n\nNo ferry sails.", ("No ferry sails.",), "No ferry sails."),
        ("“No end is printed", ("No end is printed",), "“No end is printed"),
    ],
)
def test_a_quotation_is_shown_as_it_was_printed(
    text: str, said: tuple[str, ...], shown: str
) -> None:
    assert verbatim(quoted(text, *said), text).text == shown


def test_a_break_is_told_by_its_place_and_each_part_by_its_beginning() -> None:
    text = "“The water rose,” said she. “Nobody slept.”"
    form = verbatim(quoted(text, "The water rose,", "Nobody slept."), text)
    assert [form.text[place:] for place in form.breaks] == ["“Nobody slept.”"]
    assert [form.text[start : start + 3] for start in form.starts] == ["The", "Nob"]
