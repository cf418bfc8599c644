"""Dates and moments as people in the UK write them. The machine's own language plays no part."""

from __future__ import annotations

import datetime
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def moment_in_words(iso: str | None) -> str:
    """A date, or a date and time, from ISO 8601: "3 March 2024, 16:30". Nothing of nothing."""
    if not iso:
        return ""
    moment = datetime.datetime.fromisoformat(iso)
    date = date_in_words(moment.date())
    return f"{date}, {moment:%H:%M}" if "T" in iso else date


def date_in_words(date: datetime.date) -> str:
    """A date: "3 March 2024"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def month_in_words(iso: str) -> str:
    """A month, from ISO 8601 ("2024-03"): "March 2024"."""
    year, month = iso.split("-")
    return f"{MONTHS[int(month) - 1]} {int(year)}"
