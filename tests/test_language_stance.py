"""What the writer marks as a view or as a guess."""

from __future__ import annotations

import pytest

from claims_helpers import holders, rows

WAYS = {"owned", "guessed"}
# owned: as a view; guessed: as a guess; -: as neither.
SENTENCES = """
owned | I think he is [[lazy]].
owned | I think that he is [[lazy]].
owned | i think he is [[lazy]]
owned | I feel that she is [[not coping]].
owned | I believe the home is [[unsafe]].
owned | I do not think he is [[safe]].
owned | I don't believe that Mum is [[coping]].
owned | We think that he is [[lazy]].
owned | I consider him [[lazy]].
owned | I consider him to be [[lazy]].
owned | I find her [[evasive]].
owned | I would describe her as [[evasive]].
owned | I would say that she is [[evasive]].
owned | I'd say she is [[evasive]].
owned | I would argue that she is [[evasive]].
owned | I am of the view that he is [[at risk]].
owned | I remain of the view that he is [[at risk]].
owned | I am worried that he is [[not safe]].
owned | I am concerned that he is [[not safe]].
owned | I'm worried he is [[not safe]].
owned | I worry that he is [[not safe]].
owned | I have concerns that he is [[not safe]].
owned | I am not convinced that she is [[able to keep him safe]].
owned | I am satisfied that she is [[able to keep him safe]].
owned | My view is that he is [[lazy]].
owned | My assessment is that he is [[lazy]].
owned | My assessment is he is [[lazy]].
owned | My professional judgement is that he is [[at risk]].
owned | My analysis of this is that he is [[at risk]].
owned | Our view is that he is [[at risk]].
owned | It is my view that he is [[at risk]].
owned | It is my professional opinion that he is [[at risk]].
owned | In my view he is [[lazy]].
owned | In my view, he is [[lazy]].
owned | In my professional opinion he is [[at risk]].
owned | To my mind the home is [[unsafe]].
owned | For me, the home is [[unsafe]].
owned | He is in my view [[lazy]].
owned | He is, in my view, [[lazy]].
owned | He is [[lazy]], in my view.
owned | He is [[lazy]], I think.
owned | The home is, I feel, [[unsafe]].
owned | I assess that he is [[at risk]].
owned | I visited today and think that she is [[not coping]].
owned | Having met her I think she is [[not coping]].
owned | On balance I believe that she is [[not coping]].
owned | I think she is tired and [[lonely]].
owned | I think she is tired and that she [[is cold to him]].
owned | What worries me is that he is [[not safe]].
owned | It seems to me that he is [[not safe]].
owned | As I see it, he is [[not safe]].
owned | He ran to her when the bell rang; in my view this shows that he [[feels safe with her]].
owned | The floor was wet, and I think [[they had a warning]].
owned | The floor was wet, so I think [[they had a warning]].
owned | He left early, which I think shows [[he does not want him]].
owned | My view: he is [[not safe]].
owned | This worker feels that he is [[not safe]].
owned | The author believes that he is [[not safe]].
owned | I thought he was [[evasive]].
owned | I told Mum that I think he is [[not safe]].
owned | [[I think he is lazy]].
owned | [[In my view he is lazy]].
owned | I see him as [[lazy]].
owned | I was left feeling that she is [[not coping]].
guessed | I suspect he is [[lazy]].
guessed | I suspect that she [[sold the phone]].
guessed | I reckon he is [[lazy]].
guessed | I imagine she was [[drunk]].
guessed | I guess she was [[drunk]].
guessed | I assume he was [[asleep]].
guessed | I got the impression that he was [[lying]].
guessed | I get the impression he is [[lying]].
guessed | I have a feeling that he is [[lying]].
guessed | I had the sense that he was [[lying]].
guessed | My guess is that he is [[lying]].
guessed | My impression is that he is [[lying]].
guessed | He is [[lying]], I suspect.
guessed | We suspect he is [[lying]].
- | I know she [[is cold to him]].
- | I know that he is [[lazy]].
- | I said that he is [[lazy]].
- | I told her that her mother is [[lazy]].
- | I saw that he was [[drunk]].
- | I asked her to leave and she was [[hostile]].
- | He is [[lazy]].
- | Mum thinks he is [[lazy]].
- | In her view he is [[lazy]].
- | I think she is tired, but [[he is cold to her]].
- | I think she is tired, and he [[is cold to her]].
- | I think she is tired; [[he is cold to her]].
- | I think she is tired, so she is [[hiding something]].
- | Mum left early; in my view she is tired. She is [[lazy]].
- | I felt his head and he was [[hostile]].
- | I thought about the plan and Mum was [[rude]].
- | I believe in God and he is [[lazy]].
- | She is [[lazy]] and I think he is tired.
- | She [[is cold to him]], and in my view he is tired.
- | The floor was wet, so [[they had a warning]].
- | Mum told me in my office that he is ill and she is [[rude]].
- | I will ring Mum, who is [[lazy]].
- | I am worried. He is [[not safe]].
- | I met Mum and she was [[evasive]].
- | I found him in bed and Mum was [[rude]].
- | We feel the cold here and he is [[lazy]].
- | She asked what I think and was [[rude]].
- | The pond was frozen, so I could not see how [[deep it is]].
- | I am led to believe that he is [[out of prison]].
- | I would find out from her key worker, who is [[lazy]].
"""


@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_stance(marks: str, text: str) -> None:
    assert holders(text) & WAYS == set(marks.split()) - {"-"}
