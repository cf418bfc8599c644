"""Who can be gone back to: named speakers, vague ones, and the writer."""

from __future__ import annotations

import pytest

from caselint.language.speakers import SpeakerWords
from caselint.language.utterance import Utterance
from claims_helpers import rows
from language_helpers import book, marked_cast, people

WORDS = SpeakerWords.of(
    book().wording("other-speakers"), book().wording("writings"), book().wording("people"), people()
)
# The kind of speaker | a sentence with the last word of a noun phrase in double brackets. "-": a thing.
SPEAKERS = """
named | [[Mum]] said so.
named | mum's [[partner]] said so.
named | Ms [[Ali]] said so.
named | ms [[ali]] said so.
named | [[Kai]] said so.
named | The health [[visitor]] said so.
named | Health [[visitor]] said so.
named | His class [[teacher]] said so.
named | The [[GP]] said so.
named | [[She]] said so.
named | Both [[parents]] said so.
named | His [[parents]] said so.
named | His foster [[carers]] said so.
named | An [[aunt]] said so.
named | The [[boy]] said so.
named | An anonymous [[caller]] said so.
named | The [[conference]] said so.
named | The core [[group]] felt so.
named | Her July [[report]] said so.
named | The discharge [[letter]] said so.
named | Ms Ali's [[letter]] said so.
named | The school [[nurse]] said so.
named | The [[judge]] said so.
named | The twins' [[gran]] said so.
vague | [[School]] said so.
vague | The [[school]] said so.
vague | [[Staff]] said so.
vague | Hotel [[staff]] said so.
vague | The [[hospital]] said so.
vague | [[CAMHS]] said so.
vague | [[Police]] said so.
vague | [[Professionals]] said so.
vague | A [[nurse]] said so.
vague | A [[neighbour]] said so.
vague | [[Neighbours]] said so.
vague | Other [[parents]] said so.
vague | Several [[teachers]] said so.
vague | The dinner [[ladies]] said so.
vague | Social [[workers]] said so.
vague | Family [[members]] said so.
vague | [[Someone]] said so.
vague | [[People]] said so.
vague | A [[report]] said so.
vague | One [[professional]] said so.
vague | One of the [[staff]] said so.
vague | Some of the [[teachers]] said so.
vague | A member of [[staff]] said so.
writer | [[I]] said so.
writer | [[We]] said so.
writer | This [[worker]] said so.
writer | The [[author]] said so.
writer | The [[writer]] said so.
- | The [[door]] said so.
- | The [[kitchen]] said so.
- | It was [[raining]] there.
"""


@pytest.mark.parametrize(("kind", "text"), rows(SPEAKERS))
def test_kind(kind: str, text: str) -> None:
    cast, _, last = marked_cast(text)
    speaker = WORDS.at(Utterance(cast), last - 1)
    assert (speaker.kind if speaker else "-") == kind


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Mum rang and his class [[teacher]] said so.", "his class teacher"),
        ("When Ms Ann [[Ali]] came", "Ms Ann Ali"),
        ("He told Mum's [[partner]].", "Mum's partner"),
        ("Then [[she]] said so.", "she"),
        ("Her July [[report]] says so.", "Her July report"),
    ],
)
def test_phrase(text: str, phrase: str) -> None:
    cast, _, last = marked_cast(text)
    speaker = WORDS.at(Utterance(cast), last - 1)
    assert speaker is not None
    start, end = cast.words.starts[speaker.first], cast.words.ends[speaker.last - 1]
    assert text.replace("[[", "").replace("]]", "")[start:end] == phrase


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("The social [[worker]] will ring.", True),
        ("The health [[visitor]] will ring.", True),
        ("[[We]] will ring.", True),
        ("[[Staff]] will ring.", True),
        ("His [[aunt]] will ring.", False),
        ("[[She]] will ring.", False),
        ("[[Kai]] will ring.", False),
    ],
)
def test_professional(text: str, is_one: bool) -> None:
    cast, _, last = marked_cast(text)
    assert WORDS.is_professional(Utterance(cast), last - 1) is is_one
