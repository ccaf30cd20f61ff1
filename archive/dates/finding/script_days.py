"""The day that the data of a page's scripts give for its own story, and not for another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from archive.html.linked_data import is_linked_data
from archive.html.page import squeeze
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.prefilter import RarePattern

_DAY_LETTERS = 10
"""Of '2020-01-28T15:28' and '28.01.2020 15:28' those of the day."""

_SHORTEST = 8
_REACH = 6000
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A value that says when something was published. title: what the object that it stands in is
    called, as far as it can be read; "" where nothing says."""

    value: str
    title: str

    @property
    def day(self) -> str:
        return self.value[:_DAY_LETTERS]


def script_day(knowledge: KnowledgeSnapshot, tree: HtmlElement) -> str:
    """The value of the objects that have the title of the page, where they name one day. Where none
    has it, that of objects without a title, if all values of the page name one day. Else ""."""
    scripts = [node.text or "" for node in tree.iter("script") if not is_linked_data(node)]
    if not knowledge.derived(_any_key).might_match(scripts):
        return ""
    stamps = [stamp for text in scripts for stamp in _stamps(knowledge, text)]
    titles = " | ".join(squeeze(node.text_content()) for node in tree.iter("title", "h1"))
    own = [stamp for stamp in stamps if stamp.title and stamp.title in titles]
    unnamed = [stamp for stamp in stamps if not stamp.title]
    dated = own or unnamed
    is_one = len({stamp.day for stamp in own or stamps}) == 1
    return dated[0].value if dated and is_one else ""


def _stamps(knowledge: KnowledgeSnapshot, text: str) -> Iterator[_Stamp]:
    keys, title = knowledge.derived(_keys), knowledge.derived(_title)
    for at in _places_of_keys(text, knowledge.cues.date_metadata.published_keys):
        if match := keys.match(text, at):
            own_title = title.search(_object_around(text, at))
            yield _Stamp(match[1], squeeze(own_title[1]) if own_title else "")


def _object_around(text: str, at: int) -> str:
    """The innermost object that a key stands in, up to the next brace; "" where it begins too far
    before. A brace inside a text may cut it short."""
    before = text[max(0, at - _REACH) : at]
    depth, start = 0, None
    for brace in reversed([*_BRACE.finditer(before)]):
        depth += 1 if brace[0] == "}" else -1
        if depth < 0:
            start = brace.start()
            break
    if start is None:
        return ""
    following = _BRACE.search(text, at, at + _REACH)
    return before[start:] + text[at : following.start() if following else at]


def _places_of_keys(text: str, keys: Sequence[str]) -> Sequence[int]:
    """Where one of the keys stands, in order: to look for all of them as one pattern takes ten
    times as long in the long scripts of a page."""
    return sorted(
        {
            match.start()
            for key in keys
            if key in text
            for match in re.finditer(re.escape(key), text)
        }
    )


def _any_key(knowledge: KnowledgeSnapshot) -> RarePattern:
    return RarePattern(map(re.escape, knowledge.cues.date_metadata.published_keys))


def _keys(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    keys = "|".join(map(re.escape, knowledge.cues.date_metadata.published_keys))
    return re.compile(rf"""(?<![\w-])(?:{keys})\\?["']?\s*:\s*\\?["']([^"'\\]{{8,40}})""")


def _title(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    """A title up to the first letter that is written by its number."""
    keys = "|".join(map(re.escape, knowledge.cues.date_metadata.title_keys))
    quoted = rf"""[^"\\]{{{_SHORTEST},200}}"""
    return re.compile(rf"""(?<![\w-])(?:{keys})\\?["']?\s*:\s*\\?["']({quoted})""")
