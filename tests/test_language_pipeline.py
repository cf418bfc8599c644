"""Tokens as notes are typed."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caselint.language.pipeline import nlp, tokenise
from caselint.language.words import Words


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("T/c from HV.", "T/c|from|HV|."),
        ("h/v w/e 3/7 2/52 N/A.", "h/v|w/e|3/7|2/52|N/A|."),
        ("T/Cs made", "T/Cs|made"),
        ("Mum/Dad and/or he/she", "Mum|/|Dad|and/or|he|/|she"),
        ("at 10.30am. He", "at|10.30am|.|He"),
        ("4.30pm, 1630hrs", "4.30pm|,|1630hrs"),
        ("Mr. J. Mensah, e.g. him", "Mr.|J.|Mensah|,|e.g.|him"),
        ("the hall.She went", "the|hall|.|She|went"),
        ("no one in.left card", "no|one|in|.|left|card"),
        ("arrived.no one", "arrived|.|no|one"),
        ("saw HV.She", "saw|HV|.|She"),
        ("in 2024.She", "in|2024|.|She"),
        ("CHP/2019/55 and F/0427", "CHP/2019/55|and|F/0427"),
        ("12/03/2024 14:10", "12/03/2024|14:10"),
        ("don't isn’t Mum’s cannot", "do|n't|is|n’t|Mum|’s|can|not"),
        ('said,"Up."She', 'said|,|"|Up|.|"|She'),
        ("non-compliant non\u2011compliant", "non|-|compliant|non|\u2011|compliant"),
        ("jo.smith@leeds.gov.uk", "jo.smith@leeds.gov.uk"),
        ("www.leeds.gov.uk/form", "www.leeds.gov.uk/form"),
        ("see report.pdf", "see|report.pdf"),
        ("£450.00 and 5.4kg", "£|450.00|and|5.4|kg"),
        ("why?She", "why|?|She"),
        ("(HV).She", "(|HV|)|.|She"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert "|".join(tokenise(text)[1].text) == tokens


def test_words_in_lower_case_are_plain() -> None:
    low = tokenise("He can’t, WON'T\nand isn’t Mum’s")[1].low
    assert low == ("he", "can", "not", ",", "will", "not", "", "and", "is", "not", "mum", "'s")


def test_the_pipeline_is_loaded_once() -> None:
    assert nlp() is nlp()


@pytest.mark.parametrize("gap", ["", " ", "."])
def test_a_text_is_cut_alike_whether_the_tokenizer_knows_its_cases_or_all(gap: str) -> None:
    knowing = nlp.__wrapped__()
    every = sorted(knowing.waiting)
    for case in every:
        knowing.tell_cases(case)
    assert not knowing.waiting
    fresh = nlp.__wrapped__()
    for one, other in zip(every, random.Random(1).sample(every, len(every)), strict=True):
        text = f"({one}{gap}{other}"
        assert [token.text for token in fresh.make_doc(text)] == [
            token.text for token in knowing.make_doc(text)
        ], text


def test_a_short_text_tells_the_tokenizer_of_few_cases() -> None:
    pipeline = nlp.__wrapped__()
    before = len(pipeline.waiting)
    assert [token.text for token in pipeline.make_doc("He didn't.")] == ["He", "did", "n't", "."]
    assert before - 20 < len(pipeline.waiting) < before
    pipeline.make_doc("He went. " * 5_000)
    assert not pipeline.waiting


@given(st.text(max_size=80), st.lists(st.integers(0, 80), max_size=5))
def test_no_character_is_lost_and_no_token_crosses_a_border(text: str, borders: list[int]) -> None:
    borders = [border for border in borders if border <= len(text)]
    doc, words = tokenise(text, borders)
    assert doc.text == text
    assert words.text == tuple(token.text for token in doc)
    assert words.starts == tuple(token.idx for token in doc)
    assert all(
        not start < border < end
        for border in borders
        for start, end in zip(words.starts, words.ends, strict=True)
    )


def test_a_bracket_before_a_colon_is_no_face() -> None:
    _, words = tokenise("Ms Ali (nurse): Kai (8) fell.")
    assert words.text == ("Ms", "Ali", "(", "nurse", ")", ":", "Kai", "(", "8", ")", "fell", ".")


def test_a_run_without_spaces_is_cut_up() -> None:
    text = "So " + "ab.?!" * 2_000 + " it  is.\n"
    doc, words = tokenise(text)
    assert doc.text == text
    assert words.text[-5:] == ("it", " ", "is", ".", "\n")
    assert max(map(len, words.text)) <= 200


def test_words_leave_out_white_space_within_a_part() -> None:
    _, words = tokenise("a \n b")
    assert isinstance(words, Words)
    assert words.part(0, len(words)).text == ("a", "b")


def test_importing_the_stage_does_not_import_spacy() -> None:
    script = "import sys, caselint.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
