"""Fifty corrections of every kind, and an annotator that finds something else of everything."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from store_builders import find, keep, make_capture, quoted

from archive.config import Config
from archive.contact_lines import line_of
from archive.decisions import Correction, CorrectionTarget
from archive.exports.corrections_jsonl import lines
from archive.exports.jsonl import lines as export
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Contact,
    Description,
    IssueDate,
    QuoteStatus,
    Relation,
    Release,
)
from archive.publication import publication_of
from archive.records import StoredRelease
from archive.store import Store
from archive.store.corrections.proving import POINT_FIELDS
from archive.store.overlay.contacts import CONTACT
from archive.store.overlay.fields import QUOTE_FIELDS, RELEASE_FIELDS
from archive.store.overlay.headings import points_under
from archive.store.overlay.marked import QUOTATION
from archive.store.overlay.text import TEXT
from indexer.documents import documents

PAGES = 50
SAID = "We will keep the pumps until the harvest is in"
MISSED = "Nobody has slept for nine nights"
EVA = Contact("Eva Brumen", "Press office")


@dataclass(frozen=True, slots=True)
class Kind:
    """A field that is corrected. present: what the other annotator finds; None where it finds
    nothing against the correction. read: its values as shown."""

    target: CorrectionTarget
    field: str
    value: str
    present: str | None
    read: Callable[[StoredRelease, Store], Sequence[str]]
    seen: str | None = None


def of_release(field: str, value: str, present: str) -> Kind:
    def read(stored: StoredRelease, _store: Store) -> list[str]:
        return [RELEASE_FIELDS[field].value(stored.release)]

    return Kind(CorrectionTarget.RELEASE, field, value, present, read)


def heading(field: str, value: str, seen: str) -> Kind:
    def read(stored: StoredRelease, _store: Store) -> list[str]:
        return sorted(points_under(stored.release, field))

    return Kind(CorrectionTarget.RELEASE, field, value, "", read, seen)


def of_quote(field: str, value: str, present: str) -> Kind:
    def read(stored: StoredRelease, _store: Store) -> list[str]:
        return [QUOTE_FIELDS[field].value(stored.release.quotes[0])]

    return Kind(CorrectionTarget.QUOTE, field, value, present, read)


KINDS = (
    of_release("title", "By hand", "Something else"),
    of_release("subtitle", "By hand", "Something else"),
    of_release("issued", "1996-02-03", "2003"),
    of_release("earliest", "1996-02-03", "2003-01-01"),
    of_release("latest", "1996-02-03", "2003-12-31"),
    of_release("place", "By hand", "Something else"),
    of_release("language", "sl", "de"),
    of_release("kind", "By hand", "Something else"),
    of_release("symbol", "By hand", "Something else"),
    heading("office", "irco-peru", "irco-mali"),
    heading("about", "irco-peru", "irco-mali"),
    heading("topic", "DROUGHT", "FLOOD"),
    heading("country", "ML", "NE"),
    heading("filed", "by-hand", "news"),
    heading("person", "Jan Hribar", "Oto Lipar"),
    heading("sender", "Jan Hribar", "Ida Mlinar"),
    Kind(
        CorrectionTarget.RELEASE,
        CONTACT,
        "Jan Hribar; Desk",
        "",
        lambda stored, _store: [line_of(contact) for contact in stored.release.contacts],
        seen=line_of(EVA),
    ),
    Kind(
        CorrectionTarget.RELEASE,
        TEXT,
        "Seventy villages",
        None,
        lambda stored, _store: [stored.release.blocks[1].text[: len("Seventy villages")]],
        seen="Sixty villages",
    ),
    Kind(
        CorrectionTarget.RELEASE,
        QUOTATION,
        MISSED,
        f"{MISSED},” one",
        lambda stored, _store: [quote.text for quote in stored.release.quotes],
    ),
    of_quote("words", "We will keep the pumps", "keep the pumps until the harvest is in"),
    of_quote("speaker", "Jan Hribar", "Somebody Else"),
    of_quote("position", "By hand", "Something else"),
    of_quote("status", "ambiguous", "inferred"),
    of_quote("others", "Jan Hribar", "Somebody Else"),
    of_quote("speaker_kind", "role", "document"),
    Kind(
        CorrectionTarget.AGENT,
        "name",
        "By Hand",
        "Aná Kolar",
        lambda stored, store: [store.agent(str(stored.release.quotes[0].speaker_id)).name],
    ),
)


def kind_of(number: int) -> Kind:
    return KINDS[number % len(KINDS)]


def page(number: int) -> Release:
    """A release with one of everything that can be corrected; each is spoken by another."""
    kinds = ("about", Relation.ABOUT), ("office", Relation.ISSUING)
    texts = (
        f"Notice {number} of {number * 31}.",
        f"Sixty villages spent the night on one dyke. “{SAID},” said {speaker(number)}.",
        f"“{MISSED},” one of them told us.",
    )
    points = [AccessPoint("office", "irco-mali", "IRCO Mali", relation) for _, relation in kinds]
    points += [
        AccessPoint("topic", "FLOOD", "Floods", Relation.SUBJECT),
        AccessPoint("country", "NE", "Niger", Relation.SUBJECT),
        AccessPoint("filed", "news", "News", Relation.SUBJECT),
        AccessPoint("person", "", "Oto Lipar", Relation.NAMED),
        AccessPoint("person", "", "Ida Mlinar", Relation.SENDER),
        AccessPoint("person", "", speaker(number), Relation.SPEAKER),
    ]
    return Release(
        f"Dyke {number} holds",
        tuple(Block(BlockKind.PARAGRAPH, text) for text in texts),
        access_points=tuple(points),
        contacts=(EVA,),
        quotes=(
            quoted(SAID, "\n\n".join(texts), speaker=speaker(number), status=QuoteStatus.STATED),
        ),
    )


def speaker(number: int) -> str:
    return f"Ana Kolar {chr(ord('A') + number // 26)}{chr(ord('a') + number % 26)}x"


def otherwise(number: int) -> Release:
    """The same page by an annotator that finds something else of everything."""
    release, kind = page(number), kind_of(number)
    name = "Somebody Else" if kind.field == "speaker" else speaker(number).replace("Ana", "Aná")
    words = "keep the pumps until the harvest is in" if kind.field == "words" else SAID
    quotes = [
        quoted(
            words,
            release.text,
            speaker=name,
            position="Something else",
            status=QuoteStatus.INFERRED,
            others=("Somebody Else",),
            speaker_kind="document",
        )
    ]
    if kind.field == QUOTATION:
        quotes.append(quoted(f"{MISSED},” one", release.text))
    bounds = date(2003, 1, 1), date(2003, 12, 31)
    unknown = kind.field in ("earliest", "latest")
    return replace(
        release,
        title="Something else",
        subtitle="Something else",
        place="Something else",
        kind="Something else",
        symbol="Something else",
        language="de",
        issued=IssueDate(None if unknown else "2003", None if unknown else "year", *bounds),
        access_points=(AccessPoint("topic", "FERRY", "Ferries", Relation.SUBJECT),),
        contacts=(),
        quotes=tuple(quotes),
    )


def correction(number: int, stored: StoredRelease) -> Correction:
    kind, quote = kind_of(number), stored.release.quotes[0]
    ids = {CorrectionTarget.QUOTE: quote.id, CorrectionTarget.AGENT: str(quote.speaker_id)}
    id = ids.get(kind.target, stored.id)
    return Correction(kind.target, id, kind.field, kind.value, "Maja", kind.seen)


def test_every_kind_of_correction_is_among_them() -> None:
    fields = {kind.field for kind in KINDS}
    assert fields >= {*RELEASE_FIELDS, *POINT_FIELDS, *QUOTE_FIELDS, CONTACT, TEXT, QUOTATION}
    assert len(KINDS) <= PAGES


def test_fifty_corrections_survive_another_annotator(store: Store, config: Config) -> None:
    captures = [make_capture(f"{n}", url=f"http://irco.example/{n}.html") for n in range(PAGES)]
    keep(store, *captures)
    pages = [find(store, each) for each in captures]
    store.put([(each, Description((page(n),))) for n, each in enumerate(pages)], "v1")
    by_capture = {stored.capture.id: stored for stored in store.releases()}
    releases = [by_capture[each.id] for each in pages]
    assert store.correct(map(correction, range(PAGES), releases)) == PAGES

    store.put([(each, Description((otherwise(n),))) for n, each in enumerate(pages)], "v2")

    after = [store.release(stored.id) for stored in releases]
    standing = [
        n for n, stored in enumerate(after) if kind_of(n).value in kind_of(n).read(stored, store)
    ]
    assert standing == list(range(PAGES))
    conflicts = {each.correction.number: each.present for each in store.conflicts()}
    numbers = [each.number for each in store.corrections()]
    assert conflicts == {
        number: present_of(n) for n, number in enumerate(numbers) if kind_of(n).present is not None
    }
    assert len(list(lines(store.corrections(), store.elsewhere.bearings))) == PAGES
    assert list(store.verify()) == []
    assert indexed(store, config) == exported(store)


def present_of(number: int) -> str | None:
    present = kind_of(number).present
    return speaker(number).replace("Ana", "Aná") if present == "Aná Kolar" else present


def indexed(store: Store, config: Config) -> list[object]:
    """What the documents of the index say of every release and of its quotes."""
    values: list[object] = []
    for public in publication_of(store, config).releases():
        release, *quotes = documents(public)
        values.append((release.key, release.title, release.issued, release.place, release.language))
        values += [
            (q.key, q.shown.text, q.quote.speaker, q.quote.status) for q in quotes if q.quote
        ]
    return values


def exported(store: Store) -> list[object]:
    """The same of the export."""
    values: list[object] = []
    for line in map(json.loads, export(store.releases())):
        names = ("id", "title", "issued", "place", "language")
        values.append(tuple(line[name] for name in names))
        values += [(q["id"], q["verbatim"], q["speaker"], q["status"]) for q in line["quotes"]]
    return values
