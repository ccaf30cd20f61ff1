"""Marks as newswire and typesetters print them, and marks of programs beside them."""

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

OPENING = "The well of Tete was opened on Monday by the board, which had closed it for repairs."


def test_two_grave_accents_open_what_two_apostrophes_close() -> None:
    text = "``We dig where it is dry. It's ours,'' said Ana Reis, mayor of Tete."
    quote = quote_of("We dig", OPENING, text)
    assert quote.text == "We dig where it is dry. It's ours,"
    assert (quote.speaker, quote.position) == ("Ana Reis", "mayor of Tete")


def test_a_verb_before_two_grave_accents_says_who_speaks() -> None:
    text = "Mayor Ana Reis said, ``We dig where it is dry.'' ``And we will mend it,'' she added."
    assert [quote.speaker for quote in quotes_of(OPENING, text)] == ["Ana Reis", "Ana Reis"]


def test_two_grave_accents_that_nothing_closes_open_one_quotation_to_the_end() -> None:
    assert len(quotes_of(OPENING, "``We dig where it is dry, and we mend it. " * 40)) == 1


def test_what_stands_between_the_strings_of_a_program_is_no_speech() -> None:
    text = "t = (('body', 'Board'), ('city', 'Beira')) dict(t) # {'body': 'Board', 'city': 'Beira'}"
    assert quotes_of(OPENING, text) == ()


def test_ten_is_a_particle_of_a_surname() -> None:
    quote = quote_of("We dig", OPENING, "“We dig where it is dry,” said Joan ten Brink, the mayor.")
    assert (quote.speaker, quote.position) == ("Joan ten Brink", "mayor")
