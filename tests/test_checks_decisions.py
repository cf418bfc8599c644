"""The kind `decisions`: what is a decision, who makes it, and whether its reason stands beside it."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("DEC101", "DEC102")))


def codes(sentence: str) -> list[str]:
    text = f"I saw them at home on Monday.\n\n{sentence}\n\nThe cat was asleep on the mat.\n"
    return sorted(finding.code for finding in LINTER.lint(read_bytes(text.encode(), "note.txt")).findings)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was resolved that the reports will go to the chair.",
        "There was agreement that the plan will go on.",
        "A decision not to proceed was made on Tuesday.",
        "The outcome of the meeting was that the sessions will end.",
        "Agreement reached to hold the next review at home.",
        "Overnight stays have been put on hold.",
        "The application for the flat was approved.",
        "The placement was not approved.",
        "He was refused a place at the club.",
        "A trial at the new nursery was agreed.",
        "Case to close.",
        "Outcome: no further action.",
    ],
)
def test_no_maker_and_no_reason(sentence: str) -> None:
    assert codes(sentence) == ["DEC101", "DEC102"]


@pytest.mark.parametrize(
    "sentence",
    [
        "I've decided to keep the case open until May.",  # the writer
        "At the meeting, Ms Gray and I agreed that the visits will be on Mondays.",  # together
        "Mrs Ward, Kai and I settled on Fridays for the calls.",
        "Tess and Mrs Ward have agreed that Kai will move bedrooms.",
        "Police and social care agreed that they will visit together.",  # bodies
        "The governors voted to keep the nursery open on Fridays.",
        "The panel's decision was to fund the place.",
        "Mr Khan, the head teacher, has agreed to fund a laptop.",  # posts
        "Sergeant Hill decided that no charge will be brought.",
        "Ms Gray authorised the extra hours.",  # a verb that says it is not her own affair
        "Gran's request for more nights was turned down by Ms Bell.",  # the passive with its agent
    ],
)
def test_a_maker_and_no_reason(sentence: str) -> None:
    assert codes(sentence) == ["DEC102"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kai decided to stay in his room.",  # the family's own affairs
        "Mum has decided that she will go to college.",
        "Mum and Dad agreed to stop shouting.",
        "Mrs Ward agreed to bring the form in.",  # promises
        "Mr Khan agreed that he would ring back.",
        "I agreed to ring her on Friday.",
        "Mr Khan agreed that the boys look tired.",  # views
        "We agreed that it was a nice day.",
        "The doctor concluded that the arm is broken.",
        "They could not agree on a name for the cat.",
        "A decision is due in June.",  # still to come, asked, conditional, reported
        "Ms Gray will decide on Friday whether he moves.",
        "Kai asked if it was decided yet.",
        "If it is agreed that he moves, I will tell him.",
        "Mum thinks it was decided that Kai would move.",
        "The case was closed by the last team in 2019.",  # history
        "The bank refused her card. The shop closed the account.",  # not about the case
        "The session closed with a song. The visit ended at four.",  # events
    ],
)
def test_no_decision(sentence: str) -> None:
    assert codes(sentence) == []


DECIDED = "Ms Bell decided that the visits should stop"


@pytest.mark.parametrize(
    "rest",
    [
        ", because Kai is ill.",
        ", as all the goals are met.",
        ", since they will be away.",
        ", given how well Kai is doing.",
        " on account of the noise.",
        " for Kai's safety.",
        " in order to give Mum some peace.",
        ": Kai is settled and the goals are met.",
        ". This will keep Kai safe.",
        ". Her reason was the bruise.",
        ". Kai smiled. The reason is that he has asked for it.",
        ". Kai had a bruise. That is why.",
    ],
)
def test_a_reason_beside_the_decision(rest: str) -> None:
    assert codes(DECIDED + rest) == []


@pytest.mark.parametrize(
    "rest",
    [
        " in May.",
        " as soon as they can.",  # a time
        " as well as the calls.",
        ". Gail left early because of her bus.",  # the reason for something else
        ". Kai smiled. He had toast. The reason is that he has asked for it.",  # too late
    ],
)
def test_no_reason_for_the_decision(rest: str) -> None:
    assert codes(DECIDED + rest) == ["DEC102"]


def test_what_was_decided_on_is_no_reason_for_it() -> None:
    assert codes("We agreed to give Mum two nights.") == ["DEC102"]
    assert codes("We agreed to stop the visits to give Mum time.") == []


def test_a_field_for_the_reason_serves() -> None:
    assert codes("Decision: NFA\nReason for decision: the caller had the wrong house") == ["DEC101"]
    assert codes("Decision: NFA") == ["DEC101", "DEC102"]


def test_the_document_says_who_a_name_is() -> None:
    kept = "Ann Lee decided that Ben will stay with her sister."
    assert codes(f"I met Ann Lee, hub manager. {kept}") == ["DEC102"]
    assert codes(f"I met Ann Lee (mother). {kept}") == []
