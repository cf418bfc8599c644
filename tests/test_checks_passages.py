"""What is kept of a document to find its passages again."""

from __future__ import annotations

import pickle

import pytest

from caselint.checks.passages import Measure, Passage, Sketch, sketch_of
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.segment import segment

HEAD = "Date: {:02}/03/2025 16:00\nWorker: Ada Finch, Social Worker\n"
SHORT = "I saw Ivo at nursery with his key worker. He was baking and gave me a bun to take home."
LONG = (
    "They built a den out of chairs and a sheet, and his father read the story of the whale in it. Nils "
    "laughed at the voices. When the hour was over he asked for the same book next time, and his father "
    "wrote the title on his hand."
)
MEASURE = Measure(entry=15, paragraph=40, traced=40)


def sketch(text: str, path: str = "notes/visit.txt", measure: Measure = MEASURE) -> Sketch:
    return sketch_of(segment(read_bytes(text.encode(), path), load_rulebook()), measure)


def passages(text: str) -> list[tuple[int, bool, int]]:
    return [(passage.entry, passage.whole, passage.line) for passage in sketch(text).passages]


def test_an_entry_comes_as_a_whole_and_then_by_its_long_paragraphs() -> None:
    assert passages(HEAD.format(3) + f"{SHORT}\n\n{LONG}\n\n{LONG}\n") == [
        (1, True, 3),
        (1, False, 5),
        (1, False, 7),
    ]


def test_an_entry_of_one_paragraph_comes_once() -> None:
    assert passages(HEAD.format(3) + LONG) == [(1, True, 3)]


def test_a_short_entry_does_not_come_and_is_counted() -> None:
    told = sketch(HEAD.format(3) + "He sang.\n\n" + HEAD.format(4) + SHORT)
    assert [passage.entry for passage in told.passages] == [2]
    assert told.source.entries == 2


@pytest.mark.parametrize(
    ("days", "order"), [((3, 4, 5), [1, 2, 3]), ((5, 4, 3), [3, 2, 1]), ((3, 3, 3), [1, 2, 3])]
)
def test_entries_come_in_the_order_of_time(days: tuple[int, ...], order: list[int]) -> None:
    text = "\n".join(HEAD.format(day) + SHORT + "\n" for day in days)
    assert [entry for entry, _, _ in passages(text)] == order


def test_the_short_paragraphs_of_an_entry_are_known_again_and_their_words_counted() -> None:
    first, second = (
        sketch(HEAD.format(3) + f"{opening}\n\n{SHORT}\n\nAnd then he slept well.\n").passages[0]
        for opening in ("He sang a song.", "He sang... a song!")
    )
    assert [words for _, words in first.shorts()] == [4, 5]
    assert list(second.shorts()) == list(first.shorts())


def test_a_long_answer_of_a_form_is_told_and_a_short_one_is_not() -> None:
    form = "| Child: | Ivo Lund |\n| School: | Elm Lodge, Hull |\n| Additional needs: | {} |\n"
    assert [passage.words for passage in sketch(form.format(SHORT)).passages] == [20]
    assert sketch(form.format("None that we know of")).passages == ()


def test_only_long_passages_leave_a_trace_and_none_if_none_is_asked_for() -> None:
    text = HEAD.format(3) + LONG + "\n\n" + HEAD.format(4) + SHORT
    assert [len(passage.trace) // 4 for passage in sketch(text).passages] == [48, 0]
    assert not any(p.trace or p.anchors for p in sketch(text, measure=Measure(15, 40, None)).passages)


@pytest.mark.parametrize("path", ["notes/visit.docx", "notes/Visit.PDF", "notes/visit.txt"])
def test_one_record_has_one_name_in_every_format(path: str) -> None:
    assert sketch(LONG, "notes/visit.txt").source.record == "notes/visit"
    assert (
        sketch_of(segment(read_bytes(LONG.encode(), "x.txt"), load_rulebook()), MEASURE).source.record == "x"
    )
    record = segment(read_bytes(LONG.encode(), "x.txt"), load_rulebook())
    renamed = type(record)(type(record.document)(path, "pdf", record.document.text), record.entries)
    assert sketch_of(renamed, MEASURE).source.record == "notes/visit"


def test_a_sketch_is_small_and_goes_from_process_to_process() -> None:
    told = sketch("\n".join(HEAD.format(day) + f"{LONG} {day}\n" for day in range(1, 11)))
    packed = pickle.dumps(told)
    assert pickle.loads(packed) == told
    assert len(packed) / 10 < 450
    assert all(isinstance(passage, Passage) for passage in told.passages)
