"""A folder of broken files around one good note: each gets its own true reason, the note is checked."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from docx_files import ole

if TYPE_CHECKING:
    from pathlib import Path

NOTE = "Rang Mrs Bello at 10:15.\n\nRuth Adair, Social Worker, 4 March 2024, 11:00\n"


def word_file() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for _ in range(40):
        document.add_paragraph("Rang Mrs Bello at 10:15. She said the heating is on again.")
    document.save(out)
    return out.getvalue()


def pdf_file(password: str | None = None) -> bytes:
    out = io.BytesIO()
    encrypt = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, encrypt=encrypt)
    for line in range(40):
        canvas.drawString(72, 800 - 14 * line, f"{line}. Rang Mrs Bello. She said the heating is on again.")
    canvas.save()
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    whole, printed = word_file(), pdf_file()
    files = {
        "truncated.docx": whole[: len(whole) // 2],
        "renamed.docx": ole("WordDocument", "1Table", text="Rang Mrs Bello"),
        "encrypted.docx": ole("EncryptionInfo", "EncryptedPackage"),
        "encrypted.pdf": pdf_file("secret"),
        "truncated.pdf": printed[: len(printed) // 2],
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 20,
        "good.txt": NOTE.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder.docx").mkdir()
    return tmp_path


def test_every_file_has_its_reason_and_the_note_is_checked(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "caselint", "check", "--isolated", "--output-format", "json", str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    documents = {d["path"].rpartition("/")[2]: d for d in json.loads(done.stdout)["documents"]}
    words = {
        "truncated.docx": "damaged",
        "renamed.docx": "old Word",
        "encrypted.docx": "password",
        "encrypted.pdf": "password",
        "truncated.pdf": "damaged",
        "empty.txt": "empty",
        "binary.txt": "not text",
        "folder.docx": "folder",
    }
    reasons = {name: documents[name]["problem"] for name in words}
    assert {name: reason for name, reason in reasons.items() if words[name] not in reason} == {}
    assert all([f["code"] for f in documents[name]["findings"]] == ["DOC001"] for name in words)
    assert documents["good.txt"]["problem"] is None
    assert [entry["author"] for entry in documents["good.txt"]["entries"]] == ["Ruth Adair"]
