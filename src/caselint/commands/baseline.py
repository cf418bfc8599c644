"""`caselint baseline`: accept findings, and keep what was accepted in order."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from caselint.commands import accepting, baseline_run, baseline_upkeep, checking, options, run
from caselint.report.dates import date_in_words
from caselint.report.escapes import file_name, terminal
from caselint.report.wording import count, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from caselint.baseline import Baseline
    from caselint.config import Config
    from caselint.findings import CheckedDocument, Finding

_MOST_LISTED: Final = 100  # findings; of more, how many there are by rule
_LETTERS, _LETTERS_OF_A_NAME = 5, 2  # that a reason and a name must have to say something

app = typer.Typer(
    help="Accept findings, with a reason, a name and a date. They are kept in a file beside the notes: "
    "nothing is written into a note.",
    no_args_is_help=True,
)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    reason: Annotated[
        str, typer.Option(help="Why they are accepted. Name no child and no family in it.", metavar="WORDS")
    ],
    by: Annotated[str, typer.Option(help="Who accepts them: your name.", metavar="NAME")],
    on: Annotated[
        str | None, typer.Option(help="The day: 2026-03-31.", metavar="DATE", show_default="today")
    ] = None,
    select: options.Select = None,
    fingerprint: Annotated[
        list[str] | None,
        typer.Option(help="Only the finding of this fingerprint, as the JSON report has it."),
    ] = None,
    baseline: accepting.BaselineFile = None,
    template: baseline_run.AsTemplates = False,
    dry_run: baseline_run.DryRun = False,
    profile: options.Profile = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Accept what is found in files: it is shown, and kept with the reason, the name and the day.

    Later runs count it and do not report it. That a file cannot be read cannot be accepted.
    """
    told, name, day = _said(reason, "--reason", _LETTERS), _said(by, "--by", _LETTERS_OF_A_NAME), _day(on)
    configs = run.configs_of(config, isolated, profile=profile)
    files = baseline_run.files_in(paths, configs)
    chosen = _Chosen(_codes_of(files.settings, select), tuple(fingerprint or ()))
    before = baseline_run.to_write(baseline_run.path_for(files.settings, baseline))
    with checking.checked(files, baseline_run.asked_for(template=template)) as report:
        after = before.accepting(chosen.of(baseline_run.whole(report), before), told, name, day)
    chosen.refuse_missing()
    if chosen.number and not dry_run:
        baseline_run.save(after, before)
    chosen.tell(f"by {name} on {date_in_words(day)}: {told}", before.path, dry_run=dry_run)
    if chosen.number and not dry_run:
        _tell_how_to_use(files.settings, before.path)
    if chosen.unread:
        raise typer.Exit(run.FAILED)


class _Chosen:
    """Which findings of a report are to be accepted. They are shown as they are gone through."""

    def __init__(self, codes: Collection[str] | None, fingerprints: tuple[str, ...]) -> None:
        self._codes = codes
        self._missing = dict.fromkeys(fingerprints)
        self._fingerprints = fingerprints
        self._rules: Counter[str] = Counter()
        self._before = self._files = self.unread = 0

    @property
    def number(self) -> int:
        """How many there are."""
        return self._rules.total()

    def of(self, documents: Iterable[CheckedDocument], before: Baseline) -> Iterator[tuple[str, Finding]]:
        """The findings with the paths of their files, but for those that were accepted before."""
        for checked in documents:
            path = checked.document.path
            if checked.document.problem:
                self.unread += 1
                run.tell(f"{path} could not be checked, which cannot be accepted.")
                continue
            already = before.applied_to(checked)
            self._before += sum(self._is_wanted(one.finding) for one in already.accepted)
            wanted = [finding for finding in already.findings if self._is_wanted(finding)]
            self._files += bool(wanted)
            for finding in wanted:
                self._show(path, finding)
                yield path, finding

    def _is_wanted(self, finding: Finding) -> bool:
        self._missing.pop(finding.fingerprint, None)
        by_code = self._codes is None or finding.code in self._codes
        return by_code and (not self._fingerprints or finding.fingerprint in self._fingerprints)

    def _show(self, path: str, finding: Finding) -> None:
        if self.number < _MOST_LISTED:
            line, column = finding.start
            typer.echo(
                f"{file_name(path)}:{line}:{column}: {finding.code} {terminal(finding.message).strip()}"
            )
        self._rules[f"{finding.code} {finding.name}"] += 1

    def refuse_missing(self) -> None:
        """Fail if a fingerprint is no finding's."""
        if self._missing:
            many = len(self._missing) > 1
            told = listed([terminal(one) for one in self._missing])
            run.fail(f"No finding there has {'these fingerprints' if many else 'the fingerprint'}: {told}.")

    def tell(self, words: str, path: Path, *, dry_run: bool) -> None:
        """Say how many there are, what of, and what became of them."""
        if self.number > _MOST_LISTED:
            typer.echo(f"and {self.number - _MOST_LISTED:,} more. By rule:")
            for rule, number in self._rules.most_common():
                typer.echo(f"{number:7,}  {terminal(rule)}")
        if self._before:
            typer.echo(f"{count(self._before, 'finding was', 'findings were')} accepted before.")
        if not self.number:
            typer.echo(
                "There is nothing more to accept there." if self._before else "Nothing was found there."
            )
            return
        what = f"{count(self.number, 'finding', 'findings')} in {count(self._files, 'file', 'files')}"
        typer.echo(terminal(f"{'Would accept' if dry_run else 'Accepted'} {what}, {words}"))
        typer.echo(
            "Nothing was written, as --dry-run asks." if dry_run else f"Kept in {file_name(str(path))}."
        )


def _said(words: str, option: str, letters: int) -> str:
    """What was said for an option that must say something, in one line."""
    told = " ".join(words.split())
    if sum(c.isalpha() for c in told) < letters:
        run.fail(f"{option} must say something: who reads it later knows no more than what stands there.")
    return told


def _day(given: str | None) -> datetime.date:
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    if given is None:
        return today
    try:
        day = datetime.date.fromisoformat(given)
    except ValueError:
        run.fail(f"--on {given}: that is no day. Write it as 2026-03-31.")
    if day > today:
        run.fail(f"--on {given}: that day is yet to come.")
    return day


def _codes_of(settings: Sequence[Config], select: Sequence[str] | None) -> frozenset[str] | None:
    """The codes that --select names; None where it names none.

    All rules are checked all the same: one that gives way to another would be heard where that is left out.
    """
    if select is None:
        return None
    from caselint.config import ConfigError
    from caselint.selection import matching

    books = [run.load_book(one) for one in {one.packs: one for one in settings}.values()]
    names = [name.strip() for part in select for name in part.split(",") if name.strip()]
    try:
        return frozenset(c for book in books for name in names for c in matching(book, name, preview=True))
    except ConfigError as error:
        run.fail(f"--select: {error}")


def _tell_how_to_use(settings: Sequence[Config], path: Path) -> None:
    if not all(one.baseline and Path(one.baseline).resolve() == path.resolve() for one in settings):
        typer.echo(
            f'For `caselint check` to go by it, write baseline = "{file_name(path.as_posix())}" into '
            f"caselint.toml, or give it --baseline."
        )


app.command("list")(baseline_upkeep.list_)
app.command()(baseline_upkeep.prune)
app.command()(baseline_upkeep.move)
