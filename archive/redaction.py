"""Phones and mail addresses: covered in what the public reads, without moving any offset."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from phonenumbers import PhoneNumberMatcher

from archive.contact_lines import contact_of
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Contact,
    Evidence,
    Link,
    Quote,
    Relation,
    Release,
    Repair,
    Span,
)
from archive.records import StoredCapture

COVER = "•"
NOT_SHOWN = "[kept, not shown]"

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Phones in any country: with a plus sign, an area code in parentheses, like 555-555-0199.
_ANYWHERE = re.compile(
    r"\+\d[\d\s().\-/]{5,}\d|\((?:0|\d{2,5})\)[\s\-]?\d{2,4}(?:[\s.\-]?\d{2,4}){1,3}(?!\d)"
    r"|(?<![\d.\-])\d{3}[.\-]\d{3}[.\-]\d{4}(?![\d\-])"
)
_IN_CONTACTS = re.compile(r"\+?\(?\d[\d\s().\-/]{5,}\d")
_DIGIT = re.compile(r"\d")
_COVERED = re.compile(rf"{COVER}(?:\s?{COVER}){{4,}}")
_BETWEEN = r"[\s().\-/]*"
_FEWEST_DIGITS, _FEWEST_OF_A_PHONE = 5, 6
_NO_LINKS = ("mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Reach:
    """What is known of the phones and addresses in a text.

    contacts: theirs are found however they are spaced. country: ISO 3166-1 code of the office that
    speaks, or "": numbers written as they are dialled there are found by the rules of phonenumbers.
    """

    contacts: Sequence[Contact] = ()
    country: str = ""

    def spans(self, text: str) -> Iterator[Span]:
        """Every mail address and phone of a text; they may overlap."""
        for pattern in (_MAIL, _ANYWHERE, *_own(self.contacts)):
            yield from _spans(pattern, text)
        if len(_DIGIT.findall(text)) >= _FEWEST_OF_A_PHONE:
            for match in PhoneNumberMatcher(text, self.country or None):
                yield Span(match.start, match.end)

    def covered(self, text: str) -> str:
        """The text, of the same length, with dots over every mail address and phone."""
        return _dotted(text, self.spans(text))

    def covered_contact(self, text: str) -> str:
        """The same of a text about a contact, where whatever looks like a phone is one."""
        return _dotted(text, (*self.spans(text), *_spans(_IN_CONTACTS, text)))

    def address(self, target: str | None) -> str | None:
        """An address of a page or file as it is; None where it shows a mail address or a phone of
        the contacts: with dots it would lead nowhere."""
        return None if target and _reveals(target, self) else target

    def stands_in(self, text: str) -> bool:
        """Whether a mail address or phone stands in a text."""
        return next(self.spans(text), None) is not None


def reach_of(release: Release, country: str = "") -> Reach:
    """What is known of the phones and addresses in a release: of its contacts, and of those that a
    person took away, which its text and bytes may print all the same."""
    gone = (
        contact_of(each.value)
        for each in release.evidence
        if each.field == "contact" and not each.chosen
    )
    return Reach((*release.contacts, *gone), country)


def worded(text: str) -> str:
    """A covered text for people: words in place of the dots."""
    return _COVERED.sub(NOT_SHOWN, text)


def covered_spans(text: str) -> Iterator[Span]:
    """Where phones and mail addresses of a text are covered."""
    return _spans(_COVERED, text) if COVER in text else iter(())


def redact(release: Release, country: str = "") -> Release:
    """The release as the public may read it; the spans of quotes and repairs stay true.

    country: of the office that issued it, or "".
    """
    reach = reach_of(release, country)
    return replace(
        _with_text_covered(release, reach),
        own_link=reach.address(release.own_link),
        canonical=reach.address(release.canonical),
        translations=tuple(_links(release.translations, reach)),
        access_points=tuple(_point(point, reach) for point in release.access_points),
        quotes=tuple(_quote(quote, reach) for quote in release.quotes),
        contacts=tuple(_contact(contact, reach) for contact in release.contacts),
        repairs=tuple(_repair(repair, reach) for repair in release.repairs),
        evidence=tuple(_evidence(evidence, reach) for evidence in release.evidence),
    )


def redact_capture(capture: StoredCapture, release: Release) -> StoredCapture:
    """A capture of a release as the public may know of it."""
    reach = reach_of(release)
    locator = reach.address(capture.locator) or capture.digest
    return replace(capture, url=reach.address(capture.url), locator=locator)


def _with_text_covered(release: Release, reach: Reach) -> Release:
    return replace(
        release,
        title=reach.covered(release.title),
        subtitle=_if_any(release.subtitle, reach),
        place=_if_any(release.place, reach),
        blocks=tuple(_block(block, reach) for block in release.blocks),
    )


def _own(contacts: Sequence[Contact]) -> list[re.Pattern[str]]:
    mails = [re.escape(mail) for contact in contacts for mail in contact.emails]
    digits = [re.findall(r"\d", phone) for contact in contacts for phone in contact.phones]
    phones = [r"\+?\(?" + _BETWEEN.join(few) for few in digits if len(few) >= _FEWEST_DIGITS]
    return [re.compile(pattern) for pattern in dict.fromkeys([*mails, *phones])]


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in pattern.finditer(text))


def _dotted(text: str, spans: Iterator[Span] | Sequence[Span]) -> str:
    letters = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            letters[at] = letters[at] if letters[at].isspace() else COVER
    return "".join(letters)


def _if_any(text: str | None, reach: Reach) -> str | None:
    return reach.covered(text) if text else text


def _reveals(target: str, reach: Reach) -> bool:
    patterns = (_MAIL, *_own(reach.contacts))
    return target.lower().strip().startswith(_NO_LINKS) or any(p.search(target) for p in patterns)


def _links(links: Sequence[Link], reach: Reach) -> Iterator[Link]:
    return (
        Link(reach.covered(link.text), link.target)
        for link in links
        if not _reveals(link.target, reach)
    )


def _block(block: Block, reach: Reach) -> Block:
    is_contact = block.kind == BlockKind.CONTACT
    text = reach.covered_contact(block.text) if is_contact else reach.covered(block.text)
    return replace(block, text=text, links=tuple(_links(block.links, reach)))


def _point(point: AccessPoint, reach: Reach) -> AccessPoint:
    cover = reach.covered_contact if point.relation == Relation.CONTACT else reach.covered
    return replace(point, label=reach.covered(point.label), evidence=cover(point.evidence))


def _quote(quote: Quote, reach: Reach) -> Quote:
    return replace(
        quote,
        text=reach.covered(quote.text),
        speaker=_if_any(quote.speaker, reach),
        printed=_if_any(quote.printed, reach),
        position=_if_any(quote.position, reach),
        others=tuple(map(reach.covered, quote.others)),
    )


def _contact(contact: Contact, reach: Reach) -> Contact:
    return Contact(
        name=_if_any(contact.name, reach),
        office=_if_any(contact.office, reach),
        printed=reach.covered_contact(contact.printed),
    )


def _repair(repair: Repair, reach: Reach) -> Repair:
    return replace(repair, old=reach.covered(repair.old), new=reach.covered(repair.new))


def _evidence(evidence: Evidence, reach: Reach) -> Evidence:
    of_contact = evidence.field.startswith("contact") or evidence.method == "contact"
    cover = reach.covered_contact if of_contact else reach.covered
    return replace(evidence, value=cover(evidence.value), snippet=cover(evidence.snippet))
