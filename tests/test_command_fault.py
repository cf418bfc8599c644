"""Of settings that ask for what there is not, the file that they stand in is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from caselint.cli import app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("north/a.txt", "south/b.txt", "south/late/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Visited Kai at home.\n", encoding="utf-8")
    return tmp_path


def fault(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 2
    return result.stderr.removeprefix("caselint: ").rstrip()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('profile = "wakefeild"', "there is no profile “wakefeild”. Did you mean “wakefield”?"),
        ('ignore = ["QQ"]', "there is no rule “QQ”."),
        ('[[per-path]]\npaths = ["b.*"]\nselect = ["QQ"]', "there is no rule “QQ”."),
        ("[rules.ABB001]\nallow = 3", "[rules.ABB001]: Expected `array`, got `int` - at `$.allow`."),
    ],
)
@pytest.mark.parametrize("command", ["check", "template"])
def test_the_file_is_named_that_is_at_fault(folder: Path, command: str, content: str, reason: str) -> None:
    path = folder / "south/caselint.toml"
    path.write_text(content, encoding="utf-8")
    assert fault(command, ".") == f"{path}: {reason}"
    assert fault(command, "south/b.txt") == f"{path}: {reason}"
    assert fault(command, ".", "--config", str(path.relative_to(folder))) == f"south/caselint.toml: {reason}"


def test_the_file_is_named_that_another_extends(folder: Path) -> None:
    (folder / "team.toml").write_text('profile = "wakefeild"', encoding="utf-8")
    (folder / "south/caselint.toml").write_text('extend = "../team.toml"\nignore = ["TIM"]', encoding="utf-8")
    assert fault("check", "south/b.txt").startswith(f"{folder / 'team.toml'}: there is no profile")


def test_a_file_is_not_blamed_for_the_command_line(folder: Path) -> None:
    (folder / "caselint.toml").write_text('ignore = ["TIM"]', encoding="utf-8")
    assert fault("check", "--profile", "x", ".") == "there is no profile “x”."
    assert fault("check", "--isolated", "--select", "QQ", "south/b.txt") == "there is no rule “QQ”."
