"""The kind `actions`: what is an action item, where it stands, and who is named to do it."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("DEC104",)))


def actions(note: str) -> list[str]:
    text = f"I saw them at home on Monday.\n\n{note}\n\nThe cat was asleep on the mat.\n"
    return [finding.match for finding in LINTER.lint(read_bytes(text.encode(), "note.txt")).findings]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Dentist to be found.", "Dentist to be found"),  # passive
        ("Bus pass forms to be posted.", "Bus pass forms to be posted"),
        ("Taxi to the clinic to be looked into.", "Taxi to the clinic to be looked"),
        ("Nana's address to be checked.", "Nana's address to be checked"),
        ("School to be e-mailed.", "School to be e-mailed"),
        ("Photographs to go to Gran.", "Photographs to go"),  # a thing does nothing
        ("Someone to collect the keys.", "Someone to collect"),  # nor does someone
        ("Somebody needs to ring the bank.", "Somebody needs"),
        ("To revisit the bedtime routine.", "To revisit"),  # infinitive
        ("Need to ring the school.", "Need to ring"),
        ("Liaise with the school.", "Liaise"),  # imperative
        ("Call her back in the morning.", "Call"),
        ("Visit on Tuesday.", "Visit"),
    ],
)
def test_forms(note: str, found: str) -> None:
    assert actions(note) == [found]


@pytest.mark.parametrize(
    "note",
    [
        "Rang the school. Left a message. Took Kai to be weighed.",  # clipped telling
        "Asked for a form to be sent.",
        "Call with Gran. Visit to the clinic. Review held at school.",  # nouns
        "Visit on Monday went well.",
        "Kai needs to be told. The form is to be sent.",  # a verb of its own
        "To get to school he takes two buses.",
        "Why did he come? To see the cat.",  # an answer
        "To be fair, he rang first. To begin with he was shy.",  # sayings
        "Date to be confirmed.",  # a gap
        "Case to be closed.",  # a decision
        "I reminded her of the plan. Ring the number on the card.",  # advice
        "The leaflet says: ring the bell.",
        "Mum asked, “Chase the council for me.”",
    ],
)
def test_no_action_item(note: str) -> None:
    assert actions(note) == []


@pytest.mark.parametrize(
    "note",
    [
        "Mum to ring the GP. HV to weigh him. School to send the report.",
        "Form to be sent by Ms Cole.",
        "Chase the landlord (Amy). Chase the council - me.",
        "Forms to be posted. I will do this.",
        "Amy Cole: ring the dentist",
        "I will:\n- ring the dentist\n- chase the landlord",
        "What Mum will do\n- Ring the GP",
        "Who does what\nWho | What | When\nMr Lee | Book the hall | 03/05/2024",
    ],
)
def test_owners(note: str) -> None:
    assert actions(note) == []


def test_a_heading_for_actions_makes_any_verb_an_action() -> None:
    items = "- Put the bed up\n- Give Ben the timetable\n- Consider a mentor"
    assert actions(f"Next steps\n{items}") == ["Put", "Give", "Consider"]
    assert actions(f"Ben's day\n{items}") == ["Consider"]


@pytest.mark.parametrize(
    "heading", ["Recommendations", "Advice given", "Purpose of visit", "Safety plan", "Goals"]
)
def test_headings_of_what_is_no_action(heading: str) -> None:
    assert actions(f"{heading}\n- Ring the dentist\n- Letter to be sent") == []


def test_an_owner_that_is_still_open_is_none() -> None:
    table = "Agreed actions\nAction | By whom\nSend the drawings | {}\nTell Ben | Amy Cole"
    assert actions(table.format("TBC")) == ["Send"]
    assert actions(table.format("")) == ["Send"]
    assert actions(table.format("Mr Lee")) == []


# ------------------------------------------------------------------------------- by when

DATES = make_linter(load_rulebook(), Config(select=("DEC105",)))


def undated(note: str) -> list[str]:
    text = f"I saw them at home on Monday.\n\n{note}\n\nThe cat was asleep on the mat.\n"
    return [finding.match for finding in DATES.lint(read_bytes(text.encode(), "note.txt")).findings]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Dentist to be found.", "Dentist to be found"),  # clipped, as for the owner
        ("I will ring the school.", "I will ring"),
        ("I'll ring the school.", "I'll ring"),
        ("The health visitor will weigh the baby.", "The health visitor will weigh"),
        ("Mr Lee will also mend the gate.", "Mr Lee will also mend"),
        ("We will be making a referral.", "We will be making"),
        ("Amy Cole (SW) to ring the dentist.", "Amy Cole (SW) to ring"),
        ("Mum and Gran to find the forms.", "Mum and Gran to find"),
    ],
)
def test_items_with_an_owner_need_a_date(note: str, found: str) -> None:
    assert undated(note) == [found]


@pytest.mark.parametrize(
    "note",
    [
        "Mum will ring the school.",  # her promise
        "He will stay with Gran.",
        "The school will open a club.",
        "I will not ring the school.",
        "Will I ring the school?",
        "I asked Mum to ring the school.",
    ],
)
def test_what_is_no_agreed_action_needs_no_date(note: str) -> None:
    assert undated(note) == []


@pytest.mark.parametrize(
    "note",
    [
        "I will ring the school by 4 May.",
        "I will ring the school within ten working days.",
        "I will ring the school at 3pm.",
        "I will ring the school before the next review.",
        "I will ring the school. This will be done by Friday.",
        "Actions for this week:\n- SW to ring the school",
        "Actions:\n- SW to ring the school\n- HV to weigh the baby\nAll by 4 May.",
        "Action | Who | By when\nRing the school | SW | end of term",
    ],
)
def test_where_a_date_may_stand(note: str) -> None:
    assert undated(note) == []


@pytest.mark.parametrize("answer", ["TBC", "asap", ""])
def test_an_answer_that_is_no_date(answer: str) -> None:
    assert undated(f"Action | Who | By when\nRing the school | SW | {answer}\nBook the hall | SW | 4 May")
