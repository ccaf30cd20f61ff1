"""What `dateline people` prints of people: contexts, pairs, decisions."""

from collections.abc import Sequence

import click

from archive.curation.items import Pair
from archive.curation.queue import Queue
from archive.curation.uses import PersonContext
from archive.decisions import AgentDecision, AgentVerdict
from archive.printable import printable
from archive.store import Store

_NOW = {
    AgentVerdict.MERGED: "{agent} ({id}) is {other} ({other_id}) now, and the old id leads there",
    AgentVerdict.REJECTED: "{agent} ({id}) and {other} ({other_id}) are two; nobody is asked again",
    AgentVerdict.SPLIT: "“{name}” is not {agent} ({id}) but somebody else, {other_id}",
    AgentVerdict.NAMED: "“{name}” means {agent} ({id}), now and in pages to come",
}


def tell(number: int, store: Store) -> None:
    """What a decision changed, and how it is taken back."""
    decision = next(each for each in store.people.decisions() if each.number == number)
    names = decision.name.split(", ")
    id, other = decision.agent_id, decision.other_id
    outcome = _NOW[decision.verdict].format(
        id=id,
        other_id=other,
        name=decision.name,
        agent=names[0] if decision.verdict is AgentVerdict.MERGED else store.agent(id).name,
        other=store.agent(other).name if other else "",
    )
    click.echo(printable(outcome))
    click.echo(f"decision {number}; `dateline people undo {number}` takes it back")


def print_pair(pair: Pair, queue: Queue) -> None:
    """Two who may be one, each with the context, and the commands of which one is right."""
    loser, winner = pair.suggestion.loser, pair.suggestion.winner
    click.echo(f"\n{pair.suggestion.why} ({pair.suggestion.likeness:.0f}); mends {pair.mends}")
    for id in (loser, winner):
        context = queue.context(id)
        click.echo(printable(f"  {context.name} · {id}"))
        print_context(context)
    click.echo(
        f"  dateline people merge {loser} {winner}\n  dateline people reject {loser} {winner}"
    )


def print_context(context: PersonContext) -> None:
    """Where somebody is named: posts, offices, sentences."""
    quotes, releases = counted(context.quotes, "quote"), counted(context.releases, "release")
    click.echo(f"    {quotes}, {releases}, {_days(context)}")
    for post in context.posts:
        click.echo(printable(f"    {post.title} ({_between(post.first, post.last)})"))
    for office in context.offices:
        click.echo(printable(f"    with {office}"))
    for sample in context.samples:
        named = "" if sample.own_words else "named in: "
        line = f"    {sample.day or 'undated'}, {sample.release_id}: {named}{sample.text}"
        click.echo(printable(line))


def _days(context: PersonContext) -> str:
    return _between(context.first, context.last)


def _between(first: str | None, last: str | None) -> str:
    if first == last:
        return first or "undated"
    return f"{first or 'undated'} to {last or 'undated'}"


def counted(count: int, noun: str) -> str:
    """'1 quote', '2 quotes'."""
    return f"{count} {noun}" + ("" if count == 1 else "s")


def row_of_person(context: PersonContext) -> Sequence[object]:
    """Somebody in a line of a table."""
    posts = "; ".join(post.title for post in context.posts)
    names = "; ".join(context.names)
    return context.id, context.name, names, posts, context.quotes, context.releases


def row_of_decision(decision: AgentDecision) -> Sequence[object]:
    """A decision in a line of a table."""
    return (
        decision.number,
        f"{decision.moment:%Y-%m-%d %H:%M}",
        decision.who,
        decision.verdict,
        decision.agent_id,
        decision.other_id,
        decision.name,
        decision.why,
        f"{decision.undone:%Y-%m-%d %H:%M}" if decision.undone else "",
    )
