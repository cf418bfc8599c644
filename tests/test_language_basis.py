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
based | Jo is [[frightened]] because she hid when the bell rang.
based | I think Jo is frightened and [[unsafe]] because she hid.
based | Jo is [[frightened]]: she hid under the table when the bell rang.
based | Jo is [[frightened]] – she hid under the table.
based | Jo is [[frightened]], given the way she hid.
based | Jo is [[frightened]] in view of what she told Ms Lee.
based | Jo is [[frightened]], judging by how she hid.
based | Jo is [[frightened]] as demonstrated by her hiding.
based | Jo is [[frightened]] as shown in her drawings.
based | Jo is [[frightened]], as seen when she hid.
based | Jo is [[frightened]] on account of the shouting.
based | Jo is [[frightened]], seeing as she hid.
based | Jo is [[frightened]] as she hid when the bell rang.
based | Jo is [[frightened]] since she hides each time the bell rings.
based | As she hid when the bell rang, Jo is [[frightened]].
based | Since she hid each time, I think Jo is [[frightened]].
based | Because she hid, Jo is [[frightened]].
based | Having watched them for an hour, I believe that Jo is [[frightened]].
based | On the basis of my four visits, the home is [[not safe]].
based | From what Ms Lee told me, Jo is [[frightened]].
based | From my visits I think Jo is [[frightened]].
based | Given her history, Mum is [[vulnerable]].
based | In light of the two referrals, Mum is [[not able to keep him safe]].
based | Owing to her illness Mum is [[not able to keep him safe]].
based | Her drawings suggest [[she misses him]].
based | Her drawings clearly suggest that [[she misses him]].
based | The way she hid shows that she is [[frightened]].
based | What I saw shows that she is [[frightened]].
based | The fact that she hid tells me that she is [[frightened]].
based | The scan and the blood test confirm that he was [[hit]].
based | His attendance, which is 60%, indicates that he is [[unhappy]].
based | Two calls in one night point to Mum being [[overwhelmed]].
based | This shows that he is [[unhappy]].
based | All of this suggests that he is [[unhappy]].
based | That tells me he is [[unhappy]].
based | My reason for saying that he is [[unhappy]] is his drawing.
based | He is [[unhappy]]; I say this because he cried.
based | He is [[unhappy]], and I base this on his drawings.
based | The reason I think he is [[unhappy]] is that he cried.
based | He is [[unhappy]] (he cried three times and did not eat).
based | He is [[unhappy]], for example he cried three times.
based | He is [[unhappy]], e.g. he cried three times.
based | He looked [[unhappy]] and cried three times.
based | He looked [[unhappy]]: his eyes were red.
based | He seemed [[unhappy]], with red eyes.
based | He appeared [[unhappy]] as his eyes were red.
based | I am worried that she is [[not coping]] because the baby has lost weight.
based | In my view Mum is [[not coping]], because the baby has lost weight and she was crying.
- | He is [[unhappy]] at school.
- | He cried three times and he is [[unhappy]].
- | He cried three times, which suggests he is [[unhappy]].
- | He cried three times, so he is [[unhappy]].
- | He cried three times, suggesting he is [[unhappy]].
- | He cried three times, indicating that he is [[unhappy]].
- | He cried, and that shows he is [[unhappy]].
- | He cried because he is [[unhappy]].
- | She left because she [[does not want him]].
- | He was late as he is [[lazy]].
- | He is [[lazy]] and went home because it was late.
- | He is [[lazy]], and Mum rang because he was late.
- | Mum rang because he was late and she is [[angry with us]].
- | Mum rang because he was late, but she is [[unreliable]].
- | He has been [[unhappy]] since he started school.
- | He has been [[unhappy]] since Monday.
- | Since he moved he is [[unhappy]].
- | He is as [[unhappy]] as he was in May.
- | He is [[unhappy]] as well.
- | As far as I can see he is [[unhappy]].
- | As agreed, he came home and he is [[unhappy]].
- | As his mother, she is [[cold]].
- | He works as a porter and is [[unhappy]].
- | He is treated as [[a baby]].
- | She was given a bag and is [[ungrateful]].
- | The baby is due in May and Mum is [[not ready]].
- | She seemed [[to be lying]].
- | She seemed [[angry]].
- | She appeared [[angry]] throughout the visit.
- | She looked [[angry]] when I left.
- | Mum suggests that he is [[unhappy]].
- | Mum showed me that she is [[cold]].
- | Staff suggest that he is [[unhappy]].
- | I told Mum to come because of the rain; she is [[cold]].
- | He went to bed: he is [[lazy]].
- | He said no (twice) and is [[rude]].
- | Actions: he is [[lazy]].
- | Mum - she is [[cold]].
- | Kai (aged 9) is [[lazy]].
- | Present: Mum, Dad. She is [[cold]].
- | They did not come, and the children are [[at risk]].
"""


@pytest.mark.parametrize("trees", [True, False], ids=["parsed", "words"])
@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_basis(marks: str, text: str, trees: bool) -> None:
    assert holders(text, trees=trees) & WAYS == set(marks.split()) - {"-"}
