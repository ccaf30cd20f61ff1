"""A profile suggested for a host of an archive: drafted from its pages, tried on some of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from archive.decoding.wayback import strip_replay_rewriting
from archive.describe.describer import describer_of
from archive.describe.pages import decoded_of, page_of
from archive.drafting.profile_draft import ProfileDraft, Trial, profile_draft, text_of, trial_of
from archive.drafting.profile_places import KnownPage
from archive.errors import DescribeError, NotFound
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Capture
from archive.profiles.profile import profile_of
from archive.records import StoredRelease
from archive.sites import SiteFacts
from archive.store import Store

_MOST_PAGES, _MOST_TRIED = 120, 24
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Held:
    capture: Capture
    known: KnownPage


def suggested(store: Store, host: str, knowledge: KnowledgeSnapshot, today: date) -> str:
    """The text of a drafted profile. host: of addresses, or the folder of pages without any. Raises
    NotFound where fewer than three pages with one release are held of it."""
    shown = (release for release in store.releases() if not release.left_page)
    stored = _alone(release for release in shown if _is_of(release, host))
    if len(stored) < _FEWEST:
        counted = f"{len(stored)} pages with one release are held of {host!r}"
        needed = f"a profile is drafted from {_FEWEST} at least"
        raise NotFound(f"{counted}; {needed}. Give the host alone, such as www.irco.example")
    pages = list(_read(store, knowledge, _spread(stored, _MOST_PAGES)))
    facts = _facts(store, host)
    draft = profile_draft(knowledge, _bare(host), [page.known for page in pages], facts)
    trial = _tried(draft, pages, knowledge.with_sites({}), today)
    return text_of(draft, trial)


def _is_of(stored: StoredRelease, host: str) -> bool:
    address = stored.capture.url
    if not address:
        return stored.capture.locator.startswith(f"{host.rstrip('/')}/")
    return _bare(urlsplit(address).hostname or "") == _bare(host)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.") if "/" not in host else host


def _alone(releases: Iterator[StoredRelease]) -> list[StoredRelease]:
    """Those that are alone on their page, by its place: the order of taking in says nothing."""
    every = sorted(
        releases, key=lambda release: (release.capture.url or release.capture.locator, release.id)
    )
    carried = Counter(stored_release.capture.id for stored_release in every)
    return [stored_release for stored_release in every if carried[stored_release.capture.id] == 1]


def _spread(stored: Sequence[StoredRelease], most: int) -> Sequence[StoredRelease]:
    return stored[:: max(1, -(-len(stored) // most))]


def _read(
    store: Store, knowledge: KnowledgeSnapshot, stored: Sequence[StoredRelease]
) -> Iterator[_Held]:
    for stored_release in stored:
        capture_held = stored_release.capture
        capture = Capture(
            capture_held.locator,
            store.content(capture_held.digest),
            capture_held.url,
            capture_held.moment,
            headers=capture_held.headers,
            media_type=capture_held.media_type or None,
            accession=capture_held.added,
        )
        try:
            source, _ = strip_replay_rewriting(decoded_of(capture, knowledge).text)
            page = page_of(capture, source)
        except DescribeError:
            continue
        name = f"{capture_held.locator} {capture_held.url or ''} {capture_held.digest[:12]}"
        yield _Held(capture, KnownPage(name, page, stored_release.release))


def _facts(store: Store, host: str) -> SiteFacts:
    """What most pages of the host, of whatever year, say of numeric days."""
    sites = [fact for fact in store.pages.facts() if _bare(fact.site.split(" ")[0]) == _bare(host)]
    orders = {site.day_order for site in sites} - {""}
    return SiteFacts(host, day_order=orders.pop() if len(orders) == 1 else "")


def _tried(
    draft: ProfileDraft, pages: Sequence[_Held], knowledge: KnowledgeSnapshot, today: date
) -> Trial:
    profile = profile_of("draft", text_of(draft))
    describer = describer_of(knowledge.with_profiles((profile,)), today)
    samples = pages[:: max(1, -(-len(pages) // _MOST_TRIED))]
    read = [
        (sample.known.release, describer.describe(sample.capture).releases) for sample in samples
    ]
    return trial_of([(known, readings[0]) for known, readings in read if readings], len(samples))
