"""Writes a note as an e-mail that was sent to the record: the note as plain text, and the same as a page."""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from writers import as_html, as_txt

if TYPE_CHECKING:
    from writers.source import Note


def write(note: Note) -> bytes:
    """The note as the bytes of an eml file."""
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "Tarnbrook Council Records <records@tarnbrook.example>"
    mail["To"] = "Assessment Team <assessment.team@tarnbrook.example>"
    mail["Subject"] = note.running_head
    mail["Date"] = "Fri, 19 Dec 2025 17:05:00 +0000"
    mail["Message-ID"] = f"<{note.name}@tarnbrook.example>"
    text = as_txt.write(replace(note, encoding="utf-8", newline="\n")).decode("utf-8")
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(
        f"<html><body>\n{as_html.body(note)}\n</body></html>\n", subtype="html", cte="base64"
    )
    mail.set_boundary(f"=_{note.name}")
    return mail.as_bytes()
