"""German compounds and nouns before names, low marks of two commas, posts in full, asides."""

import pytest

from tests.archive.annotators.test_speech_running import quote_of, quotes_of

DRY = "„Wir graben dort, wo es trocken ist“"
DROOG = ",,Wij graven waar het droog is”"

NAMED = [
    # a noun that begins with a capital, before a first name
    ("de", f"{DRY}, warnt Brunnenbauerin Anna Reis.", "Anna Reis", None),
    ("de", f"{DRY}, erklärt RV-Chefin Anna Reis.", "Anna Reis", "RV-Chefin"),
    (
        "de",
        f"{DRY}, sagte Wasser- und Brunnenminister Peter Reis.",
        "Peter Reis",
        "Wasser- und Brunnenminister",
    ),
    ("de", f"{DRY}, freut sich Univ.-Prof. Dr. Peter Reis.", "Peter Reis", None),
    # low marks of two commas
    ("nl", f"{DROOG}, zegt burgemeester Ana Reis.", "Ana Reis", "burgemeester"),
    ("nl", f"{DROOG}, zegt waterdirecteur Ana Reis.", "Ana Reis", "waterdirecteur"),
    # a body behind a small word that stands in names too
    (
        "nl",
        "Ana Reis van GroenWater meende dat de put “droog is en leeg blijft”.",
        "Ana Reis",
        None,
    ),
    # the place of a post before a first name
    (
        "es",
        "“Cavamos donde está seco”, señaló el ministro de la Corte de San Miguel Roberto Reis.",
        "Roberto Reis",
        "ministro de la Corte de San Miguel",
    ),
    (
        "it",
        "“Scaviamo dove è secco”, ricorda l’Assessore allo Sport Mario Reis.",
        "Mario Reis",
        "Assessore allo Sport",
    ),
    (
        "it",
        "“Scaviamo dove è secco”. Ad affermarlo è il ministro dei Pozzi Mario Reis.",
        "Mario Reis",
        "ministro dei Pozzi",
    ),
    ("pt", "“Cavamos onde está seco e frio”, discursou Ana Reis.", "Ana Reis", None),
    (
        "fr",
        "« Nous creusons là où c’est sec », lance Marc Reis, édile de Tète.",
        "Marc Reis",
        "édile de Tète",
    ),
    # where somebody spoke
    (
        "ru",
        "«Мы копаем там, где сухо», – сказал Рейсенко на торжественном заседании.",
        "Рейсенко",
        None,
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker", "post"), NAMED)
def test_the_name_and_the_post_are_read_apart(
    language: str, text: str, speaker: str, post: str | None
) -> None:
    quote = quote_of("", text, language=language)
    assert (quote.speaker, quote.position) == (speaker, post)


def test_a_post_whose_first_half_is_cut_off_is_one() -> None:
    quote = quote_of("", f"{DRY}, so die Wasser- und Brunnenministerin.", language="de")
    assert quote.speaker == "die Wasser- und Brunnenministerin"


def test_a_post_in_full_does_not_call_somebody_else_again() -> None:
    text = (
        "Le diplomate Marc Reis est venu. Pour le ministre nigérien des Affaires étrangères et de "
        "la coopération Zoro Blé, « cette visite a permis au Conseil de creuser »."
    )
    assert quote_of("cette", text, language="fr").speaker != "Marc Reis"


def test_an_aside_that_names_somebody_keeps_others_from_the_words() -> None:
    before = "«Scaviamo», ha detto il sindaco Mario Reis."
    aside = "«Con piacere – ha blaterato la signora Anna Blè – scaviamo dove è secco»."
    assert quotes_of(before, aside, language="it")[-1].speaker is None


def test_an_apposition_ends_where_the_occasion_is_told() -> None:
    text = (
        "«Scaviamo dove è secco». Lo ha detto il presidente della Regione a margine della festa "
        "alla presenza della rettrice, Anna Reis."
    )
    assert quote_of("", text, language="it").speaker != "Anna Reis"
