"""Who acts: someone of the case, or the writer and colleagues, whose purposes are their own to tell."""

from __future__ import annotations

from functools import cache

import pytest

from caselint.language import Annotator
from caselint.language.agents import Agent, Agents
from caselint.language.purposes import words_of
from caselint.record import Span
from language_helpers import book, make_record

POSTS = ("professionals",)


@cache
def annotator() -> Annotator:
    return Annotator(book(), POSTS)


def agent(text: str) -> Agent:
    """The agent of the words in [[double brackets]]."""
    first, last = text.index("[["), text.index("]]") - 2
    record = annotator().annotate(make_record(text.replace("[[", "").replace("]]", "")))
    sentence = record.sentence_index(first)
    assert sentence is not None
    words = words_of(record, Span(first, last), sentence)
    return Agents(record, POSTS).of(sentence, *words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She cried [[to upset]] him.", Agent.PERSON),
        ("His mother shut the door [[to annoy]] us.", Agent.PERSON),
        ("Tevin laughed [[out of spite]].", Agent.PERSON),
        ("She cried [[so that staff would give in]].", Agent.PERSON),
        ("He gave a false name [[to avoid]] me.", Agent.PERSON),
        ("He came in and shouted [[to scare]] them.", Agent.PERSON),
        ("I left early [[to avoid]] a row.", Agent.OURS),
        ("We whispered [[so that he would not wake]].", Agent.OURS),
        ("The nurse hid the needle [[to trick]] him.", Agent.OURS),
        ("The school moved him [[to split]] the group.", Agent.OURS),
        ("The teacher's son shouted [[to annoy]] her.", Agent.PERSON),
        ("Her behaviour changed [[to impress]] us.", Agent.THING),
        ("Left the room [[to avoid]] her.", Agent.UNSAID),
    ],
)
def test_the_agent_of_a_purpose(text: str, kind: Agent) -> None:
    assert agent(text) is kind


def test_a_name_that_stands_beside_a_post_is_a_colleague_s() -> None:
    told = "Ms Yusuf, learning mentor at Elm School, rang. "
    assert agent("Ms Yusuf hid the ball [[to annoy]] him.") is Agent.PERSON
    assert agent(told + "Ms Yusuf hid the ball [[to annoy]] him.") is Agent.OURS
    assert agent("Sergeant Ola Reed came. Mr Reed hid the ball [[to annoy]] him.") is Agent.OURS
