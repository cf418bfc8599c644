"""Syntax patterns of rule files: what they match, what spoils a match, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from caselint.language.dependency import DependencyError, DependencyPatterns, Match
from syntax_helpers import tree

VERB: dict[str, Any] = {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LOWER": "loves"}}
OBJECT: dict[str, Any] = {
    "LEFT_ID": "verb",
    "REL_OP": ">",
    "RIGHT_ID": "whom",
    "RIGHT_ATTRS": {"DEP": "obj"},
}
DENIED: dict[str, Any] = {
    "LEFT_ID": "verb",
    "REL_OP": ">",
    "RIGHT_ID": "not",
    "RIGHT_ATTRS": {"LOWER": "never"},
}
LOVES = tree("She PRP nsubj 2\nloves VBZ root 0\nhim PRP obj 2")
NEVER = tree("She PRP nsubj 3\nnever RB advmod 3\nloves VBZ root 0\nhim PRP obj 3")


def test_a_match_names_its_words() -> None:
    found = DependencyPatterns({"love": [VERB, OBJECT]}, {})
    assert list(found.find(LOVES)) == [Match("love", {"verb": 1, "whom": 2})]
    assert list(found.find(tree("She PRP nsubj 2\nloves VBZ root 0"))) == []


def test_one_word_more_can_spoil_a_match() -> None:
    found = DependencyPatterns({"love": [VERB, OBJECT]}, {"love": [[DENIED]]})
    assert [match.name for match in found.find(LOVES)] == ["love"]
    assert list(found.find(NEVER)) == []


def test_several_patterns_give_their_matches_in_text_order() -> None:
    who = {"RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}}
    found = DependencyPatterns({"love": [VERB, OBJECT], "who": [who]}, {})
    assert [match.name for match in found.find(LOVES)] == ["who", "love"]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ([{**VERB, "LEFTID": "x"}], "LEFTID"),
        ([VERB, {**OBJECT, "LEFT_ID": "noun"}], "noun"),
        ([VERB, {key: value for key, value in OBJECT.items() if key != "REL_OP"}], "REL_OP"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_refused_when_it_is_made(
    words: list[dict[str, Any]], problem: str
) -> None:
    with pytest.raises(DependencyError, match=problem):
        DependencyPatterns({"love": words}, {})


def test_what_spacy_refuses_is_refused_by_name() -> None:
    odd = {**OBJECT, "REL_OP": "=>"}
    with pytest.raises(DependencyError, match="love"):
        list(DependencyPatterns({"love": [VERB, odd]}, {}).find(LOVES))
