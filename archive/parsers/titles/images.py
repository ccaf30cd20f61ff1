"""A title that stands in an image, as the text in its place says it."""

from itertools import islice

from lxml.html import HtmlElement

from archive.html.chrome import Chrome
from archive.html.page import squeeze

_FEWEST_BLANKS = 3
_MOST_IMAGES = 20


def title_in_image(tree: HtmlElement, chrome: Chrome) -> str:
    """What an image says in four words or more that is no link and no furniture, or ""."""
    for image in islice(tree.iter("img"), _MOST_IMAGES):
        text = squeeze(image.get("alt") or "")
        if text.count(" ") >= _FEWEST_BLANKS and not _is_furniture(image, chrome):
            return text
    return ""


def _is_furniture(image: HtmlElement, chrome: Chrome) -> bool:
    """Whether it is a logo, a banner or the like, by its names, or leads elsewhere."""
    named = " ".join(image.get(name) or "" for name in ("src", "class", "id"))
    is_link = next(image.iterancestors("a"), None) is not None
    says_so = chrome.names_furniture((image.get("alt") or "").rpartition(" ")[2])
    return is_link or says_so or chrome.names_furniture(named) or chrome.surrounds(image)
