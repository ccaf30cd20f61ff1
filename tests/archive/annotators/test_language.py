"""The language of a release is that of its body."""

import json
from pathlib import Path

import pytest

from archive.annotators.language import annotate
from archive.annotators.page_context import PageContext
from archive.config import data_folder
from archive.models import Block, BlockKind, Release
from tests.archive.knowledge import GENERIC

ENGLISH = (
    "The ferry that was lost in the storm is back, and the people of the town are at the quay."
)
RUSSIAN = "Паром, который пропал во время бури, вернулся, и жители города собрались на причале."
GEORGIAN = (
    "ბორანი, რომელიც ქარიშხლის დროს დაიკარგა, დაბრუნდა და ქალაქის მოსახლეობა ნაპირზე შეიკრიბა."
)


def language(text: str, title: str = "", url: str | None = None) -> str | None:
    release = Release(title, (Block(BlockKind.PARAGRAPH, text),))
    return annotate(release, PageContext(url=url), GENERIC).language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (RUSSIAN, "ru"),
        (GEORGIAN, "ka"),
        ("Le bac perdu dans la tempête est revenu, et les gens de la ville sont au quai.", "fr"),
        ("La balsa perdida en la tormenta ha vuelto, y los vecinos están en el muelle.", "es"),
        ("Die Fähre ist nach dem Sturm zurück, und die Leute der Stadt warten auf dem Kai.", "de"),
        ("Il traghetto perso nella tempesta è tornato e gli abitanti della città sono qui.", "it"),
        ("A balsa perdida na tempestade voltou, e os moradores não saem do cais com medo.", "pt"),
        (
            "渡轮在暴风雨后返回，市民们聚集在码头上迎接船长和乘客。他们等了整整两天，直到今天早晨才看见船。",
            "zh",
        ),
    ],
)
def test_the_body_tells_the_language(text: str, expected: str) -> None:
    assert language(text) == expected


def test_an_english_body_in_arabic_surroundings_is_english() -> None:
    assert language(ENGLISH, title="", url="http://x.example/ar/news/1") == "en"


def test_a_quotation_in_another_language_does_not_decide() -> None:
    assert language(ENGLISH + " “Vamos a la orilla,” they sang. " + ENGLISH) == "en"


def test_a_text_too_short_falls_back_on_the_address() -> None:
    assert language("42 %", url="http://x.example/fr/actualites/1") == "fr"
    assert language("42 %", url="http://x.example/news/1") is None


def test_contacts_and_tables_say_nothing() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, "Le bac est au quai, et les gens de la ville sont là."),
        Block(BlockKind.CONTACT, ENGLISH),
        Block(BlockKind.TABLE, ENGLISH),
    )
    assert annotate(Release("", blocks), PageContext(), GENERIC).language == "fr"


def test_where_small_words_are_open_statistics_decide() -> None:
    release = Release("", (Block(BlockKind.PARAGRAPH, GEORGIAN),))
    pieces = annotate(release, PageContext(), GENERIC).evidence
    assert [(piece.method, piece.value, piece.chosen) for piece in pieces] == [
        ("statistics", "ka", True)
    ]


def test_what_the_parser_knows_stays() -> None:
    release = Release("", (Block(BlockKind.PARAGRAPH, ENGLISH),), language="cy")
    assert annotate(release, PageContext(), GENERIC) is release


def test_the_address_that_lost_is_kept_as_evidence() -> None:
    release = Release("", (Block(BlockKind.PARAGRAPH, ENGLISH),))
    pieces = annotate(release, PageContext(url="http://x.example/fr/1"), GENERIC).evidence
    assert [(piece.method, piece.value, piece.chosen) for piece in pieces] == [
        ("small-words", "en", True),
        ("url", "fr", False),
    ]


@pytest.mark.parametrize(
    "path",
    sorted((data_folder() / "samples").glob("*/*.json")),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_every_sample_is_in_its_language(path: Path) -> None:
    for record in json.loads(path.read_text(encoding="utf-8"))["releases"]:
        blocks = tuple(Block(BlockKind(b["kind"]), b["text"]) for b in record["blocks"])
        annotated = annotate(Release(record["title"], blocks), PageContext(), GENERIC)
        assert annotated.language == record["language"]


def with_hints(text: str, **hints: str) -> tuple[str | None, list[str]]:
    release = Release("", (Block(BlockKind.PARAGRAPH, text),))
    annotated = annotate(release, PageContext(**hints), GENERIC)
    return annotated.language, [
        evidence.method for evidence in annotated.evidence if evidence.chosen
    ]


def test_a_profile_and_the_page_say_the_language_where_its_words_do_not() -> None:
    assert with_hints("Konna.", default_language="fr") == ("fr", ["profile"])
    assert with_hints("Konna.", declared_language="es-419") == ("es", ["attribute"])
    assert with_hints("Konna.", declared_language="xx") == (None, [])
    hints = {"default_language": "fr", "declared_language": "es"}
    assert with_hints(ENGLISH, **hints) == ("en", ["small-words"])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "sw",
            "Shirika la mito lilisema siku ya Jumanne kwamba boti mpya zitasaidia watu wa kijiji "
            "kuvuka mto kwa usalama. Watu mia mbili walisafiri kwa feri hiyo kabla ya saa sita "
            "mchana, na wengine watafuata wiki ijayo.",
        ),
        (
            "af",
            "Die rivierorganisasie het Dinsdag gesê dat die nuwe bote die mense van die dorp sal "
            "help om die rivier veilig oor te steek. Twee honderd mense het voor die middag met "
            "die veerboot gereis en ander sal volgende week volg.",
        ),
        (
            "is",
            "Fljótastofnunin sagði á þriðjudag að nýju bátarnir myndu hjálpa fólkinu í þorpinu að"
            " komast örugglega yfir ána. Tvö hundruð manns fóru með ferjunni fyrir hádegi og "
            "fleiri fylgja í næstu viku.",
        ),
        (
            "gl",
            "A organización dos ríos dixo o martes que os novos barcos axudarán á xente da aldea "
            "a cruzar o río con seguridade. Douscentas persoas viaxaron no transbordador antes do"
            " mediodía e outras seguirán a semana que vén.",
        ),
        (
            "ms",
            "Pertubuhan sungai berkata pada hari Selasa bahawa bot baharu itu akan membantu "
            "penduduk kampung menyeberangi sungai dengan selamat. Dua ratus orang telah menaiki "
            "feri itu sebelum tengah hari dan yang lain akan menyusul minggu depan.",
        ),
        (
            "cy",
            "Dywedodd y sefydliad afonydd ddydd Mawrth y bydd y cychod newydd yn helpu pobl y "
            "pentref i groesi'r afon yn ddiogel. Teithiodd dau gant o bobl ar y fferi cyn hanner "
            "dydd a bydd eraill yn dilyn yr wythnos nesaf.",
        ),
        (
            "mk",
            "Организацијата за реки во вторникот изјави дека новите чамци ќе им помогнат на "
            "луѓето од селото безбедно да ја преминат реката. Двесте луѓе патуваа со фериботот "
            "пред пладне, а други ќе следат следната недела.",
        ),
        (
            "be",
            "Арганізацыя рэк заявіла ў аўторак, што новыя лодкі дапамогуць жыхарам вёскі бяспечна"
            " пераправіцца праз раку. Дзвесце чалавек прайшлі на пароме да поўдня, а астатнія "
            "рушаць на наступным тыдні.",
        ),
        (
            "tl",
            "Sinabi ng samahan ng mga ilog noong Martes na ang mga bagong bangka ay tutulong sa "
            "mga tao ng nayon na ligtas na tumawid sa ilog. Dalawang daang tao ang naglakbay sa "
            "lantsa bago magtanghali at susunod ang iba sa susunod na linggo.",
        ),
        (
            "az",
            "Çaylar təşkilatı çərşənbə axşamı bildirdi ki, yeni qayıqlar kənd sakinlərinə çayı "
            "təhlükəsiz keçməyə kömək edəcək. İki yüz nəfər günortadan əvvəl bərə ilə səyahət "
            "etdi, digərləri isə gələn həftə gələcək.",
        ),
        (
            "lb",
            "D'Flossorganisatioun sot en Dënschdeg, datt déi nei Booter de Leit aus dem Duerf "
            "hëllefen, sécher iwwer de Floss ze kommen. Zweehonnert Leit sinn virum Mëtteg mat "
            "der Fähr gefuer an anerer kommen d'nächst Woch no.",
        ),
        (
            "kk",
            "Өзендер ұйымы сейсенбіде жаңа қайықтар ауыл тұрғындарына өзеннен қауіпсіз өтуге "
            "көмектесетінін айтты. Екі жүз адам түске дейін паромға мінді, ал қалғандары келесі "
            "аптада келеді.",
        ),
        (
            "oc",
            "L'organizacion dels rius diguèt dimars que los batèls novèls ajudaràn lo monde del "
            "vilatge a traversar lo riu amb seguretat. Dos cents personas viatgèron amb lo "
            "transbordador abans miègjorn e d'autras seguiràn la setmana que ven.",
        ),
    ],
)
def test_a_language_that_nobody_here_knows_is_named_as_no_other(code: str, text: str) -> None:
    release = Release("", (Block(BlockKind.PARAGRAPH, text),))
    annotated = annotate(release, PageContext(declared_language="en"), GENERIC)
    assert annotated.language is None, code
    assert not any(piece.chosen for piece in annotated.evidence)
    assert code in {piece.value for piece in annotated.evidence}


def test_where_words_and_the_identifier_disagree_both_are_kept() -> None:
    bulgarian = (
        "Наводнението приключи, но хората все още живеят в училищата, а пътищата на север "
        "са затворени. Храната се доставя от армията, каза говорителят на организацията."
    )
    assert language(bulgarian) in ("bg", None)
