"""`dateline quarantine`: what waits for a person, and its bytes."""

import sys
from collections import Counter
from pathlib import Path

import click

from archive.config import Config
from archive.errors import NotFound
from archive.models import Finding, FindingKind
from archive.new_file import open_new
from archive.store import Store, open_store
from archive.terminal import as_json_option, print_json, print_table

_WAITING = (FindingKind.QUARANTINED, FindingKind.WORKLIST, FindingKind.UNDESCRIBED)
_SHORT = 12


@click.command()
@click.argument("digest", required=False)
@click.option("--reason", help="Only those set aside for this reason.")
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="A new file.")
@as_json_option
@click.pass_obj
def quarantine(
    config: Config, digest: str | None, reason: str | None, target: Path | None, as_json: bool
) -> None:
    """List the pages that wait for a person: set aside, of another kind, or not described.

    With a DIGEST of the list, or the beginning of one, the kept bytes are written to the output or
    --to a new file. A page that was mended, or a profile that was written for it, is taken in or
    described by the next `dateline ingest` or `dateline redescribe`.
    """
    with open_store(config, read_only=True) as store:
        waiting = [
            finding
            for finding in store.findings()
            if finding.kind in _WAITING and reason in (None, finding.reason)
        ]
        if digest:
            _write(_content(digest, waiting, store), target)
        elif as_json:
            print_json([_as_json(finding) for finding in waiting])
        else:
            _print(waiting)


def _content(digest: str, waiting: list[Finding], store: Store) -> bytes:
    found = {f.digest for f in waiting if f.digest and f.digest.startswith(digest.lower())}
    if len(found) != 1:
        said = "several begin so" if found else "none begins so, or no bytes were kept"
        raise NotFound(f"no single page {digest!r} waits: {said}; see `dateline quarantine`")
    return store.content(str(found.pop()))


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
