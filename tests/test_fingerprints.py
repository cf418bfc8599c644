"""What findings are known by: apart from each other within a document, and the same after edits elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.config import Config
from caselint.findings import Hit, Level, Scope
from caselint.fingerprints import Fingerprints, words_of
from caselint.read import read_bytes, read_path
from caselint.record import Document, Mark, MarkKind, Span
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from make_golden import NOTES, TEMPLATES, TOP, linted
from make_golden import linter as golden_linter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.findings import Finding
    from caselint.lint import Linter
    from caselint.schema import Rule

# -------------------------------------------------------------------------------- what it is made of


@cache
def linter(*select: str) -> Linter:
    return make_linter(load_rulebook(), Config(select=select or None))


def found(text: str, *select: str) -> tuple[Finding, ...]:
    return linter(*select).lint(read_bytes(text.encode(), "note.txt")).findings


def prints(text: str, *select: str) -> list[str]:
    return [finding.fingerprint for finding in found(text, *select)]


def rule(scope: Scope = Scope.SENTENCE, message: str = "“{match}” judges.") -> Rule:
    from msgspec.structs import replace as changed

    return changed(
        load_rulebook().rules["WRD101"], code="OUR1", scope=scope, message=message, level=Level.ERROR
    )


def one(text: str, span: tuple[int, int], sentences: Sequence[tuple[int, int]], **more: str) -> str:
    known = Fingerprints(Document("a.txt", "txt", text), (), [Span(*sentence) for sentence in sentences])
    return known.next(rule(), Hit(Span(*span), **more))  # type: ignore[arg-type]


def test_wording_is_known_by_its_words_and_its_sentence() -> None:
    [mum, dad] = prints("Mum is sly. Dad is sly.", "WRD101")
    assert mum != dad
    assert prints("Dad is sly. It rained. Mum is sly.", "WRD101") == [dad, mum]
    assert prints("Mum was sly. Mum is lazy.", "WRD101") != [mum, dad]
    assert set(prints("Mum was sly. Mum is lazy.", "WRD101")).isdisjoint([mum, dad])


def test_case_spaces_lines_and_signs_make_no_difference() -> None:
    long = (
        "Mum’s friend – he was there – is sly and said that he will come with his sister after the weekend."
    )
    wrapped = long.replace("will come", "will\ncome").replace("’", "'").replace("–", "-")
    spaced = long.replace(" ", "   ").replace("sister", "sis\u00adter")
    assert len({*prints(long, "WRD101"), *prints(wrapped, "WRD101"), *prints(spaced, "WRD101")}) == 1
    assert words_of("The  Oﬃce’s\n«file» no. 7_a") == "the office s file no 7 a"
    assert words_of("the rapist") != words_of("therapist")


def test_what_has_no_words_is_known_by_its_signs() -> None:
    assert words_of(" ? ?\n") == "??"
    assert one("Seen: ??", (6, 8), [(0, 8)]) != one("Seen: !!", (6, 8), [(0, 8)])


def test_the_same_words_twice_in_one_sentence_are_counted() -> None:
    assert len(set(prints("Mum is sly and Dad is sly.", "WRD101"))) == 2


def test_a_span_over_two_sentences_is_known_by_both_and_one_between_them_by_none() -> None:
    text = "One two. Three four. Five."
    sentences = [(0, 8), (9, 20), (21, 26)]
    over = one(text, (4, 14), sentences)
    assert over != one(text.replace("four", "more"), (4, 14), sentences)
    assert over == one(text.replace("Five", "Four"), (4, 14), sentences)
    assert one(text, (8, 8), sentences) == one(text.replace("One", "Two"), (8, 8), sentences)
    assert one("", (0, 0), []) == one("", (0, 0), [])


def test_a_check_can_say_by_what_its_hit_is_known() -> None:
    known = one("It is the LAC.", (10, 13), [(0, 14)], known_by="LAC")
    assert known == one("A LAC, then.", (2, 5), [(0, 12)], known_by="lac")
    assert known != one("It is the LAC.", (10, 13), [(0, 14)])


HEAD = "Date of visit: {} March 2024 16:30\nDate recorded: {} March 2024 09:10\nWorker: Ada Finch, Nurse\n"


def test_an_entry_is_known_by_its_dates_and_author_and_not_by_its_narrative() -> None:
    entry = HEAD.format(1, 9) + "I met Mum at the school gate after lessons.\n"
    other = HEAD.format(12, 20) + "I met Dad.\n"
    late = prints(entry, "TIM001")
    assert len(late) == 1
    assert prints(entry.replace("school", "nursery") + "\nHe waved.\n", "TIM001") == late
    assert prints(entry.replace(": 9", ": 10"), "TIM001") != late
    assert late[0] in prints(other + "\n" + entry, "TIM001")
    assert len(set(prints(other + "\n" + entry, "TIM001"))) == 2


def test_an_abbreviation_is_known_by_itself_wherever_it_is_used_first() -> None:
    told = "CAMHS rang me about Kai."
    assert prints(told, "ABB001") == prints("I asked for CAMHS. " + told, "ABB001")
    assert prints(told, "ABB001") != prints("I asked for the EHCP.", "ABB001")


def test_a_term_that_families_may_not_know_is_known_by_itself() -> None:
    told = "There was disguised compliance in May."
    assert len(prints(told, "ABB101")) == 1
    assert prints(told, "ABB101") == prints("I see disguised compliance. " + told, "ABB101")


def test_a_long_paragraph_is_known_by_its_beginning() -> None:
    first, second = (f"{name} came and told me a lot. " + "We talked of it. " * 60 for name in ("Ann", "Bob"))
    known = prints(f"{second}\n", "PLN003")
    assert len(known) == 1
    assert prints(f"{first}\n\n{second} He left.\n", "PLN003")[1:] == known


def test_a_fresh_tracked_change_is_another_finding() -> None:
    text = "Mum rang me. Dad was there."
    seen = []
    for marks in ([(0, 3)], [(0, 3)], [(0, 3), (13, 16)]):
        kept = tuple(Mark(MarkKind.INSERTION, Span(*span)) for span in marks)
        document = read_bytes(text.encode(), "note.txt")
        marked = type(document)(document.path, "docx", document.text, document.blocks, kept)
        seen += [f.fingerprint for f in linter("DOC003").lint(marked).findings]
    assert seen[0] == seen[1] != seen[2]
    assert len(seen) == 3


def test_a_fingerprint_holds_no_word() -> None:
    assert all(len(told) == 24 and int(told, 16) for told in prints("Mum is sly. Dad is a liar."))


# ------------------------------------------------------------------------------------- the examples


@pytest.mark.parametrize("path", [*NOTES, *TEMPLATES])
def test_no_two_findings_of_a_document_have_the_same_one(path: str) -> None:
    [checked] = linted(path).documents
    assert len({f.fingerprint for f in checked.findings}) == len(checked.findings)


@pytest.mark.parametrize("stem", sorted({Path(path).stem for path in (*NOTES, *TEMPLATES)}))
def test_a_note_has_the_same_fingerprints_in_every_format(stem: str) -> None:
    paths = [path for path in (*NOTES, *TEMPLATES) if Path(path).stem == stem]
    known = [{f.fingerprint for d in linted(path).documents for f in d.findings} for path in paths]
    assert all(one == known[0] for one in known)


def test_a_report_without_excerpts_has_the_same_fingerprints() -> None:
    path = next(path for path in NOTES if path.endswith("case-notes-export.pdf"))
    quiet = replace(golden_linter(), excerpts=False).lint(read_path(TOP / path, path))
    [checked] = linted(path).documents
    assert [f.fingerprint for f in quiet.findings] == [f.fingerprint for f in checked.findings]
    assert "REC203" in {f.code for f in quiet.findings}
    assert not any(f.match for f in quiet.findings)


# --------------------------------------------------------------------------------- edits elsewhere

WRONG = (
    "Mum is sly and came late.",
    "It was decided that he moves.",
    "Dad is lazy, I suspect, and never rings.",
    "He kicked off at tea.",
    "Allegedly she was rude to the driver.",
    "School rang regarding his bag.",
)
QUIET = (
    "I met Kai at the library.",
    "Mr Lund made tea, and we talked about the garden for an hour.",
    "The bus came at 16:20!",
    "Did he sleep well?",
    "She said, “I like my new room.”",
    "We read a book about boats and trains; he laughed.",
    "Dr. A. Osei will ring on 4 April 2024 at 10 a.m.",
)


@st.composite
def records(draw: st.DrawFn) -> list[tuple[int, list[list[str]]]]:
    """Some entries of different days, each with paragraphs of sentences of which some break rules."""
    sentences = st.sampled_from([*WRONG, *QUIET])
    paragraphs = st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=1, max_size=2)
    days = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3, unique=True))
    return [(day, draw(paragraphs)) for day in sorted(days)]


def written(record: list[tuple[int, list[list[str]]]], width: int = 10_000) -> str:
    from textwrap import fill

    told = [
        HEAD.format(day, day) + "\n" + "\n\n".join(fill(" ".join(p), width) for p in paragraphs) + "\n"
        for day, paragraphs in record
    ]
    return "\n".join(told)


def known(text: str) -> set[tuple[str, str]]:
    """The findings that no edit of another sentence can settle.

    One can end a copy, or leave an entry that tells of plans alone, whose event may come after it (TIM003).
    """
    rules = ("WRD", "FCT", "PLN", "DEC", "SGN", "TIM001", "TIM002", "TIM004", "ABB")
    return {(f.code, f.fingerprint) for f in found(text, *rules)}


@settings(deadline=None, max_examples=60)
@given(records(), st.sampled_from(QUIET), st.data())
def test_a_sentence_more_elsewhere_leaves_all_fingerprints(record, more, data) -> None:  # type: ignore[no-untyped-def]
    before = known(written(record))
    paragraph = data.draw(st.sampled_from([p for _, paragraphs in record for p in paragraphs]))
    paragraph.insert(data.draw(st.integers(0, len(paragraph))), more)
    assert before <= known(written(record))


@settings(deadline=None, max_examples=40)
@given(records(), st.sampled_from(WRONG + QUIET))
def test_an_entry_more_before_leaves_all_fingerprints(record, more) -> None:  # type: ignore[no-untyped-def]
    later = [(day + 10, paragraphs) for day, paragraphs in record]
    assert known(written(later)) <= known(written([(1, [[more]]), *later]))


@settings(deadline=None, max_examples=40)
@given(records(), st.integers(76, 110))
def test_wrapping_lines_anew_leaves_all_fingerprints(record, width) -> None:  # type: ignore[no-untyped-def]
    assert known(written(record)) == known(written(record, width))


@settings(deadline=None, max_examples=40)
@given(records(), st.data())
def test_taking_a_quiet_sentence_away_leaves_all_fingerprints(record, data) -> None:  # type: ignore[no-untyped-def]
    before = known(written(record))
    places = [(p, s) for _, paragraphs in record for p in paragraphs for s in p if s in QUIET and len(p) > 1]
    if places:
        paragraph, sentence = data.draw(st.sampled_from(places))
        paragraph.remove(sentence)
    assert before <= known(written(record))


@pytest.mark.parametrize(("told", "other"), list(product(WRONG, repeat=2)))
def test_other_words_have_other_fingerprints(told: str, other: str) -> None:
    if told != other:
        mine, theirs = ({f for f in known(text) if f[0][:3] in {"WRD", "FCT"}} for text in (told, other))
        assert mine.isdisjoint(theirs)


@settings(deadline=None, max_examples=40)
@given(records())
def test_all_findings_of_a_record_are_told_apart(record) -> None:  # type: ignore[no-untyped-def]
    told = found(written(record + record))
    assert len({f.fingerprint for f in told}) == len(told)
