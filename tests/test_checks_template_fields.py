"""What a template has a place for, in whatever form the place comes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from caselint.checks.template_fields import Options
from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.schema import Asked
from caselint.selection import make_linter
from docx_files import docx, p, run, tbl, tr

if TYPE_CHECKING:
    from caselint.lint import Linter

BOOK = load_rulebook()
WHOLE = {"author", "post title", "date recorded", "time recorded", "event date", "late mark"}


@cache
def linter(profile: str) -> Linter:
    return make_linter(BOOK, Config(profile=profile, select=("TPL001",)), template=True)


def missing(form: str | bytes, profile: str = "default") -> set[str]:
    data, name = (form.encode(), "form.txt") if isinstance(form, str) else (form, "form.docx")
    return {finding.match for finding in linter(profile).lint(read_bytes(data, name)).findings}


def test_whatever_a_rule_can_ask_for_a_finding_can_say() -> None:
    needs = Options(**BOOK.rules["TPL001"].options).needs  # the file's own words, before they are typed
    assert {str(name) for name in needs} == {str(asked) for asked in Asked}


def test_the_wordings_are_there_and_their_senses_are_things_that_are_asked_for() -> None:
    options = BOOK.rules["TPL001"].options
    senses = {(term.sense or "").removesuffix(" alone") for term in BOOK.wording(options["places"]).entries}
    assert senses <= {str(asked) for asked in Asked}
    others = {term.sense for term in BOOK.wording(options["others"]).entries}
    assert others == {"attendance", "tasks", "another signer"}


def test_an_empty_form_lacks_it_all() -> None:
    assert missing("Notes\n\n[insert text]\n") == WHOLE


PLACES = [
    ("author", "Written by: ____"),
    ("author", "Print name ................"),
    ("author", "[your full name]"),
    ("post title", "Job title: ____"),
    ("post title", "Position held ____________"),
    ("post title", "Signed (name and designation): ____"),
    ("post title", "Social worker: ____"),
    ("date recorded", "Date recorded: dd/mm/yyyy"),
    ("date recorded", "Recorded on __/__/____"),
    ("date recorded", "Date: ____"),
    ("time recorded", "Time: ____"),
    ("time recorded", "Date and time written: ____"),
    ("time recorded", "Recorded on ____ at ____"),
    ("event date", "Date of visit: ____"),
    ("event date", "Date recorded: ____\nDate: ____"),
    ("late mark", "Late? Y / N"),
    ("late mark", "☐ Late entry"),
    ("late mark", "Retrospective recording: yes / no"),
    ("late mark", "If this was written more than 24 hours later, tick here [ ]"),
    ("late mark", "If written late, please start the note with the words 'Late entry'."),
]


@pytest.mark.parametrize(("thing", "place"), PLACES)
def test_a_place(thing: str, place: str) -> None:
    assert thing in missing("Notes\n\n[insert text]\n")
    assert thing not in missing(f"Notes\n\n{place}\n\n[insert text]\n")


@pytest.mark.parametrize(
    ("thing", "no_place"),
    [
        ("author", "Manager's signature: ____"),
        ("author", "Signature of parent: ____"),
        ("post title", "Legal status: ____"),
        ("post title", "Please add your name and post title before you save."),
        ("date recorded", "Date of visit: ____"),
        ("date recorded", "Manager's signature: ____ Date: ____"),
        ("date recorded", "Date approved: 3 May 2024"),
        ("time recorded", "Time of visit: ____"),
        ("event date", "Date of birth: ____"),
        ("event date", "Date: ____"),
        ("late mark", "Shift: early / late / night"),
        ("late mark", "Later visits: ____"),
    ],
)
def test_no_place(thing: str, no_place: str) -> None:
    assert thing in missing(f"Notes\n\n{no_place}\n\n[insert text]\n")


def test_columns_of_a_log_are_places() -> None:
    head = tr("Date of event", "Recorded (date and time)", "Name and post title", "Late entry?", "Note")
    assert missing(docx(tbl(head, tr("", "", "", "", "")))) == set()


def test_a_list_of_those_present_has_no_place_for_the_author() -> None:
    form = docx(p("Present") + tbl(tr("Name", "Job title", "Agency"), tr("", "", "")) + p("Minutes by: ____"))
    assert "post title" in missing(form)
    assert "author" not in missing(form)


def test_names_of_content_controls_are_captions() -> None:
    def control(title: str) -> str:
        state = f'<w:alias w:val="{title}"/><w:showingPlcHdr/>'
        prompt = run("Click or tap here to enter text.")
        return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"

    titles = ("AuthorName", "post_title", "Date recorded", "Time recorded", "Date of visit", "Late entry")
    assert missing(docx("".join(p(control(title)) for title in titles))) == set()
    assert missing(docx("".join(p(control(title)) for title in titles[:1]))) == WHOLE - {"author"}


def test_a_manager_s_part_at_the_end_is_not_the_author_s() -> None:
    form = (
        "Notes\n\nWorker: ____\n\nManager's comments\nName: ____\nJob title: ____\nDate: ____   Time: ____\n"
    )
    assert missing(form) == WHOLE - {"author"}


HEAD = """\
Child's full name: ____   Date of birth: ____   Reference number: ____
Address: ____   Ethnicity: ____   Religion: ____
Risk assessment:
"""


@pytest.mark.parametrize(
    ("label", "thing"),
    [
        ("Child's full name", "full name"),
        ("Date of birth", "date of birth"),
        ("Reference number", "reference"),
        ("Address", "address"),
        ("Ethnicity", "ethnicity"),
        ("Religion", "religion"),
        ("Risk assessment", "risk assessment"),
    ],
)
def test_a_profile_asks_for_what_its_manual_asks_for(label: str, thing: str) -> None:
    assert label in HEAD
    assert missing(HEAD, "hertfordshire") == missing(HEAD)
    assert missing(HEAD.replace(label, "Other"), "hertfordshire") - missing(HEAD) == {thing}
    assert missing(HEAD.replace(label, "Other")) == missing(HEAD)


def test_some_things_are_asked_only_of_forms_that_speak_of_what_calls_for_them() -> None:
    assert "closing summary" not in missing(HEAD, "hertfordshire")
    assert "closing summary" in missing(HEAD + "Tell the family before closing the case.\n", "hertfordshire")
    assert "closing summary" not in missing(HEAD + "Closing summary: ____\n", "hertfordshire")


def test_a_finding_stands_where_the_place_would() -> None:
    form = "Visit\n\nWorker: ____\nDate of visit: ____\n"
    found = linter("default").lint(read_bytes(form.encode(), "form.txt")).findings
    lines = {finding.match: finding.start[0] for finding in found}
    assert lines == {"post title": 3, "time recorded": 4, "date recorded": 1, "late mark": 4}
