"""Where the words of one release stand in others: its title, or ten of its words in a row."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice

import ahocorasick

from archive.errors import NotFound, Withdrawn
from archive.models import BlockKind, Release
from archive.publication.publication import Publication
from archive.publication.values import PublicRelease
from archive.store import Store
from archive.text.words import words_of

RUN = 10
"""So many words in a row are no accident: a teaser or a quotation."""

_ANCHOR = 5
"""Every run of ten words holds one of the text's runs of five that begin at each fifth word."""

_TELLING_TITLE = 4
"""A title of fewer words stands in many a sentence: it is looked for as a whole line."""

_TAG = re.compile(r"<[^<>]*>")
_NOWHERE = "\0"
_NOT_ITS_OWN = (BlockKind.BOILERPLATE, BlockKind.CONTACT)


Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Trace:
    """A public release that prints words of another one."""

    id: str
    title: str
    words: str


class Words:
    """The words of a release, in all its versions, to be looked for in other texts."""

    def __init__(self, versions: Sequence[Release]) -> None:
        blocks = [words_of(text) for version in versions for text in _own_texts(version)]
        titles = {_joined(version.title) for version in versions} - {""}
        self._runs = {run for words in blocks for run in _runs(words)}
        self._titles = {title for title in titles if title.count(" ") >= _TELLING_TITLE - 1}
        self._lines = titles - self._titles
        anchors = [words[at : at + _ANCHOR] for words in blocks for at in _anchors(words)]
        self._anchors = _automaton([*map(" ".join, anchors), *titles])

    def may_stand_in(self, text: str) -> bool:
        """Whether a closer look is worth while; quick."""
        return next(self._anchors.iter(f" {' '.join(words_of(text))} "), None) is not None

    def found_in(self, release: Release) -> Iterator[str]:
        """What a release prints of these words: the title, runs of ten words."""
        for text in (release.title, release.subtitle or "", *_texts(release)):
            yield from self.found_in_text(text)
        lines = (line for text in _texts(release) for line in text.split("\n"))
        yield from (title for title in map(_joined, lines) if title in self._lines)

    def found_in_text(self, text: str) -> Iterator[str]:
        """The same of any text, where a short title is not looked for."""
        words = words_of(text)
        printed = f" {' '.join(words)} "
        yield from (title for title in self._titles if f" {title} " in printed)
        yield from (" ".join(run) for run in _runs(words) if run in self._runs)


def words_of_releases(ids: Sequence[str], store: Store) -> Words:
    """The words of releases in all their versions."""
    versions = [version.release for id in ids for version in store.versions_of(id)]
    return Words([*(store.release(id).release for id in ids), *versions])


def traces_in_texts(
    looked_for: Words, store: Store, publication: Publication, progress: Progress
) -> Iterator[Trace]:
    """The public releases that print such words as their own text. Reads what every release prints:
    seconds where there are ten thousand."""
    for printed in store.printed():
        progress("looked through", 1)
        if looked_for.may_stand_in(printed.text):
            for public in _public([printed.id], publication):
                for words in islice(looked_for.found_in(public.release), 1):
                    yield Trace(public.id, public.release.title, words)


def traces_in_pages(
    looked_for: Words, store: Store, publication: Publication, progress: Progress
) -> Iterator[Trace]:
    """The public releases whose original pages print such words anywhere, as in a box of news.
    Reads the bytes of every page: a minute or more where there are ten thousand."""
    for digest in dict.fromkeys(capture.digest for capture in store.captures()):
        progress("pages looked through", 1)
        text = _plain(store.content(digest))
        if not looked_for.may_stand_in(text):
            continue
        carried = _public([each.id for each in store.carried_by(digest)], publication)
        for words in islice(looked_for.found_in_text(text), 1):
            yield from (Trace(each.id, each.release.title, words) for each in carried)


def _public(ids: Sequence[str], publication: Publication) -> Iterator[PublicRelease]:
    for id in ids:
        try:
            yield publication.release(id)
        except (NotFound, Withdrawn):
            continue


def _plain(content: bytes) -> str:
    """The words of a page, well enough to find others among them."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return unescape(_TAG.sub(" ", text))


def _texts(release: Release) -> Iterator[str]:
    return (block.text for block in release.blocks)


def _joined(text: str) -> str:
    return " ".join(words_of(text))


def _own_texts(release: Release) -> Iterator[str]:
    """Without what a site prints on every page."""
    own = (b for b in release.blocks if b.kind not in _NOT_ITS_OWN and not b.recurring)
    return (block.text for block in own)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _anchors(words: Sequence[str]) -> range:
    return range(0, len(words) - _ANCHOR + 1, _ANCHOR) if len(words) >= RUN else range(0)


def _automaton(phrases: Sequence[str]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for phrase in (*phrases, _NOWHERE):  # one without any phrase cannot be asked
        automaton.add_word(f" {phrase} ")
    automaton.make_automaton()
    return automaton
