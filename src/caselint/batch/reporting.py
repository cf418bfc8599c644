"""From the files of a run to its report: the one way that the command line and the Python interface share."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING

from caselint.findings import Report
from caselint.workers.pool import Pool, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from caselint.batch.cache import Cache
    from caselint.batch.run import Watcher
    from caselint.lint import Linter
    from caselint.workers.messages import Done, Job, Setup


def _no_one(_: object) -> None:
    """Nobody wants to know."""


@contextmanager
def report_on(
    setup: Setup,
    jobs: Sequence[Job],
    workers: int,
    *,
    cache_in: Path | None = None,
    watch: Watcher = _no_one,
    copied: Callable[[Done], None] = _no_one,
) -> Iterator[Report]:
    """Check the files, and give the report, whose documents are there until the `with` statement ends.

    `cache_in` is the folder of the cache; without it none is used. `watch` is told how many files more are
    done, and `copied` of each that is. Raises SettingsError if the settings allow no work.
    """
    if len(jobs) == 1:
        with Pool(setup) as pool:
            [done] = pool.as_done(jobs)
        copied(done)
        watch(1)
        documents = (done.result,)
        yield Report(_profile(setup), documents, excerpts=setup.excerpts)  # type: ignore[arg-type]
        return
    from caselint.batch.run import Batch

    linter_for = once(lambda number: linter_of(setup, number))
    with ExitStack() as stack:
        cache = _cache(setup, linter_for, cache_in)
        if cache:
            stack.enter_context(cache)
        batch = stack.enter_context(Batch(setup, jobs, linter_for))
        batch.run(workers, cache=cache, watch=watch, copied=copied)
        yield Report(
            _profile(setup),
            batch.documents(),
            unchecked=batch.unchecked,
            excerpts=setup.excerpts,
        )


def linter_of(setup: Setup, number: int = 0) -> Linter:
    """The linter of the setup's settings of that number, as a job names them. Raises SettingsError."""
    from caselint.config import ConfigError
    from caselint.packs import load_with_packs
    from caselint.selection import make_linter
    from caselint.yaml_files import RuleError

    settings = (setup.settings, *setup.others)[number]
    try:
        return make_linter(
            load_with_packs([Path(pack) for pack in settings.packs]),
            settings,
            template=setup.template,
            measure=setup.measure,
            excerpts=setup.excerpts,
        )
    except (ConfigError, RuleError) as error:
        raise SettingsError(str(error)) from None


def _profile(setup: Setup) -> str:
    """The profile of the run, or all of them where files have settings of their own."""
    return ", ".join(dict.fromkeys(one.profile for one in (setup.settings, *setup.others)))


def _cache(setup: Setup, linter_for: Callable[[int], Linter], folder: Path | None) -> Cache | None:
    """The cache, if one is wanted and can be had; without it a run takes longer, and that is all."""
    if folder is None or setup.copies:
        return None
    from caselint.batch.cache import Cache, CacheError
    from caselint.batch.identity import identity_of

    every = (setup.settings, *setup.others)
    identities = [identity_of(linter_for(number), one) for number, one in enumerate(every)]
    try:
        return Cache(folder, identities, max(one.limits.file_mb for one in every) * 1024**2)
    except CacheError:
        return None
