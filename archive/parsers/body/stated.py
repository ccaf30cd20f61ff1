"""The text that a page states to machines alone, where scripts are to show it to people."""

from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

from archive.html.lines import lines_of
from archive.html.linked_data import is_of_type, linked_data
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind

_BODY = "articleBody"
STATED = ("json-ld", _BODY)
"""The method by which such a text is found, and its place."""


def stated_blocks(knowledge: KnowledgeSnapshot, tree: HtmlElement) -> list[Block]:
    """The longest text of an article in the JSON-LD of a page, a block for each of its lines."""
    types = knowledge.cues.date_metadata.article_types
    texts = (
        text
        for script in linked_data(tree)
        for item in script.objects or ()
        if isinstance(text := item.get(_BODY), str) and is_of_type(item, types)
    )
    longest = max(texts, key=len, default="")
    return [Block(BlockKind.PARAGRAPH, line) for line in _lines(longest)]


def _lines(text: str) -> Iterator[str]:
    """Its lines; markup in it is read as such."""
    # Half of a pair of surrogates, which JSON can write and no document has.
    whole = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    for line in filter(str.strip, whole.split("\n")):
        yield from lines_of(html.fragment_fromstring(line, create_parent="div"))
