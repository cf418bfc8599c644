"""The families of rules: what the first three letters of a code say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from caselint.schema import Rule, Rulebook

FAMILIES: Final = {
    "PLN": "Plain English",
    "ABB": "Abbreviations and technical terms",
    "WRD": "Wording: judgement, blame, prejudice",
    "FCT": "Facts, opinions and sources",
    "SGN": "Sign-off: who wrote it, when, in what post",
    "TIM": "Timing: late entries, order",
    "DEC": "Decisions and actions",
    "CON": "Contacts, the child's voice, sharing",
    "REC": "What a record must hold",
    "OVR": "Management oversight",
    "TPL": "Record templates",
    "DOC": "The file itself",
}
_OF_PACKS: Final = "Rules of your team's own"


def families_of(book: Rulebook) -> list[tuple[str, str, list[Rule]]]:
    """The families that have rules, caselint's own first: the letters, the title and the rules by code."""
    others = sorted({code[:3] for code in book.rules} - set(FAMILIES))
    titles = FAMILIES | dict.fromkeys(others, _OF_PACKS)
    found = [
        (family, title, [rule for code, rule in book.rules.items() if code.startswith(family)])
        for family, title in titles.items()
    ]
    return [(family, title, rules) for family, title, rules in found if rules]
