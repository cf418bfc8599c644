"""How far a statement goes on that is said, thought or based."""

from __future__ import annotations

import pytest

from caselint.language.reach import left_of, opens, right_of
from caselint.language.utterance import Utterance
from language_helpers import marked_cast

# A statement, in double brackets, as far as it goes on from its first word.
LENIENT = """
She said [[he is ill]].
She said [[he is ill and never sleeps]].
She said [[he is ill and he never sleeps]].
She said [[he is ill, and he never sleeps]].
She said [[he is ill but he copes]].
She said [[he is ill]]; he is in bed.
She said [[he is ill]] - he is in bed.
She said [[he is ill]], but he is at school.
She said [[he is ill]], so he is in bed.
She said [[he is ill]], which shows that she knows.
She said [[he is ill]], suggesting that she knows.
She said [[he is ill]] and I rang the GP.
She said [[he is ill, and that he is in bed]].
She said [[he is ill because he got wet]].
She said [[he would come]] and then did not.
(She said [[he is ill]]) and left.
"""
STRICT = """
I think [[he is ill and he is tired]].
I think [[he is ill]], and he is in bed.
I think [[he is ill and that he is tired]].
I think [[he is ill]], but he is in bed.
"""
PAST = """
She said [[he was ill]] and he is in bed.
She said [[he was ill and he had a cough]].
She said [[the bus was late, so he had walked]].
"""
INSIDE = """
When she said [[he was ill]], Dad left.
When she said [[he was ill and tired]], he left.
"""
BEFORE = """
[[He is ill]], in my view.
He left; [[he is ill]] in my view.
[[He left and he is ill]] in my view.
He left, but [[he is ill]] in my view.
"""


def _ends(text: str, **how: bool) -> None:
    cast, first, last = marked_cast(text)
    assert right_of(Utterance(cast), first, **how) in {last, last + 1}, text
    if last < len(cast.words) - 1:
        assert right_of(Utterance(cast), first, **how) == last


@pytest.mark.parametrize("text", LENIENT.strip().splitlines())
def test_right(text: str) -> None:
    _ends(text)


@pytest.mark.parametrize("text", STRICT.strip().splitlines())
def test_right_strictly(text: str) -> None:
    _ends(text, strict=True)


@pytest.mark.parametrize("text", PAST.strip().splitlines())
def test_right_when_told_in_the_past(text: str) -> None:
    _ends(text, past=True)


@pytest.mark.parametrize("text", INSIDE.strip().splitlines())
def test_right_inside_a_clause(text: str) -> None:
    _ends(text, inside=True)


@pytest.mark.parametrize("text", BEFORE.strip().splitlines())
def test_left(text: str) -> None:
    cast, first, last = marked_cast(text)
    assert left_of(Utterance(cast), last) == first


def test_strictly_left_is_the_last_clause() -> None:
    cast, first, last = marked_cast("He left and [[he is ill]] because he got wet.")
    assert left_of(Utterance(cast), last, strict=True) == first


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("[[In my view]] he is ill.", True),
        ("He left, and [[in my view]] he is ill.", True),
        ("She said that [[in her view]] he is ill.", True),
        ("He is [[in my view]] ill.", False),
        ("He is ill [[in my view]].", False),
    ],
)
def test_opens(text: str, answer: bool) -> None:
    cast, first, _ = marked_cast(text)
    assert opens(Utterance(cast), first) is answer
