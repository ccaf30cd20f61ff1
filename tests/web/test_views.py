"""What the templates show of a quotation."""

from archive.models import Quote, Span
from web.views import quote_view


def shown(text: str, *said: str) -> str:
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in said)
    return quote_view(Quote(" ".join(said), spans), text).text


def test_an_interrupted_quotation_shows_where_other_words_stand() -> None:
    text = "“The water rose,” said the harbour master. “Nobody slept.”"
    assert shown(text, "The water rose,", "Nobody slept.") == "The water rose, … Nobody slept."


def test_a_quotation_over_paragraphs_is_not_broken() -> None:
    text = "“The water rose.\n\n“Nobody slept.”"
    assert shown(text, "The water rose.", "Nobody slept.") == "The water rose. Nobody slept."
