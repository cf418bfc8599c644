"""`caselint template`: everything named is a template, and the options are those of `caselint check`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from caselint.cli import app

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "template"
GOOD, BAD = EXAMPLES / "home-visit-template.docx", EXAMPLES / "old-call-template.docx"
# A record, and a poor one: as a template it has no places.
NOTE = "Mum rang. She is manipulative. I told Dad."


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["template", "--isolated", *map(str, arguments)])
    return result.exit_code, result.output


def report(*arguments: object) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run("--output-format", "json", *arguments)[1])
    return told


def codes(*arguments: object) -> set[str]:
    return {f["code"] for document in report(*arguments)["documents"] for f in document["findings"]}


def test_exit_codes_are_those_of_check() -> None:
    assert run(GOOD)[0] == 0
    assert run(BAD)[0] == 1
    assert run("--exit-zero", BAD)[0] == 0
    assert run("--select", "TPL002", BAD)[0] == 0  # a warning
    assert run("--select", "TPL002", "--fail-on", "warning", BAD)[0] == 1
    assert run(EXAMPLES / "no-such-file.docx")[0] == 2
    assert run("--select", "NOT", BAD)[0] == 2


def test_a_folder_and_single_files_are_checked() -> None:
    told = report(EXAMPLES)
    names = [Path(document["path"]).name for document in told["documents"]]
    assert names == sorted(path.name for path in EXAMPLES.iterdir())
    for document in told["documents"]:
        assert bool(document["findings"]) == (Path(document["path"]).stem == BAD.stem)


def test_only_rules_that_apply_to_templates_run(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(NOTE, encoding="utf-8")
    found = codes(note)
    assert {"TPL001", "TPL002", "WRD101"} <= found
    assert {code[:3] for code in found} <= {"TPL", "WRD", "PLN", "DOC"}


def test_what_a_template_needs_is_the_profile_s_whatever_runs() -> None:
    def missing(*arguments: object) -> set[str]:
        documents = report(*arguments, BAD)["documents"]
        return {f["match"] for d in documents for f in d["findings"] if f["code"] == "TPL001"}

    assert missing() == {"post title", "time recorded", "event date", "late mark"}
    assert missing("--select", "TPL") == missing()
    assert "religion" in missing("--profile", "hertfordshire", "--select", "TPL001")
    assert "religion" not in missing("--profile", "wakefield")
    assert missing("--ignore", "SGN004") == missing() - {"time recorded"}


def test_wakefield_asks_for_no_time_of_recording() -> None:
    documents = report("--profile", "wakefield", BAD)["documents"]
    assert "time recorded" not in {f["match"] for d in documents for f in d["findings"]}


def test_the_report_goes_to_a_file_if_asked(tmp_path: Path) -> None:
    target = tmp_path / "report.txt"
    status, printed = run("-o", target, BAD)
    assert status == 1
    assert printed == ""
    assert "A record template" in target.read_text(encoding="utf-8")


def test_a_config_is_used(tmp_path: Path) -> None:
    config = tmp_path / "caselint.toml"
    config.write_text('select = ["TPL002"]\n', encoding="utf-8")
    arguments = ["template", "--config", str(config), str(BAD), "--output-format", "json"]
    result = CliRunner().invoke(app, arguments)
    found = json.loads(result.output)["documents"][0]["findings"]
    assert {f["code"] for f in found} == {"TPL002"}


def test_standard_input_is_a_template() -> None:
    result = CliRunner().invoke(app, ["template", "--isolated", "-"], input="Worker: ____\nDate: ____\n")
    assert result.exit_code == 1
    assert "There is no place for the author's post title." in result.output


@pytest.mark.parametrize("file", [GOOD, BAD])
def test_check_leaves_a_template_s_blanks_alone(file: Path) -> None:
    result = CliRunner().invoke(app, ["check", "--isolated", "--output-format", "json", str(file)])
    found = {f["code"] for f in json.loads(result.output)["documents"][0]["findings"]}
    assert found == codes(file)
    assert not found & {"SGN006", "REC201", "REC202"}


def test_check_holds_a_form_with_one_answer_to_the_rules_of_records(tmp_path: Path) -> None:
    form = "Child's name: ______\nDate of visit: ______\nWorker: ____\nPost title: ____\nAllergies: ____\n"

    def found(text: str) -> set[str]:
        file = tmp_path / "visit.txt"
        file.write_text(text, encoding="utf-8")
        arguments = ["check", "--isolated", "--output-format", "json", str(file)]
        told = json.loads(CliRunner().invoke(app, arguments).output)
        return {f["code"] for f in told["documents"][0]["findings"]}

    assert not found(form) & {"SGN006", "REC201"}
    assert {"SGN006", "REC201"} <= found(form.replace("name: ______", "name: Kai Lund"))
