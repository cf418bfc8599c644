"""What of an entry is measured: not its labels, headings and sign-offs, and names as short words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.language import Annotator, narrative
from caselint.language.narrative import Narrative, count_words
from caselint.read import read_bytes
from caselint.record import Span
from caselint.rules import load_rulebook
from caselint.segment import segment
from caselint.selection import make_linter

if TYPE_CHECKING:
    from caselint.findings import EntrySummary
    from caselint.lint import Linter

LINTER = make_linter(load_rulebook(), Config())


ANNOTATOR = Annotator(LINTER.book, (), None)


def entries(text: str, linter: Linter = LINTER) -> tuple[EntrySummary, ...]:
    return linter.lint(read_bytes(text.encode(), "note.txt")).entries


def measured(text: str) -> str:
    document = read_bytes(text.encode(), "note.txt")
    [told] = ANNOTATOR.annotate(segment(document, LINTER.book)).narratives
    return told.text()


TOLD = "I went to see the house. The boiler is mended and the front room is warm."
SIGNED = "\n\nAdebisi Montgomery-Featherstonehaugh\nIndependent Reviewing Officer\n12 June 2024, 16:45\n"


@pytest.mark.parametrize(
    "text",
    [
        TOLD + SIGNED,
        f"Date: 12 June 2024 10:00\nWorker: Adebisi Montgomery\nPost title: Social Worker\n\n{TOLD}\n",
        f"Child: Bartholomew Achterberg\nNHS number: 943 476 5919\nReference: AB/2024/7\n\n{TOLD}{SIGNED}",
        f"ACCOMMODATION VERIFICATION\n\n{TOLD}{SIGNED}",
        f"Professional observations:\n{TOLD}{SIGNED}",
        f"Author: Adebisi Montgomery, Independent Reviewing Officer\nNarrative: {TOLD}\n",
        f"{TOLD}\n\nSigned: Adebisi Montgomery\nJob title: Independent Reviewing Officer\nDate: 12/06/2024\n",
    ],
)
def test_labels_headings_references_and_sign_offs_do_not_count(text: str) -> None:
    [entry] = entries(text)
    assert measured(text) == TOLD
    assert entry.words == 16


@pytest.mark.parametrize(
    "name",
    [
        "Emmanuella", "Emmanuella Konstantinopoulou", "Ms Konstantinopoulou", "Siân Llewellyn-Bevan",
        "Łukasz Wiśniewski", "Élodie D’Amboise-O'Riordan", "Jo",
    ],
)  # fmt: skip
def test_every_name_counts_as_one_short_word(name: str) -> None:
    told = "{0} opened the door. I asked {0} about the bus, and she rang ({0} has the number). {0} said no."
    assert measured(told.format(name) + SIGNED) == told.format("Jo")


def test_a_name_may_stand_across_two_lines() -> None:
    told = "I told Mr Oluwaseun\nAdebayo about the bus."
    assert Narrative(told, (Span(0, len(told)),)).text() == "I told Jo about the bus."


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        ("I saw her on 4 March 2024 at 10:15 in class.", "I saw her on at in class."),
        ("I saw her on 4th March in class.", "I saw her on in class."),
        ("She came at 10 a.m. and left.", "She came at and left."),
        ("She came at 9.30pm. He left.", "She came at . He left."),
        ("I quoted LAC/2024-17b to them.", "I quoted to them."),
        ("I wrote to m.lind@council.example about it.", "I wrote to about it."),
        ("It is at https://council.example/a?b=1 for now.", "It is at for now."),
        ("He likes toys, e.g. a car, i.e. a red one.", "He likes toys, eg a car, ie a red one."),
        ("I rang the G.P. She was out.", "I rang the GP. She was out."),
        ("I rang the G.P. about it.", "I rang the GP about it."),
        ("He asked mum/dad – both.", "He asked mum dad – both."),
        ("She didn’t go; they’re ill.", "She didn't go; they're ill."),
        ("The well-known step-dad came.", "The well-known step-dad came."),
    ],
)
def test_dates_references_and_stops_within_a_sentence_do_not_count(told: str, counts: str) -> None:
    assert Narrative(told, (Span(0, len(told)),)).text() == counts


def test_a_list_item_is_a_sentence() -> None:
    text = "We agreed:\n\n- I will ring the bus company\n- mum will ask at work\n"
    assert measured(text).split("\n")[-2:] == ["I will ring the bus company.", "mum will ask at work."]


@pytest.mark.parametrize("text", ["", "12/06/2024", " - ", "10:15."])
def test_no_words_no_score(text: str) -> None:
    assert Narrative(text, (Span(0, len(text)),)).reading_ease is None
    assert Narrative(text, ()).reading_ease is None


def test_a_score_is_computed_once_and_only_for_a_report_that_shows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def score(text: str) -> float:
        asked.append(text)
        return 20.0

    monkeypatch.setattr(narrative, "reading_ease", score)
    [short] = entries("I rang the school.\n")
    assert (short.reading_ease, len(asked)) == (20.0, 1)
    [long] = entries("I rang the school about the bus and the coat. " * 12)  # PLN001 asks too
    assert (long.reading_ease, len(asked)) == (20.0, 2)
    [untold] = entries("I rang the school.\n", make_linter(load_rulebook(), Config(), measure=False))
    assert (untold.reading_ease, len(asked)) == (None, 2)


@pytest.mark.parametrize("run", ["a-", "a/", "A", "a.", "Jo ", "x@", "1.", "http://", "’", "(A"])
def test_a_long_run_of_signs_costs_its_length(run: str) -> None:
    text = run * (200_000 // len(run))
    assert isinstance(Narrative(text, (Span(0, len(text)),)).text(), str)  # in the square of it: hours


def test_words_are_runs_with_a_letter_or_a_digit() -> None:
    assert count_words("Mum – and 2 boys’ coats - ...") == 5
