"""The main text: what an extractor chose, completed by the build of the page."""

from lxml import html

from archive.knowledge.chrome import chrome_of
from archive.parsers.body.main_text import PlacedBlocks, main_blocks
from archive.text.shingles import Extract
from archive.text.words import words_of
from tests.archive.knowledge import GENERIC

FIRST = "The ferry left the harbour of Port Anso at dawn with two hundred people on board."
SECOND = "Nobody had slept, and the captain asked the pilot to go slowly along the eastern shore."
THIRD = "A second ferry is expected tomorrow, the harbour office told the families on the quay."
LINE = "Read more about ferries and harbours"


def chosen(markup: str, *extract: str) -> list[str]:
    placed = PlacedBlocks(html.document_fromstring(f"<body>{markup}</body>"))
    chosen_blocks = main_blocks(GENERIC.derived(chrome_of), placed, "\n".join(extract))
    return [block.text for block in chosen_blocks]


def test_a_body_in_two_containers_of_one_class_is_read_whole() -> None:
    part = '<div class="text"><p>{}</p></div>'
    page = part.format(FIRST) + "<p>Advert</p>" + part.format(SECOND) + part.format(THIRD)
    assert chosen(page, FIRST, SECOND) == [FIRST, SECOND, THIRD]


def test_headings_and_lists_among_chosen_paragraphs_are_kept() -> None:
    page = (
        f"<div><p>{FIRST}</p><h3>At sea</h3><ul><li>One</li><li>Two</li></ul><p>{SECOND}</p></div>"
    )
    assert chosen(page, FIRST, SECOND) == [FIRST, "At sea", "One\nTwo", SECOND]


def test_lines_of_links_and_boxes_are_left_out_though_chosen() -> None:
    page = (
        f'<div><p>{FIRST}</p><p><a href="/x">{LINE}</a></p>'
        f'<div class="newsletter-box"><p>Have our news sent to you every week.</p></div>'
        f"<p>{SECOND}</p></div>"
    )
    extract = (FIRST, LINE, "Have our news sent to you every week.", SECOND)
    assert chosen(page, *extract) == [FIRST, SECOND]


def test_what_was_chosen_in_bulk_is_no_furniture_whatever_its_class() -> None:
    page = f'<div><p class="social">{FIRST}</p><p class="social">{SECOND}</p></div>'
    assert chosen(page, FIRST, SECOND) == [FIRST, SECOND]


def test_text_that_a_page_has_twice_is_taken_once_where_most_of_it_stands() -> None:
    page = f'<div class="lead"><p>{FIRST}</p></div><div><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert chosen(page, FIRST, SECOND) == [FIRST, SECOND]


def test_a_form_around_a_whole_page_is_no_form() -> None:
    text = [f"{FIRST} {number}" for number in range(30)]
    page = "<form>" + "".join(f"<p>{paragraph}</p>" for paragraph in text) + "</form>"
    assert chosen(page, *text) == text


def test_nothing_is_chosen_where_the_extract_is_not_on_the_page() -> None:
    assert chosen(f"<p>{FIRST}</p>", SECOND) == []


def test_scripts_without_blanks_are_compared_sign_by_sign() -> None:
    assert words_of("船は夜明けに Port Anso") == [*"船は夜明けに", "port", "anso"]
    extract = Extract("船は夜明けに港を出た。")
    assert extract.holds(words_of("船は夜明けに港を出"))
    assert not extract.holds(words_of("次の船は明日の予定です"))
