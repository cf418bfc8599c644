"""That a report without excerpts has no word of a note, in every format and whatever the note says."""

from __future__ import annotations

import ast
import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from typer.testing import CliRunner

import caselint
from caselint.cli import app
from caselint.commands.options import OutputFormat
from caselint.config import Config
from caselint.excerpts import Unlinked
from caselint.findings import Report
from caselint.marked_notes import parse
from caselint.read import read_bytes, read_path
from caselint.read.limits import Limits
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import CheckedDocument, Finding
    from caselint.lint import Linter
    from caselint.record import Document

TESTS = Path(__file__).parent
PROGRAM = Path(caselint.__file__).parent
EXAMPLES = sorted(p for d in ("notes", "export", "template", "scan") for p in Path("examples", d).iterdir())
# Each note in one of its formats, and each format: what is said of a note is the same in all of them.
CHOSEN = {path.stem: path for path in EXAMPLES} | {path.suffix: path for path in EXAMPLES}
MARKED = sorted((TESTS / "marked").glob("*.txt"))
BOOK = load_rulebook()

# Where caselint's own words stand that a report may have: not in the checks, whose word lists are of notes.
OWN = (
    *(PROGRAM / "report").rglob("*.*"),
    *(PROGRAM / "record").glob("*.py"),
    *(PROGRAM / "read").rglob("*.py"),  # which say why a file could not be read
    *(PROGRAM / "checks").glob("file_*.py"),
    *(PROGRAM / "checks").glob("template_*.py"),
    *(PROGRAM / name for name in ("findings.py", "clauses.py", "families.py")),
)


def documents() -> Iterator[Document]:
    """The examples, the marked notes and a mail with attachments, under names that hold no word."""
    found = [read_path(path, path.as_posix(), Limits()) for path in sorted(set(CHOSEN.values()))]
    found += [
        read_bytes(parse(path.read_text(encoding="utf-8")).text.encode(), "a.txt", Limits())
        for path in MARKED
    ]
    found += [read_bytes(MAIL, "a.eml", Limits())]
    for number, document in enumerate(found):
        yield replace(document, path=f"{number}.{document.format}")


MAIL = b"""From: Zelda Quickenborne <z@example.org>
To: q@example.org
Subject: Kit
Date: Mon, 3 Jun 2024 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

Mum is lazy. I rang the nursery.
--x
Content-Type: application/pdf; name="Quickenborne assessment.pdf"
Content-Disposition: attachment; filename="Quickenborne assessment.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--x--
"""


@cache
def report(*, excerpts: bool) -> Report:
    linter = linter_of(excerpts=excerpts)
    return Report("default", linter.lint_all(documents()), excerpts=excerpts)


def linter_of(*, excerpts: bool, **settings: Any) -> Linter:
    return make_linter(BOOK, Config(select=("ALL",), **settings), excerpts=excerpts)


def rendered(form: OutputFormat, report: Report) -> str:
    if form is OutputFormat.TEXT:
        from caselint.report.text import print_text

        print_text(report, stream := io.StringIO())
        return stream.getvalue()
    name = form.value.replace("-", "_")
    render = getattr(import_module(f"caselint.report.{name}"), f"render_{name}")
    more = [()] if form is OutputFormat.SARIF else []  # no rules to declare, which have examples of their own
    return "".join(render(report, *more))


FORMATS = [form for form in OutputFormat if not form.is_copy]  # copies are nothing without words


def words_of(text: str) -> set[str]:
    """The words of four letters and more, in small letters; an escaped line end parts words as a true one."""
    parted = re.sub(r"\\[nrt]|%0[AD9]", " ", text)
    return {word.casefold() for word in re.findall(r"\w+", parted) if len(word) > 3 and word.isalpha()}


@cache
def words_of_notes() -> frozenset[str]:
    """The words by which a note would be known: those that are none of caselint's own."""
    found = set()
    for document in documents():
        found |= words_of(document.text) | {w for mark in document.marks for w in words_of(mark.words)}
        found |= {w for left in document.reading.omissions for name in left.names for w in words_of(name)}
    return frozenset(found - own_words())


@cache
def own_words() -> frozenset[str]:
    own: set[str] = set()
    for path in OWN:
        if path.suffix == ".py":
            own |= words_of(" ".join(said_in(ast.parse(path.read_text(encoding="utf-8")))))
        elif path.suffix in {".html", ".css", ".js", ".svg"}:
            own |= words_of(path.read_text(encoding="utf-8"))
    for rule in BOOK.rules.values():
        own |= words_of(f"{rule.name} {rule.summary} {rule.advice}")
        own |= words_of(rule.message) if "{match}" not in rule.message else set()
        own |= words_of(str(rule.options)) if rule.code.startswith("TPL") else set()
    return frozenset(own)


def said_in(module: ast.Module) -> Iterator[str]:
    """What a module may write: its strings, and the names of the members of its types, which JSON has."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


@pytest.mark.parametrize("form", FORMATS)
def test_no_word_of_a_note_is_in_a_report_without_excerpts(form: OutputFormat) -> None:
    assert words_of(rendered(form, report(excerpts=False))) & words_of_notes() == set()


@pytest.mark.parametrize("form", FORMATS)
def test_the_words_are_looked_for_where_a_report_shows_them(form: OutputFormat) -> None:
    """Else the test above would find none in a report that has them."""
    assert len(words_of(rendered(form, report(excerpts=True))) & words_of_notes()) > 50


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_of_an_author_is_in_a_report_without_excerpts(form: OutputFormat) -> None:
    told = rendered(form, report(excerpts=False))
    names = {entry.author for checked in report(excerpts=True).documents for entry in checked.entries}
    assert len(names) > 30
    assert [name for name in names if name and name in told] == []


def test_every_finding_stays_where_it_was() -> None:
    for shown, kept in zip(report(excerpts=True).documents, report(excerpts=False).documents, strict=True):
        assert list(map(place_of, kept.findings)) == list(map(place_of, shown.findings))
        assert kept.words == shown.words
        assert [(e.event, e.words) for e in kept.entries] == [(e.event, e.words) for e in shown.entries]


def place_of(finding: Finding) -> tuple[object, ...]:
    return (
        finding.code,
        finding.level,
        finding.entry,
        finding.span,
        finding.start,
        finding.end,
        finding.place,
        finding.fingerprint,
        finding.clause,
    )


def test_a_finding_says_what_its_rule_says() -> None:
    for finding in findings():
        rule = BOOK.rules[finding.code]
        assert finding.message == rule.summary or "{match}" not in rule.message
        assert finding.suggestions == ()
        assert finding.match == ""


def test_nothing_of_the_text_is_left_to_a_report() -> None:
    for checked in report(excerpts=False).documents:
        document = checked.document
        assert (document.text, document.blocks, document.marks, document.slots) == ("", (), (), ())
        assert not checked.sketches


def test_what_a_file_holds_besides_its_text_is_told_without_its_name() -> None:
    [left] = report(excerpts=False).documents[-1].document.reading.omissions
    assert left.what == "1 attachment"
    assert left.names == ()


def test_what_is_missing_is_still_told_where_caselint_has_the_words_for_it() -> None:
    """A template owner must learn which place is missing, and a manager which pages were not checked."""
    messages = {finding.code: finding.message for finding in findings()}
    assert messages["TPL001"].startswith("There is no place for ")
    assert "tracked" in messages["DOC003"] or "comment" in messages["DOC003"]
    assert re.search(r"has \d+ words", messages["PLN002"])


def test_advice_on_one_word_does_not_tell_the_word() -> None:
    """A lexicon has words of its own for some terms, from which one could guess the term."""
    rule = BOOK.rules["WRD101"]
    told = {f.advice for f in findings(excerpts=True) if f.code == "WRD101"}
    assert len(told) > 1
    assert {f.advice for f in findings() if f.code == "WRD101"} == {rule.advice}


def findings(*, excerpts: bool = False) -> Iterator[Finding]:
    for checked in report(excerpts=excerpts).documents:
        yield from checked.findings


def test_a_rule_of_a_pack_that_quotes_a_note_says_its_summary() -> None:
    """Of a kind whose values are caselint's own, but with the words of the note in the pack's message."""
    rule = msgspec.structs.replace(BOOK.rules["PLN002"], message="“{match}” has {count} words.")
    book = msgspec.structs.replace(BOOK, rules={**BOOK.rules, "PLN002": rule})
    linter = make_linter(book, Config(select=("PLN002",)), excerpts=False)
    checked = linter.lint(read_bytes(("Kit " + "went on and " * 20 + "slept.").encode(), "a.txt", Limits()))
    assert [finding.message for finding in checked.findings] == [rule.summary]


def test_documents_that_are_compared_are_emptied_as_well() -> None:
    """They are compared by their text, which must be there until then."""
    note = (
        "Zelda showed me her den behind the shed and told me of the fox that comes at night. " * 4
    ).encode()
    linter = linter_of(excerpts=False)
    pair: tuple[CheckedDocument, ...] = linter.lint_all(
        read_bytes(note, name, Limits()) for name in ("a.txt", "b.txt")
    )
    codes = [[f.code for f in checked.findings] for checked in pair]
    assert "REC203" in codes[1]
    assert all("Zelda" not in repr(checked) and "fox" not in repr(checked) for checked in pair)


def test_findings_on_one_line_are_told_apart_by_their_columns_where_no_words_show_them() -> None:
    """In a report for people, which otherwise shows the line."""
    note = read_bytes(b"Dad is lazy and Mum is sly.\n", "a.txt", Limits())
    told = {}
    for excerpts in (True, False):
        checked = make_linter(BOOK, Config(select=("WRD101",)), excerpts=excerpts).lint(note)
        [first, second] = checked.findings
        text = rendered(OutputFormat.TEXT, Report("default", (checked,), excerpts=excerpts))
        told[excerpts] = re.findall(r"\(error, (line .*?)\)", text)
        assert ("caselint text FILE" in text) is not excerpts
    assert told[True] == ["line 1", "line 1"]
    assert told[False] == [f"line 1, column {first.start[1]}", f"line 1, column {second.start[1]}"]


# ------------------------------------------------------------------------------- the command line

NOTE = """Date: 3 June 2024
Zibblewick said that Mum is lazy. Told the PKZ of Quornby.
Signed: Zelda Quickenborne, Zorbing Worker, Team Xanadu
"""
TELLTALE = ("zibblewick", "pkz", "quornby", "zelda", "quickenborne", "zorbing", "xanadu")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two notes, of which what was found with excerpts is in the cache already."""
    folder = tmp_path_factory.mktemp("notes")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(NOTE, encoding="utf-8")
    assert "PKZ" in CliRunner().invoke(app, ["check", "--isolated", str(folder)]).stdout
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_no_word_gets_through_the_command_line(form: OutputFormat, folder: Path, tmp_path: Path) -> None:
    """From the workers, the cache and the files that a run puts aside."""
    asked = ["check", "--isolated", "--output-format", form.value, "-o", str(tmp_path / "report")]
    for more in ([], ["--no-excerpts"]):
        done = CliRunner().invoke(app, [*asked, *more, str(folder)])
        assert done.exit_code == 1, done.output
        told = ((tmp_path / "report").read_text(encoding="utf-8") + done.output).casefold()
        found = [word for word in TELLTALE if word in told]
        assert bool(found) is not bool(more)
    assert "wrd101" in told


@pytest.mark.parametrize("by", ["rule", "month"])
def test_no_name_gets_into_figures(by: str, folder: Path) -> None:
    done = CliRunner().invoke(app, ["check", "--isolated", "--no-excerpts", "--group-by", by, str(folder)])
    assert done.exit_code == 1
    assert [word for word in TELLTALE if word in done.output.casefold()] == []


def test_a_template_is_reported_without_its_words(tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    form.write_text("Zibblewick form\nName of child: ____\nWhat is Quornby like? ____\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["template", "--isolated", "--no-excerpts", str(form)])
    assert done.exit_code == 1
    assert "There is no place for" in done.stdout
    assert [word for word in TELLTALE if word in done.output.casefold()] == []


def test_a_damaged_part_is_not_named_after_whom_its_program_called_it() -> None:
    source = Path("examples/notes/school-email.docx")
    reasons = []
    for name in ("document.xml", "Zelda-Quickenborne.xml"):
        data = io.BytesIO()
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(data, "w") as new:
            for part in old.namelist():
                content = old.read(part).replace(b"word/document.xml", f"word/{name}".encode())
                content = content.replace(b'"document.xml"', f'"{name}"'.encode())
                if part == "word/document.xml":
                    new.writestr(f"word/{name}", content[: len(content) // 2])
                else:
                    new.writestr(part.replace("document.xml.rels", f"{name}.rels"), content)
        problem = read_bytes(data.getvalue(), "a.docx", Limits()).problem
        reasons.append(problem.reason if problem else "")
    assert "its part document.xml is no sound XML" in reasons[0]
    assert "its part (unnamed) is no sound XML" in reasons[1]


def test_findings_are_known_by_their_places_and_by_nothing_that_could_be_guessed() -> None:
    plain, wordless = report(excerpts=True), report(excerpts=False)
    known = {finding.fingerprint for checked in plain.documents for finding in checked.findings}
    unlinked = list(Unlinked(wordless.documents))
    assert len(unlinked) == len(wordless.documents)
    for before, after in zip(wordless.documents, unlinked, strict=True):
        marks = [finding.fingerprint for finding in after.findings]
        assert len(set(marks)) == len(marks) == len(before.findings)
        assert known.isdisjoint(marks)
        assert [replace(f, fingerprint="") for f in after.findings] == [
            replace(f, fingerprint="") for f in before.findings
        ]


def test_the_command_line_tells_no_fingerprint_without_words() -> None:
    def told(*options: str) -> set[str]:
        note = str(TESTS.parent / "examples/notes/duty-call.txt")
        arguments = ["check", "--isolated", "--output-format", "json", note, *options]
        [document] = json.loads(CliRunner().invoke(app, arguments).stdout)["documents"]
        return {finding["fingerprint"] for finding in document["findings"]}

    plain, wordless = told(), told("--no-excerpts")
    assert len(plain) == len(wordless)
    assert plain.isdisjoint(wordless)
