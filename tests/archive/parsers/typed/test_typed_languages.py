"""The head of a typed text in languages other than English: texts written for these tests."""

from dataclasses import dataclass

import pytest

from archive.models import BlockKind, HeadRole
from archive.parsers.plain import PLAIN, page_of_plain_text
from archive.parsers.preformatted import read_preformatted
from archive.parsers.typed.head import read_head
from tests.archive.knowledge import GENERIC


@dataclass(frozen=True, slots=True)
class Typed:
    """A text: the lines of its head with their roles, its headline, its body, what ends it, its
    contact."""

    language: str
    kinds: tuple[str, ...]
    reference: str
    day: str
    embargo: str
    title: str
    body: str
    end: str
    contact: str

    @property
    def lines(self) -> list[str]:
        head = (*self.kinds, f"{self.reference}  {self.day}", self.embargo, self.title)
        apart = [line for text in head for line in (text, "")]
        return [*apart, self.body, "", self.end, "", self.contact]


TEXTS = (
    Typed(
        "fr",
        ("COMMUNIQUE DE PRESSE CONJOINT", "POUR DIFFUSION IMMÉDIATE"),
        "N° 45/2004",
        "5 mai 2004",
        "Sous embargo jusqu'au 6 mai, 9 heures",
        "LES BACS REVIENNENT À ENCAR",
        "Les bacs qui ont quitté Encar au printemps seront de retour avant la fin du mois, et deux "
        "autres les suivront cet été, a annoncé mardi la capitainerie du port.",
        "- FIN -",
        "Contact presse : Ana Koren, tél. 06 555 01 00",
    ),
    Typed(
        "es",
        ("NOTA DE PRENSA", "Para su publicación inmediata"),
        "Ref. 45/2004",
        "5 de mayo de 2004",
        "Embargado hasta las 9 horas",
        "LAS BALSAS VUELVEN A ENCAR",
        "Las balsas que dejaron Encar en primavera volverán antes de que termine el mes y otras "
        "dos las seguirán en verano, anunció el martes la capitanía del puerto.",
        "FIN DEL COMUNICADO",
        "Para más información: Ana Koren, tel. 06 555 01 00",
    ),
    Typed(
        "ru",
        ("ПРЕСС-РЕЛИЗ", "Для немедленного опубликования"),
        "№ 45/2004",
        "5 мая 2004",
        "Эмбарго до 9 часов утра",
        "ПАРОМЫ ВОЗВРАЩАЮТСЯ В ЭНКАР",
        "Паромы, которые ушли из Энкара весной, вернутся до конца месяца, и ещё два придут следом "
        "за ними летом, сообщили во вторник в управлении порта.",
        "КОНЕЦ СООБЩЕНИЯ",
        "Контакты для прессы: Анна Корен, тел. 06 555 01 00",
    ),
    Typed(
        "de",
        ("GEMEINSAME PRESSEERKLÄRUNG", "Zur sofortigen Veröffentlichung"),
        "Nr. 45/2004",
        "5. Mai 2004",
        "Sperrfrist: 9 Uhr",
        "DIE FÄHREN KEHREN NACH ENCAR ZURÜCK",
        "Die Fähren, die Encar im Frühjahr verlassen haben, kommen vor dem Ende des Monats wieder, "
        "und zwei weitere folgen ihnen im Sommer, teilte das Hafenamt am Dienstag mit.",
        "ENDE",
        "Pressekontakt: Anna Koren, Telefon 06 555 01 00",
    ),
    Typed(
        "it",
        ("COMUNICATO STAMPA", "Per diffusione immediata"),
        "Prot. 45/2004",
        "5 maggio 2004",
        "Embargo fino alle ore 9",
        "I TRAGHETTI TORNANO A ENCAR",
        "I traghetti che hanno lasciato Encar in primavera torneranno prima della fine del mese e "
        "altri due li seguiranno in estate, ha annunciato martedì la capitaneria.",
        "FINE COMUNICATO",
        "Per ulteriori informazioni: Anna Koren, tel. 06 555 01 00",
    ),
    Typed(
        "pt",
        ("COMUNICADO DE IMPRENSA", "Para divulgação imediata"),
        "N.º 45/2004",
        "5 de maio de 2004",
        "Sob embargo até às 9 horas",
        "AS BALSAS VOLTAM A ENCAR",
        "As balsas que deixaram Encar na primavera voltam antes do fim do mês e outras duas vão "
        "seguir para lá no verão, anunciou na terça-feira a capitania do porto.",
        "FIM DO COMUNICADO",
        "Para mais informações: Ana Koren, tel. 06 555 01 00",
    ),
    Typed(
        "nl",
        ("PERSBERICHT", "Voor onmiddellijke publicatie"),
        "Nr. 45/2004",
        "5 mei 2004",
        "Onder embargo tot 9 uur",
        "DE VEREN KOMEN TERUG IN ENCAR",
        "De veren die Encar in het voorjaar hebben verlaten, komen voor het eind van de maand "
        "terug en in de zomer volgen er nog twee, heeft het havenbedrijf dinsdag gemeld.",
        "EINDE PERSBERICHT",
        "Perscontact: Anna Koren, tel. 06 555 01 00",
    ),
    Typed(
        "sv",
        ("PRESSMEDDELANDE", "För omedelbar publicering"),
        "Dnr 45/2004",
        "5 maj 2004",
        "Får ej publiceras före klockan 9",
        "FÄRJORNA KOMMER TILLBAKA TILL ENCAR",
        "De färjor som lämnade Encar i våras kommer tillbaka före månadens slut, och två till "
        "följer efter dem i sommar, meddelade hamnkontoret på tisdagen.",
        "SLUT PÅ MEDDELANDET",
        "Presskontakt: Anna Koren, telefon 06 555 01 00",
    ),
    Typed(
        "da",
        ("PRESSEMEDDELELSE", "Til øjeblikkelig offentliggørelse"),
        "Nr. 45/2004",
        "5. maj 2004",
        "Må ikke offentliggøres før klokken 9",
        "FÆRGERNE VENDER TILBAGE TIL ENCAR",
        "De færger, som forlod Encar i foråret, kommer tilbage inden månedens udgang, og to andre "
        "følger efter dem til sommer, oplyste havnekontoret i tirsdags.",
        "SLUT PÅ MEDDELELSEN",
        "Pressekontakt: Anna Koren, tlf. 06 555 01 00",
    ),
    Typed(
        "nb",
        ("PRESSEMELDING", "Til umiddelbar publisering"),
        "Nr. 45/2004",
        "5. mai 2004",
        "Sperrefrist klokken 9",
        "FERGENE KOMMER TILBAKE TIL ENCAR",
        "Fergene som forlot Encar i vår, kommer tilbake før måneden er omme, og to til skal "
        "følge etter dem til sommeren, opplyste havnekontoret på tirsdag.",
        "SLUTT PÅ MELDINGEN",
        "Pressekontakt: Anna Koren, tlf. 06 555 01 00",
    ),
    Typed(
        "pl",
        ("KOMUNIKAT PRASOWY", "Do natychmiastowej publikacji"),
        "Nr 45/2004",
        "5 maja 2004",
        "Embargo do godziny 9",
        "PROMY WRACAJĄ DO ENCARU",
        "Promy, które wiosną opuściły Encar, wrócą przed końcem miesiąca, a latem przypłyną za "
        "nimi jeszcze dwa, poinformował we wtorek zarząd portu.",
        "KONIEC KOMUNIKATU",
        "Kontakt dla mediów: Anna Koren, tel. 06 555 01 00",
    ),
    Typed(
        "ar",
        ("بيان صحفي", "للنشر الفوري"),
        "رقم 45/2004",
        "5/5/2004",
        "يحظر النشر قبل التاسعة صباحا",
        "العبارات تعود إلى إنكار",
        "ستعود العبارات التي غادرت إنكار في الربيع قبل نهاية الشهر، وستتبعها عبارتان أخريان في "
        "الصيف، كما أعلنت إدارة الميناء يوم الثلاثاء.",
        "انتهى",
        "للاتصال الصحفي: هاتف 06 555 01 00",
    ),
    Typed(
        "zh",
        ("新闻稿", "供即时发布"),
        "编号 45/2004",
        "5/5/2004",
        "禁发：上午九时前",
        "渡船重返恩卡港",
        "春天离开恩卡的渡船将在本月底之前返回，今年夏天还会有另外两艘渡船随后抵达，港务局星期二宣布了这一消息。",
        "（完）",
        "媒体联系人：安娜·科伦，电话 06 555 01 00",
    ),
)


@pytest.fixture(params=TEXTS, ids=lambda text: text.language)
def text(request: pytest.FixtureRequest) -> Typed:
    typed: Typed = request.param
    return typed


def test_each_line_of_the_head_has_its_role(text: Typed) -> None:
    head = read_head(GENERIC, text.lines)
    texts_by_role = {role: [line.text for line in head.of(role)] for role in HeadRole}
    assert texts_by_role[HeadRole.KIND] == list(text.kinds)
    assert texts_by_role[HeadRole.REFERENCE] == [text.reference]
    assert texts_by_role[HeadRole.DAY] == [text.day]
    assert texts_by_role[HeadRole.EMBARGO] == [text.embargo]
    assert texts_by_role[HeadRole.HEADLINE] == [text.title]
    assert head.opening == text.body


def test_the_end_and_the_contact_are_no_text(text: Typed) -> None:
    page = page_of_plain_text("\n".join(text.lines), None, None)
    blocks = read_preformatted(GENERIC, page, PLAIN).blocks
    paragraphs = [block.text for block in blocks if block.kind == BlockKind.PARAGRAPH]
    assert paragraphs == [text.body]
    assert [block.text for block in blocks if block.kind == BlockKind.CONTACT] == [text.contact]


@pytest.mark.parametrize("line", ["Themen: Fischerei, Hafen", "Tematy: promy", "Ämnen: fiske"])
def test_a_list_of_topics_is_neither_letterhead_nor_subject(line: str) -> None:
    head = read_head(GENERIC, (line, "Pressemitteilung", "3. Mai 2004", "Neue Fähre fährt heute"))
    assert [each.text for each in head.of(HeadRole.NOTE)] == [line]
    assert [each.text for each in head.of(HeadRole.HEADLINE)] == ["Neue Fähre fährt heute"]
