"""What comes of text that was encoded twice, and of text that only looks so."""

import pytest

from archive.decoding.decode import Decoded, decode

RUSSIAN = "Наводнение закончилось, но чрезвычайная ситуация нет, сообщила Ирина в понедельник."
CHINESE = "组织今天宣布，洪水已经结束，但紧急情况尚未结束。河流数据中心发表声明。"
FRENCH = "« La crue est terminée, l’urgence ne l’est pas », a déclaré à Genève le préfet."


def page(text: str, charset: str) -> str:
    return f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>"


def changes(decoded: Decoded) -> set[tuple[str, str, str]]:
    return {(repair.rule, repair.old, repair.new) for repair in decoded.repairs}


def test_a_page_encoded_twice_is_read_once_and_every_change_is_reported():
    text = "“River” – said the mayor of Bogotá"
    twice = page(text, "utf-8").encode().decode("latin-1").encode()
    decoded = decode(twice, None)
    assert decoded.text == page(text, "utf-8")
    assert ("double-encoding", "â\x80\x9c", "“") in changes(decoded)
    assert ("double-encoding", "Ã¡", "á") in changes(decoded)
    assert "double-encoding" in decoded.flags


def test_a_page_encoded_twice_through_cp1252_is_read_once():
    text = "The mayor’s “River” café — and the prefect’s"
    twice = page(text, "utf-8").encode().decode("sloppy-windows-1252").encode()
    assert text in decode(twice, None).text


def test_of_a_page_encoded_twice_in_part_only_that_part_is_changed():
    decoded = decode(page(f"{FRENCH} The cafÃ© owner’s {RUSSIAN}", "utf-8").encode(), None)
    assert f"{FRENCH} The café owner’s {RUSSIAN}" in decoded.text
    assert changes(decoded) == {("double-encoding", "Ã©", "é")}


def test_double_encoding_that_lost_a_byte_is_flagged_and_not_guessed_at():
    decoded = decode(page("â¢ Ferries and cafÃ©s", "utf-8").encode(), None)
    assert "â¢ Ferries and cafés" in decoded.text
    assert "double-encoding-left" in decoded.flags


@pytest.mark.parametrize(
    "text",
    [
        RUSSIAN,
        FRENCH,
        CHINESE,
        "ÇA ALORS ! À BIENTÔT À ÂGE ÉGAL — « Âge d’or »",
        "AMANHÃ… a organização das NAÇÕES",
        "Größe, Straße, ÜBER ALLE MASSEN, GRÜSSE",
        "Čelebić Lukovac, Vasiljević, Traoré",
        "РОССИЯ – «Река»… Р. С. Иванов",
        "“curly” ‘quotes’ stay “curly”; &eacute; &#146; stay &lt;",
        "e\u0301 is not composed, ﬁ not taken apart",
    ],
)
def test_correct_text_is_never_changed(text):
    decoded = decode(page(text, "utf-8").encode(), None)
    assert decoded.text == page(text, "utf-8")
    assert decoded.repairs == ()


def test_at_most_fifty_distinct_repairs_are_listed_in_the_order_of_the_page():
    letters = "".join(chr(number) for number in range(0x430, 0x450)) + "".join(
        chr(number) for number in range(0xE0, 0x100) if number != 0xF7
    )
    text = " ".join(letters)
    decoded = decode(page(text, "utf-8").encode().decode("latin-1").encode(), None)
    assert text in decoded.text
    assert len(decoded.repairs) == 50
    assert decoded.repairs[0].new == "а"
    assert "repairs-not-all-listed" in decoded.flags
