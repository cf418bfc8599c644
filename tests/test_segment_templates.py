"""Templates are told from records: a form in which anything was filled in is a record."""

from __future__ import annotations

import pytest

from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment
from caselint.segment.prompts import is_open, is_prompt
from docx_files import docx, p, run, tbl, tr

FORM = """\
Home visit
Child's name: ____________   Date of birth: dd/mm/yyyy
Date of visit: ____________
Present: [who was there]
What was seen and heard
Write what you saw and heard yourself. Keep opinions for the analysis.
Worker: ____________   Post title: ____________
Date: ____________   Time: ____________
"""


def template(text: str, name: str = "form.txt") -> bool:
    return segment(read_bytes(text.encode(), name), load_rulebook()).template


def test_a_form_that_no_one_has_filled_in_is_a_template() -> None:
    assert template(FORM)


def test_what_a_form_says_of_itself_is_not_filled_in() -> None:
    assert template(FORM + "Approved by: Ada Reid, Head of Service, on 3 May 2024. Version 2.\n")


@pytest.mark.parametrize(
    ("blank", "answer"),
    [
        ("Child's name: ____________", "Child's name: Kai Lund"),
        ("Worker: ____________", "Worker: Jane Okafor"),
        ("Date: ____________", "Date: 4 March 2024"),
        ("[who was there]", "Kai and his aunt"),
        ("Write what you saw and heard yourself.", "Kai was in bed."),
        ("Write what you saw and heard yourself.", "No concerns. Home clean."),
    ],
)
def test_a_form_in_which_anything_was_filled_in_is_a_record(blank: str, answer: str) -> None:
    assert blank in FORM
    assert not template(FORM.replace(blank, answer))


def test_two_blanks_make_no_form() -> None:
    assert not template("Signed: ____________\nDate: ____________\n")
    assert not template("Visited Kai at his flat.\n\nName: ....... Post: ....... Date: .......\n")


NAMED = """\
Telephone call
Child's name: [insert name]
Taken by: [insert name]
Date: dd/mm/yyyy
Return to: Front Door Team, Civic Hall
"""


def test_a_file_that_is_called_a_template_may_have_something_filled_in() -> None:
    assert not template(NAMED)
    assert template(NAMED, "call-template.txt")
    assert template(NAMED.replace("Telephone call", "Telephone call template"))


def test_a_name_alone_makes_no_template() -> None:
    filled = NAMED.replace("Taken by: [insert name]", "Taken by: Jane Okafor")
    assert not template(filled, "call-template.txt")
    assert not template(
        "Visited Kai at his flat.\n\nJane Okafor, Social Worker, 4/3/24 10:15\n", "template.txt"
    )


def test_the_prompt_of_a_content_control_is_no_answer_whatever_its_words() -> None:
    def form(state: str) -> bytes:
        def control(prompt: str) -> str:
            return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{p(run(prompt))}</w:sdtContent></w:sdt>"

        rows = [
            tr(label, f"<w:tc><w:tcPr/>{control(prompt)}</w:tc>")
            for label, prompt in (("Worker:", "Who are you?"), ("Date:", "Today"), ("Child:", "Their name"))
        ]
        return docx(tbl(*rows))

    def known(data: bytes) -> bool:
        return segment(read_bytes(data, "form.docx"), load_rulebook()).template

    assert known(form("<w:showingPlcHdr/>"))
    assert not known(form(""))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "________",
        "☐ Yes ☐ No",
        "Yes / No (delete as appropriate)",
        "Mr / Mrs / Ms ______",
        "[the child's own words]",
        "Say who was there, and in what role.",
        "What was seen and heard?",
        "This section is for the manager.",
        "I confirm that I have read this record.",
        "Children can ask to see their records.",
    ],
)
def test_prompts(words: str) -> None:
    assert is_prompt(words)


@pytest.mark.parametrize(
    "words", ["Kai", "4 March 2024", "None known", "He was in bed.", "Mum said you were late.", "Leeds", "12"]
)
def test_answers(words: str) -> None:
    assert not is_prompt(words)
    assert not is_open(words)


LAYOUTS = [
    docx(  # a table in which every answer is an empty cell
        p("Visit record")
        + tbl(tr("Child's name", "", "Date of visit", ""), tr("Worker", "", "Post title", ""))
    ),
    docx(  # a log without a row
        p("Daily record") + tbl(tr("Date", "What happened", "Written by"), tr("", "", ""), tr("", "", ""))
    ),
    b"Contact sheet\n\nChild [          ]  Date/time [          ]\nWhat was said\n\nWorker [          ]\n",
    b"Session\n\nAuthor: {{author_name}}\nDate: {{date}}\nChild: {{child}}\n\nWhat was done\n{{notes}}\n",
    b"Visit\n\nParents can ask to see this.\n\nDate ______\nSeen alone (yes / no, if not why?) ______\n"
    b"Issues discussed\n\nSigned ______ Post ______\n",
]


@pytest.mark.parametrize("data", LAYOUTS)
def test_forms_in_other_layouts(data: bytes) -> None:
    name = "form.docx" if data.startswith(b"PK") else "form.txt"
    assert segment(read_bytes(data, name), load_rulebook()).template


@pytest.mark.parametrize(
    "line",
    ["Kai asleep, house cold", "No concerns", "Mum out", "He was in", "Rang Dad", "12 March, all well"],
)
def test_a_few_words_of_a_note_make_it_a_record(line: str) -> None:
    form = "Visit\n\nChild: ____\nDate: ____\nWorker: ____\nPost: ____\n\nNotes\n"
    assert template(form)
    assert not template(form + line + "\n")
