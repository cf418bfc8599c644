"""Quotations: where they are, and whether the words around give them to a speaker or a writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.language.annotate import Annotator
from caselint.language.marks import find_marks
from caselint.record import Span, ZoneKind
from language_helpers import book, make_record

FOUND = [
    ('She said, "No."', ['"No."']),
    ("She said, “No.”", ["“No.”"]),
    ("She said, 'No.'", ["'No.'"]),
    ("She said, ‘No.’", ["‘No.’"]),
    ("She said, 'I can't go.'", ["'I can't go.'"]),
    ("She said, ‘I can’t go.’", ["‘I can’t go.’"]),
    ("He said, \"Mum called me 'lazy' again.\"", ["\"Mum called me 'lazy' again.\"", "'lazy'"]),
    ("He said, ‘Mum called me “lazy” again.’", ["‘Mum called me “lazy” again.’", "“lazy”"]),
    ('"I was cold. I went to bed." She cried.', ['"I was cold. I went to bed."']),
    ("Mum's flat and the boys' room.", []),
    ("It's cold and Mum's tired.", []),
    ("Mum’s flat and the boys’ room.", []),
    ("In the '90s the children's home shut.", []),
    ("Mum said 'the boys' room is cold' and left.", ["'the boys' room is cold'"]),
    ('He is 5\'6" tall and said, "No."', ['"No."']),
    ('He said, "I will not go', []),
    ('He said, "I will not go and left. She said, “No.”', ["“No.”"]),
    ('said,"Up."She left.', ['"Up."']),
    ('"One" and "two" and "three"', ['"One"', '"two"', '"three"']),
    ('(she said "no")', ['"no"']),
    ('the "slag"-calling', ['"slag"']),
    ("Wait 'til he's home, 'cos it's late.", []),
    ("He wrote ''help me'' on the wall.", ["''help me''"]),
    ('"', []),
    ("'", []),
    ('""', ['""']),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_finds_the_marks(text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_marks(text, Span(0, len(text)))] == found


ATTRIBUTED = """
He said, "I am cold."
"I felt lazy," she said.
"I felt lazy", she said.
"Here, Ola." she said.
“Here, Ola,” said Ruth.
"No!" shouted Kelly.
"Why?" Mum asked.
Abi told Ruth, "Nan cooks for us at weekends."
Jean said, "It's a nightmare on this bus, the heating's off."
His dad, Owen Pratt, said, "It's his lifestyle choice, I've told him so."
Ivan knocked at noon on Sunday, called her a "slag" and drove off.
Mrs Pask called me a "liar".
Ann Cole told the panel that "streetwise" is no word for a girl of ten: she had learnt it.
He said his tutor is "safe".
He said school is fine and that his tutor is "safe".
He said school is fine. His tutor is "safe".
She said Ola is "not moody, only tired".
Ken came in at three and told us the pottery class is "what Mondays are for".
Her spring report reads, "Prior to that term Ola ate alone."
It says, “Always warm the bottle first. Never use the microwave.”
His notes say "lazy".
The letter says she is "hard to reach".
In her words, "it all kicked off".
In her own words it was "a nightmare".
According to Dad she is "lazy".
The school described him as "manipulative".
Dad texted her, "you are a liar".
Dad's text: "you are a liar"
Mum: "he is lazy"
Uncle, Paul Reece, said "she's lazy but she means well"
She drew a face and said "I'm sad about the cup"
Said "no".
- told me "I'm lazy"
She asked me why. "Because he's lazy."
I asked what happened. "He kicked off." "Then he went to bed."
She replied 'he is lazy'.
Mum described him as 'lazy'.
She told me that Dad shouted "you lazy cow" at her.
He was told by staff that he was "attention seeking".
She put it to me as "typical of him".
The note on the door read "lazy people live here".
We never use the word "promiscuous".
"Promiscuous" is not a word to use of a child.
Ola's key worker wrote that Ola "hums at lunch".
Mr Bell read us the card from Ola's key worker: Ola "hums at lunch".
A neighbour told police that the house was "a tip".
Mum screamed at me: "You are useless."
The court note quotes him as saying "she was asking for it".
She answered, "I was cold. I went to bed. Dad kicked off."
Tyrone (15) said: "I'm streetwise".
Dad rang the office and called Ms Rao "a waste of space".
The caller described Mum as "out of it".
Ruby drew a picture and wrote "my mum is sad" under it.
"She's lazy," Dad told me on the phone.
Asked about school, Leo shrugged and said "it's boring".
When I asked why, she answered "because I hate him".
His text to Mum said "you're dead".
School's email states that Jay is "defiant".
Nan thinks he is "a little monster", she told me.
I read him the letter. "That's rubbish," he said.
Grandad's words were "she's a slapper".
Mum laughed and said that Dad is "a psycho".
Dad was heard to shout "get out, you slag".
Her Facebook post read "single again".
The police report notes "a filthy kitchen".
Priya said staff had called her "attention seeking".
My manager reminded me not to write "failed to engage".
He said: ‘I’m not going back there.’ Then he cried.
She kept repeating "I want my nan".
"You lot are useless" was what he shouted as we left.
Theo put his hands over his ears. "Stop it!" he said.
He told his teacher that home is 'rubbish'.
"""

LOOSE = """
Mum is "difficult".
Mum is “difficult” on the phone.
She is 'manipulative'.
A "chaotic" family.
The "lazy" boy was in bed.
He was described as "manipulative".
Mum has been called "difficult".
I would say Mum is "difficult".
I had a phone call. Mum is "difficult".
The call was about the "lazy" boy.
"Difficult" family.
It was said that Mum is "difficult".
Mum has "issues" with money.
Dad is known to be a "character".
The so-called "uncle" was there.
Her "boyfriend" is 32.
They have an "open" house.
He is the "man of the house".
"""


def _attributed(*paragraphs: str, **how: object) -> list[bool]:
    record = make_record(*paragraphs, **how)  # type: ignore[arg-type]
    return [quotation.attributed for quotation in Annotator(book(), ()).annotate(record).quotations]


@pytest.mark.parametrize("text", ATTRIBUTED.strip().splitlines())
def test_given_to_a_speaker(text: str) -> None:
    found = _attributed(text)
    assert found
    assert all(found)


@pytest.mark.parametrize("text", LOOSE.strip().splitlines())
def test_given_to_no_one(text: str) -> None:
    found = _attributed(text)
    assert found
    assert not any(found)


def test_a_heading_can_give_words_to_a_child() -> None:
    assert _attributed('"I get the blame."', heading="What Amina said") == [True]
    assert _attributed('"I get the blame."', heading="Summary") == [False]


def test_another_paragraph_does_not_speak() -> None:
    assert _attributed("She said he was late.", 'Mum is "difficult".') == [False]


def test_a_quotation_does_not_cross_a_zone() -> None:
    assert _attributed('She said, "no', 'and left"') == []


@given(st.text(alphabet="ab. '\"“”‘’\n", max_size=60))
def test_marks_are_in_order_and_within(text: str) -> None:
    spans = find_marks(text, Span(0, len(text)))
    assert spans == sorted(spans)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start] in "'\"“‘"
        assert text[span.end - 1] in "'\"”’"
    for one, other in ((a, b) for a in spans for b in spans if a < b):
        assert one.contains(other) or not one.overlaps(other)


@given(st.text(alphabet="aI. \"“”'\n", max_size=60))
def test_every_quotation_lies_in_its_zone(text: str) -> None:
    record = make_record(text or " ", "She said.", kind=ZoneKind.VALUE)
    for quotation in Annotator(book(), ()).annotate(record).quotations:
        assert record.zones[0].span.contains(quotation.span)
