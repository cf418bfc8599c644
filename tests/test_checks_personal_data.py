"""Personal data by its published formats, and whose it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from caselint.checks import identifiers
from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from docx_files import docx, p

if TYPE_CHECKING:
    from caselint.lint import Linter


@cache
def linter() -> Linter:
    return make_linter(load_rulebook(), Config(select=("TPL003",)), template=True)


def found(form: str | bytes) -> list[str]:
    data, name = (form.encode(), "form.txt") if isinstance(form, str) else (form, "form.docx")
    return [finding.match for finding in linter().lint(read_bytes(data, name)).findings]


# ---------------------------------------------------------------------------------------- formats


@pytest.mark.parametrize(
    ("digits", "valid"), [("9434765919", True), ("9434765918", False), ("9434765199", False)]
)
def test_the_check_digit_of_nhs_numbers(digits: str, valid: bool) -> None:
    assert identifiers.is_nhs_number(digits) is valid


def test_a_check_digit_of_ten_is_never_valid() -> None:
    assert not any(identifiers.is_nhs_number(f"400000008{digit}") for digit in range(10))


@pytest.mark.parametrize(
    "text", ["Ref 9434765919", "Call 943 476 59190", "999 476 5919", "NHS no. 943 476 5918", "444 444 4444"]
)
def test_no_nhs_number(text: str) -> None:
    assert list(identifiers.find_nhs_numbers(text)) == []


@pytest.mark.parametrize("number", ["JX 45 21 09 B", "JX452109B", "jx 452109 b"])
def test_insurance_numbers(number: str) -> None:
    assert [tuple(span) for span in identifiers.find_insurance_numbers(number)] == [(0, len(number))]


@pytest.mark.parametrize(
    "number", ["QQ 12 34 56 C", "BG 45 21 09 B", "JO 45 21 09 B", "JX 45 21 09 E", "DX452109B"]
)
def test_no_insurance_number(number: str) -> None:
    assert list(identifiers.find_insurance_numbers(number)) == []


@pytest.mark.parametrize("text", ["07911 846 209", "+44 7911 846209", "(01472) 846209", "0113 249 6218"])
def test_telephones(text: str) -> None:
    assert [text[slice(*span)] for span in identifiers.find_telephones(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "07700 900 417",  # for drama
        "01632 960 001",
        "0113 496 0214",
        "020 7946 0018",
        "0800 1111",  # not one person's
        "0300 846 2090",
        "01234 567890",  # rising digits
        "07xxx xxxxxx",
        "12/03/2024 10:15",
    ],
)
def test_no_one_s_telephone(text: str) -> None:
    assert list(identifiers.find_telephones(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "31 Pinfold Lane, Tarnbrook TQ9 4ZZ",
        "Flat 2, 7b mill road\nTarnbrook\nTQ9 4ZZ",
        "12-14 Quay St TQ94ZZ",
    ],
)
def test_addresses(text: str) -> None:
    [span] = identifiers.find_addresses(text)
    assert text[slice(*span)].endswith("TQ94ZZ" if "94ZZ" in text else "TQ9 4ZZ")


@pytest.mark.parametrize(
    "text",
    [
        "Tarnbrook TQ9 4ZZ",
        "House number: ____ Postcode: TQ9 4ZZ",
        "3 May 2024, Tarnbrook TQ9 4ZZ",
        "31 Pinfold Lane, AB1 2CD",
        "31 Pinfold Lane\n\nTQ9 4ZZ",
    ],
)
def test_no_address(text: str) -> None:
    assert list(identifiers.find_addresses(text)) == []


# ------------------------------------------------------------------------------------------ whose


@pytest.mark.parametrize(
    "text",
    [
        "Tarnbrook Council: 01472 846209",
        "Duty team 01472 846209",
        "01472 846209 (office hours)",
        "Children's Services\n01472 846209",
        "E-mail early.help@tarnbrook.gov.uk or mash@tarnbrook.nhs.uk",
        "Return to Town Hall, 4 Quay Road, Tarnbrook TQ9 4ZZ",
        "Telephone, e.g. 01472 846209: ____",
        "E-mail: firstname.lastname@tarnbrook.gov.uk",
        "E-mail: name@example.org",
        "Address: 1 Any Street, Anytown TQ9 4ZZ",
    ],
)
def test_the_organisation_s_own_and_examples_are_left(text: str) -> None:
    assert found(f"Visit\n\n{text}\n\nWorker: ____\n") == []


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Mother's telephone: 01472 846209", "01472 846209"),
        ("School office 01472 846208, mother 01472 846209", "01472 846209"),
        ("Mobile: 07911 846209", "07911 846209"),
        ("E-mail: asha.reid@tarnbrook.gov.uk", "asha.reid@tarnbrook.gov.uk"),
        ("Dad: bigdave77@gmail.com", "bigdave77@gmail.com"),
        ("Home address: 4 Quay Road, Tarnbrook TQ9 4ZZ", "4 Quay Road, Tarnbrook TQ9 4ZZ"),
        ("Born on 14 June 2013", "14 June 2013"),
        ("DOB 14/06/13", "14/06/13"),
    ],
)
def test_a_person_s_is_found(text: str, match: str) -> None:
    assert found(f"Visit\n\n{text}\n\nWorker: ____\n") == [match]


@pytest.mark.parametrize(
    "text",
    ["Date of birth: 01/01/2000", "Date of birth: dd/mm/yyyy", "Date of visit: 14/06/2013", "Born: 2013"],
)
def test_no_date_of_birth(text: str) -> None:
    assert found(f"Visit\n\n{text}\n\nWorker: ____\n") == []


def test_a_letterhead_is_the_organisation_s() -> None:
    shown = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    head = p("4 Quay Road, Tarnbrook TQ9 4ZZ, 01472 846209")
    assert found(docx(p("Worker: ____") + shown, header1=head)) == []


def test_a_hostile_text_ends_in_time() -> None:
    for text in ("1 " * 20_000, "a@" * 20_000, "12 Ab " * 10_000 + "TQ9 4ZZ", "0" * 50_000, "AB12 " * 20_000):
        found(text)
