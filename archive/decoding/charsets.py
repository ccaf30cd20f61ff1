"""Which charset the bytes of a page are in: what they say, what they look like."""

import re
import unicodedata
from dataclasses import dataclass

import ftfy.bad_codecs
import webencodings
from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, resolve_encoding

from archive.decoding.mojibake import count_c1

ftfy.bad_codecs.ok()  # registers 'sloppy-windows-1252', which gives no byte up

CP1252 = "cp1252"
_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META_LABEL = re.compile(rb"<\s*meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META_REACH = 4096
_TAG = re.compile(rb"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.S | re.I)
_SAMPLE = 16_384
_FEW = 8
_FEW_SHARE = 0.02
"""With so few high bytes, or below this share, a guess by letter statistics is worth little."""

# Superset first, so that a byte outside the declared set is read and not lost.
_FALLBACKS = {"euc_jp": ("euc_jis_2004",), "iso2022_jp": ("iso2022_jp_ext", "iso2022_jp_3")}
_GUESSED = [
    *("cp1252", "cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "mac_roman"),
    *("cp1250", "iso8859_2", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("gb18030", "big5hkscs", "cp932", "euc_jp", "iso2022_jp", "cp949"),
]
# What Western text in cp1252 holds besides ASCII: signs, and small letters in or after a word.
_SIGNS = "‘’“”‚„–—…•€™†‹›\u00a0¡¢£§©ª«®°±²³´¶·¹º»¼½¾¿"
_WESTERN = re.compile(
    f"[{_SIGNS}]|(?<![^\x00-\x7f])[à-öø-üœß](?=[a-z]|[^\\w]|$)|(?<=[a-z])[à-öø-üœß]"
    "|(?<![^\x00-\x7f])[À-ÖØ-ÜŒ](?=[A-Za-z])|(?<=[A-Z])[À-ÖØ-ÜŒ]"
    "|(?<!\\w)[À-ÿŒœŠšŽžŸ](?!\\w)"
)
_PRIVATE = re.compile("[\uf8f0-\uf8f3]")
_HIGH = re.compile("[^\x00-\x7f]")
_HIGH_BYTES = bytes(range(0x80, 0x100))


@dataclass(frozen=True, slots=True)
class Label:
    """A charset as declared. charset: its codec by the web's rules, None for an unknown name."""

    name: str
    charset: str | None
    method: str  # 'header' or 'meta'

    @property
    def is_latin_1(self) -> bool:
        return self.charset == CP1252 and "1252" not in self.name


def declared_labels(content: bytes, declared: str | None) -> list[Label]:
    """What the HTTP header and the page itself say, the header first. w3lib knows the web's rules:
    iso-8859-1 is cp1252, gb2312 is gb18030, utf-7 is refused, a comment declares nothing."""
    labels: list[Label] = []
    if declared and (name := _name_in(declared)):
        labels.append(Label(name, _as_bytes_show(_resolve(name)), "header"))
    # w3lib looks where a declaration may stand, but takes any name that Python knows.
    meta = html_body_declared_encoding(content)
    match = _META_LABEL.search(content[:_META_REACH])
    name = match[1].decode("ascii", "replace").lower() if match else ""
    if name or meta:
        labels.append(Label(name or str(meta), _as_bytes_show(_resolve(name or str(meta))), "meta"))
    return labels


def decode_as(content: bytes, charset: str) -> tuple[str, bool]:
    """The text, and whether every byte had a meaning. What has none becomes U+FFFD."""
    if charset == CP1252:
        return content.decode("sloppy-windows-1252"), True
    for codec in (charset, *_FALLBACKS.get(charset, ())):
        try:
            return _without_private(content.decode(codec), codec)
        except UnicodeDecodeError:
            continue
    errors = "w3lib_gb18030_replace" if charset == "gb18030" else "replace"
    return content.decode(charset, errors), False


def _without_private(text: str, codec: str) -> tuple[str, bool]:
    """Python's cp932 reads bytes that mean nothing (A0, FD-FF) as private signs: not whole."""
    if codec != "cp932" or not _PRIVATE.search(text):
        return text, True
    return _PRIVATE.sub("\ufffd", text), False


def noise(text: str) -> float:
    """The share of characters that no text means: U+FFFD, C1 controls, private and unassigned."""
    meant_by_none = sum(
        text.count(letter)
        for letter in set(text)
        if letter > "\xff" and unicodedata.category(letter) in ("Cn", "Co")
    )
    return (text.count("\ufffd") + count_c1(text) + meant_by_none) / max(1, len(text))


def guess(content: bytes) -> str | None:
    """The likely charset of bytes that are not what they say, or None."""
    sample = without_tags(content)
    high = _count_high(sample)
    if high <= max(_FEW, _FEW_SHARE * len(sample)) and _looks_western(sample):
        return CP1252
    first = next((at for at, byte in enumerate(sample) if byte >= 0x80), 0)
    best = from_bytes(sample[max(0, first - 200) :][:_SAMPLE], cp_isolation=_GUESSED).best()
    if best is None:
        return CP1252 if _looks_western(sample) else None
    if CP1252 in best.could_be_from_charset:
        return CP1252
    return None if best.encoding == "utf_8" else resolve_encoding(best.encoding)


def without_tags(content: bytes) -> bytes:
    """What a reader sees; the whole, where nothing of that is beyond ASCII."""
    sample = _TAG.sub(b" ", content)
    return content if sample.isascii() else sample


def _count_high(content: bytes) -> int:
    return len(content) - len(content.translate(None, _HIGH_BYTES))


def _looks_western(sample: bytes) -> bool:
    text = sample.decode("sloppy-windows-1252")
    high = len(_HIGH.findall(text))
    return len(_WESTERN.findall(text)) >= 0.9 * high


def _name_in(declared: str) -> str:
    match = _LABEL.search(declared)
    if match:
        return match[1].lower()
    return "" if "/" in declared else declared.strip().lower()


def _resolve(name: str) -> str | None:
    """The codec of one of the web's labels (https://encoding.spec.whatwg.org/#names-and-labels).

    Python knows more names, and codecs that read no charset at all: rot13, zlib, unicode_escape.
    """
    if webencodings.lookup(name) is None:
        return None
    return resolve_encoding(name) or resolve_encoding(name.removeprefix("x-"))


def _as_bytes_show(charset: str | None) -> str | None:
    # A page in UTF-16 or UTF-32 shows itself by its NULs before any label is asked for.
    return "utf-8" if charset and charset.startswith(("utf-16", "utf-32")) else charset
