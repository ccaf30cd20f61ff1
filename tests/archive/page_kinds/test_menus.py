"""Where a page stands in a menu of its own site. Pages written for these tests."""

import pytest
from lxml import html

from archive.page_kinds.menus import items_that_lead_here

PAGE = "http://harbour.example/services/dredging.html"


def items(body: str, address: str = PAGE) -> list[str]:
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    return list(items_that_lead_here(tree, address))


def menu(*entries: tuple[str, str]) -> str:
    return "".join(f"<li><a href='{target}'>{text}</a></li>" for target, text in entries)


OTHERS = (("/", "Home"), ("/news/", "News"), ("/contact.html", "Contact us"))


@pytest.mark.parametrize(
    "target",
    [
        "dredging.html",
        "/services/dredging.html",
        "http://www.harbour.example/services/dredging.html",
    ],
)
def test_an_item_of_a_menu_leads_to_the_page(target: str) -> None:
    assert items(f"<ul>{menu(*OTHERS, (target, 'Dredging'))}</ul>") == ["Dredging"]


def test_a_menu_inside_a_menu_is_one_with_it() -> None:
    inner = f"<li>Services<ul>{menu(('dredging.html', 'Dredging'))}</ul></li>"
    assert items(f"<ul>{menu(*OTHERS)}{inner}</ul>") == ["Dredging"]


def test_a_row_of_a_table_is_a_menu_too() -> None:
    cells = "".join(f"<td><a href='{target}'>{text}</a></td>" for target, text in OTHERS)
    row = f"{cells}<td><a href='dredging.html'>Dredging</a></td>"
    assert items(f"<table><tr>{row}</tr></table>") == ["Dredging"]


@pytest.mark.parametrize(
    "body",
    [
        # Its headline among others: a list of stories.
        "<ul>"
        + menu(
            ("dredging.html", "Northern channel dredged"),
            ("2.html", "Old port to close for nine weeks"),
            ("3.html", "Harbour master thanks the crews of both tugs"),
            ("4.html", "Ferries back in service from Monday morning"),
        )
        + "</ul>",
        # The days of a list, the pages of a story.
        f"<ul>{menu(*OTHERS, ('dredging.html', '12 March'))}</ul>",
        # A place on the page itself.
        f"<ul>{menu(*OTHERS, ('dredging.html#top', 'Top'))}</ul>",
        # A page of the same name in another folder, and what is no address.
        f"<ul>{menu(*OTHERS, ('/news/dredging.html', 'Dredging'))}</ul>",
        f"<ul>{menu(*OTHERS, ('http://[dredging.html', 'Dredging'))}</ul>",
        # A link that stands in no menu.
        "<p><a href='dredging.html'>Dredging</a> <a href='/news/'>News</a></p>",
        f"<ul>{menu(('dredging.html', 'Print'), ('/mail', 'Mail'))}</ul>",
    ],
)
def test_what_is_no_item_of_a_menu(body: str) -> None:
    assert items(body) == []


@pytest.mark.parametrize(
    "address",
    ["http://harbour.example", "http://harbour.example/", "http://harbour.example/index.html"],
)
def test_every_page_leads_to_the_start_of_a_site(address: str) -> None:
    assert items(f"<ul>{menu(*OTHERS, ('/services/', 'Services'))}</ul>", address) == []


def test_a_query_names_a_page() -> None:
    here = "http://harbour.example/show.php?id=7"
    assert items(f"<ul>{menu(*OTHERS, ('show.php?id=7', 'Dredging'))}</ul>", here) == ["Dredging"]
    assert items(f"<ul>{menu(*OTHERS, ('show.php?id=8', 'Dredging'))}</ul>", here) == []


def test_a_file_of_a_site_is_known_by_its_place() -> None:
    here = "site.zip/services/dredging.html"
    assert items(f"<ul>{menu(*OTHERS, ('../services/dredging.html', 'Dredging'))}</ul>", here)
