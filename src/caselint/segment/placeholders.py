"""Knows a value that is no answer: a blank to fill in, or the template's words for what belongs there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = re.compile(r"[_.…\s:|/\\\-–—]*")
_EMPTY_BOX = re.compile(r"[☐□▢◻❏❑]|\[[ \t_]?\]|\([ \t]{1,3}\)")
_TICKED_BOX = re.compile(r"[☒☑✓✔✗✘■▣◼⊠]|[\[(][ \t]?[xX✓✔][ \t]?[\])]")

_SLOT = (
    r"(?:(?:your|the|child|young person|worker|author|staff|parent|carer|social worker|manager|client"
    r"|full|first|last"
    r"|known|post|job|print|school|team|organisation|contact|telephone|phone|next|start|end|review|visit|meeting)"
    r"(?:['’]s)?[ /]{1,2}){0,3}"
    r"(?:names?|initials?|surname|forename|dates?|times?|dob|date of birth|age|address|postcode|role"
    r"|post|title"
    r"|designation|position|signature|signed|sign|number|telephone|phone|email|e-mail|details|reference|ref"
    r"|text|reason|reasons|relationship|school|location|venue|team|organisation|agency|views?)(?: here)?"
)
_TO_DO = (
    r"(?:please )?(?:insert|enter|add|type|delete|select|choose|complete|describe|specify|state|write"
    r"|give|list|include"
    r"|summarise|record|outline|provide|explain|tick|fill in|put|update|amend|copy|paste"
    r"|click)\b[^\[\]<>{}\n]{0,160}"
)
_BRACKETED = re.compile(
    rf"\[\s*(?:{_TO_DO}|{_SLOT}|\.{{3}}|…|_{{2,}})\s*\]"
    rf"|<\s*(?:{_TO_DO}|{_SLOT})\s*>|\{{+\s*(?:{_TO_DO}|{_SLOT})\s*\}}+|«[^»\n]{{1,40}}»",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:click(?: or tap)?(?: here)? to (?:enter|add|insert|select)(?: an?| the)?(?: text| date| name)?|"
    r"click here to \w+(?: \w+)?|choose an item|select an item|enter (?:text|date|name|your name) here|"
    r"tap to (?:enter|add) (?:a )?(?:text|date))\b\.?",
    re.IGNORECASE,
)
_DATE_SHAPE = re.compile(
    r"\b(?:[dD]{1,2}[/.\-][mM]{1,2}[/.\-][yY]{2,4}|[xX]{2}[/.\-][xX]{2}[/.\-][xX]{2,4}|[hH]{2}[:.][mM]{2})\b"
)
_CROSSES = re.compile(r"(?<![\w/])X{4,}(?![\w/])")
_LATER = re.compile(
    r"(?:tbc|tba|tbd|t\.b\.c\.?|to be (?:confirmed|completed|added|advised|entered|inserted"
    r"|filled in)|to follow|pending"
    r"|xx+|\?{2,}|(?:your|worker|author|staff) name(?: here)?|\((?:print )?(?:name|signature|sign"
    r"|post|post title|job title"
    r"|role|date|time|dd/mm/yyyy)(?: here)?\)|name here|signature here|insert \w+(?: \w+)?|n\.n\.)\.?",
    re.IGNORECASE,
)


# What is looked for in running text, with words of which each match has one: most texts have none.
_ANYWHERE = (
    (_BRACKETED, ("[", "<", "{", "«")),
    (_CAPTION, ("click", "choose an item", "select an item", "enter", "tap to")),
    (_DATE_SHAPE, ("d/m", "d.m", "d-m", "xx/xx", "xx.xx", "xx-xx", "hh:mm", "hh.mm")),
    (_CROSSES, ("xxxx",)),
)


def is_blank(value: str) -> bool:
    """Whether nothing was entered: no text, a line to write on, or boxes of which none is ticked."""
    if _BLANK.fullmatch(value):
        # A single dash is how some writers say "none".
        return value.strip() not in {"-", "–", "—", "/"}
    return bool(_EMPTY_BOX.search(value)) and not _TICKED_BOX.search(value) and len(value) <= 120


def is_placeholder(value: str) -> bool:
    """Whether a value is, or begins with, the template's words for what belongs there."""
    value = value.strip()
    if _LATER.fullmatch(value) or _DATE_SHAPE.match(value) or _CROSSES.fullmatch(value):
        return True
    bracket = re.match(r"[\[<{«]", value)
    found = _BRACKETED.match(value) or _CAPTION.match(value)
    return bool(found) or bool(bracket and re.fullmatch(r"[\[<{«][^\]>}»]{2,40}[\]>}»]+", value))


def find_placeholders(text: str) -> Iterator[re.Match[str]]:
    """Every placeholder in running text: bracketed slots and instructions, captions, date shapes, crosses."""
    end = 0
    folded = text.casefold()
    matches = [
        match
        for pattern, needed in _ANYWHERE
        if any(word in folded for word in needed)
        for match in pattern.finditer(text)
    ]
    for match in sorted(matches, key=lambda match: match.span()):
        if match.start() >= end:
            yield match
            end = match.end()
