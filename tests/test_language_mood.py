"""What a sentence asks, supposes or plans."""

from __future__ import annotations

import pytest

from claims_helpers import holders, rows

WAYS = {"asked", "conditional", "planned"}
# -: it states it.
SENTENCES = """
asked | Is he [[lazy]]?
asked | Why is she [[not coping]]?
asked | Did she do it [[to be noticed]]?
asked | I asked whether he is [[lazy]].
asked | I asked if he was [[drunk]].
asked | I asked Mum if he was [[drunk]].
asked | I asked Mum why he was [[angry]].
asked | I asked how she [[manages him]].
asked | Mum asked whether he is [[safe]].
asked planned | We need to establish whether he is [[safe]].
asked | We discussed whether she is [[coping]].
asked | I do not know if he is [[safe]].
asked | I do not know why he [[hates her]].
asked | It is not clear whether she is [[coping]].
asked | It is unclear why she [[did it]].
asked | I visited to see if she is [[coping]].
asked planned | I wanted to find out how she is [[coping]].
asked | Not known whether he is [[safe]].
asked | I checked if he was [[hungry]].
asked | Dad wondered if she was [[drunk]].
conditional | If he is [[lazy]], the tutor shouts.
conditional | If he is tired, he [[lies]].
conditional | The carer would leave if he were [[violent]].
conditional | He would [[not be safe]] if he went home.
conditional | Unless she is [[sober]], the visit stops.
conditional | Take a coat in case he is [[cold]].
conditional | Should he be [[drunk]], Gran rings the police.
conditional | In the event that he is [[drunk]], Gran rings the police.
conditional | Gran stays provided that he is [[sober]].
conditional | Gran stays as long as he is [[sober]].
conditional | Gran could be [[at risk]] if he came back.
conditional | She said that if he is [[drunk]] he sleeps outside.
conditional | Even if he is [[drunk]] he comes.
planned | I will [[help her]].
planned | I'll ring to [[support him]].
planned | We will [[keep him safe]].
planned | We could [[help her]].
planned | Staff will [[support him]].
planned | The social worker will [[support him]].
planned | I visited to [[help her]].
planned | I visited Mum at home to [[talk through her budget]].
planned | I met Ravi Bassi (14) at the youth club for an hour to [[write his list]].
asked planned | Visited to [[see how he is]].
planned | Rang Mum to [[hear her view]].
planned | To [[keep him safe]] at home.
planned | Mum to [[attend the course]] on Mondays
planned | Referral to be [[made by Friday]].
planned | The door must always be [[locked]].
planned | You must never [[leave her alone]].
planned | He should be [[in bed by nine]].
planned | Mum needs to [[stop drinking]].
planned | I advised Mum to [[stop drinking]].
planned | I advised that she should [[stop drinking]].
planned | I suggested that she [[stop drinking]].
planned | I told Mum that she could [[ring me]].
planned | I told her to [[lock the door]].
planned | I asked her to [[lock the door]].
planned | I reminded Dad not to [[shout]].
planned | We agreed to [[meet on Friday]].
planned | The plan is for Mum to [[stop drinking]].
planned | The aim is that she is [[sober]].
planned | The goal is to [[keep him safe]].
planned | I moved the visit so that she can [[rest]].
planned | I moved the visit in order to [[help her]].
planned | Mum is to [[stop drinking]].
planned | I offered to [[take him]].
planned | We recommend that she [[stop drinking]].
planned | I would like to [[see him alone]].
- | He is [[lazy]].
- | He looks as if he is [[drunk]].
- | She will [[not stick to it]].
- | Mum will [[never cope]].
- | She did it to [[be noticed]].
- | He kicked off to [[look big]].
- | Kicked the door to [[be noticed]].
- | Only turned up to [[please the court]].
- | Lights off to [[fool the bailiff]].
- | He wears his hood up so that I cannot [[see his eyes]].
- | She came with no bus fare so that [[I would drive her]].
- | She cried in order to [[stop me]].
- | She comes in late so that her gran will [[miss her]].
- | She must be [[hiding something]].
- | She must have been [[drunk]].
- | He must [[hate her]].
- | I asked about school and he was [[rude]].
- | Mum asked for help because she is [[desperate]].
- | He is otherwise [[lazy]].
- | I saw Mum and she is [[manipulative]].
- | I would say that she is [[lazy]].
- | I would guess she is [[lazy]].
- | She wants to [[hurt her gran]].
- | She is trying to [[set us against each other]].
- | Mum provided food and was [[rude]].
- | She was [[hostile]] when I asked if he was fed.
- | Mum is [[lazy]]. Is he?
- | He gets [[angry]] if he is hungry.
- | She went upstairs to [[avoid him]].
- | He told Kai to go away to [[prove a point to me]].
- | I could see that she was [[drunk]].
- | I will ring on Friday as she is [[not coping]].
- | If I call, I will ask. He is [[lazy]].
- | I rang Mum and she was [[rude]].
- | She read me the letter hoping that [[I would pity her]].
- | I know how [[lazy he is]].
- | Jade has [[no idea what a newborn needs]].
- | Mum does not know [[how to feed a baby]].
- | He told me the second goal was [[lucky]].
- | She would like to [[split us up]].
- | I do not think he is [[too proud to ask]].
- | He shouts when he should listen and is [[rude]].
- | I said that he may find this [[hard]].
- | I told him I could not have [[built it]].
- | Agreement was reached as she is [[unwell]].
asked | I do not yet know whether he is [[safe]].
planned | I told her that the nurse may [[weigh the baby]].
planned | A mental health worker (MHW) will sit in, to [[show the cards]].
"""


@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_mood(marks: str, text: str) -> None:
    assert holders(text) & WAYS == set(marks.split()) - {"-"}
