"""Runs the examples that rules carry: what each must find, and what it must leave.

A text of `flag` must give the rule's finding; words in `{{double braces}}` must each be overlapped by one,
and no finding may lie outside them. A text of `allow` must give none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from caselint.config import Config
from caselint.read import read_bytes
from caselint.record import Span
from caselint.schema import Subject, Tier
from caselint.selection import make_linter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.findings import Finding
    from caselint.lint import Linter
    from caselint.schema import Rule, Rulebook

# A plain text cannot hold what these kinds look for.
NOT_IN_TEXT: Final = frozenset({"file-marks"})
_MARK: Final = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """One text of a rule's examples; `number` counts from 0 in its list."""

    rule: Rule
    list: Literal["flag", "allow"]
    number: int
    text: str


def examples_of(rules: Iterable[Rule]) -> Iterator[Example]:
    """Every example of the rules."""
    for rule in rules:
        for number, text in enumerate(rule.tests.flag):
            yield Example(rule, "flag", number, text)
        for number, text in enumerate(rule.tests.allow):
            yield Example(rule, "allow", number, text)


@dataclass(frozen=True)
class ExampleRunner:
    """Lints examples with all core rules on, so that rules that win over an example's own can."""

    book: Rulebook
    _linters: dict[tuple[str, bool | None], Linter] = field(default_factory=dict)

    def problem(self, example: Example) -> str | None:
        """What is wrong with an example, in a sentence for people; None where it is as it should be."""
        if example.list == "allow":
            found = self._findings(example.rule, example.text)
            return f"nothing should be found, but was: {_quoted(f.match for f in found)}" if found else None
        plain, spans = unmark(example.text)
        found = self._findings(example.rule, plain)
        if not found:
            return "nothing was found"
        missed = [s for s in spans if not any(f.span.overlaps(s) for f in found)]
        outside = [f for f in found if spans and not any(f.span.overlaps(s) for s in spans)]
        problems = []
        if missed:
            problems.append(f"not found: {_quoted(plain[s.start : s.end] for s in missed)}")
        if outside:
            problems.append(f"found outside the marks: {_quoted(f.match for f in outside)}")
        return "; ".join(problems) or None

    def _findings(self, rule: Rule, text: str) -> list[Finding]:
        document = read_bytes(text.encode(), "example.txt")
        return [found for found in self._linter(rule).lint(document).findings if found.code == rule.code]

    def _linter(self, rule: Rule) -> Linter:
        """The core rules and this one, whatever its tier; a rule on templates has templates for examples."""
        wanted = "" if rule.tier is Tier.CORE else rule.code
        template = None if Subject.RECORD in rule.applies_to else True
        key = wanted, template
        if key not in self._linters:
            config = Config(extend_select=(wanted,) if wanted else ())
            self._linters[key] = make_linter(self.book, config, template=template)
        return self._linters[key]


def unmark(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that they marked."""
    plain, spans, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        spans.append(Span(len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        at = mark.end()
    return plain + text[at:], spans


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{' '.join(text.split())}”" for text in texts)
