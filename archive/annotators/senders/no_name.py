"""What is printed like the name of an office, and is none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.annotators.senders.letter import Letter
from archive.annotators.senders.passages import Passage
from archive.annotators.senders.sender_words import sender_patterns
from archive.annotators.senders.sending_bodies import is_plural
from archive.knowledge.languages import Language, joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.alternatives import any_word, compiled
from archive.text.folding import fold

_OWNING = ("'s", "’s")
"""At its end: 'the Harbour Court’s ruling' tells of a court."""


@dataclass(frozen=True, slots=True)
class _NoNames:
    """places: folded towns and countries, a line each. openers: of each language the words that
    begin a sentence and no name; company: those before somebody who is met. venue: ends the name
    of a body that is also a house."""

    places: str
    openers: Mapping[str, frozenset[str]]
    company: Mapping[str, frozenset[str]]
    articles: frozenset[str]
    venue: re.Pattern[str]


def is_no_name(
    name: str, passage: Passage, letter: Letter, language: str | None, knowledge: KnowledgeSnapshot
) -> bool:
    """Whether it is a country, a word that any body is called by, the first words of a sentence,
    what belongs to a body that is told of; in a letterhead, who was met, or where."""
    words, patterns = knowledge.derived(_no_names), knowledge.derived(sender_patterns)
    first, _, others = name.partition(" ")
    if name.endswith(_OWNING):
        return True
    if not others:
        return bool(patterns.body.fullmatch(name)) and not is_plural(name)
    return (
        f"\n{fold(name)}\n" in words.places
        or first.lower() in words.openers.get(language or "", ())
        or (passage.method == "letterhead" and _is_house(name, letter, words))
        or (passage.method == "letterhead" and _is_met(name, passage, language, words))
    )


def _is_met(name: str, passage: Passage, language: str | None, words: _NoNames) -> bool:
    """'Call with Prime Minister Koren', 'Talks between the Minister for Ports and ...'."""
    before = passage.text.partition(name)[0].lower().split()
    last = next((word for word in reversed(before) if word not in words.articles), "")
    return last in words.company.get(language or "", ())


def _is_house(name: str, letter: Letter, words: _NoNames) -> bool:
    """Whether a line of the letterhead is where something was held: a centre or museum that the
    release does not name again."""
    if not words.venue.search(name):
        return False
    heads = sum(name in each.text for each in letter.passages if each.method == "letterhead")
    return letter.whole.count(name) <= max(1, heads)


def _no_names(knowledge: KnowledgeSnapshot) -> _NoNames:
    languages = knowledge.languages
    venues = any_word(joined(languages, lambda language: language.offices.senders.venues))
    openers = {
        language.code: frozenset((*language.speech.prepositions, *language.speech.conjunctions))
        for language in languages
    }
    sending = frozenset(joined(languages, _before_senders))
    return _NoNames(
        places=knowledge.cues.places,
        openers=openers,
        company={
            language.code: frozenset(language.speech.prepositions) - sending
            for language in languages
        },
        articles=frozenset(joined(languages, lambda language: language.names.articles)),
        venue=compiled(rf"(?<!\w)(?i:{venues})(?:$| (?=[^,]*, ?[A-Z][\w .]*$))"),
    )


def _before_senders(language: Language) -> Sequence[str]:
    """What stands before who sends: 'Statement by', 'Office of'."""
    senders = language.offices.senders
    return (*senders.introduced_by, *language.heads.leads, *language.posts.place_after)
