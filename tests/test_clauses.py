"""How clauses are cited and shown."""

from __future__ import annotations

import pytest

from caselint.clauses import (
    cited,
    clauses_of,
    full_title,
    initials_of,
    known_clauses,
    manuals_of,
    shown_clause,
)
from caselint.schema import Checked, Profile, Requirement, Rulebook

KNOWN = frozenset({"2.4", "2.5", "III.viii", "Generally, they must also be asked"})
LOWTON = Profile(
    "upper-lowton",
    "x",
    manual="Recording Well (2020)",
    requirements=(Requirement("2.4", "x", Checked.NO, (), "y"), Requirement("2.5", "x", Checked.NO, (), "y")),
)


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("2.4", ("2.4",)),
        ("2.4, 2.5", ("2.4", "2.5")),
        ("2.5,III.viii", ("2.5", "III.viii")),
        ("Generally, they must also be asked", ("Generally, they must also be asked",)),
    ],
)
def test_several_clauses_stand_with_commas_and_one_may_hold_a_comma(
    words: str, clauses: tuple[str, ...]
) -> None:
    assert clauses_of(words, KNOWN) == clauses


def test_what_is_cited_of_a_manual_without_a_profile_is_left_as_it_stands() -> None:
    assert clauses_of("recording guide, page 3", ()) == ("recording guide, page 3",)


def test_known_clauses_are_those_of_the_requirements() -> None:
    assert known_clauses(LOWTON) == {"2.4", "2.5"}


@pytest.mark.parametrize(
    ("manual", "clause", "words"),
    [
        ("wakefield", "2.9", "Wakefield 2.9"),
        ("oxfordshire", "III.viii", "Oxfordshire III.viii"),
        ("oxfordshire", "I.3", "Oxfordshire I.3"),
        ("hertfordshire", "timescales", "Hertfordshire timescales"),
        ("hertfordshire", "principle 10", "Hertfordshire principle 10"),
        ("north-east-lincolnshire", "Child-centred", "North East Lincolnshire, “Child-centred …”"),
        ("north-east-lincolnshire", "Every case file", "North East Lincolnshire, “Every case file …”"),
    ],
)
def test_a_clause_is_shown_as_people_write_it(manual: str, clause: str, words: str) -> None:
    assert cited(manual, clause) == words
    assert words.endswith(shown_clause(clause))


def test_a_full_title_begins_with_the_authority() -> None:
    assert full_title(LOWTON) == "Upper Lowton, Recording Well (2020)"
    assert full_title(Profile("lowton", "x", manual="Lowton Recording Policy")) == "Lowton Recording Policy"
    assert full_title(Profile("lowton", "x")) == "Lowton"


def test_manuals_are_the_profiles_with_requirements() -> None:
    profiles = {"upper-lowton": LOWTON, "default": Profile("default", "x")}
    assert manuals_of(Rulebook(rules={}, lexicons={}, profiles=profiles)) == ("upper-lowton",)


def test_initials_tell_each_from_the_others() -> None:
    assert initials_of(["wakefield", "oxfordshire"]) == {"wakefield": "W", "oxfordshire": "O"}
    assert initials_of(["hertfordshire", "hereford", "kent"]) == {
        "hertfordshire": "Hert",
        "hereford": "Here",
        "kent": "K",
    }
    assert initials_of(["norfolk", "norfolk-north"])["norfolk"] == "Norfolk"
