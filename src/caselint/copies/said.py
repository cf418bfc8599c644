"""What a copy of a file says at the words of a finding, whatever kind of note it says it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.clauses import cited
from caselint.report.escapes import terminal
from caselint.report.phrases import tried
from caselint.report.remarks import Kind

if TYPE_CHECKING:
    from caselint.report.remarks import Remark

_LONGEST: Final = 200  # characters of a note's words that are told again


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a note, one line each: made safe for a plain text, for whatever format to set.

    `heading` says of which rule it is, `level` how much the rule asks; `lines` are what is wrong and what
    to write instead.
    """

    heading: str
    level: str
    lines: tuple[str, ...]


def said_of(remark: Remark) -> Said:
    """What to say of a remark."""
    if remark.kind is not Kind.FINDING or remark.finding is None:
        return Said(remark.kind.capitalize(), "", (terminal(remark.message),))
    finding = remark.finding
    instead = f"Instead: {terminal(finding.advice).strip()}"
    if finding.suggestions:
        instead += f" {tried(map(terminal, finding.suggestions))}"
    if remark.checked.manual and finding.clause:
        instead += f" ({terminal(cited(remark.checked.manual, finding.clause))})"
    heading = terminal(f"{finding.code} {finding.name}")
    return Said(heading, str(finding.level), (terminal(finding.message), instead))


def quoted(words: str) -> str:
    """Words of a note in quotation marks, on one line; of many, the first."""
    line = " ".join(terminal(words.replace("\n", " ").replace("\t", " ")).split())
    if len(line) > _LONGEST:
        line = line[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"
