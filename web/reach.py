"""Phones and mail addresses: covered in what the public reads, without moving any offset."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Contact,
    Evidence,
    Link,
    Quote,
    Release,
    Repair,
)
from indexer.documents import body
from indexer.search import Hit, SearchResults, Snippet
from web.context import AppContext

COVER = "•"
NOT_SHOWN = "[kept, not shown]"

_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ANYWHERE = re.compile(rf"{_MAIL}|\+\d[\d\s().\-/]{{5,}}\d")
_IN_CONTACTS = re.compile(rf"{_MAIL}|\+?\(?\d[\d\s().\-/]{{5,}}\d")
_COVERED = re.compile(rf"{COVER}(?:\s?{COVER}){{4,}}")
_BETWEEN = r"[\s().\-/]*"
_FEWEST_DIGITS = 5
_SUSPECT = re.compile(
    rf"@|\d(?:{_BETWEEN}\+?\d){{{_FEWEST_DIGITS - 1}}}"  # enough digits in a row for a phone
    r"|^…?\W*\d|\d\W*$"  # or at an end, where one may have been cut
)
_CUT = "…"


def covered(text: str, contacts: Sequence[Contact] = (), contact_block: bool = False) -> str:
    """The text, of the same length, with dots over every mail address and phone.

    contacts: theirs are covered however they are spaced. contact_block: whatever looks like a
    phone is one; elsewhere only what begins with a plus sign.
    """
    for pattern in (_IN_CONTACTS if contact_block else _ANYWHERE, *map(re.compile, _own(contacts))):
        text = pattern.sub(_dots, text)
    return text


def worded(text: str) -> str:
    """A covered text for people: words in place of the dots."""
    return _COVERED.sub(NOT_SHOWN, text)


def redact(release: Release) -> Release:
    """The release as the public may read it; the spans of quotes and repairs stay true."""
    contacts = release.contacts

    def cover(text: str) -> str:
        return covered(text, contacts)

    return replace(
        _with_text_covered(release),
        title=cover(release.title),
        access_points=tuple(_point(point, contacts) for point in release.access_points),
        quotes=tuple(_quote(quote, contacts) for quote in release.quotes),
        contacts=tuple(_contact(contact) for contact in contacts),
        repairs=tuple(_repair(repair, contacts) for repair in release.repairs),
        evidence=tuple(_evidence(one, contacts) for one in release.evidence),
    )


def redact_results(results: SearchResults, ctx: AppContext) -> SearchResults:
    """The answer with its hits as the public may read them."""
    if ctx.config.show_contacts:
        return results
    return replace(results, hits=tuple(_hit(hit, ctx) for hit in results.hits))


def _with_text_covered(release: Release) -> Release:
    contacts, subtitle = release.contacts, release.subtitle
    return replace(
        release,
        subtitle=covered(subtitle, contacts) if subtitle else subtitle,
        blocks=tuple(_block(block, contacts) for block in release.blocks),
    )


def _own(contacts: Sequence[Contact]) -> list[str]:
    mails = [re.escape(mail) for contact in contacts for mail in contact.emails]
    digits = [re.findall(r"\d", phone) for contact in contacts for phone in contact.phones]
    phones = [r"\+?\(?" + _BETWEEN.join(few) for few in digits if len(few) >= _FEWEST_DIGITS]
    return list(dict.fromkeys([*mails, *phones]))


def _dots(found: re.Match[str]) -> str:
    return re.sub(r"\S", COVER, found.group())


def _block(block: Block, contacts: Sequence[Contact]) -> Block:
    links = (
        Link(covered(link.text, contacts), link.target)
        for link in block.links
        if not link.target.lower().strip().startswith(("mailto:", "tel:"))
    )
    text = covered(block.text, contacts, block.kind == BlockKind.CONTACT)
    return replace(block, text=text, links=tuple(links))


def _point(point: AccessPoint, contacts: Sequence[Contact]) -> AccessPoint:
    in_contact = point.relation == "contact"
    return replace(point, evidence=covered(point.evidence, contacts, in_contact))


def _quote(quote: Quote, contacts: Sequence[Contact]) -> Quote:
    return replace(quote, text=covered(quote.text, contacts))


def _contact(contact: Contact) -> Contact:
    printed = covered(contact.printed, (contact,), contact_block=True)
    return replace(contact, phones=(), emails=(), printed=printed)


def _repair(repair: Repair, contacts: Sequence[Contact]) -> Repair:
    return replace(repair, old=covered(repair.old, contacts), new=covered(repair.new, contacts))


def _evidence(one: Evidence, contacts: Sequence[Contact]) -> Evidence:
    of_contact = one.field.startswith("contact") or one.method == "contact"
    return replace(
        one,
        value=covered(one.value, contacts, of_contact),
        snippet=covered(one.snippet, contacts, of_contact),
    )


def _hit(hit: Hit, ctx: AppContext) -> Hit:
    """A snippet can begin inside a phone, so it is looked up in the whole text, covered there."""
    if not (_SUSPECT.search(hit.snippet.text) or _SUSPECT.search(hit.title.text)):
        return hit
    release = ctx.store.release(hit.release_id).release
    if hit.quote:
        number = hit.quote.number - 1
        if number >= len(release.quotes):  # described again since it was indexed
            return replace(hit, snippet=Snippet(""))
        whole = release.quotes[number].text
        public = covered(whole, release.contacts)
    else:
        whole, public = body(release).text, body(_with_text_covered(release)).text
    title = replace(hit.title, text=covered(hit.title.text, release.contacts))
    return replace(hit, title=title, snippet=_snippet(hit.snippet, whole, public))


def _snippet(found: Snippet, whole: str, public: str) -> Snippet:
    core = found.text.removeprefix(_CUT).removesuffix(_CUT)
    at = _single_spaced(whole).find(core)
    if at < 0:  # described again since it was indexed: take no chance
        return replace(found, text=covered(found.text, contact_block=True))
    shown = _single_spaced(public)[at : at + len(core)]
    return replace(found, text=found.text.replace(core, shown, 1) if core else found.text)


def _single_spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
