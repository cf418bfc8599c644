"""The files of a run: which they are, and the settings that each goes by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from caselint.commands import run
from caselint.workers.messages import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.config import Config, Configs


@dataclass(frozen=True)
class Files:
    """The files of a run. `settings` are all that they go by; each job names its own by its number there.

    `of_run` are those that count for the run and no one file. `complete` says that all folders could be
    looked into. `configs` are where the settings come from.
    """

    jobs: tuple[Job, ...]
    settings: tuple[Config, ...]
    of_run: Config
    configs: Configs
    complete: bool = True

    def number_of(self, path: str) -> int:
        """The number of the settings that the file goes by which a report calls by this path."""
        return self._numbers[path]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {
            Path(job.path).as_posix() if job.data is None else job.path: job.settings for job in self.jobs
        }

    def of_formats(self, suffixes: frozenset[str]) -> Files:
        """Only those whose names end in one of these."""
        kept = [job for job in self.jobs if Path(job.path).suffix.lower() in suffixes]
        return replace(self, jobs=tuple(replace(job, number=at) for at, job in enumerate(kept)))


def files_of(
    paths: Sequence[Path], configs: Configs, stdin_name: str, *, exclude_named: bool = False
) -> Files:
    """The files that are named or lie in the folders that are named, or standard input where there is `-`.

    Leaves with exit code 2 where there is none, or a config is at fault.
    """
    of_run = run.told_of(lambda: configs.of_run)
    if list(paths) == [run.STANDARD_INPUT]:
        settings = run.told_of(lambda: configs.of(Path(stdin_name)))
        return Files((run.standard_input(stdin_name, settings.limits),), (settings,), of_run, configs)
    if run.STANDARD_INPUT in paths:
        run.fail("Standard input (-) is checked by itself: leave it out, or the other files.")
    found = run.find(paths, configs, exclude_named=exclude_named)
    known: dict[int, int] = {}  # the id of settings, of which equal ones are one object, and their number
    every: list[Config] = []
    jobs = []
    for number, path in enumerate(found.files):
        settings = run.told_of(lambda path=path: configs.of(path))  # type: ignore[misc]
        if id(settings) not in known:
            known[id(settings)] = len(every)
            every.append(settings)
        jobs.append(Job(number, str(path), settings=known[id(settings)]))
    if not jobs and not found.excluded:
        run.fail("There is no file to check there. The README lists what caselint reads.")
    complete = not any(left.unread for left in found.left_out)
    return Files(tuple(jobs), tuple(every) or (of_run,), of_run, configs, complete)
