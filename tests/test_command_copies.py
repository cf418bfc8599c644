"""Copies of files with the findings in them, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document

from test_cli import run

TOP = Path(__file__).parents[1]
NOTES = TOP / "examples/notes"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a team's notes, in which the program runs."""
    monkeypatch.chdir(tmp_path)
    notes = tmp_path / "notes" / "duty"
    notes.mkdir(parents=True)
    for name in ("duty-call.docx", "duty-call.pdf", "duty-call.txt"):
        shutil.copy(NOTES / name, notes / name)
    shutil.copy(NOTES / "core-group.docx", notes.parent / "core-group.docx")
    return tmp_path


def check(form: str, *arguments: str) -> tuple[int, str, str]:
    return run("check", "--isolated", "--output-format", form, *arguments)


def comments(path: Path) -> list[str]:
    return [comment.text for comment in Document(str(path)).comments]


def test_one_file_becomes_the_file_that_is_asked_for(folder: Path) -> None:
    before = (folder / "notes/core-group.docx").read_bytes()
    code, out, err = check("docx", "notes/core-group.docx", "-o", "marked.docx")
    assert (code, err) == (1, "")
    assert out.startswith("Wrote marked.docx with ")
    assert any("SGN" in told or "WRD" in told for told in comments(folder / "marked.docx"))
    assert (folder / "notes/core-group.docx").read_bytes() == before


def test_a_folder_becomes_a_folder_with_the_files_of_that_format(folder: Path) -> None:
    code, out, err = check("docx", "notes", "-o", "marked")
    assert (code, err) == (1, "caselint: 2 files are no Word files, and no copies of them were made.\n")
    assert out.count("Wrote ") == 2
    made = sorted(path.relative_to(folder / "marked").as_posix() for path in (folder / "marked").rglob("*.*"))
    assert made == ["core-group.docx", "duty/duty-call.docx"]
    assert check("pdf", "notes", "-o", "marked")[0] == 1
    assert (folder / "marked/duty-call.pdf").read_bytes().startswith(b"%PDF")


def test_the_originals_are_never_written_over(folder: Path) -> None:
    before = (folder / "notes/core-group.docx").read_bytes()
    for output in ("notes", "notes/core-group.docx", "./notes/../notes/core-group.docx"):
        code, _, err = check("docx", "notes/core-group.docx", "-o", output)
        assert code == 2
        assert "take its place" in err
    assert (folder / "notes/core-group.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("docx", "notes/core-group.docx"), "Say with -o where to put the Word file"),
        (("docx", "notes/duty/duty-call.txt", "-o", "marked.docx"), "It is no Word file"),
        (("pdf", "notes/core-group.docx", "-o", "marked.pdf"), "It is no pdf"),
        (("docx", "notes/none.docx", "-o", "marked.docx"), "There is no file of this name"),
    ],
)
def test_where_there_can_be_no_copy_it_says_why(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    code, out, err = check(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert not list(folder.glob("marked.*"))


def test_a_file_that_is_named_is_not_passed_over_in_silence(folder: Path) -> None:
    code, out, err = check("docx", "notes/core-group.docx", "notes/duty/duty-call.txt", "-o", "marked")
    assert (code, out.count("Wrote ")) == (2, 1)
    assert err == (
        f"caselint: {Path('notes/duty/duty-call.txt')}: It is no Word file, "
        "so no copy with the findings in it was made.\n"
    )


def test_the_name_of_one_file_is_not_made_a_folder(folder: Path) -> None:
    code, out, err = check("docx", "notes", "-o", "marked.docx")
    assert (code, out) == (2, "")
    assert "marked.docx has the name of one file" in err
    assert not (folder / "marked.docx").exists()


def test_a_folder_without_such_files_says_so(folder: Path) -> None:
    (folder / "notes/duty/duty-call.pdf").unlink()
    code, _, err = check("pdf", "notes", "-o", "marked")
    assert code == 2
    assert "no pdf there" in err
