"""What a page says of itself in JSON-LD, as its objects."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

_WRAPPING = re.compile(r"/\*|\*/|<!\[CDATA\[|\]\]>|<!--|-->")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """One script. raw: as written; objects: every object in it, those inside others behind them;
    None where it is no JSON."""

    raw: str
    objects: tuple[Mapping[str, object], ...] | None


def linked_data(tree: HtmlElement) -> Iterator[LinkedData]:
    """The scripts of a page that are JSON-LD."""
    for node in tree.iter("script"):
        if not is_linked_data(node):
            continue
        raw = _WRAPPING.sub("", node.text or "").strip()
        try:
            stated = json.JSONDecoder(strict=False).raw_decode(raw)[0]
        except (ValueError, RecursionError):
            yield LinkedData(raw, None)
        else:
            yield LinkedData(raw, tuple(_objects(stated)))


def is_linked_data(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def is_of_type(item: Mapping[str, object], types: Sequence[str]) -> bool:
    """Whether one of these stands in the type of an object: 'NewsArticle'."""
    kind = str(item.get("@type", "")).lower()
    return any(name.lower() in kind for name in types)


def _objects(stated: object) -> Iterator[Mapping[str, object]]:
    """Without recursion: nothing limits how deep they lie."""
    pending = deque([stated])
    while pending:
        node = pending.popleft()
        if isinstance(node, list):
            pending.extendleft(reversed(node))
        elif isinstance(node, dict):
            yield node
            pending.extend(value for value in node.values() if isinstance(value, dict | list))
