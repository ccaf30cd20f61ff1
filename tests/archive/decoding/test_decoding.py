"""What decoding gives for the bytes that old pages come in."""

import gzip
import time
from pathlib import Path

import pytest

from archive.config import data_folder
from archive.decoding.charsets import noise
from archive.decoding.decode import Decoded
from archive.decoding.decode import decode as decode_with
from archive.errors import DescribeError
from archive.knowledge.common_words import charset_words

SHARED = Path(__file__).parents[3] / ".." / "shared" / "data"
RUSSIAN = "Наводнение закончилось, но чрезвычайная ситуация нет, сообщила Ирина в понедельник."
CHINESE = "组织今天宣布，洪水已经结束，但紧急情况尚未结束。河流数据中心发表声明。"
JAPANESE = "洪水は終わったが緊急事態は終わっていないと、国際機関は本日発表した。"
KOREAN = "홍수는 끝났지만 비상사태는 끝나지 않았다고 국제기구는 오늘 발표했다."
FRENCH = "« La crue est terminée, l’urgence ne l’est pas », a déclaré à Genève le préfet."


WORDS = charset_words(data_folder() / "languages")


def decode(content: bytes, declared: str | None) -> Decoded:
    return decode_with(content, declared, WORDS)


def page(text: str, charset: str | None = None) -> str:
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'>"
    return f"<html><head>{meta if charset else ''}</head><body><p>{text}</p></body></html>"


def reason_of(content: bytes) -> str:
    with pytest.raises(DescribeError) as caught:
        decode(content, None)
    return caught.value.reason


def changes(decoded: Decoded) -> set[tuple[str, str, str]]:
    return {(repair.rule, repair.old, repair.new) for repair in decoded.repairs}


@pytest.mark.parametrize(
    ("text", "label", "codec", "charset"),
    [
        (FRENCH, "utf-8", "utf-8", "utf-8"),
        (FRENCH, "windows-1252", "cp1252", "cp1252"),
        ("Povodeň skončila, řekla mluvčí", "iso-8859-2", "iso8859_2", "iso8859-2"),
        (CHINESE + "喆", "gb2312", "gbk", "gb18030"),
        (JAPANESE, "shift_jis", "cp932", "cp932"),
        (JAPANESE, "x-sjis", "cp932", "cp932"),
        (JAPANESE + "①", "euc-jp", "euc_jis_2004", "euc_jp"),
        (JAPANESE, "iso-2022-jp", "iso2022_jp", "iso2022_jp"),
        (KOREAN + "펲", "euc-kr", "cp949", "cp949"),
        (RUSSIAN, "windows-1251", "cp1251", "cp1251"),
        (RUSSIAN, "x-mac-cyrillic", "mac_cyrillic", "mac-cyrillic"),
        ("La crue est terminée", "macintosh", "mac_roman", "mac-roman"),
    ],
)
def test_a_page_is_read_in_the_charset_it_declares_or_its_superset(text, label, codec, charset):
    decoded = decode(page(text, label).encode(codec), None)
    assert decoded.text == page(text, label)
    assert (decoded.charset, decoded.method) == (charset, "meta")
    assert decoded.flags == ()


@pytest.mark.parametrize(
    "declared", ["text/html; charset=koi8-r", "koi8-r", 'a/b;charset="KOI8-R"']
)
def test_the_header_goes_before_what_the_page_says(declared):
    decoded = decode(page(RUSSIAN, "windows-1251").encode("koi8-r"), declared)
    assert RUSSIAN in decoded.text
    assert (decoded.charset, decoded.method) == ("koi8-r", "header")
    assert "charsets-disagree" in decoded.flags


def test_a_header_without_charset_leaves_the_word_to_the_page():
    decoded = decode(page(RUSSIAN, "windows-1251").encode("cp1251"), "text/html")
    assert (RUSSIAN in decoded.text, decoded.method) == (True, "meta")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_goes_before_everything_and_is_not_text(codec):
    decoded = decode(page(RUSSIAN, "iso-8859-1").encode(codec), "text/html; charset=gb2312")
    assert decoded.text == page(RUSSIAN, "iso-8859-1")
    assert decoded.method == "bom"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nul_bytes(codec):
    decoded = decode(page(RUSSIAN).encode(codec), None)
    assert decoded.text == page(RUSSIAN)
    assert (decoded.charset, decoded.method) == (codec, "nul-test")


def test_a_page_that_claims_utf_16_in_readable_letters_is_not_in_it():
    assert decode(page(RUSSIAN, "utf-16").encode(), None).text == page(RUSSIAN, "utf-16")


def test_cp1252_under_declared_latin_1_is_read_as_meant_and_reported():
    content = page("“River” – the word’s origin", "iso-8859-1").encode("cp1252")
    decoded = decode(content, None)
    assert "“River” – the word’s origin" in decoded.text
    assert changes(decoded) == {
        ("cp1252-under-latin-1", "\x93", "“"),
        ("cp1252-under-latin-1", "\x94", "”"),
        ("cp1252-under-latin-1", "\x96", "–"),
        ("cp1252-under-latin-1", "\x92", "’"),
    }


def test_latin_1_that_keeps_to_latin_1_needs_no_repair():
    assert decode(page("déjà", "iso-8859-1").encode("latin-1"), None).repairs == ()


def test_declared_cp1252_needs_no_repair():
    assert decode(page("“déjà”", "windows-1252").encode("cp1252"), None).repairs == ()


def test_latin_1_declared_over_utf_8_is_utf_8():
    decoded = decode(page(FRENCH, "iso-8859-1").encode(), None)
    assert FRENCH in decoded.text
    assert decoded.charset == "utf-8"
    assert "charset-false" in decoded.flags


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [("shift_jis", "cp932", JAPANESE), ("euc-kr", "cp949", KOREAN), ("gb2312", "gbk", CHINESE)],
)
def test_one_bad_byte_costs_one_character_and_not_the_rest_of_the_page(label, codec, text):
    body = (text * 12).encode(codec)
    content = page("web", label).encode(codec).replace(b"web", b"\xff " + body)
    decoded = decode(content, None)
    assert text * 12 in decoded.text
    assert "undecodable-bytes" in decoded.flags


def test_utf_8_with_one_bad_byte_keeps_all_other_text_and_is_flagged():
    content = page(FRENCH + "web" + FRENCH, "utf-8").encode().replace(b"web", b"\xe9")
    decoded = decode(content, None)
    assert FRENCH + "\ufffd" + FRENCH in decoded.text
    assert (decoded.charset, "undecodable-bytes" in decoded.flags) == ("utf-8", True)


def test_utf_8_declared_over_a_western_page_is_read_as_cp1252():
    decoded = decode(page("Le préfet a visité “Vidra”", "utf-8").encode("cp1252"), None)
    assert "Le préfet a visité “Vidra”" in decoded.text
    assert (decoded.charset, decoded.method) == ("cp1252", "detector")
    assert "charset-false" in decoded.flags


@pytest.mark.parametrize("codec", ["koi8-r", "cp1251"])
def test_utf_8_declared_over_a_russian_page_is_left_to_the_detector(codec):
    decoded = decode(page(RUSSIAN * 3, "utf-8").encode(codec), None)
    assert RUSSIAN * 3 in decoded.text
    assert decoded.method == "detector"


@pytest.mark.parametrize(("text", "codec"), [(CHINESE, "gb18030"), (RUSSIAN, "koi8-r")])
def test_a_bogus_charset_name_is_flagged_and_the_page_read_all_the_same(text, codec):
    decoded = decode(page(text * 2, "x-no-such-thing").encode(codec), None)
    assert text * 2 in decoded.text
    assert "charset-unknown" in decoded.flags


def test_a_page_without_declaration_is_utf_8_where_it_can_be():
    decoded = decode(page(FRENCH).encode(), None)
    assert (decoded.text, decoded.charset, decoded.method) == (page(FRENCH), "utf-8", "utf-8")


def test_utf_7_is_never_decoded_as_such():
    decoded = decode(page("+ADw-script+AD4-", "utf-7").encode(), None)
    assert "+ADw-script+AD4-" in decoded.text
    assert "utf-7-refused" in decoded.flags


def test_c1_controls_in_utf_8_are_the_cp1252_signs_that_browsers_show():
    decoded = decode(page("the river\x92s mouth", "utf-8").encode(), None)
    assert "the river’s mouth" in decoded.text
    assert changes(decoded) == {("c1-as-cp1252", "\x92", "’")}


def test_nul_and_control_characters_go_and_are_flagged():
    decoded = decode(page("a\x00b\x07c\x1bd\x7fe\tf", "utf-8").encode(), None)
    assert "abcde\tf" in decoded.text
    assert "control-characters" in decoded.flags


def test_line_ends_become_line_feeds():
    assert decode(b"<p>a\r\nb\rc\n", None).text == "<p>a\nb\nc\n"


def test_lone_surrogates_and_noncharacters_go_and_are_flagged():
    content = "<p>a\ud800b\uffffc\ufdd0</p>".encode("utf-16-le", "surrogatepass")
    decoded = decode(b"\xff\xfe" + content, None)
    assert decoded.text.encode() == decoded.text.encode("utf-8", "strict")
    assert "noncharacters" in decoded.flags


def test_an_xml_encoding_declaration_is_taken_off_the_text():
    content = b'<?xml version="1.0" encoding="iso-8859-1"?>\n<html><p>d\xe9j\xe0</p></html>'
    assert decode(content, None).text.strip() == "<html><p>déjà</p></html>"


def test_a_gzip_body_is_inflated_and_said_so():
    decoded = decode(gzip.compress(page(FRENCH, "utf-8").encode()), None)
    assert decoded.text == page(FRENCH, "utf-8")
    assert "gzip-body" in decoded.flags


def test_a_cut_gzip_body_gives_what_is_there():
    text = page(" ".join(map(str, range(5000))), "utf-8")
    decoded = decode(gzip.compress(text.encode())[:-200], None)
    assert text.startswith(decoded.text)
    assert len(decoded.text) > 1000
    assert "gzip-truncated" in decoded.flags


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\x00\x00", "empty"),
        (b"\xef\xbb\xbf  ", "empty"),
        (b"\x01\x02\x03", "empty"),
        (b"%PDF-1.4\n%\xe2\xe3", "pdf"),
        (b"\r\n%PDF-1.4", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word"),
        (b"{\\rtf1 text", "word"),
        (b"GIF89a\x01", "not-a-page"),
        (b"PK\x03\x04abc", "not-a-page"),
        (gzip.compress(b"a" * 10_000_001), "too-large"),
        (b"\x1f\x8b\x08garbage", "undecodable"),
    ],
)
def test_bytes_that_are_no_page_are_refused_with_the_reason(content, reason):
    assert reason_of(content) == reason


def test_bytes_that_no_charset_explains_are_undecodable():
    noise = bytes((number * 167 + 89) % 256 for number in range(4000)).replace(b"\x00", b"\x01")
    assert reason_of(b"<meta charset=utf-8>" + noise) == "undecodable"


def test_a_normal_page_is_decoded_in_about_a_millisecond():
    content = page(FRENCH * 600, "utf-8").encode()[:50_000]
    spent = []
    for _ in range(10):
        started = time.process_time()
        decode(content, None)
        spent.append(time.process_time() - started)
    assert min(spent) < 0.005


def test_every_page_of_an_old_site_is_decoded_whatever_its_charset():
    folder = SHARED / "releases" / "mozilla" / "misc"
    if not folder.is_dir():
        pytest.skip("shared/data/releases/mozilla/misc not found")
    decoded = [decode(path.read_bytes(), None) for path in folder.rglob("*") if path.is_file()]
    assert len(decoded) == 200
    assert not [page.flags for page in decoded if "undecodable-bytes" in page.flags]


def test_a_whole_site_encoded_twice_comes_out_without_mojibake():
    folder = SHARED / "releases" / "mn-ag" / "html"
    if not folder.is_dir():
        pytest.skip("shared/data/releases/mn-ag not found")
    for path in sorted(folder.glob("*.asp"))[::20]:
        text = decode(path.read_bytes(), None).text
        assert not set(text) & {"â", "Â", "Ã", "\x80", "\x99", "\ufffd"}, path.name


PROSE = "The river rose at dawn and the ferry left at dusk, with ninety people on board."


@pytest.mark.parametrize(
    "label",
    [
        "rot13",
        "rot_13",
        "zlib",
        "unicode_escape",
        "raw_unicode_escape",
        "hex",
        "base64",
        "idna",
        "punycode",
        "undefined",
        "cp037",
        "utf-7",
        "mbcs",
        "bz2",
        "uu",
        "quopri",
    ],
)
@pytest.mark.parametrize("in_header", [True, False])
def test_only_a_label_of_the_web_is_a_charset(label: str, in_header: bool) -> None:
    content = f"<html><meta charset={label}><p>{PROSE}</p>".encode()
    decoded = decode(content, f"text/html; charset={label}" if in_header else None)
    assert PROSE in decoded.text
    assert {"charset-unknown", "utf-7-refused"} & set(decoded.flags)


@pytest.mark.parametrize("label", ["utf-16", "utf-16le", "utf-16be", "utf-32", "unicode", "ucs-2"])
def test_a_header_of_utf_16_over_narrow_bytes_turns_nothing_into_noise(label: str) -> None:
    content = f"<html><p>{PROSE} Élan</p>".encode()
    decoded = decode(content, f"text/html; charset={label}")
    assert f"{PROSE} Élan" in decoded.text


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\xef\xbb\xbf"])
def test_a_wrong_mark_is_not_believed(mark: bytes) -> None:
    content = mark + f"<html><p>{PROSE} Café déjà naïve</p>".encode("cp1252")
    decoded = decode(content, "text/html; charset=windows-1252")
    assert f"{PROSE} Café déjà naïve" in decoded.text
    assert "mark-false" in decoded.flags


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-32", "utf-8-sig"])
def test_a_right_mark_is_believed(charset: str) -> None:
    text = f"<html><p>{PROSE} 河水</p>"
    content = (
        ("\ufeff" + text).encode("utf-16-le") if charset == "utf-16-le" else text.encode(charset)
    )
    decoded = decode(content, "text/html; charset=iso-8859-1")
    assert "河水" in decoded.text
    assert decoded.method == "bom"


def test_private_and_unassigned_signs_are_no_text() -> None:
    assert noise("\ue000\ue001ab") == 0.5
    assert noise("\u0378abc") == 0.25
    assert noise("naïve 河水 привет") == 0
