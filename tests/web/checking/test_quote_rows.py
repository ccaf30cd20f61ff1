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
        (f"speaker,text\nMira Hosk,{QUOTE}\n", [(QUOTE, "Mira Hosk")]),
        (f"sep=;\nquote;speaker\n‘{QUOTE}’;Mira Hosk\n", [(QUOTE, "Mira Hosk")]),
        (f"\nquote;speaker\n{QUOTE}, ever;Mira Hosk\n", [(f"{QUOTE}, ever", "Mira Hosk")]),
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
        (f'sep=;\nquote\n"{QUOTE}\n'.encode(), "line 3 of the table"),
        (f"text;who\n“{QUOTE}, ever”;Mira Hosk\n".encode(), "no column of the table"),
        (f"Speaker;Citation\nMira Hosk;{QUOTE}\n".encode(), "no column of the table"),
        (f"{QUOTE};Mira Hosk\n".encode(), "no column of the table"),
        (f"No, {QUOTE}\n".encode(), "no column of the table"),
        (b"We won\nWe shall not build\n", "no column of the table"),
        (f"quote,Quote\n{QUOTE},{QUOTE}\n".encode(), "two columns .* 'quote'"),
        (f"quote\n{QUOTE}, ever\n".encode(), "line 2 of the table has more cells"),
    ],
)
def test_what_would_be_guessed_or_lost_is_an_error(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "quotes.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=reason):
        list(quote_rows(path))
