"""The examples for GitHub Actions and GitLab: by the schemas of both, and by running their commands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
CI = ROOT / "examples/ci"
GITHUB, GITLAB = CI / "github-action.yml", CI / "gitlab-ci.yml"
SCHEMAS = {
    GITHUB: ["--builtin-schema", "vendor.github-workflows"],
    GITLAB: ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
}
TEMPLATES = ROOT / "examples/template"

with_bash = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="both run their commands with bash"
)


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def job(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(path)["jobs"]["caselint"] if path == GITHUB else read(path)["caselint"]
    return found


# ------------------------------------------------------------------------------------ their schemas


def checked(path: Path, schema: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *schema, str(path)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_an_example_is_what_its_host_asks_for(path: Path) -> None:
    done = checked(path, SCHEMAS[path])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_the_schema_sees_a_mistake(path: Path, tmp_path: Path) -> None:
    wrong = path.read_text(encoding="utf-8").replace("timeout-minutes: 10", "timeout-minute: 10")
    wrong = wrong.replace("when: always", "when: alway")
    (tmp_path / path.name).write_text(wrong, encoding="utf-8")
    assert checked(tmp_path / path.name, SCHEMAS[path]).returncode == 1


def test_the_action_has_no_more_rights_than_it_uses() -> None:
    assert read(GITHUB)["permissions"] == {}
    assert job(GITHUB)["permissions"] == {"contents": "read", "security-events": "write"}
    assert "pull_request_target" not in read(GITHUB)["on"]  # which runs with rights on what a stranger sent


def test_the_action_puts_no_word_of_a_pull_request_into_a_command() -> None:
    """`${{ ... }}` is replaced before the shell reads the line; a branch may be called `$(rm -rf .)`."""
    assert [step["run"] for step in job(GITHUB)["steps"] if "${{" in step.get("run", "")] == []


def test_each_action_is_pinned_to_a_version() -> None:
    used = [step["uses"] for step in job(GITHUB)["steps"] if "uses" in step]
    assert len(used) == 3
    assert all(re.fullmatch(r"[\w-]+(/[\w-]+)+@v\d+", name) for name in used)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_what_is_installed_is_named_so_that_pip_takes_it(path: Path) -> None:
    settings = read(path)["env"] if path == GITHUB else job(path)["variables"]
    wanted = Requirement(settings["CASELINT"])
    assert wanted.name == "caselint"
    assert wanted.url


# ----------------------------------------------------------------------------------- their commands


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with a good form and a bad one, and a page about itself."""
    forms = tmp_path / "forms"
    forms.mkdir()
    for name in ("home-visit-template.docx", "old-call-template.docx"):
        shutil.copyfile(TEMPLATES / name, forms / name)
    (forms / "README.md").write_text("Mum is lazy.\n", encoding="utf-8")
    return tmp_path


def run(script: str, folder: Path, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command as the hosts' runners do: bash, which stops at the first that fails."""
    program = str(Path(sys.executable).parent)
    environment = {**os.environ, **settings, "PATH": program + os.pathsep + os.environ["PATH"]}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@with_bash
def test_the_commands_of_the_action_do_what_it_says(checkout: Path) -> None:
    settings = {**read(GITHUB)["env"], "GITHUB_STEP_SUMMARY": str(checkout / "summary.md")}
    steps = {
        step["name"]: step["run"]
        for step in job(GITHUB)["steps"]
        if "caselint template" in step.get("run", "")
    }
    assert len(steps) == 3

    done = run(steps["Check the templates"], checkout, settings)
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert lines
    assert all(
        re.match(r"::(error|warning|notice) file=forms/old-call-template\.docx,", line) for line in lines
    )

    assert run(steps["Write the summary"], checkout, settings).returncode == 0
    assert "TPL001" in (checkout / "summary.md").read_text(encoding="utf-8")

    assert run(steps["Write the report for code scanning"], checkout, settings).returncode == 0
    sent = next(
        step["with"]["sarif_file"] for step in job(GITHUB)["steps"] if "sarif_file" in step.get("with", {})
    )
    [report] = json.loads((checkout / sent).read_text(encoding="utf-8"))["runs"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in report["results"]}
    assert uris == {"forms/old-call-template.docx"}


@with_bash
def test_the_action_passes_where_the_forms_are_good(checkout: Path) -> None:
    (checkout / "forms/old-call-template.docx").unlink()
    [check] = [step["run"] for step in job(GITHUB)["steps"] if step.get("name") == "Check the templates"]
    done = run(check, checkout, read(GITHUB)["env"])
    assert (done.returncode, done.stdout) == (0, "")


@with_bash
def test_the_commands_of_the_gitlab_job_do_what_it_says(checkout: Path) -> None:
    script = "\n".join(job(GITLAB)["script"])
    done = run(script, checkout, job(GITLAB)["variables"])
    assert done.returncode == 1, done.stderr
    assert "Instead: " in done.stdout
    reports = job(GITLAB)["artifacts"]["reports"]
    violations = json.loads((checkout / reports["codequality"]).read_text(encoding="utf-8"))
    assert {violation["location"]["path"] for violation in violations} == {"forms/old-call-template.docx"}
    suites = ElementTree.parse(checkout / reports["junit"]).getroot()
    assert int(suites.get("failures", 0)) == len(violations)

    (checkout / "forms/old-call-template.docx").unlink()
    assert run(script, checkout, job(GITLAB)["variables"]).returncode == 0


@with_bash
def test_a_form_that_cannot_be_read_fails_the_gitlab_job_and_is_named(checkout: Path) -> None:
    (checkout / "forms/lost.pdf").write_bytes(b"%PDF-1.4\n")
    done = run("\n".join(job(GITLAB)["script"]), checkout, job(GITLAB)["variables"])
    assert done.returncode == 2
    assert "Not checked: forms/lost.pdf" in done.stdout
    reports = job(GITLAB)["artifacts"]["reports"]
    assert all((checkout / name).stat().st_size for name in reports.values())


def test_the_hooks_that_the_page_names_exist() -> None:
    page = (CI / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    [used] = yaml.safe_load(block)["repos"]
    offered = {
        hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    assert {hook["id"] for hook in used["hooks"]} <= offered
    assert "`caselint`" in page
    assert "caselint" in offered
