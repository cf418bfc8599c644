"""rules/README.md: the catalogue for readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from caselint.report import rules_readme
from caselint.report.rules_readme import COMMAND, render_readme
from caselint.rules import data_directory, load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

BOOK = load_rulebook()
PATH = data_directory() / "rules" / "README.md"
TEXT = render_readme(BOOK)


def flat(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def test_it_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == TEXT, f"rules/README.md is out of date: run `{COMMAND}`"


def test_the_command_in_its_head_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert COMMAND in TEXT.splitlines()[0]
    assert COMMAND.split() == ["python", "-m", rules_readme.__name__]
    monkeypatch.setattr(rules_readme, "data_directory", lambda: tmp_path)
    (tmp_path / "rules").mkdir()
    rules_readme.main()
    assert (tmp_path / "rules" / "README.md").read_bytes() == TEXT.encode()


@pytest.mark.parametrize("code", BOOK.rules)
def test_each_rule_has_a_row_and_a_part_of_its_own(code: str) -> None:
    rule = BOOK.rules[code]
    assert f"| [{code}](#{code.lower()}-{rule.name}) {rule.name} |" in TEXT
    part = flat(TEXT.split(f"\n### {code} {rule.name}\n")[1].split("\n##")[0])
    for words in (rule.summary, rule.why, rule.advice, rule.bad, rule.good):
        assert flat(words) in part
    for clause in rule.cites.values():
        assert clause.split(", ")[0] in part
    assert (PATH.parent / re.findall(r"\[file\]\(([^)]+)\)", part)[0]).is_file()


def test_links_lead_to_headings() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in TEXT.splitlines()
        if line.startswith("#")
    }
    links = re.findall(r"\]\(#([^)]+)\)", TEXT)
    assert len(links) > len(BOOK.rules)
    assert set(links) <= headings
    for path in re.findall(r"\]\((profiles[^)]*)\)", TEXT):
        assert (PATH.parent / path).exists()


def test_words_are_not_taken_for_marks() -> None:
    assert rules_readme._plain("a *b* [c]\n| d_e <f>") == r"a \*b\* \[c\] \| d\_e \<f\>"
