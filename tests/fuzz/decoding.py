"""Bytes to text: the first line of a case is the declared type, the rest the bytes."""

import re
import zlib

from archive.config import data_folder
from archive.decoding.decode import MAX_INFLATED, decode
from archive.errors import DescribeError
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target

_REASONS = {"empty", "pdf", "word", "not-a-page", "too-large", "undecodable"}
_NEVER_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SAID = {
    "windows-1252": ("cp1252", "La crue est terminée, « l’urgence » ne l’est pas, a dit l’élu."),
    "iso-8859-2": ("iso8859_2", "Povodeň skončila, řekla mluvčí úřadu v Ženevě."),
    "windows-1251": ("cp1251", "Наводнение закончилось, сообщила Ирина в понедельник."),
    "koi8-r": ("koi8-r", "Наводнение закончилось, сообщила Ирина в понедельник."),
    "gb2312": ("gbk", "组织今天宣布，洪水已经结束，但紧急情况尚未结束。"),
    "big5": ("big5", "組織今天宣布，洪水已經結束。"),
    "shift_jis": ("cp932", "洪水は終わったが緊急事態は終わっていない。"),
    "iso-2022-jp": ("iso2022_jp", "洪水は終わったが緊急事態は終わっていない。"),
    "euc-kr": ("cp949", "홍수는 끝났지만 비상사태는 끝나지 않았다."),
    "utf-8": ("utf-8", "La crue est terminée. Наводнение. 洪水. 😀"),
    "utf-16le": ("utf-16le", "La crue est terminée. Наводнение."),
    "utf-16": ("utf-16", "La crue est terminée. Наводнение."),
    "utf-32": ("utf-32", "La crue est terminée. Наводнение."),
}


def _seeds() -> tuple[bytes, ...]:
    pages = []
    for label, (codec, text) in _SAID.items():
        page = f"<html><head><meta charset={label}></head><body><p>{text}</p></body></html>"
        pages += [
            b"\n" + page.encode(codec),
            b"text/html; charset=%s\n" % label.encode() + page.encode(codec),
        ]
    double = "La crue est terminée, « l’urgence »".encode().decode("cp1252").encode()
    packer = zlib.compressobj(wbits=31)
    packed = packer.compress(b"<p>" + "terminée ".encode() * 200) + packer.flush()
    samples = [
        path.read_bytes() for path in sorted((data_folder() / "samples").rglob("*.html"))[::6]
    ]
    return (
        *pages,
        b"\n<p>" + double * 5,
        b"\n" + packed,
        *(b"text/html\n" + page for page in samples),
    )


SEEDS = _seeds()
TOKENS = (
    *(
        b"charset=",
        b"<meta charset=",
        b"<meta http-equiv=content-type content='text/html; charset=",
    ),
    *(label.encode() for label in _SAID),
    *(
        b"utf-7",
        b"rot13",
        b"zlib",
        b"unicode_escape",
        b"idna",
        b"hz-gb-2312",
        b"x-user-defined",
        b"cp037",
    ),
    *(
        b"replacement",
        b"iso-2022-kr",
        b"macintosh",
        b"ibm866",
        b"utf-16be",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    ),
    *(
        b"\xfe\xff",
        b"\x00\x00\xfe\xff",
        b"\x00",
        b"\x1b$B",
        b"\x1b(B",
        b"~{",
        b"~}",
        b"\x0e",
        b"\x0f",
    ),
    *(
        b"\xed\xa0\x80",
        b"\xef\xbf\xbe",
        b"\xf4\x90\x80\x80",
        b"\xc3\x83\xc2\xa9",
        b"\xe2\x82\xac",
        b"\x80",
    ),
    *(
        b"\x93a\x94",
        b"&#128;",
        b"&#0;",
        b"&#x1b",
        b"<?xml version='1.0' encoding='utf-16'?>",
        b"\x1f\x8b\x08",
    ),
    *(b"%PDF", b"{\\rtf", b"PK\x03\x04", "é".encode(), "é".encode("cp1252"), "Ð½".encode()),
)


def check(case: bytes) -> None:
    declared, _, content = case.partition(b"\n")
    header = declared.decode("latin-1") or None
    try:
        decoded = decode(content, header)
    except DescribeError as error:
        assert error.reason in _REASONS, error.reason
        return
    assert decode(content, header) == decoded, "decoding again gives another text"
    assert not _NEVER_IN_TEXT.search(decoded.text), _NEVER_IN_TEXT.search(decoded.text)
    assert len(decoded.text) <= MAX_INFLATED + len(content)
    _check_ascii(content, decoded.text, decoded.charset)
    assert len(set(decoded.flags)) == len(decoded.flags), decoded.flags


def _check_ascii(content: bytes, text: str, charset: str) -> None:
    """Bytes that are plain letters and signs in every charset of the web come out as they are."""
    if re.fullmatch(rb"[\n -%'-:<-\[\]-}]*", content) and not re.search(
        rb"\bhz|2022|utf-16|utf-7", content, re.I
    ):
        assert text == content.decode("ascii"), charset


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
