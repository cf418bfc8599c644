"""Abbreviations: the shapes, the full forms, and what the kind reports of whole records."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.checks.capitals import find_capitals, key_of
from caselint.checks.definitions import find_definitions
from caselint.checks.full_forms import form_after, form_before, letters_of, same_form, spells, words_of
from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

BOOK = load_rulebook()


def found(text: str) -> list[str]:
    return [capitals.text for capitals in find_capitals(text, 0, len(text))]


def defined(
    text: str, meanings: dict[str, tuple[tuple[str, ...], ...]] | None = None
) -> list[tuple[str, str]]:
    places = list(find_capitals(text, 0, len(text)))
    return [(d.key, " ".join(d.form)) for d in find_definitions(text, places, meanings or {})]


def findings(code: str, text: str, **options: object) -> list[tuple[str, str]]:
    linter = make_linter(BOOK, Config(rules={code: options} if options else {}))
    report = linter.lint(read_bytes(text.encode(), "note.txt"))
    return [(finding.match, finding.message) for finding in report.findings if finding.code == code]


# ------------------------------------------------------------------------------------------ shapes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the FSW rang", ["FSW"]),
        ("both EHCPs and the YOT's office", ["EHCPs", "YOT"]),
        ("C&F by the DfE, HoS and SENCo", ["C&F", "DfE", "HoS", "SENCo"]),
        ("S47, s.17 and KS2", ["S47", "s.17", "KS2"]),
        ("DV/DA and NRM-led", ["DV", "DA", "NRM"]),
        ("the Y.O.T. office", ["Y.O.T"]),
        ("yp seen by hv", ["yp", "hv"]),
        ("log GMP-1147-110624, file YC/2024/0183, ref F/0427", []),
        ("14 Oak Road, LS11 6QD, and M8", []),
        ("WhatsApp, McDonald, iPad, JavaScript", []),
        ("jo.bell@MASH.gov.uk and https://XY.org/AB", []),
        ("I saw A and B on 3 May", []),
    ],
)
def test_shapes(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_two_ways_of_writing_are_one_abbreviation() -> None:
    assert key_of("EHCPs") == key_of("EHCP") == "ehcp"
    assert key_of("S.47") == key_of("s47")
    assert key_of("Y.O.T") == key_of("YOT")
    assert key_of("CAMHS") == "camhs"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_every_place_is_where_it_says(text: str) -> None:
    for capitals in find_capitals(text, 0, len(text)):
        assert text[capitals.start : capitals.end] == capitals.text
        assert capitals.text


# -------------------------------------------------------------------------------------- full forms


@pytest.mark.parametrize(
    ("abbreviation", "form"),
    [
        ("EBSA", "emotionally based school avoidance"),
        ("SALT", "speech and language therapist"),
        ("EHCP", "education health and care plan"),
        ("CAFCASS", "children and family court advisory and support service"),
        ("SENCO", "special educational needs co ordinator"),
        ("MST", "multisystemic therapy"),
        ("TB", "tuberculosis"),
        ("NEET", "not in education employment or training"),
        ("DfE", "department for education"),
        ("KS2", "key stage 2"),
        ("UASC", "unaccompanied asylum seeking child"),
        ("WNB", "was not brought"),
    ],
)
def test_initials_spell(abbreviation: str, form: str) -> None:
    assert spells(letters_of(abbreviation), form.split())


@pytest.mark.parametrize(
    ("abbreviation", "form"),
    [
        ("HV", "carol ridley"),
        ("SAR", "some other random"),
        ("TM", "mother"),
        ("CP", "care"),
        ("PEP", "a plan"),
    ],
)
def test_initials_do_not_spell(abbreviation: str, form: str) -> None:
    assert not spells(letters_of(abbreviation), form.split())


def test_the_nearest_words_are_the_full_form() -> None:
    text = "On Monday the Education, Health and Care Plan"
    form = form_before("ehcp", words_of(text, 0, len(text)))
    assert form
    assert [word.text for word in form] == ["education", "health", "and", "care", "plan"]
    text = "initial assessment of the home"
    form = form_after("ia", words_of(text, 0, len(text)))
    assert form
    assert text[form[0].start : form[-1].end] == "initial assessment"


@settings(deadline=None)
@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8), min_size=2, max_size=6))
def test_words_are_spelled_by_their_initials(words: list[str]) -> None:
    words[-1] = "plan"
    assert spells("".join(word[0] for word in words), words)


@settings(deadline=None)
@given(st.text("abc", min_size=2, max_size=12), st.lists(st.text("abc", min_size=1), min_size=1, max_size=17))
def test_hostile_words_end(letters: str, words: list[str]) -> None:
    assert spells(letters, words) in {True, False}


def test_same_form() -> None:
    assert same_form(["health", "and", "care", "plan"], ["health", "care", "plans"])
    assert same_form(["co", "ordinator"], ["coordinator"])
    assert same_form(["personal", "adviser"], ["personal", "advisor"])
    assert not same_form(["family", "support", "worker"], ["foster", "support", "worker"])
    assert not same_form(["initial", "assessment"], ["independent", "advocate"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A family group conference (FGC) met.", [("fgc", "family group conference")]),
        ("FGC (family group conference) met.", [("fgc", "family group conference")]),
        (
            "Key: FGC = family group conference; SM = stepmother",
            [("fgc", "family group conference"), ("sm", "stepmother")],
        ),
        ("Key: NM = the new man; BMI = 21", [("nm", "new man")]),
        ("Key: PRN = given when needed, up to four a day", [("prn", "given when needed")]),
        ("FGC - family group conference", [("fgc", "family group conference")]),
        ("FGC: family group conference", [("fgc", "family group conference")]),
        ("The FGC, which stands for family group conference, met.", [("fgc", "family group conference")]),
        ("The family group conference, or FGC, met.", [("fgc", "family group conference")]),
        ("A family group conference, known as an FGC, met.", [("fgc", "family group conference")]),
        ("The EWO, who is the education welfare officer, came.", [("ewo", "education welfare officer")]),
        ("Special guardianship order (“SGO”) made.", [("sgo", "special guardianship order")]),
        (
            "Words used\nFGC  family group conference\nSM stepmother to Tom\n- PLO Public Law Outline.\n",
            [("fgc", "family group conference"), ("plo", "public law outline")],
        ),
        ("I rang TM, then Mum.", []),
        ("Wendy Oduya (HV) rang.", []),
        ("FGC (on 9 May) was cancelled.", []),
    ],
)
def test_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert defined(text) == expected


def test_two_letters_behind_a_comma_need_the_glossary() -> None:
    text = "The HV, health visitor, rang."
    assert defined(text) == []
    assert defined(text, {"hv": (("health", "visitor"),)}) == [("hv", "health visitor")]


# ------------------------------------------------------------------------------------- whole records

SIGNED = "\nMarta Lindqvist, Social Worker, 6 June 2024, 10:15\n"


def test_an_abbreviation_is_reported_once_with_all_its_meanings() -> None:
    note = "The CP plan was read. The CP plan will end." + SIGNED
    [(match, message)] = findings("ABB001", note)
    assert match == "CP"
    assert "child protection, care plan or cerebral palsy" in message


def test_an_unknown_abbreviation_has_no_meanings_to_tell() -> None:
    [(match, message)] = findings("ABB001", "The QTF panel met." + SIGNED)
    assert match == "QTF"
    assert message == "The record never says what “QTF” stands for."


def test_a_definition_in_one_entry_serves_the_others() -> None:
    note = (
        "Event date: 3 May 2024 10:00\nCreated date: 3 May 2024 11:00\nCreated by: Jo Bell (Social Worker)\n"
        "The family support worker (FSW) came.\n\n"
        "Event date: 4 May 2024 10:00\nCreated date: 4 May 2024 11:00\nCreated by: Jo Bell (Social Worker)\n"
        "The FSW rang.\n"
    )
    assert findings("ABB001", note) == []


def test_what_is_allowed_is_left_also_where_the_glossary_knows_it() -> None:
    note = "The QTF panel met and the FSW came." + SIGNED
    assert findings("ABB001", note, allow=["qtf", "FSW"]) == []


def test_more_can_be_allowed() -> None:
    note = "The QTF panel met and the FSW came." + SIGNED
    assert [match for match, _ in findings("ABB001", note, allow=["qtf"])] == ["FSW"]


def test_a_name_with_the_same_initials_is_no_full_form() -> None:
    assert [match for match, _ in findings("ABB001", "Sam Ward (SW) came." + SIGNED)] == ["SW"]
    assert [match for match, _ in findings("ABB001", "Tamsin Moss (TM) came." + SIGNED)] == ["TM"]
    assert findings("ABB003", "The social worker (SW) is Sam Ward (SW)." + SIGNED) == []
    note = "His Personal Adviser (PA) came. A Personal Allowance (PA) is paid." + SIGNED
    assert [match for match, _ in findings("ABB003", note)] == ["Personal Allowance (PA)"]


def test_initials_of_a_named_person_are_left() -> None:
    assert findings("ABB001", "Jude Bell (JB) came. I met JB at noon." + SIGNED) == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_checked(text: str) -> None:
    linter = make_linter(BOOK, Config(select=("ABB001", "ABB002", "ABB003")))
    for finding in linter.lint(read_bytes(text.encode(), "note.txt")).findings:
        assert finding.match
