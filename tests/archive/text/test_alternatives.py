"""Lists of words and of patterns: alternatives compiled apart are the same as compiled as one."""

import gc
import re

from hypothesis import given
from hypothesis import strategies as st

from archive.text.alternatives import FirstOf, any_pattern, compiled

SHORT = [r"port(?!s)", r"ports?", r"(?<=a )p\w", r"\d+", r"a\b", r"p"]


@given(
    st.lists(st.sampled_from(SHORT), min_size=1),
    st.text("aport s1", max_size=14),
    st.integers(0, 9),
)
def test_patterns_compiled_apart_match_as_alternatives(
    patterns: list[str], text: str, at: int
) -> None:
    apart = FirstOf(tuple(map(re.compile, patterns)))
    together = re.compile(any_pattern(patterns))

    def span(match: re.Match[str] | None) -> object:
        return match and match.span()

    assert span(apart.match(text, at)) == span(together.match(text, at))
    assert span(apart.search(text, at)) == span(together.search(text, at))
    assert list(map(span, apart.finditer(text))) == list(map(span, together.finditer(text)))


def test_compiling_leaves_the_collector_as_it_was() -> None:
    assert gc.isenabled()
    compiled("a pattern that no other test asks for")
    assert gc.isenabled()
    gc.disable()
    try:
        compiled("another pattern that no other test asks for")
        assert not gc.isenabled()
    finally:
        gc.enable()
