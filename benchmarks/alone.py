"""Take pages in and describe them in one process, so that all its CPU time can be measured.

`python -m benchmarks.alone HOME PAGES`
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from archive.config import Config, collection_folder
from archive.describe.describer import make_describer
from archive.ingest.jobs import ingest
from archive.sources import Limits, open_source
from archive.store import create_store
from benchmarks.faults import no_faults


def main(home: str, pages: str) -> None:
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    with create_store(Config(home=Path(home), collection="generic")) as store:
        source = open_source(pages, Limits())
        ingest(source, store, describer, lambda _verb, _number: None)


if __name__ == "__main__":
    with no_faults():
        main(*sys.argv[1:])
