"""The office that issued a release, the offices it is about, with all that speaks for either."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from archive.annotators.offices.office_candidates import Candidate, borne_out, evidence_of, point_of
from archive.annotators.offices.office_names import Named, OfficeNames, Time, office_names
from archive.annotators.offices.tenures import posted_at
from archive.annotators.offices.withheld import withheld_offices
from archive.annotators.page_context import PageContext
from archive.annotators.senders.joint_senders import joint_senders
from archive.annotators.senders.sender import Sender, sender_or_contact
from archive.annotators.senders.signatory import signatories
from archive.annotators.senders.site_publisher import sender_on_page
from archive.authorities.collection import Collection, Office
from archive.facets import LABELS, OFFICE, OUTSIDE
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import AccessPoint, BlockKind, Relation, Release
from archive.text.folding import fold_aligned, slug
from archive.text.letter_case import in_small_letters

_OPENING_PARAGRAPHS = 2
"""How much of a body is read for offices: what comes later is mostly said by or of others."""
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


def annotate(release: Release, context: PageContext, knowledge: KnowledgeSnapshot) -> Release:
    """Adds the issuing office, if one is found, and those the release is about. Where no office is
    known, or none of those known, the body is added that the release prints as its sender."""
    time = Time(release.issued.earliest, release.issued.latest)
    names = knowledge.derived(office_names)
    signing = [signatory.name for signatory in signatories(release, context, knowledge)]
    sender = sender_on_page(release, context, knowledge, signing)
    joint = joint_senders(release, knowledge, signing)
    case = _Case(release, context, knowledge, names, time, sender, joint)
    issuing = tuple(_issuing(case)) if case.collection.offices else ()
    chosen = next(
        (candidate for candidate in issuing if candidate.decisive or borne_out(candidate, issuing)),
        None,
    )
    office = chosen.office if chosen else None
    about = tuple(_about(case, office)) if case.collection.offices else ()
    points = (
        *(point_of(candidate, Relation.ISSUING) for candidate in issuing if candidate is chosen),
        *(_printed_sender(case, issuing) if chosen is None else ()),
        *(point_of(candidate, Relation.ABOUT) for candidate in about),
    )
    evidence = (
        *(
            evidence_of(candidate, Relation.ISSUING, candidate.office == office)
            for candidate in issuing
        ),
        *(evidence_of(candidate, Relation.ABOUT, True) for candidate in about),
        *withheld_offices(release, context, knowledge, points),
    )
    return replace(
        release,
        access_points=(*release.access_points, *points),
        evidence=(*release.evidence, *evidence),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    release: Release
    context: PageContext
    knowledge: KnowledgeSnapshot
    names: OfficeNames
    time: Time
    sender: Sender | None
    joint: tuple[Sender, ...]

    @property
    def collection(self) -> Collection:
        return self.knowledge.collection

    @property
    def is_ours(self) -> bool:
        """Whether anything but a place speaks for the organisation: the host, or one of its names
        on the page. Of an organisation without names nobody can tell."""
        if not self.collection.names or self.collection.host_rules(self.context.host):
            return True
        return self.names.is_named(self.release, self.context.chrome)


def _issuing(case: _Case) -> Iterator[Candidate]:
    """All candidates, the order of evidence being their order here."""
    host = tuple(_host(case))
    scope = tuple(_scope(case, host))
    yield from _contacts(case, [candidate.office for candidate in (*scope, *host)])
    yield from scope
    yield from _listings(case)
    yield from host
    yield from _menu(case)
    yield from _sender(case)
    yield from _dateline(case)
    yield from _opening(case)


def _contacts(case: _Case, expected: Sequence[Office]) -> Iterator[Candidate]:
    """The offices of the contacts. Of several, the one that the page itself speaks for is first."""
    candidates = [*_named_contacts(case)] or [*_contact_blocks(case)]
    yield from sorted(
        candidates, key=lambda candidate: (not candidate.decisive, candidate.office not in expected)
    )


def _named_contacts(case: _Case) -> Iterator[Candidate]:
    for contact in case.release.contacts:
        if contact.office is None:
            continue
        # A spokesperson of headquarters met at a mission speaks for headquarters all the same.
        post = posted_at(case.knowledge, contact.name, case.time)
        for office, confidence, shared in _offices_of(contact.office, case):
            away = post is not None and post != office and post.kind == "headquarters"
            if post is not None and away:
                yield Candidate(post, "contact-posting", "contact", contact.printed, 0.7)
            decisive = not away and not shared
            candidate = Candidate(
                office, "contact", "contact", contact.printed, confidence, decisive
            )
            yield replace(candidate, shared=shared)


def _offices_of(text: str, case: _Case) -> Iterator[tuple[Office, float, bool]]:
    """The first office that a text names, or all that go by its words; how sure, if shared."""
    named = [*case.names.named(text, case.time)]
    for mention in named:
        if mention.start == named[0].start:
            yield mention.office, 0.95, mention.shared
    if not named and (office := case.names.exactly(text, case.time)):
        yield office, 0.7, False


def _contact_blocks(case: _Case) -> Iterator[Candidate]:
    for number, block in enumerate(case.release.blocks):
        if block.kind == BlockKind.CONTACT:
            for named in case.names.named(block.text, case.time):
                candidate = Candidate(named.office, "contact", f"block {number}", block.text, 0.9)
                yield replace(candidate, decisive=not named.shared, shared=named.shared)


def _scope(case: _Case, host: Sequence[Candidate]) -> Iterator[Candidate]:
    """Global: released by headquarters. Local: by the office whose site it is."""
    scope = (case.context.scope or "").casefold()
    headquarters = case.collection.headquarters
    if headquarters and any(word in scope for word in case.names.of_headquarters):
        yield Candidate(headquarters, "scope", "label", case.context.scope or "", 0.85)
    elif host and any(word in scope for word in case.names.of_host):
        yield replace(host[0], method="scope", place="label", snippet=scope, confidence=0.9)


def _listings(case: _Case) -> Iterator[Candidate]:
    """The office under which a listing has the page."""
    for listed in case.context.listed:
        for office, confidence, shared in _offices_of(listed.entry.office, case):
            candidate = Candidate(office, "listing", listed.place, listed.entry.office, confidence)
            yield replace(candidate, decisive=not shared, shared=shared)


def _host(case: _Case) -> Iterator[Candidate]:
    parts = urlsplit(case.context.url or "")
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    for rule in case.collection.host_rules(case.context.host, path):
        if rule.office:
            confidence = 0.8 if rule.evidence == "seen" else 0.6
            office = case.collection.office(rule.office)
            yield Candidate(office, "host", "url", case.context.host or "", confidence)
    default = case.context.default_office
    for office in case.collection.offices:
        if office.id == default:
            yield Candidate(office, "profile", case.release.profile, office.id, 0.8)


def _menu(case: _Case) -> Iterator[Candidate]:
    """The sentence of a menu that says where the site's office has been, and since when."""
    chrome = fold_aligned(case.context.chrome)
    for pattern in case.names.menu:
        for match in pattern.finditer(chrome.text):
            start, end = chrome.span(*match.span())
            for offices in case.names.at(match["place"], case.time)[:1]:
                sentence = case.context.chrome[start:end]
                yield from _at_place(offices, "menu", "menu", sentence, 0.7)


def _sender(case: _Case) -> Iterator[Candidate]:
    """The office of the letterhead, or that which the member who heads it held then."""
    if (sender := case.sender) is None:
        return
    named = [*case.names.named(sender.name, case.time)]
    for mention in named:
        candidate = Candidate(mention.office, "sender", sender.place, sender.snippet, 0.75)
        yield replace(
            candidate, method=sender.method, decisive=not mention.shared, shared=mention.shared
        )
    post = posted_at(case.knowledge, sender.person, case.time)
    if post and not named:
        yield Candidate(post, f"{sender.method}-posting", sender.place, sender.snippet, 0.6)


def _printed_sender(case: _Case, issuing: Sequence[Candidate]) -> Iterator[AccessPoint]:
    """The sender as printed: a heading where no office is known; else it is none of ours, unless
    several of ours go by that name."""
    known = bool(case.collection.offices)
    sender = case.sender if known else sender_or_contact(case.release, case.sender, case.knowledge)
    if sender is None:
        return
    if not known:
        for post in case.joint or (sender,):
            name = in_small_letters(post.name)
            yield AccessPoint(OFFICE, slug(name), name, Relation.ISSUING, _found(post))
    elif not sender.by_person and not any(candidate.shared for candidate in issuing):
        printed = f"{in_small_letters(sender.name)} ({_found(sender)})"
        yield AccessPoint(OFFICE, OUTSIDE, LABELS[OUTSIDE], Relation.ISSUING, printed)


def _found(sender: Sender) -> str:
    return f"{sender.method}, {sender.place}: {sender.snippet}"


def _dateline(case: _Case) -> Iterator[Candidate]:
    """The office at the dateline's place, at all of them for 'Dhaka, Bangladesh'; the place may as
    well be where the news is from, and says nothing of a release that never names the organisation.
    """
    place = case.release.place or ""
    places = case.names.at(place, case.time)
    everywhere = [{office.id for office in offices} for offices in places]
    common = set[str].intersection(*everywhere) if everywhere else set()
    alone = len(common) == 1 and case.is_ours
    for offices in places:
        for candidate in _at_place(offices, "dateline", "dateline", place, 0.4):
            yield replace(candidate, decisive=alone and candidate.office.id in common)


def _at_place(
    offices: Sequence[Office], method: str, place: str, snippet: str, confidence: float
) -> Iterator[Candidate]:
    for office in offices:
        alone = len(offices) == 1
        yield Candidate(office, method, place, snippet, confidence, decisive=alone)


def _opening(case: _Case) -> Iterator[Candidate]:
    named = [candidate for candidate in _named_at_top(case) if candidate.office.kind != "external"]
    alone = len({mention.office.id for mention in named}) == 1
    yield from (replace(mention, decisive=alone and mention.decisive) for mention in named)


def _about(case: _Case, issuing: Office | None) -> Iterator[Candidate]:
    """The offices that dateline, title and opening name, each once, the issuing one left out."""
    seen = {issuing.id if issuing else ""}
    for candidate in (*_about_dateline(case, issuing), *_named_at_top(case)):
        if (
            candidate.office.id not in seen
            and candidate.office.kind != "headquarters"
            and not candidate.shared
        ):
            seen.add(candidate.office.id)
            yield candidate


def _about_dateline(case: _Case, issuing: Office | None) -> Iterator[Candidate]:
    """The country offices of the dateline's places.

    The issuing office's own place says nothing, nor does, for headquarters, its country: news of
    the whole organisation is dated from there. Another publisher's dateline is not about ours.
    """
    if issuing and issuing.kind == "external":
        return
    for offices in case.names.at(case.release.place or "", case.time):
        for office in offices:
            home = issuing and issuing.kind == "headquarters" and issuing.country == office.country
            if office.kind == "country" and issuing not in offices and not home:
                yield Candidate(office, "dateline", "dateline", case.release.place or "", 0.6)


def _named_at_top(case: _Case) -> Iterator[Candidate]:
    """The offices that title, subtitle and first paragraphs name, not as part of a position."""
    for place, text in _top(case.release):
        for named in case.names.named(text, case.time):
            if not named.in_position:
                snippet = _around(text, named)
                candidate = Candidate(named.office, "text", place, snippet, 0.5)
                yield replace(candidate, decisive=not named.shared, shared=named.shared)


def _top(release: Release) -> Iterator[tuple[str, str]]:
    yield "title", release.title
    yield "subtitle", release.subtitle or ""
    prose = [(n, block) for n, block in enumerate(release.blocks) if block.kind in _PROSE]
    for number, block in prose[:_OPENING_PARAGRAPHS]:
        yield f"block {number}", block.text


def _around(text: str, named: Named) -> str:
    return text[max(0, named.start - 40) : named.end + 40].strip()
