"""Which rules a run uses."""

from __future__ import annotations

import pytest

from caselint.config import Config, ConfigError
from caselint.record import Role
from caselint.rules import load_rulebook
from caselint.schema import Tier
from caselint.selection import make_linter, matching

BOOK = load_rulebook()


def codes(config: Config) -> set[str]:
    return {rule.code for rule in make_linter(BOOK, config).rules}


def test_the_default_profile_is_the_core_tier() -> None:
    assert codes(Config()) == {code for code, rule in BOOK.rules.items() if rule.tier is Tier.CORE}


def test_select_takes_codes_and_their_beginnings() -> None:
    assert codes(Config(select=("DOC00", "SGN003"))) == {"DOC001", "DOC002", "DOC003", "DOC004", "SGN003"}
    assert codes(Config(select=("sgn003",))) == {"SGN003"}


def test_ignore_takes_away_and_extend_select_adds() -> None:
    assert "DOC004" not in codes(Config(ignore=("DOC004",)))
    assert codes(Config(select=("DOC001",), extend_select=("DOC002",))) == {"DOC001", "DOC002"}
    assert codes(Config(select=("ALL",), ignore=("ALL",))) == set()


def test_of_two_that_match_the_longer_wins() -> None:
    assert codes(Config(select=("DOC",), ignore=("DOC00",), extend_select=("DOC003",))) == {"DOC003"}
    assert codes(Config(select=("DOC003",), ignore=("DOC003",))) == set()


def test_a_preview_rule_needs_its_whole_code() -> None:
    for code, rule in BOOK.rules.items():
        if rule.tier is Tier.PREVIEW:
            assert code not in matching(BOOK, code[:3], preview=False)
            assert code in matching(BOOK, code, preview=False)


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (Config(select=("SNG003",)), "Did you mean “SGN003”?"),
        (Config(ignore=("XXX",)), "there is no rule “XXX”"),
        (Config(profile="defualt"), "Did you mean “default”?"),
        (Config(rules={"SGN00X": {}}), "SGN00X"),
        (Config(rules={"PLN002": {"wrods": 3}}), "Did you mean “words”?"),
        (Config(rules={"PLN002": {"words": "many"}}), "[rules.PLN002]"),
    ],
)
def test_what_there_is_not_is_refused(config: Config, words: str) -> None:
    with pytest.raises(ConfigError) as error:
        make_linter(BOOK, config)
    assert words in str(error.value)


def test_a_teams_own_labels_take_the_place_of_those_that_ship() -> None:
    linter = make_linter(BOOK, Config(labels={"date of EVENT": Role.OTHER, "Inputter": Role.AUTHOR}))
    labels = {entry.term.casefold(): entry.role for entry in linter.book.labels("labels").entries}
    assert labels["date of event"] is Role.OTHER
    assert labels["inputter"] is Role.AUTHOR
    assert len(labels) == len(linter.book.labels("labels").entries)
