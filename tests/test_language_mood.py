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
- | She will [[not keep to it]].
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
asked | What does he do [[to get attention]]?
asked | I asked Mum whether she is [[coping]].
asked | I asked Mum how she is [[coping]].
asked | Asked whether she is [[coping]], Mum cried.
asked | I asked the nurse if Mum was [[coping]] and left.
asked | It is not known if he did it [[on purpose]].
asked | I am unsure whether she is [[coping]].
asked | We do not know why she [[did it]].
asked | The question is whether she is [[able to change]].
asked | To find out if she is [[coping]], I rang the nurse.
asked | We looked at whether the home is [[safe]].
asked | We considered if the home is [[safe]].
asked planned | Ms Roe is to assess whether Dad is [[safe]].
asked | No evidence about whether she is [[using]].
asked | He wanted to know why she [[hates him]].
asked | Could it be that she is [[depressed]]?
conditional | If Dad drinks, the children are [[not safe]].
conditional | The children would be [[not safe]] if Dad drank.
conditional | The children will be [[not safe]] unless he leaves.
conditional | If she is [[not coping]] she can ring the line.
conditional | Mum will ring if she is [[not coping]].
conditional | In case she is [[not coping]] the line is open all night.
conditional | Were she to be [[not coping]], Gran would step in.
conditional | Should Mum be [[intoxicated]], Gran takes them home.
conditional | Unless Mum is [[sober]], contact stops.
conditional | Contact goes on so long as Mum is [[sober]].
conditional | Contact goes on provided Mum is [[sober]].
conditional | Contact stops, otherwise he is [[at risk]].
conditional | He could be [[at risk]] if they split up.
conditional | Dad may be [[a risk]] if he drinks.
conditional | I said that if he is [[violent]] the police come.
conditional | If he hurts her again then he is [[a danger]].
planned | We will make sure that he is [[safe]].
planned | The plan is to make him [[feel safe]].
planned | The aim is for Mum to [[feel less alone]].
planned | Our goal is that he [[feels safe]].
planned | I shall [[support Mum]] with this.
planned | The health visitor will [[weigh him]] each week.
planned | Ms Roe and I will [[meet Dad]].
planned | The team will [[meet Dad]].
planned | We can [[offer a place]].
planned | We could [[offer a place]] in May.
planned | You may [[ring me]] at any time.
planned | Mum must [[not drink]] when he is there.
planned | Dad should [[never be left alone with him]].
planned | Visits should be [[supervised]].
planned | The gate must be [[kept shut]].
planned | Mum ought to [[see her GP]].
planned | Mum needs to [[be honest with us]].
planned | Mum has agreed to [[be honest with us]].
planned | Mum agreed that she would [[be honest with us]].
planned | We agreed that Dad will [[stay away]].
planned | I advised Mum that she could [[ask for a review]].
planned | I encouraged Dad to [[be kind to her]].
planned | I recommended that Dad [[attend a course]].
planned | I invited Dad to [[meet me]].
planned | Dad was asked to [[leave]].
planned | Dad was advised to [[be patient]].
asked | I went to the home to [[see if she is coping]].
planned | I rang Dad to [[tell him]].
planned | We met so that Dad could [[say goodbye]].
planned | A referral was made to [[help her]].
planned | Dad to [[call me]] by Friday.
planned | To [[call Dad]] by Friday.
planned | Please [[call Dad]].
planned | Dad is to [[call me]].
- | Dad will [[hurt her again]].
- | Dad is going to [[hurt her again]].
- | Dad would [[hurt her]] for nothing.
- | Dad could [[not care less]].
- | Dad can be [[cruel]].
- | Dad may be [[cruel]].
- | Dad must be [[jealous]].
- | Dad must have [[known]].
- | Dad should have [[known]].
- | Dad shouted to [[scare her]].
- | Dad shouted so that she would be [[scared]].
- | Dad shouted in order to [[scare her]].
- | Dad rang me to [[complain about us]].
- | Dad came to [[cause trouble]].
- | Dad wants to [[scare her]].
- | Dad hopes to [[scare her]].
- | Dad plans to [[scare her]].
- | Dad is trying to [[scare her]].
- | Dad hid it so as not to [[pay]].
- | Dad hid it so he would not have to [[pay]].
- | Hid the letter to [[avoid us]].
- | Refused to eat to [[punish her mum]].
- | She lied to [[avoid school]] when I visited.
- | I saw that she cried to [[get her way]].
- | I met Dad, who lied to [[avoid prison]].
- | He is [[cruel]] when she will not listen.
- | He is [[cruel]] and I will ring Ms Roe.
- | I will ring Ms Roe, as he is [[cruel]].
- | I will ring Ms Roe because he is [[cruel]].
- | We agreed a plan and he is [[cruel]].
- | As if he is [[cruel]].
- | It looks as if Dad is [[cruel]].
- | He acts as though he is [[the victim]].
- | He is [[cruel]] if you ask me.
- | I asked for help and he was [[cruel]].
- | He asked for money; he is [[greedy]].
- | The case is that he is [[cruel]].
- | I know what [[he is like]].
- | I could tell that he was [[drunk]].
"""


@pytest.mark.parametrize("trees", [True, False], ids=["parsed", "words"])
@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_mood(marks: str, text: str, trees: bool) -> None:
    assert holders(text, trees=trees) & WAYS == set(marks.split()) - {"-"}
