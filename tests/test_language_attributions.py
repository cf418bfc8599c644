"""Verbs of saying and thinking: whose they are, and which words they give to the speaker."""

from __future__ import annotations

import pytest

from caselint.language.attributions import find_attributions
from caselint.language.utterance import Utterance
from caselint.language.voices import Voices
from language_helpers import book, marked_cast, people

VOICES = Voices.of(book(), people())
# The speaker > what is said, parts with "..." between them | the sentence. The verb is in double brackets.
# "-": the verb gives nothing to anyone; "?": the sentence does not say who speaks.
VERBS = """
Ms Ali > that he is ill | Ms Ali [[said]] that he is ill.
Mum > he is ill and never sleeps | Mum [[says]] he is ill and never sleeps.
Mum > he is ill | Mum [[told]] me he is ill.
Mum > he is ill | Mum [[told]] her sister he is ill.
Mum > that he is ill | Mum rang, and later [[said]] that he is ill.
Mum > that he is ill | Mum rang to [[say]] that he is ill.
Ms Obi > he is ill | I met Ms Obi, who [[said]] he is ill.
Ms Obi > he is ill | Ms Obi (nurse) [[said]] he is ill.
Ms Obi > he is ill | Ms Obi, a nurse at the clinic, [[said]] he is ill.
The head > he is ill | The head of Elm School [[said]] he is ill.
she > He is ill, | He is ill, she [[said]].
she > He is ... ill | He is, she [[said]], ill.
Mum > He is ill, | He is ill, [[said]] Mum.
Ms Ali > as ill by Ms Ali | He was [[described]] as ill by Ms Ali.
Ms Ali > by Ms Ali that he is ill | It was [[said]] by Ms Ali that he is ill.
Mum > low mood | Mum [[reported]] low mood and is in bed.
Mum > feeling low | Mum [[reports]] feeling low.
Mum > him ill | Mum [[considers]] him ill.
Mum > him as ill | Mum [[sees]] him as ill.
Mum > him a baby | Mum [[calls]] him a baby.
Mum > that he was ill | Mum [[said]] that he was ill and he is at school.
Mum > he was ill | Mum [[said]] he was ill, but he is at school.
Mum > he was ill | When Mum [[said]] he was ill, Dad left.
? > that he is ill | [[Said]] that he is ill.
? > he is ill | [[Says]] he is ill.
his email > that he is ill | In May his email [[said]] that he is ill.
Mr Cole > that he is ill | An email from Mr Cole [[said]] that he is ill.
- | The police [[record]] is long.
- | Her [[claims]] are late.
- | Mum [[answered]] the door.
- | Mum [[called]] at noon.
- | Mum [[feels]] ill.
- | Mum [[found]] him in bed.
- | Mum [[sees]] him on Fridays.
- | He shrugged, [[suggesting]] that he is ill.
- | She has a [[feeling]] that he is ill.
- | She left, [[hoping]] that I would pay.
- | I am led to [[believe]] that he is ill.
- | It must be [[said]] that he is ill.
"""


def _rows() -> list[tuple[str, str]]:
    pairs = (line.partition(" | ") for line in VERBS.strip().splitlines())
    return [(expected, text) for expected, _, text in pairs]


@pytest.mark.parametrize(("expected", "text"), _rows())
def test_attribution(expected: str, text: str) -> None:
    cast, verb, _ = marked_cast(text)
    plain = text.replace("[[", "").replace("]]", "")
    words = cast.words

    def written(part: range) -> str:
        return plain[words.starts[part.start] : words.ends[part.stop - 1]].strip(" .,") if part else ""

    found = find_attributions(Utterance(cast), VOICES.verbs, VOICES.speakers)
    here = [item for item in found if item.verb == verb]
    if expected == "-":
        assert here == []
        return
    speaker, _, said = expected.partition(" > ")
    assert [written(item.speaker.words) or "?" for item in here] == [speaker]
    assert " ... ".join(filter(None, map(written, here[0].scope.parts))) == said.strip(" ,")
