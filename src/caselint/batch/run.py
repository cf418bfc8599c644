"""Checks the files of a run, and makes of them what a report is made from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING

from caselint.batch.packing import pack, sketches_in, unpack
from caselint.batch.spool import Spool
from caselint.workers.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType

    from caselint.batch.cache import Cache
    from caselint.findings import CheckedDocument, Hit
    from caselint.lint import Linter
    from caselint.schema import Rule
    from caselint.workers.messages import Done, Job, Setup

Watcher = Callable[[int], None]  # is told how many files more are done


class Documents(Collection["CheckedDocument"]):
    """The checked documents of a run, in its order, each loaded when its turn comes."""

    def __init__(
        self,
        spool: Spool,
        linter_of: Callable[[int], Linter],
        hits: Mapping[int, Sequence[tuple[Rule, Hit]]],
    ) -> None:
        self._spool = spool
        self._linter_of = linter_of
        self._hits = hits

    def __len__(self) -> int:
        """How many there are."""
        return len(self._spool)

    def __iter__(self) -> Iterator[CheckedDocument]:
        """Go through them."""
        for number in self._spool.numbers():
            checked = unpack(self._spool.get(number))
            yield self._linter_of(number).finished(checked, self._hits.get(number, ()))

    def __contains__(self, document: object) -> bool:
        """Whether a document is one of them."""
        return any(checked == document for checked in self)


class Batch(AbstractContextManager["Batch"]):
    """A run over several files. What it puts aside is there until its `with` statement ends.

    `linter_for` gives the linter of settings by their number in the setup, as a job names them.
    """

    def __init__(self, setup: Setup, jobs: Sequence[Job], linter_for: Callable[[int], Linter]) -> None:
        self._setup = setup
        self._jobs = jobs
        self._linter_for = linter_for
        self._spool = Spool([job.path for job in jobs])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Do away with what was put aside."""
        self._spool.__exit__(kind, error, trace)

    @property
    def unchecked(self) -> int:
        """How many files were not looked at, because the run was interrupted."""
        return len(self._jobs) - len(self._spool)

    def run(
        self,
        workers: int,
        *,
        cache: Cache | None = None,
        watch: Watcher = lambda _: None,
        copied: Callable[[Done], None] = lambda _: None,
    ) -> None:
        """Check the files, but for those that the cache has and that have not changed.

        Ctrl+C ends it: what was done by then is kept, and the rest is `unchecked`. Raises SettingsError if
        the settings allow no work.
        """
        with suppress(KeyboardInterrupt):
            todo = [job for job in self._jobs if not self._known(job, cache, watch)]
            if todo:
                with Pool(self._setup, min(workers, len(todo))) as pool:
                    for done in pool.as_done(todo):
                        self._take_in(done, cache)
                        copied(done)
                        watch(1)
        if cache:
            cache.save()

    def _known(self, job: Job, cache: Cache | None, watch: Watcher) -> bool:
        """Whether the cache has the job's file as it is now; it is put aside then."""
        kept = cache.get(job) if cache else None
        if kept is None:
            return False
        self._spool.put(job.number, kept)
        watch(1)
        return True

    def _take_in(self, done: Done, cache: Cache | None) -> None:
        packed = pack(done.result)  # type: ignore[arg-type]  # the task is to check
        self._spool.put(done.number, packed)
        if cache and packed.can_be_kept and done.result.document.problem is None:  # type: ignore[union-attr]
            cache.put(self._jobs[done.number], done.digest, packed)

    def documents(self) -> Documents:
        """The documents that were checked, with what comparing them with each other has found."""
        return Documents(self._spool, self._linter_of, self._compared())

    def _compared(self) -> dict[int, Sequence[tuple[Rule, Hit]]]:
        """What comparing the documents finds, by their numbers; those with other settings apart."""
        found: dict[int, Sequence[tuple[Rule, Hit]]] = {}
        for settings in {job.settings for job in self._jobs}:
            linter = self._linter_for(settings)
            rules, across = {rule.code: rule for rule in linter.rules}, linter.across()
            for number in self._of(settings):
                across.add(number, sketches_in(self._spool.get(number), rules))
            found |= across.hits()
        return found

    def _of(self, settings: int) -> Iterable[int]:
        return (number for number in self._spool.numbers() if self._jobs[number].settings == settings)

    def _linter_of(self, number: int) -> Linter:
        return self._linter_for(self._jobs[number].settings)
