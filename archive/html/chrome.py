"""What stands on a page beside its text: menus, share bars, side columns."""

import re

from lxml.html import HtmlElement

_TAGS = ("nav", "aside", "footer", "form")
_NEUTRAL = ("html", "body", "main", "article")
_MARKS = re.compile(
    r"\b(nav|navigation|navbar|menu|masthead|footer|foot|sidebar|rail|logo|breadcrumbs?|banner|"
    r"search|related|share|sharing|social|newsletter|promo|promotion|comments?|disqus|respond|"
    r"advert|advertisement|ads?|cookies?|popup|modal|overlay|subscribe|subscription|signup|"
    r"recommended|recommendations|recirc|trending|outbrain|taboola|tags|toolbar|carousel|"
    r"disclaimer|copyright|cta|teaser|recent|disclosure|references)\b"
)
_HEADS = re.compile(r"\b(header|side)\b")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def is_furniture(node: HtmlElement) -> bool:
    """Whether an element itself, by its tag, class or id, is furniture."""
    if node.tag in _NEUTRAL:
        return False
    return node.tag in _TAGS or bool(_MARKS.search(_marks(node)))


def is_header(node: HtmlElement) -> bool:
    """Whether an element is the head of a page or its side: no place for a release's title."""
    return bool(_HEADS.search(_marks(node).replace("page header", "")))


def _marks(node: HtmlElement) -> str:
    """'post Footer_links' as 'post footer links': content systems name parts in every fashion."""
    named = f"{node.get('class') or ''} {node.get('id') or ''}"
    return _HUMP.sub(" ", named).replace("_", " ").replace("-", " ").lower()
