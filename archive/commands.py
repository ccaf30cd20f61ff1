"""The commands: a table of names, each with where it is and what it does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command by the name of its object, and what `dateline --help` says of it: the first
    sentence of its own help, here so that the list needs none of them."""

    target: str
    summary: str


COMMANDS = {
    "init": Command(
        "archive.cli.init:init", "Make a new archive in the home folder, for one collection."
    ),
    "ingest": Command(
        "archive.cli.ingest:ingest",
        "Take in old pages, keep their bytes, and describe them as releases.",
    ),
    "redescribe": Command(
        "archive.cli.redescribe:redescribe", "Describe held pages again, from their kept bytes."
    ),
    "show": Command(
        "archive.cli.show:show",
        "Show a release: its text, how each field was found, its quotes and their speakers.",
    ),
    "state": Command(
        "archive.cli.state:state",
        "Withdraw a release (a tombstone stays), hide it, or make it public again.",
    ),
    "collection": Command(
        "archive.cli.collection:collection",
        "Offices, people, topics: find where they are written down, or draft your own.",
    ),
    "correct": Command(
        "archive.cli.correct:correct",
        "Say what is right of one field of a release, a quote, or an agent.",
    ),
    "page": Command(
        "archive.cli.page:page",
        "Say of pages that they are releases, or are none, for good (docs/page-kinds.md).",
    ),
    "people": Command(
        "archive.cli.people:people",
        "Decide whom names mean: review suggestions, merge, split, reject, undo.",
    ),
    "corrections": Command(
        "archive.cli.corrections:corrections",
        "Corrections by people: list, export, import, withdraw, and those in conflict.",
    ),
    "log": Command(
        "archive.cli.log:log",
        "List every run of ingest; with the number of one, every page it rejected or found"
        " damaged.",
    ),
    "quarantine": Command(
        "archive.cli.quarantine:quarantine",
        "List the pages that wait for a person: set aside, of another kind, or not described.",
    ),
    "profile": Command(
        "archive.cli.profile:profile",
        "Site profiles: how one web system of one era is read (docs/profiles.md).",
    ),
    "evaluate": Command(
        "archive.cli.evaluate:evaluate_gold",
        "Measure quotations, speakers, people, topics and offices against labelled texts.",
    ),
    "verify": Command(
        "indexer.cli.verify:verify",
        "Re-compute every digest, check every reference, and compare the store with the index.",
    ),
    "backup": Command(
        "archive.cli.backup:backup",
        "Copy the store and its bytes into FOLDER, consistently, while the archive is in use.",
    ),
    "restore": Command(
        "archive.cli.backup:restore",
        "Make the archive of an empty home from a backup in FOLDER, and verify it.",
    ),
    "export": Command(
        "archive.cli.export:export",
        "Write what the archive holds in an open format; without the name of one, as jsonl.",
    ),
    "index": Command(
        "indexer.cli.index:index",
        "Build the search index from the store, beside the served one, and swap it in.",
    ),
    "search": Command("web.cli.search:search", "Search the releases."),
    "check": Command(
        "web.cli.check:check",
        "Check whether quotes were printed: TEXT, - for what is piped in, or a FILE.csv of quotes.",
    ),
    "serve": Command("web.cli.serve:serve", "Serve the reading room until stopped."),
    "curate": Command(
        "web.cli.curate:curate",
        "Answer what the machine doubts, on a page that only this machine can open.",
    ),
    "demo": Command(
        "web.cli.demo:demo",
        "Take in the sample pages, build the index, and serve the reading room.",
    ),
}
