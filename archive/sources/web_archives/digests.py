"""Digests as records print them, and whether bytes have them."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterable, Iterator

_SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}
"""Bytes of a digest, by algorithm."""

_READINGS: tuple[Callable[[str], bytes], ...] = (
    lambda text: base64.b32decode(_padded(text), casefold=True),
    bytes.fromhex,
    lambda text: base64.b64decode(text, validate=True),
    base64.urlsafe_b64decode,
)


def can_be_judged(digest: str) -> bool:
    """Whether the algorithm of a printed digest is known: of any other nobody can say that it is
    false."""
    return _algorithm(digest) in _SIZES


def canonical(digest: str) -> str:
    """A printed digest as 'sha1:', then base 32 with its padding, which warcio compares as it is
    and other spellings of the same equal. What is no digest of a known algorithm stays, cut or
    filled to the length at which warcio finds it false and does not fail on it."""
    algorithm = _algorithm(digest)
    if algorithm not in _SIZES:
        return digest
    length = -(-_SIZES[algorithm] // 5) * 8
    printed = _value(digest)
    sure = (base64.b32encode(value).decode() for value in _binary(digest))
    return f"{algorithm}:{next(sure, printed[:length].ljust(length, '?'))}"


def is_digest_of_any(digest: str, meanings: Iterable[bytes]) -> bool:
    """Whether a printed digest is that of one of several byte strings."""
    if not can_be_judged(digest):
        return False
    wanted = tuple(_binary(digest))
    algorithm = _algorithm(digest)
    return any(
        hashlib.new(algorithm, meant, usedforsecurity=False).digest() in wanted
        for meant in meanings
    )


def _algorithm(digest: str) -> str:
    return digest.partition(":")[0].strip().lower().replace("-", "")


def _value(digest: str) -> str:
    return digest.partition(":")[2].strip()


def _padded(text: str) -> str:
    """Base 32 is printed without its padding, too."""
    return text + "=" * (-len(text) % 8)


def _binary(digest: str) -> Iterator[bytes]:
    """A digest as bytes, from base 32 or 16 in either case, or base 64 (RFC 4648)."""
    for read in _READINGS:
        try:
            value = read(_value(digest))
        except (ValueError, binascii.Error):
            continue
        if len(value) == _SIZES[_algorithm(digest)]:
            yield value
