"""`dateline people`: whom names mean, as people decide it."""

from collections import Counter
from collections.abc import Sequence
from typing import BinaryIO

import click

from archive.annotators.tenures.tenure import Tenure
from archive.config import Config, collection_folder
from archive.curation.items import Pair
from archive.curation.printing import (
    counted,
    print_context,
    print_pair,
    row_of_decision,
    row_of_person,
    tell,
)
from archive.curation.queue import Queue
from archive.decisions import REFUSED, Correction, CorrectionTarget, Word
from archive.errors import NotFound
from archive.exports.decisions_jsonl import decision_of, line_of
from archive.exports.lines_read import LinesRead
from archive.ingest.learning import learn_from_all
from archive.knowledge.snapshot import load_knowledge
from archive.opening import ArchiveKnowledge
from archive.printable import printable
from archive.sightings import Inferred
from archive.store import Store, open_store
from archive.terminal import as_typed, print_table, progress, who_option, why_option
from archive.text.folding import fold

_SHOWN = 20
_POST_OR_BODY = "post or body"
"""Under what somebody sends: a party or a department is no post."""


@click.group()
def people() -> None:
    """Decide whom names mean: review suggestions, merge, split, reject, undo.

    Nothing is ever made one by a score (docs/curating.md).
    """


@people.command()
@click.option("--most", default=_SHOWN, show_default=True, help="Show at most so many pairs.")
@click.pass_obj
def review(config: Config, most: int) -> None:
    """List the pairs that may be one person, those first that mend most, each with both contexts.

    Each ends with the two commands of which one is right. A rejected pair is not listed again.
    """
    with open_store(config, read_only=True) as store:
        queue = _queue(store)
        pairs = [item for item in queue.items if isinstance(item, Pair)]
        for pair in pairs[:most]:
            print_pair(pair, queue)
    if not pairs:
        click.echo("no pair waits: nobody here is spelt nearly like another")
        return
    click.echo(f"{min(most, len(pairs))} of {counted(len(pairs), 'suggestion')}")


@people.command("find")
@click.argument("name")
@click.pass_obj
def find_(config: Config, name: str) -> None:
    """List those whose names hold all words of NAME, with their ids."""
    words = set(fold(name).split())
    with open_store(config, read_only=True) as store:
        contexts = _queue(store).contexts()
    matching = [
        context
        for context in contexts
        if any(words <= set(fold(each).split()) for each in (context.name, *context.names))
    ]
    if not matching:
        click.echo(f"nobody has all words of {name!r} in a name; fewer words find more")
        return
    rows = [row_of_person(context) for context in sorted(matching, key=lambda each: -each.quotes)]
    print_table("", ("id", "name", "printed as", "posts", "quotes", "releases"), rows)


@people.command()
@click.argument("agent_id", metavar="ID")
@click.pass_obj
def show(config: Config, agent_id: str) -> None:
    """Show somebody: names with their sources, posts, offices, days, sentences."""
    with open_store(config, read_only=True) as store:
        agent = store.agent(agent_id)
        context = _queue(store).context(agent.id)
    click.echo(printable(f"{agent.name} · {agent.kind}"))
    print_table("names", ("name", "source"), [(each.name, each.source) for each in agent.names])
    print_context(context)


@people.command()
@click.argument("loser", metavar="ID")
@click.argument("winner", metavar="INTO")
@who_option
@why_option
@click.pass_obj
def merge(config: Config, loser: str, winner: str, who: str, why: str) -> None:
    """Make two one: the names of ID are names of INTO, and ID leads to it."""
    with open_store(config) as store:
        tell(store.people.merge(loser, winner, Word(who, why)), store)


@people.command()
@click.argument("agent_id", metavar="ID")
@click.argument("name")
@who_option
@why_option
@click.pass_obj
def split(config: Config, agent_id: str, name: str, who: str, why: str) -> None:
    """Give NAME, a name of ID, somebody of its own."""
    with open_store(config) as store:
        tell(store.people.split(agent_id, name, Word(who, why)), store)


@people.command()
@click.argument("agent_id", metavar="ID")
@click.argument("name")
@who_option
@why_option
@click.pass_obj
def teach(config: Config, agent_id: str, name: str, who: str, why: str) -> None:
    """Let NAME mean ID, whatever it meant before, now and in pages to come."""
    with open_store(config) as store:
        tell(store.people.teach(agent_id, name, Word(who, why)), store)


@people.command()
@click.argument("first", metavar="ID")
@click.argument("second", metavar="OTHER")
@who_option
@why_option
@click.pass_obj
def reject(config: Config, first: str, second: str, who: str, why: str) -> None:
    """Say that two are not one; it is not suggested again."""
    with open_store(config) as store:
        tell(store.people.reject(first, second, Word(who, why)), store)


@people.command()
@click.argument("number", type=int)
@click.pass_obj
def undo(config: Config, number: int) -> None:
    """Take the decision of a NUMBER back, with all that it changed."""
    with open_store(config) as store:
        store.people.undo(number)
    click.echo(f"decision {number} is undone")


@people.command()
@click.pass_obj
def decisions(config: Config) -> None:
    """List every decision: who, when, what, and whether it was undone."""
    with open_store(config, read_only=True) as store:
        rows = [row_of_decision(each) for each in store.people.decisions()]
    columns = ("no.", "when", "who", "decided", "of", "other", "name", "why", "undone")
    print_table("decisions", columns, rows)


@people.command()
@click.argument("name", default="")
@click.pass_obj
def learned(config: Config, name: str) -> None:
    """List what releases tell of each other's senders: names of one person, who held a post, the
    posts of a person, full names of bodies.

    With a NAME: everybody of that surname, with the posts and the days on which they are printed.
    """
    with open_store(config, read_only=True) as store:
        if name:
            tenures = store.tenures.of_surname(name, ArchiveKnowledge(store).now())
            _print_tenures(name, tenures)
            return
        inferences = store.tenures.all_told()
    counts = Counter((each.field, each.printed, each.value) for each in inferences)
    why = {(each.field, each.printed, each.value): each.why for each in reversed(inferences)}
    rows = [
        (
            _POST_OR_BODY if field is Inferred.POST else field,
            printed,
            value,
            number,
            why[field, printed, value],
        )
        for (field, printed, value), number in counts.items()
    ]
    print_table(f"{len(inferences)} inferences", ("what", "printed", "is", "releases", "why"), rows)


@people.command()
@click.argument("name")
@click.argument("value")
@who_option
@why_option
@click.pass_obj
def refuse(config: Config, name: str, value: str, who: str, why: str) -> None:
    """Say that NAME is not VALUE, another name of the surname, or did not hold VALUE, a post; both
    as `learned NAME` prints them. What was inferred by it is taken back.

    `dateline corrections withdraw` takes this back.
    """
    with open_store(config) as store:
        knowledge = ArchiveKnowledge(store)
        tenures = store.tenures.of_surname(name, knowledge.now())
        names = {fold(each) for tenure in tenures for each in (tenure.name, *tenure.printed)}
        if fold(name) not in names:
            raise NotFound(f"nobody is printed as {name!r}; see `dateline people learned {name}`")
        if fold(value) not in names | {fold(tenure.post) for tenure in tenures}:
            raise NotFound(
                f"{value!r} is no name or post of {name!r}; see `dateline people learned {name}`"
            )
        refusal = Correction(CorrectionTarget.NAME, fold(name), REFUSED, value, who, why=why)
        new = store.correct([refusal])
        with progress() as count:
            number = learn_from_all(knowledge, store, config.processes, count)
    changed = f"{number} captures described; next: {as_typed('index update')}"
    click.echo(changed if new else "held already: nothing is changed")


@people.command("export")
@click.option("--output", "-o", type=click.File("wb"), default="-")
@click.pass_obj
def export_(config: Config, output: BinaryIO) -> None:
    """Write every decision that holds as a line of JSON."""
    with open_store(config, read_only=True) as store:
        holding = [each for each in store.people.decisions() if not each.undone]
        output.writelines(line_of(each, store.people.names_of(each)) for each in holding)


@people.command("import")
@click.argument("file", type=click.File("rb"))
@click.pass_obj
def import_(config: Config, file: BinaryIO) -> None:
    """Decide what FILE says, of this archive or of another of the same pages, all or none. Safe to
    repeat."""
    lines_read = LinesRead(file, decision_of)
    with open_store(config) as store, lines_read.named():
        number = store.people.take_over(lines_read)
    click.echo(f"{number} of {lines_read.number} lines were new")


def _queue(store: Store) -> Queue:
    return Queue(store, load_knowledge(collection_folder(store.collection)))


def _print_tenures(name: str, tenures: Sequence[Tenure]) -> None:
    rows = [
        (
            tenure.name,
            "; ".join(tenure.printed),
            tenure.post,
            tenure.first or "",
            tenure.last or "",
            len(tenure.places),
            tenure.places[0],
        )
        for tenure in tenures
    ]
    columns = ("known as", "printed as", _POST_OR_BODY, "first", "last", "releases", "such as")
    print_table(f"printed with the surname of {name}", columns, rows)
