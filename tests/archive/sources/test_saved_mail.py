"""Pages in a mail message, and text files: taken with their bytes, read as pages."""

from datetime import UTC, date, datetime
from pathlib import Path

from archive.decoding.mhtml import is_saved_mail, read_saved_mail
from archive.describe.describer import describer_of
from archive.models import Capture
from tests.archive.knowledge import GENERIC
from tests.archive.sources.reading import read, reasons

MAIL = (
    b"From: <Saved by a browser>\r\nSnapshot-Content-Location: http://www.irco.example/f.html\r\n"
    b"Date: Tue, 14 Mar 2006 10:11:12 -0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="cut"\r\n\r\n'
    b"--cut\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n"
    b"--cut\r\nContent-Type: text/html; charset=windows-1252\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><h1>Ferries return</h1><p>GENEVA, 14 March 1997 =96 =93=C9lan,=94 said Director=\r\n"
    b" Maria Lund.</p>\r\n--cut--\r\n"
)
DESCRIBER = describer_of(GENERIC, date(2026, 1, 1))


def test_a_saved_mail_is_taken_as_it_came_and_read_as_the_page_in_it(tmp_path: Path) -> None:
    (tmp_path / "f.mht").write_bytes(MAIL)
    ((capture,), findings) = read(tmp_path / "f.mht")
    assert (capture.content, capture.url) == (MAIL, "http://www.irco.example/f.html")
    assert capture.moment == datetime(2006, 3, 14, 10, 11, 12, tzinfo=UTC)
    assert findings == []
    assert (capture.media_type, capture.headers) == ("multipart/related", ())
    (release,) = DESCRIBER.describe(capture).releases
    assert (release.title, release.issued.value) == ("Ferries return", "1997-03-14")
    assert "“Élan,” said Director Maria Lund." in release.text


def test_a_mail_without_a_page_goes_on_the_worklist(tmp_path: Path) -> None:
    mail = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nGood morning.\r\n"
    assert is_saved_mail(mail)
    assert read_saved_mail(mail) is None
    (tmp_path / "f.eml").write_bytes(mail)
    captures, findings = read(tmp_path / "f.eml")
    assert captures == []
    assert reasons(findings) == {"mail-without-page"}


def test_a_page_is_no_mail() -> None:
    assert not is_saved_mail(b"<html><p>MIME-Version: 1.0</p>")


def test_a_text_file_is_read_by_its_lines(tmp_path: Path) -> None:
    text = (
        "Ferries return to the Upper Vidra after the flood\n\n"
        "GENEVA, 14 March 1997 - The first ferries crossed the Upper Vidra again on\n"
        "Friday, eleven days after the flood that took nine of them away.\n\n"
        "A second paragraph stands behind a blank line and is long enough for one.\n"
    )
    (tmp_path / "f.txt").write_text(text, encoding="utf-8")
    ((capture,), _) = read(tmp_path / "f.txt")
    assert (capture.media_type, capture.headers) == ("text/plain", ())
    (release,) = DESCRIBER.describe(capture).releases
    assert release.title == "Ferries return to the Upper Vidra after the flood"
    assert release.issued.value == "1997-03-14"
    assert [block.text.split()[0] for block in release.blocks] == ["GENEVA,", "A"]
    assert "again on Friday, eleven" in release.blocks[0].text


def test_text_without_any_line_ends_is_text_all_the_same() -> None:
    capture = Capture("a.txt", b"The river rose. " * 20, media_type="text/plain")
    (release,) = DESCRIBER.describe(capture).releases
    assert release.text.startswith("The river rose.")
