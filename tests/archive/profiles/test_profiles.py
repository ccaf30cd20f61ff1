"""Site profiles: loaded strictly, chosen by the most conditions that hold."""

from pathlib import Path

import pytest
from lxml import html

from archive.config import data_folder
from archive.errors import DataError
from archive.profiles.matching import PageSignature, choose
from archive.profiles.profile import SiteProfile, load_profile, load_profiles

SITES = data_folder() / "sites"
SAMPLES = data_folder() / "samples"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def face(source: str, host: str | None = None, path: str = "/", year: int = 2003) -> PageSignature:
    return PageSignature(host, path, year, source, html.document_fromstring(source))


@pytest.fixture
def profiles(tmp_path: Path) -> tuple[SiteProfile, ...]:
    write(
        tmp_path,
        "wide",
        "about: any Drupal\nevidence: seen\nmatch: {fingerprint: {generator: Drupal}}\n",
    )
    write(
        tmp_path,
        "narrow",
        "about: one site\nevidence: seen\n"
        "match: {hosts: ['*.example'], years: [2000, 2005], fingerprint: {generator: Drupal}}\n",
    )
    return load_profiles(tmp_path)


DRUPAL = '<html><head><meta name="Generator" content="Drupal 7"></head><body>a</body></html>'


def test_the_profile_with_most_conditions_is_chosen(profiles: tuple[SiteProfile, ...]) -> None:
    chosen = choose(profiles, face(DRUPAL, host="www.irco.example"))
    assert chosen is not None
    assert chosen.name == "narrow"


def test_every_condition_must_hold(profiles: tuple[SiteProfile, ...]) -> None:
    chosen = choose(profiles, face(DRUPAL, host="www.irco.example", year=2015))
    assert chosen is not None
    assert chosen.name == "wide"


def test_a_mark_beyond_ascii_is_found_in_any_case(tmp_path: Path) -> None:
    mark = "about: x\nevidence: seen\nmatch: {fingerprint: {source: ['Büro für Presse']}}\n"
    profile = load_profile(write(tmp_path, "office", mark))
    assert choose([profile], face("<p>BÜRO FÜR PRESSE</p>")) == profile


def test_a_page_that_fits_no_profile_gets_none(profiles: tuple[SiteProfile, ...]) -> None:
    assert choose(profiles, face("<p>a</p>")) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("about: x\nevidence: seen\ntitel: []\n", "titel"),
        ("about: x\nevidence: guessed\n", "guessed"),
        ("about: x\nevidence: seen\ncontainer: ['div[']\n", "faulty.yaml"),
        ("about: x\nevidence: seen\nend: '('\n", "faulty.yaml"),
        ("about: x\nevidence: seen\ntitle: [{css: h1, meta: title}]\n", "exactly one"),
        ("about: [\n", "faulty.yaml"),
        ("a text", "faulty.yaml: it has no keys"),
        ("", "faulty.yaml: it has no keys"),
    ],
)
def test_a_faulty_profile_names_its_file_and_fault(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(DataError, match=fault):
        load_profile(write(tmp_path, "faulty", text))


def test_every_profile_has_a_sample_pair() -> None:
    names = [profile.name for profile in load_profiles(SITES)]
    assert names
    for name in names:
        pages = sorted((SAMPLES / name).glob("*.html"))
        assert pages, f"profile {name} has no sample page"
        assert all(page.with_suffix(".json").is_file() for page in pages), name


def test_every_sample_folder_has_its_profile() -> None:
    names = {profile.name for profile in load_profiles(SITES)}
    assert {page.parent.name for page in SAMPLES.rglob("*.html")} <= names
