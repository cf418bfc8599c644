"""The word that a describing word is said of, on trees of the package's own model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc

from caselint.language.model import parse
from caselint.language.pipeline import nlp
from caselint.language.referent import Verdict, is_said_of_person, referent, verdict
from caselint.language.said_of import is_said_of_person as seems_said_of_person
from caselint.language.tree import Tree
from claims_helpers import rows
from language_helpers import marked_cast

if TYPE_CHECKING:
    from caselint.language.people import Cast


def parsed(text: str) -> tuple[Tree, Cast, int, int]:
    """The tree of one sentence, its people, and the words in [[double brackets]]."""
    cast, first, last = marked_cast(text)
    words = cast.words
    doc = Doc(nlp().vocab, words=list(words.text), spaces=[*words.spaced[1:], False])
    parse([doc])
    return Tree.of(doc, tuple(range(len(doc))), words.low), cast, first, last


# The referent, "-" where none is named | the sentence.
REFERENTS = """
she     | She is [[lazy]].
she     | She was tired, upset and [[hostile]].
boy     | A [[lazy]] boy came to the door.
eye     | He has a [[lazy]] eye.
man     | We met a rude, [[hostile]] man on the stairs.
mum     | Mum seems [[immature]] for her age.
dad     | Dad became [[aggressive]] when the police came.
father  | Her father, who is [[controlling]], answered for her.
father  | The father, a [[bully]], moved in with them.
him     | I found him [[evasive]] about the bruise.
her     | The school described her as [[manipulative]].
dad     | Dad came across as [[arrogant]].
her     | Her [[hostility]] made the visit short.
father  | The [[laziness]] of the father is plain.
family  | The [[hostility]] of the family has grown.
she     | She is a [[liar]].
she     | She is such a [[moaner]].
he      | He is a bit of a [[bully]] with the younger boys.
they    | They are a bunch of [[liars]].
parents | One of our most [[demanding]] parents rang.
parents | One of the parents was [[hostile]].
him     | It was [[selfish]] of him to leave.
mum     | Mum has a history of being [[hostile]].
they    | My view is that they are [[dishonest]].
she     | She came in and was [[rude]].
he      | He behaved [[selfishly]] at the party.
girls   | The girls were said to be [[sly]].
man     | The man who came was [[hostile]].
father  | The father, a [[violent]] thug, was seen.
trap    | He showed me a [[cunning]] trap.
visit   | The visit was [[chaotic]].
letter  | The letter from the landlord was [[rude]].
dog     | The dog at the next farm is [[aggressive]].
it      | It was [[chaotic]] in the waiting room.
flat    | The flat was described as [[chaotic]].
he      | He [[manipulates]] the staff.
he      | He turned into a [[monster]] when he drank.
-       | [[Rude]] to staff.
"""

# Said of a person, whatever the words around seem to show.
PEOPLE = """
She is [[lazy]].
She is such a [[moaner]].
One of our most [[demanding]] parents rang.
The man who came was [[hostile]].
Two [[hostile]] adults stood on the stairs.
The girls were said to be [[sly]].
The [[laziness]] of the father is plain.
Her [[laziness]] is why the flat was cold.
It was [[selfish]] of him to leave.
The grandmother was [[vindictive]].
We were met by a [[hostile]] father.
They are [[dishonest]] and cold.
"""

# Said of a thing, whatever the words around seem to show.
THINGS = """
He has a [[lazy]] eye.
He showed me a [[cunning]] trap.
It was [[chaotic]] in the waiting room.
The dog's [[aggressive]] behaviour was recorded.
The meeting was [[difficult]].
She felt [[lazy]] because she had slept in.
The [[manipulative]] toys were on the shelf.
The car was [[unreliable]].
Nobody in the room was [[rude]].
"""

# With both: a person, for words that must be shown to be said of one | the sentence.
BOTH = """
yes | Mum [[hostile]] on the phone.
yes | - [[Rude]] and hostile all weekend
yes | What a [[liar]] that man is.
yes | He was his usual [[surly]] self.
yes | Staff described Kian's mother as being [[hostile]].
yes | Neither of the parents is [[honest]].
yes | Most of the family are [[feckless]].
yes | Someone as [[selfish]] as Dad will not change.
yes | We consider Mum [[evasive]].
no  | The journey home was [[difficult]].
no  | A [[lazy]] Sunday at home.
no  | I found the flat [[chaotic]].
no  | We talked about how [[difficult]] the move was.
no  | Mum has a [[bad]] back.
no  | The nurse gave him a [[stubborn]] jar to open.
no  | The start of the day is [[chaotic]] for the family.
"""

# For words that are hardly ever said of things: counts | the sentence.
NO_THING = """
yes | This is [[manipulative]].
yes | His [[sly]] ways are well known.
yes | Her [[hostile]] tone woke the baby.
yes | [[Sly]] as ever, the lad took the keys.
yes | He is a [[feckless]] so-and-so.
no  | The parrot is [[rude]].
no  | The barrister's questions were [[hostile]].
no  | He read us a story about a [[selfish]] giant.
no  | He is the [[naughty]] sheep in the play.
no  | A [[cruel]] wind blew.
no  | The dog's [[aggressive]] behaviour was recorded.
no  | She felt [[stupid]] in the lesson.
"""


@pytest.mark.parametrize(("word", "text"), rows(REFERENTS))
def test_referent(word: str, text: str) -> None:
    tree, _, first, last = parsed(text)
    found = referent(tree, first, last)
    assert ("-" if found is None else tree.low[found]) == word


@pytest.mark.parametrize("text", PEOPLE.strip().splitlines())
def test_plainly_a_person(text: str) -> None:
    tree, cast, first, last = parsed(text)
    assert verdict(tree, cast, first, last) is Verdict.PLAIN_PERSON
    assert is_said_of_person(tree, cast, first, last, as_it_seems=False)


@pytest.mark.parametrize("text", THINGS.strip().splitlines())
def test_plainly_a_thing(text: str) -> None:
    tree, cast, first, last = parsed(text)
    assert verdict(tree, cast, first, last) is Verdict.PLAIN_THING
    assert not is_said_of_person(tree, cast, first, last, as_it_seems=True, or_doubtful=True)


@pytest.mark.parametrize(("answer", "text"), rows(BOTH))
def test_words_and_tree_together(answer: str, text: str) -> None:
    tree, cast, first, last = parsed(text)
    seems = seems_said_of_person(cast, first, last)
    assert is_said_of_person(tree, cast, first, last, as_it_seems=seems) is (answer == "yes")


@pytest.mark.parametrize(("answer", "text"), rows(NO_THING))
def test_words_hardly_ever_said_of_things(answer: str, text: str) -> None:
    tree, cast, first, last = parsed(text)
    seems = seems_said_of_person(cast, first, last)
    found = is_said_of_person(tree, cast, first, last, as_it_seems=seems, or_doubtful=True)
    assert found is (answer == "yes")
