"""What a page calls its site: in its metadata, in its title tag beside the headline."""

from archive.html.page import Page, squeeze, title_tag
from archive.parsers.titles.pieces import pieces_of
from archive.text.folding import fold

_METADATA = ("og:site_name", "application-name", "apple-mobile-web-app-title")


def stated_names(page: Page) -> list[str]:
    """What the metadata calls the site, to other sites and as an application."""
    nodes = ((node, node.get("property") or node.get("name")) for node in page.tree.iter("meta"))
    names = (squeeze(node.get("content") or "") for node, name in nodes if name in _METADATA)
    return list(filter(None, names))


def possible_names(page: Page, title: str) -> tuple[str, ...]:
    """What may be the name of the site: as the metadata says, and the pieces of the title tag that
    are no part of the headline."""
    headline = fold(title)
    pieces = pieces_of(title_tag(page))[1:]
    is_piece = any(fold(piece) == headline for piece in pieces)
    beside = (
        piece
        for piece in pieces
        if fold(piece) != headline and (is_piece or f" {fold(piece)} " not in f" {headline} ")
    )
    return tuple(dict.fromkeys((*stated_names(page), *beside)))
