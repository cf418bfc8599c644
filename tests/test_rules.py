"""Every rule's own examples run as tests, and every rule file and lexicon has its form."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest

from caselint.config import Config
from caselint.findings import Finding, Scope
from caselint.kinds import lexicons_of, options_of
from caselint.read import read_bytes
from caselint.record import Span
from caselint.rules import data_directory, load_rulebook
from caselint.schema import Rule, Tier, Wording
from caselint.selection import make_linter
from caselint.yaml_files import RuleError

if TYPE_CHECKING:
    from pathlib import Path

    from caselint.lint import Linter

BOOK = load_rulebook()
MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
# A plain text cannot hold what these kinds look for; tests/test_checks_file_marks.py makes the files.
NOT_IN_TEXT = {"file-marks"}


@cache
def linter(code: str) -> Linter:
    """All core rules, so that rules that win over this one can; and the rule itself, whatever its tier."""
    return make_linter(BOOK, Config(extend_select=(code,)))


def findings(code: str, text: str) -> list[Finding]:
    document = read_bytes(text.encode(), "example.txt")
    return [finding for finding in linter(code).lint(document).findings if finding.code == code]


def examples(which: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.code}-{number}")
        for rule in BOOK.rules.values()
        for number, text in enumerate(getattr(rule.tests, which), 1)
    ]


def unmark(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that they marked."""
    plain, spans, at = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        spans.append(Span(len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        at = mark.end()
    return plain + text[at:], spans


@pytest.mark.parametrize(("rule", "text"), examples("flag"))
def test_flag(rule: Rule, text: str) -> None:
    plain, spans = unmark(text)
    found = findings(rule.code, plain)
    assert found, "nothing was found"
    if spans:
        missed = [plain[s.start : s.end] for s in spans if not any(f.span.overlaps(s) for f in found)]
        outside = [f.match for f in found if not any(f.span.overlaps(s) for s in spans)]
        assert (missed, outside) == ([], [])


@pytest.mark.parametrize(("rule", "text"), examples("allow"))
def test_allow(rule: Rule, text: str) -> None:
    assert [(f.match, f.message) for f in findings(rule.code, text)] == []


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
    assert all(code in BOOK.rules or code[:3] in "FCT DEC" for code in rule.gives_way_to)


def test_codes_and_names_are_unique() -> None:
    names = [rule.name for rule in BOOK.rules.values()]
    assert len(names) == len(set(names))


# -------------------------------------------------------------------------------------- lexicons


@pytest.mark.parametrize("name", BOOK.lexicons)
def test_lexicon_is_sorted_and_sourced(name: str) -> None:
    lexicon = BOOK.lexicons[name]
    terms = [entry.term.casefold() for entry in lexicon.entries]
    assert [pair for pair in pairwise(terms) if pair[0] >= pair[1]] == [], "not sorted, or twice"
    known = set(lexicon.sources)
    assert all((entry.source or lexicon.source) in known for entry in lexicon.entries)
    assert all(text.strip() for text in lexicon.sources.values())


def used_by_rules() -> dict[str, set[str]]:
    """The wording lexicons whose terms are findings, with the rules that look for them."""
    used: dict[str, set[str]] = {}
    for rule in BOOK.rules.values():
        for name in getattr(options_of(rule), "lexicons", ()):
            used.setdefault(name, set()).add(rule.code)
    return used


@pytest.mark.parametrize("name", used_by_rules())
def test_terms_that_are_found_have_advice(name: str) -> None:
    lexicon = BOOK.wording(name)
    without = [t.term for t in lexicon.entries if not (t.advice or t.instead or lexicon.advice)]
    assert without == []


def test_no_term_is_in_two_rules_of_a_family() -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for name, codes in used_by_rules().items():
        for term in BOOK.wording(name).entries:
            for code in codes:
                seen.setdefault((code[:3], term.term.casefold()), set()).add(code)
    assert {key: codes for key, codes in seen.items() if len(codes) > 1} == {}


def test_every_lexicon_that_a_rule_names_is_a_wording() -> None:
    for rule in BOOK.rules.values():
        for name in lexicons_of(options_of(rule)):
            assert isinstance(BOOK.lexicons[name], Wording)


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
