"""Who approved a template, and when, in whatever form it says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from docx_files import docx, p, tbl, tr

if TYPE_CHECKING:
    from caselint.lint import Linter


@cache
def linter() -> Linter:
    return make_linter(load_rulebook(), Config(select=("TPL002",)), template=True)


def found(form: str | bytes) -> list[str]:
    data, name = (form.encode(), "form.txt") if isinstance(form, str) else (form, "form.docx")
    return [finding.match for finding in linter().lint(read_bytes(data, name)).findings]


BOTH, WHO, WHEN = "who approved it and when", "who approved it", "when it was approved"


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("Version 3", [BOTH]),
        ("Approved by: Asha Reid", [WHEN]),
        ("Date approved: 3 May 2024", [WHO]),
        ("Approved: ____ Date: ____", [BOTH]),
        ("Not yet approved by the panel (3 May 2024)", [BOTH]),
        ("Approved by Asha Reid, 3 May 2024", []),
        ("APPROVED BY: POLICY BOARD  DATE: 03/05/24", []),
        ("Approved by the Head of Service in May 2024", []),
    ],
)
def test_a_line_of_approval(line: str, missing: list[str]) -> None:
    assert found(f"Home visit\n{line}\n\nWorker: ____\n") == missing


def test_approval_in_the_footer_of_the_page() -> None:
    footer = p("CS4 v2. Approved by Asha Reid, Head of Service, 3 May 2024")
    assert found(docx(p("Home visit") + p("Worker: ____"))) == [BOTH]
    assert found(docx(p("Home visit") + p("Worker: ____"), footer1=footer)) == [BOTH]  # no section shows it
    shown = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    assert found(docx(p("Home visit") + p("Worker: ____") + shown, footer1=footer)) == []


def test_a_table_of_versions() -> None:
    def form(*row: str) -> bytes:
        return docx(p("Worker: ____") + tbl(tr("Version", "Date", "Approved by"), tr(*row)))

    assert found(form("1", "3 May 2024", "Policy Board")) == []
    assert found(form("1", "3 May 2024", "")) == [WHO]
    assert found(form("1", "", "Policy Board")) == [WHEN]


def test_a_table_of_labels_and_values() -> None:
    rows = (tr("Approved by", "Asha Reid"), tr("Approval date", "3 May 2024"))
    assert found(docx(tbl(*rows) + p("Worker: ____"))) == []
    assert found(docx(tbl(rows[0], tr("Approval date", "")) + p("Worker: ____"))) == [WHEN]


def test_a_date_far_from_the_approval_is_not_its_date() -> None:
    text = (
        "Approved by: Asha Reid\n\nWorker: ____\n\nNotes\n\nActions\n\nIn use for visits since 3 May 2024\n"
    )
    assert found(f"Home visit\n\n{text}") == [WHEN]
