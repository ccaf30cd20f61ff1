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

COVER = "•"
NOT_SHOWN = "[kept, not shown]"

_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ANYWHERE = re.compile(rf"{_MAIL}|\+\d[\d\s().\-/]{{5,}}\d")
_IN_CONTACTS = re.compile(rf"{_MAIL}|\+?\(?\d[\d\s().\-/]{{5,}}\d")
_COVERED = re.compile(rf"{COVER}(?:\s?{COVER}){{4,}}")
_BETWEEN = r"[\s().\-/]*"
_FEWEST_DIGITS = 5


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
