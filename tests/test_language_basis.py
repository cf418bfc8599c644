"""Whether the sentence says what its words rest on."""

from __future__ import annotations

import pytest

from claims_helpers import holders, rows

WAYS = {"based"}
# -: it does not.
SENTENCES = """
based | Mum is [[not coping]] because she has not slept.
based | I think he is [[tired]] because he yawned.
based | He is [[tired]], as he fell asleep twice.
based | He is [[tired]] as he has not slept.
based | As she told me so herself, she is [[not coping]].
based | She is [[not coping]], since she has not slept for a week.
based | She is [[not coping]] given that she has not slept.
based | Given that she has not slept, she is [[not coping]].
based | Given the state of the kitchen, she is [[not coping]].
based | Because he fell asleep twice, I think he is [[tired]].
based | Based on what I saw today, she is [[not coping]].
based | She is [[not coping]], based on what I saw today.
based | She is [[doing well]] based on his school report.
based | On the basis of her drawings she is happy, and [[she is settled]].
based | Judging by the bottles, she is [[drinking again]].
based | She is [[drinking again]], judging from the bottles.
based | Going by his attendance, he is [[not happy at school]].
based | He is [[not happy at school]], as shown by his attendance.
based | He is [[not happy at school]], evidenced by his attendance.
based | He is [[not happy at school]] as evidenced by his attendance.
based | He is [[not safe]], which I base on two referrals.
based | He is [[not safe]]; I base this on two referrals.
based | Having seen the flat, I think it is [[unsuitable]].
based | The two toothbrushes suggest that [[he has moved in]].
based | His drawings show that he [[misses her]].
based | The police log shows that he is [[violent]].
based | The empty cupboards tell me that she is [[not coping]].
based | The bruises indicate that he is [[not safe]].
based | This suggests that he is [[not safe]].
based | He is [[tired]]: he fell asleep twice.
based | He is [[tired]] - he fell asleep twice.
based | He is [[tired]] — he fell asleep twice.
based | He is [[tired]] (he fell asleep twice).
based | She is [[not coping]]: unwashed bottles, no food, a wet nappy.
based | She is [[frightened]] due to the shouting next door.
based | From what I saw he is [[not safe]].
based | Dad seemed [[tired]]; he lay down twice while I was there.
based | Dad seemed [[tired]] and yawned twice.
based | Gran appeared [[anxious]], wringing her hands.
based | She appeared [[anxious]] with her hands shaking.
based | [[He is tired because he fell asleep twice]].
based | Mum is tired and [[low]] because she has not slept.
based | She is [[not coping]] in light of what happened on Friday.
- | He is [[tired]].
- | He went out because he [[hates her]].
- | She put on her coat and went out because she [[hates the group]].
- | He is [[lazy]] and she left because she was cold.
- | He is [[lazy]] and never helps because he is out.
- | He is [[lazy]], but Mum left because she was cold.
- | She left because she was cold and he is [[lazy]].
- | The meter was empty, so she is [[drinking the money]].
- | She slurred her words, suggesting [[she is drinking again]].
- | Liam left before the feed, which shows [[he does not want the child]].
- | Liam left before the feed and this shows [[he does not want the child]].
- | He shrugged when I asked, meaning that [[college is nothing to him]].
- | There are marks on her wrist, indicating that [[she was held down]].
- | He has been [[lazy]] since May.
- | He has been [[lazy]] since he moved in.
- | He is as [[lazy]] as his father.
- | He was [[hostile]] as I left.
- | She is due to start work and is [[lazy]].
- | He was given up and is [[lazy]].
- | He looks as if he is [[drunk]].
- | He is known as [[a bully]].
- | Mum seemed [[to have a secret]] from him.
- | Gran appeared [[anxious]].
- | She seemed [[anxious]] when I came in.
- | Kai (15) is [[lazy]].
- | Summary: he is [[lazy]].
- | I saw Mum at home: she is [[lazy]].
- | There was a dent in the car, and [[Carl kicked it]].
- | He did not come; she is [[lazy]].
- | She phoned at noon and at two and [[is no match for him]].
- | Mum shows that she is [[lazy]].
- | She suggests that he is [[lazy]].
- | He [[is cold to her]] and based on the plan we meet on Friday.
- | She is such a worry as a mother and is [[lazy]].
- | He is [[tired]]. He fell asleep twice because he was up late.
- | The floor was wet and the beds were made, so [[they had a warning]].
- | As a mother she is [[lazy]].
- | As discussed, she is [[lazy]].
- | [[He is lazy]] and the bottles show that she drinks.
- | It has been suggested that she is [[not coping]].
- | Intelligence suggests that he is [[a dealer]].
- | Women are [[nothing]] in that family.
- | I looked round, and he is [[lazy]].
- | Tablets given at noon and he is [[lazy]].
based | She is [[not coping]] in that she has no food in.
based | The book shows that she is [[gaining weight]].
"""


@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_basis(marks: str, text: str) -> None:
    assert holders(text) & WAYS == set(marks.split()) - {"-"}
