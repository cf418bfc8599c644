"""Which words are denied, and which only stand near a negation."""

from __future__ import annotations

import pytest

from caselint.language.negation import is_negated
from language_helpers import marked_cast

DENIED = """
She is not [[lazy]].
She isn't [[lazy]].
She isn’t [[a bad mother]].
She was not [[naughty]] and he fetched the mop for her.
Mum is not at all [[hostile]].
Mum was never [[rude]] to me.
She is never [[hostile]].
He is no longer [[hostile]].
He is not being [[manipulative]].
He has not been [[aggressive]] this week.
He hasn't been [[aggressive]] since May.
She was not rude or [[hostile]].
She was neither rude nor [[hostile]].
They are not a [[chaotic]] family.
This is not a [[chaotic]] family.
There was nothing [[chaotic]] about the home.
I saw nothing [[hostile]] in what she did.
The school does not think she is [[manipulative]].
I do not think she is [[manipulative]].
I do not think that Mum is [[manipulative]].
I don't believe he is [[lazy]].
I do not see him as [[lazy]].
We did not find her [[hostile]].
I would not describe her as [[hostile]].
I would not call him [[lazy]].
Nobody called him [[lazy]].
No one thinks she is [[lazy]].
There is no evidence that she is [[manipulative]].
There is no sign of her being [[manipulative]].
She rejected the label [[manipulative]].
She rejects being called [[manipulative]].
Mum disputed that she is [[hostile]].
Mum denied being [[hostile]].
He denies that he is [[aggressive]].
She is far from [[lazy]].
She is anything but [[lazy]].
She was tired rather than [[lazy]].
She did not [[refuse to engage]].
Mum has not [[disengaged]].
Mum never [[failed to attend]].
Dad did not [[kick off]].
He cannot be called [[lazy]].
She is not [[lazy]], she is tired.
She does not come across as [[evasive]].
He did not seem [[evasive]].
She can't be said to be [[lazy]].
We avoid the word [[manipulative]].
Without being [[hostile]], she said no.
She said she is not [[lazy]] these days and waved.
Neither parent was [[hostile]].
I have never found Mum [[evasive]].
She didnt seem [[hostile]].
[[Lazy]] is not the word I would use.
"[[Manipulative]]" is not a word that we use of children.
"[[Lazy]]" is unfair.
None of them was [[hostile]].
There is no reason to think she is [[manipulative]].
She was not rude, [[lazy]] or hostile.
He was not really being [[devious]].
It is not true that she is [[lazy]].
It is not fair to call her [[lazy]].
I would never call a child [[manipulative]].
Kelly has never been [[hostile]] to us.
Mum says she is not a [[bad mother]].
Staff do not see Liam as [[aggressive]].
The home was clean and not at all [[chaotic]].
Not [[lazy]], just tired.
I have seen no evidence that Dad is [[controlling]].
It would be wrong to call her [[manipulative]].
She is hardly [[lazy]].
He wasn't [[aggressive]] at any point.
Her teacher does not find her [[rude]].
At no time was he [[hostile]].
Mum is not someone I would call [[evasive]].
I would not say that he is [[lazy]].
She did not appear [[hostile]] or angry.
She objects to being called [[difficult]].
Dad was not in the least [[hostile]].
Ella is not a [[naughty]] girl.
He hasn't [[absconded]] since March.
He is not the [[aggressive]] man that I was told about.
"""

STANDING = """
She is [[lazy]].
She is not only [[rude]] but loud.
She was not just [[rude]] but loud.
She did not come and was [[hostile]] on the phone.
She did not open the door, and was [[hostile]].
He did not attend because he is [[lazy]].
She does not work as she is [[lazy]].
Mum could not be more [[hostile]].
He does not know that she is [[manipulative]].
She did not like the [[hostile]] letter.
He was not at school. He is [[lazy]].
No reply; Mum is [[evasive]].
She does not cook and she is [[lazy]].
She did not speak to me but was [[rude]] to Dad.
She would not engage and was [[rude]].
Not at home again, [[lazy]].
He has no job and is [[lazy]].
There was no bread in the house and Mum was [[hostile]].
Although she did not swear, she was [[rude]].
She never listens when she is [[hostile]].
Dad said no and was [[aggressive]].
Mum did not tell me that Dad is [[controlling]].
He refuses to work, so he is [[lazy]].
Mum is not well and [[refused to engage]].
He did not reply and [[failed to attend]].
She was not in when I called and is [[hard to reach]].
We do not know why she is [[hostile]].
If he does not get his way he is [[aggressive]].
She cannot see how [[manipulative]] he is.
Nobody was in. [[Hostile]] neighbours.
I did not stay because of the [[hostile]] father.
The parent who did not come is [[hostile]].
Mum denied the claim and was [[hostile]].
No money again, so [[rude]] to staff.
She had nothing to say and was [[evasive]].
There is no doubt that she is [[manipulative]].
No wonder he is [[hostile]].
Not surprisingly, Dad was [[hostile]].
He was not at school and Mum was [[evasive]].
She did not answer. [[Hostile]] as ever.
Mum will not work with us and is [[hostile]].
She did not say where he was and was [[evasive]].
Dad cannot control his temper and is [[aggressive]].
He was [[aggressive]] and did not stop.
Mum did not let me in and swore; she is [[hostile]].
It is not the first time that she has been [[rude]].
She is not just [[lazy]], she is unkind.
He will not listen to me, he is [[arrogant]].
No visit this week as Mum was [[hostile]].
He did not go to school and [[absconded]] again.
Not a good visit. Mum [[hostile]].
She has not changed: she is [[manipulative]].
He does not work. He is a [[lazy]] man.
Without help she becomes [[aggressive]].
Dad would not answer and became [[aggressive]].
I do not understand why she is so [[rude]].
They never answer the door and are [[evasive]].
Mum did not attend, she is [[hard to reach]].
"""


@pytest.mark.parametrize("text", DENIED.strip().splitlines())
def test_denied(text: str) -> None:
    assert is_negated(*marked_cast(text))


@pytest.mark.parametrize("text", STANDING.strip().splitlines())
def test_not_denied(text: str) -> None:
    assert not is_negated(*marked_cast(text))
