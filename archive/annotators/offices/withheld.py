"""What may have issued a release without an office: names that were weighed and withheld."""

from collections.abc import Iterator, Sequence
from itertools import islice

from archive.annotators.page_context import PageContext
from archive.annotators.senders.letter import letter_of
from archive.annotators.senders.opening_publisher import doubtful_publishers
from archive.annotators.senders.sender import Sender, spans_of_posts
from archive.annotators.senders.sender_words import sender_patterns
from archive.annotators.senders.site_publisher import names_of_bodies
from archive.facets import OFFICE
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Evidence, Relation, Release
from archive.text.letter_case import in_small_letters

_MOST = 6
_CONFIDENCE = 0.3


def withheld_offices(
    release: Release,
    context: PageContext,
    knowledge: KnowledgeSnapshot,
    given: Sequence[AccessPoint],
) -> tuple[Evidence, ...]:
    """The names as evidence, for a person to choose from, each once; none where an office is given,
    or the collection knows its own."""
    if given or knowledge.collection.offices:
        return ()
    senders: dict[str, Sender] = {}
    for sender in _weighed(release, context, knowledge):
        senders.setdefault(in_small_letters(sender.name), sender)
    return tuple(_evidence(name, sender) for name, sender in islice(senders.items(), _MOST))


def _weighed(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> Iterator[Sender]:
    """What the first sentence may say to publish it, what the site is called, the posts named."""
    patterns = knowledge.derived(sender_patterns)
    letter = letter_of(release, patterns, ())
    for name, passage in doubtful_publishers(letter, knowledge):
        yield Sender.of(name, passage)
    for name in names_of_bodies(context, release, knowledge):
        yield Sender(name, "site", "site", name)
    for passage in letter.passages:
        for start, end in spans_of_posts(passage.text, patterns, letter):
            yield Sender.of(passage.text[start:end].strip(" '’-"), passage)


def _evidence(name: str, sender: Sender) -> Evidence:
    return Evidence(
        field=f"{OFFICE}:{Relation.ISSUING}",
        value=name,
        method=sender.method,
        place=sender.place,
        snippet=" ".join(sender.snippet.split()),
        confidence=_CONFIDENCE,
        chosen=False,
    )
