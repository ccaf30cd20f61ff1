"""Quotes changed as people change them, by hand, on sentences invented for it: the worst fault of a
check is to call one of them verbatim."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from archive.config import Config
from archive.models import Block, BlockKind, Capture, Description, Quote, QuoteStatus, Release, Span
from archive.publication import publication_of
from archive.store import create_store
from archive.text.word_diff import ChangeKind
from indexer.index import Index
from indexer.indexing import build
from indexer.quotecheck.checker import Checker
from indexer.quotecheck.values import Alarm, Pasted, Verdict

V, CUT, ALTERED, SPLICED = Verdict.VERBATIM, Verdict.CUT, Verdict.ALTERED, Verdict.SPLICED
NEG, NUM, NAME, MODAL = Alarm.NEGATION, Alarm.NUMBER, Alarm.NAME, Alarm.MODAL
ASKS, HIDDEN, LEFT = Alarm.QUESTION, Alarm.CUT_NEGATION, Alarm.OMISSION

SPOKEN = (
    ("We are not only opening the eastern quay but also the small lock near Torvel.", "Mira Hosk"),
    ("The new wells can serve 3.5 million people, and they cost $12 a head.", "Mira Hosk"),
    ("It is acceptable that twenty-five boats wait at the lock until the ice is gone.", "Ivo Hosk"),
    ("The lock is no longer closed, and nobody at the quay may sail without a lamp.", "Ivo Hosk"),
)
ENGLISH = " ".join(f"“{words}” said {speaker}." for words, speaker in SPOKEN) + (
    " Wages at the yard fell by 5% between 2003-2005, to −4 degrees of the index."
    " Was the harbour closed for good in winter? It is untrue that we can't mend the old pier."
    " The wardens never sold the lamps, and the guild did not ask for any of the money."
    " The yard is harmless to the fishermen who must pass it before the first light."
    " The council rejects every plan of the yard. Few of the barges came back in spring."
)
TEXTS = {
    "en": ENGLISH,
    "fr": "Nous n’avons jamais fermé le quai du nord, et les bateaux peuvent y passer sans lampe."
    " Il est possible que 1,5 million de lampes soient vendues au marché de Torvel.",
    "es": "No vamos a cerrar el muelle viejo, y las barcas deben pasar antes de la primera luz."
    " El gremio no pidió nunca dos mil millones de monedas para el puerto."
    " Quizá lleguen doce barcas antes del lunes.",
    "ru": "Мы не закроем старый причал, и лодки могут пройти до первого света без огня."
    " Это возможно, если гильдия вернёт три миллиона монет рыбакам.",
    "ar": "لن نغلق الرصيف القديم قبل نهاية الشتاء ويمكن للقوارب أن تمر منه."
    " لم تطلب النقابة مليون قطعة من الصيادين هذا العام.",
}


def _release(language: str) -> Release:
    text = TEXTS[language]
    release = Release(f"The quay, {language}", (Block(BlockKind.PARAGRAPH, text),))
    quotes = tuple(
        Quote(
            words,
            (Span(text.index(words), text.index(words) + len(words)),),
            speaker=speaker,
            status=QuoteStatus.STATED,
        )
        for words, speaker in (SPOKEN if language == "en" else ())
    )
    return replace(release, language=language, quotes=quotes)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    config = Config(home=tmp_path_factory.mktemp("home"), collection="generic")
    with create_store(config) as store:
        with store.accession("test") as log:
            log.keep(Capture(f"page-{language}", language.encode()) for language in TEXTS)
        described = [Description((_release(language),)) for language in TEXTS]
        store.put(zip(list(store.undescribed("1")), described, strict=True), "1")
        publication = publication_of(store, config)
        build(publication, config)
        yield Checker(Index(publication, config), publication)


MUTATIONS = [
    # A negation moved, taken away or hidden in a word.
    ("We are only opening the eastern quay, not also the small lock near Torvel", ALTERED, {NEG}),
    ("We are not opening only the eastern quay but also the small lock", ALTERED, {MODAL}),
    ("The lock is closed, and nobody at the quay may sail without a lamp", ALTERED, {NEG}),
    ("The lock is no longer closed, and anybody at the quay may sail", ALTERED, {NEG}),
    ("nobody at the quay may sail with a lamp", ALTERED, {NEG}),
    ("It is unacceptable that twenty-five boats wait at the lock", ALTERED, {NEG}),
    ("It is not acceptable that twenty-five boats wait at the lock", ALTERED, {NEG}),
    ("It is true that we can't mend the old pier", ALTERED, {NEG}),
    ("It is untrue that we can mend the old pier", ALTERED, {NEG}),
    ("It is untrue that we can", ALTERED, {NEG}),
    ("It is untrue that we cannot mend the old pier", ALTERED, {NEG, MODAL}),
    ("The wardens sold the lamps, and the guild did not ask for any", ALTERED, {NEG}),
    ("the guild did ask for any of the money", ALTERED, {NEG}),
    ("The yard is harmful to the fishermen who must pass it", ALTERED, {NEG}),
    ("The council accepts every plan of the yard", ALTERED, {NEG}),
    # How binding it is.
    ("Llegarán doce barcas antes del lunes", ALTERED, {MODAL}),
    ("The new wells cannot serve 3.5 million people, and they cost", ALTERED, {NEG, MODAL}),
    ("nobody at the quay must sail without a lamp", ALTERED, {MODAL}),
    ("the fishermen who may pass it before the first light", ALTERED, {MODAL}),
    # Numbers in figures, in words, in their signs.
    ("The new wells can serve 3.5 billion people", ALTERED, {NUM}),
    ("The new wells can serve 35 million people", ALTERED, {NUM}),
    ("The new wells can serve 3,5 million people", ALTERED, {NUM}),
    ("The new wells can serve 3-5 million people", ALTERED, {NUM}),
    ("5 million people, and they cost $12 a head", ALTERED, {NUM}),
    ("The new wells can serve 3", ALTERED, {NUM}),
    ("they cost €12 a head", ALTERED, {NUM}),
    ("they cost 12 a head", ALTERED, {NUM}),
    ("they cost twelve a head", ALTERED, {NUM}),
    ("five boats wait at the lock until the ice is gone", ALTERED, {NUM}),
    ("twenty-six boats wait at the lock until the ice is gone", ALTERED, {NUM}),
    ("Wages at the yard fell by 5 between 2003-2005", ALTERED, {NUM}),
    ("Wages at the yard fell by 5 percent between 2003-2005", ALTERED, {NUM}),
    ("Wages at the yard fell by 5 % between 2003–2005", V, set()),
    ("to 4 degrees of the index", ALTERED, {NUM}),
    ("to -4 degrees of the index", V, set()),
    # A question made a claim, a claim a question.
    ("Was the harbour closed for good in winter.", ALTERED, {ASKS}),
    ("Was the harbour closed for good in winter?", V, set()),
    ("The wardens never sold the lamps?", ALTERED, {ASKS}),
    # A name with one letter changed.
    ("but also the small lock near Torvek", ALTERED, {NAME}),
    # Marked cuts: what they hide, and what is put in their place.
    ("the guild did … ask for any of the money", CUT, {HIDDEN}),
    ("The lock is […] closed, and nobody at the quay may sail", CUT, {HIDDEN}),
    ("the guild did [not] ask for any of the money", V, set()),
    ("The yard is [not] harmless to the fishermen", CUT, {NEG}),
    ("[We do not know that] the yard is harmless to the fishermen", CUT, {NEG}),
    ("The new wells [might] serve 3.5 million people", CUT, {MODAL}),
    ("The new wells can serve … 5 million people", ALTERED, {NUM}),
    ("The new wells can serve 3.5 million people … a lamp", SPLICED, set()),
    ("a lamp … the new wells can serve 3.5 million people", SPLICED, set()),
    # Two quotes made one, words left out without a mark.
    ("The new wells can serve 3.5 million boats wait at the lock until the ice", SPLICED, set()),
    ("We are not only opening the small lock near Torvel", ALTERED, {LEFT}),
    # Other languages and scripts.
    ("Nous n’avons pas fermé le quai du nord", ALTERED, {NEG}),
    ("Nous avons fermé le quai du nord, et les bateaux peuvent y passer", ALTERED, {NEG}),
    ("les bateaux doivent y passer sans lampe", ALTERED, {MODAL}),
    ("Il est impossible que 1,5 million de lampes soient vendues", ALTERED, {NEG}),
    ("Il est possible que 1,5 milliard de lampes soient vendues", ALTERED, {NUM}),
    ("Il est possible que 1.5 million de lampes soient vendues", ALTERED, {NUM}),
    ("Nous … avons … fermé le quai du nord", CUT, {HIDDEN}),
    ("Vamos a cerrar el muelle viejo, y las barcas deben pasar antes", V, set()),
    ("y las barcas pueden pasar antes de la primera luz", ALTERED, {MODAL}),
    ("El gremio pidió dos mil millones de monedas para el puerto", ALTERED, {NEG}),
    ("El gremio no pidió nunca tres mil millones de monedas", ALTERED, {NUM}),
    ("Мы закроем старый причал, и лодки могут пройти до первого света", ALTERED, {NEG}),
    ("и лодки должны пройти до первого света без огня", ALTERED, {MODAL}),
    ("Это невозможно, если гильдия вернёт три миллиона монет", ALTERED, {NEG}),
    ("если гильдия вернёт три миллиарда монет рыбакам", ALTERED, {NUM}),
    ("Мы … закроем старый причал", CUT, {HIDDEN}),
    ("سوف نغلق الرصيف القديم قبل نهاية الشتاء", ALTERED, {NEG}),
    ("لن نغلق الرصيف القديم قبل نهاية الشتاء ويجب للقوارب أن تمر منه", ALTERED, {MODAL}),
    ("طلبت النقابة مليون قطعة من الصيادين هذا العام", ALTERED, {NEG}),
    ("لم تطلب النقابة مليار قطعة من الصيادين هذا العام", ALTERED, {NUM}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdict", "alarms"), MUTATIONS)
def test_each_change_is_seen_and_the_loud_ones_are_said(
    checker: Checker, text: str, verdict: Verdict, alarms: set[Alarm]
) -> None:
    finding = checker.check_quote(Pasted(text))
    assert finding.verdict is verdict, finding.changes
    assert alarms <= set(finding.alarms)
    assert alarms or verdict is not V or not finding.alarms


def test_what_was_put_in_brackets_is_told(checker: Checker) -> None:
    finding = checker.check_quote(Pasted("[We do not know that] the yard is harmless"))
    assert "not printed so: “We do not know that”" in finding.note


def test_no_word_of_another_sentence_stands_for_a_quoted_one(checker: Checker) -> None:
    finding = checker.check_quote(Pasted("A few of the barges came back in spring"))
    removed = [change.text for change in finding.changes if change.kind is ChangeKind.REMOVED]
    assert (finding.verdict, removed) == (ALTERED, [])


def test_the_rest_of_a_sentence_that_turns_it_is_told(checker: Checker) -> None:
    finding = checker.check_quote(Pasted("vamos a cerrar el muelle viejo"))
    assert (finding.verdict, "a negation" in finding.note) == (V, True)


@pytest.mark.parametrize(
    ("speaker", "verdict"),
    [
        ("Mira Hosk", V),
        ("M. Hosk", V),
        ("Ms. Hosk", V),
        ("Hosk", V),
        ("Minister Hosk", V),
        ("Ivo Hosk", Verdict.OTHER_SPEAKER),
        ("Mira Velm", Verdict.OTHER_SPEAKER),
        ("Oda Velm", Verdict.OTHER_SPEAKER),
    ],
)
def test_who_says_it_counts(checker: Checker, speaker: str, verdict: Verdict) -> None:
    words = "The new wells can serve 3.5 million people"
    assert checker.check_quote(Pasted(words, speaker=speaker)).verdict is verdict


def test_a_term_between_marks_is_not_the_whole_of_a_claim(checker: Checker) -> None:
    (finding,) = checker.check(
        'He said the wardens "never" sold the old boats of the guild'
    ).findings
    assert finding.verdict is not V
    (finding,) = checker.check("“No longer,” said Ivo Hosk.").findings
    assert finding.pasted.text == "No longer,"
