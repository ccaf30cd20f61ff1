"""`dateline collection`: a collection of one's own, drafted from what was taken in."""

from pathlib import Path, PurePosixPath

import click

from archive.authorities.collection import load_collection
from archive.authorities.whereabouts import whereabouts
from archive.config import Config, collection_folder
from archive.drafting.files import Draft, draft_of, files_of
from archive.drafting.phrases import Floor
from archive.drafting.survey import survey_of
from archive.errors import UsageError
from archive.knowledge.snapshot import load_knowledge
from archive.opening import collection_of
from archive.publication import publication_of
from archive.store import open_store
from archive.terminal import as_typed, print_table
from archive.text.folding import fold

_COUNTRIES = PurePosixPath("taxonomies") / "countries.yaml"


@click.group()
def collection() -> None:
    """Offices, people, topics: find where they are written down, or draft your own.

    They are files that people edit (docs/collections.md).
    """


@collection.command("find")
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def find_(config: Config, words: tuple[str, ...]) -> None:
    """List the offices, people, topics and countries that WORDS name, each with file and line.

    A name, a phrase or a post is changed there: the id stays, then addresses do.
    """
    folder = collection_folder(collection_of(config))
    wanted = fold(" ".join(words)).split()
    records = whereabouts(folder, load_collection(folder))
    matching = [
        (each.kind, each.id, each.label, f"{each.file}:{each.line}")
        for each in records
        if all(word in fold(f"{each.id} {each.label}") for word in wanted)
    ]
    if not matching:
        named = " ".join(words)
        click.echo(f"no record in {folder} has all words of {named!r}; fewer words find more")
        return
    print_table("", ("kind", "id", "name", "where"), matching)
    steps = "; ".join(map(as_typed, ("redescribe", "index update")))
    click.echo(f"next: edit the file there, then {steps}")


@collection.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The organisation's name; without it, the name of the folder.")
@click.option("--fewest", default=2, show_default=True, help="Take in what is printed so often.")
@click.option("--precision", default=0.8, show_default=True, help="The least of a phrase.")
@click.option("--support", default=3, show_default=True, help="Releases that a phrase must find.")
@click.pass_obj
def draft(
    config: Config, folder: Path, title: str | None, fewest: int, precision: float, support: int
) -> None:
    """Write a collection into FOLDER, drafted from the public releases of this archive.

    Hosts, senders, people with posts, printed labels with the phrases that tell them: each with how
    often it was printed and where. A person must read and mend it before it is used.
    """
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise UsageError(f"{folder} is not empty; a draft never overwrites anything")
    knowledge = load_knowledge(collection_folder("generic"))
    with open_store(config, read_only=True) as store:
        public = publication_of(store, config).releases()
        survey = survey_of((each.record for each in public), knowledge)
    name = title or folder.absolute().name
    _write(folder, draft_of(name, survey, knowledge, Floor(precision, support), fewest))
    drafted = load_collection(folder)
    click.echo(
        f"{folder}: {len(drafted.offices)} offices, {len(drafted.people)} people,"
        f" {len(drafted.topics)} topics, from {survey.number} releases"
    )
    click.echo(f"next: read its files; then dateline --home NEW init --collection {folder}")


def _write(folder: Path, drafted: Draft) -> None:
    """The drafted files, and the countries of the world as they are."""
    countries = (collection_folder("generic") / _COUNTRIES).read_text(encoding="utf-8")
    for path, text in [*files_of(drafted).items(), (_COUNTRIES, countries)]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
