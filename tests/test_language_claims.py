"""Who holds a statement, by the sentence around it: the components put together."""

from __future__ import annotations

import pytest

from caselint.language.claims import Held
from caselint.record import Document, Record, Span, Zone, ZoneKind
from claims_helpers import annotate, claim, holders, rows

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
conditional | If he is [[lazy]], we will see.
planned | I will ring Mum to [[help her]].
- | She will [[not keep to it]].
reported | He was described by Ms Ali as [[lazy]].
reported | He is said by the school nurse to be [[lazy]].
reported | Her July report says that he is [[lazy]].
reported | The health visitor felt that she is [[not coping]].
vague | Staff feel she is [[not coping]].
- | Visited at 4pm, Mum opened the door and she is [[clearly drunk again]].
- | Mum got up from the sofa to make tea and [[does not care about the baby]].
- | The kitchen was warm and clean but Mum is [[not interested in him]].
- | Nan rang the duty desk at 10 and she is [[just stirring]].
- | He left his bag in the hall and [[deliberately forgot it]].
- | When I arrived Dad was in bed and [[could not be bothered]].
- | Ella told me about her swimming lesson and her mum is [[too lazy to take her]].
- | I spoke to Dad about the hole in the wall, he is [[a bully]].
- | I asked Dad about the hole in the wall and he is [[a liar]].
- | I rang school, who confirmed he was in, and Mum is [[making excuses]].
- | I explained the plan to Mum. She [[does not want help]].
- | As I said to Mum on Friday, the flat is [[a health hazard]].
- | Mum agreed to the plan, but she [[does not mean it]].
- | Dad apologised to [[get me off his back]].
- | Dad said sorry to [[get me off his back]].
- | Mum said she had no credit, which is [[just an excuse]].
- | Mum said she had no credit; this is [[just an excuse]].
- | Mum said she had no credit but this is [[just an excuse]].
- | Mum said "I love him" but she [[does not show it]].
- | "I love him," Mum said, but she [[does not show it]].
- | Mum told me that she loves him. She [[does not show it]].
- | Mum denied drinking but her breath smelt and she is [[lying]].
- | Although she denied it, she is [[lying]].
- | Despite telling me that she had stopped, she is [[still using]].
- | Having told me she was well, she [[made up an illness]].
- | Told me she was well then [[made up an illness]].
- | After a call from the neighbour I went round and Mum was [[out of it]].
- | The neighbour's report is a month old and Mum is [[turning her life around]].
- | If needed I can visit again on Monday. Mum is [[fragile]].
- | I will visit on Monday and see the bedroom. Mum is [[fragile]].
- | I will visit on Monday; Mum is [[fragile]].
- | We agreed that I will visit on Monday, and Mum is [[fragile]].
- | The plan is good but Mum [[will not follow it]].
- | Mum will [[never change]].
- | Mum should be told that he is at school. She is [[disorganised]].
- | I asked why he was late; he is [[lazy]].
- | I asked why he was late and he was [[evasive]].
- | I do not know the uncle. He is [[a bad influence]].
- | I think we should meet. Mum is [[in denial]].
- | In my view the visit went well. Mum is [[in denial]].
- | In my view the visit went well, but Mum is [[in denial]].
- | I think the flat is fine, although Mum is [[in denial]].
- | Because of the rain we stayed in. Mum was [[bored with him]].
- | Because of the rain we stayed in and Mum was [[bored with him]].
- | Mum came late because of the bus and is [[not committed to him]].
- | Mum came late because of the bus, and she is [[not committed to him]].
- | He threw the cup because he [[wanted to hurt me]].
- | He threw the cup, as he [[wanted to hurt me]].
- | He threw the cup, wanting to [[hurt me]].
- | He threw the cup, no doubt to [[hurt me]].
- | She gave me the letter so I would [[feel guilty]].
- | She gave me the letter knowing that I would [[feel guilty]].
- | She gave me the letter, thinking that I would [[feel guilty]].
- | They moved house to [[get away from us]].
- | Mum brought him late to [[make a point]].
- | Mum asked me to leave to [[hide the state of the kitchen]].
- | Mum cancelled as she [[had something to hide]].
- | Dad's text was short. He is [[sulking]].
- | Dad's text was short because he is [[sulking]].
- | Read the file. Dad is [[a risk]].
- | Home visit - Mum [[not bothered]]
- | HV 3/5: Mum [[not bonding with baby]]
- | Summary: Mum is [[not bonding with baby]]
- | Outcome of visit: Mum is [[not bonding with baby]]
- | Update - Mum is [[not bonding with baby]]
- | Kai (9) is [[jealous of the baby]].
- | At contact (Elm Centre) Mum was [[cold]].
- | It is a shame that Mum is [[so cold]].
- | It is obvious that Mum is [[so cold]].
- | There is no doubt Mum is [[so cold]].
- | We all know Mum is [[so cold]].
- | I saw for myself how [[cold]] Mum is.
- | I have seen that Mum is [[cold]].
- | I was shocked at how [[cold]] Mum is.
- | I am sorry to say Mum is [[cold]].
- | I told the team manager Mum is [[cold]].
- | I reported to the team manager that Mum is [[cold]].
- | I noted that Mum is [[cold]].
- | I observed that Mum is [[cold]].
- | I discussed with Mum that she is [[cold]].
- | I raised with Mum that she is [[cold]].
- | We agreed she is [[cold]].
reported | Ms Bell, deputy head, rang. She said Mum is [[cold]].
reported | Ms Bell rang at 3pm to let me know that she thinks Mum is [[cold]].
reported | Ms Bell rang to let me know Mum said he is [[cold]].
reported | Ms Bell informed me by email on 3 May that Mum is [[cold]].
reported | Ms Bell's email of 3 May: Mum is [[cold]] with him.
reported | Ms Bell shared her worry that Mum is [[cold]].
reported | Ms Bell expressed concern that Mum is [[cold]].
reported | Ms Bell raised concerns that Mum is [[cold]].
reported | Ms Bell voiced her view that Mum is [[cold]].
reported | Ms Bell gave her view that Mum is [[cold]].
reported | Ms Bell had the impression that Mum is [[cold]].
reported | Ms Bell got the impression Mum is [[cold]].
reported | Ms Bell has a feeling that Mum is [[cold]].
reported | Ms Bell came to the view that Mum is [[cold]].
reported | Ms Bell, in her report, describes Mum as [[cold]].
reported | Ms Bell finds that Mum is [[cold]].
reported | Ms Bell was left feeling that Mum is [[cold]].
reported | Ms Bell's assessment is that Mum is [[cold]].
reported | Ms Bell's view, which I share, is that Mum is [[cold]].
reported | Concerns from Ms Bell that Mum is [[cold]].
reported | Feedback from Ms Bell is that Mum is [[cold]].
reported | Information from Ms Bell is that Mum is [[cold]].
reported | I have been told by Ms Bell that Mum is [[cold]].
reported | I understand from Ms Bell that Mum is [[cold]].
reported | I am told by Ms Bell that Mum is [[cold]].
reported | It was Ms Bell who said that Mum is [[cold]].
reported | The person who said Mum is [[cold]] was Ms Bell.
reported | Mum is [[cold]], Ms Bell feels.
reported | Mum is [[cold]], Ms Bell told the meeting.
reported | Mum is [[cold]] (Ms Bell).
reported | Mum is "off" with him and [[cold]], Ms Bell said.
reported | Mum, says Ms Bell, is [[cold]].
reported | Mum can be [[cold]], said Ms Bell, when she is tired.
reported | Kai said that at home it is [[horrible]], that Dad shouts and that Mum is [[cold]].
reported | Kai talked about home: he said Mum is [[cold]].
reported | Kai drew a house and told me that Mum is [[cold]].
reported | Kai whispered that Mum is [[cold]].
reported | Kai shook his head and said Mum is [[cold]].
reported | Kai told me, looking at the floor, that Mum is [[cold]].
reported | Kai told me - and later told Ms Bell - that Mum is [[cold]].
reported | Kai told me when we were in the car that Mum is [[cold]].
reported | Kai says when he is at home Mum is [[cold]].
reported | Kai says that when he is at home, Mum is [[cold]].
reported | Kai said that, at home, Mum is [[cold]].
reported | Kai said at the end of the visit that Mum is [[cold]].
reported | In Kai's words, Mum is [[cold]].
reported | In his own words Kai said Mum is [[cold]].
reported | From Kai's account Mum is [[cold]].
reported | By his own account he is [[violent]].
reported | By her own admission, she is [[disorganised]].
reported | She describes herself as [[disorganised]].
reported | She calls herself [[a mess]].
reported | He sees himself as [[stupid]].
reported | He thinks of himself as [[stupid]].
reported | He said he felt [[lonely]].
reported | He said he did it to [[get attention from his dad]].
reported | He told me he ran off because he [[wanted to scare his mum]].
reported | She said that she deliberately [[left it at home]].
owned | I think it likely that Mum is [[cold]].
owned | I think, having seen her, that Mum is [[cold]].
owned | I think Mum is cold, tired and [[lonely]].
owned based | Having seen both homes I am of the view that Mum's is [[the better one]].
owned | I remain concerned that Mum is [[isolated]].
owned | My worry is Mum is [[isolated]].
owned | I worry about Mum being [[isolated]].
owned | I am worried about Mum being [[isolated]].
owned | In my opinion this is [[a home without love]].
owned | I would say this is [[a home without love]].
owned | It is my opinion, as his worker, that Mum is [[isolated]].
owned | Our joint view is that Mum is [[isolated]].
owned | I feel strongly that Mum is [[isolated]].
owned | I can only think that Mum is [[isolated]].
owned | So, in my view, Mum is [[isolated]].
owned | Mum is, I would say, [[isolated]].
owned based | I think Mum is [[isolated]] as no one visits her.
owned based | I feel Mum is [[isolated]]: no one visits and she has no phone.
"""


@pytest.mark.parametrize("trees", [True, False], ids=["parsed", "words"])
@pytest.mark.parametrize(("marks", "text"), rows(SENTENCES))
def test_claim(marks: str, text: str, trees: bool) -> None:
    assert holders(text, trees=trees) == set(marks.split()) - {"-"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ms Ann Ali, the nurse, said that he is [[ill]].", "Ms Ann Ali"),
        ("He is [[ill]], said his aunt.", "his aunt"),
        ("According to Mr Tan he is [[ill]].", "Mr Tan"),
        ("In her view he is [[ill]].", "her"),
        ("School said he is [[ill]].", "School"),
        ("Her July report says that he is [[ill]].", "Her July report"),
        ("Mum and Dad said he is [[ill]].", "Mum and Dad"),
        ("He is [[ill]].", None),
        ("Said he is [[ill]].", None),
    ],
)
def test_source(text: str, source: str | None) -> None:
    found, record = claim(text)
    assert (record.text(found.source) if found.source else None) == source


def test_words_in_quotation_marks_are_quoted() -> None:
    assert "quoted" in holders('Mum said, "He is [[lazy]]."')
    assert "quoted" not in holders('He is [[lazy]], "Mum".')


def test_denied_words_are_negated() -> None:
    assert holders("She is not [[lazy]].") == {"negated"}


def test_an_endless_sentence_is_read_a_part_at_a_time() -> None:
    filler = "he came home and went out again and " * 400
    assert holders(f"Mum said that he is lazy, {filler} in my view he is [[lazy]] today.") == {"owned"}


def test_the_words_of_a_field_have_its_label() -> None:
    zones = (
        Zone(Span(0, 9), ZoneKind.LABEL),
        Zone(Span(10, 21), ZoneKind.VALUE, label="Analysis"),
    )
    document = Document("note.txt", "txt", "Analysis: He is lazy.", ())
    record = annotate(Record(document, zones=zones))
    sentence = record.sentence_index(16)
    assert sentence is not None
    assert record.claims.of(sentence, Span(16, 20)).held == {Held.HEADED}
