"""`dateline evaluate`: how well quotations, speakers, people and topics are found."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from archive.config import data_folder
from archive.evaluation.figures import Evaluation, evaluate
from archive.evaluation.gold import WRITTEN
from archive.evaluation.marks import marked_figures
from archive.evaluation.pointers import Half, absent_texts, gold_of_pointers
from archive.evaluation.reading import Reader
from archive.evaluation.senders import sender_figures
from archive.evaluation.tally import Share
from archive.evaluation.texts import TEXTS
from archive.evaluation.written import gold_of_releases
from archive.terminal import as_json_option, print_json, print_table

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("evaluate")
@click.option("--gold", "folder", type=_FOLDER, help="Folder of the gold [default: data/gold].")
@click.option(
    "--texts",
    type=_FOLDER,
    help="Folder of the texts that pointers count in [default: ../shared/data].",
)
@click.option(
    "--half",
    type=click.Choice([half.value for half in Half]),
    default=Half.ALL.value,
    show_default=True,
    help="Of the pointers: rules are made on build, figures published of report.",
)
@click.option(
    "--set",
    "sets",
    multiple=True,
    type=click.Choice((WRITTEN, *TEXTS)),
    help="Only this set; may be given several times.",
)
@as_json_option
def evaluate_gold(
    folder: Path | None, texts: Path | None, half: str, sets: Sequence[str], as_json: bool
) -> None:
    """Measure quotations, speakers, people, topics and offices against labelled texts."""
    gold = folder or data_folder() / "gold"
    beside = texts or data_folder().parent.parent / "shared" / "data"
    for name in absent_texts(gold / "pointers", beside):
        click.echo(f"{name}: its texts are not in {beside}; skipped", err=True)
    chosen = sets or (WRITTEN, *TEXTS)
    labelled = [
        *(gold_of_releases(gold / "written") if WRITTEN in chosen else ()),
        *gold_of_pointers(gold / "pointers", beside, Half(half), chosen),
    ]
    reader = Reader(datetime.now(UTC).date())
    evaluation = evaluate(list(reader.read(labelled)))
    unlabelled = (*marked_figures(reader, beside, chosen), *sender_figures(reader, beside, chosen))
    evaluation = replace(evaluation, figures=(*evaluation.figures, *unlabelled))
    for fault in reader.faults:
        click.echo(f"a fault of ours, counted as missed: {fault}", err=True)
    if as_json:
        print_json(evaluation)
    else:
        _print(evaluation)


def _print(evaluation: Evaluation) -> None:
    print_table(
        "figures",
        ("texts", "measure", "share", "of", "95 % interval"),
        [(figure.scope, figure.measure, *_cells(figure.share)) for figure in evaluation.figures],
    )
    print_table(
        "speaker right, by rule",
        ("rule", "status", "share", "of", "95 % interval"),
        [(rule.rule, rule.status, *_cells(rule.share)) for rule in evaluation.rules],
    )
    if evaluation.classes:
        print_table(
            "right, by failure class",
            ("class", "share", "of", "95 % interval"),
            [(class_.scope, *_cells(class_.share)) for class_ in evaluation.classes],
        )


def _cells(share: Share) -> tuple[str, str, str]:
    low, high = share.interval
    return f"{share.value or 0:.3f}", f"{share.right} of {share.of}", f"{low:.3f}-{high:.3f}"
