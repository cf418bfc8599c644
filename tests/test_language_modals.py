"""What modal verbs say: duty, leave and plan, against guess and forecast."""

from __future__ import annotations

import pytest

from caselint.language.modals import binds, frees, plans
from caselint.language.utterance import Utterance
from language_helpers import marked_cast
from test_language_speakers import WORDS

DUTIES = """
The gate [[must]] be shut.
Visits [[must]] be supervised.
He [[must]] be supervised.
You [[must]] always ring.
You [[must]] never leave him.
Mum [[must]] not drink.
All visitors [[must]] have a badge.
Mum [[should]] see her GP.
Dad [[ought]] to ring.
We [[shall]] ring.
Mum [[must]] attend.
He [[should]] be in bed.
"""
GUESSES = """
She [[must]] be hiding it.
She [[must]] have known.
He [[must]] have a key.
He [[must]] hate her.
Dad [[must]] be jealous.
Dad [[should]] have known.
He [[must]] know.
He [[must]] feel alone.
"""
LEAVE = ["You [[may]] ring me.", "He [[can]] come.", "She [[could]] write.", "He [[may]] see her."]
CHANCES = [
    "She [[may]] find it hard.",
    "He [[could]] have been ill.",
    "He [[might]] be ill.",
    "He [[could]] not have built it.",
]
PLANNED = """
I [[will]] ring.
I [['ll]] ring.
We [[will]] ring.
We [[could]] ring.
We [[can]] offer a place.
You [[may]] ring.
The nurse [[will]] ring.
Staff [[will]] ring.
The social worker [[will]] then ring.
"""
FORECASTS = """
She [[will]] forget.
Dad [[will]] hurt her.
His aunt [[would]] lie.
She [[could]] lie.
I [[would]] say so.
I [[could]] see him.
He left so that I [[would]] pay.
"""


def _modal(text: str) -> tuple[Utterance, int]:
    cast, first, _ = marked_cast(text)
    return Utterance(cast), first


@pytest.mark.parametrize("text", DUTIES.strip().splitlines())
def test_binds(text: str) -> None:
    assert binds(*_modal(text))


@pytest.mark.parametrize("text", GUESSES.strip().splitlines())
def test_does_not_bind(text: str) -> None:
    assert not binds(*_modal(text))


@pytest.mark.parametrize("text", LEAVE)
def test_frees(text: str) -> None:
    assert frees(*_modal(text))


@pytest.mark.parametrize("text", CHANCES)
def test_does_not_free(text: str) -> None:
    assert not frees(*_modal(text))


@pytest.mark.parametrize("text", PLANNED.strip().splitlines())
def test_plans(text: str) -> None:
    utterance, modal = _modal(text)
    assert plans(utterance, WORDS, modal)


@pytest.mark.parametrize("text", FORECASTS.strip().splitlines())
def test_does_not_plan(text: str) -> None:
    utterance, modal = _modal(text)
    assert not plans(utterance, WORDS, modal)
