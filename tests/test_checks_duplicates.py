"""Entries and paragraphs that stand in another entry of the run."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from caselint.checks.duplicates import Options
from caselint.config import Config
from caselint.read import read_bytes, read_path
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from caselint.findings import Finding
    from caselint.lint import Linter

SHORT = "I saw Ivo at nursery with his key worker. He was baking and gave me a bun to take home."
LONG = (
    "I met Nils and his father at the contact centre after school. They built a den out of chairs and a "
    "sheet, and his father read the story of the whale in it. Nils laughed at the voices. When the hour was "
    "over he asked for the same book next time, and his father wrote the title on his hand."
)
NOTICE = (
    "This record is kept under the rules for family files. It may be shown to the people it is about, and it "
    "may be shared with those who work with the family where that keeps a child safe. Ask the office if you "
    "would like a copy of it or think that something in it is wrong."
)
NEWS = (
    "He told me about the trip to the farm.",
    "We talked about the move on Saturday.",
    "She asked for a lock on the bathroom door.",
    "They have a new kitten, a grey one.",
    "The bike was mended and we rode to the park.",
    "He would like to see his cousins in Wales.",
    "Her tooth came out during the visit.",
    "We cooked rice and peas and ate them outside.",
    "He showed me the badge he got for swimming.",
    "She sang me the song for the assembly.",
)


@cache
def linter(**options: Any) -> Linter:
    return make_linter(load_rulebook(), Config(select=("REC203",), rules={"REC203": options}))


def entry(day: int, *paragraphs: str) -> str:
    head = f"Date: {day:02}/03/2025 16:00\nWorker: Ada Finch, Social Worker\n"
    return head + "\n\n".join(paragraphs) + "\n"


def export(*entries: str) -> str:
    return "\n".join(entries)


def run(files: dict[str, str], **options: Any) -> dict[str, list[Finding]]:
    documents = [read_bytes(text.encode(), name) for name, text in sorted(files.items())]
    found = linter(**options).lint_all(documents)
    return {checked.document.path: list(checked.findings) for checked in found}


def messages(files: dict[str, str], **options: Any) -> dict[str, list[str]]:
    found = run(files, **options)
    return {path: [finding.message for finding in some] for path, some in found.items() if some}


def of_note(*entries: str, **options: Any) -> list[tuple[int, str]]:
    [found] = run({"note.txt": export(*entries)}, **options).values()
    return [(finding.entry, finding.message) for finding in found]


# ---------------------------------------------------------------------------------- in one file


def test_the_second_of_two_like_entries_tells_where_the_first_stands() -> None:
    [finding] = run({"note.txt": export(entry(3, SHORT), entry(10, SHORT))})["note.txt"]
    assert finding.message == "This entry repeats entry 1 (line 3) word for word."
    assert (finding.entry, finding.start[0]) == (2, 7)
    assert finding.match == SHORT[: len(finding.match)]
    assert len(finding.match) <= 80


def test_an_entry_pasted_twice_more_is_flagged_twice() -> None:
    found = of_note(*(entry(day, SHORT) for day in (3, 10, 17)))
    assert found == [(at, "This entry repeats entry 1 (line 3) word for word.") for at in (2, 3)]


def test_where_the_newest_come_first_the_copy_is_above() -> None:
    found = of_note(entry(17, SHORT), entry(10, NEWS[0]), entry(3, SHORT))
    assert found == [(1, "This entry repeats entry 3 (line 11) word for word.")]


def test_a_changed_name_makes_it_nearly_word_for_word() -> None:
    other = LONG.replace("Nils", "Leila").replace(" he ", " she ").replace(" his ", " her ")
    [(_, message)] = of_note(entry(3, LONG), entry(10, other))
    assert message == "This entry repeats entry 1 (line 3) nearly word for word (96%)."


def test_how_near_is_an_option() -> None:
    half = (
        LONG[: LONG.index("Nils laughed")]
        + "He ate his soup, we sang, and all of us put on our coats. "
        + NEWS[1]
    )
    assert of_note(entry(3, LONG), entry(10, half)) == []
    [(_, message)] = of_note(entry(3, LONG), entry(10, half), similarity=0.5)
    assert "nearly word for word" in message
    other = LONG.replace("Nils", "Leila")
    assert of_note(entry(3, LONG), entry(10, other), similarity=1) == []
    assert len(of_note(entry(3, LONG), entry(10, LONG), similarity=1)) == 1
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"similarity": 1.5}, Options)


def test_short_entries_must_be_the_same_word_for_word() -> None:
    assert of_note(entry(3, SHORT), entry(10, SHORT.replace("Ivo", "Ida"))) == []
    assert of_note(entry(3, NEWS[0]), entry(10, NEWS[0])) == []
    assert len(of_note(entry(3, NEWS[0]), entry(10, NEWS[0]), entry_words=5)) == 1


def test_a_repeated_entry_is_one_finding_whatever_its_paragraphs() -> None:
    assert of_note(entry(3, LONG, NOTICE), entry(10, LONG, NOTICE)) == [
        (2, "This entry repeats entry 1 (line 3) word for word.")
    ]


def test_a_long_paragraph_is_found_in_an_entry_that_is_new_besides() -> None:
    [(index, message)] = of_note(entry(3, NEWS[0], LONG), entry(10, LONG, NEWS[1], NOTICE))
    assert (index, message) == (2, "This paragraph repeats a paragraph of entry 1 (line 5) word for word.")


def test_a_paragraph_that_was_an_entry_before_names_the_entry() -> None:
    [(_, message)] = of_note(entry(3, LONG), entry(10, LONG, NEWS[1], NOTICE))
    assert message == "This paragraph repeats entry 1 (line 3) word for word."


def test_an_entry_that_says_a_thing_twice_repeats_no_other() -> None:
    assert of_note(entry(3, LONG, NEWS[0], LONG), entry(10, NEWS[1])) == []


# ---------------------------------------------------------------------------------- statements


def test_a_statement_in_every_entry_is_left() -> None:
    assert of_note(*(entry(at + 1, NEWS[at], NOTICE) for at in range(4))) == []


def test_a_statement_with_a_date_of_its_own_in_every_entry_is_left() -> None:
    told = (NOTICE.replace("family files", f"family files of {at} March") for at in range(1, 6))
    assert of_note(*(entry(at + 1, NEWS[at], notice) for at, notice in enumerate(told))) == []


QUESTIONS = (
    "What did the child tell you about home and school today?",
    "Who was at home when you came, and who was out?",
    "What did you see in the rooms of the house?",
    "What will be done next, by whom, and by which day?",
    "Has the family been given the leaflet on complaints?",
)


@pytest.mark.parametrize("first", ["He sang.", "Nothing new to tell."])
def test_the_questions_of_a_form_make_no_copies_of_its_answers(first: str) -> None:
    answers = [(first, "Mum."), ("She slept.", "No one."), ("He drew.", "Gran."), ("They sang.", "Dad.")]
    forms = [[QUESTIONS[0], told, QUESTIONS[1], who, *QUESTIONS[2:]] for told, who in answers]
    assert len(of_note(*(entry(at + 1, *form) for at, form in enumerate(forms[:2])))) == 1
    assert of_note(*(entry(at + 1, *form) for at, form in enumerate(forms))) == []


def test_a_long_statement_makes_no_copies_of_what_stands_beside_it() -> None:
    told = [entry(at + 1, "Rang Mum.", NOTICE) for at in range(2)]
    assert len(of_note(*told)) == 1
    assert of_note(*told, *(entry(at + 3, NEWS[at], NOTICE) for at in range(8))) == []


def test_an_entry_of_several_paragraphs_that_was_pasted_is_no_form() -> None:
    bullets = [NEWS[0], NEWS[1], LONG, "- " + NEWS[2]]
    assert len(of_note(*(entry(day, *bullets) for day in (3, 4, 5)))) == 2
    assert len(messages({f"{at:02}.txt": entry(3, *bullets) for at in range(12)})) == 11


def test_a_copy_within_a_form_is_found() -> None:
    form = [entry(at + 1, QUESTIONS[0], f"{SHORT} {NEWS[at]}", QUESTIONS[1]) for at in range(4)]
    [(index, message)] = of_note(*form, entry(9, QUESTIONS[0], f"{SHORT} {NEWS[1]}", QUESTIONS[1]))
    assert (index, message) == (5, "This entry repeats entry 2 (line 11) word for word.")


def test_pronouns_alone_are_not_word_for_word() -> None:
    other = LONG.replace(" he ", " they ")
    [(_, message)] = of_note(entry(3, LONG), entry(10, other))
    assert message == "This entry repeats entry 1 (line 3) nearly word for word (99%)."


def test_a_paragraph_in_some_entries_is_no_statement() -> None:
    with_it = [entry(at + 1, NEWS[at], LONG) for at in range(3)]
    assert len(of_note(*with_it, *(entry(at + 1, NEWS[at]) for at in range(3, 7)))) == 2


def test_a_statement_in_many_files_is_left() -> None:
    files = {f"{at}.txt": entry(3, NEWS[at], NOTICE) for at in range(10)}
    rest = {f"more-{at}.txt": entry(3, f"{NEWS[at % 10]} Number {at}.") for at in range(30)}
    assert messages(files | rest) == {}
    assert len(messages(files | rest, statement_entries=11)) == 9


def test_a_routine_entry_that_stands_many_times_is_left_and_a_long_one_is_not() -> None:
    assert of_note(*(entry(day, SHORT) for day in range(1, 11))) == []
    assert len(of_note(*(entry(day, SHORT) for day in range(1, 10)))) == 8
    assert len(of_note(*(entry(day, LONG) for day in range(1, 13)))) == 11


# --------------------------------------------------------------------------------- across files


def test_the_earlier_is_named_by_file_entry_and_line() -> None:
    files = {
        "a.txt": export(entry(3, NEWS[0]), entry(4, SHORT)),
        "b.txt": export(entry(9, SHORT), entry(10, NEWS[1])),
    }
    assert messages(files) == {"b.txt": ["This entry repeats entry 2 of a.txt (line 7) word for word."]}


def test_a_file_of_one_entry_is_named_without_its_number() -> None:
    files = {"a.txt": entry(3, SHORT), "b.txt": entry(9, SHORT)}
    assert messages(files) == {"b.txt": ["This entry repeats a.txt (line 3) word for word."]}


def test_a_file_in_another_folder_is_named_with_its_folder() -> None:
    files = {"kai/visit.txt": entry(3, SHORT), "tom/visit.txt": entry(9, SHORT)}
    assert messages(files) == {"tom/visit.txt": ["This entry repeats kai/visit.txt (line 3) word for word."]}


def test_a_copy_of_a_file_is_one_finding() -> None:
    text = export(entry(3, SHORT), entry(10, LONG), entry(11, NEWS[0]), entry(12, SHORT))
    found = run({"first.txt": text, "second.txt": text})
    assert [f.message for f in found["first.txt"]] == ["This entry repeats entry 1 (line 3) word for word."]
    [finding] = found["second.txt"]
    assert finding.message == "3 of the 4 entries of this file repeat entries of first.txt word for word."
    assert (finding.entry, finding.start[0]) == (0, 3)


def test_a_file_with_one_entry_of_its_own_is_no_copy() -> None:
    first = export(entry(3, SHORT), entry(10, LONG))
    second = export(entry(3, SHORT), entry(10, LONG), entry(17, NOTICE))
    assert messages({"first.txt": first, "second.txt": second})["second.txt"] == [
        "This entry repeats entry 1 of first.txt (line 3) word for word.",
        "This entry repeats entry 2 of first.txt (line 7) word for word.",
    ]


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """One record, exported as docx and as txt, in which the second entry repeats the first."""
    from docx import Document

    text = export(entry(3, LONG), entry(10, LONG), entry(12, SHORT))
    (tmp_path / "visit.txt").write_text(text, encoding="utf-8")
    made = Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    made.save(str(tmp_path / "Visit.docx"))
    return tmp_path


def of_files(paths: Iterable[Path]) -> dict[str, list[str]]:
    found = linter().lint_all([read_path(path, path.name) for path in sorted(paths)])
    return {one.document.path: [finding.message.split(" (")[0] for finding in one.findings] for one in found}


def test_the_same_record_in_two_formats_is_not_compared_with_itself(both: Path) -> None:
    repeated = ["This entry repeats entry 1"]
    assert of_files(both.iterdir()) == {"Visit.docx": repeated, "visit.txt": repeated}


def test_both_formats_are_compared_with_the_other_files(both: Path) -> None:
    (both / "A.txt").write_text(export(entry(1, NEWS[0]), entry(2, SHORT)), encoding="utf-8")
    (both / "z.txt").write_text(export(entry(12, SHORT), entry(13, NOTICE)), encoding="utf-8")
    repeated = ["This entry repeats entry 1", "This entry repeats entry 2 of A.txt"]
    assert of_files(both.iterdir()) == {
        "A.txt": [],
        "Visit.docx": repeated,
        "visit.txt": repeated,
        "z.txt": ["This entry repeats entry 2 of A.txt"],
    }


def test_beyond_the_limit_only_what_stands_word_for_word_is_found() -> None:
    near = LONG.replace("Nils", "Leila")
    files = {
        "a.txt": entry(3, LONG),
        "b.txt": entry(4, NOTICE),
        "c.txt": entry(5, near),
        "d.txt": entry(6, LONG),
    }
    assert list(messages(files)) == ["c.txt", "d.txt"]
    assert list(messages(files, most_passages=2)) == ["d.txt"]


def test_no_words_of_a_note_are_kept() -> None:
    checked = linter().lint_apart(read_bytes(entry(3, LONG, NOTICE).encode(), "note.txt"))
    kept = repr(checked.sketches).casefold()
    assert "REC203" in checked.sketches
    assert all(word not in kept for word in ("nils", "whale", "chairs", "family"))


def test_a_folder_of_many_notes_has_the_copies_that_were_put_in() -> None:
    chance = random.Random(3)
    words = sorted(set((LONG + NOTICE + SHORT).split()))
    notes = {f"{at:03}.txt": " ".join(chance.choices(words, k=60)) for at in range(300)}
    for copy, original in ((120, 7), (200, 7), (299, 150)):
        notes[f"{copy:03}.txt"] = notes[f"{original:03}.txt"].replace("whale", "wolf", 1)
    found = messages({name: entry(3, text) for name, text in notes.items()})
    assert {path: message.split()[3] for path, [message] in found.items()} == {
        "120.txt": "007.txt",
        "200.txt": "120.txt",  # word for word, and not only nearly so
        "299.txt": "150.txt",
    }
