"""Notes in which every finding is marked, to hold rules and words by whole notes.

    ---
    about: what the note is
    expect:
      - SGN003@1
    ---
    Mum is {{WRD101|lazy}}, and Kit has a {{-WRD101|lazy}} eye.

`{{WRD101|words}}` must be reported, `{{WRD101,FCT103|words}}` under each code, and `{{-WRD101|words}}` not.
`expect` holds what must be reported of an entry as a whole, by its number; entry 0 is the document. The head
may be left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from caselint.findings import Finding

_MARK: Final = re.compile(
    r"\{\{(?P<codes>-?[A-Z]{3}\d{3}(?:,-?[A-Z]{3}\d{3})*)\|(?P<text>.*?)\}\}", re.DOTALL
)
_HEAD: Final = re.compile(r"---[ \t]*\n(?P<head>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_EXPECTED: Final = re.compile(r"^[ \t]*- (?P<code>[A-Z]{3}\d{3})@(?P<entry>\d+)[ \t]*$", re.MULTILINE)


class Mark(NamedTuple):
    """A mark in a note. `trap`: what must not be found under the code. `line` counts from 1, in the file."""

    code: str
    span: Span
    trap: bool
    line: int


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A note's plain text, its marks and the findings that it expects about entries."""

    text: str
    marks: tuple[Mark, ...]
    expected: Counter[tuple[str, int]]
    first_line: int = 1  # of the text, in the file

    def line_in_file(self, offset: int) -> int:
        """The line of the file, from 1, of that place in the text."""
        return self.first_line + self.text.count("\n", 0, offset)

    @property
    def codes(self) -> frozenset[str]:
        """The codes that it says something about."""
        return frozenset([*(mark.code for mark in self.marks), *(code for code, _ in self.expected)])

    def compare(self, findings: Collection[Finding], codes: Collection[str]) -> Comparison:
        """What was found of these codes beside what is marked."""
        expected = self.expected.copy()
        hit: set[Mark] = set()
        about: list[tuple[str, int]] = []
        wrong, tripped = [], []
        for finding in findings:
            if finding.code not in codes:
                continue
            over = [m for m in self.marks if m.code == finding.code and m.span.overlaps(finding.span)]
            tripped += [mark for mark in over if mark.trap][:1]
            good = [mark for mark in over if not mark.trap]
            places = [(finding.code, entry) for entry in (finding.entry, 0)]
            place = next((place for place in places if expected[place] > 0), None)
            if good:
                hit.update(good)
            elif place:
                expected[place] -= 1
                about.append(place)
            else:
                wrong.append(finding)
        wanted = [mark for mark in self.marks if not mark.trap and mark.code in codes]
        return Comparison(
            right=(*(mark.code for mark in wanted if mark in hit), *(code for code, _ in about)),
            wrong=tuple(wrong),
            missed=tuple(mark for mark in wanted if mark not in hit),
            missed_entries=tuple(place for place in (+expected).elements() if place[0] in codes),
            tripped=tuple(tripped),
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found right (by code), wrongly and not at all, and the traps that were walked into."""

    right: tuple[str, ...]
    wrong: tuple[Finding, ...]
    missed: tuple[Mark, ...]
    missed_entries: tuple[tuple[str, int], ...]
    tripped: tuple[Mark, ...]


def parse(content: str) -> MarkedNote:
    """Read a marked note."""
    head = _HEAD.match(content)
    body = head.end() if head else 0
    expected = Counter(
        (found["code"], int(found["entry"])) for found in _EXPECTED.finditer(head["head"] if head else "")
    )
    text, at = "", body
    marks: list[Mark] = []
    for mark in _MARK.finditer(content, body):
        text += content[at : mark.start()]
        span = Span(len(text), len(text) + len(mark["text"]))
        line = content.count("\n", 0, mark.start()) + 1
        marks += _marks(mark["codes"], span, line)
        text += mark["text"]
        at = mark.end()
    return MarkedNote(text + content[at:], tuple(marks), expected, content.count("\n", 0, body) + 1)


def _marks(codes: str, span: Span, line: int) -> Iterator[Mark]:
    for code in codes.split(","):
        yield Mark(code.lstrip("-"), span, code.startswith("-"), line)
