"""Runs the tests that rule packs carry: their rules' examples, and the marked notes in `tests/`.

A note is checked with the packs' rules and with those that its marks name: what it says nothing of is not
its business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.config import Config
from caselint.marked_notes import parse
from caselint.packs import files_of, load_with_packs
from caselint.plain_errors import unknown
from caselint.read import read_bytes
from caselint.rule_examples import ExampleRunner, examples_of
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from caselint.yaml_files import RuleError, YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from caselint.marked_notes import MarkedNote
    from caselint.rule_examples import Example
    from caselint.schema import Rulebook

_MOST_BYTES: Final = 5 * 1024**2  # of a marked note


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that failed: where it stands and what was not as it should be."""

    path: Path
    line: int | None
    about: str  # the rule's code and list, or "note"
    problem: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the tests showed."""

    examples: int
    notes: int
    failures: tuple[Failure, ...]


def run_tests(folders: Sequence[Path]) -> Outcome:
    """Run the tests of the packs in those folders, each pack on those before it.

    Raises RuleError where a pack, or a note of its tests, is not as it must be.
    """
    book = load_with_packs(folders)
    own = load_rulebook()
    added = [rule for code, rule in book.rules.items() if code not in own.rules]
    files = {path.stem: path for folder in folders for path in files_of(folder).rules}
    runner = ExampleRunner(book)
    failures: list[Failure] = []
    examples = list(examples_of(added))
    for example in examples:
        problem = _problem(runner, example)
        if problem:
            path = files[example.rule.code]
            line = YamlFile(path).line_of(("tests", example.list, example.number))
            failures.append(Failure(path, line, f"{example.rule.code} {example.list}", problem))
    notes = [
        path for folder in folders for path in sorted((folder / "tests").rglob("*.txt")) if path.is_file()
    ]
    codes = frozenset(rule.code for rule in added)
    for path in notes:
        failures += _failures_of_note(book, path, codes)
    return Outcome(len(examples), len(notes), tuple(failures))


def _problem(runner: ExampleRunner, example: Example) -> str | None:
    try:
        return runner.problem(example)
    except Exception as error:  # a rule that a note would fail on is what the test is there to find
        return _failed(error)


def _failed(error: Exception) -> str:
    return f"the check of this text failed with {type(error).__name__}: {error}"


def _failures_of_note(book: Rulebook, path: Path, of_packs: frozenset[str]) -> Iterator[Failure]:
    note = _read(path, book)
    codes = of_packs | note.codes
    linter = make_linter(book, Config(extend_select=tuple(sorted(codes))))
    document = read_bytes(note.text.encode(), path.name)
    try:
        findings = linter.lint(document).findings
    except Exception as error:
        yield Failure(path, None, "note", _failed(error))
        return
    compared = note.compare(findings, codes)
    for mark in compared.missed:
        words = note.text[mark.span.start : mark.span.end]
        yield Failure(path, mark.line, "note", f"{mark.code} was not found: “{words}”")
    for code, entry in compared.missed_entries:
        yield Failure(path, None, "note", f"{code} was not found about entry {entry}")
    for finding in compared.wrong:
        line = note.line_in_file(finding.span.start)
        yield Failure(
            path, line, "note", f"{finding.code} was found where it is not marked: “{finding.match}”"
        )


def _read(path: Path, book: Rulebook) -> MarkedNote:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise RuleError(path, None, "", f"it is over the limit of {_MOST_BYTES // 1024**2} MB")
        note = parse(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RuleError(path, None, "", f"it cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise RuleError(path, None, "", "this is not text in UTF-8; save the file again as UTF-8") from None
    for code in sorted(note.codes):
        if code not in book.rules:
            line = next((mark.line for mark in note.marks if mark.code == code), None)
            raise RuleError(path, line, "", unknown("rule", code, book.rules))
    return note
