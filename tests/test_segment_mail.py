"""An e-mail's file has a head of its own; an e-mail that was pasted into a note has not."""

from __future__ import annotations

from caselint.read import read_bytes
from caselint.record import Record, Role
from caselint.rules import load_rulebook
from caselint.segment import segment

BOOK = load_rulebook()
HEAD = (
    "From: Ruth Adair <ruth.adair@tarnbrook.example>\n"
    "To: Jo Penn <jo.penn@school.example>\n"
    "Subject: RE: Fwd: Kai's attendance\n"
    "Date: Wed, 4 Mar 2026 11:00:00 +0000\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\n"
)
BODY = "Dear Jo,\n\nKai was in school on four days this week. I will ring Mrs Bello about Friday.\n\n"
OTHER_HEAD = "From: Jo Penn\nSent: 3 March 2026 08:15\nTo: Ruth Adair\nSubject: Kai\n\n"
OTHER = f"{OTHER_HEAD}Kai is here.\n\nRegards\nJo Penn\n"
SIGNED = "Kind regards\nRuth Adair\nSocial Worker\n"


def record(text: str, name: str = "a.eml") -> Record:
    return segment(read_bytes(text.encode(), name), BOOK)


def words(found: Record, span: tuple[int, int] | None) -> str | None:
    return None if span is None else found.document.text[slice(*span)]


def told(found: Record) -> tuple[str | None, str | None, str | None, str | None]:
    [entry] = found.entries
    moment = entry.recorded
    return (
        entry.author.name if entry.author else None,
        words(found, entry.post_title),
        str(moment.date.value) if moment and moment.date else None,
        str(moment.time.value) if moment and moment.time else None,
    )


def test_the_head_of_a_mail_says_who_wrote_it_and_when() -> None:
    assert told(record(HEAD + BODY + SIGNED)) == ("Ruth Adair", "Social Worker", "2026-03-04", "11:00:00")


def test_a_mail_without_a_name_under_it_has_the_name_at_its_top() -> None:
    assert told(record(HEAD + BODY)) == ("Ruth Adair", None, "2026-03-04", "11:00:00")


def test_an_address_is_no_name_and_what_the_program_puts_before_the_subject_no_wording() -> None:
    found = record(HEAD + BODY)
    values = [words(found, field.value) for field in found.fields]
    assert values == ["Ruth Adair", "Wed, 4 Mar 2026 11:00:00", "Jo Penn", "Kai's attendance"]


def test_a_note_that_was_sent_keeps_its_own_author_and_date() -> None:
    head = "Worker: Ann Bell\nPost title: Social Worker\nDate recorded: 3 March 2026 09:30\n\n"
    note = head + "I saw Kai at home.\n"
    assert told(record(HEAD + note)) == ("Ann Bell", "Social Worker", "2026-03-03", "09:30:00")


def test_a_mail_quoted_below_it_is_somebody_elses() -> None:
    found = record(HEAD + BODY + SIGNED + "\n" + OTHER)
    assert told(found) == ("Ruth Adair", "Social Worker", "2026-03-04", "11:00:00")
    assert [field.role for field in found.fields[-4:]] == [Role.OTHER] * 4


def test_the_head_of_a_mail_that_was_pasted_into_a_note_is_not_the_notes() -> None:
    assert told(record("I had this from school.\n\n" + OTHER, "a.txt")) == (None, None, None, None)
