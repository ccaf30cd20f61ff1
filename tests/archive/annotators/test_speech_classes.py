"""The classes of failure that were met in speech: S finding it, N naming who said it."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, Quote, QuoteStatus, Release
from tests.archive.knowledge import DEMO

_POST = "Ana Reis, Mayor of Tete, opened the gate."


def release_of(*paragraphs: str) -> Release:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return annotate(Release("Title", blocks), PageContext(), DEMO)


def english_of(*paragraphs: str) -> Release:
    """As read where the language is known: 'a' is no preposition then, as it is in Italian."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return annotate(Release("Title", blocks, language="en"), PageContext(), DEMO)


def quotes_of(*paragraphs: str) -> tuple[Quote, ...]:
    release = release_of(*paragraphs)
    for quote in release.quotes:
        joined = " ".join(release.text[part.start : part.end] for part in quote.parts)
        assert quote.text == joined
    return release.quotes


def speakers_of(*paragraphs: str) -> list[tuple[str | None, QuoteStatus]]:
    return [(quote.speaker, quote.status) for quote in quotes_of(*paragraphs)]


def certain_of(*paragraphs: str) -> set[str | None]:
    """Whom the page shows as the speaker without a doubt."""
    return {quote.speaker for quote in quotes_of(*paragraphs) if quote.status == QuoteStatus.STATED}


STATED = QuoteStatus.STATED


# S: finding the span


def test_s1_the_title_of_a_report_is_no_speech() -> None:
    assert (
        quotes_of("A report, “Many Rivers, One Very Long Bridge”, was handed to ministers.") == ()
    )


def test_s1_what_is_read_out_of_a_report_is_speech() -> None:
    (quote,) = quotes_of(
        "The report says that “nobody has counted the boats since the last flood”."
    )
    assert quote.status != QuoteStatus.STATED or quote.speaker_kind != "human"


def test_s2_a_scare_quote_of_three_words_is_no_speech_beside_a_verb_of_speech_elsewhere() -> None:
    (quote,) = quotes_of(
        "The “new river men” of Tete came late. “We were told to wait at the lower gate,” "
        "said Ana Reis, Mayor of Tete."
    )
    assert quote.text.startswith("We were told")


def test_s2_a_short_exclamation_with_a_verb_beside_it_is_speech() -> None:
    assert [quote.text for quote in quotes_of("“Never again,” said Ana Reis, Mayor of Tete.")] == [
        "Never again,"
    ]


def test_s3_single_marks_inside_double_and_guillemets_inside_low_marks_never_close() -> None:
    assert [
        quote.text
        for quote in quotes_of(
            "“He asked me ‘where is the boat?’ and I said ‘gone’,” said Ana Reis, Mayor of Tete.",
            "« Ils disent “demain” depuis deux ans », a déclaré Ana Reis, Mayor of Tete.",
        )
    ] == [
        "He asked me ‘where is the boat?’ and I said ‘gone’,",
        "Ils disent “demain” depuis deux ans",
    ]


def test_s4_each_paragraph_opens_and_only_the_last_closes() -> None:
    (quote,) = quotes_of(
        "Ana Reis, Mayor of Tete, said: “The water came at night.",
        "“It took the doors.",
        "“It left in the morning.”",
    )
    assert (len(quote.parts), quote.closed, quote.speaker) == (3, True, "Ana Reis")


def test_s5_a_mark_that_nothing_closes_ends_with_its_paragraph() -> None:
    first, *rest = quotes_of(
        "Ana Reis, Mayor of Tete, said: “The water came at night and took the doors",
        "The office closes at five. Nobody was hurt in the lower town.",
    )
    assert (first.closed, rest) == (False, [])
    assert first.text.endswith("took the doors")


def test_s6_a_straight_mark_closes_what_a_curly_one_opens() -> None:
    assert len(quotes_of('“We sleep in boats now,"said Ana Reis, Mayor of Tete.')) == 1


def test_s6_two_straight_pairs_in_a_row_are_two() -> None:
    quotes = quotes_of(
        '"We sleep in boats now," said Ana Reis. "We sleep quite well," said Paulo Dias.'
    )
    assert [(quote.text, quote.speaker) for quote in quotes] == [
        ("We sleep in boats now,", "Ana Reis"),
        ("We sleep quite well,", "Paulo Dias"),
    ]


def test_s7_inches_and_apostrophes_open_nothing() -> None:
    quotes = quotes_of(
        'The gate is 6" wide; the boatmen\'s rope is 30\' long. "It is wide enough for us," '
        "said Ana Reis, Mayor of Tete. The ’90s are over."
    )
    assert [quote.text for quote in quotes] == ["It is wide enough for us,"]


@pytest.mark.parametrize(
    "text",
    [
        'The plank is 6"x11" and 5\'10" long.',
        'A 6"-wide gate and a 9"-wide gate stood open.',
        "The ‘90s are over, and the boatmen’s rope is long.",
    ],
)
def test_s7_a_mark_behind_a_digit_or_without_a_partner_opens_nothing(text: str) -> None:
    release = english_of(text)
    assert (release.quotes, release.unquoted) == ((), ())


def test_s8_fragments_joined_by_a_small_word_keep_their_own_parts() -> None:
    quotes = quotes_of(
        "Ana Reis, Mayor of Tete, said the dyke was “older than the town” and “softer than bread”."
    )
    parts = [part for quote in quotes for part in quote.parts]
    assert len(parts) == 2
    assert {quote.speaker for quote in quotes} == {"Ana Reis"}


def test_s9_a_line_end_inside_a_name_or_a_quote_changes_nothing() -> None:
    (quote,) = quotes_of(
        "“The water came\nat night and left by noon,” said Ana\nReis, Mayor of Tete."
    )
    assert (quote.speaker, quote.status) == ("Ana Reis", STATED)


def test_s10_a_headline_in_a_list_of_quotations_is_no_speaker() -> None:
    assert "Big River Wakes" not in certain_of(
        "[“Big River Wakes Again Over Tete” said the Herald; “we sleep in boats now”, Ana Reis]"
    )


def test_s11_the_comma_behind_the_closing_mark_hides_no_verb() -> None:
    assert speakers_of(
        "«\u202fNous dormons dans les bateaux\u202f», a déclaré Ana Reis, maire de Tete.",
        "“Dormimos en los barcos desde mayo”, dijo Paulo Dias, alcalde de Encar.",
    ) == [("Ana Reis", STATED), ("Paulo Dias", STATED)]


def test_s12_a_quote_that_the_text_cuts_is_kept_and_not_closed() -> None:
    quote = quotes_of("Ana Reis, Mayor of Tete, said: “We will rebuild the wall and the")[-1]
    assert (quote.text, quote.closed) == ("We will rebuild the wall and the", False)


# N: naming the speaker


def test_n1_a_pronoun_is_who_spoke_last_not_who_is_spoken_of() -> None:
    quotes = quotes_of(
        "“We slept little,” said Ana Reis, Mayor of Tete.",
        "“The harbour office lost all its boats,” she said.",
    )
    assert [quote.speaker for quote in quotes] == ["Ana Reis", "Ana Reis"]
    assert quotes[1].status == QuoteStatus.INFERRED


def test_n1_a_pronoun_that_two_people_fit_names_nobody() -> None:
    quotes = quotes_of(
        "Paulo Dias, Minister of Transport, met Jan Novak, Captain of the ferry. "
        "“We sail in the morning,” he said."
    )
    assert QuoteStatus.STATED not in {quote.status for quote in quotes}


def test_n1_mr_and_she_are_never_one_person() -> None:
    quotes = quotes_of(
        "Mr Paulo Dias, Minister of Transport, left. “The boats sail in the morning,” she said."
    )
    assert {quote.speaker for quote in quotes} <= {None, "she"}


def test_n2_the_lawyer_speaks_not_whose_lawyer_it_is() -> None:
    assert certain_of("“He was asleep in his boat,” said Paulo Dias’s lawyer, Ana Reis.") == {
        "Ana Reis"
    }
    assert certain_of("“He was asleep in his boat,” Dias’s lawyer Ana Reis said.") == {"Ana Reis"}


def test_n2_a_spokesman_without_a_name_lends_no_name_of_his_employer() -> None:
    for said in ("a spokesman for Ana Reis said", "said the lawyer of Ana Reis"):
        (quote,) = english_of(_POST, f"“The mayor will not comment on this,” {said}.").quotes
        assert (quote.speaker, quote.speaker_kind) != ("Ana Reis", "human")
        assert "of Ana Reis" in f"{quote.speaker}" or "for Ana Reis" in f"{quote.speaker}"


def test_n2_whose_letter_it_is_does_not_speak() -> None:
    quotes = english_of(_POST, "Of all letters Ana Reis’s said: “The gate stays open.”").quotes
    assert [quote.speaker for quote in quotes] != ["Ana Reis"]


def test_n3_the_person_addressed_is_not_the_speaker() -> None:
    assert certain_of(
        "After meeting Jan Novak, Ana Reis, Mayor of Tete, told Paulo Dias: "
        "“The dyke will hold until May.”"
    ) == {"Ana Reis"}


def test_n4_the_name_behind_the_verb_wins() -> None:
    assert certain_of(
        "Paulo Dias paid for the bridge. “It is a small bridge,” said engineer Ana Reis."
    ) == {"Ana Reis"}


def test_n5_a_city_and_a_ministry_are_no_people() -> None:
    for quote in quotes_of("“The gate stays shut for now,” the Homeland Security Department said."):
        assert quote.speaker_kind != "human"
    for quote in quotes_of("“The gate stays shut for now,” San Antonio said in a note."):
        assert quote.status != QuoteStatus.STATED or quote.speaker_kind != "human"


def test_n6_a_report_that_speaks_is_a_document() -> None:
    (quote,) = quotes_of("“Nobody has counted the boats since the flood,” the report said.")
    assert quote.speaker_kind == "document"


def test_n7_a_new_name_between_ends_what_is_carried_over() -> None:
    quotes = quotes_of(
        "“We slept little in the boats,” said Ana Reis, Mayor of Tete.",
        "Then Paulo Dias, Minister of Transport, took the microphone.",
        "“Nobody will sleep in boats next year.”",
    )
    assert quotes[-1].speaker != "Ana Reis"
    assert quotes[-1].status != QuoteStatus.STATED


def test_n8_who_is_named_only_afterwards_is_never_another_with_certainty() -> None:
    quotes = quotes_of(
        "Paulo Dias listened. “The river keeps its own diary.” That was how Ana Reis put it."
    )
    assert "Paulo Dias" not in {quote.speaker for quote in quotes if quote.status == STATED}


def test_n9_a_surname_that_two_share_is_ambiguous() -> None:
    assert (
        speakers_of(
            "Ana Reis, Mayor of Tete, and Paulo Reis, Captain of the ferry, were on board.",
            "“Nobody panicked on the upper deck,” Reis said.",
        )[0][1]
        == QuoteStatus.AMBIGUOUS
    )


def test_n9_two_lengths_of_one_name_are_one_person() -> None:
    assert speakers_of(
        "Senator Ana Maria Reis opened the gate. Ana Reis has been in office since May.",
        "“It is a small gate,” Senator Reis said.",
    ) == [("Ana Maria Reis", STATED)]


def test_n10_short_titles_and_initials_end_no_sentence() -> None:
    for printed, speaker in (
        ("said Sen. Ana Reis (D-N.Y.)", "Ana Reis"),
        ("said Rev. Paulo Dias, Jr.", "Paulo Dias"),
        ("said Lt. Col. Jan Novak", "Jan Novak"),
        ("said U.S. Rep. Ana Reis", "Ana Reis"),
        ("said John Q. Stone", "Stone"),
    ):
        ((name, status),) = speakers_of(f"“The gate stays open until May,” {printed}.")
        assert status == STATED
        assert name is not None and speaker in name
        assert not name.startswith(("Sen", "Rep", "Rev", "Lt", "U.S", "S."))


def test_n10_the_party_bracket_stands_between_no_name_and_its_verb() -> None:
    assert certain_of("Sen. Ana Reis (D-N.Y.) said, “The gate stays open until May.”") == {
        "Ana Reis"
    }


def test_n10_title_and_surname_are_the_person_named_in_full() -> None:
    assert speakers_of(
        "Attorney General Ana Reis sued the ferry company on Monday.",
        "“They sold boats without a bottom,” Attorney General Reis said.",
        "“They knew that they had none,” Reis added.",
    ) == [("Ana Reis", STATED), ("Ana Reis", STATED)]


def test_n11_who_quotes_a_quoter_is_not_the_one_inside() -> None:
    assert certain_of(
        "“My captain told me ‘stay in the boat until noon’ and I stayed,” said Ana Reis, "
        "Mayor of Tete."
    ) == {"Ana Reis"}


def test_n12_a_post_is_a_person_only_where_one_holds_it() -> None:
    ((name, _),) = speakers_of(_POST, "“It is a small gate but ours,” the mayor said.")
    assert name in ("Ana Reis", "the mayor")
    two = quotes_of(
        "Ana Reis, Mayor of Tete, and Paulo Dias, Mayor of Encar, opened the gate.",
        "“It is a small gate but ours,” the mayor said.",
    )
    assert {quote.speaker for quote in two} <= {None, "the mayor"}


def test_n13_a_family_word_is_no_name() -> None:
    assert "Joana Muthemba" not in certain_of(
        "Joana Muthemba, 34, lost her boat. “She cried for two whole days,” her mother said."
    )


def test_n14_a_verb_whose_name_was_lost_names_nobody_with_certainty() -> None:
    assert certain_of(_POST, "“The second wave did all the damage,” says") == set()


def test_n15_a_dash_names_the_speaker_only_before_a_name() -> None:
    assert speakers_of(
        "“The river keeps its own diary here.” — Ana Reis",
        "“The river keeps its own diary here” — and nobody reads it.",
    )[0] == ("Ana Reis", STATED)
    assert "and nobody" not in str(
        speakers_of("“The river keeps its own diary here” — and nobody reads it.")
    )


def test_n16_a_label_names_who_speaks_until_the_next() -> None:
    quotes = quotes_of(
        "Press Briefing by Press Secretary Ana Reis",
        "MS. REIS: Good afternoon, everyone. The gate is open.",
        "Q Will it stay open until May?",
        "MS. REIS: It will stay open.",
    )
    assert [(quote.speaker, quote.text) for quote in quotes] == [
        ("Ana Reis", "Good afternoon, everyone. The gate is open."),
        ("Ana Reis", "It will stay open."),
    ]


def test_n16_a_list_of_names_and_quotes() -> None:
    assert speakers_of(
        "Ana Reis: “The river keeps its own diary.”", "Paulo Dias: “And it never lends it to us.”"
    ) == [("Ana Reis", STATED), ("Paulo Dias", STATED)]


def test_n17_the_speaker_of_a_statement_speaks_in_all_its_paragraphs() -> None:
    quotes = quotes_of(
        "Ana Reis, Mayor of Tete, released the following statement on the flood:",
        "“The water came at night and took our doors.”",
        "“We will build new ones before the winter.”",
    )
    assert {quote.speaker for quote in quotes} == {"Ana Reis"}


def test_n17_who_welcomes_the_statement_of_another_did_not_issue_it() -> None:
    assert "Paulo Dias" not in certain_of(
        "Ana Reis, Mayor of Tete, issued the following statement on the arrest of Paulo Dias:",
        "“The water came at night and he let it in.”",
    )


def test_n18_a_name_with_letters_from_any_alphabet_is_one_name() -> None:
    assert speakers_of("“The gate stays open,” said Željko Đorđević, Mayor of Tete.") == [
        ("Željko Đorđević", STATED)
    ]


def test_n19_an_inflected_name_is_not_mapped_by_a_guess() -> None:
    for name, _ in speakers_of(
        "Речь шла об Иване Петрове.", "«Вода пришла ночью и ушла утром», – сказал Петров."
    ):
        assert name in (None, "Петров")


def test_n19_a_russian_name_behind_its_verb() -> None:
    assert speakers_of("«Вода пришла ночью и ушла утром», – сказал директор Иван Петров.") == [
        ("Иван Петров", STATED)
    ]


def test_n20_a_courtesy_title_or_a_post_is_no_part_of_the_name() -> None:
    (quote,) = quotes_of("“The gate stays open,” said H.E. Ambassador Ana Reis of Encar.")
    assert quote.speaker == "Ana Reis"
    (quote,) = quotes_of("“The gate stays open,” said Acting Assistant Attorney General Ana Reis.")
    assert (quote.speaker, quote.position) == ("Ana Reis", "Acting Assistant Attorney General")


def test_two_who_speak_together_are_two() -> None:
    (quote,) = quotes_of("“We will open the gate together,” said Ana Reis and Paulo Dias.")
    assert (quote.speaker, quote.others) == ("Ana Reis", ("Paulo Dias",))


def test_a_dead_mans_obituary_is_not_spoken_by_him() -> None:
    assert "Paulo Dias" not in certain_of(
        "Paulo Dias, who built the bridge, died on Monday. “He taught us how to swim,” "
        "said Ana Reis, Mayor of Tete, who succeeded Jan Novak."
    )


def test_the_accused_has_not_said_what_the_accuser_says_of_him() -> None:
    assert certain_of(
        "Attorney General Ana Reis sued Delta Ferries: “They sold boats without a bottom.”"
    ) <= {"Ana Reis"}


def test_a_statement_without_marks_is_one_quotation_also_over_words_of_another() -> None:
    statement, inner = quotes_of(
        "Ana Reis, Mayor of Tete, issued the following statement today:",
        "The water came at night and left in the morning.",
        "Paulo Dias said that “a river does not ask for a passport” and then asked for a boat.",
        "We shall build the dyke again.",
    )
    assert (statement.speaker, len(statement.parts)) == ("Ana Reis", 3)
    assert (inner.speaker, inner.text) == ("Paulo Dias", "a river does not ask for a passport")


def test_n20_a_surname_that_is_a_verb_of_speech_too_is_part_of_the_name() -> None:
    sentence = (
        "“The gate is open and the boats may pass,” noted Regional Director Renate Held, who left."
    )
    assert speakers_of(sentence) == [("Renate Held", STATED)]
