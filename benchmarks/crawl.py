"""A reading room as a stranger sees it: every address that it offers, and what stands there."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import count
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

import ahocorasick

from archive.text.words import words_of

_LINK = re.compile(r"""\b(?:href|src)=["']([^"'#]+)""")
_TAG = re.compile(r"<[^>]*>")
_ECHO = re.compile(
    r'<title>.*?</title>|<p class="(?:quiet small|note)">.*?</p>|<ul class="chips".*?</ul>'
    r"|<textarea[^>]*>.*?</textarea>",
    re.S,
)
"""What tells a reader of a search what was typed."""

_SENTENCE = re.compile(r"(?<=[.!?…])[”\"’»)]*\s+|\n")
_FEWEST_WORDS = 5
_NO_PAGES = ("/static/",)
MOST_ADDRESSES = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. location: where it leads, of a redirect."""

    path: str
    status: int
    media_type: str
    body: bytes
    location: str = ""

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


Fetch = Callable[[str], Answer]


def crawl(fetch: Fetch, seeds: Iterable[str]) -> Iterator[Answer]:
    """The answer of every address that can be reached, each once."""
    waiting, reached = deque(seeds), set(seeds)
    for number in count():
        if not waiting:
            return
        if number == MOST_ADDRESSES:
            raise RuntimeError(f"the room offers more than {MOST_ADDRESSES} addresses")
        answer = fetch(waiting.popleft())
        yield answer
        for path in _links(answer):
            if path not in reached:
                reached.add(path)
                waiting.append(path)


def facet_addresses(fetch: Fetch) -> Iterator[str]:
    """A search for each value of each facet, for readers and for programs: a form has no links."""
    for kind in ("release", "quote"):
        answer = json.loads(fetch(f"/api/search?per_page=1&type={kind}").text)
        for facet in answer["facets"]:
            # "Not listed by name" has no id, and no search.
            for id in filter(None, (value["id"] for value in facet["values"])):
                pair = f"type={kind}&per_page=100&{facet['name']}={quote(id)}"
                yield from (f"/search?{pair}", f"/api/search?{pair}")


def searches(sentences: Iterable[str]) -> Iterator[str]:
    """A search for each sentence: its words in a row, and all of them."""
    for sentence in sentences:
        plain = sentence[:400]
        for typed in (f'"{plain}"', plain):
            for kind in ("release", "quote"):
                pair = f"q={quote(typed)}&type={kind}"
                yield from (f"/search?{pair}", f"/api/search?{pair}")


def sentences_of(texts: Iterable[str]) -> set[str]:
    """The sentences of texts as folded words; one of a few words is nobody's own."""
    parts = (words_of(part) for text in texts for part in _SENTENCE.split(text))
    return {" ".join(words) for words in parts if len(words) >= _FEWEST_WORDS}


class Finder:
    """Finds sentences in whatever a room answers, or in any text."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
        self._automaton.add_word(" \0 ")
        for sentence in sentences:
            self._automaton.add_word(f" {sentence} ")
        self._automaton.make_automaton()

    def found_in(self, text: str) -> set[str]:
        words = f" {' '.join(words_of(text))} "
        ends = self._automaton.iter(words)
        return {words[end - length + 2 : end] for end, length in ends}

    def found_at(self, answer: Answer) -> set[str]:
        """The sentences that an address tells, without those that it repeats of a question."""
        return {each for form in _forms(answer) for each in self.found_in(form)}


def _forms(answer: Answer) -> Iterator[str]:
    text = answer.text
    if answer.location:  # its text repeats the address, and this the words to be marked
        yield unquote(urlsplit(answer.location).path)
        return
    if "json" in answer.media_type:
        representation = json.loads(text)
        if isinstance(representation, dict):
            representation.pop("query", None)
        yield "\n".join(_strings(representation))
        return
    is_search = "q=" in urlsplit(answer.path).query
    shown = _ECHO.sub(" ", text) if is_search else text
    yield unescape(_TAG.sub(" ", shown))
    yield unescape(_TAG.sub("", shown))
    if not is_search:
        yield unescape(unquote(text))


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for inner in value.values() for text in _strings(inner))
        case list():
            yield from (text for inner in value for text in _strings(inner))


def _links(answer: Answer) -> Iterator[str]:
    if answer.location:
        yield from _ours(answer, answer.location)
    elif "json" in answer.media_type:
        for text in _strings(json.loads(answer.text)):
            if text.startswith("/") and " " not in text:
                yield from _ours(answer, text)
    elif "html" in answer.media_type and not _is_original(answer.path):
        for link in _LINK.findall(answer.text):
            yield from _ours(answer, unescape(link))


def _is_original(path: str) -> bool:
    """The links of a captured page are not the room's."""
    return "/capture/" in path and not path.endswith("/reading-copy")


def _ours(answer: Answer, link: str) -> Iterator[str]:
    """The address of a link into the room. Words to be marked in a release change none of its own,
    and a year of a result that is narrowed already is left to the searches."""
    parts = urlsplit(urljoin(f"http://room{answer.path}", link))
    if parts.netloc != "room" or parts.path.startswith(_NO_PAGES):
        return
    names = {name for name, _ in parse_qsl(parts.query)}
    if parts.path.startswith("/releases/"):
        yield parts.path
    elif "from" not in names or names <= {"from", "to"}:
        yield parts.path + (f"?{parts.query}" if parts.query else "")
