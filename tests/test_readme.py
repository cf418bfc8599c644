"""The README's commands, settings, links and picture are true."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from caselint.cli import app
from caselint.config import load_config
from caselint.read import FORMATS
from caselint.read.limits import STANDARD
from caselint.rules import load_rulebook
from caselint.selection import make_linter

TOP = Path(__file__).resolve().parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
COMMANDS = re.findall(r"^caselint (.+?)(?:  .*)?$", "".join(BLOCKS), flags=re.MULTILINE)
runner = CliRunner()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_one_that_caselint_knows(command: str) -> None:
    name, *args = shlex.split(command)
    shown = runner.invoke(app, [name, "--help"]).stdout
    assert shown, f"there is no command {name}"
    for option in (arg.partition("=")[0] for arg in args if arg.startswith("--")):
        assert option in shown


def test_the_settings_shown_are_valid(tmp_path: Path) -> None:
    shown = re.findall(r"```toml\n(.*?)```", README, flags=re.DOTALL)
    assert len(shown) == 2
    for settings in shown:
        path = tmp_path / "caselint.toml"
        path.write_text(settings, encoding="utf-8")
        make_linter(load_rulebook(), load_config(path))


def test_the_limits_shown_are_those_at_first() -> None:
    shown = re.search(r"```toml\n(\[limits\].*?)```", README, flags=re.DOTALL)
    assert shown
    assert tomllib.loads(shown[1])["limits"] == msgspec.to_builtins(STANDARD)


def test_every_suffix_that_is_read_is_told_of() -> None:
    for suffix in set(FORMATS) - {".htm", ".xhtml", ".mhtml", ".markdown", ".dotm"}:
        assert suffix in README, suffix
    make_linter(load_rulebook(), load_config(TOP / "examples" / "caselint.toml"))


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_a_link_leads_somewhere(link: str) -> None:
    assert (TOP / link).exists()


def test_every_family_is_told_of() -> None:
    told = set(re.findall(r"^\| ([A-Z]{3}) \|", README, flags=re.MULTILINE))
    assert told == {code[:3] for code in load_rulebook().rules}


def test_the_picture_is_what_the_script_makes() -> None:
    sys.path.insert(0, str(TOP / "examples"))
    try:
        import pictures
    finally:
        sys.path.remove(str(TOP / "examples"))
    made = (TOP / "examples" / "pictures" / "terminal.svg").read_text(encoding="utf-8")
    assert pictures.terminal() == made
    assert not re.search(r"(?:href|src)=|url\((?!#)|@import", made), "it must need nothing from elsewhere"


def test_both_commands_stand_where_the_gate_finds_them() -> None:
    for name in ("check", "test"):
        [block] = re.findall(
            rf"<!-- command: {name} -->\n```\n(.*?)\n```\n<!-- end -->", README, flags=re.DOTALL
        )
        assert "pip install" in block


def test_the_number_of_marked_notes_is_right() -> None:
    assert f"[{len(list((TOP / 'tests' / 'marked').glob('*.txt')))} marked notes]" in README


def test_the_python_shown_runs(tmp_path: Path) -> None:
    [shown] = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    for name in ("visit.docx", "exports/one.txt", "exports/two.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        source = "notes/duty-call.docx" if path.suffix == ".docx" else "notes/duty-call.txt"
        path.write_bytes((TOP / "examples" / source).read_bytes())
    ran = subprocess.run(
        [sys.executable, "-c", shown], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "WRD101" in ran.stdout
    assert "exports/two.txt" in ran.stdout
