"""What belongs to a release: versions in order, copies, translations by links or by their facts."""

from datetime import date

from store_builders import keep, make_capture

from archive.models import Block, BlockKind, Description, IssueDate, Link, Release
from archive.records import StoredRelease
from archive.store import Store
from archive.text.word_diff import ChangeKind, word_changes

ENGLISH = (
    "GENEVA – In Port Anso 2,400 people and 311 boats were counted on 14 June, said Maria Lund. "
    "The Vidra stood at 915 centimetres in Port Anso, and 48 villages were cut off in Upper Vidra."
)
FRENCH = (
    "GENÈVE – À Port Anso, 2 400 personnes et 311 bateaux ont été comptés le 14 juin, selon Maria "
    "Lund. La Vidra atteignait 915 centimètres à Port Anso et 48 villages étaient isolés."
)


def put(
    store: Store, name: str, text: str, language: str, links: tuple[Link, ...] = ()
) -> StoredRelease:
    url = f"http://irco.example/{name}"
    keep(store, make_capture(f"{name} {text}", url=url))
    day = IssueDate("2010-06-15", "day", date(2010, 6, 15), date(2010, 6, 15))
    release = Release(
        name,
        (Block(BlockKind.PARAGRAPH, text),),
        issued=day,
        language=language,
        translations=links,
    )
    store.put([(capture, Description((release,))) for capture in store.undescribed("1")], "1")
    return next(stored for stored in store.releases() if stored.release.title == name)


def test_translations_are_found_by_the_links_of_the_pages(store: Store) -> None:
    put(store, "fr", "Un tout autre texte.", "fr")
    stored = put(store, "en", ENGLISH, "en", (Link("fr", "https://www.irco.example/fr"),))
    (translation,) = store.translations_of(stored)
    assert (translation.title, translation.language, translation.ground) == (
        "fr",
        "fr",
        "linked by the page",
    )


def test_translations_are_found_by_day_names_and_numbers(store: Store) -> None:
    put(store, "fr", FRENCH, "fr")
    put(store, "es", "Otra cosa: 12 barcos y 99 personas en otro lugar, según Ana Ruiz.", "es")
    stored = put(store, "en", ENGLISH, "en")
    assert [translation.title for translation in store.translations_of(stored)] == ["fr"]
    (back,) = store.translations_of(
        next(stored for stored in store.releases() if stored.release.title == "fr")
    )
    assert back.id == stored.id


def test_versions_come_in_order_and_their_changes_word_by_word(store: Store) -> None:
    url = "http://irco.example/a"
    for moment, words in (("2001-01-01", "The river rose."), ("2002-01-01", "The river fell.")):
        keep(store, make_capture(words, url=url, moment=moment))
        release = Release("River", (Block(BlockKind.PARAGRAPH, words),))
        store.put([(capture, Description((release,))) for capture in store.undescribed("1")], "1")
    (stored,) = store.releases()
    versions = store.versions_of(stored.id)
    assert [version.release.text for version in versions] == ["The river rose.", "The river fell."]
    changes = word_changes(*(version.release.text for version in versions))
    assert [(change.kind, change.text) for change in changes] == [
        (ChangeKind.SAME, "The river "),
        (ChangeKind.REMOVED, "rose"),
        (ChangeKind.ADDED, "fell"),
        (ChangeKind.SAME, "."),
    ]
