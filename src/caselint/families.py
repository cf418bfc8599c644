"""The families of caselint's own rules: what the first three letters of a code say."""

from __future__ import annotations

from typing import Final

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
