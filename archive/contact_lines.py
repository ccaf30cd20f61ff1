"""A contact in one line, as people write it: the name; then office, phones and addresses."""

import re

from archive.models import Contact

_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_PHONE = re.compile(r"\+?[\d\s().\-/]{5,}(?:\s?\D{1,4}\s?\d+)?")


def line_of(contact: Contact) -> str:
    """The line that `contact_of` reads: 'Ana Kolar; Press office; +386 1 234 56; ana@irco.example'.
    A contact without a name begins with a semicolon."""
    details = (contact.office or "", ", ".join(contact.phones), ", ".join(contact.emails))
    return "; ".join((contact.name or "", *filter(None, details)))


def contact_of(line: str) -> Contact:
    """The contact of such a line: what holds an @ is a mail address, what is digits and signs a
    phone, what is neither an office."""
    name, *pieces = (piece.strip() for piece in line.split(";"))
    office: list[str] = []
    phones: list[str] = []
    emails: list[str] = []
    for piece in (each.strip() for several in pieces for each in several.split(",")):
        if _ADDRESS.fullmatch(piece):
            emails.append(piece)
        elif _PHONE.fullmatch(piece):
            phones.append(piece)
        elif piece:
            office.append(piece)
    written = ", ".join(office)
    return Contact(name or None, written or None, tuple(phones), tuple(emails), line)
