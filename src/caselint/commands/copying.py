"""Writes copies of files with the findings in them. The files themselves are never touched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from caselint.commands import run
from caselint.report.escapes import file_name
from caselint.report.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.baseline import Baseline
    from caselint.commands.jobs import Files
    from caselint.findings import CheckedDocument
    from caselint.workers.messages import Done, Job

_SUFFIXES: Final = {
    "docx": frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".xml"}),
    "pdf": frozenset({".pdf"}),
}
_CALLED: Final = {"docx": "Word file", "pdf": "pdf"}


class Copies:
    """The copies of a run: of one file the one that is asked for, else each in a folder of that name."""

    def __init__(
        self,
        form: str,
        output: Path | None,
        paths: Sequence[Path],
        files: Files,
        baselines: Sequence[Baseline] = (),
    ) -> None:
        if output is None:
            run.fail(f"Say with -o where to put the {_CALLED[form]} with the findings in it.")
        one_file = len(paths) == 1 and len(files.jobs) == 1 and not paths[0].is_dir()
        self.files = files if one_file else files.of_formats(_SUFFIXES[form])
        if not self.files.jobs:
            run.fail(f"There is no {_CALLED[form]} there to make a copy of.")
        self._jobs = self.files.jobs
        self._refuse_name_of_file(form, output, one_file=one_file)
        self._baselines = baselines
        self._output = output
        self._top = None if one_file and not output.is_dir() else _top(self._jobs)
        self.failed = self._tell_passed_over(form, paths, files)
        for job in self._jobs:
            self._refuse_original(self._target(job))

    def save(self, done: Done) -> None:
        """Write the copy of a file that was checked, or say why there is none."""
        job = self._jobs[done.number]
        if done.copy is None:
            document: CheckedDocument = done.result  # type: ignore[assignment]
            problem = document.document.problem
            run.tell(f"{job.path}: {done.no_copy or (problem.reason if problem else '')}")
            self.failed = True
            return
        from caselint.whole_files import whole_bytes

        target = self._target(job)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with whole_bytes(target) as file:
                file.write(done.copy)
        except OSError as error:
            run.cannot_write(target, error)
        checked: CheckedDocument = done.result  # type: ignore[assignment]
        for baseline in self._baselines:
            checked = baseline.applied_to(checked)
        findings = count(len(checked.findings), "finding", "findings")
        typer.echo(f"Wrote {file_name(str(target))} with {findings} in it.")

    def _refuse_name_of_file(self, form: str, output: Path, *, one_file: bool) -> None:
        if not one_file and output.suffix.lower() in _SUFFIXES[form] and not output.is_dir():
            run.fail(
                f"{output} has the name of one file, and each of several gets a copy: give -o a folder's "
                "name."
            )

    def _tell_passed_over(self, form: str, paths: Sequence[Path], files: Files) -> bool:
        """Say which files get no copy because of their format. Whether one of them was named."""
        kept = {job.path for job in self._jobs}
        passed_over = [job for job in files.jobs if job.path not in kept]
        named = [job for job in passed_over if Path(job.path) in paths]
        for job in named:
            run.tell(f"{job.path}: It is no {_CALLED[form]}, so no copy with the findings in it was made.")
        if len(passed_over) > len(named):
            others = count(len(passed_over) - len(named), "file is", "files are")
            run.tell(f"{others} no {_CALLED[form]}s, and no copies of them were made.")
        return bool(named)

    def _target(self, job: Job) -> Path:
        if self._top is None:
            return self._output
        return self._output / os.path.relpath(os.path.abspath(job.path), self._top)  # noqa: PTH100

    def _refuse_original(self, target: Path) -> None:
        if any(_same_file(target, job) for job in self._jobs):
            run.fail(f"{target} is one of the files to check: its copy would take its place. Name another.")


def _top(jobs: Sequence[Job]) -> str:
    """The folder that all of the files lie in."""
    folders = [os.path.dirname(os.path.abspath(job.path)) for job in jobs]  # noqa: PTH100, PTH120
    try:
        return os.path.commonpath(folders)
    except ValueError:
        run.fail("The files lie on several drives. Make copies of those on one drive at a time.")


def _same_file(path: Path, job: Job) -> bool:
    """Whether a job's file is at this path, by whatever name."""
    try:
        return job.data is None and path.samefile(job.path)
    except OSError:  # one of the two is not there
        return False


def refuse_original(output: Path | None, files: Files) -> None:
    """Fail where a report would take the place of one of the files that it is on."""
    if output is not None and any(_same_file(output, job) for job in files.jobs):
        run.fail(f"{output} is one of the files to check: the report would take its place. Name another.")
