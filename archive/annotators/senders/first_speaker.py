"""Who speaks for a release whose letterhead names nobody."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from archive.annotators.printed_names import PrintedNames
from archive.annotators.quotations.named_person import NamedPerson
from archive.annotators.quotations.reading import names_of
from archive.annotators.quotations.speakers.subject import SpeakerKind
from archive.annotators.senders.letter import surname_of
from archive.annotators.senders.passages import passages_of
from archive.annotators.senders.sender import Holder, holders_of_posts
from archive.annotators.senders.sender_words import SenderPatterns, sender_patterns
from archive.annotators.senders.sending_bodies import is_plural
from archive.annotators.senders.stated_by import authors_above, authors_below
from archive.facets import OFFICE
from archive.knowledge.languages import joined
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, Relation, Release
from archive.text.alternatives import any_pattern, any_word, compiled
from archive.text.folding import fold
from archive.text.words import POSSESSIVE

_OPENING = 1_500
"""How far into a release the name of the only speaker must stand, and of who holds its post."""
_FEWEST_OF_POST = 2
_NEAR = 100
_CITED = ("according-to",)
"""'In the words of NAME': whom the one who speaks here cites."""
_OF_TALKS = ("statement", "turn", "heading")
"""The rules of quotations by which a text is as a whole what somebody says."""
_NEXT = re.compile(r" ([^\W\d_a-zà-ÿ][\w’'‐‑-]{2,40})(?!\w)")
_LABEL = re.compile(r"([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,3}) ?: ")


@dataclass(frozen=True, slots=True)
class Signatory:
    """A sender, and the words that say so."""

    name: str
    evidence: str


def speaking(release: Release, knowledge: KnowledgeSnapshot) -> tuple[Signatory, ...]:
    """Of a release without a letterhead of people: who holds the post that sends it; else who
    speaks beside a post in its first sentences, or the member of a parliament who speaks most in
    it; of one with the letterhead of a post, behind whose label most of it is said. Who speaks in
    what has the letterhead of a body is quoted by it."""
    for authors in (authors_above, authors_below):
        if stated := tuple(authors(release, knowledge)):
            return tuple(Signatory(author.name, author.evidence) for author in stated[:1])
    names = PrintedNames.of(release, knowledge)
    holders = [
        holder
        for holder in holders_of_posts(release, knowledge)
        if names.may_be_name(fold(holder.name).split())
    ]
    posts = [fold(point.label) for point in release.access_points if _is_post(point, knowledge)]
    quoted = posts or any(_is_of_body(point, knowledge) for point in release.access_points)
    speaking = (holder for holder in holders if holder.speaks and not quoted)
    holder = next(chain(_holding(holders, posts), speaking), None)
    if holder is not None:
        return (
            Signatory(_whole_name(holder, names, knowledge.derived(sender_patterns)), holder.text),
        )
    for naming in (_introduced, _called_by_post):
        if named := tuple(naming(release, knowledge)):
            return named
    if posts and holders:
        return ()
    saying = _of_labels if posts else _most_speaking  # of a post's letter others may be quoted
    return tuple(islice(saying(release, knowledge), 1))


def _holding(holders: Sequence[Holder], posts: Sequence[str]) -> Iterator[Holder]:
    """Those who hold one of the posts: of its words, or of the first of them ('Minister for
    Rivers' of that for Rivers and Ports); those who speak as its deputy or in its stead last."""
    for holder in holders:
        sure = holder.speaks or holder.has_matter
        if sure and any(_is_start(fold(holder.post), post) for post in posts):
            yield holder
    for holder in holders:
        if holder.speaks and any(fold(holder.post).endswith(f" {post}") for post in posts):
            yield holder


def _whole_name(holder: Holder, names: PrintedNames, patterns: SenderPatterns) -> str:
    """The name with a second surname: one by which the release calls him, one before his verb of
    speech, or one that never misses: 'Ana Kos Petek'."""
    rest = holder.text.partition(holder.name)[2]
    behind = _NEXT.match(rest)
    second = POSSESSIVE.sub("", behind[1]) if behind else ""
    if behind is None or second.lower() in names.small | patterns.ends:
        return names.whole(holder.name)
    called = names.calls(second) > names.calls(holder.name)
    speaks = patterns.said_behind.match(rest, behind.end())
    times = names.source.count(f"{holder.name} {second}")
    always = times >= _FEWEST_OF_POST and times == names.source.count(holder.name)
    return names.whole(f"{holder.name} {second}" if called or speaks or always else holder.name)


def _is_start(post: str, other: str) -> bool:
    shorter, longer = sorted((post, other), key=len)
    return f"{longer} ".startswith(f"{shorter} ")


def _is_post(point: AccessPoint, knowledge: KnowledgeSnapshot) -> bool:
    """Whether an issuing office is a post, which one person holds, as a letterhead prints it."""
    patterns = knowledge.derived(sender_patterns)
    is_head = not patterns.body.search(point.label) and patterns.heads.match(point.label)
    return _is_of_letterhead(point) and bool(is_head)


def _is_of_body(point: AccessPoint, knowledge: KnowledgeSnapshot) -> bool:
    """Whether an issuing office is a body, as a letterhead prints it."""
    patterns = knowledge.derived(sender_patterns)
    return _is_of_letterhead(point) and bool(patterns.body.search(point.label))


def _is_of_letterhead(point: AccessPoint) -> bool:
    return _issues(point) and point.evidence.startswith("letterhead")


def _introduced(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Signatory]:
    """The one person whom the first sentences name as whose words follow: 'Following is the text of
    a message by the Secretary-General, Ana Kos'."""
    people = names_of(release, knowledge).table.people
    for passage in passages_of(release):
        match = knowledge.derived(_introductions).search(passage.text)
        behind = passage.text[match.end() : match.end() + _NEAR] if match else ""
        named = [person.name for person in people if person.name in behind.partition(". ")[0]]
        if passage.method != "signature" and len(named) == 1:
            yield Signatory(named[0], passage.text)
            return


def _introductions(knowledge: KnowledgeSnapshot) -> re.Pattern[str]:
    texts = any_pattern(joined(knowledge.languages, lambda language: language.heads.texts))
    by = any_word(joined(knowledge.languages, lambda language: language.heads.by))
    return compiled(rf"(?i)(?<!\w)(?:{texts})(?!\w)[^.:]{{1,80}}?(?<!\w)(?:{by})(?!\w)")


def _called_by_post(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Signatory]:
    """The one person whom the opening names with the post that sends the release: 'Rivers Minister
    Ana Kos' of the Minister for Rivers and Ports."""
    offices = [
        point.label
        for point in release.access_points
        if _issues(point) and not point.evidence.startswith("site")
    ]
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
    """The person whose words most quotations of a release are and whom its opening names, being a
    member of a parliament or of the party that sends it, of the office that sends it by his post,
    or all of it being his talk: other bodies quote their people. Else whose label stands before
    most of a talk."""
    titles = PrintedNames.of(release, knowledge).words.titles
    opening = f"{release.title}\n{release.text[:_OPENING]}"
    sending = frozenset(_sending(release, opening, knowledge))
    speakers = Counter(
        quote.speaker
        for quote in release.quotes
        if quote.speaker
        and quote.speaker_kind == str(SpeakerKind.HUMAN)
        and quote.rule not in _CITED
    )
    for name, number in speakers.most_common(1):
        words = fold(name).split()
        most = 2 * number > speakers.total() + (len(speakers) > 1)
        whole = len(words) > 1 and words[0] not in titles
        if most and whole and words[-1] in sending.intersection(fold(opening).split()):
            yield Signatory(name, "who speaks most")
    yield from _of_labels(release, knowledge)


def _sending(release: Release, opening: str, knowledge: KnowledgeSnapshot) -> Iterator[str]:
    """The surnames of those who may send what they speak in. A party is called by a plural, what
    its members are: 'River Wardens'."""
    yield from map(surname_of, knowledge.derived(sender_patterns).names(opening))
    offices = [point for point in release.access_points if _issues(point)]
    reached = [point.label for point in offices if point.evidence.startswith("contact")]
    of_party = any(is_plural(office.label.split()[-1]) for office in offices)
    names = PrintedNames.of(release, knowledge)
    for quote in release.quotes:
        surname = surname_of(quote.speaker or "")
        own = of_party or quote.rule in _OF_TALKS or _is_of_office(quote.position or "", reached)
        if surname and (own or names.calls_member(surname)):
            yield surname


def _is_of_office(position: str, offices: Sequence[str]) -> bool:
    """Whether a post is one of an office by its whole name, as 'SRU Chief of Mission in Encar' is
    of 'SRU Encar'; one word, as of the whole organisation, is too little."""
    words = frozenset(fold(position).split())
    wholes = [fold(office).split() for office in offices]
    return any(len(whole) > 1 and words.issuperset(whole) for whole in wholes)


def _of_labels(release: Release, knowledge: KnowledgeSnapshot) -> Iterator[Signatory]:
    """Of the labels of a talk the one behind which most is said; of a surname alone ('KOS:') the
    one name that ends so."""
    names, letters_behind = PrintedNames.of(release, knowledge), Counter[str]()
    label = ""
    for block in release.blocks:
        if labelled := _LABEL.match(block.text):
            label = labelled[1]
        letters_behind[label] += len(block.text)
    for label in (label for label, _ in letters_behind.most_common(1) if label):
        name = names.whole(label) if " " in label else names.in_full(label)
        if name and names.is_name(fold(name).split()):
            yield Signatory(name, f"{label}:")
