"""Traces of words, the pairs that they suggest, and how alike two passages are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.checks.likeness import MOST_WORDS, anchors, candidates, likeness, traces, words_of

TEXT = (
    "I met Nils and his father at the contact centre after school. They built a den out of chairs and a "
    "sheet, and his father read the story of the whale in it. Nils laughed at the voices. When the "
    "hour was over he asked for the same book next time, and his father wrote the title on his hand."
)
WORDS = words_of(TEXT)
words = st.lists(st.sampled_from(sorted(set(WORDS))), min_size=40, max_size=120)


def word(number: int) -> str:
    """A word without a figure in it."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def alike(one: list[str], other: list[str], least: float = 0.9) -> float:
    return likeness(traces(one), traces(other), (len(one), len(other)), least)


def with_words_changed(told: list[str], share: float, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"x{word(at)}" if chance.random() < share else old for at, old in enumerate(told)]


def test_layout_case_stops_and_quotation_marks_do_not_count() -> None:
    assert words_of("He said:\n  “I don’t know”, at 10:30.") == [
        "he",
        "said",
        "i",
        "don't",
        "know",
        "at",
        "10:30",
    ]


@settings(deadline=None)
@given(words)
def test_a_passage_is_wholly_like_itself(told: list[str]) -> None:
    assert alike(told, told) == 1.0
    assert list(candidates([anchors(traces(told))] * 2)) == [(0, 1)]


@settings(deadline=None)
@given(words, words)
def test_likeness_is_the_same_from_both_sides(one: list[str], other: list[str]) -> None:
    assert alike(one, other, 0.5) == alike(other, one, 0.5)


@pytest.mark.parametrize(("changed", "expected"), [(1, 59 / 60), (5, 55 / 60)])
def test_it_is_the_share_of_words_in_the_same_order(changed: int, expected: float) -> None:
    told = WORDS[:60]
    other = [
        f"new{'xyzuv'[at // 12]}" if at % 12 == 5 and at < 12 * changed else w for at, w in enumerate(told)
    ]
    assert alike(told, other) == pytest.approx(expected)


def test_what_is_less_alike_than_asked_is_not_alike() -> None:
    other = [w if at % 5 else f"x{word(at)}" for at, w in enumerate(WORDS)]
    assert alike(WORDS, other) == 0
    assert alike(WORDS, other, 0.5) == pytest.approx(0.8, abs=0.02)


def test_the_other_pronouns_do_not_count() -> None:
    told = words_of(TEXT.replace(" he ", " she ").replace(" his ", " her "))
    assert told != WORDS
    assert alike(WORDS, told) == 1.0


@pytest.mark.parametrize(("figures", "expected"), [(0, True), (1, True), (2, True), (3, False), (5, False)])
def test_the_same_words_with_other_figures_are_another_record(figures: int, expected: bool) -> None:
    told = [f"{at}ml" if at % 12 == 3 else w for at, w in enumerate(WORDS)]
    other = [f"{at}9ml" if at % 12 == 3 and at < 12 * figures else w for at, w in enumerate(told)]
    assert (alike(told, other) > 0) is expected


def test_figures_excuse_no_text_in_which_more_words_changed() -> None:
    told = [str(at) if at in {3, 30, 50} else w for at, w in enumerate(WORDS)]
    other = [f"x{word(at)}" if at % 10 == 7 else w for at, w in enumerate(told)]
    for at in (3, 30, 50):
        other[at] = str(at + 1)
    assert alike(told, other, 0.8) > 0.8


def test_of_what_goes_on_the_length_is_compared() -> None:
    long = [word(at) for at in range(MOST_WORDS)]
    longer = [*long, *(f"x{word(at)}" for at in range(MOST_WORDS))]
    assert len(traces(longer)) == len(traces(long))
    assert alike(longer, longer) == 1.0
    assert alike(long, longer, 0.9) == 0
    assert alike(long, longer, 0.6) == pytest.approx(2 / 3)


# ------------------------------------------------------------------------------------ candidates


@pytest.mark.parametrize("length", [40, 60, 90])
def test_passages_that_are_alike_are_candidates(length: int) -> None:
    """Each with a twelfth of its words changed, among a hundred others."""
    chance = random.Random(7)
    told = [[word(chance.randrange(3000)) for _ in range(length)] for _ in range(100)]
    changed = [with_words_changed(some, 0.08, seed) for seed, some in enumerate(told)]
    found = set(candidates([anchors(traces(some)) for some in [*told, *changed]]))
    alike_ones = {(at, at + 100) for at in range(100) if alike(told[at], changed[at])}
    assert len(alike_ones) > 50
    assert len(alike_ones - found) <= 1


def test_a_phrase_in_all_passages_makes_no_pair_of_each_with_each() -> None:
    chance = random.Random(7)
    phrase = ["this", "was", "read", "to", "the", "young", "person", "and", "agreed"]
    told = [[*phrase, *(word(chance.randrange(10**6)) for _ in range(40))] for _ in range(1000)]
    assert len(list(candidates([anchors(traces(some)) for some in told]))) < 20 * len(told)


def test_candidates_are_in_order_and_each_once() -> None:
    found = list(candidates([anchors(traces(WORDS))] * 5))
    assert found == sorted(set(found))
    assert all(earlier < later for earlier, later in found)
