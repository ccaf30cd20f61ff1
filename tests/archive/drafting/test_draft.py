"""A collection drafted from what was taken in, and loaded again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
import yaml

from archive.__main__ import run
from archive.authorities.collection import Collection, load_collection
from archive.config import Config
from archive.drafting.files import Draft, files_of
from archive.drafting.lines import common
from archive.drafting.phrases import Floor, Phrases, phrases_of
from archive.drafting.survey import Entry, Opening, Survey, Tally
from archive.drafting.topics import topic_lines
from archive.store import open_store

LETTERS = [
    ("2003-02-0{n}", "Ferries", "A ferry left the quay with {n} hundred people."),
    ("2004-03-0{n}", "Floods", "The flood came over the dyke for {n} hours."),
]
BODY = """Minister for Ports and Rivers

Media release, {day}

{title} number {n}

{text} It was a long day on both banks of the river, and nobody was hurt, the Minister for Ports and
Rivers, Ana Koren, said today.

“We carried everybody over before the fog came down on the river,” Ana Koren said.
"""


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of the draft, and what is in the archive it was made from."""
    folder = tmp_path_factory.mktemp("draft")
    pages = folder / "pages"
    pages.mkdir()
    for n in range(1, 6):
        for number, (day, label, text) in enumerate(LETTERS):
            day, text = day.format(n=n), text.format(n=n)
            lines = "".join(
                f"<p>{line}</p>"
                for line in BODY.format(day=day, title=label, n=n, text=text).split("\n\n")
            )
            head = (
                f"<meta property='article:tag' content='{label}'><meta name='date' content='{day}'>"
            )
            page = f"<html><head>{head}</head><body><h1>{label} {n}</h1>{lines}</body></html>"
            (pages / f"{number}-{n}.html").write_text(page, encoding="utf-8")
    home = str(folder / "home")
    assert run(["--home", home, "ingest", "--collection", "generic", str(pages)]) == 0
    assert run(["--home", home, "collection", "draft", str(folder / "made")]) == 0
    return folder / "made", str(pages)


@pytest.fixture(scope="module")
def draft(drafted: tuple[Path, str]) -> Collection:
    return load_collection(drafted[0])


def test_senders_become_offices_and_those_who_head_letters_hold_them(draft: Collection) -> None:
    (office,) = draft.offices
    assert (office.id, office.name) == (
        "minister-for-ports-and-rivers",
        "Minister for Ports and Rivers",
    )
    (person,) = draft.people
    assert person.name == "Ana Koren"


def test_the_oldest_year_that_was_seen_is_the_first(
    draft: Collection, drafted: tuple[Path, str]
) -> None:
    assert draft.first_year == 2003
    text = (drafted[0] / "collection.yaml").read_text(encoding="utf-8")
    assert "2004: 5 releases" in text


def test_printed_labels_become_terms_with_phrases_that_tell_them(draft: Collection) -> None:
    phrases = {topic.id: {phrase.text for phrase in topic.phrases} for topic in draft.topics}
    assert set(phrases) == {"FERRIES", "FLOODS"}
    assert "ferries" in phrases["FERRIES"]
    assert not phrases["FERRIES"] & phrases["FLOODS"]


def test_a_person_with_a_post_who_heads_the_letter_counts_once(
    drafted: tuple[Path, str],
) -> None:
    text = (drafted[0] / "authorities" / "people.yaml").read_text(encoding="utf-8")
    assert "# 10 releases, 2003-02-01 to 2004-03-05; such as" in text


def test_every_entry_says_how_often_and_where_it_was_seen(drafted: tuple[Path, str]) -> None:
    text = (drafted[0] / "authorities" / "offices.yaml").read_text(encoding="utf-8")
    assert "# 10 releases, 2003-02-01 to 2004-03-05; such as" in text
    assert text.count("0-1.html") == 1
    assert "CHECK" in text


def test_an_archive_of_the_draft_has_its_offices_and_topics(
    drafted: tuple[Path, str], tmp_path: Path
) -> None:
    home = str(tmp_path / "home")
    assert run(["--home", home, "ingest", "--collection", str(drafted[0]), drafted[1]]) == 0
    with open_store(Config(home=tmp_path / "home"), read_only=True) as store:
        headings = [{p.id for p in stored.release.access_points} for stored in store.releases()]
    assert all("minister-for-ports-and-rivers" in ids for ids in headings)
    assert (
        sum("FERRIES" in ids for ids in headings) == sum("FLOODS" in ids for ids in headings) == 5
    )


def test_a_draft_never_overwrites(drafted: tuple[Path, str], tmp_path: Path) -> None:
    home = str(drafted[0].parent / "home")
    assert run(["--home", home, "collection", "draft", str(drafted[0])]) != 0


def tally(**counts: int) -> Tally:
    """Entries that are printed so often, each under its name in words."""
    entries = {name.replace("_", "-"): Entry() for name in counts}
    for (id, entry), number in zip(entries.items(), counts.values(), strict=True):
        entry.forms[id.replace("-", " ").title()] += number
        entry.examples.append("a.html")
    return entries


def test_a_body_whose_letters_somebody_heads_is_no_post_of_his() -> None:
    heads = {"ana koren": tally(department_of_rivers=4, minister_for_rivers=2)}
    people = {"ana koren": tally(ana_koren=6)["ana-koren"]}
    survey = Survey(6, {}, {}, people, {}, heads, {}, {}, (), {"minister-for-rivers"})
    text = files_of(Draft("Rivers", survey, [], {}))[PurePosixPath("authorities/people.yaml")]
    assert 'title: "Minister For Rivers"' in text
    assert "Department" not in text


def test_the_day_of_a_few_releases_is_no_first_year() -> None:
    def first_year(number: int, **years: int) -> str:
        counted = {year.strip("y"): entry for year, entry in tally(**years).items()}
        survey = Survey(number, {}, {}, {}, {}, {}, {}, counted, ())
        text = files_of(Draft("Rivers", survey, [], {}))[PurePosixPath("collection.yaml")]
        return next(line for line in text.splitlines() if "first_year:" in line)

    assert first_year(20, y2014=1).startswith("# first_year: 2014")
    assert first_year(20, y1899=1, y2004=9, y2005=8) == "first_year: 2004"
    assert first_year(20, y2002=1, y2003=1, y2004=9, y2005=8) == "first_year: 2002"


def test_a_phrase_below_the_floor_is_not_taken() -> None:
    openings = [
        *(Opening("en", "river boats sail", frozenset({"a"})) for _ in range(4)),
        *(Opening("en", "river fish swim", frozenset()) for _ in range(4)),
    ]
    phrases = phrases_of(openings, ["a"], {}, Floor(0.8, 3))["a"]["en"]
    assert [(phrase.text, phrase.support, phrase.everywhere) for phrase in phrases] == [
        ("sail", 4, 4)
    ]


def test_a_site_that_labels_some_years_only_has_its_nearest_phrases_told_as_no_proof() -> None:
    """Half of the later releases are of the matter and have no label any more."""
    openings = [
        *(
            Opening("en", "a flood at dyke", frozenset({"a"}), "2003", f"{n}.html")
            for n in range(4)
        ),
        *(
            Opening("en", "a fair at quay", frozenset({"b"}), "2003", f"b{n}.html")
            for n in range(4)
        ),
        *(Opening("en", "a flood again", frozenset(), "2004", f"c{n}.html") for n in range(8)),
    ]
    phrases = phrases_of(openings, ["a"], {}, Floor(0.8, 3))["a"]["en"]
    assert [(each.text, each.is_sure) for each in phrases] == [("dyke", True)]
    unlabelled = [replace(each, text=each.text.replace("dyke", "")) for each in openings]
    near = phrases_of(unlabelled, ["a"], {}, Floor(0.8, 3))["a"]["en"]
    assert [(each.text, each.is_sure, each.example) for each in near] == [
        ("flood", False, "0.html")
    ]
    text = topics_of(labels=tally(a=4), phrases={"a": {"en": near}})
    assert "phrases:" not in text
    assert '#   "flood": 4 of 4, such as 0.html' in text
    assert load_topics(text) == ["A"]


def test_a_phrase_tells_a_release_for_it_and_one_against_it() -> None:
    openings = [
        *(Opening("en", "a flood", frozenset({"a"}), "", f"{n}.html") for n in range(9)),
        Opening("en", "a flood of letters", frozenset({"b"}), "", "post.html"),
    ]
    phrases = phrases_of(openings, ["a"], {}, Floor(0.8, 3))
    text = topics_of(labels=tally(a=9), phrases=phrases)
    assert '- "flood"  # 9 of 10, such as 0.html; not under it: post.html' in text


def test_labels_that_only_go_together_and_names_of_people_are_to_be_checked() -> None:
    labels = tally(ferries=3, boats=3, koren=2)
    for id, releases in (("ferries", "xyz"), ("boats", "xyz"), ("koren", "x")):
        labels[id].releases.update(releases)
    text = topics_of(labels=labels, phrases={}, people={"ana koren": "Ana Koren"})
    assert "# CHECK: on the very releases of BOATS: one" in text
    assert "# CHECK: Ana Koren is so called: a person is no topic" in text
    assert text.count("CHECK: on the very") == 2


def test_posts_tell_how_often_and_where_also_those_that_are_seldom_printed() -> None:
    people = {
        "ana koren": tally(ana_koren=6)["ana-koren"],
        "ivo zajc": tally(ivo_zajc=2)["ivo-zajc"],
    }
    posts = {"ana koren": tally(mayor=5), "ivo zajc": tally(poet=1)}
    survey = Survey(6, {}, {}, people, posts, {}, {}, {}, ())
    text = files_of(Draft("Rivers", survey, [], {}))[PurePosixPath("authorities/people.yaml")]
    assert '- {title: "Mayor"}  # 5 releases, such as a.html' in text
    assert "# seldom: 1 x Poet, such as a.html" in text


def test_places_are_counted_once_however_they_are_spelled() -> None:
    assert common(Counter({"KOPER": 3, "Koper": 4, "Izola": 5})) == "Koper 7, Izola 5"


def topics_of(labels: Tally, phrases: Phrases, people: Mapping[str, str] | None = None) -> str:
    return "\n".join(topic_lines(labels, list(labels), phrases, people or {}))


def load_topics(text: str) -> list[str]:
    return [term["id"] for term in yaml.safe_load(text)["terms"]]
