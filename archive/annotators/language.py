"""The language of a release, by the words of its body; menus and addresses are only hints."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from archive.annotators.page_context import PageContext
from archive.knowledge.common_words import common_words
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
_GUESSED = 1000
"""The guess costs as the square of the length; it is sure long before."""
_LEAST_KNOWN = 0.1
_LETTERS = 200
_COMMON_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")
"""In which many languages are written that are none of ours."""
_WORD = re.compile(r"[^\W\d_]+")
_SKIPPED = (BlockKind.CONTACT, BlockKind.TABLE)


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """Gives a release its language where the parser left it open; it may stay unknown."""
    if release.language is not None:
        return release
    proofs = tuple(_told(release, context, knowledge))
    hints = (*_as_declared(context, knowledge), *_by_address(context, knowledge))
    if not proofs:  # the text says nothing at all
        proofs, hints = hints[:1], hints[1:]
    language = next((proof.value for proof in proofs if proof.chosen), None)
    passed = (replace(hint, chosen=False) for hint in hints)
    return replace(release, language=language, evidence=(*release.evidence, *proofs, *passed))


def _told(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> Iterator[Evidence]:
    """What the text says of itself: a language on which its words and the identifier agree.

    The identifier knows a hundred languages, the lists of words seven: a text in a language that
    nobody here knows has words of some other, and would be taken for that.
    """
    body = "\n".join(block.text for block in release.blocks if block.kind not in _SKIPPED)
    text = f"{body}\n{release.title}"[:_READ]
    voted = next(_by_small_words(text, knowledge), None)
    guess = next(_by_guess(text), None)
    if voted and guess and _differ(voted.value, guess.value, knowledge):
        yield from (replace(reading, chosen=False) for reading in (voted, guess))
    elif voted:
        yield voted
    elif context.default_language:
        yield from _by_profile(context)
    elif guess:
        yield replace(guess, chosen=_has_words_of(text, guess.value, knowledge))


def _differ(voted: str, guessed: str, knowledge: KnowledgeSnapshot) -> bool:
    """Whether the identifier knows the language of the words, and names another; two that no
    identifier tells apart are one."""
    if voted not in _identifier().nb_classes:
        return False
    names = {language.code: {language.code, *language.includes} for language in knowledge.languages}
    return not names.get(voted, {voted}) & names.get(guessed, {guessed})


def _has_words_of(text: str, code: str, knowledge: KnowledgeSnapshot) -> bool:
    """Whether the text holds common words of a language that may be guessed; a script that few
    languages share needs none."""
    if code not in knowledge.derived(_guessed):
        return False
    words = _WORD.findall(text.lower())
    known = knowledge.derived(_own_words)[code]
    known_words = sum(word in known for word in words)
    return known_words >= _LEAST_KNOWN * len(words) or not _in_common_script(text)


def _in_common_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()][:_LETTERS]
    shared = sum(unicodedata.name(letter, "").startswith(_COMMON_SCRIPTS) for letter in letters)
    return shared > len(letters) / 2


def _by_small_words(text: str, knowledge: KnowledgeSnapshot) -> Iterator[Evidence]:
    words = _WORD.findall(text.lower())
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


def _by_guess(text: str) -> Iterator[Evidence]:
    if len(list(islice(filter(str.isalpha, text), _FEWEST_LETTERS))) < _FEWEST_LETTERS:
        return
    language, confidence = _identifier().classify(text[:_GUESSED])
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
    speakers: dict[str, tuple[str, ...]] = {}
    for language in knowledge.languages:
        for word in language.small_words:
            speakers[word] = (*speakers.get(word, ()), language.code)
    return speakers


def _guessed(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    return frozenset(language.code for language in knowledge.languages if language.guessed)


def _own_words(knowledge: KnowledgeSnapshot) -> dict[str, frozenset[str]]:
    return {language.code: frozenset(common_words(language)) for language in knowledge.languages}


@cache
def _identifier() -> LanguageIdentifier:
    """Of every language of its model, so that one that is none of ours is named as itself."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
