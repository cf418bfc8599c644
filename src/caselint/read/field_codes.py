"""Word's instructions to itself, in docx and rtf: what one shows where no result was stored with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.read.symbol_fonts import sign_of

if TYPE_CHECKING:
    from collections.abc import Callable

_ARGUMENT = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_EQUATION_SWITCH = re.compile(r"\\(?:[a-z]{1,2}(?:\s*\\[a-z]{2})*\s*\d*|\*\s*\S+)", re.IGNORECASE)


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
