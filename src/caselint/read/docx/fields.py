"""Fields: instructions to Word, which a reader does not see, and their results, which are text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from caselint.read.docx.changes import is_deleted
from caselint.read.docx.names import M, T, W
from caselint.read.docx.signs import form_value
from caselint.read.docx.symbol_fonts import sign_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.docx.package import Element
    from caselint.read.docx.signs import Control

FIELD_CHAR, KIND = W + "fldChar", W + "fldCharType"
_ARGUMENT = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_EQUATION_SWITCH = re.compile(r"\\(?:[a-z]{1,2}(?:\s*\\[a-z]{2})*\s*\d*|\*\s*\S+)", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field whose end has not come."""

    begin: Element
    result_at: int
    slot: Control | None
    code: list[str] = field(default_factory=list)
    in_result: bool = False

    @property
    def shows(self) -> str:
        """What is on the page where nothing was stored as its result."""
        if not self.in_result:
            return form_value(self.begin) or shown_by("".join(self.code))
        # A result that was stored empty is shown so, but for tick boxes and lists, which never store any.
        typed = self.begin.find(f"{W}ffData/{W}textInput") is not None
        return "" if typed else form_value(self.begin)


def shown_by(code: str) -> str:
    """What Word shows for a field's instruction that has no stored result; "" for most.

    These show words of the instruction itself: SYMBOL, MACROBUTTON, GOTOBUTTON, QUOTE, EQ and MERGEFIELD.
    """
    name, _, rest = code.strip().partition(" ")
    shows = _SHOWS.get(name.upper())
    return shows(rest.strip()) if shows and rest.strip() else ""


def _arguments(rest: str) -> list[str]:
    return [next(filter(None, found), "") for found in _ARGUMENT.findall(rest)]


def _after_first(rest: str) -> str:
    return rest.partition(" ")[2].strip().strip('"')


def _equation(rest: str) -> str:
    return " ".join(re.sub(r"[(),;]", " ", _EQUATION_SWITCH.sub(" ", rest)).split())


def _symbol(rest: str) -> str:
    code, *switches = _arguments(rest)
    at = switches.index("\\f") + 1 if "\\f" in switches else len(switches)
    try:
        number = int(code, 16) if code.lower().startswith("0x") else int(code)
    except ValueError:
        return code[:1]
    return sign_of(number, switches[at] if at < len(switches) else "")


_SHOWS: dict[str, Callable[[str], str]] = {
    "MACROBUTTON": _after_first,
    "GOTOBUTTON": _after_first,
    "QUOTE": lambda rest: _arguments(rest)[0],
    "MERGEFIELD": lambda rest: f"«{_arguments(rest)[0]}»",
    "EQ": _equation,
    "SYMBOL": _symbol,
}


def drop_codes(root: Element) -> None:
    """Take out the text that stands in the instruction of a field, as the results of fields in it do.

    Only where the field has an instruction, a result and an end: what a broken file lost its end of stays.
    """
    if next(root.iter(FIELD_CHAR), None) is None:
        return
    fields: list[_Code] = []
    unparted: list[_Code] = []  # of those, the ones whose results have not begun
    for node in root.iter(FIELD_CHAR, T, M + "t"):
        if node.tag != FIELD_CHAR:
            if unparted:
                unparted[-1].texts.append(node)
            continue
        if is_deleted(node):
            continue
        kind = node.get(KIND)
        if kind == "begin":
            fields.append(_Code())
            unparted.append(fields[-1])
        elif kind == "separate" and fields and not fields[-1].parted:
            fields[-1].parted = True
            unparted.pop()
        elif kind == "end" and fields:
            _end(fields.pop(), unparted)


@dataclass(slots=True)
class _Code:
    """The instruction of a field: the texts that stand in it."""

    texts: list[Element] = field(default_factory=list)
    parted: bool = False


def _end(ended: _Code, unparted: list[_Code]) -> None:
    if ended.parted:
        for text in ended.texts:
            if not is_deleted(text):  # those are words of the deletion, whatever it was part of
                text.text = None
        return
    unparted.pop()
    if unparted:  # it stands in the instruction of another
        around = unparted[-1]
        if len(around.texts) < len(ended.texts):  # so that the same texts do not move up again and again
            around.texts, ended.texts = ended.texts, around.texts
        around.texts += ended.texts
