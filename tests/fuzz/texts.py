"""Plain text as old servers sent it: the first line is the declared type, the rest the bytes."""

from archive.config import data_folder
from archive.models import Capture
from tests.fuzz.described import check_description
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target

_RELEASE = """PRESS RELEASE IRCO/03/17

RIVER COMMISSION OPENS OFFICE IN SEGOU

Geneva, 7 March 2003 (IRCO) -- The River Commission said today that the Niger had
fallen by two metres since May, and that forty villages were without a ferry.

    "A river does not ask for a passport," said Ana Kolar, Director of the
Commission. "It carries whoever comes."

 - two boats for Segou
 - one for Mopti

For more information: Ana Kolar, Tel. +41 22 555 01 99, desk@irco.example
                                    * * *
"""
_FRENCH = """Genève, le 7 mars 2003 - La crue est terminée.

« L’urgence ne l’est pas », a déclaré le préfet Jean Dupré.
"""


def _seeds() -> tuple[bytes, ...]:
    typed = [
        path.read_bytes()
        for path in sorted((data_folder() / "samples" / "pre-text").glob("*.html"))
    ]
    texts = [
        b"text/plain\n" + _RELEASE.encode(),
        b"text/plain; charset=utf-8\n" + _FRENCH.encode(),
        b"text/plain; charset=iso-8859-1\n" + _FRENCH.encode("cp1252"),
        b"text/plain; charset=utf-16\n" + _FRENCH.encode("utf-16"),
        b"text/plain\n" + _RELEASE.replace("\n", "\r\n").encode(),
    ]
    return (*texts, *(b"text/plain\n" + page for page in typed))


SEEDS = _seeds()
TOKENS = (
    *(b"\r\n", b"\r", b"\n\n\n", b"\t", b"\x0c", b"\x1a", b"        ", b"*" * 60, b"=" * 60, b"- "),
    *(b'"', b"''", b"\xe2\x80\x9c", b"--", b"(more)", b"###", b"PRESS RELEASE", b"1 January 2000"),
    *(
        b"charset=",
        b"utf-7",
        b"hz-gb-2312",
        b"iso-2022-jp",
        b"\x1b$B",
        b"\x0e",
        b"\x00",
        b"<p>",
        b"&lt;",
    ),
    *(b"\xc2\xa0", b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\xef\xbf\xbe", b"\xed\xa0\x80", b"a" * 3000),
)


def check(case: bytes) -> None:
    declared, _, content = case.partition(b"\n")
    headers = (("Content-Type", declared.decode("latin-1")),)
    check_description(Capture("a.txt", content, "http://irco.example/a.txt", headers=headers))


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
