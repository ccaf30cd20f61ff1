"""`dateline quarantine`: what waits for a person, its bytes, and what the person decides."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from archive.config import Config
from archive.errors import NotFound, UsageError
from archive.ingest.jobs import describe_pending
from archive.models import Finding, FindingKind
from archive.new_file import open_new
from archive.opening import ArchiveKnowledge
from archive.store import Store, open_store
from archive.terminal import as_json_option, as_typed, print_json, print_table, progress

_WAITING = (
    FindingKind.QUARANTINED,
    FindingKind.WORKLIST,
    FindingKind.UNDESCRIBED,
    FindingKind.FAULT,
)
_SHORT = 12


@click.command()
@click.argument("words", nargs=-1, metavar="[retry|drop] [DIGEST]")
@click.option("--reason", help="Only those set aside for this reason.")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="A new file.")
@as_json_option
@click.pass_obj
def quarantine(
    config: Config, words: tuple[str, ...], reason: str | None, target: Path | None, as_json: bool
) -> None:
    """List the pages that wait for a person: set aside, of another kind, or not described.

    With a DIGEST of the list, or the beginning of one, the kept bytes are written to the output or
    --to a new file. A page that was mended, or a profile that was written for it, is taken in or
    described by the next `dateline ingest` or `dateline redescribe`.

    A page that failed three times (a fault of Dateline, or more time or memory than a page may
    have) is not described again by itself. `retry DIGEST` describes it now; `drop DIGEST` takes it
    from the list for good: its bytes stay.
    """
    match words:
        case ("retry", digest):
            _retry(config, digest)
        case ("drop", digest):
            _drop(config, digest)
        case () | (_,):
            _look(config, words, reason, target, as_json)
        case _:
            raise UsageError(
                f"cannot read {' '.join(words)!r}; give a DIGEST, `retry DIGEST` or `drop DIGEST`"
            )


def _look(
    config: Config, digest: Sequence[str], reason: str | None, target: Path | None, as_json: bool
) -> None:
    with open_store(config, read_only=True) as store:
        dropped = store.dropped()
        waiting = [
            finding
            for finding in _listed(store)
            if reason in (None, finding.reason) and finding.digest not in dropped
        ]
        if digest:
            _write(store.content(_whole(digest[0], waiting)), target)
        elif as_json:
            print_json([_as_json(finding) for finding in waiting])
        else:
            _print(waiting)


def _retry(config: Config, begun: str) -> None:
    with open_store(config) as store:
        digest = _whole(begun, _listed(store))
        store.retry(digest)
        with ArchiveKnowledge(store).describers(config.processes) as describer, progress() as count:
            describe_pending(store, describer, count)
        reasons = sorted(
            {finding.reason for finding in store.undescribable() if finding.kept == digest}
        )
    message = f"still not described: {', '.join(reasons)}" if reasons else "described"
    click.echo(f"{digest[:_SHORT]} is {message}; next: {as_typed('index update')}")


def _drop(config: Config, begun: str) -> None:
    with open_store(config) as store:
        digest = _whole(begun, _listed(store))
        store.drop(digest)
    click.echo(f"{digest[:_SHORT]} waits no more; `dateline quarantine retry` brings it back")


def _listed(store: Store) -> list[Finding]:
    return [finding for finding in store.findings() if finding.kind in _WAITING]


def _whole(begun: str, waiting: Sequence[Finding]) -> str:
    digests = {f.digest for f in waiting if f.digest and f.digest.startswith(begun.lower())}
    if len(digests) != 1:
        reason = "several begin so" if digests else "none begins so, or no bytes were kept"
        raise NotFound(f"no single page {begun!r} waits: {reason}; see `dateline quarantine`")
    return str(digests.pop())


def _write(content: bytes, target: Path | None) -> None:
    if target is None:
        sys.stdout.buffer.write(content)
        return
    with open_new(target) as file:
        file.write(content)


def _print(waiting: list[Finding]) -> None:
    counts = Counter((str(finding.kind), finding.reason) for finding in waiting)
    rows = [(kind, reason, number) for (kind, reason), number in counts.most_common()]
    print_table(f"{len(waiting)} wait for a person", ("kind", "reason", "how many"), rows)
    lines = [
        ((f.digest or "not kept")[:_SHORT], f.reason, f.url or f.locator, f.summary[:80])
        for f in waiting
    ]
    print_table("", ("bytes", "reason", "where", "detail"), lines)


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "kind": str(finding.kind),
        "reason": finding.reason,
        "locator": finding.locator,
        "url": finding.url,
        "detail": finding.detail,
        "digest": finding.digest,
    }
