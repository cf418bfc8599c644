"""A wheel holds all that caselint needs: it works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PROGRAM = """
import caselint.rules, pathlib, sys
here = pathlib.Path(sys.argv[1])
assert pathlib.Path(caselint.__file__).is_relative_to(here), caselint.__file__
assert caselint.rules.data_directory().is_relative_to(here), caselint.rules.data_directory()
from caselint.cli import app
app(["check", "--isolated", "note.txt"])
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=TOP, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_an_installed_wheel_checks_a_note(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Mum is manipulative.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(installed)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "WRD101" in done.stdout


def test_a_wheel_holds_every_rule_and_lexicon(installed: Path) -> None:
    for folder in ("rules", "lexicons"):
        here = {path.relative_to(TOP / folder) for path in (TOP / folder).rglob("*.yaml")}
        there = {
            path.relative_to(installed / "caselint/_data" / folder)
            for path in installed.rglob("*.yaml")
            if folder in path.parts
        }
        assert there == here
    assert (installed / "caselint" / "py.typed").is_file()
    schemas = sorted(path.name for path in (installed / "caselint" / "schemas").glob("*.json"))
    assert schemas == [f"{kind}.schema.json" for kind in ("config", "lexicon", "profile", "rule")]


def test_a_wheel_holds_all_that_the_html_report_is_made_of(installed: Path) -> None:
    here = TOP / "src" / "caselint" / "report" / "html"
    names = {path.relative_to(here) for ending in ("html", "css", "js") for path in here.rglob(f"*.{ending}")}
    assert len(names) >= 5
    assert all((installed / "caselint" / "report" / "html" / name).is_file() for name in names)
