"""Where in a source the words of a part stand."""

import time

import pytest

from archive.stories.source_spans import SourceText

AT_MOST = 2.0
"""Seconds; what reads a source again from each of its tags takes a hundred times as long."""


def printed_as(source: str, text: str) -> str | None:
    span = SourceText(source).span_of(text)
    return source[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (
            "The Caf&eacute;</b> of&nbsp;Port &amp; Anso <br>sails",
            "The Café of Port & Anso sails",
        ),
        ("<u>F</u>erries of <b>Ant</b>&oacute;nio sail", "Ferries of António sail"),
        ("&Eacute;t&eacute; au lac, il a gel&eacute;", "Été au lac, il a gelé"),
        ("Паром 12 мая 1998 года вышел в море", "Паром 12 мая 1998 года вышел в море"),
        ("渡し船は1998年に再開した", "渡し船は1998年に再開した"),
        ("Wells are <!-- a > b --><script>1 > 2</script>dug", "Wells are dug"),
    ],
)
def test_tags_and_entities_may_part_the_words(printed: str, text: str) -> None:
    source = (
        f"<p>Before, 12 and 1998</p><p class='{text}'><b>{printed}</b></p><p>Behind 12, 1998</p>"
    )
    span = printed_as(source, text)
    assert span is not None
    assert span in printed and printed.endswith(span)


def test_a_text_that_closes_as_others_do_has_its_place() -> None:
    ending = "For more information, please ask the landing of the ferry at Port Anso"
    source = f"<p>The ferry sails</p><p>{ending}</p><p>Wells are dug</p><p>{ending}</p>"
    assert printed_as(source, f"Wells are dug {ending}") == f"Wells are dug</p><p>{ending}"


def test_what_stands_twice_has_no_place() -> None:
    assert printed_as("<p>The ferry sails</p><p>The ferry sails</p>", "The ferry sails") is None


def test_what_stands_nowhere_has_no_place() -> None:
    assert printed_as("<p>The ferry sails</p>", "A pump") is None
    assert printed_as("<p>The ferry sails</p>", "…") is None
    assert printed_as("<p>Паром 12 1998</p>", "Насосы 12 1998") is None


@pytest.mark.parametrize("run", ["<a ", "&a ", "<!--", "<script>", "ferry "])
def test_a_source_costs_as_its_length(run: str) -> None:
    begun = time.process_time()
    SourceText(run * 20_000).span_of("ferry " * 1_000)
    assert time.process_time() - begun < AT_MOST
