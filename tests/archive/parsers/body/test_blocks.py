"""Typed blocks of a body."""

from lxml import html

from archive.html.selectors import select
from archive.html.visible_text import visible_text
from archive.models import BlockKind
from archive.parsers.body.blocks import blocks_of


def kinds_and_texts(source: str, drop: str = "") -> list[tuple[BlockKind, str, bool]]:
    tree = html.document_fromstring(source)
    dropped = frozenset(select(drop, tree)) if drop else frozenset()
    return [(b.kind, b.text, b.gap) for b in blocks_of([tree.find("body")], dropped)]


def test_unclosed_paragraphs_of_the_nineties_are_paragraphs() -> None:
    blocks = kinds_and_texts("<body><P>One\nline.<P>Two.</body>")
    assert [text for _, text, _ in blocks] == ["One line.", "Two."]


def test_one_line_break_stays_and_two_end_a_paragraph() -> None:
    blocks = kinds_and_texts("<body>One<br>still one<br><br>Two</body>")
    assert [text for _, text, _ in blocks] == ["One\nstill one", "Two"]


def test_headings_lists_quotes_captions_and_tables_keep_their_kind() -> None:
    blocks = kinds_and_texts(
        "<body><h2>Head</h2><ul><li>a<li>b</ul><blockquote><p>said</p></blockquote>"
        "<figure><img><figcaption>shown</figcaption></figure>"
        "<table><tr><td>Boats</td><td>12</td></tr><tr><td>Days</td><td>3</td></tr></table></body>"
    )
    assert blocks == [
        (BlockKind.HEADING, "Head", False),
        (BlockKind.LIST, "a\nb", False),
        (BlockKind.QUOTE, "said", False),
        (BlockKind.CAPTION, "shown", False),
        (BlockKind.TABLE, "Boats | 12\nDays | 3", False),
    ]


def test_an_item_that_nests_for_lack_of_an_end_tag_is_said_once() -> None:
    blocks = kinds_and_texts("<body><dl><dd><tt>1<dd>one<dd>two<dt>three</dl></body>")
    assert " ".join(blocks[0][1].split()) == "1 one two three"


def test_a_layout_table_is_read_through() -> None:
    blocks = kinds_and_texts("<body><table><tr><td><p>One.</p><p>Two.</p></td></tr></table></body>")
    assert [kind for kind, _, _ in blocks] == [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]


def test_what_is_dropped_between_paragraphs_leaves_a_gap() -> None:
    blocks = kinds_and_texts(
        "<body><p>One.</p><div class=box>Donate</div><p>Two.</p></body>", ".box"
    )
    assert [(text, gap) for _, text, gap in blocks] == [("One.", False), ("Two.", True)]


def test_what_is_dropped_before_the_text_leaves_none() -> None:
    blocks = kinds_and_texts("<body><div class=box>Menu</div><p>One.</p></body>", ".box")
    assert [(text, gap) for _, text, gap in blocks] == [("One.", False)]


def test_letters_split_over_inline_tags_are_one_word() -> None:
    assert kinds_and_texts("<body><p>Ant<span>ónio</span></p></body>")[0][1] == "António"
    assert visible_text(html.fromstring("<h1>Ant<b>ónio</b><br>Dias</h1>")) == "António Dias"


def test_no_break_spaces_become_spaces() -> None:
    assert (
        kinds_and_texts("<body><p>«\xa0Oui\xa0», dit-elle</p></body>")[0][1] == "« Oui », dit-elle"
    )


def test_typed_text_keeps_its_paragraphs_and_loses_its_line_ends() -> None:
    page = (
        "<pre>\n<b>RIVER FERRY SINKS</b>\n\nPORT ANSO, 5 June 2002 - The ferry that crosses the "
        "river\nevery day sank on Tuesday, the harbour office said today.\n\nOne\nTwo\n</pre>"
    )
    texts = [block.text for block in blocks_of([html.fromstring(page)], frozenset())]
    assert texts == [
        "RIVER FERRY SINKS",
        "PORT ANSO, 5 June 2002 - The ferry that crosses the river every day sank on Tuesday, "
        "the harbour office said today.",
        "One\nTwo",
    ]
