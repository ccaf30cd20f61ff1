"""Release -> Documents: the one statement of what is searched, sorted and counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from itertools import accumulate

import msgspec

from archive.models import GAP, Block, BlockKind, Quote, Release, Span
from archive.publication import PublicRelease
from archive.redaction import covered_spans
from archive.verbatim import verbatim
from indexer.analysis import language_of, words
from indexer.facet_values import FacetValues, of_quote, of_release


class DocumentType(StrEnum):
    """What a search answers with: releases, or single quotes."""

    RELEASE = "release"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Field:
    """A kind of text in a document. weight: of a word in it, in ranking. bare: searched for words
    that name no field.
    """

    name: str
    weight: float
    bare: bool


FIELDS: dict[DocumentType, tuple[Field, ...]] = {
    DocumentType.RELEASE: (
        Field("title", 3.0, bare=True),
        Field("body", 1.0, bare=True),
        Field("quote", 1.0, bare=False),
    ),
    # A quote is found by its own words; by those of its release's title only where asked for.
    DocumentType.QUOTE: (Field("title", 1.0, bare=False), Field("quote", 1.0, bare=True)),
}
TEXT_FIELDS = ("title", "quote")
"""The fields that a query can name. All documents have them."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """The text of one field. gaps: rising offsets that no phrase may cross.

    standing: the paragraphs, in order, that stand in many a release: phrases find their words, bare
    words do not.
    """

    field: str
    text: str
    gaps: tuple[int, ...] = ()
    standing: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """Who said a quote, in which post, how that is known. number: its place, counted from 1."""

    number: int
    speaker: str | None
    speaker_id: str | None
    position: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Document:
    """A release, or one of its quotes, as an engine sees it. key: the id of the release, or of
    the quote. sequence: its place among all documents, the order in which ties stand.

    earliest, latest: bounds of the issue date as proleptic ordinals; None where nothing bounds it.
    added: seconds since 1970. work: that of its release, which copies share. texts: in the order of
    FIELDS; the last but title is what is shown.
    """

    key: str
    sequence: int
    type: DocumentType
    release_id: str
    title: str
    texts: tuple[FieldText, ...]
    language: str
    issued: str | None
    earliest: int | None
    latest: int | None
    added: int
    facets: tuple[FacetValues, ...]
    place: str | None = None
    quote: QuoteFacts | None = None
    work: str = ""

    @property
    def shown(self) -> FieldText:
        """The text that snippets are cut from."""
        name = "quote" if self.type is DocumentType.QUOTE else "body"
        return next(text for text in self.texts if text.field == name)


@dataclass(frozen=True, slots=True)
class Changed:
    """A release that changed, with all documents that it has now: they stand in the place of
    whatever an engine has of it. Without any, no word of it may be left."""

    release_id: str
    documents: tuple[Document, ...] = ()


_MOST_QUOTES = 2**20
_STANDING = (BlockKind.CONTACT, BlockKind.BOILERPLATE)


def documents(public: PublicRelease) -> Iterator[Document]:
    """The release and each of its quotes: a function of the one release, never of others."""
    release = public.release
    facets = of_release(release)
    yield _document(public, DocumentType.RELEASE, public.id, _release_texts(release), facets)
    for number, quote in enumerate(release.quotes, start=1):
        yield _document(
            public,
            DocumentType.QUOTE,
            quote.id,
            (title_text(release), quote_text(release, quote)),
            of_quote(quote, release, facets),
            _facts(number, quote),
        )


def _document(
    public: PublicRelease,
    document_type: DocumentType,
    key: str,
    texts: tuple[FieldText, ...],
    facets: tuple[FacetValues, ...],
    quote: QuoteFacts | None = None,
) -> Document:
    release, issued = public.release, public.release.issued
    return Document(
        key=key,
        sequence=public.number * _MOST_QUOTES + (quote.number if quote else 0),
        type=document_type,
        release_id=public.id,
        title=release.title,
        texts=texts,
        language=language_of(release.language),
        issued=issued.value,
        earliest=issued.earliest.toordinal() if issued.earliest else None,
        latest=issued.latest.toordinal() if issued.latest else None,
        added=int(public.added.timestamp()),
        facets=facets,
        place=release.place,
        quote=quote,
        work=public.work_id,
    )


def number_of(content: bytes) -> int:
    """A number of 64 bits that stands for some bytes."""
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big", signed=True)


def digest_of(document: Document) -> int:
    """A number that two documents share when they are the same in every part."""
    return number_of(msgspec.msgpack.encode(document))


def body(release: Release) -> FieldText:
    """What a release prints below its title: subtitle, gap, text. Its offsets are not
    Release.text's."""
    lead = release.subtitle + GAP if release.subtitle else ""
    printed = printed_text(release)
    gaps = (*([len(lead)] if lead else []), *(len(lead) + gap for gap in printed.gaps))
    standing = (Span(len(lead) + each.start, len(lead) + each.end) for each in printed.standing)
    covers = _covers(lead)
    return FieldText("body", lead + printed.text, (*covers, *gaps), tuple(standing))


def printed_text(release: Release) -> FieldText:
    """Release.text as a field. Contacts, boilerplate, and what stands at the end of many releases
    of its site, are standing paragraphs."""
    spans = _block_spans(release.blocks)
    pairs = zip(spans, release.blocks, strict=True)
    standing = (span for span, b in pairs if b.kind in _STANDING or b.recurring)
    return FieldText("body", release.text, text_gaps(release), tuple(standing))


def searched_words(text: FieldText) -> list[str]:
    """The exact words of a field that bare words find."""
    edges = [0, *(edge for each in text.standing for edge in (each.start, each.end)), None]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [word for start, end in pairs for word in words(text.text[start:end])]


def text_gaps(release: Release) -> tuple[int, ...]:
    """The offsets into Release.text that no phrase, highlight or verdict may cross: where something
    was lost, and where a contact is covered."""
    spans = _block_spans(release.blocks)
    pairs = zip(spans, release.blocks, strict=True)
    lost = (span.start for span, block in pairs if block.gap and span.start)
    return tuple(sorted({*lost, *_covers(release.text)}))


def _block_spans(blocks: Sequence[Block]) -> list[Span]:
    starts = accumulate((len(block.text) + len(GAP) for block in blocks), initial=0)
    pairs = zip(starts, blocks, strict=False)
    return [Span(start, start + len(block.text)) for start, block in pairs]


def _covers(text: str) -> tuple[int, ...]:
    return tuple(span.start for span in covered_spans(text) if span.start)


def _release_texts(release: Release) -> tuple[FieldText, ...]:
    quotes = [quote_text(release, quote) for quote in release.quotes]
    starts = list(accumulate((len(quote.text) + len(GAP) for quote in quotes), initial=0))
    gaps = {start for start in starts[:-1] if start}
    inner = {s + gap for s, quote in zip(starts, quotes, strict=False) for gap in quote.gaps}
    text = GAP.join(quote.text for quote in quotes)
    return (
        title_text(release),
        body(release),
        FieldText("quote", text, tuple(sorted(gaps | inner))),
    )


def title_text(release: Release) -> FieldText:
    return FieldText("title", release.title, _covers(release.title))


def quote_text(release: Release, quote: Quote) -> FieldText:
    """A quote as it is shown. Where other words stand between its parts, and where something was
    lost inside or between them, is a gap."""
    form = verbatim(quote, release.text)
    lost = text_gaps(release)
    places = set(form.breaks)
    for start, part, before in zip(form.starts, quote.parts, [None, *quote.parts], strict=False):
        first = before.end if before else part.start
        places |= {start + max(0, gap - part.start) for gap in lost if first < gap < part.end}
    return FieldText("quote", form.text, tuple(sorted(place for place in places if place)))


def _facts(number: int, quote: Quote) -> QuoteFacts:
    return QuoteFacts(number, quote.speaker, quote.speaker_id, quote.position, str(quote.status))
