"""Who is a person."""

from __future__ import annotations

import pytest

from caselint.language.people import People
from caselint.schema import Term, WordClass
from language_helpers import marked_cast, people, wording

PEOPLE = """
[[Mum]] rang.
[[Kelly]] rang.
Then [[Kelly]] rang.
I met [[Oluwaseun]] today.
[[Zdenka]] said no.
[[Zdenka]] Novakova rang.
I rang Zdenka [[Novakova]].
Mr [[Mensah]] rang.
Mr. J. [[Mensah]] rang.
[[O'Neill]] was in.
the [[children]] slept
her step-[[mother]] rang
his ex-[[partner]] rang
both [[parents]] came
the health [[visitor]] came
[[HV]] rang.
I told [[her]].
[[She]] left.
[[Lily-Mae]] slept.
the [[family]] came
[[Neighbours]] rang.
the [[police]] came
""".strip().splitlines()

THINGS = """
[[School]] rang.
[[Behaviour]] was good.
in [[March]] we met
on [[Monday]] we met
at Hill [[Top]] Primary
at [[Hill]] Top Primary
the Riverside Family [[Centre]]
the Riverside [[Family]] Centre
in [[Leeds]] today
[[The]] flat was cold.
[[Yesterday]] he came.
[[It]] was cold.
[[Housing]] was discussed.
[[Jokes]] were told.
[[Attendance]] is 91%.
the [[flat]] was cold
the [[NHS]] number
[[Kirkstall]] Grange Academy
a letter in [[Polish]]
""".strip().splitlines()


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person(text: str) -> None:
    cast, first, _ = marked_cast(text)
    assert cast.is_person(first)


@pytest.mark.parametrize("text", THINGS)
def test_no_person(text: str) -> None:
    cast, first, _ = marked_cast(text)
    assert not cast.is_person(first)


def test_a_name_that_the_document_uses_is_known_where_a_sentence_begins() -> None:
    cast, first, _ = marked_cast("[[Tamsyn]] in bed. I woke Tamsyn.")
    assert cast.is_person(first)
    cast, first, _ = marked_cast("[[Tamsyn]] in bed.")
    assert not cast.is_person(first)


def test_words_are_sorted_by_their_sense_with_their_plurals() -> None:
    found = People.of(
        wording(Term(term="aunt", pos=WordClass.NOUN, sense="kin"), Term(term="(Ann|Bo)", sense="given name"))
    )
    assert (found.kin, found.names) == ({"aunt", "aunts"}, {"ann", "bo"})


def test_the_lexicon_holds_every_kind() -> None:
    words = people()
    for kind in (words.nouns, words.kin, words.titles, words.conduct, words.names, words.cues, words.things):
        assert len(kind) > 5
    assert {"children", "mums", "social", "families"} & words.nouns == {"children", "mums", "families"}
