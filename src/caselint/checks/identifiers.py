"""Finds what identifies a person by its published format: numbers, e-mail addresses, house addresses."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NHS: Final = re.compile(r"(?<![\w.+/-])(?:\d{3}[ \u00a0-]\d{3}[ \u00a0-]\d{4}|\d{10})(?![\w/-]|\.\d)")
_NHS_NAMED: Final = re.compile(r"\bnhs\b[^\n]{0,40}$", re.IGNORECASE)
_INSURANCE: Final = re.compile(
    r"(?<![A-Za-z0-9])(?P<prefix>[A-Z]{2})(?:[ \u00a0-]?\d{2}){3}[ \u00a0-]?[A-D](?![A-Za-z0-9])",
    re.IGNORECASE,
)
_NO_PREFIX: Final = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+'’-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])")
_NOBODYS_DOMAIN: Final = re.compile(
    r"@(?:.*\.)?(?:example\.(?:com|org|net)|(?:[\w-]+\.)*(?:example|test|invalid|localhost)"
    r"|(?:domain|email|mail|yourcouncil|council)\.(?:com|gov\.uk|org))$",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(
    r"(?<![\w-])(?P<out>[A-Z]{1,2}\d[A-Z\d]?)[ \u00a0]{0,2}(?P<in>\d[ABD-HJLNP-UW-Z]{2})(?![\w-])",
    re.IGNORECASE,
)
_NOBODYS_POSTCODE: Final = re.compile(
    r"(?:AA?\d{1,2} ?\d[A-Z]{2}|AB1 ?2CD|AB12 ?3CD|XX?\d.*|ZZ?\d.*|SW1A ?[012]AA)$"
)
_STREET: Final = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|dr|way|court|crescent|cres|place|gardens|grove|terrace"
    r"|walk|row|hill|square|mews|rise|park|green|view|gate|bank|fold|croft|wharf|parade)"
)
_HOUSE: Final = re.compile(
    r"(?<![\d/.:£+-])(?:(?:flat|apartment|apt|unit|room)[ \t]*)?"
    r"\d{1,4}[A-Za-z]?(?:[ \t]?[-–/][ \t]?\d{1,4}[A-Za-z]?)?"
    r"(?![\d/.:%])[ \t,]+(?:(?-i:[A-Z])[\w'’.-]+(?:[ \t]+(?-i:[A-Z])[\w'’.-]+){0,4}"
    rf"|[\w'’.-]+(?:[ \t]+[\w'’.-]+){{0,3}}?[ \t]+{_STREET}\b)",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    r"\d{1,2}[ \t,]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_MONTH_BEFORE: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ \t,.]+$", re.IGNORECASE
)
_LINES_ABOVE = 4  # of an address before its postcode
_SEQUENCES = ("0123456789", "1234567890")


def find_nhs_numbers(text: str) -> Iterator[Span]:
    """Valid NHS numbers; those that begin with 999 are kept for tests.

    The tenth digit is checked with modulus 11, as the NHS Data Model and Dictionary defines it
    (https://www.datadictionary.nhs.uk/attributes/nhs_number.html). Ten digits without their usual gaps
    count only where the line calls them an NHS number: any number of that length may be valid by chance.
    """
    for match in _NHS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        named = _NHS_NAMED.search(text, max(text.rfind("\n", 0, match.start()), 0), match.start())
        if len(match[0]) == len(digits) and not named:
            continue
        if is_nhs_number(digits) and not digits.startswith(("0", "999")) and len(set(digits)) > 2:
            yield Span(*match.span())


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits pass the NHS number's check."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def find_insurance_numbers(text: str) -> Iterator[Span]:
    """National Insurance numbers with a prefix that is given out.

    Source: HMRC, National Insurance Manual NIM39110. QQ, which forms print as an example, is none.
    """
    for match in _INSURANCE.finditer(text):
        prefix = match["prefix"].upper()
        first, second = prefix[0], prefix[1]
        if first not in "DFIQUV" and second not in "DFIQUVO" and prefix not in _NO_PREFIX:
            yield Span(*match.span())


def find_emails(text: str) -> Iterator[Span]:
    """E-mail addresses, without those of domains that are kept for examples (RFC 2606)."""
    for match in _EMAIL.finditer(text) if "@" in text else ():
        if not _NOBODYS_DOMAIN.search(match[0]):
            yield Span(*match.span())


def find_telephones(text: str) -> Iterator[Span]:
    """Telephone numbers that can be one person's: lines and mobiles that exist in the UK, or abroad.

    Numbers of businesses (0800, 0300, 0845) are none. Ofcom's numbers for drama, where the library
    takes them for real ones, and rising digits are left.
    """
    if not re.search(r"\d(?:[^\w\n]*\d){8}", text):
        return
    import phonenumbers  # its tables take time to load, and few texts need them

    kinds = phonenumbers.PhoneNumberType
    personal = {kinds.FIXED_LINE, kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE}
    for match in phonenumbers.PhoneNumberMatcher(text, "GB"):
        digits = phonenumbers.national_significant_number(match.number)
        british = match.number.country_code == 44
        if phonenumbers.number_type(match.number) not in personal or (british and _is_for_drama(digits)):
            continue
        if not any(run in digits for run in ("123456", "234567", "345678", "000000")):
            yield Span(match.start, match.end)


# https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
_DRAMA: Final = ("7700900", "1134960", "1144960", "1154960", "1164960", "1174960", "1184960", "1214960")
_DRAMA_TOO: Final = ("1314960", "1414960", "1514960", "1614960", "2079460", "2896496", "2920180", "1914980")
_DRAMA_NOWHERE: Final = ("1632960", "3069990", "8081570", "9098790")


def _is_for_drama(digits: str) -> bool:
    return digits.startswith((*_DRAMA, *_DRAMA_TOO, *_DRAMA_NOWHERE))


def find_addresses(text: str) -> Iterator[Span]:
    """A postcode with a house's number before it, in its line or the few lines above it."""
    for match in _POSTCODE.finditer(text):
        if _NOBODYS_POSTCODE.match(match[0].upper()) or not re.search(r"[A-Z]", match[0]):
            continue
        starts = _line_starts(text, match.start())
        houses = [
            house
            for start, end in pairwise([*starts, match.start()])
            for house in _HOUSE.finditer(text, start, end)
            if not _MONTH.match(house[0]) and not _MONTH_BEFORE.search(text[start : house.start()][-14:])
        ]
        if houses:
            house = houses[-1]
            whole = "\n" not in text[house.start() : match.end()]
            yield Span(house.start() if whole else match.start(), match.end())


def _line_starts(text: str, at: int) -> list[int]:
    """Where the line and those above it begin, up to an empty line, the first first."""
    starts = [text.rfind("\n", 0, at) + 1]
    while len(starts) <= _LINES_ABOVE and starts[0] > 0:
        before = text.rfind("\n", 0, starts[0] - 1) + 1
        if not text[before : starts[0]].strip():
            break
        starts.insert(0, before)
    return starts
