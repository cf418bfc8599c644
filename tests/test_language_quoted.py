"""Who speaks a quotation, where the words around it name them."""

from __future__ import annotations

import pytest

from caselint.language import Annotator
from language_helpers import book, make_record

# The speaker | the text; "-": nobody is named.
QUOTATIONS = """
Mum | Mum said, "No."
Ms Ali | Ms Ali said, "No."
Ms Ali | "No," said Ms Ali.
Ms Ali | "No," Ms Ali said.
she | "No," she said, "not today."
She | She told me, "I am cold."
He | He went out. He said, "I am off."
he | Dad came in. "I am off," he said.
Her mum | Her mum, Denise Hall, told me, "It is wild."
Abi | Abi told Ruth, "Nan cooks for us."
Kelly | "No!" shouted Kelly.
His letter | His letter: "I am well."
His letter | His letter says "I am well".
The GP | The GP wrote, "She is well."
Mum | Mum described him as "a handful".
Dad | Dad called her "a slag" and left.
Mum | Mum rang and said, "I cannot come."
Mum | I spoke to Mum, who said "I cannot come".
Kai | Kai: "I hate it."
Kai | Kai said, "I hate it. I want to go home."
Kai | "I hate it. I want to go home," Kai said.
I | I said, "You are safe."
They | They shouted "Out!" at me.
- | The sign "No dogs" is on the gate.
- | She has a "bad" leg.
Mum | Mum told me how it was. "I could not sleep."
Kai | Gran told us that Kai said "no" to her.
"""


def _rows() -> list[tuple[str, str]]:
    pairs = (line.partition(" | ") for line in QUOTATIONS.strip().splitlines())
    return [(speaker, text) for speaker, _, text in pairs]


@pytest.mark.parametrize(("speaker", "text"), _rows())
def test_speaker(speaker: str, text: str) -> None:
    record = Annotator(book(), []).annotate(make_record(text))
    quotation = record.quotations[0]
    named = record.text(quotation.speaker) if quotation.speaker else "-"
    assert named == speaker


def test_a_quotation_within_another_has_the_speaker_of_the_outer_one() -> None:
    record = Annotator(book(), []).annotate(make_record("She said, \"Dad calls me 'thick' at home.\""))
    outer, inner = record.quotations
    assert outer.speaker is not None
    assert record.text(outer.speaker) == "She"
    assert inner.speaker is not None


def test_a_quotation_that_is_given_to_nobody_has_no_speaker() -> None:
    record = Annotator(book(), []).annotate(make_record('The so-called "plan" is late.'))
    assert [quotation.speaker for quotation in record.quotations] == [None]
