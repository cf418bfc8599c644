"""Made-up notes in many layouts: what the sign-off and timing rules make of each.

The layouts are of the kinds that case systems, log books, minutes and paper forms have; none is
that of one system. Each test says which findings about authors, dates and posts the whole gives.
"""

# ruff: noqa: E501 - notes stand on one line each, as a table

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("SGN", "TIM", "REC201", "REC202"), ignore=("SGN102",)))
SAW = "Saw Kai at the flat with his aunt. He had a new coat and told me about the desk that he built."
RANG = "Rang the college and spoke to Ms Bell. She said that Kai has been in every day since the break."
BATH = "Kai had pasta for tea and washed up with me. He told me that he would like to learn to swim."


def codes(text: str) -> list[str]:
    checked = LINTER.lint(read_bytes(text.encode(), "note.txt"))
    return sorted(f"{finding.code}@{finding.entry}" for finding in checked.findings)


def two(head: str, *values: tuple[str, ...]) -> str:
    """An export with a note under each head, filled with the values."""
    return (
        "\n\n".join(
            f"{head.format(*each)}\n\n{text}" for each, text in zip(values, (SAW, RANG, BATH), strict=False)
        )
        + "\n"
    )


HEADS = {
    "labels of happening and keeping, without the word date": (
        two(
            "Happened: {}\nInputted: {}\nInputted by: Jane Okafor\nJob title: Social Worker",
            ("04/03/2024 10:00", "04/03/2024 15:00"),
            ("06/03/2024 10:00", "09/03/2024 15:00"),
        ),
        ["TIM001@2"],
    ),
    "captured and practitioner": (
        two(
            "Incident on: {}\nCaptured: {}\nPractitioner: Jane Okafor\nGrade: Senior Social Worker",
            ("04/03/2024 10:00", "04/03/2024 15:00"),
            ("06/03/2024 10:00", "06/03/2024 09:00"),
        ),
        ["TIM003@2"],
    ),
    "registered and handler, an unknown label for a person with a post": (
        two(
            "Took place: {}\nRegistered: {}\nHandler: Jane Okafor (Social Worker)",
            ("04/03/2024 10:00", "04/03/2024 15:00"),
            ("06/03/2024 10:00", "06/03/2024 11:00"),
        ),
        [],
    ),
    "start and end of the event": (
        two(
            "Contact start: {}\nContact end: 11:30\nSaved: {}\nSaved by: Jane Okafor\nPosition: Family Support Worker",
            ("04/03/2024 10:00", "04/03/2024 15:00"),
            ("06/03/2024 10:00", "08/03/2024 11:00"),
        ),
        ["TIM001@2"],
    ),
    "log-in and name in brackets": (
        two(
            "Activity on {0}\nEntered: {1} by jokafor4 (Jane Okafor, Social Worker)",
            ("04/03/2024 10:00", "04/03/2024 15:00"),
            ("06/03/2024 10:00", "06/03/2024 15:00"),
        ),
        [],
    ),
    "session held and write-up": (
        f"Session held: 4 March 2024, 10:00\nWrite-up: 4 March 2024, 16:00\nWrite-up by: Jane Okafor, Youth Worker\n\n{SAW}\n",
        [],
    ),
    "write-up after a week": (
        f"Session held: 4 March 2024, 10:00\nWrite-up done: 11 March 2024, 16:00\nDone by: Jane Okafor, Youth Worker\n\n{SAW}\n",
        ["TIM001@1"],
    ),
    "day seen and day noted": (
        f"Day seen: 4 March 2024\nDay noted: 9 March 2024 16:00\nNoted by: Jane Okafor, Youth Worker\n\n{SAW}\n",
        ["TIM001@1"],
    ),
    "minutes": (
        f"MINUTES OF A CORE GROUP\n\nHeld: 4 March 2024 at 10:00\nMinutes: Jane Okafor, Clerk\nMinutes produced: 5 March 2024 at 09:00\nIn the chair: Bob Hale, Team Manager\nPresent: Kai, Bob Hale\n\nSchool\n{RANG}\n",
        [],
    ),
    "minutes whose taker is named in a line": (
        f"CORE GROUP, 4 March 2024, 10:00\nMinutes taken by Jane Okafor (Clerk)\n\nSchool\n{RANG}\n",
        [],
    ),
    "notes by a colon": (
        f"CORE GROUP\nDate: 4 March 2024, 10:00\nNotes: Jane Okafor, Clerk\nChair: Bob Hale, Team Manager\n\nSchool\n{RANG}\n",
        [],
    ),
    "a pair of log columns in a bar": (
        f"Ref 2210 | Seen 04/03/2024 10:00 | Keyed 04/03/2024 12:10 | Jane Okafor | Social Worker\n\n{SAW}\n",
        [],
    ),
    "event and recording in one line of sentences": (
        f"Visit 4 March 2024 10:00. Written up 9 March 2024 09:30. Jane Okafor, Social Worker.\n\n{SAW}\n",
        ["TIM001@1"],
    ),
    "event and recording in numbered lines": (
        f"1) Call 04/03/2024 10:00. Typed 04/03/2024 10:40. Jane Okafor, Social Worker.\n\n{RANG}\n\n2) Visit 06/03/2024 10:00. Typed 06/03/2024 08:40. Jane Okafor, Social Worker.\n\n{SAW}\n",
        ["TIM003@2"],
    ),
    "written up by, on": (
        f"Home visit on 4 March 2024 at 10:00\nWritten up by Jane Okafor, Social Worker, on 4 March 2024 at 14:00\n\n{SAW}\n",
        [],
    ),
    "late entry by": (
        f"Late entry by Jane Okafor, Social Worker, 9 March 2024 at 14:00\n\nOn 4 March 2024 I went to the flat. {SAW}\n",
        [],
    ),
    "late entry without a time": (
        f"Late entry by Jane Okafor, Social Worker, 9 March 2024\n\nOn 4 March 2024 I went to the flat. {SAW}\n",
        ["TIM002@1"],
    ),
    "the visit's time range and the worker on shift": (
        f"Kai Lund: DAILY LOG\nDay: Thursday 7 March 2024    Shift: 14:00 to 22:00\nOn shift: Jane Okafor, Residential Worker\n\n{BATH}\n",
        ["SGN004@1"],
    ),
    "a staff column with the post": (
        "| Logged at | Staff (role) | Entry |\n|---|---|---|\n"
        f"| 04/03/2024 10:00 | Jane Okafor (Support Worker) | {BATH} |\n| 05/03/2024 10:00 | Jane Okafor | {SAW} |\n",
        ["SGN003@2"],
    ),
    "a table with occurrence, keyed and by": (
        "| # | Occurred | Keyed | By | Post | Details |\n|---|---|---|---|---|---|\n"
        f"| 1 | 04/03/2024 10:00 | 04/03/2024 12:00 | Jane Okafor | SW | {BATH} |\n"
        f"| 2 | 06/03/2024 10:00 | 09/03/2024 12:00 | Jane Okafor | SW | {SAW} |\n"
        f"| 4 | 10/03/2024 10:00 | 10/03/2024 12:00 | J.O. | SW | {RANG} |\n",
        ["SGN005@3", "TIM001@2", "TIM004@3"],
    ),
    "two lines for one label": (
        f"Event\n04/03/2024 10:00\nRecorded\n04/03/2024 12:00\nRecorded by\nJane Okafor\nRole\nSocial Worker\n\n{SAW}\n",
        [],
    ),
    "labels over values in a table of two rows": (
        f"| When it happened | When it was written | Who wrote it | Their role |\n|---|---|---|---|\n| 04/03/2024 10:00 | 04/03/2024 12:00 | Jane Okafor | Social Worker |\n\n{SAW}\n",
        [],
    ),
    "name of worker completing, a form": (
        f"Name of worker completing this form: Jane Okafor\nDesignation: Social Worker\nDate form was filled in: 04/03/2024\nTime form was filled in: 10:00\n\n{SAW}\n",
        [],
    ),
    "person making the entry": (
        f"Person making this entry: Jane Okafor\nTheir post: Social Worker\nEntry made at: 04/03/2024 10:00\n\n{SAW}\n",
        [],
    ),
    "duty officer and date of call": (
        f"Duty officer: Jane Okafor\nCall came in: 04/03/2024 10:00\nCall written up: 04/03/2024 10:40\n\n{RANG}\n",
        [],
    ),
    "a concern on a school's system": (
        f"Concern raised by: Jane Okafor, Class Teacher\nConcern logged: 04/03/2024 10:00\nIncident date: 04/03/2024 09:10\nCategory: Attendance\n\n{SAW}\n",
        [],
    ),
    "an event's date alone": (
        f"Date the visit took place: 04/03/2024\nVisit made by: Jane Okafor, Social Worker\n\n{SAW}\n",
        ["SGN002@1"],
    ),
    "night of": (
        f"Night of: 4 March 2024\nNight staff: Jane Okafor, Night Worker\n\n{BATH}\n",
        ["SGN002@1"],
    ),
    "people beside the note are not its author": (
        f"Date: 4 March 2024 10:00\nChild: Kai Lund\nMother: Rosa Lund\nManager informed: Bob Hale, Team Manager\nGP: Dr Ann Amin\nTo: Sue Wray, Health Visitor\n\n{SAW}\n",
        ["SGN001@1"],
    ),
    "a whole date and time under an unknown label": (
        f"Marker: 4 March 2024 10:00\nAuthor: Jane Okafor\nRole: Social Worker\n\n{SAW}\n",
        [],
    ),
    "a date of another thing does not serve": (
        f"Next review: 4 March 2024 10:00\nAuthor: Jane Okafor\nRole: Social Worker\n\n{SAW}\n",
        ["SGN002@1"],
    ),
    "transcribed and authored": (
        f"Authored: 4 March 2024 10:00\nAuthoring worker: Jane Okafor\nAuthoring worker's post: Social Worker\nOccurrence: 4 March 2024 09:00\n\n{SAW}\n",
        [],
    ),
    "a running number and a stamp in capitals": (
        f"ENTRY: 12  CREATED: 04-MAR-2024 10:15  WORKER: OKAFOR, JANE (SOCIAL WORKER)\n{SAW}\n\nENTRY: 13  CREATED: 06-MAR-2024 10:15  WORKER: OKAFOR, JANE (SOCIAL WORKER)\n{RANG}\n\nENTRY: 15  CREATED: 08-MAR-2024 10:15  WORKER: OKAFOR, JANE (SOCIAL WORKER)\n{BATH}\n",
        ["TIM004@3"],
    ),
    "a record whose number repeats": (
        "\n\n".join(
            f"Contact {n}\nLogged: 0{n + 2}/03/2024 10:15\nLogged by: Jane Okafor, SW\n\n{text}"
            for n, text in ((1, SAW), (2, RANG), (2, BATH), (3, SAW + " He is well."))
        )
        + "\n",
        ["TIM004@3"],
    ),
    "after the export": (
        f"Extract produced: 08/03/2024 12:00\n\nLogged: 04/03/2024 10:15\nLogged by: Jane Okafor, SW\n\n{SAW}\n\nLogged: 09/03/2024 10:15\nLogged by: Jane Okafor, SW\n\n{RANG}\n",
        ["TIM003@2"],
    ),
}

LINES = {
    "brackets": (f"Visit to Kai\n\n{SAW}\n\n(J Okafor, SW, 14/3/24 16:20)\n", []),
    "square brackets": (f"{SAW}\n\n[Jane Okafor - Social Worker - 14/03/2024 16:20]\n", []),
    "initials with stops": (f"{SAW}\n\nJ.O. 14/03/24 16:20\n", ["SGN003@1", "SGN005@1"]),
    "a log-in after bullets": (
        f"Kai at college, 14/03/2024 16:20\n\n- had eggs\n- new shoes\n- {RANG}\n\njokafor12\n",
        ["SGN003@1", "SGN005@1"],
    ),
    "a name with an age is the child's": (
        f"Outreach, Kai Lund (15), 14/03/2024 16:20\n\n{SAW}\n",
        ["SGN001@1"],
    ),
    "name, post and moment on lines of their own": (
        f"{SAW}\n\nJane Okafor\nSocial Worker, Leaving Care\nThursday 14 March 2024\n16:20\n",
        [],
    ),
    "a stamp with a short name": (f"Thu 14/03/2024 16:20 - Jo\n\n{SAW}\n", ["SGN003@1", "SGN005@1"]),
    "a foot with a short name": (f"Thu 14/03/2024 16:20\n\n{SAW}\n\nJo\n", ["SGN003@1", "SGN005@1"]),
    "a log book": (
        f"ELM LODGE LOG\n\n=====\nThu 14/03/2024 16:20\n\n{SAW}\n\nJane Okafor, Support Worker\n\n=====\nThu 14/03/2024 20:20\n\n{BATH}\n\nAl\n\n=====\nFri 15/03/2024 07:20\n\n{RANG}\n\nJane Okafor, Support Worker\n",
        ["SGN003@2", "SGN005@2"],
    ),
    "shifts with times": (
        f"Thursday 14 March 2024\n\nEARLY 07:40\n{BATH} Jane Okafor, Support Worker, 14/03/2024\n\nLATE 17:40\n{SAW} Jane Okafor, Support Worker, 14/03/2024\n\nNIGHT 23:10\n{RANG} Jane Okafor, Support Worker, 14/03/2024\n",
        [],
    ),
    "a heading of a coming or past day is no stamp": (
        f"Date: 14/03/2024 16:20\nWorker: Jane Okafor, Social Worker\n\nSince 8 March\n- {SAW}\n- {RANG}\n",
        [],
    ),
    "a tense note by phone": (f"T/C to Ms Bell 14/03/2024 16:20\n{RANG}\nJane Okafor SW\n", []),
    "signed by a line": (
        f"{SAW}\n\nNote written and signed by Jane Okafor (Social Worker) at 16:20 on 14 March 2024.\n",
        [],
    ),
    "log completed by": (
        f"14 March 2024\n\n{BATH}\n\nLog completed by Jane Okafor, Night Worker, at 06:50\n",
        [],
    ),
    "typed for a worker who is named": (
        f"Visit 14 March 2024 at 10:00\nTyped by Rosa Lind, Administrator, for Jane Okafor, Social Worker, on 14 March 2024 at 13:00\n\n{SAW}\n",
        [],
    ),
    "typed for a worker who is not": (
        f"Visit 14 March 2024 at 10:00\nTyped by Rosa Lind, Administrator, for the visiting officer, on 14 March 2024 at 13:00\n\n{SAW}\n",
        ["SGN101@1"],
    ),
    "a form that was sent is no sign-off": (
        f"{RANG}\n\nThe National Referral Mechanism (NRM) form was sent on 5 May.\n",
        ["SGN001@1", "SGN002@1"],
    ),
    "one line about a form": (
        "The National Referral Mechanism (NRM) form was sent on 5 May.\n",
        ["SGN001@1", "SGN002@1"],
    ),
    "jotted notes": (f"Kai seen at the youth office\n- {SAW}\n- {RANG}\n", ["SGN001@1", "SGN002@1"]),
    "who was rung is not who wrote": (
        f"Call to Ann Cole, Health Visitor, 14/03/2024 16:20\n\n{RANG}\n",
        ["SGN001@1"],
    ),
    "spoken to is not the author": (
        f"14/03/2024 16:20 Phone call from Ann Cole, School Nurse\n\n{RANG}\n\nJane Okafor, Social Worker\n",
        [],
    ),
    "next date at the foot": (
        f"Date: 14/03/2024 16:20\nWorker: Jane Okafor, Social Worker\n\n{SAW}\n\nNext visit: 28/03/2024 at 10:00.\n",
        [],
    ),
}

MORE = {
    "mosaic": (
        two(
            "Case note type: Home visit\nDate/time of event: {0}\nDate/time note created: {1}\nWorker creating note: Jane Okafor\nWorker's job title: Social Worker",
            ("04/03/2024 10:00", "04/03/2024 15:00"),
            ("06/03/2024 10:00", "08/03/2024 15:00"),
        ),
        ["TIM001@2"],
    ),
    "cpoms": (
        two(
            "Incident date/time: {0}\nAdded by: Jane Okafor, DSL\nAdded: {1}\nLinked student(s): none",
            ("04/03/2024 10:00", "04/03/2024 15:00"),
            ("06/03/2024 10:00", "06/03/2024 15:00"),
        ),
        [],
    ),
    "rio": (
        f"04 Mar 2024 10:00 - Jane Okafor (Social Worker) - Home visit\nValidated: 04 Mar 2024 11:15\n\n{SAW}\n",
        [],
    ),
    "systmone": (f"04 Mar 2024 10:00  Surgery: Elm Lodge  OKAFOR, Jane (Health Visitor)\n\n{SAW}\n", []),
    "entered date & worker on one line": (
        f"Entry date: 04/03/2024 15:00 | Event date: 04/03/2024 10:00 | Worker: Jane Okafor | Team: CIN 2 | Role: SW\n\n{SAW}\n",
        [],
    ),
    "pipe table by unknown heads": (
        "| Occurred on | Written on | Written by | Designation | What was seen |\n|---|---|---|---|---|\n"
        + f"| 04/03/2024 10:00 | 04/03/2024 11:00 | Jane Okafor | Nurse | {SAW} |\n| 05/03/2024 10:00 | 07/03/2024 11:00 | Jane Okafor | Nurse | {RANG} |\n",
        ["TIM001@2"],
    ),
    "prose with foot in brackets and dash": (
        f"{SAW}\n\n— Jane Okafor, Family Worker, 4 March 2024, 3.15pm\n",
        [],
    ),
    "typed at": (
        f"Home visit, Tuesday 5 March 2024, 10am\nTyped 5 March 2024, 2pm\nJane Okafor, Social Worker\n\n{SAW}\n",
        [],
    ),
    "typed late": (
        f"Home visit, Tuesday 5 March 2024, 10am\nTyped 8 March 2024, 2pm\nJane Okafor, Social Worker\n\n{SAW}\n",
        ["TIM001@1"],
    ),
    "foot typed late": (
        f"Home visit: 5 March 2024, 10am\n\n{SAW}\n\nTyped up 8 March 2024 at 2pm by Jane Okafor, Social Worker\n",
        ["TIM001@1"],
    ),
    "foot: unlabelled writing, event labelled": (
        f"Visit date: 5 March 2024\n\n{SAW}\n\nJane Okafor, Social Worker\n8 March 2024, 14:00\n",
        ["TIM001@1"],
    ),
    "recorded retro": (
        f"Visit date: 5 March 2024\nRetrospective entry, made 8 March 2024 at 14:00 by Jane Okafor, Social Worker\n\n{SAW}\n",
        [],
    ),
    "late at the foot": (
        f"Visit date: 5 March 2024\n\n{SAW}\n\nJane Okafor, Social Worker\nLate entry, 8 March 2024 14:00\n",
        [],
    ),
    "delayed because": (
        f"Seen: 5 March 2024 10:00\nKeyed: 8 March 2024 14:00 (delayed entry)\nKeyed by: Jane Okafor, Social Worker\n\n{SAW}\n",
        [],
    ),
    "blank sign": (
        f"Date: 4/3/2024 10:00\n{SAW}\n\nSigned .......... Post .......... Date ..........\n",
        ["SGN006@1"],
    ),
    "blank staff": (f"04/03/2024 10:00\n\n{SAW}\n\nEntry made by: ______\nJob role: ______\n", ["SGN006@1"]),
    "placeholder author": (
        f"Date: 4/3/2024 10:00\nCompleted by: [worker name]\nRole: Social Worker\n\n{SAW}\n",
        ["SGN006@1"],
    ),
    "placeholder post": (
        f"Logged: 4/3/2024 10:00\nLogged by: Jane Okafor\nJob title: <job title>\n\n{SAW}\n",
        ["SGN006@1"],
    ),
    "tbc": (f"Logged: 4/3/2024 10:00\nLogged by: TBC\nJob title: Social Worker\n\n{SAW}\n", ["SGN006@1"]),
    "time left": (
        f"Logged: 4/3/2024\nTime logged: --:--\nLogged by: Jane Okafor, SW\n\n{SAW}\n",
        ["SGN006@1"],
    ),
    "yearless": (f"Logged: 4 March, 10am\nLogged by: Jane Okafor, SW\n\n{SAW}\n", ["SGN007@1"]),
    "weekday": (f"Noted: Tuesday 10am\nNoted by: Jane Okafor, SW\n\n{SAW}\n", ["SGN007@1"]),
    "yesterday": (f"Seen: yesterday 4pm\nWritten: 5/3/2024 10:00, Jane Okafor, SW\n\n{SAW}\n", ["SGN007@1"]),
    "impossible": (f"Logged: 31/02/2024 10:00\nLogged by: Jane Okafor, SW\n\n{SAW}\n", ["SGN008@1"]),
    "impossible wd": (
        f"Logged: Tuesday 4 March 2024 10:00\nLogged by: Jane Okafor, SW\n\n{SAW}\n",
        ["SGN008@1"],
    ),
    "impossible in text": (
        f"Logged: 4 March 2024 10:00\nLogged by: Jane Okafor, SW\n\n{SAW} He was born on 30 February 2011 and had tea at 17:72.\n",
        ["SGN008@1", "SGN008@1"],
    ),
    "initials by": (f"Logged: 4 March 2024 10:00\nLogged by: J.O.\nRole: SW\n\n{SAW}\n", ["SGN005@1"]),
    "initials and name": (f"Logged: 4 March 2024 10:00\nLogged by: JO (Jane Okafor, SW)\n\n{SAW}\n", []),
    "first": (f"Logged: 4 March 2024 10:00\nOn duty: Jane\nPost: RSW\n\n{SAW}\n", ["SGN005@1"]),
    "email login": (
        f"Logged: 4 March 2024 10:00\nUser: jane.okafor@elm.example\nPost: RSW\n\n{SAW}\n",
        ["SGN005@1"],
    ),
    "on shift two": (
        f"Date: 4 March 2024 10:00\nStaff on shift: Jane Okafor and Tom Bell (Support Workers)\n\n{SAW}\n",
        [],
    ),
    "telephone record": (
        f"TELEPHONE RECORD\n\nCall received: 4 March 2024 10:00\nCall from: Ann Cole, Health Visitor\nCall taken by: Jane Okafor, Duty Worker\nNote written: 4 March 2024 10:20\n\n{RANG}\n",
        [],
    ),
    "letters at foot: cc": (
        f"Date: 4 March 2024 10:00\n\n{SAW}\n\nJane Okafor\nSocial Worker\ncc: Bob Hale, Team Manager\n",
        [],
    ),
    "contact sheet list of professionals": (
        f"Date: 4 March 2024 10:00\nGP: Dr Amin\nHealth visitor: Ann Cole\nSocial worker: Jane Okafor\nIRO: Bob Hale\n\n{SAW}\n",
        [],
    ),
    "chronological numbering #": (
        "\n\n".join(
            f"#{n}  0{d}/03/2024 10:00  Jane Okafor, SW\n{t}"
            for n, d, t in ((1, 1, SAW), (2, 2, RANG), (4, 4, BATH))
        )
        + "\n",
        ["TIM004@3"],
    ),
    "numbering n.": (
        "\n\n".join(
            f"{n}. 0{d}/03/2024 10:00 Jane Okafor, SW\n{t}"
            for n, d, t in ((1, 1, SAW), (2, 2, RANG), (4, 4, BATH))
        )
        + "\n",
        ["TIM004@3"],
    ),
    "numbering entry heads": (
        "\n\n".join(
            f"Session {n}\nHeld: 0{d}/03/2024 10:00\nWritten: 0{d}/03/2024 12:00\nWritten by: Jane Okafor, SW\n\n{t}"
            for n, d, t in ((1, 1, SAW), (2, 2, RANG), (2, 4, BATH), (3, 5, SAW))
        )
        + "\n",
        ["TIM004@3"],
    ),
    "dates out of order": (
        "\n\n".join(
            f"0{d}/03/2024 10:00 Jane Okafor, SW\n{t}" for d, t in ((1, SAW), (3, RANG), (2, BATH), (4, SAW))
        )
        + "\n",
        ["TIM004@3"],
    ),
    "numbering No.": (
        "\n\n".join(
            f"No. {n}\nMade on 0{d}/03/2024 10:00 by Jane Okafor, SW\n\n{t}"
            for n, d, t in ((1, 1, SAW), (2, 2, RANG), (4, 4, BATH))
        )
        + "\n",
        ["TIM004@3"],
    ),
    "CONTACT 001": (
        "\n\n".join(
            f"CONTACT 00{n} - 0{d}/03/2024 10:00 - Jane Okafor, SW\n{t}"
            for n, d, t in ((1, 1, SAW), (2, 2, RANG), (4, 4, BATH))
        )
        + "\n",
        ["TIM004@3"],
    ),
    "future": (f"Logged: 4 March 2099 10:00\nLogged by: Jane Okafor, SW\n\n{SAW}\n", ["TIM003@1"]),
    "future event planned": (
        "Event: 4 March 2099 10:00\nLogged: 4 March 2024 10:00\nLogged by: Jane Okafor, SW\n\nThe review is booked for 4 March at the school.\n",
        [],
    ),
    "note of": (f"Note of call by Jane Okafor (Duty Worker) on 4 March 2024 at 10:00\n\n{RANG}\n", []),
    "author & date:": (f"Author & date: Jane Okafor, SW, 4/3/24 10:00\n\n{SAW}\n", []),
    "prepared": (
        f"Prepared for: the conference\nPrepared by: Jane Okafor, SW\nPrepared on: 4 March 2024 10:00\n\n{SAW}\n",
        [],
    ),
    "name/role/date lines at foot labels": (
        f"{SAW}\n\nName of recorder: Jane Okafor\nStatus: Family Support Worker\nCompleted at: 10:00\nCompleted on: 4/3/24\n",
        [],
    ),
    "sup": (
        f"SUPERVISION RECORD\nSupervisor: Bob Hale, Team Manager\nSupervisee: Jane Okafor, Social Worker\nHeld on: 4 March 2024\nTyped: 7 March 2024 10:00\nTyped by: Bob Hale\n\n{SAW}\n",
        ["TIM001@1"],
    ),
    "time stamped": (
        f"Time stamp: 04/03/2024 10:00:12\nOperator: JOKAFOR\nOperator name: Jane Okafor\nOperator post: Duty Officer\n\n{RANG}\n",
        [],
    ),
    "addendum signed below": (
        f"Logged: 4 March 2024 10:00\nLogged by: Jane Okafor, SW\n\n{SAW}\n\nAddendum\n{RANG}\nJane Okafor, SW, 5 March 2024 09:00\n",
        [],
    ),
    "update brackets": (
        f"Logged: 4 March 2024 10:00\nLogged by: Jane Okafor, SW\n\n{SAW}\n\n(Update 5/3/24 - mum rang back.)\n",
        ["TIM005@1"],
    ),
    "table update": (
        "| Date | Worker | Note |\n|---|---|---|\n"
        + f"| 04/03/2024 10:00 | Jane Okafor, SW | {SAW} UPDATE: he rang back. |\n| 05/03/2024 10:00 | Jane Okafor, SW | {RANG} |\n",
        ["TIM005@1"],
    ),
}

A = "Jane Okafor"
P = "Social Worker"
LAYOUTS = {
    "supervised contact": (
        f"SUPERVISED FAMILY TIME\nChildren: Kai (5) and Mia (3)\nSession date: 4 March 2024\nSession time: 10:00 - 11:00\nSupervised by: {A}, Contact Supervisor\nRecord written: 4 March 2024, 12:00\n\n{SAW}\n",
        [],
    ),
    "return interview": (
        f"RETURN HOME INTERVIEW\nYoung person: Kai Lund\nDate returned: 3 March 2024\nInterview date and time: 4 March 2024 10:00\nInterviewed by: {A} (Missing Worker)\nWrite up completed: 4 March 2024 13:00\n\n{SAW}\n",
        [],
    ),
    "pre-birth": (
        f"Unborn: Baby Lund\nEDD: 3 June 2024\nMother: Rosa Lund\nContact made on: 4 March 2024 at 10:00\nThis record made on: 4 March 2024 at 11:00\nThis record made by: {A}, {P}\n\n{SAW}\n",
        [],
    ),
    "panel": (
        f"FOSTERING PANEL MINUTES\nDate of panel: 4 March 2024 10:00\nPanel chair: Bob Hale\nPanel administrator: Sue Wray\nMinutes completed by: Sue Wray, Panel Administrator, 4 March 2024 16:00\n\nItem 1\n{SAW}\n\nItem 2\n{RANG}\n",
        [],
    ),
    "letter form": (f"4 March 2024\n\nDear Ms Lund\n\n{SAW}\n\nYours sincerely\n\n{A}\n{P}\n", ["SGN004@1"]),
    "email in no close": (
        f"Entered: 4 March 2024 10:00\nEntered by: {A}, SW\n\nFrom: Ann Cole\nSent: 3 March 2024 09:00\nTo: {A}\nSubject: Kai\n\n{RANG}\n\nI rang Ann back at ten.\n",
        [],
    ),
    "hand2": (
        f"HANDOVER\nDate/time: 4 March 2024 14:30\nHanded over by: {A}, RSW\nHanded over to: Tom Bell, RSW\n\n{BATH}\n",
        [],
    ),
    "referral": (
        f"REFERRAL\nReferrer: Ann Cole, Health Visitor\nReferral received: 4 March 2024 10:00\nTaken by: {A}, Contact Officer\nEntered on system: 4 March 2024 10:30\n\n{RANG}\n",
        [],
    ),
    "visit sheet": (
        f"STATUTORY VISIT\nVisit carried out by: {A}, {P}\nVisit carried out on: 4 March 2024 10:00\nForm filled in: 4 March 2024 17:00\n\n{SAW}\n",
        [],
    ),
    "visit sheet late": (
        f"STATUTORY VISIT\nVisit carried out by: {A}, {P}\nVisit carried out on: 4 March 2024 10:00\nForm filled in: 6 March 2024 17:00\n\n{SAW}\n",
        ["TIM001@1"],
    ),
    "undertaken": (
        f"Visit undertaken by: {A}, {P}\nVisit undertaken: 4 March 2024 10:00\nRecorded on file: 4 March 2024 17:00\n\n{SAW}\n",
        [],
    ),
    "submission": (
        f"Date and time of submission: 04/03/2024 10:00\nSubmitted by (name): {A}\nSubmitted by (role): {P}\n\n{SAW}\n",
        [],
    ),
    "contributor": (f"Contributor: {A}\nContributor role: {P}\nContributed: 04/03/2024 10:00\n\n{SAW}\n", []),
    "note ends with quoted": (f'Log 04/03/2024 10:00\n\n{SAW} He said, "Bye."\n{A} {P}\n', []),
    "foot dash initials": (f"Mon 04/03/2024 10:00\n{BATH} - JO\n", ["SGN003@1", "SGN005@1"]),
    "foot (initials)": (f"Mon 04/03/2024 10:00\n{BATH} (JO)\n", ["SGN003@1", "SGN005@1"]),
    "foot /JO": (f"Mon 04/03/2024 10:00\n{BATH}\n/JO\n", ["SGN003@1", "SGN005@1"]),
    "foot slash": (f"Mon 04/03/2024 10:00\n{BATH}\nJ. Okafor / RSW\n", []),
    "foot name team": (
        f"{BATH}\n\n{A}\nSenior Practitioner\nEdge of Care Team\nTel 01632 960000\n04.03.24 @ 10.00\n",
        [],
    ),
    "foot signed electronically": (f"{BATH}\n\nElectronically signed by {A}, {P}, 04/03/2024 10:00\n", []),
    "foot author:": (f"{BATH}\n\nAuthor: {A}, {P}. 04/03/2024 10:00\n", []),
    "foot labels comma": (f"{BATH}\n\nWorker: {A}; Post: {P}; Date: 04/03/2024; Time: 10:00\n", []),
    "head pipes": (f"04/03/2024 | 10:00 | {A} | {P} | Home visit\n\n{SAW}\n", []),
    "head slashes": (f"04/03/2024 10:00 / {A} / {P} / Home visit\n\n{SAW}\n", []),
    "head brackets": (f"[04/03/2024 10:00] [{A}, {P}] [Home visit]\n\n{SAW}\n", []),
    "head text then author label": (f"Home visit 04/03/2024 10:00\nAuthor - {A} ({P})\n\n{SAW}\n", []),
    "label dash": (f"Date - 04/03/2024\nTime - 10:00\nWorker - {A}\nPost - {P}\n\n{SAW}\n", []),
    "label equals": (f"Date = 04/03/2024 10:00\nWorker = {A}\nPost = {P}\n\n{SAW}\n", []),
    "no colon gaps": (
        f"Date recorded      04/03/2024 10:00\nRecorded by        {A}\nJob title          {P}\n\n{SAW}\n",
        [],
    ),
    "caps": (f"DATE KEYED: 04/03/2024 10:00\nKEYED BY: {A.upper()}\nPOST: {P.upper()}\n\n{SAW}\n", []),
    "double header": (
        f"Child: Kai Lund    DOB: 03/02/2012    Ref: 77\n\nCreated by {A}, {P}, on 04/03/2024 at 10:00\n\n{SAW}\n",
        [],
    ),
    "group": (
        "\n\n".join(
            f"{d} March 2024, {h}:00 hrs. {A}, {P}.\n{t}"
            for d, h, t in ((1, "09", SAW), (2, "10", RANG), (4, "11", BATH))
        )
        + "\n",
        [],
    ),
    "group2": (
        "\n\n".join(
            f"{t}\n{A}, {P}, {d} March 2024, {h}:00"
            for d, h, t in ((1, "09", SAW), (2, "10", RANG), (4, "11", BATH))
        )
        + "\n",
        [],
    ),
    "group3, author missing in one": (
        "\n\n".join(
            f"{d} March 2024 {h}:00\n{t}" + ("" if d == 2 else f"\n{A}, {P}")
            for d, h, t in ((1, "09", SAW), (2, "10", RANG), (4, "11", BATH))
        )
        + "\n",
        ["SGN001@2"],
    ),
    "group4 rules": (
        "\n----------\n".join(
            f"Visited: {d} March 2024 09:00\nWrote up: {w} March 2024 10:00\n{A}, {P}\n\n{t}"
            for d, w, t in ((1, 1, SAW), (2, 5, RANG), (4, 4, BATH))
        )
        + "\n",
        ["TIM001@2"],
    ),
    "times within log": (
        f"DAY LOG\nDate: 4 March 2024\nCompleted by: {A}, RSW at 22:00\n\n07:30 {BATH}\n09:15 {SAW}\n15:40 {RANG}\n",
        [],
    ),
    "next of kin named": (
        f"Entry made: 04/03/2024 10:00\nEntry made by: {A}\nPosition: {P}\nInformed: Bob Hale, Team Manager\n\n{SAW}\n",
        [],
    ),
    "two dates": (
        f"Date from: 04/03/2024\nDate to: 08/03/2024\nSummary by: {A}, {P}\nSummary date: 08/03/2024 16:00\n\n{SAW}\n",
        [],
    ),
    "range event": (
        f"Period covered: 1 to 31 March 2024\nSummary by: {A}, {P}\nWritten: 2 April 2024 16:00\n\n{SAW}\n",
        [],
    ),
    "range stay": (
        f"Stay: 1 March 2024 to 4 March 2024\nSummary by: {A}, {P}\nWritten: 4 March 2024 16:00\n\n{SAW}\n",
        [],
    ),
    "range overnight": (
        f"Shift: 4 March 2024 21:00 to 5 March 2024 07:00\nWritten: 5 March 2024 06:45\nWritten by: {A}, Night Worker\n\n{BATH}\n",
        [],
    ),
    "overnight w/o": (
        f"Night of 4/5 March 2024\nWritten: 5 March 2024 06:45\nWritten by: {A}, Night Worker\n\n{BATH}\n",
        [],
    ),
    "written up two entries": (
        f"Note written: 06:45 on 5 March 2024\nNote by: {A}, Night Worker\nConcerning: events of 4 March 2024\n\n{BATH}\n",
        [],
    ),
}

H = f"Date: 04/03/2024 10:15\nWorker: {A}, {P}\n\n"
NOTES = [
    (H + f"Update: {SAW}\n", []),
    (H + f"{SAW}\n\nUpdated plan\n- I will ring Ms Bell.\n", []),
    (H + f"{SAW}\n\nCorrect: Kai is 15.\n", []),
    (H + f"{SAW} Further to the visit I rang Ms Bell.\n", []),
    (H + f"{SAW}\n\nFurther to my visit, Ms Bell rang.\n", []),
    (H + f"{SAW}\n\nUpdate from Ms Bell: Kai is in.\n", []),
    (H + f"School\n{RANG}\n\nHealth\nKai saw Dr Amin. Extra: none.\n", []),
    (H + f"{SAW} Mum typed from her notes on the phone. She recorded for me the times.\n", []),
    (H + f"{SAW}\n\nPlease ask Kai to write here next week.\n", []),
    (
        H
        + "Plan\n- Give details of the club to Kai\n- Complete the form with Rosa\n- List of clubs to be sent\n- Write up by Friday\n",
        [],
    ),
    (H + f"{SAW} Kai was late, and his homework was recorded late by Ms Bell.\n", []),
    (H + f"Kai's late entry to the swimming gala was accepted. {SAW}\n", []),
    (H + f"Weight was not recorded at the time of his birth. {SAW}\n", []),
    (H + f"{SAW}\n\nActions\nJane Okafor to ring the school\nAnn Cole to see Kai on 5 March\n", []),
    (H + f"Present\nAnn Cole, Health Visitor\nBob Hale, Team Manager\nRosa Lund\n\nDiscussion\n{RANG}\n", []),
    (
        f"MEETING\nPresent\nAnn Cole, Health Visitor\nBob Hale, Team Manager\n\nDate: 04/03/2024 10:00\n\nDiscussion\n{RANG}\n",
        ["SGN001@1"],
    ),
    (f"Date: 04/03/2024 10:00\n\n{RANG}\n\nSeen by Dr Amin, GP, on 5 March 2024.\n", ["SGN001@1"]),
    (f"Date: 04/03/2024 10:00\n\n{RANG} Referred by Ann Cole, Health Visitor, 5 March 2024.\n", ["SGN001@1"]),
    (
        f"Event date: 04/03/2024 10:00\nAuthor: {A}\nRole: {P}\n\nKai's review was on 5 March 2024. He has an appointment on 6 March 2024 at 10:00.\n",
        ["SGN002@1"],
    ),
    (
        f"Date of visit: 04/03/2024\nTime of visit: 10:00\nCompleted by: {A}\nJob title: {P}\nNext visit planned: 18/03/2024 10:00\n\n{SAW}\n",
        ["SGN002@1"],
    ),
    (f"HOME VISIT RECORD\n4 March 2024\n{A}, {P}\n\n{SAW}\n", ["SGN004@1"]),
    (f"{SAW}\n", ["SGN001@1", "SGN002@1"]),
    (f"Home visit\n\n{SAW}\n\n{A}\n", ["SGN002@1", "SGN003@1"]),
    (f"Worker: {A}\nVisit: 04/03/2024 at 10:00\nWritten: 04/03/2024\n\n{SAW}\n", ["SGN003@1", "SGN004@1"]),
    (f"Time: 10:00\nWorker: {A}\nStatus: Agency {P}\n\n{SAW}\n", ["SGN002@1"]),
    (f"Child's status: Looked after\nLogged 04/03/2024 10:00\nLogged by {A}\n\n{SAW}\n", ["SGN003@1"]),
    (f"Recorded by: Duty Team\nRecorded: 04/03/2024 10:00\n\n{SAW}\n", ["SGN001@1"]),
    (f"Recorded by: SW\nRecorded: 04/03/2024 10:00\n\n{SAW}\n", ["SGN001@1"]),
    (f"Recorded by: {A}, duty\nRecorded: 04/03/2024 10:00\n\n{SAW}\n", ["SGN003@1"]),
    (
        f"Entered by: Sue Wray (Business Support) for duty SW\nEntered: 04/03/2024 10:00\n\n{SAW}\n",
        ["SGN101@1"],
    ),
    (
        f"Entered by: Sue Wray (Business Support)\nEntered: 04/03/2024 10:00\n\nThe following was given to me by phone by the night worker. {SAW}\n",
        ["SGN101@1"],
    ),
    (
        f"Entered by: Sue Wray (Business Support)\nEntered: 04/03/2024 10:00\n\nI am writing this on behalf of my colleague who saw Kai. {SAW}\n",
        ["SGN101@1"],
    ),
    (
        f"Entered by: Sue Wray (Business Support)\nEntered: 04/03/2024 10:00\n\nThis note was written up by admin from the worker's dictation. {SAW}\n",
        ["SGN101@1"],
    ),
    (
        f"Entered by: Sue Wray (Business Support)\nEntered: 04/03/2024 10:00\n\nNotes dictated by the visiting social worker and typed by me. {SAW}\n",
        ["SGN101@1"],
    ),
    (f"Entered by: Sue Wray, admin, obo SW\nEntered: 04/03/2024 10:00\n\n{SAW}\n", ["SGN101@1"]),
    (f"{SAW}\n\nSue Wray, Administrator, 04/03/2024 10:00, p.p. the social worker\n", ["SGN101@1"]),
    (
        f"{SAW}\n\nSue Wray, Administrator, 04/03/2024 10:00 (from notes left by the weekend worker)\n",
        ["SGN101@1"],
    ),
    (
        f"Recorded by: Sue Wray, Administrator\nOn behalf of: the duty worker\nRecorded: 04/03/2024 10:00\n\n{SAW}\n",
        ["SGN101@1"],
    ),
    (
        f"Recorded by: Sue Wray, Administrator\nOn behalf of: {A}, {P}\nRecorded: 04/03/2024 10:00\n\n{SAW}\n",
        [],
    ),
    (f"Logged: 04/03/2024 10:00\nLogged by: {A}\nJob role: ..........\n\n{SAW}\n", ["SGN006@1"]),
    (
        f"Child: Kai Lund\nSchool:\nGP:\n\nLogged: 04/03/2024 10:00\nLogged by: {A}\nJob role: {P}\n\n{SAW}\n",
        ["REC201@1", "REC201@1"],
    ),
    (
        f"{SAW}\n\nWorker signature: ______________   Date: 4/3/24  Time: 10:00\nPrint name: {A}   Role: {P}\n",
        ["SGN006@1"],
    ),
    (
        f"Date: 04/03/2024 10:00\nWorker: {A}, {P}\n\nParent's views: XXXXX\nOutcome: delete as applicable NFA / assessment\n{SAW}\n",
        ["REC202@1", "REC202@1"],
    ),
    (
        f"Date: 04/03/2024 10:00\nWorker: {A}, {P}\n\nAnalysis\nSay here what you think and why.\n{SAW}\n",
        ["REC202@1"],
    ),
    (f"Date: 04/03/2024 10:00\nWorker: {A}, {P}\n\n<<insert summary>>\n{SAW}\n", ["REC202@1"]),
    (f"Date: 04/03/2024 10:00\nWorker: {A}, {P}\n\nSummary\n[Text]\n{SAW}\n", ["REC202@1"]),
    (
        f"Date: 04/03/2024 10:00\nWorker: {A}, {P}\n\nSummary\nThis box is for the worker to say what was agreed.\n{SAW}\n",
        ["REC202@1"],
    ),
    (
        f"Date: 04/03/2024 10:00\nWorker: {A}, {P}\n\nSummary\n[To be completed by the social worker]\nDo not leave this section blank.\n{SAW}\n",
        ["REC202@1", "REC202@1"],
    ),
]

SIGNED = [
    (f"Visit: 4 March 2024, 10:00\nWritten up: 4 March 2024, 13:00\n{A} ({P})\n\n{SAW}\n", []),
    (
        f"Kai Lund - supervision of time with Dad\n4 March 2024, 10:00 to 11:00, Elm Centre\nSupervisor: {A}, Family Time Worker\nWritten 4 March 2024, 12:15\n\n{SAW}\n",
        [],
    ),
    (
        f"EDT CALL LOG\nCall no: 1182\nReceived: 04/03/2024 22:10\nAnswered by: {A}, EDT Social Worker\nTyped: 04/03/2024 22:40\n\n{RANG}\n",
        [],
    ),
    (
        f"Strategy discussion\nChaired by: Bob Hale, Team Manager\nMinutes: {A}, Business Support\nHeld: 4 March 2024 14:00. Minutes done: 4 March 2024 16:30.\n\n{RANG}\n",
        [],
    ),
    (
        f"SHIFT REPORT\nShift date: 4 March 2024\nShift: Late\nReport author: {A}\nReport author's role: RSW\nReport finished: 21:50\n\n{BATH}\n",
        [],
    ),
    (f"LATE SHIFT 4 March 2024 21:50\n{A}, RSW\n\n{BATH}\n", []),
    (
        "\n\n".join(
            f"{t} SHIFT  {d} March 2024  {h}\n{b}\nSigned {A}, RSW"
            for t, d, h, b in (
                ("EARLY", 4, "13:50", BATH),
                ("LATE", 4, "21:50", SAW),
                ("NIGHT", 5, "06:50", RANG),
            )
        )
        + "\n",
        [],
    ),
    (f"4/3/24 10am. HV. {SAW} JO\n", ["SGN003@1", "SGN005@1"]),
    (f"HV 4/3/24 10am JO SW\n{SAW}\n", ["SGN005@1"]),
    (f"{A} SW 4/3/24 10am\n{SAW}\n", []),
    (
        f"Date of event: 4 March 2024\nTime of event: 10:00\nDate of entry: 4 March 2024\nTime of entry: 16:00\nUser: OKAFORJ\nUser's full name: {A}\nUser's job: {P}\n\n{SAW}\n",
        [],
    ),
    (
        f"Recorded by {A} ({P}), Elm Team, 04/03/2024 at 16:00, for visit on 04/03/2024 at 10:00\n\n{SAW}\n",
        [],
    ),
    (
        f"Recorded by {A} ({P}), 09/03/2024 at 16:00, for visit on 04/03/2024 at 10:00\n\n{SAW}\n",
        ["TIM001@1"],
    ),
    (
        f"Contact: home visit\nDate seen: 4 March 2024\nSeen by: {A}, {P}\nDate written up: 4 March 2024 17:00\n\n{SAW}\n",
        [],
    ),
    (f"Visited on 4 March 2024 by {A}, {P}\nWritten on 4 March 2024 at 17:00\n\n{SAW}\n", []),
    (f"Record created 04/03/2024 16:00:03 by OKAFOR, Jane [Social Worker]\n\n{SAW}\n", []),
    (f"Created 04/03/2024 16:00 / Modified 05/03/2024 10:00\nOwner: {A} ({P})\n\n{SAW}\n", []),
    (f"Author: {A} | {P} | Elm Team\nDate: 04/03/2024 | 16:00\n\n{SAW}\n", []),
    (f"From: {A}, {P}\nTo: file\nDate: 04/03/2024 16:00\nRe: Kai Lund\n\n{SAW}\n", []),
    (f"FILE NOTE\nTo: File\nFrom: {A}, {P}\nDate: 04/03/2024\nTime: 16:00\nSubject: Kai\n\n{SAW}\n", []),
    (f"Name: {A}\nRole: {P}\nDate: 04/03/2024 16:00\n\n{SAW}\n", []),
    (f"Child's name: Kai Lund\nName: {A}\nRole: {P}\nDate: 04/03/2024 16:00\n\n{SAW}\n", []),
    (
        f"Consultation with: Ann Cole, EP\nConsultation led by: {A}, {P}\nConsultation on: 04/03/2024 14:00\nSummary typed: 04/03/2024 16:00\n\n{RANG}\n",
        [],
    ),
    (f"{SAW}\n\nSigned {A}    {P}    4 March 2024    16:00\n", []),
    (f"{SAW}\n\nWritten by: {A}\nQualified {P}, Elm Team\n16:00, 4th March 2024\n", []),
    (f"{SAW}\n\n{A}, {P} (Agency), Elm Team - 4th of March '24, 4pm\n", []),
    (f"{SAW}\n\n...{A}, {P}, 4.3.24 1600hrs\n", []),
    (f"{SAW}\n\n*{A}, {P}, 4.3.24 1600hrs*\n", []),
    (
        f"{SAW}\n\nThis note was written by {A}, {P}, on 4 March 2024 at 16:00, two hours after the visit.\n",
        [],
    ),
    (f"{SAW}\n\nWritten at 16:00 on 4 March 2024. {A}, {P}.\n", []),
    (f"{SAW}\n\n{A}\n{P}\nWritten: 4 March 2024, 16:00\nManager sign-off: Bob Hale, 9 March 2024\n", []),
    (
        f"Date: 4 March 2024 16:00\nSocial worker: {A}\n\n{SAW}\n\nManager's comments: Agreed.\nBob Hale, Team Manager, 9 March 2024\n",
        [],
    ),
    (
        "| Date and time | Event | Worker and post |\n|---|---|---|\n"
        + f"| 04/03/2024 10:00 | {SAW} | {A}, {P} |\n| 05/03/2024 10:00 | {RANG} | {A} |\n| 05/03/2024 | {BATH} | {A}, {P} |\n",
        ["SGN003@2", "SGN004@3"],
    ),
    (
        "| Date | Time | What happened | Initials |\n|---|---|---|---|\n"
        + f"| 04/03/2024 | 10:00 | {SAW} | JO |\n| 05/03/2024 | 11:00 | {RANG} | JO |\n",
        ["SGN003@1", "SGN003@2", "SGN005@1", "SGN005@2"],
    ),
    (
        "| When | Who wrote it | Log |\n|---|---|---|\n"
        + f"| 04/03/2024 10:00 | {A}, RSW | {SAW} |\n| 05/03/2024 11:00 | | {RANG} |\n",
        ["SGN006@2"],
    ),
    (
        "Date | Time | Entry | By\n"
        + f"04/03/2024 | 10:00 | {SAW} | {A}, RSW\n05/03/2024 | 11:00 | {RANG} | {A}, RSW\n",
        [],
    ),
    (
        "Date\tTime\tEntry\tStaff\n"
        + f"04/03/2024\t10:00\t{SAW}\t{A}, RSW\n05/03/2024\t11:00\t{RANG}\t{A}, RSW\n",
        [],
    ),
]

FOR_OTHERS = [
    ("Typed from the visiting worker's notes.", True),
    ("Keyed from a colleague's handwritten notes.", True),
    ("Entered from a written note left by the night worker.", True),
    ("Transcribed from a voice recording made by the duty worker.", True),
    ("Dictated by the social worker over the phone.", True),
    ("Details as told to me by the night worker, who saw it.", True),
    ("Put on the system by admin on behalf of the worker.", True),
    ("Inputted by business support.", True),
    ("This record was completed for a worker who is on leave.", True),
    ("Written by me for the worker who visited.", True),
    ("Copied up from the sessional worker's notebook.", True),
    ("Typed from Jane Okafor's notes.", False),
    ("Keyed from notes made by Ann Cole, Social Worker.", False),
    ("Dictated by Ann Cole, Social Worker.", False),
    ("Typed from my own notes of the visit.", False),
    ("Typed from Jo's notes.", False),
    ("Copied from Dr Amin's notes.", False),
    ("Written from my notes.", False),
    ("The letter was typed from the doctor's notes.", False),
    ("Kai copied a page from his friend's notes.", False),
    ("I rang the landlord on behalf of the family.", False),
    ("I recorded for the court how Kai spends his week.", False),
]

ADDITIONS = [
    ("Amendment: he is fifteen.", True),
    ("Amendment - he is fifteen.", True),
    ("Later note: he is fifteen.", True),
    ("Further to the above: he is fifteen.", True),
    ("Further to the above, Kai rang back.", True),
    ("Post-visit note: he is fifteen.", True),
    ("Extra: he is fifteen.", True),
    ("Note added: he is fifteen.", True),
    ("Addition to the above note: he is fifteen.", True),
    ("Added at the end of the day: he is fifteen.", True),
    ("PS he is fifteen.", True),
    ("Corrected: he is fifteen.", True),
    ("Correction to paragraph 1: he is fifteen.", True),
    ("Amended to say that he is fifteen.", True),
    ("Subsequent note - he is fifteen.", True),
    ("[Added: he is fifteen.]", True),
    ("Amendment made 15/03/2024 at 09:00 by Jane Okafor: he is fifteen.", False),
    ("Later note, 15/03/2024 09:00, J. Okafor: he is fifteen.", False),
    ("Added 15 March 2024, 9am, Jane Okafor. He is fifteen.", False),
    ("Update on the claim: Kai has heard nothing.", False),
    ("Additional needs: none.", False),
    ("Further contact: Kai will ring on Friday.", False),
    ("Added sugar is what Kai likes best.", False),
    ("Corrections to the plan were agreed with the school.", False),
]

INSTRUCTIONS = [
    ("{(circle one)}", 1),
    ("{(tick all that apply)}", 1),
    ("{(please give details)}", 1),
    ("{(give full details)}", 1),
    ("{Please write in the parent's own words}", 1),
    ("{Write the plan in this box}", 1),
    ("{Type the summary here}", 1),
    ("{Enter the child's words below}", 1),
    ("{Describe what you saw in this section}", 1),
    ("{Guidance: say what was seen, then what was said}", 1),
    ("{[Summarise the concerns]}", 1),
    ("{Record the child's views here.}", 1),
    ("{List everyone who lives in the home here}", 1),
    ("{*use black ink*}", 1),
    ("{(continue overleaf if needed)}", 1),
    ("Write to the school about the coat.", 0),
    ("Ring the GP and ask him to put it in writing.", 0),
    ("Tick list given to Kai, who ticked all of it.", 0),
    ("He said (give or take) ten.", 0),
    ("Record his weight each week.", 0),
    ("Complete the form with Kai by Friday.", 0),
    ("Describe Kai? He is tall and he laughs a lot.", 0),
    ("Enter the maze here, said the sign that Kai painted.", 0),
]


@pytest.mark.parametrize("name", HEADS)
def test_heads(name: str) -> None:
    text, expected = HEADS[name]
    assert codes(text) == expected


@pytest.mark.parametrize("name", MORE)
def test_more_layouts(name: str) -> None:
    text, expected = MORE[name]
    assert codes(text) == expected


@pytest.mark.parametrize("name", LAYOUTS)
def test_still_more_layouts(name: str) -> None:
    text, expected = LAYOUTS[name]
    assert codes(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*NOTES, *SIGNED])
def test_what_is_and_is_not_owed(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize("name", LINES)
def test_free_lines(name: str) -> None:
    text, expected = LINES[name]
    assert [code for code in codes(text) if not code.startswith("SGN004")] == expected


@pytest.mark.parametrize(("sentence", "unnamed"), FOR_OTHERS)
def test_entries_made_for_someone_else(sentence: str, unnamed: bool) -> None:
    text = f"Date: 04/03/2024 10:15\nWorker: Rosa Lind, Team Clerk\n\n{sentence} {SAW}\n"
    assert codes(text) == (["SGN101@1"] if unnamed else [])


@pytest.mark.parametrize(("line", "incomplete"), ADDITIONS)
def test_additions(line: str, incomplete: bool) -> None:
    text = f"Date: 04/03/2024 10:15\nWorker: Rosa Lind, Team Clerk\n\n{SAW}\n\n{line}\n"
    assert codes(text) == (["TIM005@1"] if incomplete else [])


@pytest.mark.parametrize(("line", "found"), INSTRUCTIONS)
def test_instructions_left_in(line: str, found: int) -> None:
    text = f"Date: 04/03/2024 10:15\nWorker: Rosa Lind, Team Clerk\n\nOutcome\n{line.replace('{', '').replace('}', '')}\n{SAW}\n"
    assert codes(text) == ["REC202@1"] * found
