"""Knows the line that numbers an entry in an export."""

from __future__ import annotations

import re

_HEADS = (
    r"(?:case[ \t-]?note|file[ \t]note|note|entry|log[ \t]entry|case[ \t]record(?:ing)?"
    r"|record(?:ing)?|contact[ \t]record"
    r"|daily[ \t](?:log|record|note)|episode|diary[ \t]entry|running[ \t]record"
    r"|chronology[ \t]entry)"
)
NUMBERED = re.compile(
    rf"[\[(#*=\s–—-]*(?P<head>{_HEADS})[ \t]*(?:no|number|num|nr|#)?\.?[ \t]*[:#]?[ \t]*(?P<number>\d{{1,7}})"
    r"(?:[ \t]*(?:of|/)[ \t]*\d{1,5})?[ \t]*[\])]?(?P<rest>(?:[ \t]*[:–—|,(-].{0,90}"
    r"|[ \t]{2,}.{0,90})?)[=*\s–—-]*",
    re.IGNORECASE,
)


# A count of anything else that entries are of: "Session 3", "No. 3".
_COUNTED = re.compile(
    r"[\[(#*=\s–—-]*(?P<head>no\.?|number|#|session|shift|sheet|call|meeting|supervision|review|interview"
    r"|appointment"
    r"|conversation|intervention|outing|report|incident|page|diary|handover"
    r"|observation|contact|event|visit|activity|log|item)[ \t]*(?:no|number|num|nr"
    r"|#)?\.?[ \t]*[:#]?"
    r"[ \t]*(?P<number>\d{1,7})(?:[ \t]*(?:of|/)[ \t]*\d{1,5})?[ \t]*[\])]?(?P<rest>(?:[ \t]*[:–—|,(-].{0,90}"
    r"|[ \t]{2,}.{0,90})?)[=*\s–—-]*",
    re.IGNORECASE,
)


def counted(text: str) -> re.Match[str] | None:
    """The number in a line that counts entries only where a date stands under it: "Session 3"."""
    return _COUNTED.fullmatch(text) if len(text) <= 120 else None


def entry_number(text: str) -> re.Match[str] | None:
    """The number in a line such as "Case note 3 of 6", "[Note 1]", "Entry 4: Home visit"."""
    return NUMBERED.fullmatch(text) if len(text) <= 120 else None
