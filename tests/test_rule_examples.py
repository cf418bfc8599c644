"""How rules' examples are run."""

from __future__ import annotations

import pytest

from caselint.record import Span
from caselint.rule_examples import Example, ExampleRunner, examples_of, unmark
from caselint.rules import load_rulebook

BOOK = load_rulebook()
RUNNER = ExampleRunner(BOOK)


def problem(list_: str, text: str, code: str = "WRD101") -> str | None:
    return RUNNER.problem(Example(BOOK.rules[code], list_, 0, text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("list_", "text", "expected"),
    [
        ("flag", "Mum is {{lazy}}.", None),
        ("flag", "Mum is lazy.", None),
        ("flag", "Mum is well.", "nothing was found"),
        ("flag", "{{Mum}} is lazy.", "not found: “Mum”; found outside the marks: “lazy”"),
        ("flag", "Mum is {{lazy}} and {{tall}}.", "not found: “tall”"),
        ("flag", "Mum is {{lazy}}. Dad is lazy.", "found outside the marks: “lazy”"),
        ("allow", "Mum is well.", None),
        ("allow", "Mum is lazy.", "nothing should be found, but was: “lazy”"),
    ],
)
def test_what_is_wrong_with_an_example_is_said(list_: str, text: str, expected: str | None) -> None:
    assert problem(list_, text) == expected


def test_a_rule_that_is_not_of_the_core_is_on_for_its_own_examples() -> None:
    rule = next(rule for rule in BOOK.rules.values() if rule.tier != "core" and rule.tests.flag)
    assert RUNNER.problem(next(examples_of([rule]))) is None


def test_every_example_is_run() -> None:
    rule = BOOK.rules["WRD101"]
    examples = list(examples_of([rule]))
    assert [example.text for example in examples] == [*rule.tests.flag, *rule.tests.allow]


def test_marks_are_taken_out() -> None:
    assert unmark("a {{b}} c {{d e}}") == ("a b c d e", [Span(2, 3), Span(6, 9)])
