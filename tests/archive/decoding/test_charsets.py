"""Whatever charset a page declares, it is read in the one that its words are in."""

from functools import cache, partial

import pytest

from archive.__main__ import run
from archive.config import Config, data_folder
from archive.decoding.decode import Decoded, decode
from archive.decoding.likeness import CharsetWords
from archive.describe.describer import describer_of
from archive.ingest.report import doubts_of
from archive.knowledge.common_words import charset_words
from archive.models import Capture
from archive.store import open_store
from tests.archive.charset_sentences import SENTENCES, TODAY, UNSEEN
from tests.archive.knowledge import GENERIC

LABELS = {
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1252": "windows-1252",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "iso8859_2": "iso-8859-2",
    "iso8859_5": "iso-8859-5",
    "iso8859_6": "iso-8859-6",
    "iso8859_7": "iso-8859-7",
    "koi8_r": "koi8-r",
    "cp866": "ibm866",
    "mac_roman": "macintosh",
    "cp932": "shift_jis",
    "euc_jp": "euc-jp",
    "gb18030": "gb2312",
    "big5hkscs": "big5",
    "cp949": "euc-kr",
}
"""Codecs and the web's labels for them."""

OF_EAST_ASIA = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949")
"""They hold other scripts, too, which nobody wrote in them."""


@cache
def words() -> CharsetWords:
    return charset_words(data_folder() / "languages")


def read(text: str, codec: str, label: str) -> Decoded:
    head = f"<html><head><meta charset={label}><title>x</title></head><body>"
    content = f"{head}<p>{text}</p>".encode(codec)
    return decode(content, None, words())


def is_written_in(language: str, text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return codec not in OF_EAST_ASIA or (language, codec) in EASTERN


EASTERN = [
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("zh", "gb18030"),
    ("zh-tw", "big5hkscs"),
    ("ko", "cp949"),
]

NAMED = [
    ("ru", "koi8_r", "windows-1251"),
    ("ru", "cp1251", "koi8-r"),
    ("ru", "iso8859_5", "windows-1251"),
    ("ru", "cp866", "windows-1251"),
    ("ru", "cp1251", "iso-8859-1"),
    ("pl", "cp1250", "windows-1252"),
    ("pl", "iso8859_2", "windows-1252"),
    ("pl", "iso8859_2", "windows-1250"),
    ("cs", "cp1250", "iso-8859-2"),
    ("fr", "cp1252", "windows-1250"),
    ("ja", "cp932", "euc-jp"),
    ("ja", "euc_jp", "shift_jis"),
    ("ja", "euc_jp", "gb2312"),
    ("zh", "gb18030", "big5"),
    ("zh-tw", "big5hkscs", "gb2312"),
    ("ko", "cp949", "gb2312"),
    ("fr", "utf-8", "iso-8859-1"),
    ("fr", "cp1252", "utf-8"),
    ("fr", "mac_roman", "iso-8859-1"),
    ("ar", "cp1256", "iso-8859-6"),
    ("ar", "iso8859_6", "windows-1256"),
    ("el", "cp1253", "windows-1252"),
    ("el", "iso8859_7", "windows-1251"),
    ("tr", "cp1254", "iso-8859-1"),
    ("he", "cp1255", "windows-1252"),
    ("th", "cp874", "windows-1252"),
]


@pytest.mark.parametrize(("language", "codec", "label"), NAMED)
def test_a_page_under_a_false_label_is_read_as_what_it_is(language, codec, label):
    decoded = read(SENTENCES[language], codec, label)
    assert SENTENCES[language] in decoded.text


def test_of_every_charset_under_every_label_nearly_all_are_read_right():
    right, kept = outcomes(SENTENCES)
    assert len(right) >= 0.99 * (len(right) + len(kept)), kept


def test_of_sentences_that_no_list_knows_most_are_read_right_and_the_others_as_declared():
    right, kept = outcomes(UNSEEN)
    assert len(right) >= 0.93 * (len(right) + len(kept)), kept


def outcomes(sentences: dict[str, str]) -> tuple[list[Decoded], list[Decoded]]:
    """What is read right, and what is not: that is read as it was declared, and nothing else."""
    right, kept = [], []
    for language, text in sentences.items():
        for codec in filter(partial(is_written_in, language, text), LABELS):
            for label in LABELS.values():
                decoded = read(text, codec, label)
                (right if text in decoded.text else kept).append(decoded)
    assert {decoded.method for decoded in kept} <= {"meta"}
    return right, kept


@pytest.mark.parametrize(
    ("language", "codec"), [("ru", "koi8_r"), ("pl", "cp1250"), ("ja", "cp932")]
)
def test_a_true_label_is_believed_without_a_doubt(language, codec):
    decoded = read(SENTENCES[language], codec, LABELS[codec])
    assert (decoded.method, decoded.flags, decoded.evidence) == ("meta", (), ())


def test_little_evidence_overrules_nothing_and_leaves_a_doubt():
    decoded = read("Niños: 12", "cp1252", "windows-1250")
    assert (decoded.charset, decoded.flags) == ("cp1250", ("charset-doubtful",))
    assert [(entry.value, entry.chosen) for entry in decoded.evidence] == [
        ("cp1250", True),
        ("cp1252", False),
    ]


@pytest.mark.parametrize("text", ["© 2004", "price: 12 €", "café", "a – b", "Zürich · Genève"])
def test_a_few_signs_are_no_evidence_at_all(text):
    assert read(text, "cp1252", "iso-8859-1").flags == ()


def test_utf_16_without_a_mark_and_without_a_tag_is_seen():
    content = SENTENCES["ru"].encode("utf-16-le")
    assert decode(content, "text/plain; charset=windows-1251", words()).text == SENTENCES["ru"]


def test_utf_7_is_never_decoded():
    decoded = decode(b"<meta charset=utf-7><p>+BBwEMAQ5-</p>", "text/html; charset=utf-7", words())
    assert "+BBwEMAQ5-" in decoded.text


def test_the_choice_and_what_was_rejected_stand_on_the_release():
    describer = describer_of(GENERIC, TODAY)
    body = "".join(f"<p>{SENTENCES['ru']}</p>" for _ in range(4))
    head = "<html><head><meta charset=windows-1251><title>x</title></head><body><h1>Река</h1>"
    content = f"{head}{body}</body></html>".encode("koi8-r")
    (release,) = describer.describe(Capture("a", content)).releases
    assert SENTENCES["ru"] in release.text
    entries = [entry for entry in release.evidence if entry.field == "charset"]
    assert [(entry.value, entry.method, entry.chosen) for entry in entries] == [
        ("koi8-r", "words", True),
        ("cp1251", "rejected", False),
    ]
    assert "charset-false" in set(doubts_of(release))


def test_show_tells_the_charset_that_was_rejected_and_the_doubts(tmp_path, capsys):
    page = tmp_path / "river.html"
    body = f"<h1>Река</h1><p>{SENTENCES['ru']}</p>" * 3
    page.write_bytes(f"<meta charset=windows-1251><title>Река</title>{body}".encode("koi8-r"))
    home = ["--home", str(tmp_path / "home")]
    assert run(["ingest", *home, "--jobs", "1", str(page)]) == 0
    with open_store(Config(home=tmp_path / "home"), read_only=True) as store:
        (stored,) = store.releases()
    assert run(["show", *home, stored.id]) == 0
    shown = capsys.readouterr().out
    assert "doubts: " in shown
    assert "charset-false" in shown
    assert "rejected" in shown
