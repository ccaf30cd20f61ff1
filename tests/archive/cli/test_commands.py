"""The command line: help that a stranger understands, exit statuses, where --home may stand."""

import csv
import hashlib
import json
import re
from pathlib import Path
from shutil import copytree

import pytest

from archive.__main__ import run
from archive.commands import COMMANDS
from archive.config import data_folder
from tests.archive.pdf_files import pdf_of

SAMPLE = data_folder() / "samples" / "drupal9"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> str:
    return str(copytree(filled, tmp_path / "home"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == 0
    assert "--home" in (text := capsys.readouterr().out)
    assert re.search(r"\n  [A-Z][^.]+\.", text)


def test_wrong_usage_is_status_two_and_an_error_is_one(tmp_path: Path) -> None:
    assert run(["nonsense"]) == 2
    assert run(["--home", str(tmp_path), "show"]) == 2
    assert run(["--home", str(tmp_path / "none"), "search", "x"]) == 1


def test_another_collection_than_the_recorded_one_is_an_error(
    home: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ingest", "--home", home, "--collection", "iom", str(SAMPLE)]) == 1
    message = capsys.readouterr().err
    assert "'demo'" in message
    assert "'iom'" in message


def test_the_export_has_the_promised_keys_and_fitting_offsets(
    home: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["export", "jsonl", "--home", home]) == 0
    releases = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    promised = set(re.findall(r"`(\w+)`", promised_rows()))
    assert len(releases) == 7
    for release in releases:
        assert set(release) <= promised
        for quote in release["quotes"]:
            parts = [release["body"][part["start"] : part["end"]] for part in quote["parts"]]
            assert " ".join(parts) == quote["text"]


def promised_rows() -> str:
    text = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    return "\n".join(line.split("|")[1] for line in text.splitlines() if line.startswith("| `"))


def test_a_backup_restores_to_the_same_archive(home: str, tmp_path: Path) -> None:
    copy, other = str(tmp_path / "copy"), str(tmp_path / "other")
    assert run(["--home", home, "backup", copy]) == 0
    assert run(["--home", other, "restore", copy]) == 0
    assert run(["--home", other, "index"]) == 0
    assert run(["--home", other, "verify"]) == 0
    assert run(["--home", other, "restore", copy]) == 1


def test_search_prints_what_the_api_answers(home: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--home", home, "index"]) == 0
    capsys.readouterr()
    assert run(["--home", home, "search", '"a river does not ask for a passport"', "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["total"] == 1
    assert {"hits", "facets", "histogram", "query"} <= set(answer)
    assert run(["--home", home, "search", "river", "--type", "quote"]) == 0
    assert "/quotes/" in capsys.readouterr().out
    assert run(["--home", home, "search", "river", "--speaker", "unlisted"]) == 1
    assert "found by words alone" in capsys.readouterr().err
    assert run(["--home", home, "search", "river", "--speaker", "nobody", "--from", "1990"]) == 0
    assert "Nothing here has speaker: 'nobody'." in capsys.readouterr().out


def test_a_rehearsal_keeps_nothing_and_reports_everything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_bytes(b"<h1>River</h1><p>It rose by a hand today.</p>")
    (tmp_path / "pages" / "b.html").write_bytes(b" ")
    report = tmp_path / "report.csv"
    command = ["--home", str(tmp_path / "home"), "ingest", "--dry-run", "--json"]
    assert run([*command, "--report", str(report), str(tmp_path / "pages")]) == 0
    assert json.loads(capsys.readouterr().out)["outcomes"] == {"quarantined": 1, "release": 1}
    assert not (tmp_path / "home").exists()
    lines = report.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert "no-date" in lines[1]


def test_the_report_has_the_pages_as_the_end_of_the_run_left_them(tmp_path: Path) -> None:
    pages = tmp_path / "www.reports.example" / "press"
    pages.mkdir(parents=True)
    rows = "".join(_row(number) for number in range(1, 7))
    (pages / "index.html").write_text(f"<h1>Press releases</h1><ul>{rows}</ul>")
    for number in range(1, 7):
        (pages / f"river-{number}.html").write_text(_story(number))
    table = tmp_path / "done.csv"
    command = ["--home", str(tmp_path / "home"), "ingest", "--report", str(table)]
    assert run([*command, str(tmp_path / "www.reports.example")]) == 0
    lines = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    days = {line["issued"] for line in lines if line["outcome"] == "release"}
    assert days == {f"2003-05-0{number}" for number in range(1, 7)}


def _row(number: int) -> str:
    title = f"River number {number} rises by the height of a hand"
    return f'<li>{number} May 2003 <a href="river-{number}.html">{title}</a></li>'


def _story(number: int) -> str:
    title = f"River number {number} rises by the height of a hand"
    text = "".join(
        f"<p>{place} saw the water of river {number} rise by a hand, said the office, which is"
        " handing out sand and bags to all who live near its banks and asked for calm.</p>"
        for place in ("Arn", "Bel", "Cor")
    )
    return f"<title>{title}</title><h1>{title}</h1><p>Press release</p>{text}"


def test_strict_is_status_one_where_a_page_was_not_taken_in(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b" ")
    command = ["--home", str(tmp_path / "home"), "ingest", str(tmp_path / "a.html")]
    page = tmp_path / "report.html"
    assert run([*command, "--report", str(page)]) == 0
    assert "<td>empty</td>" in page.read_text(encoding="utf-8")
    (tmp_path / "b.html").write_bytes(b"\t")
    assert run([*command[:-1], "--strict", str(tmp_path / "b.html")]) == 1
    assert run([*command, "--report", str(tmp_path / "report.txt")]) == 2


def test_verify_is_status_one_where_a_fault_is_found(home: str) -> None:
    assert run(["--home", home, "verify"]) == 1  # there is no index
    assert run(["--home", home, "index"]) == 0
    assert run(["--home", home, "verify"]) == 0


def test_the_quarantine_lists_what_waits_and_gives_its_bytes(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    home = str(tmp_path / "home")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.rtf").write_bytes(b"{\\rtf1 text}")
    (tmp_path / "pages" / "b.html").write_bytes(b"<html><frameset></frameset></html>")
    (tmp_path / "pages" / "c.pdf").write_bytes(pdf_of([]))
    assert run(["--home", home, "ingest", str(tmp_path / "pages")]) == 0
    capsysbinary.readouterr()
    assert run(["--home", home, "quarantine", "--json"]) == 0
    waiting = json.loads(capsysbinary.readouterr().out)
    assert [(row["kind"], row["reason"]) for row in waiting] == [
        ("worklist", "word"),
        ("undescribed", "frameset"),
        ("undescribed", "no-text-layer"),
    ]
    assert run(["--home", home, "quarantine", waiting[0]["digest"][:12]]) == 0
    assert capsysbinary.readouterr().out == b"{\\rtf1 text}"
    assert run(["--home", home, "quarantine", waiting[2]["digest"][:12]]) == 0
    assert capsysbinary.readouterr().out == pdf_of([])
    assert run(["--home", home, "quarantine", "ffffffff"]) == 1


def test_a_profile_shows_what_it_reads_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = next(SAMPLE.glob("*.html"))
    profile = data_folder() / "sites" / "drupal9.yaml"
    assert run(["profile", "test", "--json", str(profile), str(page)]) == 0
    (result,) = json.loads(capsys.readouterr().out)
    assert all(condition["holds"] for condition in result["conditions"])
    (release,) = result["releases"]
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert release["title"] in json.dumps(expected, ensure_ascii=False)
    assert {row["field"] for row in release["fields"]} >= {"title"}
    other = data_folder() / "sites" / "joomla.yaml"
    assert run(["profile", "test", str(other), str(page)]) == 0
    assert "False" in capsys.readouterr().out
    assert run(["profile", "list"]) == 0
    assert "drupal9" in capsys.readouterr().out


def test_init_names_the_collection_that_the_home_has(
    home: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["--home", home, "init"]) == 0
    output = capsys.readouterr().out
    assert "collection demo" in output
    steps = (f"dateline {words} --home {home}" for words in ("redescribe", "index update"))
    assert f"next: {'; '.join(steps)}\n" in output


@pytest.mark.parametrize(
    ("typed", "meant"), [("serch", "did you mean `dateline search`? "), ("xyzzy", "")]
)
def test_an_unknown_command_is_told_what_it_may_mean(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([typed]) == 2
    message = f"error: no command '{typed}'; {meant}`dateline --help` lists them all\n"
    assert capsys.readouterr().err == message


@pytest.mark.parametrize("names", [["a.csv", "b.csv"], ["a.txt"], ["none/a.html"]])
def test_a_report_that_cannot_be_written_is_told_before_anything_is_read(
    tmp_path: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    options = [part for name in names for part in ("--report", str(tmp_path / name))]
    assert run(["--home", str(tmp_path / "home"), "ingest", *options, str(SAMPLE)]) == 2
    assert "report" in capsys.readouterr().err
    assert not (tmp_path / "home").exists()


def test_nothing_that_is_there_is_written_over(home: str, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 text")
    assert run(["--home", home, "ingest", str(tmp_path / "a.pdf")]) == 0
    digest = hashlib.sha256(b"%PDF-1.4 text").hexdigest()
    assert run(["--home", home, "quarantine", digest, "--to", str(tmp_path / "mine")]) == 2
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert run(["--home", home, "quarantine", digest, "--to", str(tmp_path / "new")]) == 0
    assert (tmp_path / "new").read_bytes() == b"%PDF-1.4 text"
    out = tmp_path / "out.warc.gz"
    assert run(["--home", home, "export", "warc", "-o", str(out), "--release", "nothing1"]) == 1
    assert not out.exists()


def test_a_profile_test_goes_on_behind_a_page_that_cannot_be_parsed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_bytes(b"<html><script>var a</script></html>")
    pages = [str(tmp_path / "a.html"), str(next(SAMPLE.glob("*.html")))]
    profile = str(data_folder() / "sites" / "drupal9.yaml")
    assert run(["profile", "test", "--json", profile, *pages]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["releases"], bool(first["reason"])) == ([], True)
    assert second["releases"]


@pytest.mark.parametrize(
    ("words", "way_out"),
    [
        ("show nothere", "`dateline search WORDS` lists ids"),
        ("correct release nothere title X", "`dateline search WORDS` lists ids"),
        ("correct quote nothere speaker X", "`dateline show ID` lists those of a release"),
        ("people show nothere", "`dateline people find NAME` has the ids"),
    ],
)
def test_an_id_that_nothing_has_is_answered_with_where_ids_are_printed(
    home: str, words: str, way_out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", home, *words.split()]) == 1
    assert f"'nothere' is held; {way_out}" in capsys.readouterr().err
