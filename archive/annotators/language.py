"""The language of a release, by the words of its body; menus and addresses are only hints."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from archive.annotators.page_context import PageContext
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import BlockKind, Evidence, Release

_READ = 4000
"""How much of a body is read."""
_FEWEST_SMALL_WORDS = 4
_LEAST_SHARE = 0.08
_LEAD_OVER_NEXT = 1.5
_FEWEST_LETTERS = 40
"""A shorter text is not worth a statistical guess."""
_SUREST_ENOUGH = 0.6
_SKIPPED = (BlockKind.CONTACT, BlockKind.TABLE)


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """Gives a release its language where the parser left it open; it may stay unknown."""
    if release.language is not None:
        return release
    evidence = tuple(_candidates(release, context, knowledge))
    if not evidence:
        return release
    marked = (replace(one, chosen=one is evidence[0]) for one in evidence)
    return replace(release, language=evidence[0].value, evidence=(*release.evidence, *marked))


def _candidates(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> Iterator[Evidence]:
    body = "\n".join(block.text for block in release.blocks if block.kind not in _SKIPPED)
    text = f"{body}\n{release.title}"[:_READ]
    # The guess takes a hundred times as long as the vote: it is asked only where the vote is open.
    yield from (
        tuple(_by_small_words(text, knowledge))
        or tuple(_by_profile(context))
        or _by_guess(text, knowledge)
    )
    yield from _as_declared(context, knowledge)
    yield from _by_address(context, knowledge)


def _by_small_words(text: str, knowledge: KnowledgeSnapshot) -> Iterator[Evidence]:
    words = re.findall(r"[^\W\d_]+", text.lower())
    speakers = knowledge.derived(_speakers)
    votes = Counter(language for word in words for language in speakers.get(word, ()))
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


def _by_guess(text: str, knowledge: KnowledgeSnapshot) -> Iterator[Evidence]:
    if sum(letter.isalpha() for letter in text) < _FEWEST_LETTERS:
        return
    language, confidence = knowledge.derived(_identifier).classify(text)
    if confidence >= _SUREST_ENOUGH:
        yield Evidence("language", language, "statistics", "body", confidence=round(confidence, 2))


def _by_profile(context: PageContext) -> Iterator[Evidence]:
    if context.default_language:
        yield Evidence("language", context.default_language, "profile", "site", confidence=0.9)


def _as_declared(context: PageContext, knowledge: KnowledgeSnapshot) -> Iterator[Evidence]:
    """`<html lang="fr-CH">`: of a template that may serve other languages too."""
    declared = context.declared_language or ""
    code = declared.partition("-")[0].lower()
    if code in {language.code for language in knowledge.languages}:
        yield Evidence("language", code, "attribute", "html lang", declared[:200], 0.5)


def _by_address(context: PageContext, knowledge: KnowledgeSnapshot) -> Iterator[Evidence]:
    """A segment of the path such as '/fr/'. Its language may be that of the menus alone."""
    path = urlsplit(context.url or "").path
    for segment in path.lower().split("/")[1:4]:
        if segment in knowledge.derived(_guessed):
            yield Evidence("language", segment, "url", "path", path[:200], 0.4)


def _speakers(knowledge: KnowledgeSnapshot) -> dict[str, tuple[str, ...]]:
    """For each small word the languages that use it."""
    found: dict[str, tuple[str, ...]] = {}
    for language in knowledge.languages:
        for word in language.small_words:
            found[word] = (*found.get(word, ()), language.code)
    return found


def _guessed(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    return frozenset(language.code for language in knowledge.languages if language.guessed)


def _identifier(knowledge: KnowledgeSnapshot) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(knowledge.derived(_guessed)))
    return identifier
