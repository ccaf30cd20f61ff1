"""All that can be corrected of a release, as forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.authorities.collection import Collection
from archive.contact_lines import line_of
from archive.curation.doubts import Choice
from archive.decisions import BY_HAND, CORRECTED, CorrectionTarget
from archive.facets import FACETS, OFFICE, OUTSIDE
from archive.models import Quote, QuoteStatus, Release
from archive.quotes import BY_ARCHIVIST, SpeakerKind
from archive.records import Agent, AgentKind, StoredRelease
from archive.store import Store
from archive.store.corrections.field_words import field_words
from archive.store.corrections.machine import KIND, NAME
from archive.store.overlay.contacts import CONTACT
from archive.store.overlay.fields import QUOTE_FIELDS, RELEASE_FIELDS
from archive.store.overlay.headings import POINT_FIELDS, HeadingField
from archive.store.overlay.wording import WORDS, text_of_quote
from archive.verbatim import STATUS_IN_WORDS
from web.text.text_blocks import BlockView, block_views

_LONGEST_LIST = 500
"""Records of an authority file that are offered; of more the id is written."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One value of one field. value: as a person writes it. seen: what gives way, None for whatever
    is there. options: what alone it can be. removable: whether it can be taken away."""

    target: CorrectionTarget
    id: str
    field: str
    label: str
    value: str
    hint: str = ""
    seen: str | None = None
    options: Sequence[Choice] = ()
    by_archivist: bool = False
    removable: bool = False


@dataclass(frozen=True, slots=True)
class QuoteForms:
    """A quotation, with a form for each of its fields."""

    id: str
    text: str
    forms: Sequence[FieldForm]


@dataclass(frozen=True, slots=True)
class Record:
    """A release as it is shown now, with all that can be corrected of it."""

    id: str
    title: str
    text: Sequence[BlockView]
    fields: Sequence[FieldForm]
    headings: Sequence[FieldForm]
    contacts: Sequence[FieldForm]
    quotes: Sequence[QuoteForms]
    people: Sequence[FieldForm]
    blocks: Sequence[str]


def record_of(stored: StoredRelease, store: Store) -> Record:
    """The forms of a release."""
    release = stored.release
    return Record(
        stored.id,
        release.title,
        list(block_views(release)),
        list(_fields(stored)),
        list(_headings(stored, store.authorities)),
        list(_contacts(stored)),
        [_quote(quote, release) for quote in release.quotes],
        list(_people(release, store)),
        [block.text for block in release.blocks],
    )


def _fields(stored: StoredRelease) -> Iterator[FieldForm]:
    by_hand = {each.field for each in stored.release.evidence if each.method == BY_HAND}
    for name, field in RELEASE_FIELDS.items():
        yield FieldForm(
            CorrectionTarget.RELEASE,
            stored.id,
            name,
            field_words().label(name),
            field.value(stored.release),
            field_words().hints.get(name, ""),
            by_archivist=name in by_hand,
        )


def _headings(stored: StoredRelease, authorities: Collection) -> Iterator[FieldForm]:
    """Each heading, to be taken away or replaced, and behind those of a kind an empty one."""
    for name, field in POINT_FIELDS.items():
        options = _options(field, authorities)
        label = _heading_label(name)
        own = [point for point in stored.release.access_points if field.holds(point)]
        for point in own:
            value = point.label if field.of_people else point.id
            yield FieldForm(
                CorrectionTarget.RELEASE,
                stored.id,
                name,
                label,
                value,
                hint="" if options or value == point.label else point.label,
                seen=value,
                options=options,
                by_archivist=point.evidence == CORRECTED,
                removable=True,
            )
        yield FieldForm(
            CorrectionTarget.RELEASE,
            stored.id,
            name,
            label,
            "",
            hint=f"one more; names are kept in {field.authority}: dateline collection find NAME"
            if field.authority
            else "one more",
            seen="",
            options=options,
        )


def _heading_label(name: str) -> str:
    """What a reader sees it called, where it is a facet."""
    rows = (row.label for row in FACETS if row.name == name)
    return next(rows, field_words().label(name))


def _options(field: HeadingField, authorities: Collection) -> Sequence[Choice]:
    records = () if field.of_people else authorities.records(field.kind)
    if not records or len(records) > _LONGEST_LIST:
        return ()
    known = [Choice(record.id, record.label()) for record in records]
    outside = [Choice(OUTSIDE, "none of ours")] if field.kind == OFFICE else []
    return sorted(known, key=lambda choice: choice.label) + outside


def _contacts(stored: StoredRelease) -> Iterator[FieldForm]:
    hint = field_words().hints[CONTACT]
    target, id = CorrectionTarget.RELEASE, stored.id
    for contact in stored.release.contacts:
        line = line_of(contact)
        yield FieldForm(target, id, CONTACT, "Contact", line, hint, seen=line, removable=True)
    yield FieldForm(target, id, CONTACT, "One more contact", "", hint, seen="")


def _quote(quote: Quote, release: Release) -> QuoteForms:
    options = {
        "status": [Choice(str(status), STATUS_IN_WORDS[status]) for status in QuoteStatus],
        "speaker_kind": [
            Choice(str(kind), str(kind)) for kind in SpeakerKind if kind is not SpeakerKind.PRONOUN
        ],
    }
    noted = [note for note in quote.rule.split("; ") if BY_ARCHIVIST in note]
    words = text_of_quote(quote, release)
    forms = [
        FieldForm(
            CorrectionTarget.QUOTE,
            quote.id,
            name,
            field_words().label(name),
            words if name == WORDS else field.value(quote),
            field_words().hints.get(name, ""),
            options=options.get(name, ()),
            by_archivist=f"{name.replace('_', ' ')} {BY_ARCHIVIST}" in noted,
            removable=name == WORDS,
        )
        for name, field in QUOTE_FIELDS.items()
    ]
    return QuoteForms(quote.id, quote.text, forms)


def _people(release: Release, store: Store) -> Iterator[FieldForm]:
    """Those who speak, by their ids: their names wherever they are headings."""
    ids = dict.fromkeys(quote.speaker_id for quote in release.quotes if quote.speaker_id)
    kinds = [Choice(str(kind), str(kind)) for kind in AgentKind]
    for agent in (store.agent(id) for id in ids):
        yield _of_agent(agent, NAME, f"Name of {agent.name}, in every release", agent.name)
        yield _of_agent(agent, KIND, "What that is", str(agent.kind), kinds)


def _of_agent(
    agent: Agent, field: str, label: str, value: str, options: Sequence[Choice] = ()
) -> FieldForm:
    return FieldForm(CorrectionTarget.AGENT, agent.id, field, label, value, options=options)
