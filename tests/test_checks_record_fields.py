"""What a record shows of its child: where it is looked for, whose it is, and where a finding stands."""

# ruff: noqa: E501 - notes stand on one line each, as a table

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from docx_files import docx, p, tbl, tr

if TYPE_CHECKING:
    from caselint.findings import Finding

BOOK = load_rulebook()
FIELDS = ("REC102", "REC103", "REC104", "REC105", "REC106", "REC107")
LINTER = make_linter(BOOK, Config(select=FIELDS))
WITH_BLANKS = make_linter(BOOK, Config(select=(*FIELDS, "REC201", "REC202")))

SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'


def findings(text: str | bytes) -> list[Finding]:
    name = "note.docx" if isinstance(text, bytes) else "note.txt"
    data = text if isinstance(text, bytes) else text.encode()
    return list(LINTER.lint(read_bytes(data, name)).findings)


def missing(text: str | bytes) -> list[str]:
    return sorted(finding.code for finding in findings(text))


WHOLE = """\
Child: Kai Lund
Date of birth: 04/05/2011
NHS number: 943 476 5919
Address: 12 Elm Road, Leeds
Ethnicity: White British
Religion: none
"""


def test_a_whole_front_sheet_gives_everything() -> None:
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("line", "code"),
    list(zip(WHOLE.splitlines(keepends=True), FIELDS, strict=True)),
)
def test_each_line_that_is_taken_out_is_missed(line: str, code: str) -> None:
    assert missing(WHOLE.replace(line, "")) == [code]


@pytest.mark.parametrize(
    ("line", "code"),
    list(zip(WHOLE.splitlines(keepends=True), FIELDS, strict=True)),
)
@pytest.mark.parametrize("blank", ["", " ______", " ........", " [insert]"])
def test_each_line_that_is_left_blank_is_missed_at_its_label(line: str, code: str, blank: str) -> None:
    label = line.split(":", maxsplit=1)[0]
    [finding] = findings(WHOLE.replace(line, f"{label}:{blank}\n"))
    assert finding.code == code
    assert finding.match == label
    assert label in finding.message
    assert finding.entry == 0


@pytest.mark.parametrize(
    "text",
    [
        "Case record: Kai Lund (DOB 4 May 2011; NHS no. 943 476 5919; ethnicity White British; religion Sikh)\n12 Elm Road, Leeds LS6 1AB\n\nKai was at home.\n",
        "Kai Lund, born on 4 May 2011, lives at 12 Elm Road. He is of Polish heritage and is Catholic. His UPN is H801200001001.\n",
        "Name\nKai Lund\nDate of birth\n04/05/2011\nCase reference\nKL/0427\nAddress\n12 Elm Road\nEthnicity\nnot stated\nReligion\nnot known\n",
        "1. Name of child: Kai Lund\n2. D.O.B./Age: 04.05.2011 (12)\n3. Child ID/Ref no.: P-20931\n4. Home address & postcode: 5 Lime Grove, LU1 4AB\n5. Religion/Ethnicity: Muslim / Bangladeshi\n",
        "Child's Name Kai Lund\nDate of Birth 04/05/2011\nNHS Number 943 476 5919\nAddress 5 Lime Grove, Luton\nEthnicity Bangladeshi\nReligion Muslim\n",
        "Surname\tForename\tDOB\tNHS No\tAddress\tEthnicity\tReligion\nLund\tKai\t04/05/2011\t9434765919\t12 Elm Road\tWhite British\tSikh\n\nNotes\nKai was at home.\n",
    ],
    ids=["title", "sentences", "stacked", "numbered", "no colons", "grid"],
)
def test_it_is_found_in_every_layout(text: str) -> None:
    assert missing(text) == []


def test_a_page_header_of_a_docx_gives_it() -> None:
    head = p(
        "Child: Kai Lund  DOB: 04/05/2011  Mosaic ID: 2060094  Religion: none  Ethnicity: Irish  Address: 12 Elm Road"
    )
    assert missing(docx(p("Kai was at home.") + SECTION, header1=head)) == []


def test_a_table_of_a_docx_gives_it_and_is_missed_where_a_cell_is_empty() -> None:
    rows = [line.split(": ") for line in WHOLE.splitlines()]
    assert missing(docx(tbl(*(tr(label, value) for label, value in rows)))) == []
    rows[1][1] = ""
    [finding] = findings(docx(tbl(*(tr(label, value) for label, value in rows))))
    assert (finding.code, finding.match) == ("REC103", "Date of birth")


# ------------------------------------------------------------------------------------ whose it is


@pytest.mark.parametrize(
    "text",
    [
        "Child: Kai Lund\nMother's date of birth: 01/02/1985\nGP address: 1 High Street\nFather's religion: Sikh\n",
        "Child: Kai Lund\n\nMother\nDate of birth: 01/02/1985\nAddress: 1 High Street\nReligion: Sikh\nEthnicity: Irish\nNHS number: 943 476 5919\n",
        "Child: Kai Lund\n\nParent details\n\nName: Jane Lund\nDate of birth: 01/02/1985\nAddress: 1 High Street\nReligion: Sikh\n",
        "Child: Kai Lund\nFather: Tom Lund   DOB: 01/02/1985   Address: 1 High Street\n",
        "Child: Kai Lund\n\nName\tRelationship\tDOB\tEthnicity\nJane Lund\tMother\t01/02/1985\tIrish\nMia Lund\tSister\t01/02/2015\tIrish\n\nNotes\nKai was at home.\n",
    ],
    ids=["labels", "heading", "form", "beside", "household"],
)
def test_the_details_of_others_are_not_the_childs(text: str) -> None:
    assert missing(text) == ["REC103", "REC104", "REC105", "REC106", "REC107"]


def test_the_row_of_the_child_in_a_household_counts() -> None:
    text = "Name\tRelationship\tDOB\tEthnicity\nKai Lund\tSubject child\t04/05/2011\tIrish\nJane Lund\tMother\t01/02/1985\tIrish\n\nNotes\nKai was at home.\n"
    assert missing(text) == ["REC104", "REC105", "REC107"]


def test_a_date_of_birth_that_makes_a_child_of_forty_is_anothers() -> None:
    text = "Child: Kai Lund\nDate of visit: 04/03/2024\n\nKai was at home. {}\n"
    assert "REC103" in missing(text.format("Jane Lund, DOB 1 February 1984, was there."))
    assert "REC103" not in missing(text.format("He was born on 1 February 2014."))


# ------------------------------------------------------------------------------------ what is an answer


@pytest.mark.parametrize(
    "answer", ["none", "None", "not known", "N/A", "declined to say", "-", "prefers not to say"]
)
def test_religion_and_ethnicity_take_any_answer(answer: str) -> None:
    text = WHOLE.replace("Religion: none", f"Religion: {answer}").replace("White British", answer)
    assert missing(text) == []


@pytest.mark.parametrize("answer", ["not known", "unknown", "N/A", "none", "TBC", "-", "not yet allocated"])
def test_a_name_a_date_a_number_and_an_address_do_not(answer: str) -> None:
    text = re.sub(
        r"^(Child|Date of birth|NHS number|Address): .*$", rf"\1: {answer}", WHOLE, flags=re.MULTILINE
    )
    assert missing(text) == ["REC102", "REC103", "REC104", "REC105"]


@pytest.mark.parametrize(
    "name",
    [
        "Kai Lund",
        "LUND, Kai",
        "Lund, Kai James",
        "KAI LUND",
        "kai lund",
        "Siân ap Rhys-Jones",
        "Kai Lund (7)",
        "Unborn baby Lund",
        "Baby Lund",
        "Miss Kay Lund",
        "Kai O’Neill",
        "Devon and Shanice Marsh",
        "Kai Lund, known as KJ",
        "Unborn baby of Tanya Briggs",
    ],
)
def test_a_full_name(name: str) -> None:
    assert missing(WHOLE.replace("Kai Lund", name)) == []


@pytest.mark.parametrize(
    "name",
    ["Kai", "KL", "K.L.", "K. Lund", "Kai L.", "Mr Lund", "Unborn baby", "Child A", "Anonymous", "Kai (7)"],
)
def test_a_name_that_is_not_full(name: str) -> None:
    [finding] = findings(WHOLE.replace("Kai Lund", name))
    assert (finding.code, finding.match) == ("REC102", name)


@pytest.mark.parametrize("date", ["May 2011", "2011", "4 May", "12 years", "Spring 2011"])
def test_a_date_of_birth_that_fixes_no_day(date: str) -> None:
    assert missing(WHOLE.replace("04/05/2011", date)) == ["REC103"]


@pytest.mark.parametrize(
    "label", ["Case note ID", "Court reference", "Crime number", "Incident ref", "Document ID", "User ID"]
)
def test_a_number_of_something_else(label: str) -> None:
    assert missing(WHOLE.replace("NHS number", label)) == ["REC104"]


@pytest.mark.parametrize(
    "label", ["LL ID", "Mosaic", "PID", "Unique Pupil No", "Charity ref", "Child's number", "Case ref."]
)
def test_a_number_of_the_childs(label: str) -> None:
    assert missing(WHOLE.replace("NHS number", label)) == []


# ------------------------------------------------------------------------------------ one problem, one finding


def codes_with_blanks(text: str) -> list[tuple[str, str]]:
    return [(f.code, f.match) for f in WITH_BLANKS.lint(read_bytes(text.encode(), "note.txt")).findings]


def test_a_blank_field_that_a_rule_asks_for_is_no_blank_field_besides() -> None:
    text = WHOLE.replace("White British", "").replace("none\n", "\nAllergies:\n")
    assert codes_with_blanks(text) == [
        ("REC106", "Ethnicity"),
        ("REC107", "Religion"),
        ("REC201", "Allergies"),
    ]


def test_a_placeholder_that_a_rule_asks_for_is_no_template_text_besides() -> None:
    text = WHOLE.replace("04/05/2011", "dd/mm/yyyy").replace("none\n", "none\nViews: [insert views]\n")
    assert codes_with_blanks(text) == [("REC103", "Date of birth"), ("REC202", "[insert views]")]


def test_a_blank_field_stays_one_where_another_gives_the_answer() -> None:
    text = WHOLE + "Mosaic ID:\nUPN: ________\n"
    assert codes_with_blanks(text) == [("REC201", "Mosaic ID"), ("REC201", "UPN")]


def test_all_fields_for_one_missing_thing_are_one_finding_in_every_entry() -> None:
    entry = "Date: {0}/03/2024 10:15\nNHS number:\nWorker: Jane Okafor, Social Worker\nText:\nKai was at home and made some toast.\n\n"
    text = (
        WHOLE.replace("NHS number: 943 476 5919", "Mosaic ID:")
        + "\n"
        + entry.format("04")
        + entry.format("05")
    )
    assert [code for code, _ in codes_with_blanks(text)] == ["REC104"]


@pytest.mark.parametrize("name", ["Kai Ward", "Mia Park", "Leo Hall"])
def test_a_family_name_may_be_the_word_for_a_place(name: str) -> None:
    assert "REC102" not in missing(f"Child's name: {name}\nDate recorded: 4 March 2024\n\nKai was well.\n")
