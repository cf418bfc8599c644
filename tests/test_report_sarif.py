"""The SARIF report: by its schema, by what its viewers do with it, and with hostile words."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt
from msgspec.structs import replace as changed

from caselint.config import Config
from caselint.findings import CheckedDocument, Level, Report, Scope
from caselint.read import read_bytes
from caselint.record import Document, Omission, Part, Place, Problem, Reading
from caselint.report.escapes import json_string
from caselint.report.sarif import render_sarif
from caselint.rules import load_rulebook
from caselint.schema import Rule, Tier
from caselint.schema import Tests as Examples
from caselint.selection import make_linter
from report_examples import ACCEPTED, SLY
from test_report_escapes import NINE, WORDS, is_quiet, report

SCHEMA = Path(__file__).parent / "data" / "schemas" / "sarif-2.1.0-rtm.4.json"
EXAMPLES = Path(__file__).parent.parent / "examples"
# RFC 3986, of the references that may stand here: a path without a scheme, percent-encoded
REFERENCE = re.compile(r"(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+", re.ASCII)

RULE = Rule(
    code="WRD101",
    name="judgemental-label",
    level=Level.ERROR,
    tier=Tier.CORE,
    scope=Scope.SENTENCE,
    summary="A person is given a label.",
    message="“{match}” judges.",
    why="Labels stick.\n",
    advice="Say what she did.\n",
    cites={"wakefield": "2.9", "oxfordshire": "III.x"},
    check="lexicon",
    bad="Date: 4 June\n\nShe is sly.",
    good="She said that she was out.",
    tests=Examples(flag=(), allow=()),
)
OTHER = changed(RULE, code="DOC001", name="unreadable", level=Level.ADVICE, cites={})
FINDING = replace(SLY, place=Place(page=3, paragraph=6, table=2, row=5, cell=1, outer=(1, 2, 3)))
DOCUMENT = Document("notes/a b.docx", "docx", "She is\nMa sly.")


@cache
def validator() -> Draft4Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    suppression = schema["definitions"]["suppression"]["properties"]
    # Release 4 misspelt what 3.35.3 calls it (oasis-tcs/sarif-spec, issue 449); the errata set it right.
    suppression["status"] = suppression.pop("state")
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def run_of(of: Report, *rules: Rule) -> Any:
    """The one run of the log, which holds by the schema and by what it cannot say."""
    log = json.loads("".join(render_sarif(of, rules)))
    validator().validate(log)
    [run] = log["runs"]
    for artifact in run["artifacts"]:
        assert_relative(artifact["location"], run)
    for result in run["results"]:
        if "ruleIndex" in result:
            assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    for told in (*run["results"], *run["invocations"][0]["toolExecutionNotifications"]):
        located = told["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][located.pop("index")]["location"] == located
    return run


def assert_relative(location: dict[str, str], run: Any) -> None:
    uri = location["uri"]
    assert REFERENCE.fullmatch(uri)
    split = urlsplit(uri)
    assert (split.scheme, split.netloc, split.query, split.fragment) == ("", "", "", "")
    assert not uri.startswith("/")
    assert ".." not in uri.split("/")
    assert "uri" not in run["originalUriBaseIds"][location["uriBaseId"]]


def shown(message: str) -> str:
    """A message as a viewer shows it (3.11.5)."""
    assert not re.search(r"(?<!\{)\{(?:\{\{)*(?!\{)", message)
    return message.replace("{{", "{").replace("}}", "}")


# -------------------------------------------------------------------------------------- results


def test_a_finding_is_a_result() -> None:
    [result] = run_of(
        Report("wakefield", (CheckedDocument(DOCUMENT, findings=(FINDING,), manual="wakefield"),)), RULE
    )["results"]
    assert result == {
        "ruleId": "WRD101",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "“sly” judges. Say what she did. Try “quiet” or “shy”. (Wakefield 2.9)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "notes/a%20b.docx", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 7},
                },
                "logicalLocations": [
                    {"name": "entry 2", "kind": "entry"},
                    {"name": "page 3", "kind": "page"},
                    {
                        "name": "row 5",
                        "fullyQualifiedName": "in table 1, row 2, cell 3, table 2, row 5",
                        "kind": "table row",
                    },
                ],
            }
        ],
        "partialFingerprints": {"caselint/v2": "abc"},
    }


def test_an_accepted_finding_is_a_suppressed_result_and_all_say_whether_they_are() -> None:
    results = run_of(ACCEPTED)["results"]
    assert [(result["ruleId"], len(result["suppressions"])) for result in results] == [
        ("WRD102", 0),
        ("WRD101", 1),
        ("WRD101", 1),
    ]
    assert results[1]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "The court's own words.",
            "properties": {"by": "Jane Okafor", "on": "2026-11-22"},
        }
    ]
    assert results[1]["partialFingerprints"] == {"caselint/v2": "abc"}


@pytest.mark.parametrize(("level", "told"), [("error", "error"), ("warning", "warning"), ("advice", "note")])
def test_advice_is_a_note(level: str, told: str) -> None:
    finding = replace(FINDING, level=Level(level))
    run = run_of(
        Report("default", (CheckedDocument(DOCUMENT, findings=(finding,)),)),
        changed(RULE, level=Level(level)),
    )
    assert run["results"][0]["level"] == told
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": told}


def test_a_finding_outside_the_body_names_its_part() -> None:
    finding = replace(FINDING, entry=0, place=Place(part=Part.HEADER))
    [result] = run_of(Report("default", (CheckedDocument(DOCUMENT, findings=(finding,)),)))["results"]
    assert result["locations"][0]["logicalLocations"] == [{"name": "page header", "kind": "part"}]
    assert "ruleIndex" not in result


def test_a_place_that_has_no_names_gets_none() -> None:
    finding = replace(FINDING, entry=0, place=Place())
    [result] = run_of(Report("default", (CheckedDocument(DOCUMENT, findings=(finding,)),)))["results"]
    assert "logicalLocations" not in result["locations"][0]


def test_no_words_of_a_note_become_a_link_or_a_place_to_fill_in() -> None:
    finding = replace(FINDING, message="[sly](http://x) {0} {{1}}", suggestions=(), advice="")
    [result] = run_of(Report("default", (CheckedDocument(DOCUMENT, findings=(finding,)),)))["results"]
    assert result["message"]["text"] == "[sly] (http://x) {{0}} {{{{1}}}}"


# ---------------------------------------------------------------------------------------- rules


def test_each_rule_is_declared_in_full() -> None:
    first, second = run_of(Report("default"), RULE, OTHER)["tool"]["driver"]["rules"]
    assert second["properties"]["tags"] == ["DOC"]
    assert "Asked for by" not in second["help"]["text"]
    assert first == {
        "id": "WRD101",
        "name": "judgemental-label",
        "shortDescription": {"text": "A person is given a label."},
        "fullDescription": {"text": "Labels stick."},
        "help": {
            "text": "Labels stick.\n\nSay what she did.\n\nFalls short:\nDate: 4 June\n\nShe is sly.\n\n"
            "Better:\nShe said that she was out.\n\nAsked for by: Oxfordshire III.x; Wakefield 2.9",
            "markdown": "Labels stick\\.\n\nSay what she did\\.\n\n**Falls short**\n\n"
            "> Date\\: 4 June\n>\n> She is sly\\.\n\n**Better**\n\n> She said that she was out\\.\n\n"
            "**Asked for by:** Oxfordshire III\\.x; Wakefield 2\\.9",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "tags": ["WRD", "oxfordshire", "wakefield"],
            "tier": "core",
            "scope": "sentence",
            "family": "Wording: judgement, blame, prejudice",
        },
    }


def test_all_rules_of_caselint_are_declared_each_with_its_examples() -> None:
    book = load_rulebook()
    declared = run_of(Report("default"), *book.rules.values())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in declared] == list(book.rules)
    for told, rule in zip(declared, book.rules.values(), strict=True):
        said = shown(told["help"]["text"])
        assert all(words.strip() in said for words in (rule.why, rule.advice, rule.bad, rule.good))
        assert told["properties"]["tags"] == [rule.code[:3], *sorted(rule.cites)]
        tags = {token.tag for token in MarkdownIt().parse(told["help"]["markdown"]) if token.tag}
        assert tags == {"p", "blockquote"}


# ---------------------------------------------------------------------------------------- files


def test_a_file_that_could_not_be_read_is_told_and_the_run_failed() -> None:
    unread = Document("b.pdf", "pdf", problem=Problem("DOC001", "It is damaged."))
    finding = replace(FINDING, code="DOC001", start=(1, 1), end=(1, 1), entry=0, place=Place())
    run = run_of(Report("default", (CheckedDocument(unread, findings=(finding,)),)), RULE, OTHER)
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": "It is damaged."},
                    "locations": [
                        {"physicalLocation": {"artifactLocation": {"uri": "b.pdf", "uriBaseId": "%SRCROOT%"}}}
                    ],
                    "associatedRule": {"id": "DOC001", "index": 1},
                }
            ],
        }
    ]
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]


def test_what_else_was_not_read_is_a_warning() -> None:
    left = (
        Omission("1 attachment", "Save it.", ("a.pdf",), holds_words=True),
        Omission("1 picture", "Look."),
    )
    run = run_of(Report("default", (CheckedDocument(replace(DOCUMENT, reading=Reading(omissions=left))),)))
    [invocation] = run["invocations"]
    [told] = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"]
    assert (told["level"], told["message"]["text"]) == ("warning", "Not read: 1 attachment (a.pdf). Save it.")


def test_a_clean_file_is_an_artifact() -> None:
    run = run_of(Report("default", (CheckedDocument(Document("a.txt", "txt")), CheckedDocument(DOCUMENT))))
    assert run["results"] == []
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["a.txt", "notes/a%20b.docx"]
    assert run["artifacts"][0]["mimeType"] == "text/plain"


def locations(*paths: str) -> list[tuple[str, str]]:
    of = Report("default", tuple(CheckedDocument(Document(path, "txt")) for path in paths))
    return [(a["location"]["uriBaseId"], a["location"]["uri"]) for a in run_of(of)["artifacts"]]


def test_no_path_tells_where_on_the_machine_a_file_lay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    beside = (tmp_path / "beside" / "b.txt").as_posix()
    paths = ("a.txt", f"{here.as_posix()}/x/c.txt", beside, "../other/d.txt")
    assert locations(*paths) == [
        ("%SRCROOT%", "a.txt"),
        ("%SRCROOT%", "x/c.txt"),
        ("ELSEWHERE", "beside/b.txt"),
        ("ELSEWHERE", "other/d.txt"),
    ]
    of = Report("default", tuple(CheckedDocument(Document(path, "txt")) for path in paths))
    assert str(tmp_path) not in "".join(render_sarif(of, ()))


def test_a_file_that_is_named_twice_is_one_artifact() -> None:
    assert locations("a.txt", "b.txt", "./a.txt") == [("%SRCROOT%", "a.txt"), ("%SRCROOT%", "b.txt")]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("50% #1?.txt", "50%25%20%231%3F.txt"),
        ("C:x.txt", "C%3Ax.txt"),
        ("caf\u00e9.txt", "caf%C3%A9.txt"),
        ("\udcff.txt", "%FF.txt"),
        ("\ud800.txt", "%ED%A0%80.txt"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="no such names are there")
def test_names_are_encoded(path: str, uri: str) -> None:
    assert locations(path) == [("%SRCROOT%", uri)]


def test_it_says_the_same_each_time_and_ends_with_one_newline() -> None:
    of = Report("default", (CheckedDocument(DOCUMENT, findings=(FINDING,)),))
    assert "".join(render_sarif(of, [RULE, OTHER])) == "".join(render_sarif(of, iter([RULE, OTHER])))
    assert "".join(render_sarif(of, [])).endswith("}\n")


# ------------------------------------------------------------------------------ whole and hostile


def test_regions_are_the_words_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """In an example with several entries: the words of a region are those of the finding."""
    monkeypatch.chdir(EXAMPLES.parent)
    book = load_rulebook()
    linter = make_linter(book, Config())
    path = "examples/export/case-notes-export.docx"
    checked = linter.lint(read_bytes(Path(path).read_bytes(), path))
    run = run_of(Report("default", (checked,)), *linter.rules)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\n"]
    lines = checked.document.text.split("\n")
    assert len(run["results"]) == len(checked.findings) > 5
    for result, finding in zip(run["results"], checked.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        rows = lines[region["startLine"] - 1 : region["endLine"]]
        rows[-1] = rows[-1][: region["endColumn"] - 1]
        rows[0] = rows[0][region["startColumn"] - 1 :]
        span = finding.span
        assert "\n".join(rows) == checked.document.text[span.start : span.end]


@given(NINE)
@settings(max_examples=60, deadline=None)
def test_hostile_words_reach_a_message_and_nothing_else(words: list[str]) -> None:
    of = report(words)
    written = "".join(render_sarif(of, ()))
    assert is_quiet(written)
    run = run_of(of)
    result, accepted = run["results"]
    [suppression] = accepted["suppressions"]
    assert suppression["properties"]["by"] == json_string(words[5])
    assert suppression.get("justification", "") == json_string(words[7])
    message = result["message"]["text"]
    assert "](" not in message
    said = shown(message)
    for part in (words[2], words[3], words[4]):
        assert json_string(part).replace("](", "] (").strip() in said
    name = words[0].replace("/", "")
    if os.name != "nt" and name not in {"", ".", ".."}:
        [(_, uri)] = locations(name)
        assert unquote_to_bytes(uri) == in_bytes(name)


def in_bytes(name: str) -> bytes:
    """The bytes of a name, of half a character too."""
    try:
        return os.fsencode(name)
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")


@given(st.lists(WORDS, min_size=8, max_size=8), st.dictionaries(WORDS, WORDS, max_size=3))
@settings(max_examples=60, deadline=None)
def test_hostile_rules_of_a_pack_are_only_shown(words: list[str], cites: dict[str, str]) -> None:
    code, name, summary, why, advice, bad, good, _ = words
    rule = changed(
        RULE, code=code, name=name, summary=summary, why=why, advice=advice, bad=bad, good=good, cites=cites
    )
    assert is_quiet("".join(render_sarif(Report("default"), (rule,))))
    [told] = run_of(Report("default"), rule)["tool"]["driver"]["rules"]
    assert json_string(summary).replace("](", "] (").strip() == shown(told["shortDescription"]["text"])
    tokens = MarkdownIt().parse(shown(told["help"]["markdown"]))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "softbreak", "hardbreak"}
    assert {token.tag for token in tokens if token.tag} <= {"p", "blockquote"}
