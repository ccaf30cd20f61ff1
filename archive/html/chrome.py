"""What stands on a page beside its text: menus, share bars, side columns."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import cast

import msgspec
from lxml import etree
from lxml.html import HtmlElement

_TAGS = ("nav", "aside", "footer", "form")
_NEUTRAL = ("html", "body", "main", "article")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_KNOWN = 4096


class ChromeWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How content systems name the parts of a page (data/cues/chrome.yaml); patterns."""

    furniture: tuple[str, ...]
    heads: tuple[str, ...]
    not_heads: tuple[str, ...]
    beside: tuple[str, ...]
    titles: tuple[str, ...]
    unseen: tuple[str, ...]


class Chrome:
    """What the elements of a page are beside its text, by their tags, classes and ids."""

    def __init__(self, words: ChromeWords) -> None:
        self._furniture = _whole(words.furniture)
        self._heads = _whole(words.heads)
        self._not_heads = _whole(words.not_heads)
        self._beside = re.compile("|".join(words.beside), re.IGNORECASE)
        self._titles = re.compile(rf"(?:\b|_|doc|content)(?:{'|'.join(words.titles)})", re.I)
        self._unseen = _whole(words.unseen)
        # A page has few classes, on many elements, and its neighbours have the same.
        self._marks_furniture = lru_cache(_MOST_KNOWN)(self._names_furniture)
        self._marks_head = lru_cache(_MOST_KNOWN)(self._names_head)
        self._marks_beside = lru_cache(_MOST_KNOWN)(self._names_beside)

    def is_furniture(self, node: HtmlElement) -> bool:
        """Whether an element itself, by its tag, class or id, is furniture."""
        if node.tag in _NEUTRAL:
            return False
        return node.tag in _TAGS or self._marks_furniture(node.get("class"), node.get("id"))

    def names_furniture(self, name: str) -> bool:
        """Whether a name, of a file or a class, is that of furniture: 'img/site_logo.gif'."""
        return self._names_furniture(name, None)

    def is_header(self, node: HtmlElement) -> bool:
        """Whether an element is the head of a page or its side: no place for a release's title."""
        return self._marks_head(node.get("class"), node.get("id"))

    def _names_furniture(self, named: str | None, id: str | None) -> bool:
        return self._furniture.search(_marks(named, id)) is not None

    def _names_head(self, named: str | None, id: str | None) -> bool:
        return self._heads.search(self._not_heads.sub("", _marks(named, id))) is not None

    def _names_beside(self, named: str | None, id: str | None) -> bool:
        return self._beside.search(f"{named or ''} {id or ''}") is not None

    def surrounds(self, node: HtmlElement) -> bool:
        """Whether an element stands in a menu, a header, a side column or the like.

        Its own class says nothing: 'page-header' is where a content system puts the title itself.
        """
        return node.tag in ("nav", "aside", "footer") or any(
            self.is_furniture(parent) or self.is_header(parent) for parent in node.iterancestors()
        )

    def is_beside(self, node: HtmlElement) -> bool:
        """Whether an element stands among comments, teasers and the like."""
        return any(
            parent.tag in ("nav", "aside", "footer")
            or self._beside.search(f"{parent.get('class')} {parent.get('id')}")
            for parent in node.iterancestors()
        )

    def parts_beside(self, tree: HtmlElement) -> Iterator[HtmlElement]:
        """The outermost parts of a page that hold comments, teasers and the like."""
        walk = etree.iterwalk(tree, events=("start",), tag="*")
        for _, node in walk:
            if node.tag not in _NEUTRAL and self._marks_beside(node.get("class"), node.get("id")):
                walk.skip_subtree()
                yield cast(HtmlElement, node)

    def is_unseen(self, node: HtmlElement) -> bool:
        """Whether an element's class says that it is for those who hear the page, not see it."""
        return bool(self._unseen.search(_marks(node.get("class"), None)))

    def is_called_title(self, node: HtmlElement) -> bool:
        """Whether an element's class says that it is a title."""
        return bool(self._titles.search(node.get("class") or ""))


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


def _marks(named: str | None, id: str | None) -> str:
    """'post Footer_links' as 'post footer links': content systems name parts in every fashion."""
    return _HUMP.sub(" ", f"{named or ''} {id or ''}").replace("_", " ").replace("-", " ").lower()
