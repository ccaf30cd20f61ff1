"""PDF files: those with a text layer come in like typed texts, the others wait with a reason."""

from datetime import date
from pathlib import Path

import pytest

from archive.decoding.pdf import text_of
from archive.describe.describer import describer_of
from archive.describe.pool import Pool
from archive.describe.worker import PageLimits
from archive.errors import DescribeError
from archive.models import Capture, Finding, FindingKind, Relation
from archive.sources import open_source
from archive.sources.interface import Limits
from tests.archive.knowledge import GENERIC
from tests.archive.pdf_files import Line, pdf_of, pdf_of_contents, pdf_of_objects

TODAY = date(2026, 11, 1)
RELEASE = pdf_of(
    [
        Line("MEDIA RELEASE"),
        Line("The Hon. Ana Koren MP", above=1),
        Line("Minister for Rivers and Ports"),
        Line("VPS 12/2004   5 May 2004", above=1),
        Line("FERRIES RETURN TO ENCAR", above=1, left=180),
        Line(
            "The ferries that left Encar in spring will return before the end of the month,",
            above=1,
        ),
        Line("Ms Koren said today, and two more will follow them as soon as the landing at the"),
        Line("1", above=3, left=290),
    ],
    [Line("mouth of the river is built. \u201cWe waited long enough,\u201d she said.")],
)


def described(content: bytes) -> str:
    """The reason why there is no release; '' where there is one."""
    describer = describer_of(GENERIC, TODAY)
    description = describer.describe(Capture("a.pdf", content, media_type="application/pdf"))
    return description.reason or ""


def test_a_text_layer_is_read_like_a_typed_text() -> None:
    describer = describer_of(GENERIC, TODAY)
    (release,) = describer.describe(Capture("a.pdf", RELEASE)).releases
    assert release.title == "FERRIES RETURN TO ENCAR"
    assert (release.issued.value, release.symbol) == ("2004-05-05", "VPS 12/2004")
    assert release.blocks[-1].text == (
        "The ferries that left Encar in spring will return before the end of the month, Ms Koren "
        "said today, and two more will follow them as soon as the landing at the mouth of the "
        "river is built. \u201cWe waited long enough,\u201d she said."
    )
    labels = {(point.label, point.relation) for point in release.access_points}
    assert ("Minister for Rivers and Ports", Relation.ISSUING) in labels
    assert ("Ana Koren", Relation.SENDER) in labels


def test_a_pdf_file_of_a_folder_is_taken_with_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(RELEASE)
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    captures = list(open_source(str(tmp_path), Limits()).captures())
    (capture,) = (capture for capture in captures if isinstance(capture, Capture))
    assert (capture.content, capture.media_type) == (RELEASE, "application/pdf")
    (document,) = (finding for finding in captures if isinstance(finding, Finding))
    assert (document.kind, document.reason) == (FindingKind.WORKLIST, "word")


LOOP = (
    b"<< /Type /Pages /Kids [1 0 R] /Count 1 /Parent 1 0 R >>",
    b"<< /Type /Catalog /Pages 1 0 R >>",
)
HOSTILE = {
    "pictures alone": (pdf_of_contents([b"0 0 10 10 re f"]), "no-text-layer"),
    "signs alone": (pdf_of([Line("1234567890 %%% ### 1234567890")]), "unreadable-text-layer"),
    "cut short": (RELEASE[:300], "pdf-damaged"),
    "nothing but its name": (b"%PDF-1.7\n", "pdf-damaged"),
    "pages in a circle": (pdf_of_objects(LOOP), "pdf-damaged"),
    "too many pages": (pdf_of_contents([b""] * 501), "too-large"),
    "a bomb": (pdf_of_contents([b" " * 200_000_000], packed=True), "pdf-damaged"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_says_why(name: str) -> None:
    content, reason = HOSTILE[name]
    assert described(content) == reason


def test_a_damaged_table_of_objects_loses_nothing() -> None:
    damaged = RELEASE.replace(b"startxref\n", b"startxref\n9")
    assert text_of(damaged) == text_of(RELEASE)
    assert "FERRIES RETURN" in text_of(RELEASE.replace(b"00000 n", b"00000 f"))


def test_a_line_far_beyond_its_page_is_no_line_of_a_million_blanks() -> None:
    text = text_of(pdf_of([Line("The ferries return to Encar"), Line("far away", left=900_000)]))
    assert max(map(len, text.split("\n"))) <= 2_000


def test_a_file_that_costs_too_much_costs_itself_alone() -> None:
    deep = b"[" * 2_000_000
    slow = pdf_of_contents([b"BT /F1 11 Tf " + b"(a) Tj 1 0 0 1 0 0 Tm " * 400_000 + b"ET"])
    hostile = [Capture("deep", pdf_of_contents([deep])), Capture("slow", slow)]
    sound = Capture("sound", RELEASE)
    limits = PageLimits(seconds=2, memory=400_000_000, patience=60)
    with Pool(GENERIC, TODAY, 1, limits) as pool:
        descriptions = dict(
            pool.describe_all((capture.locator, capture) for capture in (*hostile, sound))
        )
    assert descriptions["sound"].releases[0].title == "FERRIES RETURN TO ENCAR"
    assert all(descriptions[capture.locator].reason for capture in hostile)


def test_what_opens_with_a_password_only_is_no_damage() -> None:
    with pytest.raises(DescribeError, match=r"pdf-(?:damaged|encrypted)"):
        text_of(RELEASE.replace(b"trailer << ", b"trailer << /Encrypt << /Filter /Odd >> "))
