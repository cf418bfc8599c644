"""The pages about profiles: the matrix, and one profile clause by clause."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import msgspec
import pytest
from rich.console import Console

from caselint.report import profile_page
from caselint.report.profile_page import ON, PREVIEWED, print_profile, print_profiles
from caselint.rules import load_rulebook
from caselint.schema import Checked, Profile, Requirement, Rulebook, Tier
from caselint.selection import codes_of_profile

if TYPE_CHECKING:
    from typing import TextIO

BOOK = load_rulebook()
MANUALS = sorted(name for name, profile in BOOK.profiles.items() if profile.requirements)
OURS = Profile(
    name="our-team",
    about="What our team asks besides.",
    extends="wakefield",
    select=("SGN004",),
    ignore=("PLN003",),
    options={"PLN002": {"words": 25}},
)


def with_ours(profile: Profile = OURS) -> Rulebook:
    return msgspec.structs.replace(BOOK, profiles={**BOOK.profiles, profile.name: profile})


def matrix(book: Rulebook = BOOK) -> str:
    stream = io.StringIO()
    print_profiles(book, stream)
    return stream.getvalue()


def page(name: str, book: Rulebook = BOOK) -> str:
    stream = io.StringIO()
    print_profile(book, book.profiles[name], stream)
    return stream.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------------------------------- matrix


def test_the_matrix_marks_each_rule_in_the_column_of_each_profile_that_has_it() -> None:
    lines = matrix().splitlines()
    columns = next(line for line in lines if line.startswith("PLN  "))
    at = {name: columns.rindex(letter) for name, letter in zip(["default", *MANUALS], "dHKNOW", strict=True)}
    rows = {line.split()[0]: line for line in lines if line.startswith(" ") and line.split()[0] in BOOK.rules}
    assert list(rows) == sorted(rows, key=list(rows).index)
    assert set(rows) == set(BOOK.rules)
    for code, line in rows.items():
        for name, column in at.items():
            mark = line[column : column + 1].strip()
            profile = BOOK.profiles[name]
            preview = BOOK.rules[code].tier is Tier.PREVIEW and name in BOOK.rules[code].cites
            expected = ON if code in codes_of_profile(BOOK, profile) else PREVIEWED if preview else ""
            assert mark == expected, (code, name)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_matrix_fits_and_ends_no_line_with_spaces(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def narrow(stream: TextIO) -> Console:
        return Console(file=stream, width=width, highlight=False, markup=False, force_terminal=False)

    monkeypatch.setattr(profile_page, "console_for", narrow)
    text = matrix()
    assert all(len(line) <= width and line == line.rstrip() for line in text.splitlines())
    assert "\x1b" not in text
    assert text.count(ON) > 100


def test_wide_headings_are_whole_names() -> None:
    heads = matrix().split("PLN  ")[0]
    for word in ("default", "Knowsley", "Wakefield", "Oxford-", "Hertford-", "North East"):
        assert word in heads


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("Oxfordshire", 11, ["Oxfordshire"]),
        ("Oxfordshire", 9, ["Oxford-", "shire"]),
        ("North East Lincolnshire", 12, ["North East", "Lincolnshire"]),
        ("our-team", 8, ["our-team"]),
        ("our-team", 5, ["our-", "team"]),
    ],
)
def test_a_name_is_cut_at_spaces_hyphens_and_syllables(name: str, width: int, lines: list[str]) -> None:
    assert profile_page._syllables(name, width) == lines


def test_a_teams_own_profile_has_a_column_too() -> None:
    text = matrix(with_ours())
    assert "our-team has" in flat(text)
    assert "our-team" in text.split("PLN  ")[0]
    row = next(line for line in text.splitlines() if line.startswith(" SGN004"))
    assert (
        row.count(ON)
        == next(line for line in matrix().splitlines() if line.startswith(" SGN004")).count(ON) + 1
    )


# ----------------------------------------------------------------------------------- one profile


@pytest.mark.parametrize("name", MANUALS)
def test_every_requirement_is_shown_in_order_with_its_rules_or_its_reason(name: str) -> None:
    profile = BOOK.profiles[name]
    text = flat(page(name))
    assert flat(profile.manual or "") in text
    assert flat(profile.about) in text
    at = 0
    for asked in profile.requirements:
        at = text.index(flat(asked.asks), at)
        rest = text[at:]
        for code in asked.rules:
            assert f"{code} {BOOK.rules[code].name}" in rest
        if asked.note:
            assert flat(asked.note) in rest


def test_a_requirement_says_how_far_it_is_checked() -> None:
    asked = (
        Requirement("1", "Say who wrote it.", Checked.YES, ("SGN001",)),
        Requirement("1", "Say who did what.", Checked.IN_PART, ("PLN005",), "Only harm is seen."),
        Requirement("2", "Lock the cabinet.", Checked.NO, (), "It is not in the text."),
    )
    book = with_ours(
        Profile(
            "lowton", "What Lowton asks.", manual="The Lowton Manual", requirements=asked, select=("SGN001",)
        )
    )
    text = page("lowton", book)
    assert "\n1\n  Say who wrote it.\n      Checked by SGN001 missing-author-name.\n" in text
    assert "  Say who did what.\n      Checked in part by PLN005 passive-without-actor (preview)" in text
    assert "\n2\n  Lock the cabinet.\n      Not checked. It is not in the text.\n" in text
    assert "3 requirements: 1 checked, 1 checked in part, 1 that no rule checks." in flat(text)


@pytest.mark.parametrize("name", MANUALS)
def test_the_counts_are_those_of_the_profile(name: str) -> None:
    profile = BOOK.profiles[name]
    counted = [sum(asked.checked is how for asked in profile.requirements) for how in Checked]
    told = f"{counted[0]} checked, {counted[1]} checked in part, {counted[2]} that no rule checks"
    text = flat(page(name))
    assert told in text
    assert f"The profile has {len(codes_of_profile(BOOK, profile))} rules" in text


def test_a_profile_that_follows_no_manual_lists_its_rules() -> None:
    text = flat(page("default"))
    assert "It follows no manual" in text
    assert "SGN003 missing-post-title" in text
    assert "PLN005" not in text


def test_a_profile_that_extends_another_shows_what_it_adds_and_what_is_under_it() -> None:
    text = flat(page("our-team", with_ours()))
    assert "It extends Wakefield It adds SGN004 missing-time. It leaves out PLN003 long-paragraph." in text
    assert "words = 25" in text
    assert "hours = 24" in text
    assert "What Wakefield asks" in text
    assert "PLN003 long-paragraph (off)" in text


def test_a_profile_that_extends_another_and_changes_no_rule_says_so() -> None:
    book = with_ours(Profile("twin", "The same.", extends="knowsley"))
    assert "Its rules are the same." in page("twin", book)
