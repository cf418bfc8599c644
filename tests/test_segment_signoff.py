"""Who wrote an entry, in what post and when, as headers and sign-offs say it."""

# ruff: noqa: E501 - notes stand on one line each, as a table

from __future__ import annotations

import time

import pytest

from caselint.read import read_bytes
from caselint.record import Entry, NameForm
from caselint.rules import load_rulebook
from caselint.segment import segment
from caselint.segment.names import name_form

BOOK = load_rulebook()
SAW = "Saw Kai at school. He had a new coat and told me about his desk."


def entry_of(text: str, index: int = 1) -> tuple[Entry, str]:
    record = segment(read_bytes(text.encode(), "note.txt"), BOOK)
    return record.entries[index - 1], record.document.text


def shown(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Author, post title, date and time of writing, in the words of the text."""
    entry, words = entry_of(text)
    moment = entry.recorded
    author = words[slice(*entry.author.span)] if entry.author else None
    assert not entry.author or entry.author.name == author
    return (
        author,
        words[slice(*entry.post_title)] if entry.post_title else None,
        words[slice(*moment.date.span)] if moment and moment.date else None,
        words[slice(*moment.time.span)] if moment and moment.time else None,
    )


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("JO 14/3 16.20", ("JO", None, "14/3", "16.20")),
        ("J. Okafor, Social Worker, 14:25 19/03/2024", ("J. Okafor", "Social Worker", "19/03/2024", "14:25")),
        (
            "Jane Okafor\nAdoption Social Worker\n18 July 2023, 16:45",
            ("Jane Okafor", "Adoption Social Worker", "18 July 2023", "16:45"),
        ),
        (
            "Signed: Jane Okafor\nPost: Team Manager\nDate: 4 March 2024\nTime: 9am",
            ("Jane Okafor", "Team Manager", "4 March 2024", "9am"),
        ),
        ("Dawn", ("Dawn", None, None, None)),
        (
            "Jane Okafor (Social Worker)\nTel: 0113 496 0000\n10/06/2024 10:00",
            ("Jane Okafor", "Social Worker", "10/06/2024", "10:00"),
        ),
        ("Thanks,\nJane Okafor, Social Worker", ("Jane Okafor", "Social Worker", None, None)),
        ("- Jane Okafor, Nurse, 10/06/2024 10:00", ("Jane Okafor", "Nurse", "10/06/2024", "10:00")),
        ("jokafor3", ("jokafor3", None, None, None)),
        (
            "Jane Okafor (Senior Family Support Practitioner)",
            ("Jane Okafor", "Senior Family Support Practitioner", None, None),
        ),
        ("Jane Okafor - SW - 4.3.24 - 1630hrs", ("Jane Okafor", "SW", "4.3.24", "1630hrs")),
        ("Seen and written by Jane Okafor, Night Worker", ("Jane Okafor", "Night Worker", None, None)),
        ("Recorded by Jane Okafor on 4 March 2024 at 16:00", ("Jane Okafor", None, "4 March 2024", "16:00")),
        (
            "Name: Jane Okafor    Post: Nurse    Date: 04/03/2024",
            ("Jane Okafor", "Nurse", "04/03/2024", None),
        ),
        (
            "Jane Okafor Social Worker 04/03/2024 16:00",
            ("Jane Okafor", "Social Worker", "04/03/2024", "16:00"),
        ),
        ("04/03/2024 16:00 Jane Okafor", ("Jane Okafor", None, "04/03/2024", "16:00")),
        (
            "Zoë O’Hara-Lloyd, Personal Adviser (PA), Leaving Care",
            ("Zoë O’Hara-Lloyd", "Personal Adviser", None, None),
        ),
    ],
)
def test_sign_offs(foot: str, expected: tuple[str | None, ...]) -> None:
    assert shown(f"{SAW}\n\n{foot}\n") == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "Phone call, 7 Nov 2023, 10.25, Jane Okafor, Social Worker",
            ("Jane Okafor", "Social Worker", "7 Nov 2023", "10.25"),
        ),
        ("04/03/2024 08:10", (None, None, "04/03/2024", "08:10")),
        (
            "Created by: Jane Okafor (Social Worker)\nCreated on: 04/03/2024 10:25",
            ("Jane Okafor", "Social Worker", "04/03/2024", "10:25"),
        ),
        ("Created by Jane Okafor on 04/03/2024 at 10:25", ("Jane Okafor", None, "04/03/2024", "10:25")),
        ("Worker: OKAFOR, Jane\nDesignation: Social Worker", ("OKAFOR, Jane", "Social Worker", None, None)),
        ("Social worker: Jane Okafor", ("Jane Okafor", "Social worker", None, None)),
        (
            "Worker: Callum Reid, Social Worker\nRecorded by: Jane Okafor, Team Manager",
            ("Jane Okafor", "Team Manager", None, None),
        ),
        ("HOME VISIT TO KAI, 4 MARCH 2024", (None, None, None, None)),
        ("Date of visit: 4 March 2024 at 10:25", (None, None, None, None)),
        ("Retrospective entry made 17/05/2023", (None, None, "17/05/2023", None)),
    ],
)
def test_headers(head: str, expected: tuple[str | None, ...]) -> None:
    assert shown(f"{head}\n\n{SAW}\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{SAW}\n\nJoan Marsh rang the fire service at 18:40, log 907, and told the duty manager, Ian Cole, at 18:50.\n",
        f"{SAW}\n\n- Mr Bell, deputy head\n- Ann Cole, school nurse\n",
        f"{SAW}\n\nNFA\n",
        f"{SAW}\n\nFrom: Ann Bell\nSent: 5 March 2024\nTo: Jane\nSubject: Kai\n\nHe is well.\n\nRegards\nAnn Bell\nHead of Year\n",
        f"{SAW}\n\nActions\nRing the landlord\n",
        f"{SAW}\n\nNext visit 12 March 2024\n",
        "Saw Kai with Ann Cole, Social Worker, on 4 March 2024 and they made soup.\n",
        f"{SAW} I will ask Desmond Lee, team manager, by 4 April to find a place.\n",
    ],
)
def test_what_is_no_sign_off(text: str) -> None:
    assert shown(text)[:1] == (None,)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Jane Okafor", NameForm.FULL),
        ("J. Mensah", NameForm.FULL),
        ("J Mensah", NameForm.FULL),
        ("Mrs Pryce", NameForm.FULL),
        ("Niamh O'Connor", NameForm.FULL),
        ("Maria de la Cruz", NameForm.FULL),
        ("AMINA YUSUF", NameForm.FULL),
        ("JS", NameForm.INITIALS),
        ("J.S.", NameForm.INITIALS),
        ("Sarah", NameForm.FIRST_NAME),
        ("jsmith2", NameForm.LOG_IN),
        ("j.smith", NameForm.LOG_IN),
        ("SMITHJ01", NameForm.LOG_IN),
        ("the duty worker", None),
        ("Duty Worker", None),
        ("Home Visit", None),
        ("Monday", None),
        ("rang Mum", None),
        ("12/03/2024", None),
    ],
)
def test_forms_of_names(name: str, form: NameForm | None) -> None:
    assert name_form(name) is form


def test_initials_are_completed_by_a_name_among_those_present() -> None:
    entry, _ = entry_of(f"Worker: JO\nPresent: Kai, Jane Okafor (Social Worker)\nDate: 4/3/24\n\n{SAW}\n")
    assert entry.author is not None
    assert (entry.author.name, entry.author.form) == ("Jane Okafor", NameForm.FULL)


def test_event_and_recording_are_told_apart() -> None:
    entry, words = entry_of(f"Date of visit: 4 March 2024, 10:00\nDate: 6 March 2024\nTime: 9am\n\n{SAW}\n")
    assert entry.event
    assert entry.event.date
    assert entry.event.time
    assert entry.recorded
    assert entry.recorded.date
    assert entry.recorded.time
    assert words[slice(*entry.event.date.span)] == "4 March 2024"
    assert words[slice(*entry.event.time.span)] == "10:00"
    assert words[slice(*entry.recorded.date.span)] == "6 March 2024"
    assert words[slice(*entry.recorded.time.span)] == "9am"


def test_a_managers_countersignature_is_not_the_authors() -> None:
    text = (
        f"{SAW}\n\nSigned: Jane Okafor\nPost: Social Worker\nDate: 4 March 2024 10:25\n"
        "Manager's signature: Bob Hale\nPost: Team Manager\nDate: 9 March 2024 11:00\n"
    )
    assert shown(text) == ("Jane Okafor", "Social Worker", "4 March 2024", "10:25")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (f"LATE ENTRY\nDate of visit: 4 March 2024\n\n{SAW}\n", True),
        (f"Date of visit: 4 March 2024\nTitle: Late recording\n\n{SAW}\n", True),
        (f"Date of visit: 4 March 2024\n\nWritten in retrospect, as I was ill. {SAW}\n", True),
        (f"Date of visit: 4 March 2024\nDate recorded: 9 March 2024 (recorded late)\n\n{SAW}\n", True),
        (f"Date of visit: 4 March 2024\nLate entry: Yes\n\n{SAW}\n", True),
        (f"Date of visit: 4 March 2024\nLate entry: No\n\n{SAW}\n", False),
        (f"Date of visit: 4 March 2024\nReason for late entry: N/A\n\n{SAW}\n", False),
        (
            "Date of visit: 4 March 2024\n\nKai was late for school, and his late entry to the race was refused.\n",
            False,
        ),
        (f"{SAW}\n\nHe was late. This is not a late entry.\n", False),
    ],
)
def test_late_marks(text: str, marked: bool) -> None:
    assert (entry_of(text)[0].late_mark is not None) is marked


@pytest.mark.parametrize(
    ("line", "marker", "date", "time", "author"),
    [
        ("Update: he rang back.", "Update", None, None, None),
        (
            "Addendum, 22/11/2023 at 10:40, Jane Okafor, Social Worker: he rang.",
            "Addendum",
            "22/11/2023",
            "10:40",
            "Jane Okafor",
        ),
        ("EDIT 14/3/24 09:00 JO - it is number 7.", "EDIT", "14/3/24", "09:00", "JO"),
        (
            "Amended by Jane Okafor on 05/03/2024 at 09:10. It is number 7.",
            "Amended",
            "05/03/2024",
            "09:10",
            "Jane Okafor",
        ),
        ("Update: he rang back. JO 5/3/24 09:10", "Update", "5/3/24", "09:10", "JO"),
        (
            "Correction: it is number 7 (Jane Okafor, 05/03/2024 09:10).",
            "Correction",
            "05/03/2024",
            "09:10",
            "Jane Okafor",
        ),
        ("Update: the hearing is now on 19 March 2024.", "Update", None, None, None),
    ],
)
def test_additions(line: str, marker: str, date: str | None, time: str | None, author: str | None) -> None:
    entry, words = entry_of(f"Date: 4 March 2024 10:25\nWorker: Jane Okafor\n\n{SAW}\n\n{line}\n")
    (addition,) = entry.amendments
    moment = addition.moment
    assert words[slice(*addition.marker)] == marker
    assert (moment.date and words[slice(*moment.date.span)]) == date
    assert (moment.time and words[slice(*moment.time.span)]) == time
    assert (addition.author and addition.author.name) == author


@pytest.mark.parametrize(
    "line",
    [
        "I gave him an update: he passed.",
        "Update from school\nHe is in every day.",
        "Updates",
        "Last updated: 4 March 2024",
    ],
)
def test_what_is_no_addition(line: str) -> None:
    assert entry_of(f"Date: 4 March 2024 10:25\n\n{SAW}\n\n{line}\n")[0].amendments == ()


def test_an_opening_update_is_a_section() -> None:
    assert entry_of("Date: 4 March 2024 10:25\n\nUpdate: since we met Kai has moved.\n")[0].amendments == ()


@pytest.mark.parametrize(
    "line",
    [
        "All entries by Jane Okafor, Night Worker",
        "All entries by: Jane Okafor, Night Worker",
        "Log kept by Jane Okafor (Night Worker)",
        "Each entry made by Jane Okafor, Night Worker",
    ],
)
def test_a_line_over_the_whole_document_names_the_author_of_entries_that_name_none(line: str) -> None:
    log = f"OAK HOUSE - NIGHT LOG\nYoung person: Ada Obi (16)\n{line}\n\n"
    text = f"{log}18/01/2025 23:30\nAda was in the lounge.\n\n19/01/2025 02:10\nAda had a glass of milk.\n"
    for index in (1, 2):
        entry, words = entry_of(text, index)
        assert entry.author
        assert entry.author.name == "Jane Okafor"
        assert entry.post_title
        assert words[slice(*entry.post_title)] == "Night Worker"


def test_a_paper_is_dated_when_it_was_written() -> None:
    text = f"Meeting held: 12/05/2025, 14:00\nNote made by: Jane Okafor, Nurse\nNote dated: 13/05/2025\n\n{SAW}\n"
    assert shown(text) == ("Jane Okafor", "Nurse", "13/05/2025", None)


def test_the_post_title_in_the_header_shows_who_of_its_people_wrote() -> None:
    header = "Young person: Ada Obi (14)\nAdvocate: Bea Rowe\nTitle: {}\nDate: 16/10/2024   Time: 18:05\n\n"
    assert shown(header.format("Independent Advocate, Speak Up") + SAW)[0] == "Bea Rowe"
    assert shown(header.format("Social Worker") + SAW)[0] is None


@pytest.mark.parametrize(
    "foot",
    [
        "Ida Cole, Foster Carer. Written 7 June 2025 at 21:15.",
        "Ida Cole, Foster Carer, 7 June 2025, 21:15\nRead by Tom Reddy, Night Worker, 7 June 2025, 22:20",
        "Ida Cole, Foster Carer\nWritten on 7 June 2025 at 21:15\nTom Reddy, Team Manager\n"
        "Read and signed on 9 June 2025 at 16:00",
    ],
)
def test_a_sign_off_in_two_sentences_or_with_a_second_reader(foot: str) -> None:
    text = f"Mia slept well and ate two eggs.\n\n{foot}\n"
    [entry] = segment(read_bytes(text.encode(), "note.txt"), load_rulebook()).entries
    assert entry.author is not None
    assert entry.author.name == "Ida Cole"
    assert entry.recorded is not None
    assert (entry.recorded.date.value.isoformat(), entry.recorded.time.value.isoformat("minutes")) == (
        "2025-06-07",
        "21:15",
    )


def test_a_name_of_nothing_but_brackets_costs_no_square() -> None:
    text = f"From: Jane Roe\nSubject: {'(' * 40_000}\nDate: {'(' * 40_000}\n\nSaw Kai.\n"
    begun = time.monotonic()
    segment(read_bytes(text.encode(), "note.eml"), load_rulebook())
    assert time.monotonic() - begun < 8  # its square would be twenty seconds, on a quick machine
