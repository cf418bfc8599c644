"""An invitation of a calendar (iCalendar, RFC 5545) as lines of text, where a mail holds nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.read.mail.message import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_FOLD = re.compile(r"\n[ \t]")
_LINE = re.compile(r"^([A-Za-z-]{1,40})((?:;[^:\n\"]*(?:\"[^\"\n]*\")?)*):([^\n]*)$", re.MULTILINE)
_MOMENT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?$")
_NAME = re.compile(r";CN=\"?([^;:\"]*)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([nN,;\\])")
# Labels as calendars print them; RFC 5545 names the properties, not what people call them.
_LABELS = {
    "SUMMARY": "Subject",
    "DTSTART": "Start",
    "DTEND": "End",
    "LOCATION": "Location",
    "ORGANIZER": "Organiser",
    "ATTENDEE": "Invited",
    "DESCRIPTION": "",
    "COMMENT": "",
}


def lines_of_invitation(part: Message) -> Iterator[str]:
    """What an invitation says, a line for each property: subject, start, end, place, people and words.

    Raises UnreadableError for binary data.
    """
    text = _FOLD.sub("", plain_text(part))
    events = text[text.find("BEGIN:VEVENT") :] if "BEGIN:VEVENT" in text else text
    for found in _LINE.finditer(events):
        name = found[1].upper()
        if name in _LABELS and (value := _value(name, found[2], found[3])):
            yield f"{_LABELS[name]}: {value}" if _LABELS[name] else value


def _value(name: str, parameters: str, value: str) -> str:
    if name in {"ORGANIZER", "ATTENDEE"}:
        named = _NAME.search(parameters)
        return named[1].strip() if named else re.sub(r"^mailto:", "", value.strip(), flags=re.IGNORECASE)
    moment = _MOMENT.match(value.strip())
    if moment:
        day = f"{moment[1]}-{moment[2]}-{moment[3]}"
        return f"{day} {moment[4]}:{moment[5]}" if moment[4] else day
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value).strip()
