"""Syllables: the table of the pronouncing dictionary, and the breaks of words that it lacks."""

from __future__ import annotations

import random
import zlib

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.language.syllables import TABLE, Pronunciations, get_cmudict, get_pyphen
from make_syllables import pack, read_dictionary


def count(table: Pronunciations, word: str) -> int | None:
    """As textstat counts: the phones of the first pronunciation that end in a digit."""
    try:
        phones = table[word][0]
    except KeyError:
        return None
    return sum(phone[-1].isdigit() for phone in phones)


# By the dictionary's own pronunciations.
@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("a", 1), ("is", 1), ("the", 1), ("home", 1), ("asked", 1), ("wanted", 2), ("houses", 2),
        ("family", 3), ("every", 3), ("different", 3), ("radio", 3), ("guardian", 3), ("evaluate", 4),
        ("safeguarding", 3), ("behaviour", 3), ("carer", 2), ("didn't", 2), ("mum's", 1), ("they're", 1),
        ("accommodation", 5), ("responsibility", 6), ("individualistic", 7), ("hmm", 0),
    ],
)  # fmt: skip
def test_words_of_the_dictionary(word: str, syllables: int) -> None:
    assert count(get_cmudict("en_US"), word) == syllables


@pytest.mark.parametrize(
    "word", ["", "qz", "amily", "famil", "fa|3", "|1", "visit ed", "multiagency", "é", "12"]
)
def test_words_that_the_dictionary_lacks(word: str) -> None:
    assert count(get_cmudict("en_US"), word) is None


def test_a_table_gives_back_what_a_dictionary_says() -> None:
    counts = read_dictionary(
        "read R EH1 D\nread(2) R IY1 D\nreading R EH1 D IH0 NG # a town\na AH0\na(2) EY1\nab AE1 B\n"
        "it's IH1 T S\no'neil OW0 N IY1 L\na.m. EY2 EH1 M\nsh SH\nab-initio AE1 B\n"
    )
    assert counts == {"read": 1, "reading": 2, "a": 1, "ab": 1, "it's": 1, "sh": 0}
    table = Pronunciations(pack(counts))
    assert {word: count(table, word) for word in counts} == counts
    assert count(table, "rea") is None


def test_the_table_is_the_whole_dictionary_and_small() -> None:
    lines = zlib.decompress(TABLE.read_bytes()).decode("ascii").splitlines()
    assert sum(group.count(" ") - 1 for line in lines for group in line.split("|")[1:]) == 123_933
    assert TABLE.stat().st_size < 400_000
    assert "Carnegie Mellon University" in TABLE.with_name("cmudict-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word",
    ["multiagency", "prioritised", "paediatrician", "co", "x", "", "naïve", "straße", "re-read", "a" * 99],
)
def test_breaks_are_pyphens(word: str) -> None:
    assert get_pyphen("en_US").positions(word) == list(pyphen.Pyphen(lang="en_US").positions(word))


def test_breaks_of_many_words_are_pyphens() -> None:
    lines = zlib.decompress(TABLE.read_bytes()).decode("ascii").splitlines()
    words = [line.partition("|")[0] + tail for line in lines for tail in line.partition("|")[2].split()]
    full = pyphen.Pyphen(lang="en_US")
    for word in random.Random(1).sample(words, 3_000):
        assert get_pyphen("en_US").positions(word) == list(full.positions(word)), word


@settings(deadline=None)
@given(st.text())
def test_any_word_has_its_breaks_within(word: str) -> None:
    assert all(2 <= place <= len(word) - 2 for place in get_pyphen("en_US").positions(word))
