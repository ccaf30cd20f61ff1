"""The language of a release, by the words of its body; menus and addresses are only hints."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import msgspec
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from archive.authorities.collection import Collection
from archive.models import BlockKind, Evidence, PageContext, Release
from archive.text.cues import load_cues

_READ = 4000
"""How much of a body is read."""
_FEWEST_SMALL_WORDS = 4
_LEAST_SHARE = 0.08
_LEAD_OVER_NEXT = 1.5
_FEWEST_LETTERS = 40
"""A shorter text is not worth a statistical guess."""
_SUREST_ENOUGH = 0.6
_SKIPPED = (BlockKind.CONTACT, BlockKind.TABLE)


class _Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    small_words: dict[str, tuple[str, ...]]
    guessed: tuple[str, ...]


def annotate(release: Release, context: PageContext, collection: Collection) -> Release:
    """Gives a release its language where the parser left it open; it may stay unknown."""
    if release.language is not None:
        return release
    evidence = tuple(_candidates(release, context))
    if not evidence:
        return release
    marked = (replace(one, chosen=one is evidence[0]) for one in evidence)
    return replace(release, language=evidence[0].value, evidence=(*release.evidence, *marked))


def _candidates(release: Release, context: PageContext) -> Iterator[Evidence]:
    body = "\n".join(block.text for block in release.blocks if block.kind not in _SKIPPED)
    text = f"{body}\n{release.title}"[:_READ]
    # The guess takes a hundred times as long as the vote: it is asked only where the vote is open.
    yield from tuple(_by_small_words(text)) or _by_guess(text)
    yield from _by_address(context)


def _by_small_words(text: str) -> Iterator[Evidence]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    votes = Counter(language for word in words for language in _speakers().get(word, ()))
    (first, most), (_, next_most) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    share = most / max(len(words), 1)
    if (
        most >= _FEWEST_SMALL_WORDS
        and share >= _LEAST_SHARE
        and most >= _LEAD_OVER_NEXT * next_most
    ):
        confidence = round(min(0.99, 0.7 + share), 2)
        yield Evidence(
            "language", first, "small-words", "body", f"{most} of {len(words)} words", confidence
        )


def _by_guess(text: str) -> Iterator[Evidence]:
    if sum(letter.isalpha() for letter in text) < _FEWEST_LETTERS:
        return
    language, confidence = _identifier().classify(text)
    if confidence >= _SUREST_ENOUGH:
        yield Evidence("language", language, "statistics", "body", confidence=round(confidence, 2))


def _by_address(context: PageContext) -> Iterator[Evidence]:
    """A segment of the path such as '/fr/'. Its language may be that of the menus alone."""
    path = urlsplit(context.url or "").path
    for segment in path.lower().split("/")[1:4]:
        if segment in _cues().guessed:
            yield Evidence("language", segment, "url", "path", path[:200], 0.4)


@cache
def _cues() -> _Cues:
    return load_cues("languages", _Cues)


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """For each small word the languages that use it."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in _cues().small_words.items():
        for word in words:
            found[word] = (*found.get(word, ()), language)
    return found


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_cues().guessed))
    return identifier
