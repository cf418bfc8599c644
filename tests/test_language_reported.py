"""What the sentence gives to someone other than the writer, and to whom."""

from __future__ import annotations

import pytest

from claims_helpers import holders, rows

WAYS = {"reported", "vague"}
# reported: to someone whom one can go back to; vague: to nobody in particular; -: to nobody.
SENTENCES = """
reported | Ms Ali said that he is [[lazy]].
reported | Ms Ali said he is [[lazy]].
reported | ms ali said he is [[lazy]]
reported | Mum says he is [[lazy]]
reported | mum says [[fine]]
reported | Mum has since said that he is [[lazy]].
reported | Mum did not say that he is [[lazy]].
reported | His mother also told me that he is [[lazy]].
reported | Mrs Obi, his key worker, told me that he is [[lazy]].
reported | Mrs Obi (health visitor) said he is [[lazy]].
reported | The head at Hill Top Primary said that he is [[lazy]].
reported | The teacher who saw him on Monday said that he is [[lazy]].
reported | I spoke to Mum, who said that he is [[lazy]].
reported | I rang Mrs Obi and she told me that he is [[lazy]].
reported | Mum rang at five and said that he is [[lazy]].
reported | Mum rang to say that he is [[lazy]].
reported | Mum rang me in tears, saying that he is [[lazy]].
reported | Mum texted that he was [[scared of her]].
reported | Dad texted me: he is [[scared of her]].
reported | She said he is lazy and [[never helps]].
reported | She said he is lazy and he [[never helps]].
reported | She said that he is lazy, that he lies and that he [[never helps]].
reported | She said that he was lazy but that he [[loves her]].
reported | She told the worker that her mother is [[lazy]].
reported | I told her what Ms Ali said, that her mother is [[lazy]].
reported | He is [[lazy]], she said.
reported | He is [[lazy]], Mum told me on the phone.
reported | He is [[lazy]], said Mum.
reported | He is [[lazy]], says his aunt.
reported | He is, she said, [[lazy]].
reported | He is [[lazy]], according to his aunt.
reported | According to Mr Tan, he is [[lazy]].
reported | According to his class teacher he is [[lazy]].
reported | In her view the home is [[unsafe]].
reported | The home is in her view [[unsafe]].
reported | In Mum's opinion the home is [[unsafe]].
reported | Ms Roe said that in her view the home is [[unsafe]].
reported | For Dad, the home is [[unsafe]].
reported | Mum's view is that the home is [[unsafe]].
reported | The GP's opinion is that she is [[depressed]].
reported | It is Mum's view that he is [[lazy]].
reported | Mum is of the view that he is [[lazy]].
reported | Mum is adamant that he is [[lying]].
reported | Gran is worried that she is [[not coping]].
reported | Mum worries that he is [[not safe]].
reported | Mum feels that she is [[not coping]].
reported | Mum feels she is [[not coping]].
reported | The health visitor felt that Mum was [[not coping]].
reported | His class teacher thinks he is [[lazy]].
reported | Health visitor reports that Mum is [[not coping]].
reported | Mum reports feeling [[low]].
reported | Mum reported [[low mood]] and poor sleep.
reported | Dad admitted [[hitting him]].
reported | Mum denied being [[drunk]].
reported | Mum described him as [[lazy]].
reported | Mum called him [[a liar]].
reported | Mum sees him as [[lazy]].
reported | Nan finds him [[rude]].
reported | Nan considers him [[lazy]].
reported | Nan considers him to be [[lazy]].
reported | He was described by Ms Ali as [[lazy]].
reported | He is said by the school nurse to be [[lazy]].
reported | He was seen as [[lazy]] by his teacher.
reported | It was felt by Dad that the home is [[unsafe]].
reported | I was told by Ms Nash that he is [[lazy]].
reported | I heard from his aunt that he is [[lazy]].
reported | Her July report says that he is [[lazy]].
reported | The discharge letter states that he is [[at risk]].
reported | In her report, Ms Ali says the home is [[unsafe]].
reported | Call from Mum to say that he is [[lazy]].
reported | Mum: [[no gas]] until pay day
reported | Ms Ali (health visitor): he is [[lazy]]
reported | Asked how he was, Mum said that he was [[lazy]].
reported | When I asked her, she said that he was [[lazy]].
reported | Mum was upset and said that Dad is [[lazy]].
reported | What Mum said is that he is [[lazy]].
reported | Mum said, in tears, that he is [[lazy]].
reported | As Mum put it, he is [[lazy]].
reported | Said that he is [[lazy]].
reported | Dad claims he is [[scared of her]].
reported | She wanted to say that he is [[lazy]].
reported | His foster carers say that he is [[settled]].
reported | Both parents said that he is [[lazy]].
reported | An anonymous caller said that she is [[drunk]].
reported | They said that he is [[lazy]].
reported | Kai said Mum was [[drunk]] when he got home and she shouted at him.
reported | The boy told me that his dad is [[mean]] because he shouts.
reported | She explained that the flat is [[too small]].
reported | Ms Ali and I met and she said that he is [[lazy]].
reported | Mum and staff said that he is [[lazy]].
vague | School said that he is [[lazy]].
vague | School say he is [[lazy]].
vague | Staff reported that she is [[not coping]].
vague | Professionals feel that she is [[not coping]].
vague | The hospital rang and said that she is [[not coping]].
vague | A nurse told me that he is [[lazy]].
vague | Neighbours say that he is [[lazy]].
vague | It was reported that he is [[lazy]].
vague | She is said to be [[lazy]].
vague | She was described as [[lazy]].
vague | I was told that he is [[lazy]].
vague | One of the staff said that he is [[lazy]].
vague | Someone at the school told me he is [[lazy]].
vague | Everyone says that she is [[lazy]].
vague | People say she is [[lazy]].
vague | He is [[lazy]], staff said.
- | He is [[lazy]].
- | I said that he is [[lazy]].
- | I told her that her mother is [[lazy]].
- | We told Dad that he is [[not safe]].
- | I explained to Mum that he is [[at risk]].
- | This worker told Mum that he is [[at risk]].
- | I know she [[is cold to him]].
- | Mum knows that he is [[lazy]].
- | Mum feels [[low]].
- | Mum thinks too much and is [[lonely]].
- | Mum answered the door and was [[hostile]].
- | Dad called at five and was [[drunk]].
- | Dad called at the house and is [[violent]].
- | Mum shouted at the nurse and is [[hostile]].
- | Mum told him off and was [[hostile]].
- | Dad agreed to come but is [[not committed]].
- | Mum said this twice and was [[hostile]].
- | Mum said hello and was [[manipulative]].
- | Mum wrote a letter and is [[obsessed]].
- | She told Kai to wait to [[prove a point to me]].
- | She replied for her sister to [[keep her quiet]].
- | He said it to [[wind her up]].
- | Mum said that he was tired. He is [[lazy]].
- | Mum said she would come, but she is [[not committed]].
- | Mum said he was tired and I think he is [[lazy]].
- | Mum said that the meter was empty, so she is [[drinking the money]].
- | Dad said he was at work, which shows that he is [[lying]].
- | Dad told me that he was at work, suggesting he is [[lying]].
- | When Mum said that he was tired, Dad was [[hostile]].
- | After Mum told me that he hit her, Dad became [[abusive]].
- | Mum, who said that she was tired, is [[hostile]].
- | Mum was [[hostile]], and said that he was tired.
- | Mum is [[lazy]] and said that he was tired.
- | She slurred her words, suggesting [[she is drinking again]].
- | The report is late and Mum is [[lazy]].
- | Her claims are long and she is [[lazy]].
- | She is in a poor state and is [[not coping]].
- | Ms Ali visited and he was [[hostile]].
- | Mum wants to [[hurt him]].
- | Mum told me she was ill; she is [[lying]].
- | He presents as [[lazy]].
- | Mum said he was fed. I asked Ms Ali about it. He is [[not looked after]].
- | I spoke with Mum and she is [[not coping]].
- | Mum clearly [[is cold to him]].
- | Saying that she was tired, Mum was [[rude]] to the nurse.
reported | The flats are [[full]], Mr Gale, the manager, told me.
reported | He has [[sickle cell disease]], as his nurse, Ola Simms, told me in her letter of 4 March.
- | She went [[red]] as she said it.
- | Needless to say she is [[lazy]].
- | I rang Hugh to say that it was [[lazy]].
- | He seemed worried: he is [[lazy]].
reported | Rang and said that he is [[lazy]].
reported | The conference felt that she is [[not coping]].
vague | Other parents say he is [[lazy]].
vague | The dinner ladies say he is [[lazy]].
reported | A caller who would not give her name said that she is [[lazy]].
- | Told Mum that he is [[lazy]].
reported | Told me that he is [[lazy]].
reported | Jade told Dawn on 12 February that he is [[lazy]].
reported | Dr Ames wrote on 2 October that he is [[lazy]].
reported | He told me the bus was late, so he had [[walked]].
- | The police record is long and she is [[lazy]].
reported | Ms Doyle's note of 15 November says that he is [[lazy]].
"""


@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_reported(marks: str, text: str) -> None:
    assert holders(text) & WAYS == set(marks.split()) - {"-"}
