"""Fields: labels and values in lines, in a line and the next, and in the cells of a table; zones."""

from __future__ import annotations

from itertools import pairwise

import pytest

from caselint.read import read_bytes
from caselint.record import Record, Role, Span, ZoneKind
from caselint.rules import load_rulebook
from caselint.segment import segment
from caselint.segment.lexicons import knowledge_of

BOOK = load_rulebook()
BODY = "\n\nVisited Kai at his flat. He showed me his new desk and said he likes the light.\n"


def read(text: str) -> Record:
    return segment(read_bytes(text.encode(), "note.txt"), BOOK)


def fields(text: str) -> list[tuple[str, str, Role]]:
    record = read(text)
    words = record.document.text
    return [(words[slice(*f.label)].rstrip(" :"), words[slice(*f.value)], f.role) for f in record.fields]


def zones(text: str) -> list[tuple[ZoneKind, str]]:
    record = read(text)
    return [(zone.kind, record.document.text[slice(*zone.span)]) for zone in record.zones]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Date recorded: 5 March 2024", [("Date recorded", "5 March 2024", Role.RECORDED)]),
        (
            "Child: Mia Cole        Age: 11 weeks",
            [("Child", "Mia Cole", Role.CHILD), ("Age", "11 weeks", Role.OTHER)],
        ),
        (
            "Date recorded: 7 April 2023 Time recorded: 17:35",
            [
                ("Date recorded", "7 April 2023", Role.RECORDED),
                ("Time recorded", "17:35", Role.RECORDED),
            ],
        ),
        ("Worker:      Jane Okafor", [("Worker", "Jane Okafor", Role.AUTHOR)]),
        ("Worker:\nJane Okafor", [("Worker", "Jane Okafor", Role.AUTHOR)]),
        ("Time: 10:15", [("Time", "10:15", Role.DATED)]),
        ("Printed on 12/06/2023 at 14:30", [("Printed on", "12/06/2023 at 14:30", Role.PRINTED)]),
        ("WORKER’S NAME: Jane Okafor", [("WORKER’S NAME", "Jane Okafor", Role.AUTHOR)]),
        (
            "Date of telephone contact: 5 March 2024",
            [("Date of telephone contact", "5 March 2024", Role.EVENT)],
        ),
        ("Report drafted by: Jane Okafor", [("Report drafted by", "Jane Okafor", Role.AUTHOR)]),
        ("D.O.B.: 05/03/2012", [("D.O.B.", "05/03/2012", Role.DATE_OF_BIRTH)]),
    ],
)
def test_lines(line: str, expected: list[tuple[str, str, Role]]) -> None:
    assert fields(line + BODY) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Mum said: she would ring on Friday.",
        "Money: Kai showed me his payslip. He earned £212 last month and has paid the rent.",
        "He told me three things: he eats, he sleeps and he paints.",
        "I rang at 10:15 and again at 16:40.",
        "See https://example.org for the form.",
    ],
)
def test_a_colon_in_a_narrative_makes_no_field(line: str) -> None:
    assert fields("Visited Kai at his flat.\n\n" + line + "\n\nHe is well.\n") == []


def test_an_unknown_label_is_a_field_among_fields() -> None:
    assert ("Shoe size", "36", Role.OTHER) in fields("Child: Mia\nShoe size: 36\nSchool: Elm Lodge" + BODY)


@pytest.mark.parametrize(
    ("line", "blank", "placeholder"),
    [
        ("Allergies:", True, False),
        ("Allergies: ________", True, False),
        ("Allergies ............", True, False),
        ("Allergies: ☐ yes ☐ no", True, False),
        ("Allergies: ☒ yes ☐ no", False, False),
        ("Allergies: none", False, False),
        ("Allergies: N/A", False, False),
        ("Allergies: -", False, False),
        ("Signed: [name]", False, True),
        ("Date: dd/mm/yyyy", False, True),
        ("Post title: TBC", False, True),
        ("Worker: Click or tap here to enter text.", False, True),
        ("Date: __/__/____", True, False),
    ],
)
def test_answers_blanks_and_placeholders(line: str, blank: bool, placeholder: bool) -> None:
    (field,) = read(f"Child: Mia\n{line}\nSchool: Elm Lodge" + BODY).fields[1:2]
    assert (field.blank, field.placeholder) == (blank, placeholder)


def test_a_blank_value_stands_after_its_label() -> None:
    (field,) = read("Child: Mia\nAllergies:\nSchool: Elm" + BODY).fields[1:2]
    assert field.value == Span(21, 21)


def test_a_label_over_its_text_is_not_blank() -> None:
    for text in (
        "Date: 4 March 2024\nReason for visit:\n\nI visited Kai to see his new flat.\n",
        "Date: 4 March 2024\nText:\nKai was at home with his aunt and they had made soup together.\n",
        "Date: 4 March 2024\n\nPlan:\n- I will ring the college.\n",
    ):
        assert not any(field.blank for field in read(text).fields), text


def test_labels_and_values_side_by_side_in_a_table() -> None:
    text = (
        "| Child's name | Mia Cole | Date of birth | 03/02/2019 |\n"
        "| Worker | Jane Okafor | Role | Social Worker |\n" + BODY
    )
    assert fields(text) == [
        ("Child's name", "Mia Cole", Role.CHILD),
        ("Date of birth", "03/02/2019", Role.DATE_OF_BIRTH),
        ("Worker", "Jane Okafor", Role.AUTHOR),
        ("Role", "Social Worker", Role.POST_TITLE),
    ]


def test_zones_of_a_note() -> None:
    text = (
        "HOME VISIT\n\nDate: 4 March 2024\nWorker: Jane Okafor\n\nAnalysis\nKai is settled at the flat "
        "and has made it his own.\n\nJane Okafor, Social Worker, 10:15\n"
    )
    assert zones(text) == [
        (ZoneKind.HEADING, "HOME VISIT"),
        (ZoneKind.LABEL, "Date:"),
        (ZoneKind.VALUE, "4 March 2024"),
        (ZoneKind.LABEL, "Worker:"),
        (ZoneKind.VALUE, "Jane Okafor"),
        (ZoneKind.HEADING, "Analysis"),
        (ZoneKind.NARRATIVE, "Kai is settled at the flat and has made it his own."),
        (ZoneKind.SIGN_OFF, "Jane Okafor, Social Worker, 10:15"),
    ]


def test_narrative_knows_its_heading_and_a_title_is_none() -> None:
    record = read(
        "ASSESSMENT\n\nDate: 4 March 2024\n\nKai was at home.\n\nAnalysis\nKai is settled here.\n\n"
        "What I saw\nThe hall was cold and dark, with a pram by the stairs.\n"
    )
    heads = [zone.heading for zone in record.zones if zone.kind is ZoneKind.NARRATIVE]
    assert heads == [None, "Analysis", "What I saw"]


def test_a_run_in_heading_heads_its_text() -> None:
    record = read("Date: 4 March 2024\n\nAnalysis: Kai is settled. He has made the flat his own.\n")
    (zone,) = [zone for zone in record.zones if zone.kind is ZoneKind.NARRATIVE]
    assert (zone.heading, zone.entry) == ("Analysis", 1)


def test_the_head_of_a_table_is_labels_and_its_cells_know_them() -> None:
    record = read("Kai was well.\n\n| What | Who | By when |\n| Ring the college | Jane | 12/03/2024 |\n")
    words = record.document.text
    assert [(zone.kind, words[slice(*zone.span)], zone.label) for zone in record.zones][1:] == [
        (ZoneKind.LABEL, "What", None),
        (ZoneKind.LABEL, "Who", None),
        (ZoneKind.LABEL, "By when", None),
        (ZoneKind.VALUE, "Ring the college", "What"),
        (ZoneKind.VALUE, "Jane", "Who"),
        (ZoneKind.VALUE, "12/03/2024", "By when"),
    ]


def test_zones_lie_in_order_within_their_blocks() -> None:
    text = "A: 1\nDate: 4/3/24  Time:\n\n| Date | Note |\n|--|--|\n| 4/3/24 | Kai. JO |\n\n- one\n\nJO\n"
    record = read(text)
    for before, after in pairwise(record.zones):
        assert before.span.end <= after.span.start
    for zone in record.zones:
        block = record.document.block_at(zone.span.start)
        assert block is not None
        assert block.span.contains(zone.span)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Date of visit", Role.EVENT),
        ("When seen", Role.EVENT),
        ("Date seen", Role.EVENT),
        ("Date of next visit", Role.OTHER),
        ("Date of birth", Role.DATE_OF_BIRTH),
        ("Time of recording", Role.RECORDED),
        ("Date of group supervision", Role.EVENT),
        ("Child's signature", Role.PEOPLE),
        ("Worker's signature", Role.AUTHOR),
        ("Name of practitioner", Role.AUTHOR),
        ("Author's post title", Role.POST_TITLE),
        ("1. Full name", Role.CHILD),
        ("Colour of the door", None),
    ],
)
def test_labels_are_known_or_composed(label: str, role: Role | None) -> None:
    assert knowledge_of(BOOK).labels.role(label) is role


def test_a_name_with_a_date_is_the_writers_where_the_child_is_called_otherwise() -> None:
    text = (
        "Diary\nChild: Ophelia Drummond (10)\n\nDate: 04/11/2024\nName: Hyacinth Brathwaite, Foster Carer\n"
        "She slept well.\n\nDate: Weds 20:15\nName: Hyacinth\nShe had milk.\n"
    )
    entries = read(text).entries
    assert [entry.author.name if entry.author else None for entry in entries] == [
        "Hyacinth Brathwaite",
        "Hyacinth",
    ]


def test_a_name_with_a_date_is_the_childs_where_nothing_says_otherwise() -> None:
    [entry] = read("Name: Ophelia Drummond\nDate: 04/11/2024\n\nShe slept well.\n").entries
    assert entry.author is None
