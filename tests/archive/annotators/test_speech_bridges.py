"""Quotations over several paragraphs, statements that wait, famous words, what is no speech."""

from tests.archive.annotators.test_speech_running import quote_of, quotes_of


def test_paragraphs_between_a_mark_and_its_partner_are_of_one_quotation() -> None:
    paragraphs = (
        "“The gate is old,” Mayor Ana Reis said. “It was built by hand.",
        "Nobody has mended it since.",
        "We will, this spring.”",
        "Otto Braun said, “I doubt it very much.”",
    )
    first, last = quotes_of(*paragraphs)
    text = "\n\n".join(paragraphs)
    assert [text[part.start : part.end] for part in first.parts][2:] == [
        "Nobody has mended it since.",
        "We will, this spring.",
    ]
    assert (first.speaker, first.closed, last.speaker) == ("Ana Reis", True, "Otto Braun")


def test_a_mark_without_a_partner_bridges_nothing() -> None:
    quote = quote_of("We dig", "Ana Reis said: “We dig on.", "The gate is old.", "“Who?” he said.")
    assert len(quote.parts) == 1


def test_a_statement_waits_for_its_marks() -> None:
    quotes = quotes_of(
        "Mayor Ana Reis made the following statement after the council voted on the dam.",
        "The dam was built in 1921.",
        "“We dig where it is dry, and we thank the council.”",
    )
    assert [(quote.speaker, quote.text[:6]) for quote in quotes] == [("Ana Reis", "We dig")]


def test_who_is_answered_in_brackets_says_nothing() -> None:
    quotes = quotes_of(
        "Ott says so often (his response to Ana Reis’s first speech being one instance):",
        "We have no answer to what was put to us.",
    )
    assert not any(quote.speaker == "Ana Reis" for quote in quotes)


def test_famous_words_are_of_whose_they_are() -> None:
    quote = quote_of("These are", "I recall Ana Reis’s famous words, “These are dry years.”")
    assert (quote.speaker, str(quote.status)) == ("Ana Reis", "inferred")


def test_works_in_a_list_examples_and_terms_are_no_speech() -> None:
    texts = (
        "Reis, A. and O. Braun 1986, “The dams of our small valleys in a dry century”, Tete.",
        "A guide asks a question, for example “Where does the river end?”, and waits.",
        "Ana Reis suggested that “outsourcing” of the dams would cost us.",
        "He went from “sitting at home every day of the week” to “walking for hours in the rain”.",
        "The cable is labeled “AL” or is of copper.",
        "Called the “fourth arm of the river” by the mayor, the Ferry Corps is old.",
        "Most of the “reformists”, the groups who claimed to know, came to the hall.",
    )
    assert not any(map(quotes_of, texts))


def test_a_numbered_step_and_a_part_of_a_country_speak_no_word() -> None:
    assert not quotes_of("Step #4: “How long do we wait between sets?”")
    text = (
        "They want to, I will quote, “end all of it at once” the United States Constitution. Yes."
    )
    assert not any(quote.speaker for quote in quotes_of(text))


def test_a_word_is_speech_right_behind_it_was() -> None:
    assert quote_of("absurd", "Ana Reis said it was “absurd” and left.").speaker == "Ana Reis"


def test_the_dead_get_no_words_from_who_mourns_them() -> None:
    paragraphs = "“She was the best of us all, and we will miss her.”"
    released = "The following statement was released by Mayor John Braun on the death of Ana Reis:"
    headed = "Statement by John Braun, Mayor of Tete, on the death of Ana Reis:"
    sentence = "Here is what Zork Blimp had to say about Ana Reis:"
    speakers = [quotes_of(text, paragraphs)[-1].speaker for text in (released, headed, sentence)]
    assert speakers == ["John Braun", "John Braun", None]


def test_a_line_says_whose_the_marked_words_below_are() -> None:
    quote = quote_of("We dig", "Statement of Senator Ana Reis on the Flood in Tete", "“We dig on.”")
    assert (quote.speaker, str(quote.status)) == ("Ana Reis", "inferred")


def test_no_is_an_answer_where_no_number_follows() -> None:
    quote = quote_of("It sleeps", "MR. OTT: No. As Mr. Dean told me, “It sleeps for now.”")
    assert quote.speaker == "Mr. Dean"
