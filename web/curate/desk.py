"""The desk of one person: the question at hand, those put off, the answers that can be undone."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Lock

from archive.curation.items import Item, Pair, Question
from archive.curation.queue import Queue
from archive.curation.uses import PersonContext
from archive.decisions import Correction, Word
from archive.errors import NotFound, UsageError
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.store import Store
from archive.store.corrections.quotations import Marking
from archive.store.overlay.headings import POINT_FIELDS
from web.curate.decisions import Answer, Done, correct_unasked, decide, mark, undo


class Desk:
    """Several threads may use it at once; one answer is put in force after the other.

    What else an answer changes is read behind the next question, so that nobody waits for it.
    """

    def __init__(self, store: Store, knowledge: KnowledgeSnapshot, who: str) -> None:
        self.store = store
        self.authorities = store.authorities  # read now, and not behind the first answer
        self.who = who
        self._queue = Queue(store, knowledge)
        self._later: list[str] = []
        self._done: list[Done] = []
        self._settled: set[str] = set()
        self._gone: set[str] = set()
        self._first: Item | None = None
        self._lock = Lock()
        self._reader = ThreadPoolExecutor(max_workers=1)
        self._reading: Future[None] | None = None

    def close(self) -> None:
        self._reader.shutdown()

    @property
    def waiting(self) -> int:
        """How many questions are left."""
        present = self._queue.waiting
        return len(present) - sum(id in present for id in tuple(self._settled))

    @property
    def last(self) -> Done | None:
        """The answer that `undo` takes back."""
        return self._done[-1] if self._done else None

    def label(self, field: str, value: str) -> str:
        """What a value of a field is called; the value itself where it is no id."""
        facet = POINT_FIELDS.get(field)
        return self.authorities.label(facet.kind, value) if facet and value else value

    def called(self, done: Done) -> str:
        """An answer in words."""
        if isinstance(done.item, Question):
            return self.label(done.item.doubts[0].field, done.outcome)
        return done.outcome

    def next(self) -> Item | None:
        """The question at hand: one just undone, else those that mend most, else those put off."""
        if self._first:
            return self._first
        later = self._later
        fresh = self._queue.waiting.first(lambda item: item.id not in later and self._stands(item))
        put_off = (item for id in later if (item := self._queue.waiting.get(id)))
        return fresh or next(filter(self._stands, put_off), None)

    def _stands(self, item: Item) -> bool:
        """False for what is answered, and for a pair of which one is somebody else, by an answer
        that the queue has not read yet."""
        if item.id in self._settled:
            return False
        return not (isinstance(item, Pair) and item.suggestion.pair & self._gone)

    def question(self, id: str) -> Item:
        """A question by its id. Raises NotFound."""
        if self._first and self._first.id == id:
            return self._first
        item = self._queue.waiting.get(id)
        if item is None or id in self._settled:
            raise NotFound(f"no question {id!r} waits; it may be answered")
        return item

    def context(self, agent_id: str) -> PersonContext:
        """Where somebody is named."""
        return self._queue.context(agent_id)

    def answer(self, id: str, answer: Answer, why: str) -> None:
        """Put an answer in force. Raises NotFound, or UsageError for what it cannot be."""
        with self._lock:
            done = decide(self.question(id), answer, Word(self.who, why), self.store)
            self._done.append(done)
            self._settled.add(id)
            self._gone |= {done.gone} - {""}
            self._first = None
            self._follow()

    def correct(self, *corrections: Correction) -> None:
        """Put corrections in force that nobody was asked for, as one answer. Raises NotFound, or
        UsageError."""
        with self._lock:
            own = [replace(each, who=self.who) for each in corrections]
            self._done.append(correct_unasked(own, self.store))
            self._follow()

    def mark(self, marking: Marking) -> None:
        """Put a quotation in force that the rules missed. Raises NotFound, or UsageError."""
        with self._lock:
            self._done.append(mark(marking, Word(self.who), self.store))
            self._follow()

    def put_off(self, id: str) -> None:
        """Ask a question again when all others are answered."""
        with self._lock:
            self._first = None
            self._later = [*(each for each in self._later if each != id), id]

    def undo(self) -> None:
        """Take the last answer of this run back and ask again. Raises UsageError for none."""
        with self._lock:
            if not self._done:
                raise UsageError("nothing was answered in this run; the audit has all that was")
            undo(self._done[-1], self.store)
            done = self._done.pop()
            if done.item:
                self._settled.discard(done.item.id)
            self._gone.discard(done.gone)
            self._first = done.item
            self._follow()

    def settle(self) -> None:
        """Wait until all that was answered is read."""
        self._reader.submit(int).result()

    def withdraw(self, numbers: Iterable[int]) -> None:
        """Take corrections back, of whatever run."""
        with self._lock:
            self.store.withdraw_corrections(numbers)
            self._forget()

    def undo_decision(self, number: int) -> None:
        """Take a decision about people back, of whatever run."""
        with self._lock:
            self.store.people.undo(number)
            self._forget()

    def _forget(self) -> None:
        """Begin anew: what was answered may not be any more."""
        self._done.clear()
        self._settled.clear()
        self._gone.clear()
        self._first = None
        self._reader.submit(self._queue.follow).result()

    def _follow(self) -> None:
        if self._reading and self._reading.done():
            self._reading.result()  # raises what kept it from reading
        self._reading = self._reader.submit(self._queue.follow)
