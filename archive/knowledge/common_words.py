"""The words by which a text of a language shows itself, and of all languages its charset."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import justext

from archive.decoding.likeness import CharsetWords, words_of
from archive.knowledge.languages import Language, load_languages


@cache
def charset_words(folder: Path) -> CharsetWords:
    """The words by which a charset shows itself, of every language of a folder.

    Kept for the process, for readers of bytes who are handed no knowledge.
    """
    return telling_words(load_languages(folder))


def telling_words(languages: Iterable[Language]) -> CharsetWords:
    """The words by which a charset shows itself, of all these languages."""
    return words_of(word for language in languages for word in common_words(language))


def common_words(language: Language) -> Iterator[str]:
    """The words by which a text of the language shows itself."""
    calendar, speech = language.calendar, language.speech
    yield from (*language.charset_words, *language.small_words, *speech.verbs, *speech.pronouns)
    yield from (form for forms in (*calendar.months, *calendar.weekdays) for form in forms)
    yield from (word for post in language.posts.words for word in post.split())
    yield from _listed(language.stop_words) if language.stop_words else ()


@cache
def _listed(stop_words: str) -> tuple[str, ...]:
    """The words of a list of the library, read once for all collections: counted in a corpus, with
    what stood at the words; those of two letters are mostly fragments."""
    return tuple(re.findall(r"[^\W\d_]{3,}", " ".join(justext.get_stoplist(stop_words))))
