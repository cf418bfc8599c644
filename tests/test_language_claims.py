"""Who holds a statement, by the sentence around it: the components put together."""

from __future__ import annotations

import pytest

from claims_helpers import holders, rows

# What marks the words in double brackets | the sentence. "-": nothing, it is the writer's own statement.
SENTENCES = """
reported | Ms Ali said that he is [[lazy]].
reported | Ms Ali told me [[he is lazy]].
reported | He is [[lazy]], she said.
reported | Mum feels that she is [[not coping]].
- | Mum feels [[low]].
reported | Mum reports feeling [[low]].
reported | In her view he is [[lazy]].
reported | According to Dad, the home is [[unsafe]].
reported | The home is [[unsafe]], according to Dad.
reported | For Dad, the home is [[unsafe]].
reported | Mum: [[no gas]] until pay day
vague | School said he is [[lazy]].
vague | It was reported that he is [[lazy]].
owned | I think he is [[lazy]].
owned | In my view he is [[lazy]].
owned | My assessment is that he is [[lazy]].
owned | He is [[lazy]], I think.
guessed | I suspect he is [[lazy]].
guessed | I got the impression that he is [[lazy]].
- | I know she [[is cold to him]].
- | I told her that her mother is [[lazy]].
reported | She said he is lazy and [[never helps]].
- | I think she is tired, but [[he is cold to her]].
owned based | I think he is [[tired]] because he yawned.
owned based | I think he is [[tired]], as he fell asleep twice.
based | The two toothbrushes suggest that [[he has moved in]].
- | She slurred her words, suggesting [[she is drinking again]].
- | The meter was empty, so [[she is drinking the money]].
asked | Is he [[lazy]]?
asked | I asked whether he is [[lazy]].
planned | I will ring Mum to [[help her]].
- | She will [[not stick to it]].
reported | He was described by Ms Ali as [[lazy]].
reported | He is said by the school nurse to be [[lazy]].
reported | Her July report says that he is [[lazy]].
reported | The health visitor felt that she is [[not coping]].
vague | Staff feel she is [[not coping]].
"""


@pytest.mark.parametrize("trees", [True, False], ids=["parsed", "words"])
@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_claim(marks: str, text: str, trees: bool) -> None:
    assert holders(text, trees=trees) == set(marks.split()) - {"-"}
