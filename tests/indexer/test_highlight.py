"""Marks show what matched, where it stands, and never what did not match."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models import Span
from indexer.analysis import fold_accents, stems, tokens, words
from indexer.highlight import Snippet, find_marks, snippet, spans
from indexer.query.ast import Phrase, Prefix, TextLeaf, Word
from indexer.query.parser import read_query
from indexer.windows import cut_out
from tests.growth import costs_as_its_size

TEXT = "The rivers rose. Migration is not a crime, she said; migration is a right. The river fell."


def marked(
    query: str, text: str = TEXT, field: str = "body", gaps: tuple[int, ...] = ()
) -> list[str]:
    marks = spans(find_marks(read_query(query).tree, text, "en", field, gaps))
    return [text[span.start : span.end] for span in marks]


def test_a_snippet_crosses_the_break_that_a_quotation_shows_and_no_phrase_does() -> None:
    quotation = "“The river rose,” … “Nobody slept.”"
    gaps = (quotation.index("“Nobody"),)
    assert snippet(read_query("river").tree, quotation, "en", "quote", gaps).text == quotation
    assert marked('"rose nobody"', quotation, "quote", gaps) == []
    hidden = quotation.replace("… ", "")
    cut = snippet(read_query("river").tree, hidden, "en", "quote", (hidden.index("“Nobody"),))
    assert cut.text == "“The river rose,”…"


def test_a_snippet_cut_at_a_break_shows_it_once() -> None:
    quotation = f"{'“The river rose and rose ' * 20},” … “Nobody slept on the quay.”"
    cut = snippet(read_query("slept").tree, quotation, "en", "quote").text
    assert "……" not in cut
    for end in range(len(quotation)):
        window = Span(quotation.index("…"), end)
        assert cut_out(quotation, window, ()).text.count("…") <= 2
        assert not cut_out(quotation, window, ()).text.startswith("……")


def test_words_are_marked_in_all_their_forms() -> None:
    assert marked("river") == ["rivers", "river"]


def test_a_phrase_is_marked_only_where_it_stands_whole() -> None:
    assert marked('"migration is a"') == ["migration is a"]
    assert marked('"migration is a crime"') == []


def test_no_mark_crosses_a_gap() -> None:
    gap = TEXT.index("a right")
    assert marked('"is a right"', gaps=(gap,)) == []


def test_words_of_another_field_and_excluded_words_are_not_marked() -> None:
    assert marked("title:river") == []
    assert marked("crime -river") == ["crime"]


def test_a_snippet_shows_the_match_of_a_long_text() -> None:
    text = "Filling words stand here. " * 200 + "The ferry sank. " + "More of them. " * 200
    shown = snippet(read_query("ferry").tree, text, "en", "body")
    assert [shown.text[m.start : m.end] for m in shown.marks] == ["ferry"]
    assert len(shown.text) < 320
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")


@given(st.lists(st.sampled_from(["a", "is", "not", "A", "crime,", "“is"]), max_size=30), st.data())
def test_marks_of_a_phrase_are_exactly_its_occurrences(
    text: list[str], data: st.DataObject
) -> None:
    phrase = tuple(data.draw(st.lists(st.sampled_from(["a", "is", "not"]), min_size=1, max_size=3)))
    joined = " ".join(text)
    marks = find_marks(Phrase(phrase), joined, "en", "body")
    joined_words, size = words(joined), len(phrase)
    assert len(marks) == sum(
        tuple(joined_words[at : at + size]) == phrase for at in range(len(joined_words) - size + 1)
    )
    for mark in marks:
        assert tuple(words(joined[mark.span.start : mark.span.end])) == phrase


def snippet_of(pieces: int) -> Callable[[], Snippet]:
    """The making of a snippet of a text that is all matches."""
    tree, text = read_query("river OR a").tree, "river a " * pieces
    return lambda: snippet(tree, text, "en", "body")


def test_a_text_that_is_all_matches_is_not_weighed_to_its_end() -> None:
    assert costs_as_its_size(snippet_of, 50_000, 400_000)
    passage = snippet_of(50_000)()
    assert passage.text.startswith("river a")
    assert len(passage.text) < 300


def meant(leaf: TextLeaf, words: tuple[str, ...], language: str) -> bool:
    """Whether words of a text are what a leaf looks for."""
    match leaf:
        case Phrase():
            return words == leaf.words
        case Prefix(start):
            return fold_accents(words[0]).startswith(start)
        case Word(word):
            return bool(set(stems(word, language)) & set(stems(words[0], language)))


def walked(leaf: TextLeaf, text: str, language: str, gaps: tuple[int, ...]) -> list[Span]:
    """The places of a leaf, by walking over every word between every two gaps."""
    size, marks = len(leaf.words) if isinstance(leaf, Phrase) else 1, []
    for start, end in pairwise([0, *gaps, len(text)]):
        run = list(tokens(text[start:end]))
        for at in range(len(run) - size + 1):
            some = run[at : at + size]
            if meant(leaf, tuple(token.word for token in some), language):
                marks.append(Span(start + some[0].start, start + some[-1].end))
    return marks


PRINTED = (
    *("a", "b", ",", ".", "“", "”", "’", "–", "²", "½", "ß", " ", "\n\n", "École", "ecole", "é"),
    *("rivers", "River", "the", "Straße", "strasse", "10²", "ﬁre", "fire", "co-operate", "ألف"),
    *("كـتاب", "日本", "e\u0301cole"),
)
SOME_WORDS = ("a", "b", "the", "ss", "10", "2", "日", "本", "e")
LEAVES = st.one_of(
    st.sampled_from(["river", "the", "ecole", "école", "fire", "a"]).map(Word),
    st.sampled_from(["eco", "riv", "str", "fir"]).map(Prefix),
    st.lists(st.sampled_from(SOME_WORDS), min_size=1, max_size=3).map(tuple).map(Phrase),
)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(PRINTED), max_size=60),
    LEAVES,
    st.sampled_from(["en", "fr", "und"]),
    st.data(),
)
def test_marks_are_what_walking_over_every_word_finds(
    printed: list[str], leaf: TextLeaf, language: str, data: st.DataObject
) -> None:
    text = "".join(data.draw(st.sampled_from(["", " "])) + piece for piece in printed)
    places = st.integers(1, max(1, len(text) - 1))
    gaps = tuple(sorted(data.draw(st.sets(places, max_size=3)))) if len(text) > 1 else ()
    marks = find_marks(leaf, text, language, "body", gaps)
    expected = walked(leaf, text, language, gaps)
    assert [mark.span for mark in marks] == sorted(
        expected, key=lambda span: (span.start, span.end)
    )
