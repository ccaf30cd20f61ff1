"""Days as they are printed in many languages and scripts: read rightly, or not at all."""

from datetime import date

import pytest

from archive.dates.finding.line_dates import dates_in_line
from archive.dates.reading.numerals import counted
from archive.dates.reading.printed import find_dates
from tests.archive.knowledge import GENERIC

TODAY = date(2026, 11, 1)


def day_of(text: str) -> str | None:
    """The day of a line, as a header has it."""
    printed_dates = dates_in_line(GENERIC, text, "line 1", TODAY, None)
    return next((day.value for day in printed_dates if day.method == "header-line"), None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("the 3rd day of March 2004", "2004-03-03"),
        ("1ero de mayo de 2004", "2004-05-01"),
        ("Mittwoch, den 3. Maerz 2004", "2004-03-03"),
        ("woensdag 3 maart 2004", "2004-03-03"),
        ("onsdag d. 3. marts 2004", "2004-03-03"),
        ("onsdag 3. desember 2004", "2004-12-03"),
        ("onsdagen den 3:e mars 2004", "2004-03-03"),
        ("środa, 3 października 2004 r.", "2004-10-03"),
        ("dnia 3 lipca 2004 roku", "2004-07-03"),
        ("středa 3. září 2004", "2004-09-03"),
        ("keskiviikkona 3. maaliskuuta 2004", "2004-03-03"),
        ("miercuri, 3 martie 2004", "2004-03-03"),
        ("Rabu, 3 Agustus 2004", "2004-08-03"),
        ("Τετάρτη, 3 Μαρτίου 2004", "2004-03-03"),
        ("3 ΑΥΓΟΥΣΤΟΥ 2004", "2004-08-03"),
        ("1η Μαΐου 2004", "2004-05-01"),
        ("3 Mart 2004 Çarşamba", "2004-03-03"),
        ("3 HAZİRAN 2004", "2004-06-03"),
        ("3 KASIM 2004", "2004-11-03"),
        ("середа, 3 березня 2004 року", "2004-03-03"),
        ("الأربعاء 3 مارس 2004", "2004-03-03"),
        ("٣ آذار/مارس ٢٠٠٤", "2004-03-03"),
        ("3 كانون الثاني 2004", "2004-01-03"),
        ("3 كانون الأول 2004", "2004-12-03"),
        ("3 غشت 2004", "2004-08-03"),
        ("۳ اوت ۲۰۰۴", "2004-08-03"),
        ("２００４年３月３日", "2004-03-03"),
        ("2004年3月3日（水）", "2004-03-03"),
        ("2004年3月3日 星期三", "2004-03-03"),
        ("发布时间：2004年3月3日", "2004-03-03"),
        ("二○○四年十二月三十一日", "2004-12-31"),
        ("平成16年3月3日", "2004-03-03"),
        ("令和元年五月一日", "2019-05-01"),
        ("中華民國九十三年三月三日", "2004-03-03"),
        ("2004년 3월 3일 수요일", "2004-03-03"),
        ("2004. 3. 3.", "2004-03-03"),
        ("Środa, 3 IX 2004 r.", "2004-09-03"),
        ("3.V.2004", "2004-05-03"),
        ("2004. V. 3.", "2004-05-03"),
        ("2004. május 3., hétfő", "2004-05-03"),
        ("2004. szeptember 3-án", "2004-09-03"),
        ("बुधवार, 3 मार्च 2004", "2004-03-03"),
        ("३ अगस्त २००४", "2004-08-03"),
        ("ngày 3 tháng 12 năm 2004", "2004-12-03"),
        ("Thứ tư, 3 tháng 3, 2004", "2004-03-03"),
        ("dňa 3. mája 2004", "2004-05-03"),
        ("2004 m. gegužės 3 d.", "2004-05-03"),
        ("kolmapäev, 3. märts 2004", "2004-03-03"),
        ("3 במרץ 2004", "2004-03-03"),
        ("3 მარტი 2004", "2004-03-03"),
        ("3 մարտի 2004", "2004-03-03"),
        ("3 மார்ச் 2004", "2004-03-03"),
        ("วันพุธที่ 3 มีนาคม ค.ศ. 2004", "2004-03-03"),
        ("e mërkurë, 3 mars 2004", "2004-03-03"),
        ("2004ko martxoaren 3", "2004-03-03"),
        ("3 Márta 2004", "2004-03-03"),
        ("平成16年（2004年）3月3日", "2004-03-03"),
        ("2004年（平成16年）3月3日", "2004-03-03"),
        ("25 شعبان 1425هـ الموافق 9 أكتوبر 2004م", "2004-10-09"),
        ("۲۳ اردیبهشت ۱۳۸۳ - 12 May 2004", "2004-05-12"),
        ("Sept. 3, 2004", "2004-09-03"),
        ("2004. 03. 03", "2004-03-03"),
        # Buddhist years of Thailand and Laos, with the months of there.
        ("3 มีนาคม 2547", "2004-03-03"),
        ("วันที่ ๓ มีนาคม พ.ศ. ๒๕๔๗", "2004-03-03"),
        ("12 ພຶດສະພາ 2547", "2004-05-12"),
        ("2004 оны 5 дугаар сарын 12-ны өдөр", "2004-05-12"),
        ("2004 оны 05 сарын 12", "2004-05-12"),
        ("2004. gada 12. maijā", "2004-05-12"),
        ("miðvikudagur 12. maí 2004", "2004-05-12"),
        ("2004 წლის 12 მაისი", "2004-05-12"),
        ("2004 թվականի մայիսի 12", "2004-05-12"),
        ("ថ្ងៃទី១២ ខែឧសភា ឆ្នាំ២០០៤", "2004-05-12"),
        ("၂၀၀၄ ခုနှစ် မေလ ၁၂ ရက်", "2004-05-12"),
        ("২০০৪ সালের ১২ মে", "2004-05-12"),
        ("12 مئی، 2004ء", "2004-05-12"),
        ("۱۲ می ۲۰۰۴", "2004-05-12"),
        ("2003 жылғы 5 мамыр", "2003-05-05"),
        ("2003-жылдын 5-майы", "2003-05-05"),
        ("2003-yil 5-may", "2003-05-05"),
        ("5 may 2003-cü il", "2003-05-05"),
        ("5 майи соли 2003", "2003-05-05"),
        ("5 листопада 2003", "2003-11-05"),
        ("5. маја 2003. године", "2003-05-05"),
        ("понеделник, 5 май 2003", "2003-05-05"),
        ("5 декември 2003", "2003-12-05"),
        ("5 de maig de 2003", "2003-05-05"),
        ("5 de xullo de 2003", "2003-07-05"),
        ("5 Machi 2003", "2003-03-05"),
        ("5 Ogos 2003", "2003-08-05"),
        ("Hulyo 5, 2003", "2003-07-05"),
        ("Lima, a los 5 días del mes de mayo de 2003", "2003-05-05"),
        ("cinco de mayo de 2003", "2003-05-05"),
        ("aos 5 dias do mês de maio de 2003", "2003-05-05"),
        ("1.º de maio de 2003", "2003-05-01"),
        ("5 out. 2003", "2003-10-05"),
        ("Roma, lì 5 maggio 2003", "2003-05-05"),
        ("ma 5 mei 2003", "2003-05-05"),
        ("5 мая 2003 г. (понедельник)", "2003-05-05"),
        ("2003년5월12일(월)", "2003-05-12"),
        ("May the 12th, 2004", "2004-05-12"),
        ("the twelfth of May 2004", "2004-05-12"),
        ("Twelfth day of May, 2004", "2004-05-12"),
        ("12May2004", "2004-05-12"),
        ("Tue Feb 3 23:30:00 PST 1998", "1998-02-03"),
        ("Date: 3 Feb 98 10:30 GMT", "1998-02-03"),
    ],
)
def test_a_day_is_read_in_its_language(line: str, day: str) -> None:
    assert day_of(line) == day


@pytest.mark.parametrize(
    "line",
    [
        # October in Croatian, November in Polish.
        "3. listopada 2004",
        # Other calendars: of the Hijra, Iran, Nepal, Ethiopia, numbers alone of Thailand.
        "12 محرم 1425",
        "۱۳ اسفند ۱۳۸۲",
        "۱۳۸۲/۱۲/۱۳",
        "03/03/2547",
        "३० वैशाख २०६१",
        "ግንቦት 4 ቀን 1996 ዓ.ም",
        "04/09/1996 ዓ.ም",
        "1996/09/04 E.C.",
        "May 12, 1996 E.C.",
        "Ginbot 4, 1996",
        "Heisei 15, May 12",
        # A year without its era, a month that is none, a version.
        "16年3月3日",
        "2004年13月3日",
        "v2.10.2004",
    ],
)
def test_a_day_that_cannot_be_read_is_withheld(line: str) -> None:
    assert [
        printed_dates
        for printed_dates in find_dates(GENERIC, line, TODAY)
        if printed_dates.has_year
    ] == []


@pytest.mark.parametrize(
    ("printed", "number"),
    [("元", 1), ("十", 10), ("二十", 20), ("三十一", 31), ("二〇〇四", 2004), ("１６", 16)],
)
def test_numbers_written_out_are_counted(printed: str, number: int) -> None:
    assert counted(printed) == number
