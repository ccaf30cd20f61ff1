"""The people who send a release: who head its letter, or speak for it in its first sentences."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from archive.annotators.page_context import PageContext
from archive.annotators.passages import Passage, passages_of
from archive.annotators.printed_names import PrintedNames
from archive.annotators.quotations.people import record_of
from archive.annotators.quotations.reading import names_of
from archive.annotators.quotations.subject import SpeakerKind
from archive.annotators.quotations.table import NamedPerson
from archive.annotators.sender import Holder, holders_of_posts
from archive.annotators.sender_words import SenderPatterns, sender_patterns
from archive.facets import OFFICE, PERSON
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, HeadRole, Relation, Release
from archive.text.folding import fold

_MOST = 3
"""More people than so many in a letterhead are a list of others."""
_OPENING = 1_500
"""How far into a release the name of the only speaker must stand, and of who holds its post."""
_FEWEST_OF_POST = 2
_HEADLINE = "headline"
_LABEL = re.compile(r"([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,3}) ?: ")
_NEXT = re.compile(r" ([^\W\d_a-zà-ÿ][\w’'‐‑-]{2,40})(?!\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINED = re.compile(
    r"(?:\s*\([^)]{1,30}\)|,? [A-Z](?: [A-Z][\w.]{0,5})?)?(?:,| and| &)+ "
    r"(?P<name>[^\W\d_a-zà-ÿ][\w’'-]+(?: [A-Z]\.?)?(?: [^\W\d_a-zà-ÿ][\w’'-]+){1,2})(?!\w)"
)
"""The next of several members behind one title, the party of the one before between them."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """A sender, and the words that say so."""

    name: str
    evidence: str


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """The release with a heading for each of its senders, in the form in which it is a heading of
    the release already, where it is one."""
    headings = [p for p in release.access_points if _is_heading(p)]
    points: dict[str, AccessPoint] = {}
    signing = signatories(release, context, knowledge) or _speaking(release, knowledge)
    for signatory in signing:
        point = _point(signatory, headings, knowledge)
        points.setdefault(point.id or fold(point.label), point)
    return replace(release, access_points=(*release.access_points, *points.values()))


def signatories(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot
) -> tuple[Signatory, ...]:
    """Who stands in the letterhead; else the member of a parliament of the first sentences, or of
    the headline, whom the release names most, with those who are named beside him."""
    names = PrintedNames.of(release, knowledge)
    heading = tuple(_of_head(release, context, names))
    if 0 < len(heading) <= _MOST:
        return heading
    members = tuple(_members(release, context, knowledge, names))
    for method in ("letterhead", "lead", _HEADLINE):
        called = [group for where, group in members if where == method]
        if called:
            return max(called, key=lambda group: names.calls(group[0].name))
    return ()


def _is_heading(point: AccessPoint) -> bool:
    return point.facet == PERSON and point.relation in (Relation.SPEAKER, Relation.NAMED)


def _point(
    signatory: Signatory, headings: Sequence[AccessPoint], knowledge: KnowledgeSnapshot
) -> AccessPoint:
    evidence = f"sends the release: {signatory.evidence[:120]}"
    same = next(
        (heading for heading in headings if fold(heading.label) == fold(signatory.name)), None
    )
    if same is not None:
        return AccessPoint(PERSON, same.id, same.label, Relation.SENDER, evidence)
    record = record_of(signatory.name, knowledge)
    id, label = (record.id, record.name) if record else ("", signatory.name)
    return AccessPoint(PERSON, id, label, Relation.SENDER, evidence)


def _speaking(release: Release, knowledge: KnowledgeSnapshot) -> tuple[Signatory, ...]:
    """Of a release without a letterhead of people: who holds the post that sends it; else who
    speaks beside a post in its first sentences, or speaks most in it, unless another post sends
    it."""
    names = PrintedNames.of(release, knowledge)
    holders = list(holders_of_posts(release, knowledge))
    posts = [fold(point.label) for point in release.access_points if _is_post(point, knowledge)]
    speaking = (holder for holder in holders if holder.speaks and not posts)
    holder = next(chain(_holding(holders, posts), speaking), None)
    if holder is not None:
        return (Signatory(names.whole(holder.name), holder.text),)
    if holding := tuple(_called_by_post(release, knowledge)):
        return holding
    return () if posts and holders else tuple(islice(_most_speaking(release, knowledge), 1))


def _holding(holders: Sequence[Holder], posts: Sequence[str]) -> Iterator[Holder]:
    """Those who hold one of the posts: of its words, or of the first of them ('Minister for
    Rivers' of that for Rivers and Ports); those who speak as its deputy or in its stead last."""
    for holder in holders:
        if any(_is_start(fold(holder.post), post) for post in posts):
            yield holder
    for holder in holders:
        if holder.speaks and any(fold(holder.post).endswith(f" {post}") for post in posts):
            yield holder


def _is_start(post: str, other: str) -> bool:
    shorter, longer = sorted((post, other), key=len)
    return f"{longer} ".startswith(f"{shorter} ")


def _is_post(point: AccessPoint, knowledge: KnowledgeSnapshot) -> bool:
    """Whether an issuing office is a post, which one person holds, as a letterhead prints it."""
    patterns = knowledge.derived(sender_patterns)
    printed = point.evidence.startswith("letterhead") and not patterns.body.search(point.label)
    return _issues(point) and printed and bool(patterns.heads.match(point.label))


def _of_head(release: Release, context: PageContext, names: PrintedNames) -> Iterator[Signatory]:
    """The people of a typed letterhead but the one to whom a letter is written, each once. Who
    stands in the title below others is whom it is about."""
    passed = {
        word
        for line in context.head
        if line.role == HeadRole.SALUTATION
        for word in fold(line.text).split()
    }
    title = f" {fold(release.title)} "
    for line in context.head:
        for printed in line.people:
            name = names.whole(printed)
            folded = fold(name).split()
            about = bool(passed) and f" {' '.join(folded)} " in title
            new = folded[-1:] and folded[-1] not in passed and not about
            if new and names.is_name(folded):
                passed.add(folded[-1])
                yield Signatory(name, line.text)


def _called_by_post(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Signatory]:
    """The one person whom the opening names with the post that sends the release: 'Rivers Minister
    Ana Kos' of the Minister for Rivers and Ports."""
    offices = [point.label for point in release.access_points if _issues(point)]
    small = knowledge.derived(_small_words)
    sending = [frozenset(fold(office).split()) - small for office in offices]
    named = names_of(release, knowledge)
    holders: dict[str, NamedPerson] = {}
    for person in named.table.people:
        post = person.position
        if not post or post.start > _OPENING or len(person.words) < _FEWEST_OF_POST:
            continue
        words = frozenset(fold(named.text[post.start : post.end]).split()) - small
        if len(words) >= _FEWEST_OF_POST and any(words <= office for office in sending):
            holders[person.name] = person
    if len(holders) == 1:
        name, person = holders.popitem()
        post = person.position
        yield Signatory(name, named.text[post.start : post.end] if post else name)


def _small_words(knowledge: KnowledgeSnapshot) -> frozenset[str]:
    return frozenset(joined(knowledge.languages, lambda language: language.small_words))


def _issues(point: AccessPoint) -> bool:
    return (point.facet, point.relation) == (OFFICE, Relation.ISSUING)


def _most_speaking(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Signatory]:
    """The person whose words most quotations of a release are, where its opening names him; of
    the labels of a talk the one behind which most is said."""
    titles = knowledge.derived(sender_patterns).titles
    speakers = Counter(
        quote.speaker
        for quote in release.quotes
        if quote.speaker and quote.speaker_kind == str(SpeakerKind.HUMAN)
    )
    for name, number in speakers.most_common(1):
        words = fold(name).split()
        most = 2 * number > speakers.total() + (len(speakers) > 1)
        whole = len(words) > 1 and words[0] not in titles
        if most and whole and name in f"{release.title} {release.text[:_OPENING]}":
            yield Signatory(name, "who speaks most")
    names, said = PrintedNames.of(release, knowledge), Counter[str]()
    label = ""
    for block in release.blocks:
        if labelled := _LABEL.match(block.text):
            label = names.whole(labelled[1])
        said[label] += len(block.text)
    for label, _ in said.most_common(1):
        words = fold(label).split()
        if len(words) > 1 and words[0] in names.words.given and names.is_name(words):
            yield Signatory(label, f"{label}:")


def _members(
    release: Release, context: PageContext, knowledge: KnowledgeSnapshot, names: PrintedNames
) -> Iterator[tuple[str, tuple[Signatory, ...]]]:
    """The members of a parliament in letterhead and first sentences, each with those who share his
    title: 'Senators Ana Kos and Ivo Petek'."""
    patterns = knowledge.derived(sender_patterns)
    subjects = {fold(line.text) for line in context.head if line.role == HeadRole.SUBJECT}
    for passage in (*passages_of(release), Passage.of(_HEADLINE, "title", release.title)):
        text = passage.text
        if passage.method == "signature" or fold(text) in subjects:
            continue
        for match in patterns.members.finditer(text):
            group = "first" if match["first"] else "second"
            name, end = match[group], match.end(group)
            # 'Ana Kos Petek': a second surname by which the release calls its sender.
            more = _NEXT.match(text, end)
            second = _POSSESSIVE.sub("", more[1]) if more else ""
            if more and patterns.belongs(second) and names.calls(second) > names.calls(name):
                name, end = f"{name} {second}", more.end()
            if signatory := _member(name, end, passage, patterns, names):
                joined_to = _beside(end, passage, patterns, names) if match["first"] else ()
                yield passage.method, (signatory, *joined_to)


def _beside(
    end: int, passage: Passage, patterns: SenderPatterns, names: PrintedNames
) -> Iterator[Signatory]:
    """Those who are joined to a member, while each has a whole name."""
    while found := _JOINED.match(passage.text, end):
        end = found.end()
        signatory = _member(found["name"], end, passage, patterns, names)
        if signatory is None:
            return
        yield signatory


def _member(
    name: str, end: int, passage: Passage, patterns: SenderPatterns, names: PrintedNames
) -> Signatory | None:
    plain = _POSSESSIVE.sub("", " ".join(name.split()))
    words = plain.lower().split()
    known = patterns.titles.isdisjoint(words[:1]) and not patterns.ends.intersection(words)
    honoured = patterns.honoured.match(passage.text, end)
    behind = "" if honoured else passage.text[end : end + 40]
    if known and names.confirms(plain, behind, passage.method == "lead"):
        whole = names.whole(plain)
        return Signatory(whole, passage.text) if whole else None
    return None
