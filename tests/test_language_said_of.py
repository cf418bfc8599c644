"""Of whom a describing word is said."""

from __future__ import annotations

import pytest

from caselint.language.said_of import is_said_of_person
from language_helpers import marked_cast

PERSON = """
He is a [[lazy]] boy.
They are a [[chaotic]] family.
This is a [[chaotic]] family that needs a lot of help.
Mum is [[manipulative]].
Mum is very [[manipulative]].
She was [[evasive]] at the door with her aunt in June.
She was [[evasive]].
He was [[cocky]] about the curfew.
The family is [[dysfunctional]].
The family are [[dysfunctional]] and need support.
[[Arrogant]] with reception.
- [[Arrogant]] with reception.
Very [[hostile]] on the phone.
Quite [[rude]].
Was [[rude]] to staff.
She has been [[hostile]] to every worker.
She can be [[hostile]] at times.
She could be seen as [[hostile]].
He is lazy and [[immature]].
He is [[lazy]] and immature.
He is rude, [[hostile]] and aggressive.
He was tired, upset and [[hostile]].
I found her [[hostile]].
We found Mrs Khan [[hostile]] throughout.
I found him to be [[hostile]].
Staff found the mother [[hostile]].
Dad comes across as [[evasive]].
Dad came across as rather [[evasive]] when asked.
She presents as [[immature]] for her age.
She presented as [[hostile]].
He can present as [[arrogant]].
The school described her as [[manipulative]].
He was described as [[manipulative]] by his last placement.
Kelly is [[lazy]].
Tolu is [[lazy]].
Kelly seems [[lazy]].
Kelly Crowther appeared [[evasive]].
Mrs Nowak became [[hostile]].
Mr J. Mensah was [[rude]].
PC Dar said the driver was [[abusive]].
Her mother, who was [[senile]], let them in.
The grandmother, who is [[senile]], lives upstairs.
The lodger, a [[senile]] man, let me in.
A boy that is [[lazy]] will not do it.
The parents were [[hostile]] when I arrived.
Both parents were [[hostile]].
One of the parents was [[hostile]].
Staff at school were [[hostile]].
The mother of the baby is [[immature]].
The household is [[chaotic]].
She lives in a [[chaotic]] household.
[[Hostile]] parents.
[[Lazy]] lad.
[[Chaotic]] family.
A very [[difficult]] woman to work with.
Such a [[selfish]] person.
These are [[selfish]] people.
An [[immature]] young mother with no idea.
A [[lazy]], rude and hostile man.
Dad is a [[selfish]] and rude man.
She came in and was [[rude]].
She came in late and was [[rude]] to staff.
Came in late, [[rude]] to staff.
Mum [[hostile]] on the phone.
Mum presented [[hostile]] on the phone.
Mum was her usual [[hostile]] self.
Is she [[lazy]]?
She thinks he is [[lazy]].
I think that she is being [[manipulative]].
It is clear that she is [[manipulative]].
It was clear the mother was [[manipulative]].
There is no doubt that Dad is [[controlling]].
When asked about the bruise, he was [[evasive]].
On Monday Mum was [[evasive]].
During the visit Mum was [[hostile]].
During the visit she was [[hostile]].
At the meeting, Dad was [[aggressive]] and loud.
In my view she is [[selfish]].
They're [[selfish]].
She's [[selfish]].
Mum's [[selfish]].
Mum is still [[selfish]] with money.
Mum remains [[hostile]].
He's always been [[lazy]].
He has always been a [[lazy]] child.
The boyfriend is [[controlling]].
Her new partner is [[controlling]].
His attitude is [[arrogant]].
She has an [[arrogant]] attitude.
Mum's [[manipulative]] behaviour continues.
[[Manipulative]] behaviour from Mum.
The carers are [[naive]].
The teenager was [[stroppy]].
Liam was [[stroppy]] with his nan.
Liam and his nan were [[rude]].
The health visitor was [[rude]].
The previous social worker was [[lazy]].
Neighbours are [[hostile]].
I felt Mum was [[dishonest]].
Everyone was [[hostile]].
Jayden can be a bit [[devious]].
Mum got [[aggressive]] with the receptionist.
He seemed more [[immature]] than his brother.
She is as [[manipulative]] as ever.
She is not coping because she is [[lazy]].
The father, Mr Osei, was [[arrogant]].
He told me the truth but was [[rude]].
Mum let us in but she was [[hostile]].
Mum shouted and was generally [[unpleasant]].
She is too [[lazy]] to cook.
He is [[lazy]] at home.
He is [[lazy]] today.
Ms Begum is [[needy]] and rings every day.
We are dealing with a [[hostile]] couple.
A [[needy]], clingy child.
Shanice is [[streetwise]].
She is [[streetwise]] and would not talk.
Lily-Mae is [[spoilt]].
O'Neill was [[rude]].
My impression is that they are [[dishonest]].
Young person [[rude]] and hostile.
YP [[rude]] on arrival.
Lacey's father is [[lazy]] and won't help.
The youngest child is [[spoilt]].
Grandma was [[interfering]] and critical.
Ms Baptiste was [[combative]] throughout the meeting.
Her ex is [[manipulative]] and knows how to play the system.
I would describe Dad as [[manipulative]].
She appears to be [[immature]].
He continues to be [[hostile]].
He continues to be evasive and [[hostile]] towards professionals.
She can come across as [[aggressive]].
Mum has a history of being [[aggressive]].
Mum was being [[difficult]].
Mum is a very [[difficult]] person.
They were both [[rude]].
Ella's mum is [[lazy]].
The foster carer said he is [[lazy]].
He told me that he is [[lazy]].
A [[lazy]] and entitled young man.
A rather [[arrogant]] young man.
[[Stroppy]] teenager.
[[Bad]] parents.
Stroppy and [[rude]] this morning.
Loud, [[rude]] and smelling of drink.
The children are [[feral]].
These children are [[feral]].
Children [[feral]].
Baby is [[needy]].
Baby fine, mum [[needy]].
Seen at home. Mum [[needy]].
Mum and partner both [[hostile]].
Liam's dad turned up and was [[abusive]] to staff.
Dad, who is [[controlling]], answered for her.
Dad answered for her and seemed [[controlling]].
Reece was his usual [[cocky]] self.
Reece is getting [[cocky]].
Reece has become [[cocky]] since the move.
Priya is clearly [[jealous]] of the baby.
They are [[neglectful]] parents.
They are known as a [[difficult]] family.
This family is [[dysfunctional]].
We know the family to be [[dysfunctional]].
The Smiths are a [[problem]] family.
Kelly is a [[weak]] mother.
Mum is [[weak]] and easily led.
He is an [[aggressive]] man who shouts.
She is [[unreliable]].
Mum has been [[unreliable]] with appointments.
Both of them are [[unreliable]].
Neither parent is [[reliable]].
The adults in the home are [[selfish]].
Parents [[selfish]] as ever.
My view is that Mum is [[selfish]].
School say he is [[disruptive]].
School feel that mum is [[obstructive]].
Police say Dad was [[hostile]] on arrest.
Visited. Dad in, [[hostile]].
Dad in bed, [[hostile]] when woken.
He kept being [[rude]].
He was so [[rude]] that I left.
How [[rude]] he was.
The young man was polite but [[evasive]].
Client [[evasive]].
Clients are [[evasive]].
Tyrone can be [[sly]] and devious.
Tyrone, 15, is [[sly]].
Tyrone (15) is [[sly]].
Mrs Ann Pell is [[nosy]].
Ryan's behaviour was [[appalling]].
Nan is [[stubborn]] and will not listen.
My manager is [[weak]].
The pair are [[toxic]].
She is a [[toxic]] person.
"""

THING = """
He has a [[lazy]] eye.
She has a [[lazy]] eye and sees Dr Amin.
His [[lazy]] eye is better.
We had a [[difficult]] conversation about the funeral.
It was a [[difficult]] conversation.
The conversation with Mum was [[difficult]].
The conversation was [[difficult]].
[[Difficult]] conversation with Mum.
The car was marked as a [[hostile]] vehicle.
The flat was [[chaotic]].
The flat is [[chaotic]] and cold.
The flat was cold and [[chaotic]].
The house is [[chaotic]].
House [[chaotic]].
Kitchen was [[chaotic]].
The kitchen was dirty and [[chaotic]].
The morning routine is [[chaotic]].
Mornings are [[chaotic]].
It was [[chaotic]] in the waiting room.
It is [[difficult]] to hear her on the line.
This is [[difficult]].
This is [[difficult]] for Mum.
That was [[rude]].
There was a [[hostile]] letter from the landlord.
The letter was [[rude]].
The letter from the landlord was [[rude]].
The dog was [[aggressive]].
I found the flat [[chaotic]].
We found the house [[chaotic]].
She described the flat as [[chaotic]].
He described school as [[chaotic]].
The room felt [[hostile]].
The state of the kitchen was [[chaotic]].
Her timekeeping is [[chaotic]].
She works in a [[hostile]] environment.
The [[hostile]] environment policy was explained.
The tumour is [[aggressive]].
He needs [[aggressive]] treatment for the infection.
A [[difficult]] birth.
[[Difficult]] birth at 36 weeks.
Things are [[difficult]] at home.
Contact was [[difficult]].
The journey was [[difficult]].
What she said was [[difficult]] to hear.
A [[lazy]] Sunday at home.
She had a [[lazy]] afternoon.
Everything was [[chaotic]].
The home life is [[chaotic]].
The bus was late and the traffic was [[chaotic]].
The film was [[violent]].
The wound was [[angry]] and red.
The relationship is [[difficult]].
The relationship with Dad is [[difficult]].
Her relationship with her mother was [[difficult]].
School is [[difficult]].
Reading is [[difficult]] for him.
The maths is too [[difficult]].
The stairs are [[difficult]] for Mrs Prentice.
There are [[difficult]] times ahead.
He has [[difficult]] mornings.
A [[simple]] form was filled in.
The game is [[addictive]].
It can be [[difficult]].
He said it was [[difficult]].
She told me the week had been [[chaotic]].
The bathroom, which was [[chaotic]], had no lock.
The flat that was [[chaotic]] is now clean.
The phone line was [[terrible]].
Her writing is [[immature]].
His [[weak]] ankle.
He has a [[weak]] ankle.
The tea was [[weak]].
Her heartbeat was [[weak]] at birth.
The signal was [[weak]].
Her report was [[weak]].
A [[toxic]] substance was found in the shed.
The [[toxic]] fumes made him cough.
The cough is [[stubborn]].
A [[stubborn]] stain on the sofa.
The boiler is [[unreliable]].
The buses are [[unreliable]].
The bus service is [[unreliable]].
Trains [[unreliable]] today.
The evidence is [[unreliable]].
The data on the form is [[unreliable]].
The first session was [[difficult]].
Getting him to school is [[difficult]].
Getting up in the morning is [[difficult]].
Bedtimes are [[difficult]].
The labour was [[difficult]].
She finds maths [[difficult]].
Mum finds mornings [[difficult]].
He finds it [[difficult]] to sit still.
It has been a [[difficult]] year for the family.
The family has had a [[difficult]] year.
She has [[aggressive]] cancer.
A [[jealous]] rage was described in the statement.
There was a [[bad]] smell in the hall.
A [[bad]] fall.
Mum has a [[bad]] back.
Her [[bad]] back is worse.
[[Bad]] dreams most nights.
The weather was [[bad]].
The food is [[bad]].
The meeting was loud and [[difficult]].
We talked about how [[difficult]] the move was.
The decision was [[difficult]].
A [[difficult]] decision.
The [[difficult]] bit is the morning.
His asthma is [[difficult]] to control.
The road is [[dangerous]].
The stairs were [[dangerous]] for a toddler.
The tone of the letter was [[hostile]].
There is [[hostile]] graffiti on the wall.
A [[rude]] gesture was drawn on the wall.
[[Rude]] graffiti on the door.
The word was [[rude]].
Jokes were [[rude]].
The picture was [[rude]].
What he wrote was [[rude]].
The garden was [[neglected]].
The estate is [[rough]].
The court hearing was [[chaotic]].
The handover at the station was [[chaotic]].
Her finances are [[chaotic]].
Her attendance has been [[chaotic]].
Contact with Dad was [[chaotic]].
The start of the visit was [[chaotic]].
"""


@pytest.mark.parametrize("text", PERSON.strip().splitlines())
def test_said_of_a_person(text: str) -> None:
    assert is_said_of_person(*marked_cast(text))


@pytest.mark.parametrize("text", THING.strip().splitlines())
def test_said_of_a_thing(text: str) -> None:
    assert not is_said_of_person(*marked_cast(text))
