"""Offsets of quotations where boilerplate stands before them."""

from datetime import date

from archive.describe.describer import describer_of
from archive.models import BlockKind, Capture
from tests.archive.knowledge import GENERIC

PAGE = """<html><body><h1>The gate of Tete is mended</h1>
<p>The gate of Tete was mended on Monday by forty men of the town, and the water stayed outside.</p>
<p>It was the third time this year, and the town paid for it with the money of the boats.</p>
<p>Share this page</p>
<p>“The gate will hold for a hundred years,” said Ana Reis, Mayor of Tete, to the forty men.</p>
</body></html>"""


def test_a_quotation_behind_boilerplate_stands_where_its_offsets_say() -> None:
    describer = describer_of(GENERIC, date(2026, 1, 1))
    (release,) = describer.describe(Capture("https://x.example/", PAGE.encode())).releases
    kinds = [block.kind for block in release.blocks]
    assert BlockKind.BOILERPLATE in kinds[:-1]
    (quote,) = release.quotes
    for span in (*quote.parts, quote.mention_at, quote.cue_at, quote.position_at):
        assert span is not None
    assert [release.text[part.start : part.end] for part in quote.parts] == [quote.text]
    assert quote.cue_at and release.text[quote.cue_at.start : quote.cue_at.end] == "said"
    at = quote.position_at
    assert at and release.text[at.start : at.end] == "Mayor of Tete"
