"""Tables of quotes as spreadsheets and hands write them."""

from pathlib import Path

import pytest

from archive.errors import UsageError
from web.checking.quote_rows import quote_rows

QUOTE = "We shall not build a wall here"


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (f"quote,speaker\n{QUOTE},Mira Hosk\n", [(QUOTE, "Mira Hosk")]),
        (
            f'\ufeff"Quote";"Speaker "\r\n"“{QUOTE}; ever”";"Mira Hosk"\r\n',
            [(f"{QUOTE}; ever", "Mira Hosk")],
        ),
        (f"speaker\tquote\nMira Hosk\t{QUOTE}\n", [(QUOTE, "Mira Hosk")]),
        (f"text,who\n{QUOTE},Mira Hosk\n", [(QUOTE, None)]),
        (f"{QUOTE}\n„{QUOTE}; never“\n", [(QUOTE, None), (f"{QUOTE}; never", None)]),
        (f'quote\n\n"{QUOTE}\nnor there"\n,,\n', [(f"{QUOTE}\nnor there", None)]),
        ("speaker,quote\nMira Hosk\n", [("", "Mira Hosk")]),
    ],
)
def test_every_quote_of_a_table_is_read_once(
    tmp_path: Path, content: str, rows: list[tuple[str, str | None]]
) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text(content, encoding="utf-8", newline="")
    assert [(row.text, row.speaker) for row in quote_rows(path)] == rows


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"quote\nVasiljevi\xe6 said so\n", "not in UTF-8"),
        (b" \n,\n", "has no rows"),
        (f'quote\n"{QUOTE}\n{QUOTE}\n'.encode(), "line 3 of the table"),
    ],
)
def test_what_would_be_guessed_or_lost_is_an_error(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "quotes.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=reason):
        list(quote_rows(path))
