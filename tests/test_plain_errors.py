"""What is wrong with a file, in plain words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from caselint.config import Config
from caselint.plain_errors import explain, names_at, unknown
from caselint.schema import Labels, Lexicon, Rule

TEXT_WANTED = "this must be text, and is a whole number; put it in quotation marks"
KEYS_WANTED = "this must be keys with values, and is a whole number"


@pytest.mark.parametrize(
    ("kind", "data", "steps", "problem"),
    [
        (Config, {"ignroe": []}, ("ignroe",), "this key is not known here; did you mean “ignore”?"),
        (Config, {"ignore": "PLN"}, ("ignore",), "this must be a list, and is text"),
        (Config, {"ignore": [3]}, ("ignore", 0), TEXT_WANTED),
        (Config, {"fail-on": "eror"}, ("fail-on",), "“eror” is not known here; did you mean “error”?"),
        (Config, {"fail-on": "x"}, ("fail-on",), "“x” is not known here; known are error, warning, advice"),
        (Config, {"rules": {"TIM001": 3}}, ("rules", "..."), KEYS_WANTED),
        (Config, {"select": 3}, ("select",), "this must be a list, and is a whole number"),
        (Rule, {}, (), "the key “code” is missing"),
        (Lexicon, {"kind": "wordin"}, ("kind",), "“wordin” is not known here; did you mean “wording”?"),
        (
            Labels,
            {"about": "", "sources": {}, "entries": [{"term": "a", "role": "evnt"}]},
            ("entries", 0, "role"),
            "“evnt” is not known here; did you mean “event”?",
        ),
    ],
)  # fmt: skip
def test_what_msgspec_found_is_said_in_plain_words(
    kind: Any, data: object, steps: tuple[str | int, ...], problem: str
) -> None:
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.convert(data, type=kind)
    assert explain(error.value, kind) == (steps, problem)
    assert explain(error.value, kind, ("a", 1)) == (("a", 1, *steps), problem)


def test_the_nearest_name_is_offered_whatever_its_case() -> None:
    assert unknown("rule", "sgn03", ["SGN003"]) == "there is no rule “sgn03”; did you mean “SGN003”?"
    assert unknown("rule", "x", ["SGN003"]) == "there is no rule “x”"


def test_the_names_of_a_place_are_those_of_its_type() -> None:
    assert "except" in names_at(Lexicon, ("entries", 0))
    assert names_at(Config, ("fail-on",)) == ["error", "warning", "advice"]
    assert names_at(Config, ("profile",)) == []
