"""Forms of verbs and nouns, against a dictionary's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.language.inflection import in_form_of, noun_forms, verb_forms

_FILE = Path(__file__).parent / "data" / "inflections.txt"


def _rows(kind: str) -> list[tuple[str, set[str], set[str]]]:
    rows = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith(kind):
            good, _, odd = line.removeprefix(kind).partition("|")
            word, *forms = good.split()
            rows.append((word, {word, *forms}, set(odd.split())))
    return rows


def test_every_form_of_a_verb_is_known() -> None:
    rows = _rows("verb ")
    assert len(rows) > 1_000
    assert {word: forms - verb_forms(word) for word, forms, _ in rows if forms - verb_forms(word)} == {}


def test_every_plural_is_known() -> None:
    rows = _rows("noun ")
    assert len(rows) > 1_000
    assert {word: forms - noun_forms(word) for word, forms, _ in rows if forms - noun_forms(word)} == {}


def test_hardly_a_form_is_made_up() -> None:
    """Forms beyond the dictionary's are spellings of its own that it lacks ("benefitted", "tarred")."""
    extra = {word: verb_forms(word) - forms - odd for word, forms, odd in _rows("verb ")}
    extra = {word: forms for word, forms in extra.items() if forms}
    assert len(extra) < 80, extra
    more = {word: noun_forms(word) - forms - odd for word, forms, odd in _rows("noun ") if forms != {word}}
    assert len({word for word, forms in more.items() if forms}) < 80, more


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("refuse", "refuse refuses refused refusing"),
        ("travel", "travel travels travelled travelling traveled traveling"),
        ("bully", "bully bullies bullied bullying"),
        ("beg", "beg begs begged begging"),
        ("panic", "panic panics panicked panicking"),
        ("lie", "lie lies lay lied lain lying"),
        ("co-operate", "co-operate co-operates co-operated co-operating"),
        ("go", "go goes went gone going"),
        ("misunderstand", "misunderstand misunderstands misunderstood misunderstanding"),
        ("be", "be am is are was were been being"),
    ],
)
def test_verbs(verb: str, forms: str) -> None:
    assert verb_forms(verb) == set(forms.split())


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("family", "family families"),
        ("child", "child children"),
        ("policewoman", "policewoman policewomen"),
        ("mother-in-law", "mother-in-law mothers-in-law"),
        ("drama-queen", "drama-queen drama-queens"),
        ("crisis", "crisis crises"),
        ("human", "human humans"),
    ],
)
def test_nouns(noun: str, forms: str) -> None:
    assert noun_forms(noun) == set(forms.split())


@given(st.text(alphabet="abcdefghilmnoprstuvwyz-", min_size=1, max_size=12))
def test_any_word_has_forms_and_is_one_of_them(word: str) -> None:
    assert word in verb_forms(word)
    assert word in noun_forms(word)
    assert "" not in verb_forms(word) | noun_forms(word)


@pytest.mark.parametrize(
    ("verb", "other", "form", "expected"),
    [
        ("try", "endeavour", "endeavoured", "tried"),
        ("start", "commence", "Commencing", "starting"),
        ("use", "utilise", "utilises", "uses"),
        ("give", "provide", "provided", "gave"),
        ("be", "remain", "remains", "is"),
        ("be", "remain", "remaining", "being"),
        ("ask", "request", "request", "ask"),
        ("ask", "request", "prior", "ask"),
    ],
)
def test_a_verb_takes_the_form_that_another_has(verb: str, other: str, form: str, expected: str) -> None:
    assert in_form_of(verb, other, form) == expected
