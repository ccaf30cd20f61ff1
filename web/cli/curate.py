"""`dateline curate`: the archivist's page on this machine."""

import click

from archive.config import Config
from archive.errors import UsageError
from archive.terminal import who_option
from web.curate.serving import listen, serve_curate


@click.command()
@click.option("--port", type=int, default=0, help="Port on 127.0.0.1; by default one that is free.")
@who_option
@click.pass_obj
def curate(config: Config, port: int, who: str) -> None:
    """Answer what the machine doubts, on a page that only this machine can open.

    The address that is printed works once, in one browser (docs/curating.md).
    """
    if not who.strip():
        raise UsageError("say who decides, with --who NAME: it is kept with every answer")
    with listen(port) as listening:
        serve_curate(config, who, listening)
