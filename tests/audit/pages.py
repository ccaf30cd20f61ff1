"""Pages of the reading room under axe-core and the Nu HTML checker: no fault in either.

    python -m tests.audit.pages MODULES

MODULES: a folder with axe-core, playwright-core and vnu-jar (`make audit` installs them there).
Needs node, java and chromium. A page with planted faults must be found guilty by both first.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from waitress.server import create_server

from archive.config import Config, collection_folder, data_folder
from archive.describe.describer import make_describer
from archive.ingest.jobs import ingest
from archive.sources import Limits, open_source
from archive.store import create_store
from indexer.documents import DocumentType
from indexer.search import SearchRequest
from tests.web.in_thread import running
from web.app import create_app
from web.context import room_of

_PLANTED = '<!doctype html><html lang="en"><title>x</title><h1 role="status">x</h1><img src="y">'
_VNU = "node_modules/vnu-jar/build/dist/vnu.jar"


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A room over the sample pages: where it answers, and the pages to look at."""
    config = Config(home=folder / "home", collection="demo")
    describer = make_describer(collection_folder("demo"), date(2026, 1, 1))
    with create_store(config) as store:
        samples = open_source(str(data_folder() / "samples"), Limits())
        ingest(samples, store, describer, lambda _verb, _number: None)
    app = create_app(config)
    server = create_server(app, host="127.0.0.1", port=0)
    room = room_of(app)
    hits = room.index.search(SearchRequest(type=DocumentType.QUOTE, per_page=50)).hits
    quote_hit = next(hit for hit in hits if hit.quote and hit.quote.speaker_id)
    assert quote_hit.quote is not None
    words = quote_hit.snippet.text.strip("“”… ")
    pages = [
        {"path": "/"},
        {"path": "/search?q=river"},
        {"path": "/search?q=river+ferry+nowhere"},
        {"path": "/search?q=river&type=quote&sort=newest&from=1990"},
        {"path": "/search?q=rivre"},
        {"path": "/lines?q=river&order=after"},
        {"path": "/search?q=(river+AND"},
        {"path": f"/search?q={'river+' * 120}"},
        {"path": f"/releases/{quote_hit.release_id}?q=the"},
        {"path": f"/releases/{quote_hit.release_id}/more/like-this"},
        {"path": f"/person/{quote_hit.quote.speaker_id}"},
        {"path": "/check"},
        {
            "path": "/check",
            "paste": f"“{words}” and “{words} which nobody said” and “not one word”.",
        },
        {"path": "/nothing-here"},
    ]
    with running(server):
        yield f"http://127.0.0.1:{server.effective_port}", pages


def axe(modules: Path, base: str, pages: list[dict[str, str]]) -> list[str]:
    """What axe-core finds; raises where it has not looked at every page."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as listed:
        json.dump(pages, listed)
        listed.flush()
        script = Path(__file__).with_suffix(".cjs")
        chromium = shutil.which("chromium") or "chromium"
        done = subprocess.run(
            ["node", script, modules.resolve(), chromium, base, listed.name],
            capture_output=True,
            text=True,
            check=True,
        )
    answer = json.loads(done.stdout)
    if answer["pages"] != 4 * len(pages) or not answer["passes"]:
        raise RuntimeError(f"axe looked at {answer['pages']} pages of {4 * len(pages)}")
    return list(answer["violations"])


def vnu(modules: Path, texts: list[str]) -> list[str]:
    """What the Nu HTML checker says of pages, errors and warnings."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:02}.html").write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["java", "-jar", modules / _VNU, "--format", "gnu", "--also-check-css", folder],
            capture_output=True,
            text=True,
            check=False,
        )
    return [line for line in done.stderr.splitlines() if ": error" in line or ": warning" in line]


def _text_of(app_base: str, page: dict[str, str]) -> str:
    pasted = urlencode({"text": page["paste"]}).encode() if "paste" in page else None
    try:
        with urlopen(app_base + page["path"], pasted) as answer:
            return str(answer.read().decode("utf-8"))
    except HTTPError as refusal:  # a page too
        return refusal.read().decode("utf-8")


def main(modules: Path) -> int:
    """Print every fault; 1 where there is any."""
    if not vnu(modules, [_PLANTED]):
        raise RuntimeError("the Nu checker finds no fault in a page that has two")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (base, pages):
        faults = [f"vnu: {each}" for each in vnu(modules, [_text_of(base, p) for p in pages])]
        planted = f"data:text/html,{_PLANTED}"
        if not axe(modules, "", [{"path": planted}]):
            raise RuntimeError("axe finds no fault in a page that has two")
        faults += [f"axe: {each}" for each in axe(modules, base, pages)]
    print("\n".join(faults))
    print(f"{len(pages)} pages, light and dark, wide and narrow: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
