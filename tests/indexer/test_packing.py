"""What is packed beside a normal text comes back; beside another, or damaged, it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.embedded.files.packing import UNPACKING_FAULTS, packed, unpacked


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_what_was_packed_comes_back(content: bytes, beside: bytes) -> None:
    assert unpacked(packed(content, beside), beside) == content
    assert unpacked(packed(content + beside, beside), beside) == content + beside


def test_long_texts_come_back() -> None:
    normal = b" " + b"a word and a number " * 40_000
    content = normal.replace(b"word", b"Word").replace(b"number", b"number;")
    assert unpacked(packed(content, normal), normal) == content
    assert len(packed(content, normal)) < len(content) / 100


def test_damage_is_told() -> None:
    with pytest.raises(UNPACKING_FAULTS):
        unpacked(b"no frame", b" a ")
    with pytest.raises(UNPACKING_FAULTS):
        unpacked(packed(b"a text of some words", b" a ")[:-3], b" a ")
