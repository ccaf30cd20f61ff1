"""Site profiles drafted from pages, against those written by hand, on the two profiled sites.

Run from the project's root: `.venv/bin/python -m benchmarks.drafted`. A draft is made of what
general rules read (of every seventh page of mn-ag, of all of mozilla's press pages), and tried: on
other pages of mn-ag, on the same of mozilla, which has no more. All is compared with what the
profile written by hand reads: titles and days that are the same, F1 of the words of bodies.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from archive.config import collection_folder
from archive.describe.describer import Describer, describer_of
from archive.describe.pages import decoded_of, page_of
from archive.drafting.profile_draft import profile_draft, text_of, trial_of
from archive.drafting.profile_places import KnownPage
from archive.knowledge.snapshot import KnowledgeSnapshot, load_knowledge
from archive.models import Capture, Release
from archive.profiles.profile import profile_of
from archive.sites import SiteFacts
from benchmarks.extraction import DATA
from benchmarks.faults import no_faults

HOST = "drafted.example"
_TODAY = date(2026, 1, 1)


def main() -> None:
    minnesota = _pages(DATA.parent / "releases" / "mn-ag" / "html")
    measure("mn-ag", minnesota[::7], minnesota[3::7])
    mozilla = _pages(DATA.parent / "releases" / "mozilla" / "press")
    measure("mozilla-press", mozilla, mozilla)


def measure(name: str, built_on: Sequence[Capture], tried_on: Sequence[Capture]) -> None:
    """One line of figures: of the draft, and of general rules, against the profile by hand."""
    knowledge = load_knowledge(collection_folder("generic"))
    general = replace(knowledge, profiles=())
    known_pages = _known(general, built_on)
    text = text_of(profile_draft(general, HOST, known_pages, SiteFacts(HOST)))
    drafted = replace(knowledge, profiles=(profile_of("draft", text),))
    by_hand = _read(describer_of(knowledge, _TODAY), tried_on)
    for reader, known_so in (("draft", drafted), ("general rules", general)):
        releases = _read(describer_of(known_so, _TODAY), tried_on)
        trial = trial_of([(by_hand[place], release) for place, release in releases.items()])
        figures = {"titles": trial.titles, "days": trial.days, "body": round(trial.likeness, 3)}
        line = {"set": name, "reader": reader, "pages": len(tried_on), **figures}
        print(json.dumps(line), flush=True)


def _known(knowledge: KnowledgeSnapshot, captures: Sequence[Capture]) -> list[KnownPage]:
    releases = _read(describer_of(knowledge, _TODAY), captures)
    return [
        KnownPage(
            capture.locator,
            page_of(capture, decoded_of(capture, knowledge).text),
            releases[capture.locator],
        )
        for capture in captures
        if capture.locator in releases
    ]


def _read(describer: Describer, captures: Sequence[Capture]) -> dict[str, Release]:
    """The release of each page that has one, by its place."""
    releases_of = {capture.locator: describer.describe(capture).releases for capture in captures}
    return {place: releases[0] for place, releases in releases_of.items() if len(releases) == 1}


def _pages(folder: Path) -> list[Capture]:
    return [
        Capture(path.name, path.read_bytes(), f"http://{HOST}/news/{path.name}")
        for path in sorted(folder.iterdir())
    ]


if __name__ == "__main__":
    with no_faults():
        main()
