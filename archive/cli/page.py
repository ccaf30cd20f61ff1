"""`dateline page`: what people say that pages are."""

import click

from archive.config import Config
from archive.errors import NotFound
from archive.ingest.jobs import describe_pending
from archive.kinds import PageKind
from archive.opening import describers_of
from archive.records import Correction, CorrectionTarget
from archive.store import Store, open_store
from archive.terminal import progress, who_option

_RELEASES = [kind.value for kind in PageKind if kind.is_release]
_OTHERS = [kind.value for kind in PageKind if not kind.is_release]
_DIGEST = 64
_LEAST_DIGEST = 8


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
@click.option("--why", default="", help="The reason; kept with it.")
@who_option
@click.pass_obj
def promote(config: Config, pages: str, kind: str, why: str, who: str) -> None:
    """Make releases of pages that were held as something else."""
    _say(config, pages, kind, why, who)


@page.command()
@click.argument("pages", metavar="PAGES")
@click.option("--kind", type=click.Choice(_OTHERS), default="document", show_default=True)
@click.option("--why", default="", help="The reason; kept with it.")
@who_option
@click.pass_obj
def demote(config: Config, pages: str, kind: str, why: str, who: str) -> None:
    """Hold pages that were taken for releases as something else; they keep their ids and bytes."""
    _say(config, pages, kind, why, who)


def _say(config: Config, pages: str, kind: str, why: str, who: str) -> None:
    with open_store(config) as store:
        named = _whole(store, pages)
        said = Correction(CorrectionTarget.PAGE, named, "kind", kind, who, why=why)
        new = store.correct([said])
        with describers_of(store, config.processes) as describer, progress() as count:
            number = describe_pending(store, describer, count)
        held = max(each.number for each in store.corrections())
    if not new:
        click.echo("held already: nothing is changed")
        return
    click.echo(
        f"correction {held}: {named} is {kind} now; {number} captures described,"
        " next: dateline index update"
    )


def _whole(store: Store, pages: str) -> str:
    """The digest that begins so, or the pattern as it is. Raises NotFound."""
    begun = pages.lower()
    if not (_LEAST_DIGEST <= len(begun) <= _DIGEST and set(begun) <= set("0123456789abcdef")):
        return pages
    digests = {each.digest for each in store.captures() if each.digest.startswith(begun)}
    if len(digests) != 1:
        said = "several begin so" if digests else "none begins so"
        raise NotFound(f"no single page {pages!r} is held: {said}; see `dateline log --kind KIND`")
    return digests.pop()
