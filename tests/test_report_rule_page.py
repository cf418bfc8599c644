"""The pages about rules: the list, and the page of each."""

from __future__ import annotations

import io

import pytest

from caselint.clauses import clauses_of, known_clauses
from caselint.report.rule_page import print_rule, print_rules
from caselint.report.rule_words import settings_of
from caselint.rules import load_rulebook

BOOK = load_rulebook()


def page(code: str) -> str:
    stream = io.StringIO()
    print_rule(BOOK, BOOK.rules[code], stream)
    return stream.getvalue()


def flat(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


def test_the_list_has_each_rule_with_level_tier_and_the_manuals_that_ask_for_it() -> None:
    stream = io.StringIO()
    print_rules(BOOK, stream)
    text = stream.getvalue()
    assert "H Hertfordshire, K Knowsley, N North East Lincolnshire, O Oxfordshire, W Wakefield" in flat(text)
    lines = {line.split()[0]: line for line in text.splitlines() if line.strip()[:6] in BOOK.rules}
    assert set(lines) == set(BOOK.rules)
    for code, rule in BOOK.rules.items():
        _, name, level, tier, *letters = lines[code].split()
        assert (name, level, tier) == (rule.name, rule.level, rule.tier)
        asking = {manual[0].upper() for manual in rule.cites}
        assert letters == [letter if letter in asking else "·" for letter in "HKNOW"]
        assert flat(rule.summary) in flat(text)


@pytest.mark.parametrize("code", BOOK.rules)
def test_a_page_tells_all_there_is_to_know(code: str) -> None:
    rule = BOOK.rules[code]
    text = flat(page(code))
    for part in (rule.name, rule.summary, rule.why, rule.advice, rule.bad, rule.good):
        assert flat(part) in text
    for manual, cited in rule.cites.items():
        profile = BOOK.profiles[manual]
        assert flat(profile.manual or "") in text
        for clause in clauses_of(cited, known_clauses(profile)):
            [*asks] = [
                asked.asks for asked in profile.requirements if asked.clause == clause and code in asked.rules
            ]
            assert flat(" ".join(asks)) in text
    for other in rule.gives_way_to:
        assert f"{other} {BOOK.rules[other].name}" in text or other not in BOOK.rules
    for name, value, meaning in settings_of(rule):
        assert flat(f"{name} = {value}") in text
        assert flat(meaning) in text


@pytest.mark.parametrize("code", BOOK.rules)
def test_a_page_has_no_line_that_is_too_long_or_ends_with_spaces(code: str) -> None:
    for line in page(code).splitlines():
        assert len(line) <= 100
        assert line == line.rstrip()


def test_what_a_rule_leaves_alone_is_shown_by_short_examples() -> None:
    text = page("WRD101")
    left = text.split("It leaves alone, for example\n")[1].split("\n\n")[0].splitlines()
    assert 1 <= len(left) <= 4
    for line in left:
        assert line.removeprefix("  │ ") in BOOK.rules["WRD101"].tests.allow
    assert "It leaves alone" not in page("SGN004")  # its examples are whole notes


def test_settings_are_shown_as_the_config_has_them_with_their_meaning() -> None:
    assert "  [rules.PLN002]\n  words = 30  # the most words that pass\n" in page("PLN002")
    assert settings_of(BOOK.rules["PLN002"], {"words": 25}) == [("words", "25", "the most words that pass")]
    assert "allow = []" in page("ABB001")
    assert "Settings" not in page("SGN003")


def test_of_many_word_lists_only_those_that_the_rule_is_about_are_named() -> None:
    assert "judgemental-labels" in page("WRD101")
    text = page("FCT103")
    assert "more, by which it tells what counts" in text
    assert "inferences-hung-on" in text


def test_a_preview_rule_says_how_to_turn_it_on() -> None:
    assert "--extend-select PLN005" in page("PLN005")
