"""Links that lead to exact words in their release."""

import re

from indexer.query.marks import CLOSING
from indexer.quotecheck.values import Source
from web import addresses

_LONGEST = 400
_MARKS = re.compile(f"[{re.escape(''.join({*CLOSING, *CLOSING.values()}))}*]")


def words_in_release(source: Source) -> str:
    """The page of the release with the words marked; of a long stretch its beginning is."""
    return addresses.with_query(
        addresses.release(source.release_id, source.title), f"“{_beginning(source.text)}”"
    )


def _beginning(text: str) -> str:
    plain = " ".join(_MARKS.sub(" ", text).split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rpartition(" ")[0]
