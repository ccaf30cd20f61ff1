"""Pages that offer other pages. Written for these tests; none is anybody's."""

import pytest
from lxml.html import document_fromstring

from archive.models import Block, BlockKind
from archive.page_kinds.stories_of_others import share_of_stories_of_others
from tests.archive.page_kinds.test_decision import RELEASE, told
from tests.archive.page_kinds.test_labels_of_pages import page

HEADLINES = (
    "Harbour to be dredged this spring",
    "Pilots strike over night shifts",
    "New lighthouse keeper takes up post",
    "Old pier closes after storm",
)


def linked(before: str, after: str) -> str:
    return "".join(
        f"<p>{before}<a href='/press/{n}'>{headline}</a>{after}</p>"
        for n, headline in enumerate(HEADLINES)
    )


@pytest.mark.parametrize(
    "body",
    [
        linked("", ""),
        linked("12 March 2004 ", ""),
        linked("", "<br>The authority told the harbour's council on Monday night."),
    ],
    ids=["headlines", "days and headlines", "teasers in one paragraph"],
)
def test_a_page_of_offers_is_a_list_in_a_template_that_calls_every_page_an_article(
    body: str,
) -> None:
    assert told(page("From the harbour", body)) == "listing"


def test_a_release_that_ends_with_others_stays_one() -> None:
    assert told(RELEASE.replace("</body>", f"{linked('', '')}</body>")) == "release"


STORY = "<p>" + "Nobody in the old port had seen such a tide before. " * 12


def share(body: str, own_path: str = "") -> float:
    """Of a page whose every paragraph is a block of its text."""
    tree = document_fromstring(f"<body>{body}</body>")
    blocks = [Block(BlockKind.PARAGRAPH, node.text_content()) for node in tree.iter("p")]
    return share_of_stories_of_others(tree, blocks, own_path)


def test_a_paragraph_that_begins_with_a_headline_of_elsewhere_is_an_offer() -> None:
    assert share(linked("", "") + STORY) == pytest.approx(20 / 140)


def test_two_offers_are_none() -> None:
    assert not share("".join(linked("", "").partition("<p><a href='/press/2'")[:1]))


def test_links_of_few_words_and_links_to_the_page_itself_are_no_offers() -> None:
    assert not share(linked("", "").replace("/press/", "#"))
    assert not share("<p><a href='/a'>One</a><p><a href='/b'>Two</a><p><a href='/c'>Three</a>")


def test_a_long_text_that_begins_with_a_link_is_no_offer() -> None:
    words = " and then the tide went out again" * 40
    assert not share(linked("", "").replace("</p><p>", " ") + f"<p>{words}", "/press/0")


def test_a_list_of_any_length_is_one() -> None:
    rows = (f"<p><a href='/{n}'>Ferry number {n} sails</a></p>" for n in range(1000))
    assert share("".join(rows)) == 1
