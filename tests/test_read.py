"""Which reader a file goes to, and what is said of one that no reader can read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import caselint.read as read_module
from caselint.read import read_bytes, read_path
from caselint.read.limits import Limits
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import root_of
from caselint.record import Document
from docx_files import docx, ole, p, zipped

NOTE = docx(p("Saw Kai."))
PDF_HEAD = b"%PDF-1.7\n"


def reason(data: bytes, name: str, code: str = "DOC001") -> str:
    document = read_bytes(data, name)
    assert document.problem is not None
    assert document.problem.code == code
    assert (document.path, document.text, document.blocks) == (name, "", ())
    assert document.problem.reason.endswith(".")
    return document.problem.reason


# --------------------------------------------------------------------------------- what is read


@pytest.mark.parametrize(
    ("data", "name", "file_format", "text"),
    [
        (NOTE, "a.docx", "docx", "Saw Kai.\n"),
        (NOTE, "a.DOCM", "docx", "Saw Kai.\n"),
        (NOTE, "renamed.txt", "docx", "Saw Kai.\n"),
        (NOTE, "renamed.doc", "docx", "Saw Kai.\n"),
        (b"{\\rtf1\\ansi Saw Kai.}", "a.rtf", "rtf", "Saw Kai.\n"),
        (b"{\\rtf1\\ansi Saw Kai.}", "renamed.doc", "rtf", "Saw Kai.\n"),
        (b"\xef\xbb\xbf\r\n{\\rtf1\\ansi Saw Kai.}", "renamed.txt", "rtf", "Saw Kai.\n"),
        (b"Saw Kai.", "a.txt", "txt", "Saw Kai."),
        (b"Saw Kai.", "no-suffix", "txt", "Saw Kai."),
        (b"Saw Kai.", "-", "txt", "Saw Kai."),
        (b"BMX riding with Kai.", "a.txt", "txt", "BMX riding with Kai."),
        (b"# Saw Kai.", "a.md", "md", "Saw Kai."),
        (b"# Saw Kai.", "a.txt", "txt", "# Saw Kai."),
        (b"<html><body>Saw Kai.</body></html>", "a.txt", "html", "Saw Kai.\n"),
        (b"<html><body>Saw Kai.</body></html>", "a.doc", "html", "Saw Kai.\n"),
        (b"\xef\xbb\xbf <!DOCTYPE HTML><p>Saw Kai.", "a.docx", "html", "Saw Kai.\n"),
        ("<html><p>Saw Kai.".encode("utf-16"), "a.doc", "html", "Saw Kai.\n"),
        (b"<p>Saw Kai.", "a.htm", "html", "Saw Kai.\n"),
        (b"From: a\n\nSaw Kai.", "a.eml", "eml", "From: a\n\nSaw Kai.\n"),
        (b"From: a\nSubject: b\n\nSaw Kai.", "a.txt", "txt", "From: a\nSubject: b\n\nSaw Kai."),
        (b"From: a\nMessage-ID: <b>\nReceived: c\n\nSaw Kai.", "a.txt", "eml", "From: a\n\nSaw Kai.\n"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Saw Kai.", "a.doc", "html", "Saw Kai.\n"),
        (b"The report (%PDF-1.7) came.", "a.txt", "txt", "The report (%PDF-1.7) came."),
    ],
)
def test_the_content_says_what_a_file_is(data: bytes, name: str, file_format: str, text: str) -> None:
    document = read_bytes(data, name)
    assert document.problem is None
    assert (document.path, document.format, document.text) == (name, file_format, text)


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.docx"])
def test_a_pdf_goes_to_its_reader_whatever_its_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from caselint.read import pdf

    seen: list[tuple[bytes, str]] = []

    def reader(data: bytes, path: str, _: Limits) -> Document:
        seen.append((data, path))
        return Document(path, "pdf")

    monkeypatch.setattr(pdf, "read_pdf", reader)
    read_bytes(PDF_HEAD, name)
    assert seen == [(PDF_HEAD, name)]


def test_paths_are_shown_as_the_user_named_them(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"Saw Kai.")
    assert read_path(file, "notes/a.txt").path == "notes/a.txt"
    assert read_path(file).path == file.as_posix()


# ----------------------------------------------------------------------------- what is not read


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt"])
def test_an_empty_file(name: str) -> None:
    assert "zero bytes" in reason(b"", name)


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt"])
def test_an_old_word_file(name: str) -> None:
    data = ole("1Table", "WordDocument", text="We spoke of the EncryptedPackage and the Workbook.")
    assert "old Word .doc file" in reason(data, name)
    assert "save it as .docx" in reason(data, name)


def test_an_encrypted_file() -> None:
    data = ole("EncryptionInfo", "EncryptedPackage", text="WordDocument")
    assert "encrypted with a password" in reason(data, "a.docx")


def test_other_old_office_files() -> None:
    assert "Excel" in reason(ole("Workbook"), "a.docx")
    assert "PowerPoint" in reason(ole("PowerPoint Document"), "a.docx")
    assert "Outlook" in reason(ole("__properties_version1.0"), "a.docx")
    assert "old Office file" in reason(ole(), "a.docx")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (NOTE[: len(NOTE) // 2], "a.docx", "damaged or cut short"),
        (NOTE[:10], "a.docx", "damaged or cut short"),
        (NOTE[:3], "a.docx", "only 3 bytes"),
        (b"Saw Kai at home and he was well.", "a.docx", "plain text"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "a.doc", "XML file"),
        (bytes(range(256)), "a.docx", "not a Word document"),
        (b"{\\rtf1\\ansi Saw Kai.", "a.doc", "cut short"),
        (b"Saw Kai.", "a.odt", "not an OpenDocument text"),
        (b"Saw Kai.", "a.pdf", "not a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", "picture (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "scan.jpg", "picture (JPEG)"),
        (bytes(range(256)) * 3, "a.txt", "binary data"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "a.docx", "Excel workbook"),
        (zipped({}), "a.docx", "zip archive"),
    ],
)
def test_what_is_said_of_other_files(data: bytes, name: str, said: str) -> None:
    assert said in reason(data, name)


def test_a_scan_and_blank_space_have_no_text() -> None:
    reason(b" \n \n", "a.txt", "DOC002")
    reason(docx(p()), "a.docx", "DOC002")


def test_no_reason_repeats_the_files_text() -> None:
    data = docx("", main="<w:document>Kai Smith</w:dcument>")
    assert "Kai" not in reason(data, "a.docx")


# ------------------------------------------------------------------------------------- the disk


def said_of(path: Path) -> str:
    document = read_path(path, "shown")
    assert document.problem is not None
    assert document.problem.code == "DOC001"
    assert document.path == "shown"
    return document.problem.reason


def test_a_folder_under_a_files_name(tmp_path: Path) -> None:
    folder = tmp_path / "x.docx"
    folder.mkdir()
    assert "folder" in said_of(folder)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert "no file of this name" in said_of(tmp_path / "gone.docx")


def test_a_file_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    assert said_of(tmp_path / "a.txt" / "b.txt")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)  # a test may run as root, whom nothing is forbidden
    assert "no permission" in said_of(file)


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert "Input/output error" in said_of(file)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    assert "not an ordinary file" in said_of(pipe)


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 1_048_577)
    problem = read_path(file, limits=Limits(file_mb=1)).problem
    assert problem is not None
    assert problem.reason == "The file is over the limit of 1 MB: split it into smaller ones."


def test_a_text_over_the_limit() -> None:
    assert read_bytes(b"Saw Kai.", "a.txt", Limits(characters=9)).problem is None
    problem = read_bytes(b"Saw Kai at home.", "a.txt", Limits(characters=9)).problem
    assert problem is not None
    assert problem.reason.startswith("It holds over 9 characters of text, which is the limit (characters)")


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (b"<a>" * 300 + b"</a>" * 300, "nested deeper"),
        (b"<a>" + b"x" * 11_000_000 + b"</a>", "longer pieces"),
        (b"<" + b"a" * 60_000 + b"/>", "longer pieces"),
        (b"<a><b></a>", "no sound XML"),
        (b"<!DOCTYPE a [<!ENTITY b 'x'>]><a/>", "declares XML entities"),
    ],
)
def test_xml_that_no_office_program_writes(xml: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        root_of(xml, "Word file", "document.xml")


# ------------------------------------------------------------------------------------- start-up


def test_readers_are_imported_only_when_they_are_needed() -> None:
    code = (
        "import sys; from caselint.read import read_bytes; read_bytes(b'Saw Kai.', 'a.txt');"
        "print(sorted({'lxml', 'docx', 'pdfplumber', 'zipfile', 'spacy'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_file_that_grows_while_it_is_read_keeps_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"a" * 1_100_000)
    about = os.stat_result((path.stat().st_mode, 0, 0, 1, 0, 0, 9, 0, 0, 0))  # as it was a moment ago
    monkeypatch.setattr(Path, "stat", lambda _, **__: about)
    problem = read_path(path, limits=Limits(file_mb=1)).problem
    assert problem is not None
    assert "over the limit of 1 MB" in problem.reason


def test_a_path_that_is_too_long_for_windows_is_told_of() -> None:
    long = Path("cases", "a" * 150, "b" * 150, "note.txt")
    assert "no file of this name" in said_of(long)
    assert "too long for Windows" in read_module._not_there(long, windows=True)
    assert "no file of this name" in read_module._not_there(Path("note.txt"), windows=True)
