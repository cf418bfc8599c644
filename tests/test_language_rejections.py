"""The words of a template are its maker's, and guidance may name words in order to turn them down."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.lint import Linter


@cache
def linter(*, template: bool) -> Linter:
    config = Config(select=("WRD1", "PLN002", "PLN004"))
    return make_linter(load_rulebook(), config, template=template)


def found(text: str, *, template: bool = True) -> list[str]:
    findings = linter(template=template).lint(read_bytes(text.encode(), "form.txt")).findings
    return [finding.match for finding in findings]


LONG = "Say who was there, what you saw and heard, what the child told you in words of their own, what you "
LONG += "did about it and why, whom you told and when, and what will happen next and by when"


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Name: ____   Failed to attend? Yes / No", "Failed to attend"),
        ("ATTENTION SEEKING BEHAVIOUR\n\nSay what was done about it.", "ATTENTION SEEKING"),
        ("Describe how hostile the mother is.", "hostile"),
        ("Name: ____\nDate of commencement prior to the visit: ____", "prior to"),
        (f"{LONG}: ____", LONG),
        ("Do not engage with a hostile father on your own.", "hostile"),
        ("Is the father hostile? If not, say what he is like in the words of the child.", "hostile"),
    ],
)
def test_labels_headings_and_guidance_count_in_a_template(text: str, match: str) -> None:
    assert any(match in words or words in match for words in found(text))


def test_labels_are_the_form_s_words_in_a_record() -> None:
    assert found("Name: Kai\nFailed to attend? Yes / No", template=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Do not write that a child is attention seeking or manipulative.",
        "Avoid labels such as hostile and lazy.",
        "Never call a parent hostile.",
        "Write “did not attend”, not “failed to attend”.",
        "Say what was offered and not 'failed to engage'.",
        "Words such as manipulative should not be used.",
        "Words to avoid: lazy, hostile, hard to reach.",
        "Words to avoid:\n- lazy\n- hard to reach\n- failed to engage",
        "| Do not write | Write |\n| lazy | got up at noon |\n| manipulative | asked three of us |",
        "Instead of writing that she failed to engage, say what was offered.",
    ],
)
def test_guidance_that_turns_words_down_is_left(text: str) -> None:
    assert found(text) == []


def test_a_list_of_words_to_avoid_ends_with_the_list() -> None:
    assert found("Words to avoid:\n- lazy\n- hostile\n\nHow hostile is the mother?") == ["hostile"]


def test_in_a_record_words_turned_down_count_as_before() -> None:
    text = "Kai's mother is lazy. Do not write this down, she said."
    assert found(text, template=False) == ["lazy"]
