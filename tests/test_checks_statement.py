"""Kind `statement`: by words, by what they are said of, by syntax, and what excuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from caselint.checks import statement
from caselint.language import Annotator
from language_helpers import book_with, make_record, wording

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord

BOOK = book_with(
    judgements=wording(
        "<be> <adverb> [not|n't] <adverb> (safe|ready)", "(adore~|trust~) <them>", "has no insight"
    ),
    places=wording("flat^", "house^"),
    joints=wording("[,] so"),
    sure=wording("clearly"),
    labels=wording("lazy"),
)
NEEDED = ("judgements", "places", "joints", "sure", "labels")
PEOPLE = {"lexicons": ["judgements"], "people": True}


def annotate(text: str) -> AnnotatedRecord:
    return Annotator(BOOK, NEEDED).annotate(make_record(text))


def found(text: str, **options: Any) -> list[str]:
    """The words that a rule with these options would mark."""
    record = annotate(text)
    typed = msgspec.convert(options, type=statement.Options)
    return [record.text(hit.span) for hit in statement.check(record, typed, BOOK)]


def said(text: str, *groups: dict[str, Any], **options: Any) -> list[str]:
    return found(text, predicates=list(groups), negated=True, **options)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The children are not safe.", ["are not safe"]),
        ("She adores him.", ["adores him"]),
        ("Both of the boys are safe.", ["are safe"]),
        ("Mr Ngata is not ready.", ["is not ready"]),
        ("The ladder is safe.", []),
        ("I am ready.", []),
        ("We trust her.", []),
        ("She wants to trust him.", []),
    ],
)
def test_a_predicate_counts_with_people_and_not_with_things_or_the_writer(
    text: str, words: list[str]
) -> None:
    assert said(text, PEOPLE) == words


def test_a_predicate_may_ask_for_nouns_of_a_lexicon() -> None:
    homes = {"lexicons": ["judgements"], "of": ["places"]}
    assert said("The flat is not safe.", homes) == ["is not safe"]
    assert said("Tom is not safe.", homes) == []


def test_a_subject_may_be_left_out_where_the_group_says_so() -> None:
    assert said("Has no insight.", {**PEOPLE, "elided": True}) == ["Has no insight"]
    assert said("Has no insight.", PEOPLE) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He shouted at the dog, so the children are not safe.", ["are not safe"]),
        ("The children are not safe.", []),
        ("So the children are not safe.", []),
        ("If he shouts, so she says, the children are not safe.", []),
        ("She is lazy, so the children are not safe.", []),
    ],
)
def test_a_joined_predicate_needs_a_joint_and_a_fact_before_it(text: str, words: list[str]) -> None:
    assert said(text, {**PEOPLE, "joints": ["joints"], "no_facts": ["labels"]}) == words


def test_a_mark_can_join_where_the_clause_has_a_subject_of_its_own() -> None:
    group = {**PEOPLE, "joint_marks": [";"], "own_subject": True}
    assert said("He shouted at the dog; the children are not safe.", group) == ["are not safe"]
    assert said("He shouted at the dog; is not safe.", group) == []


def test_a_modifier_counts_by_the_subject_of_its_clause() -> None:
    group = {"lexicons": ["sure"], "people": True, "modifiers": True}
    assert said("She clearly heard me.", group) == ["clearly"]
    assert said("The bell clearly rang.", group) == []


def test_what_is_held_by_another_is_excused() -> None:
    assert said("Ms Lee told me that the children are not safe.", PEOPLE, unless=["reported"]) == []
    assert said("The children are not safe.", PEOPLE, unless=["reported"]) == ["are not safe"]
    # The one who trusts says nothing: her verb makes no report of what follows.
    assert said("She trusts her father.", PEOPLE, unless=["reported"]) == ["trusts her father"]


def test_the_whole_clause_is_marked_where_the_rule_says_so() -> None:
    assert found("The bell rang. She is lazy today.", lexicons=["labels"], mark="clause") == [
        "She is lazy today"
    ]


def test_only_sentences_with_a_term_are_asked_for() -> None:
    record = annotate("The bell rang. The children are safe. It rained.")
    options = msgspec.convert({"predicates": [PEOPLE]}, type=statement.Options)
    assert set(statement.candidates(record, options)) == {1}


def test_a_syntax_pattern_needs_its_lexicon_and_its_people() -> None:
    pattern = {
        "name": "trust",
        "words": [
            {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"TAG": "VBZ"}},
            {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}},
        ],
        "terms": {"verb": ["judgements"]},
        "people": ["who"],
        "mark": ["who", "verb"],
    }
    assert found("Gran trusts him.", patterns=[pattern]) == ["Gran trusts"]
    assert found("Gran meets him.", patterns=[pattern]) == []


def test_a_pattern_that_cannot_be_read_is_refused_with_the_options() -> None:
    broken = {"name": "odd", "words": [{"RIGHT_ATTRS": {}}], "terms": {}}
    with pytest.raises(msgspec.ValidationError, match="odd"):
        msgspec.convert({"patterns": [broken]}, type=statement.Options)
