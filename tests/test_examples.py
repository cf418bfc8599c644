"""The example notes: made by their script, read alike in every format, and reported as the golden files say.

`python tests/make_golden.py` writes the golden files anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from caselint.read import read_bytes, read_path
from caselint.record import Part
from caselint.rules import load_rulebook
from docx_words import lost_words
from make_golden import GOLDEN, NOTES, TEMPLATES, TOP, golden_files, linted, linter, rendered

EXAMPLES = TOP / "examples"
WORD = re.compile(r"\w+")
SOURCES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in (EXAMPLES / "sources").glob("*.yaml")
}


@cache
def made() -> dict[str, bytes]:
    """What the script makes, by path within `examples/`."""
    sys.path.insert(0, str(EXAMPLES))
    try:
        import make
    finally:
        sys.path.remove(str(EXAMPLES))
    return dict(make.files())


def by_name() -> dict[str, dict[str, dict[str, Any]]]:
    """The JSON of every note, by name and format."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for path in NOTES:
        found[Path(path).stem][Path(path).suffix] = json.loads(rendered(path)["json"])["documents"][0]
    return found


SHARED = [name for name, formats in by_name().items() if len(formats) > 1]


# ------------------------------------------------------------------------------------ the script


@pytest.mark.parametrize("name", sorted(made()))
def test_every_example_is_what_the_script_makes(name: str) -> None:
    committed, fresh = (EXAMPLES / name).read_bytes(), made()[name]
    if name.endswith((".txt", ".md", ".html", ".eml", ".rtf")):
        assert committed == fresh
    else:  # the bytes of a docx, odt or pdf differ with the versions of the libraries that write them
        assert read_bytes(committed, name) == read_bytes(fresh, name)


def test_the_script_makes_the_same_bytes_twice() -> None:
    first = made()
    made.cache_clear()
    assert made() == first


def test_no_other_file_lies_among_the_examples() -> None:
    folders = ("notes", "export", "scan", "template")
    here = {
        p.relative_to(EXAMPLES).as_posix() for f in folders for p in (EXAMPLES / f).rglob("*") if p.is_file()
    }
    assert here == set(made()) - {"README.md"}


# --------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize("name", [name for name in made() if name.endswith(".docx") and "scan" not in name])
def test_no_word_of_a_docx_is_lost(name: str) -> None:
    data = (EXAMPLES / name).read_bytes()
    assert lost_words(data, read_bytes(data, name).text) == {}


@pytest.mark.parametrize("name", SHARED)
def test_a_note_has_the_same_words_in_every_format(name: str) -> None:
    def words(path: str) -> list[str]:
        document = read_bytes((TOP / path).read_bytes(), path)
        told = [b.span for b in document.blocks if b.place.part not in {Part.HEADER, Part.FOOTER}]
        if document.format == "eml":  # its own head, which says from whom and to whom it went
            told = told[4:]
        return [word for start, end in told for word in WORD.findall(document.text[start:end])]

    first, *others = (words(path) for path in NOTES if Path(path).stem == name)
    assert first
    for other in others:
        assert other == first


@pytest.mark.parametrize("name", SHARED)
def test_a_note_has_the_same_findings_in_every_format(name: str) -> None:
    def told(document: dict[str, Any]) -> list[tuple[int, str, list[str]]]:
        # A label has its colon in txt only: in a grid of cells it needs none.
        return sorted((f["entry"], f["code"], WORD.findall(f["match"])) for f in document["findings"])

    first, *others = by_name()[name].values()
    for other in others:
        assert told(other) == told(first)
        assert other["entries"] == first["entries"]


# -------------------------------------------------------------------------------------- findings


def test_every_core_rule_is_broken_somewhere() -> None:
    documents = [d for path in (*NOTES, *TEMPLATES, *SCANS) for d in linted(path).documents]
    found = {finding.code for document in documents for finding in document.findings}
    assert {code for code, rule in load_rulebook().rules.items() if rule.tier == "core"} - found == set()


SCANS = [f"examples/{name}" for name in made() if name.startswith("scan/")]


def test_what_cannot_be_read_says_so() -> None:
    assert [linted(path).documents[0].document.problem is not None for path in SCANS] == [True] * len(SCANS)


GOOD, OTHER = (
    [path for path in (*NOTES, *TEMPLATES) if (SOURCES[Path(path).stem]["kind"] == "good") is good]
    for good in (True, False)
)


@pytest.mark.parametrize("path", GOOD)
def test_a_good_note_has_no_finding(path: str) -> None:
    assert [(f.code, f.match) for f in linted(path).documents[0].findings] == []


@pytest.mark.parametrize("path", OTHER)
def test_any_other_note_has_findings(path: str) -> None:
    assert linted(path).documents[0].findings


@pytest.mark.parametrize("path", TEMPLATES)
def test_a_template_is_known_as_one_without_being_told(path: str) -> None:
    told, known = linted(path).documents[0], linter().lint(read_path(TOP / path, path))
    assert known.template
    assert known.findings == told.findings


@pytest.mark.parametrize("name", golden_files())
def test_golden(name: str) -> None:
    golden = GOLDEN / name
    assert golden.is_file(), "there is no golden file: run python tests/make_golden.py"
    assert golden_files()[name] == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(golden_files())
