"""The body that publishes a page by the name of its site, where the text names it too."""

import re
from collections.abc import Iterator, Sequence

from archive.annotators.page_context import PageContext
from archive.annotators.printed_names import PrintedNames
from archive.annotators.senders.passages import Passage, headline_of, passages_of
from archive.annotators.senders.sender import Sender, sender_of
from archive.annotators.senders.sender_words import SenderPatterns, sender_patterns
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.text.alternatives import any_pattern, any_word, compiled
from archive.text.folding import fold

_MOST_WORDS = 10
_OF_ADDRESS = re.compile(r"\w\.\w|\d|@")
"""'Sava.org', '24-7 News' are what sites are called, and no body."""


def sender_on_page(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot, signing: Sequence[str]
) -> Sender | None:
    """What the release prints as its sender; where no letterhead does, and no offices are known,
    what its page calls the site."""
    sender = sender_of(release, knowledge, signing)
    in_letterhead = sender is not None and (sender.method == "letterhead" or sender.by_person)
    if in_letterhead or knowledge.collection.offices:
        return sender
    sites = site_publishers(release, context, knowledge)
    return next((Sender.of_site(name, passage) for name, passage in sites), sender)


def site_publishers(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> Iterator[tuple[str, Passage]]:
    """The names of the site that title or first sentences print, with the passage that does."""
    names = tuple(names_of_bodies(context, release, knowledge))
    if not names:
        return
    passages = (*headline_of(release), *passages_of(release))
    for name in names:
        words = re.compile(rf"(?<!\w){re.escape(name)}(?![\w-])", re.IGNORECASE)
        passage = next(
            (each for each in passages if each.method != "signature" and _prints(words, each)), None
        )
        if passage is not None:
            yield name, passage


def _prints(words: re.Pattern[str], passage: Passage) -> bool:
    """Whether a passage prints a name as one: with a capital."""
    return any(match[0][:1].isupper() for match in words.finditer(passage.text))


def names_of_bodies(
    context: PageContext, release: Release, knowledge: KnowledgeSnapshot
) -> Iterator[str]:
    """The names of the site but for sections of it, addresses and people."""
    patterns = knowledge.derived(sender_patterns)
    article, section = knowledge.derived(_articles), knowledge.derived(_sections)
    people = PrintedNames.of(release, knowledge)
    for printed in context.site_names:
        name = article.sub("", printed).strip()
        words = fold(name).split()
        is_short = 0 < len(words) <= _MOST_WORDS and name[:1].isupper()
        # One word is as well what the site is about; letters alone are a body's.
        is_short = is_short and (len(words) > 1 or name.isupper())
        if not is_short or _OF_ADDRESS.search(name) or section.fullmatch(fold(name)):
            continue
        if not _is_person(words, name, people, patterns):
            yield name


def _is_person(words: list[str], name: str, people: PrintedNames, patterns: SenderPatterns) -> bool:
    titled = bool(patterns.titles.intersection(words[:1]))
    named = people.is_name(words) and words[0] in people.words.given
    return titled or (named and not patterns.body.search(name))


def _articles(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    articles = joined(knowledge.languages, lambda language: language.offices.senders.articles)
    return compiled(rf"(?i)^(?:{any_word(articles)}) ")


def _sections(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    return compiled(any_pattern(joined(knowledge.languages, lambda each: each.pages.sections)))
