"""Pages that a browser saved in one mail message, changed: parts, headers, packings."""

import base64
import quopri
from datetime import datetime

from archive.config import data_folder
from archive.decoding.mhtml import is_saved_mail, read_saved_mail
from archive.models import Capture
from tests.fuzz.described import check_description
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target

_PAGES = sorted((data_folder() / "samples" / "drupal7").glob("*.html"))[:2]
_HEAD = (
    b"From: <Saved by Blink>\r\n"
    b"Snapshot-Content-Location: http://www.irco.example/press/1\r\n"
    b"Subject: =?utf-8?Q?Cholera_falls?=\r\n"
    b"Date: Mon, 7 Mar 2005 10:11:12 -0000\r\n"
    b"MIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; start="<a@b>"; boundary="----x"\r\n\r\n'
)
_IMAGE = b"------x\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\n"


def _mail(page: bytes, packing: bytes, packed: bytes) -> bytes:
    part = b"------x\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <a@b>\r\n"
    place = b"Content-Location: http://www.irco.example/press/1\r\n"
    return (
        b"".join(
            (
                _HEAD,
                part,
                place,
                b"Content-Transfer-Encoding: ",
                packing,
                b"\r\n\r\n",
                packed,
                b"\r\n",
            )
        )
        + _IMAGE
        + b"------x--\r\n"
    )


def _seeds() -> tuple[bytes, ...]:
    pages = [path.read_bytes() for path in _PAGES]
    return (
        *(_mail(page, b"quoted-printable", quopri.encodestring(page)) for page in pages),
        *(_mail(page, b"base64", base64.encodebytes(page)) for page in pages),
        *(_mail(page, b"8bit", page) for page in pages),
    )


SEEDS = _seeds()
TOKENS = (
    *(
        b"\r\n",
        b"\n",
        b"\r\n\r\n",
        b"------x\r\n",
        b"------x--\r\n",
        b"MIME-Version: 1.0\r\n",
        b"\r\n ",
    ),
    *(b"Content-Type: text/html\r\n", b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n"),
    *(b"Content-Type: message/rfc822\r\n\r\n", b"charset*=utf-8''%ff", b"charset*0=a; charset*1=b"),
    *(b"=?utf-8?Q?=ff=fe?=", b"=?x?B?!!!?=", b"=3D", b"=\r\n", b"=ZZ", b"Date: 99 Foo 99999\r\n"),
    *(
        b"Date: Mon, 1 Jan 0001 00:00:00 +2359\r\n",
        b"Date: \r\n",
        b"Content-Transfer-Encoding: x\r\n",
    ),
    *(
        b"Content-Transfer-Encoding: x-uuencode\r\n",
        b"begin 644 a\r\n",
        b"Content-Location: cid:1\r\n",
    ),
    *(b'start="<none>"', b"\x00", b"\xff", b"(((((", b"<<>>", b'"\\', b";;;=;", b"=?=?=?"),
)


def check(case: bytes) -> None:
    url, moment = None, None
    if is_saved_mail(case) and (mail := read_saved_mail(case)):
        url, moment = mail.url, mail.moment
        assert moment is None or (isinstance(moment, datetime) and moment.tzinfo is not None)
        assert "\n" not in (url or ""), url
    check_description(
        Capture("a.mht", case, url, moment, media_type="multipart/related", notes=("saved-mail",))
    )


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
