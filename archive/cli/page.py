"""`dateline page`: what people say that pages are."""

from collections.abc import Sequence

import click
import msgspec

from archive.config import Config
from archive.decisions import EVERY_PAGE, REFUSED, Correction, CorrectionTarget
from archive.errors import NotFound
from archive.ingest.learning import learn_from_all
from archive.kinds import PageKind
from archive.opening import ArchiveKnowledge
from archive.sites import SiteFacts, SitePlace
from archive.store import Store, open_store
from archive.terminal import (
    as_json_option,
    as_typed,
    print_json,
    print_table,
    progress,
    who_option,
    why_option,
)

_RELEASES = [kind.value for kind in PageKind if kind.is_release]
_OTHERS = [kind.value for kind in PageKind if not kind.is_release]
_DIGEST = 64
_LEAST_DIGEST = 8
_NO_PAGE = "no page held is touched by it; it holds for pages that come later"


@click.group()
def page() -> None:
    """Say of pages that they are releases, or are none, for good (docs/page-kinds.md).

    PAGES is an address or a place in a source, in which * stands for anything, or the digest of a
    page's bytes, or the beginning of one. It holds for pages taken in later too, and whenever they
    are described again; `dateline corrections withdraw` takes it back.
    """


@page.command()
@click.argument("pages", metavar="PAGES")
@click.option("--kind", type=click.Choice(_RELEASES), default="release", show_default=True)
@why_option
@who_option
@click.pass_obj
def promote(config: Config, pages: str, kind: str, why: str, who: str) -> None:
    """Make releases of pages that were held as something else."""
    _say(config, pages, kind, why, who)


@page.command()
@click.argument("pages", metavar="PAGES")
@click.option("--kind", type=click.Choice(_OTHERS), default="document", show_default=True)
@why_option
@who_option
@click.pass_obj
def demote(config: Config, pages: str, kind: str, why: str, who: str) -> None:
    """Hold pages that were taken for releases as something else; they keep their ids and bytes."""
    _say(config, pages, kind, why, who)


@page.command()
@click.argument("site", required=False)
@as_json_option
@click.pass_obj
def learned(config: Config, site: str | None, as_json: bool) -> None:
    """List what was learned of each site: the lines that many of its pages share, which are never
    title, day or text of a release, the order of its numeric days, and the places that hold the
    title and the day."""
    with open_store(config, read_only=True) as store:
        site_facts = [facts for facts in store.pages.facts() if site in (None, facts.site)]
        places = {facts.site: store.pages.places(facts.site) for facts in site_facts}
        proofs = {each.site: store.pages.order_proofs(each.site) for each in site_facts}
    if site and not site_facts:
        raise NotFound(f"nothing is known of {site!r}; `dateline page learned` lists every site")
    if as_json:
        print_json(
            [_learned(facts, places[facts.site], proofs[facts.site]) for facts in site_facts]
        )
        return
    rows = [
        (facts.site, "day-order", facts.day_order, _proved_by(proofs[facts.site]))
        for facts in site_facts
        if facts.day_order
    ]
    rows += [
        (site, f"{place.field}-place", place.selector, place.why)
        for site, several in places.items()
        for place in several
    ]
    repeated = [(facts.site, line) for facts in site_facts for line in sorted(facts.repeated)]
    rows += [(site, "repeated", line, "") for site, line in repeated]
    print_table(f"learned of {len(site_facts)} sites", ("site", "what", "value", "why"), rows)


def _proved_by(pages: Sequence[str]) -> str:
    return f"proved by {len(pages)} pages, the first: {pages[0]}"


def _learned(
    facts: SiteFacts, places: Sequence[SitePlace], proofs: Sequence[str]
) -> dict[str, object]:
    return {
        "site": facts.site,
        "day_order": facts.day_order,
        "day_order_proved_by": list(proofs) if facts.day_order else [],
        "places": msgspec.to_builtins(places),
        "repeated": sorted(facts.repeated),
    }


@page.command()
@click.argument("site")
@click.argument("value")
@who_option
@why_option
@click.pass_obj
def refuse(config: Config, site: str, value: str, who: str, why: str) -> None:
    """Say that VALUE, as `learned` prints it, is not so of SITE; its pages are described again.

    `dateline corrections withdraw` takes it back.
    """
    with open_store(config) as store:
        if value not in _known_of(store, site):
            raise NotFound(
                f"nothing like {value!r} is known of {site!r}; see `dateline page learned`"
            )
        _put(config, store, Correction(CorrectionTarget.SITE, site, REFUSED, value, who, why=why))


def _known_of(store: Store, site: str) -> set[str]:
    known = {facts.site: facts for facts in store.pages.facts()}.get(site, SiteFacts(site))
    refused = {each.value for each in store.corrections() if each.id == site}
    return {*known.repeated, known.day_order, *known.title_places, *known.day_places, *refused} - {
        ""
    }


@page.command("listed")
@click.argument("address", metavar="PAGE")
@as_json_option
@click.pass_obj
def show_listed(config: Config, address: str, as_json: bool) -> None:
    """Show what listings say of PAGE, and where it is a listing, what it says of others.

    PAGE is an address, or the place of a file. What is listed is a candidate for title, day, kind
    and office of a page (docs/page-kinds.md).
    """
    with open_store(config, read_only=True) as store:
        listed = [("of it", each) for each in store.pages.listed(address)]
        listed += [("by it", each) for each in store.pages.entries_of(address)]
    if as_json:
        print_json([{"said": way, **msgspec.to_builtins(each)} for way, each in listed])
        return
    if not listed:
        click.echo(
            f"no listing says anything of {address!r}, and it lists nothing itself: give the whole"
            " address, or the place of the file, as `dateline log` prints them"
        )
        return
    rows = [
        (way, each.place, entry.address, entry.title, entry.printed, " or ".join(entry.days))
        for way, each in listed
        for entry in [each.entry]
    ]
    columns = ("said", "where", "page", "title", "printed", "day")
    print_table(f"{len(rows)} entries of listings", columns, rows)


@page.command("refuse-listing")
@click.argument("listing")
@click.argument("address", required=False, default="", metavar="[PAGE]")
@who_option
@why_option
@click.pass_obj
def refuse_listing(config: Config, listing: str, address: str, who: str, why: str) -> None:
    """Say that what LISTING prints of PAGE, or of every page, is not so.

    Both are addresses, or places of files, as `listed` prints them. The pages that it is about are
    described again; `dateline corrections withdraw` takes it back.
    """
    page = address or EVERY_PAGE
    with open_store(config) as store:
        if not store.pages.lists(listing, address):
            raise NotFound(f"{listing!r} lists no such page; see `dateline page listed`")
        refusal = Correction(CorrectionTarget.LISTING, listing, REFUSED, page, who, why=why)
        _put(config, store, refusal)


def _say(config: Config, pages: str, kind: str, why: str, who: str) -> None:
    with open_store(config) as store:
        named = _whole(store, pages)
        _put(config, store, Correction(CorrectionTarget.PAGE, named, "kind", kind, who, why=why))


def _put(config: Config, store: Store, correction: Correction) -> None:
    """Put it in force, describe again what it touches, and say what takes it back."""
    new = store.correct([correction])
    with progress() as count:
        number = learn_from_all(ArchiveKnowledge(store), store, config.processes, count)
    if not new:
        click.echo("held already: nothing is changed")
        return
    newest = max(each.number for each in store.corrections())
    effect = (
        f"{number} captures described, next: {as_typed('index update')}" if number else _NO_PAGE
    )
    click.echo(
        f"correction {newest}: {correction.field} of {correction.target} {correction.id}"
        f" is {correction.value} now; {effect}"
    )


def _whole(store: Store, pages: str) -> str:
    """The digest that begins so, or the pattern as it is. Raises NotFound."""
    begun = pages.lower()
    if not (_LEAST_DIGEST <= len(begun) <= _DIGEST and set(begun) <= set("0123456789abcdef")):
        return pages
    digests = {each.digest for each in store.captures() if each.digest.startswith(begun)}
    if len(digests) != 1:
        reason = "several begin so" if digests else "none begins so"
        raise NotFound(
            f"no single page {pages!r} is held: {reason}; see `dateline log --kind KIND`"
        )
    return digests.pop()
