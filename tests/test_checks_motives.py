"""Motives that a note gives to someone: what is marked, and who may tell it."""

from __future__ import annotations

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

LINTER = make_linter(load_rulebook(), Config(select=("FCT105",)))


def motives(text: str) -> list[str | None]:
    findings = LINTER.lint(read_bytes(text.encode(), "note.txt")).findings
    return [finding.match for finding in findings if finding.code == "FCT105"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("She lied to impress his mates.", "to impress his mates"),
        ("He was trying to provoke Gran.", "was trying to provoke Gran"),
        ("He broke it in order to annoy Mum.", "in order to annoy Mum"),
        ("He shaved his head to shame his uncle.", "to shame his uncle"),
        ("She showed me the bill hoping I would pay.", "hoping I would"),
        ("Rhys hit him because he was jealous.", "because he was jealous"),
        ("She hid the post because it suits her.", "because it suits her"),
        ("He only wrote it to annoy Mum.", "to annoy Mum"),
    ],
)
def test_the_words_of_the_motive_are_marked(text: str, marked: str) -> None:
    assert motives(text) == [marked]


def test_one_motive_is_one_finding() -> None:
    assert len(motives("He deliberately broke the cup.")) == 1
    assert len(motives("He shouted just to get attention.")) == 1


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        ("He hid in the loft to avoid me.", "He tried to avoid me."),
        ("He shouted to frighten her.", "He was told to frighten her."),
        ("He shouted to frighten her.", "He was moved to frighten her."),
        ("He shouted to frighten her.", "He may shout to frighten her."),
        ("He broke it on purpose.", "He did not break it on purpose."),
        ("She smiled to ambush him.", "She smiled to help him."),
        ("He left because he was jealous.", "I left because he was jealous."),
        ("He left because he was jealous.", "He told me that he left because he was jealous."),
    ],
)
def test_a_purpose_counts_where_it_is_one(seen: str, told: str) -> None:
    assert motives(seen)
    assert motives(told) == []


def test_what_is_said_for_a_purpose_is_not_said_to_be_for_it() -> None:
    assert motives("She told lies to get attention.")
    assert motives("He told Nan to “shut it” to show us who is boss.")
    assert motives("She told me that he lies to get attention.") == []


def test_an_opinion_heading_does_not_excuse_a_motive() -> None:
    assert motives("Analysis\n\nShe cried to get attention.")
    assert motives("I think that she cried to get attention.") == []
