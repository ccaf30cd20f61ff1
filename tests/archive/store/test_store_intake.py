from store_builders import PAGE, find, keep, make_capture

from archive.models import Capture, Finding, FindingKind
from archive.store import Store

REJECTED = Finding("a.zip!x", FindingKind.QUARANTINED, "too-large", "11 MB", content=b"x" * 999)


def test_a_capture_comes_back_as_it_was_taken_in(store: Store):
    capture = Capture(
        "a.warc.gz@77",
        b"\x00\xffbytes",
        url=PAGE,
        moment=make_capture().moment,
        status=200,
        headers=(("Content-Type", "text/html"), ("Server", "Apache/1.3")),
        verified=True,
        notes=("web-archive-toolbar",),
        media_type="text/plain",
    )
    keep(store, capture)
    stored = find(store, capture)
    assert store.content(stored.digest) == capture.content
    assert (stored.locator, stored.url, stored.moment) == (
        capture.locator,
        capture.url,
        capture.moment,
    )
    assert (stored.status, stored.headers) == (capture.status, capture.headers)
    assert (stored.verified, stored.notes) == (True, ("web-archive-toolbar",))
    assert stored.size == len(capture.content)
    assert (stored.media_type, stored.declared_type) == ("text/plain", "text/plain")
    assert stored.added is not None


def test_a_second_run_over_the_same_source_adds_nothing_but_its_log(store: Store):
    items = (
        make_capture("a"),
        make_capture("b", moment=None),
        make_capture("c", url=None),
        REJECTED,
    )
    first = keep(store, *items)
    before = store.counts()
    second = keep(store, *items)
    after = store.counts()
    assert first == {"taken": 3, "held": 0, "quarantined": 1}
    assert second == {"taken": 0, "held": 3, "known": 1}
    assert (after.captures, after.blobs, after.quarantined) == (3, 4, 1)
    assert after.accessions == before.accessions + 1


def test_a_page_that_changes_and_changes_back_is_three_captures(store: Store):
    keep(store, make_capture("a", moment="2001-01-01"), make_capture("b", moment="2002-01-01"))
    keep(store, make_capture("a", moment="2003-01-01"))
    counts = store.counts()
    assert (counts.captures, counts.blobs) == (3, 2)


def test_an_unknown_moment_is_one_moment(store: Store):
    same = [make_capture("a", moment=None) for _ in range(2)]
    assert keep(store, *same) == {"taken": 1, "held": 1}


def test_pages_without_an_address_are_told_apart_by_their_place(store: Store):
    here = make_capture("a", url=None, locator="one.html")
    there = make_capture("a", url=None, locator="two.html")
    assert keep(store, here, there) == {"taken": 2, "held": 0}


def test_a_finding_keeps_its_bytes_and_its_reason(store: Store):
    with store.accession("mirror.zip") as log:
        log.keep([REJECTED])
    (finding,) = store.findings(log.id)
    assert (finding.kind, finding.reason, finding.detail) == ("quarantined", "too-large", "11 MB")
    assert store.content(REJECTED.digest) == REJECTED.content


def test_findings_that_differ_in_their_reason_are_both_logged(store: Store):
    other = Finding("a.zip!x", FindingKind.DAMAGED, "cut-short")
    assert keep(store, REJECTED, other) == {"taken": 0, "held": 0, "quarantined": 1, "damaged": 1}
    assert len(list(store.findings())) == 2


def test_counts_grow_with_every_batch_of_a_run(store: Store):
    with store.accession("folder") as log:
        for number in range(3):
            log.keep([make_capture(str(number))])
            assert dict(store.accession_log(log.id).counts)["taken"] == number + 1
        assert store.accession_log(log.id).finished is None
    assert store.accession_log(log.id).finished is not None


def test_a_run_that_fails_stays_logged_as_not_finished(store: Store):
    try:
        with store.accession("folder") as log:
            log.keep([make_capture()])
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    (run,) = store.accessions()
    assert (run.finished, dict(run.counts)["taken"]) == (None, 1)


def test_bytes_that_do_not_compress_are_kept_all_the_same(store: Store):
    content = bytes(range(256))
    keep(store, Capture("x", content), Capture("y", b""))
    assert store.content(Capture("x", content).digest) == content
    assert store.content(Capture("y", b"").digest) == b""


def test_addresses_longer_than_an_index_entry_are_told_apart(store: Store):
    long = PAGE + "?q=" + "x" * 9000
    assert keep(store, make_capture(url=long + "1"), make_capture(url=long + "2"))["taken"] == 2
