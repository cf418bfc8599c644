"""Every rule's own examples run as tests, and every rule file has its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from caselint.findings import Scope
from caselint.kinds import options_of
from caselint.rule_examples import NOT_IN_TEXT, Example, ExampleRunner, examples_of
from caselint.rules import data_directory, load_rulebook
from caselint.schema import Rule, Tier
from caselint.yaml_files import RuleError

if TYPE_CHECKING:
    from pathlib import Path

BOOK = load_rulebook()
RUNNER = ExampleRunner(BOOK)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{example.rule.code}-{example.list}-{example.number + 1}")
        for example in examples_of(BOOK.rules.values())
    ],
)
def test_example(example: Example) -> None:
    problem = RUNNER.problem(example)
    assert problem is None, f"{problem}\n{example.text}"


@pytest.mark.parametrize("rule", BOOK.rules.values(), ids=lambda rule: rule.code)
def test_rule_has_its_form(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.cites, "no manual asks for it"
    assert rule.summary.endswith(".")
    assert rule.tests.allow
    assert rule.tests.flag or rule.check in NOT_IN_TEXT
    for field in (rule.summary, rule.message, rule.why, rule.advice, rule.bad, rule.good):
        assert field.strip()
    assert all(code in BOOK.rules for code in rule.gives_way_to)


def test_codes_and_names_are_unique() -> None:
    names = [rule.name for rule in BOOK.rules.values()]
    assert len(names) == len(set(names))


# ------------------------------------------------------------------------------- errors of loading


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "rules" / "DOC").mkdir(parents=True)
    (tmp_path / "lexicons").mkdir()
    good = (data_directory() / "rules" / "DOC" / "DOC003.yaml").read_text(encoding="utf-8")
    (tmp_path / "rules" / "DOC" / "DOC003.yaml").write_text(good, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("level: warning", "level: grave", "level"),
        ("level: warning", "levle: warning", "levle"),
        ("check: file-marks", "check: file-mark", "did you mean “file-marks”?"),
        ("marks: [insertion", "mark: [insertion", "mark"),
        ("marks: [insertion", "marks: [inserton", "marks"),
        ("code: DOC003", "code: DOC033", "DOC003"),
        ("tier: core", "tier: [core", "YAML"),
    ],
)
def test_an_error_names_file_line_and_key(broken: Path, old: str, new: str, words: str) -> None:
    path = broken / "rules" / "DOC" / "DOC003.yaml"
    text = path.read_text(encoding="utf-8")
    [before, _] = text.split(old)
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_rulebook(broken)
    assert error.value.path == path
    assert error.value.line == before.count("\n") + 1
    assert words in str(error.value)


def test_rules_that_give_way_in_a_circle_are_refused(broken: Path) -> None:
    folder = broken / "rules" / "DOC"
    text = (folder / "DOC003.yaml").read_text(encoding="utf-8")
    other = text.replace("DOC003", "DOC009") + "gives_way_to: [DOC003]\n"
    (folder / "DOC009.yaml").write_text(other, encoding="utf-8")
    (folder / "DOC003.yaml").write_text(text + "gives_way_to: [DOC009]\n", encoding="utf-8")
    with pytest.raises(RuleError, match="gives way to itself"):
        load_rulebook(broken)


def test_a_rule_that_loads_is_as_it_stands(broken: Path) -> None:
    assert load_rulebook(broken).rules["DOC003"] == BOOK.rules["DOC003"]


def test_unknown_options_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        options_of(BOOK.rules["DOC003"], {"mraks": []})


def test_scopes_and_tiers_are_those_of_the_catalogue() -> None:
    assert BOOK.rules["DOC003"].scope is Scope.DOCUMENT
    assert BOOK.rules["DOC003"].tier is Tier.CORE
