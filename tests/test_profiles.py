"""The profiles: what each manual asks, the rules that check it, and what a note is told under each."""

from __future__ import annotations

import re
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from caselint.clauses import clauses_of, known_clauses
from caselint.config import Config
from caselint.read import read_bytes, read_path
from caselint.rules import data_directory, load_rulebook
from caselint.schema import Checked, Profile, Requirement, Tier
from caselint.selection import codes_of_profile, make_linter
from caselint.yaml_files import RuleError

BOOK = load_rulebook()
MANUALS = [name for name, profile in BOOK.profiles.items() if profile.requirements]
ALL = [(name, at) for name in MANUALS for at in range(len(BOOK.profiles[name].requirements))]
NOTE = Path(__file__).parent / "data" / "profiles" / "many-faults.txt"
ALWAYS = {"DOC001", "DOC002"}


def requirement(name: str, at: int) -> Requirement:
    return BOOK.profiles[name].requirements[at]


def cited_clauses(code: str, manual: str) -> set[str]:
    cites = BOOK.rules[code].cites
    if manual not in cites:
        return set()
    return set(clauses_of(cites[manual], known_clauses(BOOK.profiles[manual])))


def test_there_is_a_profile_for_each_manual_that_a_rule_cites() -> None:
    assert set(MANUALS) == {manual for rule in BOOK.rules.values() for manual in rule.cites}


@pytest.mark.parametrize("manual", MANUALS)
def test_a_profile_says_what_it_is_and_which_manual_it_follows(manual: str) -> None:
    profile = BOOK.profiles[manual]
    assert profile.about
    assert profile.manual
    assert profile.manual != profile.name


@pytest.mark.parametrize("manual", MANUALS)
@pytest.mark.parametrize("code", BOOK.rules)
def test_a_rule_stands_under_every_clause_that_it_cites_and_under_no_other(manual: str, code: str) -> None:
    listed = {asked.clause for asked in BOOK.profiles[manual].requirements if code in asked.rules}
    assert listed == cited_clauses(code, manual)


@pytest.mark.parametrize(("manual", "at"), ALL)
def test_what_is_not_checked_has_a_reason_and_what_is_has_rules(manual: str, at: int) -> None:
    asked = requirement(manual, at)
    assert bool(asked.rules) is (asked.checked is not Checked.NO)
    assert asked.note or asked.checked is Checked.YES
    assert len(set(asked.rules)) == len(asked.rules)


# --------------------------------------------------------------------------------------- clauses

ROMAN = {"i": 1, "v": 5, "x": 10}


def roman(number: str) -> int:
    values = [ROMAN[letter] for letter in number]
    return sum(
        -value if value < max(values[at:]) else value
        for at, value in enumerate(values)  # IX: 1 stands before 10
    )


def place(clause: str) -> tuple[int, ...]:
    """Where a numbered clause stands in its manual; Hertfordshire's principles stand before its table."""
    before = {"principle": 0, "timescales": 1}
    first, _, rest = clause.partition(" ")
    if first in before:
        return (before[first], int(rest or 0))
    parts = clause.lower().split(".")
    return tuple(
        int(part) if part.isdigit() else roman(part) for part in (["2", *parts] if len(parts) == 1 else parts)
    )


@pytest.mark.parametrize(
    ("number", "value"), [("i", 1), ("iv", 4), ("viii", 8), ("ix", 9), ("xiv", 14), ("xv", 15)]
)
def test_roman_numbers_are_read(number: str, value: int) -> None:
    assert roman(number) == value


@pytest.mark.parametrize("manual", MANUALS)
def test_requirements_stand_in_the_order_of_the_manual(manual: str) -> None:
    clauses = list(dict.fromkeys(asked.clause for asked in BOOK.profiles[manual].requirements))
    if re.match("[A-Z][a-z]", clauses[0]):  # first words of paragraphs: no order can be told from them
        runs = [asked.clause for asked in BOOK.profiles[manual].requirements]
        changes = sum(one != other for one, other in pairwise(runs))
        assert changes == len(clauses) - 1
    else:
        assert clauses == sorted(clauses, key=place)


# ---------------------------------------------------------------------------------- plain English


@cache
def plain_findings(text: str) -> list[tuple[str, str]]:
    linter = make_linter(BOOK, Config(select=("PLN", "WRD", "ABB")))
    checked = linter.lint(read_bytes(text.encode(), "asks.txt"))
    return [(finding.code, finding.match) for finding in checked.findings]


@pytest.mark.parametrize("manual", MANUALS)
def test_what_a_manual_asks_is_told_in_plain_english(manual: str) -> None:
    profile = BOOK.profiles[manual]
    assert plain_findings("\n\n".join(asked.asks for asked in profile.requirements)) == []
    assert plain_findings("\n\n".join(asked.note for asked in profile.requirements if asked.note)) == []
    assert plain_findings(profile.about) == []


# -------------------------------------------------------------------------------------- selection


@pytest.mark.parametrize("manual", MANUALS)
def test_a_profile_has_every_rule_that_cites_it_but_those_in_preview(manual: str) -> None:
    asked = {
        code for code, rule in BOOK.rules.items() if manual in rule.cites and rule.tier is not Tier.PREVIEW
    }
    assert codes_of_profile(BOOK, BOOK.profiles[manual]) == asked | ALWAYS


@pytest.mark.parametrize(
    "profile", [Profile("none", ""), Profile("less", "", tiers=(Tier.CORE,), ignore=("DOC",))]
)
def test_an_unreadable_file_is_reported_whatever_the_profile(profile: Profile) -> None:
    assert codes_of_profile(BOOK, profile) >= ALWAYS


@pytest.mark.parametrize("manual", ["default", *MANUALS])
def test_a_damaged_file_is_found_under_every_profile(manual: str) -> None:
    checked = make_linter(BOOK, Config(profile=manual)).lint(read_bytes(b"PK\x03\x04 no more", "a.docx"))
    [finding] = checked.findings
    assert finding.code == "DOC001"
    assert finding.clause == BOOK.rules["DOC001"].cites.get(manual)


def test_the_time_of_day_is_asked_for_where_the_manual_asks_for_it() -> None:
    assert "SGN004" not in codes_of_profile(BOOK, BOOK.profiles["wakefield"])
    assert "SGN004" in codes_of_profile(BOOK, BOOK.profiles["oxfordshire"])


# ---------------------------------------------------------------------------------------- one note


@cache
def found(profile: str) -> dict[str, str | None]:
    """The rules that the note breaks under a profile, with the clause that each finding cites."""
    linter = make_linter(BOOK, Config(profile=profile, rules={"TIM003": {"today": "2025-12-31"}}))
    checked = linter.lint(read_path(NOTE, NOTE.name))
    return {finding.code: finding.clause for finding in checked.findings}


@pytest.mark.parametrize("manual", MANUALS)
def test_each_finding_cites_a_clause_of_the_profile(manual: str) -> None:
    profile = BOOK.profiles[manual]
    known = known_clauses(profile)
    by_clause = {
        clause: {code for asked in profile.requirements if asked.clause == clause for code in asked.rules}
        for clause in known
    }
    assert found(manual)
    for code, clause in found(manual).items():
        assert clause is not None
        for part in clauses_of(clause, known):
            assert code in by_clause[part]


EVERY = {"wakefield", "oxfordshire", "knowsley", "hertfordshire", "north-east-lincolnshire"}
WITH_TIME = {"oxfordshire", "hertfordshire", "north-east-lincolnshire"}


@pytest.mark.parametrize(
    ("code", "manuals"),
    [
        ("TIM001", EVERY),
        ("DEC101", EVERY),
        ("WRD201", EVERY),
        ("CON103", EVERY),
        ("SGN003", EVERY - {"knowsley"}),  # Knowsley does not speak of who signs
        ("SGN004", WITH_TIME),  # nor Wakefield of the time of day, but for late entries
        ("PLN004", EVERY - {"knowsley"}),
        ("FCT102", WITH_TIME),  # guesses
        ("WRD205", {"wakefield"}),  # Wakefield alone names disability
        ("DEC104", {"wakefield", "knowsley"}),
        ("CON101", {"wakefield", "knowsley"}),  # who was there
        ("CON102", EVERY - {"knowsley"}),  # what the child said
        ("CON104", {"wakefield", "oxfordshire", "hertfordshire"}),
        ("REC101", EVERY - {"knowsley"}),
        ("REC105", WITH_TIME),  # the address
        ("REC109", {"wakefield", "knowsley"}),  # the chronology
    ],
)
def test_findings_differ_as_the_manuals_do(code: str, manuals: set[str]) -> None:
    assert {manual for manual in MANUALS if code in found(manual)} == manuals


def test_the_default_profile_cites_no_clause() -> None:
    assert found("default")
    assert set(found("default").values()) == {None}


# ---------------------------------------------------------------------------------------- refusals


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of caselint's own rules and a profile, for a team's profile to stand beside."""
    for code in ("SGN003", "PLN002"):
        (tmp_path / "rules" / code[:3]).mkdir(parents=True)
        shutil.copy(data_directory() / "rules" / code[:3] / f"{code}.yaml", tmp_path / "rules" / code[:3])
    (tmp_path / "rules" / "profiles").mkdir()
    (tmp_path / "rules" / "profiles" / "wakefield.yaml").write_text("name: wakefield\nabout: x\n")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("extends: wakefeild", 3, "extends: there is no profile “wakefeild”; did you mean “wakefield”?"),
        ("extends: our-team", 3, "extends: our-team extends itself"),
        ("select: [PLN, SGX003]", 3, "select.1: there is no rule “SGX003”"),
        ("ignore: [SNG003]", 3, "ignore.0: there is no rule “SNG003”; did you mean “SGN003”?"),
        ("options:\n  PLN009: {words: 20}", 4, "options.PLN009: there is no rule “PLN009”"),
        ("options:\n  PLN002: {wrods: 20}", 4, "options.PLN002.wrods"),
        (
            "requirements:\n  - clause: '1'\n    asks: x\n    checked: 'yes'\n    rules: [SGN003, SGN099]",
            7,
            "requirements.0.rules.1: there is no rule “SGN099”",
        ),
        ("requirements:\n  - clause: '1'\n    asks: x\n    checked: perhaps", 6, "requirements.0.checked"),
        ("name: other", None, ""),
    ],
)
def test_a_profile_that_names_what_there_is_not_is_refused(
    folder: Path, text: str, line: int | None, words: str
) -> None:
    path = folder / "rules" / "profiles" / "our-team.yaml"
    head = "" if text.startswith("name") else "name: our-team\n"
    path.write_text(f"{head}about: Ours.\n{text}\n", encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_rulebook(folder)
    assert error.value.path == path
    assert line is None or error.value.line == line
    assert words in str(error.value)
