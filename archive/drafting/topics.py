"""The taxonomy of a drafted collection: a term for each label of the sites, with its phrases."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from archive.drafting.lines import frequent, list_of, note, seen, text
from archive.drafting.notes import TOPICS
from archive.drafting.phrases import Phrases, TellingPhrase
from archive.drafting.survey import Survey, Tally
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.text.folding import fold

_EVERYWHERE = 0.5
"""A label of more of the releases says nothing of any."""


def topic_labels(survey: Survey, fewest: int, knowledge: KnowledgeSnapshot) -> list[str]:
    """The labels that may be topics: not on most releases, no number, no kind of text."""
    kinds = _kinds(knowledge)
    most = max(fewest, survey.number * _EVERYWHERE)
    return [
        id
        for id, entry in frequent(survey.labels, fewest)
        if entry.count <= most and fold(entry.name) not in kinds and not id.isdigit()
    ]


def _kinds(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    """The folded labels by which pages say of what kind they are."""
    kinds = (kind for language in knowledge.languages for kind in language.kinds.values())
    return frozenset(fold(label) for kind in kinds for label in kind.labels)


def topic_lines(
    labels: Tally, topics: Sequence[str], phrases: Phrases, people: Mapping[str, str]
) -> Iterator[str]:
    """The lines of the file. topics: the ids of the labels that become terms. people: the names of
    those who are drafted, by their folded names."""
    yield TOPICS
    yield "facet: topic"
    yield "terms:" if topics else "terms: []"
    for id in topics:
        entry = labels[id]
        languages = entry.languages or Counter({"en": 1})
        yield from seen(entry)
        yield from _checks(id, labels, topics, people)
        yield f"  - id: {text(id.upper())}"
        yield f"    names: {{{languages.most_common(1)[0][0]}: {text(entry.name)}}}"
        yield f"    labels: {list_of(entry.forms)}"
        yield from _phrases(phrases.get(id, {}))


def _phrases(by_language: Mapping[str, Sequence[TellingPhrase]]) -> Iterator[str]:
    sure = {code: [each for each in some if each.is_sure] for code, some in by_language.items()}
    if any(sure.values()):
        yield "    phrases:"
    for language, sure_phrases in sure.items():
        if sure_phrases:
            yield f"      {text(language)}:"
            yield from map(_phrase, sure_phrases)
    near = [each for some in by_language.values() for each in some if not each.is_sure]
    if not any(sure.values()):
        yield "  " + note(
            "no phrase is sure enough to tell these releases from others: write some, or"
        )
        yield "  " + note(
            "leave the term out" + ("; the nearest, perhaps as weak ones:" * bool(near))
        )
        yield from ("  " + note(f"  {text(each.text)}: {_told(each)}") for each in near)


def _checks(
    id: str, labels: Tally, topics: Sequence[str], people: Mapping[str, str]
) -> Iterator[str]:
    """What a person must know before this is a term."""
    own = labels[id]
    together = [each for each in topics if each != id and labels[each].releases == own.releases]
    if together:
        yield note(f"CHECK: on the very releases of {', '.join(map(str.upper, together))}: one")
        yield note("  list of words that the site repeats, or one term under several names")
    words = fold(own.name).split()
    named = [name for key, name in people.items() if words == key.split()[-len(words) :]]
    if named:
        yield note(f"CHECK: {', '.join(named)} is so called: a person is no topic")


def _phrase(phrase: TellingPhrase) -> str:
    """A phrase with what speaks for it and against it."""
    return f"        - {text(phrase.text)}{note(_told(phrase))}"


def _told(phrase: TellingPhrase) -> str:
    support = f"{phrase.support} of {phrase.everywhere}, such as {phrase.example}"
    return f"{support}; not under it: {phrase.against}" if phrase.against else support
