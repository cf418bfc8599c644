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
reported | An anonymous caller said that Mum is [[drunk]].
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
reported | Nan said on the phone this morning that Tia is [[out of control]].
reported | Nan, who was crying, said Tia is [[out of control]].
reported | Nan is clear that Tia is [[out of control]].
reported | Nan's concern is that Tia is [[out of control]].
reported | Nan has told the school and me that Tia is [[out of control]].
reported | T/c from Nan to say that Tia is [[out of control]].
reported | Email from Mr Cole saying that Tia is [[out of control]].
reported | Email received from Mr Cole stating that Tia is [[out of control]].
reported | An email from the health visitor says that Mum is [[isolated]].
reported | The letter from Dr Wynn says that he is [[underweight]].
reported | Dr Wynn's view was that he is [[underweight]].
reported | Dr Wynn is of the opinion that he is [[neglected]].
reported | Dr Wynn believes him to be [[neglected]].
reported | Dr Wynn assessed him as [[neglected]].
reported | He was assessed by Dr Wynn as [[neglected]].
reported | He has been diagnosed as [[depressed]] by Dr Wynn, who said he is low.
reported | The psychologist concluded that he is [[neglected]].
reported | The midwife raised that Mum is [[isolated]].
reported | The midwife was worried Mum is [[isolated]].
reported | The midwife wonders if Mum is [[isolated]].
reported | The school nurse shared that he is [[always hungry]].
reported | PC Dale explained that Dad is [[dangerous]].
reported | PC Dale told us Dad is [[dangerous]] when he drinks.
reported | Social worker in Leeds says Mum is [[hard work]].
reported | Tia said her stepdad is [[creepy]].
reported | Tia says she hates him and that he [[never listens]].
reported | Tia says she hates him because he [[never listens]].
reported | Tia disclosed that her stepdad is [[violent]].
reported | Tia alleged that her stepdad [[hit her on purpose]].
reported | Tia stated [[he did it on purpose]].
reported | Tia thinks he did it [[to hurt her]].
reported | Tia feels her mum prefers [[the baby]].
reported | Tia feels like her mum [[does not care]].
reported | Tia described her mum as [[cold]].
reported | Tia's description of her mum is that she is [[cold]].
reported | Tia complained that her mum is [[cold]].
reported | Tia complained about her mum being [[cold]].
reported | Tia wrote in her diary that her mum is [[cold]].
reported | Tia agreed that her mum is [[cold]].
reported | Tia maintains that her mum is [[cold]].
reported | Tia would say that her mum is [[cold]].
reported | Tia can't understand why her mum is [[cold]], and she said that her mum is [[cold]].
reported | Mum now accepts that she is [[not coping]].
reported | Mum admits she [[cannot cope]].
reported | Mum acknowledged that the home is [[unsafe]].
reported | Mum fears he is [[being groomed]].
reported | Mum suspects that he is [[using cannabis]].
reported | Mum reckons he is [[using cannabis]].
reported | Mum is convinced he is [[using cannabis]].
reported | Mum's belief that he is [[using cannabis]] is new.
reported | Mum puts it down to him being [[lazy]], she said.
reported | "He's a pain," Mum said, adding that he is [[lazy]].
reported | Mum rang, upset, and told me he is [[lazy]].
reported | Mum told me on Monday and again on Friday that he is [[lazy]].
reported | Mum told her sister Ann that he is [[lazy]].
reported | Mum told Ann's sister he is [[lazy]].
reported | Mum mentioned to the nurse that he is [[lazy]].
reported | Mum was told by his form tutor that he is [[lazy]].
reported | Mum was heard to say that he is [[lazy]].
reported | I heard Mum say that he is [[lazy]].
reported | During the visit Mum said he is [[lazy]].
reported | At the core group Ms Fry said that Mum is [[not engaging with her]].
reported | In supervision on 3 May my manager said that Mum is [[at risk]].
reported | His solicitor submitted that he is [[settled]].
reported | The judge found that Dad was [[abusive]].
reported | The court report by Ms Fry says Dad is [[abusive]].
reported | Ms Fry's report describes Dad as [[abusive]].
reported | It is recorded in her report that Dad is [[abusive]].
reported | As reported by Ms Fry, Dad is [[abusive]].
reported | Dad is [[abusive]], as reported by Ms Fry.
reported | Dad is, according to Ms Fry, [[abusive]].
reported | From Ms Fry's point of view Dad is [[abusive]].
reported | In the words of his aunt, Dad is [[abusive]].
reported | To Mum, Dad is [[abusive]], she said.
reported | Dad reports that he is [[sober]].
reported | Dad denies that he is [[violent]].
reported | Dad says no one [[cares]]
reported | dad stated he's [[not bothered]]
reported | mum said baby [[settled]], sleeping ok
reported | Spoke to mum - says he is [[settled]].
reported | Spoke to Mum. Said he is [[settled]].
reported | Mum reports no concerns, says he is [[settled]].
reported | HV reports Mum [[low]] in mood.
reported | GP: Mum is [[low]] in mood
reported | Kelly (aunt): he is [[settled]] here
reported | Mrs Shah told me that, in her opinion, he is [[settled]].
reported | Ms Shah, speaking for the family, said he is [[settled]].
reported | The young person said that staff are [[unfair]].
reported | The carer said he is [[rude]] to her, lies and steals.
reported | The carer says that he is rude, that he lies and is [[sly]].
reported | The carer told me how [[rude]] he is.
reported | Asked about bedtime, the carer said he is [[defiant]].
reported | When asked, he said that he did it [[to get back at her]].
reported | He told me the reason he did it was [[to get back at her]].
reported | He said he only did it [[to be funny]].
reported | He explained that he hit her [[because he was angry]].
reported | She said she wanted to [[punish him]].
reported | She told PC Dale that she [[wanted to punish him]].
vague | Nursery report that he is [[behind]].
vague | The nursery have said he is [[behind]].
vague | College told me he is [[bright]].
vague | CAMHS feel that he is [[anxious]].
vague | Social care say that Mum is [[hostile]].
vague | The family feel he is [[spoilt]].
vague | Family members have said that she is [[neglectful]].
vague | Several neighbours have said that she is [[loud]].
vague | A neighbour reported that she is [[loud]].
vague | One professional described her as [[cold]].
vague | Many feel that she is [[cold]].
vague | It is felt that she is [[cold]].
vague | It was thought that she is [[cold]].
vague | It has been said that she is [[cold]].
vague | She is reported to be [[cold]].
vague | She is thought to be [[cold]].
vague | She was described as being [[cold]].
vague | Reports say that she is [[cold]].
vague | Word is that she is [[cold]], people say.
vague | According to staff she is [[cold]].
vague | In the view of professionals, she is [[cold]].
vague | Members of staff told me that she is [[cold]].
- | I advised Mum that she is [[at risk]].
- | I said to Dad that he is [[unsafe]].
- | I explained that the home is [[unsafe]].
- | I informed Mum she is [[not able to see him alone]].
- | We talked and I told him he is [[lazy]].
- | I emailed Ms Fry to say that Dad is [[abusive]].
- | Telephoned Ms Fry to say that Dad is [[abusive]].
- | Advised Mum that the home is [[unsafe]].
- | Mum said very little and is [[guarded]].
- | Mum spoke to staff and is [[guarded]].
- | Mum expressed milk and is [[tired of it all]].
- | Mum told lies and is [[sly]].
- | Mum talked about Dad and was [[sly]].
- | Mum read the report and was [[furious with us]].
- | Mum read him a story and is [[good with him]].
- | Mum asked for nappies because she is [[disorganised]].
- | Mum knows he is [[sly]].
- | Mum realises that she is [[a poor parent]].
- | Mum can see that she is [[a poor parent]].
- | Mum forgot that he is [[ill]].
- | Mum ignored what I said and is [[sly]].
- | Mum told me about the fall but she is [[lying]].
- | Dad says he is sober, but he is [[still drinking]].
- | Dad said he had stopped, yet he is [[still drinking]].
- | Dad said he had stopped; he is [[still drinking]].
- | Dad said he had stopped. He is [[still drinking]].
- | Although Dad said he had stopped, he is [[still drinking]].
- | While Mum says she loves him, she is [[cold towards him]].
- | Despite what Mum said, she is [[cold towards him]].
- | Mum said she would ring and then [[deliberately]] did not.
- | After telling me that she was ill, she was [[rude]] to the nurse.
- | Mum's statement is late and she is [[disorganised]].
- | His report is poor and he is [[lazy]].
- | Mum's claims for benefit are late as she is [[disorganised]].
- | The record shows two calls and Mum is [[disorganised]].
- | Mum texts all day and is [[distracted]].
- | He answers back and is [[rude]].
- | She was quiet. Mum is [[controlling]].
- | Staff read to him and he is [[calm]].
- | He swore at Ms Fry and is [[aggressive]].
- | He called Ms Fry on Monday and is [[aggressive]].
- | He called me names and is [[aggressive]].
- | Mum said goodbye, and she was [[tearful and needy]].
- | They say nothing at meetings and are [[passive]].
- | It goes without saying that she is [[unfit]].
- | It has to be said that she is [[unfit]].
- | That said, she is [[unfit]].
- | Having said that, she is [[unfit]].
- | It is fair to say that she is [[unfit]].
- | I must say she is [[unfit]].
- | Suffice to say that she is [[unfit]].
- | She is, it must be said, [[unfit]].
reported | Mr Rook said "a handful" is no word for a boy, as the men are [[using him]].
- | Mum said "I love him" and is [[cold]].
- | Mum said "no" but she is [[cold]].
- | Mum called him "a pest" and is [[cold]].
reported | Mum said he is "a pest" and [[never listens]].
"""


@pytest.mark.parametrize("trees", [True, False], ids=["parsed", "words"])
@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_reported(marks: str, text: str, trees: bool) -> None:
    assert holders(text, trees=trees) & WAYS == set(marks.split()) - {"-"}
