"""The body that publishes a release by its first sentence: 'The Sava Union today announced'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.annotators.senders.letter import Letter
from archive.annotators.senders.passages import Passage
from archive.annotators.senders.sender_words import CAPITAL, SenderPatterns, sender_patterns
from archive.annotators.senders.sending_bodies import acronym
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_word, compiled
from archive.text.folding import fold

_OPENING = 400
"""How far into the first paragraph its first sentence begins, behind a dateline."""
_LOWERED = re.compile(r"[-‐‑][a-zà-ÿ]")
"""A compound that is no part of a name: 'Employee-owned Sava Boats'."""


@dataclass(frozen=True, slots=True)
class _OpeningWords:
    """announcing: a name before a verb by which bodies publish; bracketed: one with its first
    letters in brackets, before any verb. common: words that are no name of a body alone; given:
    first names."""

    announcing: re.Pattern[str]
    bracketed: re.Pattern[str]
    common: frozenset[str]
    given: frozenset[str]
    places: str


def publishers_in(letter: Letter, knowledge: KnowledgeSnapshot) -> Iterator[tuple[str, Passage]]:
    """The bodies that the first paragraph of prose names so, the surest first."""
    words, patterns = knowledge.derived(_opening_words), knowledge.derived(sender_patterns)
    passage = letter.opening
    if passage is None:
        return
    opening = passage.text[:_OPENING]
    for match in words.bracketed.finditer(opening):
        if letter.calls(match["short"]) and acronym(match["name"], patterns) == match["short"]:
            yield match["name"], passage
    for match in words.announcing.finditer(opening):
        name = _without_compound(match["name"])
        if _may_publish(name, letter, words, patterns):
            yield name, passage


def doubtful_publishers(
    letter: Letter, knowledge: KnowledgeSnapshot
) -> Iterator[tuple[str, Passage]]:
    """What the first paragraph names like a body that publishes, and may as well be none."""
    words, patterns = knowledge.derived(_opening_words), knowledge.derived(sender_patterns)
    passage = letter.opening
    if passage is None:
        return
    for match in words.announcing.finditer(passage.text[:_OPENING]):
        folded = fold(match["name"]).split()
        if patterns.titles.isdisjoint(folded) and words.common.isdisjoint(folded[:1]):
            yield match["name"], passage


def _without_compound(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and _LOWERED.search(first) else name


def _may_publish(name: str, letter: Letter, words: _OpeningWords, patterns: SenderPatterns) -> bool:
    """Whether a name may be that of a body: no post, person or place; one word only where the
    release calls it so again, and never prints it in small letters."""
    folded = fold(name).split()
    if not folded or patterns.titles.intersection(folded) or f"\n{fold(name)}\n" in words.places:
        return False
    if patterns.body.search(name):
        return len(folded) > 1
    if folded[0] in words.given or words.common.intersection(folded[:1]):
        return False
    if len(folded) > 1:
        return True
    small = re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", letter.whole)
    return letter.whole.count(name) > 1 and not small and name.lower() not in patterns.ends


def _opening_words(knowledge: KnowledgeSnapshot) -> _OpeningWords:
    languages = knowledge.languages
    joins = any_word(
        word
        for language in languages
        for word in (*language.offices.senders.joins, *language.posts.place_after)
    )
    announces = any_word(joined(languages, lambda language: language.offices.senders.announces))
    fills = any_word(joined(languages, lambda language: language.offices.senders.fills))
    articles = any_word(joined(languages, lambda language: language.offices.senders.articles))
    name = rf"(?P<name>{CAPITAL}(?: (?:(?:{joins}) ){{0,2}}{CAPITAL}){{0,9}})"
    begins = rf"(?:^|[-–—]{{1,2}} ?|[.:] )[\"“'‘]?(?:(?i:{articles}) )?"
    aside = r"(?: \([^)]{1,40}\))?"
    short = rf"\([\"“]?(?P<short>[A-Z]{{3,8}})[\"”]?\)(?: {CAPITAL})?"
    behind = rf" (?:[a-z]+(?:s|ed)|{fills})(?!\w)"
    return _OpeningWords(
        announcing=compiled(rf"{begins}{name}{aside} (?:(?:{fills}) ){{0,4}}(?:{announces})(?!\w)"),
        bracketed=compiled(rf"(?:{begins}|, ){name} {short}(?={behind})"),
        common=frozenset(
            word
            for language in languages
            for word in (*language.datelines.never_first, *language.heads.senders)
        ),
        given=frozenset(joined(languages, lambda language: language.names.given)),
        places=knowledge.cues.places,
    )
