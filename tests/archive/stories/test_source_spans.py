"""Where in a source the words of a part stand."""

from archive.stories.source_spans import source_span


def test_tags_and_entities_may_part_the_words() -> None:
    printed = "The Caf&eacute;</b> of&nbsp;Port &amp; Anso <br>sails"
    source = f"<p>Before</p><p><b>{printed}</p><p>Behind</p>"
    span = source_span(source, "The Café of Port & Anso sails")
    assert span is not None
    assert source[slice(*span)] == printed


def test_what_stands_twice_has_no_place() -> None:
    assert source_span("<p>The ferry sails</p><p>The ferry sails</p>", "The ferry sails") is None


def test_what_stands_nowhere_has_no_place() -> None:
    assert source_span("<p>The ferry sails</p>", "A pump") is None
    assert source_span("<p>The ferry sails</p>", "…") is None
