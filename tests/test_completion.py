"""What a shell offers at Tab, asked as each shell asks, and in the shells themselves where there are any."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from caselint.cli import app

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-m", "caselint"]


def ask(shell: str, line: str, folder: Path) -> str:
    """What caselint answers when a shell of that kind asks about a line."""
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
        },
    }[shell]
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        environment = {**asked, "_CASELINT_COMPLETE": f"complete_{shell}"}
        ran = CliRunner().invoke(app, [], env=environment, prog_name="caselint")
    assert ran.stderr == ""
    return ran.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    ("line", "offered", "not_offered"),
    [
        ("caselint co", "config", "check"),
        ("caselint check --fail", "--fail-on", "--select"),
        ("caselint check --profile kn", "knowsley", "wakefield"),
        ("caselint check --output-format js", "json-lines", "sarif"),
        ("caselint rule SGN00", "SGN003", "DOC001"),
    ],
)
def test_each_shell_is_answered(
    shell: str, line: str, offered: str, not_offered: str, tmp_path: Path
) -> None:
    answer = ask(shell, line, tmp_path)
    assert offered in answer
    assert not_offered not in answer


def offered(line: str, folder: Path) -> list[str]:
    return ask("bash", line, folder).split()


def test_codes_go_on_after_a_comma_in_the_letters_typed(tmp_path: Path) -> None:
    assert offered("caselint check --ignore WRD1,SGN00", tmp_path)[:2] == ["WRD1,SGN001", "WRD1,SGN002"]
    assert "pln" in offered("caselint check --select pl", tmp_path)[0].lower()
    assert offered("caselint check --select pln00", tmp_path)[0] == "pln001"
    assert "SGN" in offered("caselint check --select ", tmp_path)


def test_rules_are_offered_by_name_and_profiles_as_arguments(tmp_path: Path) -> None:
    assert "missing-post-title" in offered("caselint rule missing-p", tmp_path)
    assert offered("caselint profiles ox", tmp_path) == ["oxfordshire"]
    assert offered("caselint init --profile ox", tmp_path) == ["oxfordshire"]


def test_those_of_the_packs_here_are_offered(tmp_path: Path) -> None:
    example = os.path.join(os.path.dirname(__file__), "..", "examples", "pack")  # noqa: PTH118, PTH120
    shutil.copytree(example, tmp_path / "pack")
    assert "MFS001" in offered("caselint rule MF", tmp_path / "pack")
    assert offered("caselint check --profile mill", tmp_path / "pack") == ["millbrook"]


def test_a_config_at_fault_spoils_no_line(tmp_path: Path) -> None:
    (tmp_path / "caselint.toml").write_text("ignroe = 3", encoding="utf-8")
    assert offered("caselint check --profile kn", tmp_path) == ["knowsley"]
    (tmp_path / "caselint.toml").write_text('packs = ["gone"]', encoding="utf-8")
    assert offered("caselint check --profile kn", tmp_path) == ["knowsley"]


def test_it_loads_no_language_and_starts_no_worker(tmp_path: Path) -> None:
    """Not even when the line is of a command that checks."""
    watch = (
        "import sys, subprocess, runpy\n"
        "def refuse(*a, **k): raise AssertionError('a process was started')\n"
        "subprocess.Popen = refuse\n"
        "sys.argv[0] = 'caselint'\n"
        "try:\n    runpy.run_module('caselint', run_name='__main__')\n"
        "finally:\n"
        "    slow = {'spacy', 'numpy', 'lxml', 'pdfplumber', 'rapidfuzz'} & set(sys.modules)\n"
        "    assert not slow, slow\n"
    )
    environment = {
        **os.environ,
        "_CASELINT_COMPLETE": "complete_bash",
        "COMP_WORDS": "caselint check --select SGN00",
        "COMP_CWORD": "3",
    }
    ran = subprocess.run(
        [sys.executable, "-c", watch],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.stderr == ""
    assert "SGN003" in ran.stdout


# -------------------------------------------------------------------------------------- the scripts


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("bash", "complete -o default -F _caselint_completion caselint"),
        ("zsh", "compdef _caselint_completion caselint"),
        ("fish", "complete --command caselint"),
        ("powershell", "Register-ArgumentCompleter -Native -CommandName caselint"),
        ("pwsh", "Register-ArgumentCompleter -Native -CommandName caselint"),
    ],
)
def test_there_is_a_script_for_each_shell(shell: str, words: str) -> None:
    ran = script(shell)
    assert words in ran


def script(shell: str) -> str:
    """The script that --show-completion prints in a shell of that kind."""
    environment = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    ran = subprocess.run(
        [*PROGRAM, "--show-completion", shell],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


@pytest.fixture
def on_path(tmp_path: Path) -> dict[str, str]:
    """An environment in which `caselint` is this program, and the shells have no settings of the user's."""
    program = tmp_path / "bin" / "caselint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.join(PROGRAM)} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HOME": str(tmp_path), "TERM": "dumb"}


def in_shell(command: list[str], environment: dict[str, str], folder: Path) -> str:
    ran = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash")
def test_in_bash_itself(on_path: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "done.sh").write_text(script("bash"), encoding="utf-8")
    told = in_shell(
        [
            "bash",
            "--norc",
            "-c",
            "source ./done.sh; complete -p caselint; COMP_WORDS=(caselint check --profile kn); COMP_CWORD=3; "
            '_caselint_completion caselint; echo "[${COMPREPLY[*]}]"; '
            "COMP_WORDS=(caselint check no); COMP_CWORD=2; "
            '_caselint_completion caselint; echo "files:${#COMPREPLY[@]}"',
        ],
        on_path,
        tmp_path,
    )
    assert "-o default" in told  # so that bash offers files where caselint offers nothing
    assert "[knowsley]" in told
    assert "files:0" in told


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish")
def test_in_fish_itself(on_path: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "done.fish").write_text(script("fish"), encoding="utf-8")
    told = in_shell(
        ["fish", "--no-config", "-c", "source done.fish; complete -C 'caselint check --profile kn'"],
        on_path,
        tmp_path,
    )
    assert told.split("\t")[0].strip() == "knowsley"


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh")
def test_zsh_takes_the_script(on_path: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "done.zsh").write_text(script("zsh"), encoding="utf-8")
    told = in_shell(
        [
            "zsh",
            "-f",
            "-c",
            "autoload -Uz compinit; compinit -u -D; source ./done.zsh; echo ${_comps[caselint]}; "
            "_arguments() { print -r -- $1 }; words=(caselint check --profile kn); CURRENT=4; "
            "_caselint_completion",
        ],
        on_path,
        tmp_path,
    )
    assert "_caselint_completion" in told
    assert "knowsley" in told
