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
owned | I therefore think that Jo is [[at risk]].
owned | I still feel Jo is [[at risk]].
owned | I do feel that Jo is [[at risk]].
owned | I honestly believe Jo is [[at risk]].
owned | I continue to believe that Jo is [[at risk]].
owned | I would consider Jo to be [[at risk]].
owned | I conclude that Jo is [[at risk]].
owned | I have concluded that Jo is [[at risk]].
owned | I have come to the view that Jo is [[at risk]].
owned | I am of the opinion that Jo is [[at risk]].
owned | I am not sure that Jo is [[safe]].
owned | I'm not convinced Jo is [[safe]].
owned | I am very worried that Jo is [[not safe]].
owned | I am increasingly concerned that Jo is [[not safe]].
owned | I have serious concerns that Jo is [[not safe]].
owned | I have no doubt that Jo is [[not safe]].
owned | I fear Jo is [[not safe]].
owned | My concern is that Jo is [[not safe]].
owned | My main worry is that Jo is [[not safe]].
owned | My overall assessment is that Jo is [[not safe]].
owned | My view remains that Jo is [[not safe]].
owned | My own view, having met them, is that Jo is [[not safe]].
owned | My view of Mum is that she is [[cold]].
owned | My opinion is she's [[cold]].
owned | It is my assessment that Jo is [[not safe]].
owned | It is our view that Jo is [[not safe]].
owned | It appears to me that Jo is [[not safe]].
owned | It strikes me that Jo is [[not safe]].
owned | Mum strikes me as [[cold]].
owned | In my opinion, and that of my manager, Jo is [[not safe]].
owned | In our view Mum is [[cold]].
owned | In my professional judgement, the home is [[not safe]].
owned | In my experience a bruise like this is [[from a slap]].
owned | From my point of view, Jo is [[settled]].
owned | For me this is [[neglect]].
owned | For me, Mum is [[cold]] with him.
owned | To me, Mum is [[cold]] with him.
owned | Personally, I think Mum is [[cold]].
owned | Professionally I feel Mum is [[cold]].
owned | As his social worker I think he is [[settled]].
owned | Based on this, I think Mum is [[cold]].
owned | Because of this I believe Mum is [[cold]].
owned | I think this shows that Mum is [[cold]].
owned | I think that, on balance, Mum is [[cold]].
owned | I think Mum, who has been ill, is [[cold]] with him.
owned | I think Mum did it [[to punish him]].
owned | To my mind she left [[to punish him]].
owned | She did it, I believe, [[to punish him]].
owned | This worker's view is that Mum is [[cold]].
owned | The writer's assessment is that Mum is [[cold]].
owned | This social worker considers Mum [[cold]].
owned | Mum is [[cold]], to my mind.
owned | Mum is [[cold]] in my opinion.
owned | Mum is, for me, [[cold]].
owned | So I think [[Mum is cold]].
owned | And I feel [[he is lonely]].
owned | - I think he is [[lonely]]
owned | Think he is [[lonely]].
owned | My analysis: he is [[lonely]].
owned | Social worker's view: he is [[lonely]].
owned | Opinion: he is [[lonely]].
owned | We feel that he is [[lonely]] and that he needs a friend.
owned | I told Mum that I felt he was [[lonely]].
owned | I explained that in my view he is [[lonely]].
guessed | I strongly suspect that Mum is [[drinking]].
guessed | I would imagine Mum was [[drinking]].
guessed | I'd guess Mum was [[drinking]].
guessed | I can only assume that Mum was [[drinking]].
guessed | I presume she was [[drinking]].
guessed | I have a hunch that she was [[drinking]].
guessed | I was left with the impression that she was [[drinking]].
guessed | My sense is that she was [[drinking]].
guessed | My gut feeling is that she was [[drinking]].
guessed | I can't help thinking that she was [[drinking]].
guessed | Something tells me she was [[drinking]].
guessed | I wonder if she was [[drinking]].
guessed | She was [[drinking]], I imagine.
guessed | I sensed that she was [[drinking]].
- | I learned that she is [[drinking]].
- | I found out that she is [[drinking]].
- | I found that she is [[drinking]].
- | I realised that she is [[drinking]].
- | I noticed that she is [[drinking]].
- | I was aware that she is [[drinking]].
- | I read that she is [[drinking]].
- | I heard that she is [[drinking]].
- | I understand how hard it is and she is [[drinking]].
- | I think about him often; she is [[drinking]].
- | I have a meeting and she is [[drinking]].
- | I feel sick when she is [[drinking]].
- | I felt the radiator, which was cold, and she was [[drinking]].
- | I considered the plan and she is [[drinking]].
- | I assessed the flat on Monday and she is [[drinking]].
- | We believe in this family. She is [[drinking]].
- | She asked what I thought. She is [[drinking]].
- | I said I would come back. He is [[lonely]].
- | I hope she comes, but she is [[unreliable]].
- | I thanked Mum, who is [[cold]].
- | My view from the car was poor and she is [[cold]].
- | Mum thinks that in her view he is [[lonely]].
- | My manager thinks he is [[lonely]].
- | He is [[lonely]]. I think so too.
- | Mum is [[cold]] but I think she loves him.
- | Mum is [[cold]] because I think she is ill.
- | I am pleased with the flat. Mum is [[cold]].
- | I am worried about the damp, and Mum is [[cold]].
- | While I think she is tired, she is [[cold]].
- | I think it is late; in the end she is [[cold]].
- | I feel for him and Mum is [[cold]].
"""


@pytest.mark.parametrize("trees", [True, False], ids=["parsed", "words"])
@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_stance(marks: str, text: str, trees: bool) -> None:
    assert holders(text, trees=trees) & WAYS == set(marks.split()) - {"-"}
