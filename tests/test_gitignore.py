"""Patterns as in a .gitignore: they mean what Git takes them to mean."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caselint import gitignore
from caselint.gitignore import Patterns, problem_of

if TYPE_CHECKING:
    from pathlib import Path


def left_out(lines: list[str], path: str) -> bool:
    """Whether a path is left out; one that ends with a slash is a folder."""
    return Patterns(lines).first_to_leave_out(path.strip("/"), is_folder=path.endswith("/")) is not None


@pytest.mark.parametrize(
    ("lines", "out", "kept"),
    [
        (["archive/"], ["archive/", "a/archive/", "archive/x.txt"], ["archive", "archive.txt"]),
        (["/archive"], ["archive", "archive/x/y.txt"], ["a/archive"]),
        (["a/b"], ["a/b", "a/b/c.txt"], ["x/a/b", "a/c"]),
        (["*.pdf", "!keep.pdf"], ["x.pdf", "a/x.pdf"], ["keep.pdf", "a/keep.pdf"]),
        (["a/", "!a/keep.txt"], ["a/keep.txt"], []),  # what is in a folder left out is not looked at
        (["a/*", "!a/keep.txt"], ["a/x.txt"], ["a/keep.txt", "a/"]),
        (["a/**", "!a/keep.txt"], ["a/x.txt"], ["a/keep.txt", "a/"]),
        (["*", "!*/", "!*.txt"], ["a.pdf", "a/b.pdf"], ["a/", "a/b.txt", "a.txt"]),
        (["**/old/**"], ["old/x", "a/old/x"], ["old/"]),
        (["# a remark", "", "\\#a"], ["#a"], ["# a remark"]),
        (["a\\ "], ["a "], ["a"]),
        (["a  "], ["a"], []),
        (["[0-9]*.txt"], ["2024.txt"], ["a.txt"]),
        (["?.txt"], ["a.txt"], ["ab.txt", "a/b.pdf"]),
    ],
)
def test_what_patterns_leave_out(lines: list[str], out: list[str], kept: list[str]) -> None:
    assert [path for path in out if not left_out(lines, path)] == []
    assert [path for path in kept if left_out(lines, path)] == []


NAMES = ("a", "b", "ab", "a.txt", "b.pdf")
SEGMENTS = st.sampled_from((*NAMES, "*", "**", "?", "a*", "*.txt", "[ab]", "[!a]", "a?"))
PATTERN = st.builds(
    lambda no, root, parts, folder: f"{no}{root}{'/'.join(parts)}{folder}",
    st.sampled_from(("", "", "!")),
    st.sampled_from(("", "", "/")),
    st.lists(SEGMENTS, min_size=1, max_size=3),
    st.sampled_from(("", "", "/")),
)
TREE = [
    *(f"{one}/{two}/{name}" for one in ("a", "ab") for two in ("a", "b") for name in NAMES),
    *(f"{one}/{name}" for one in ("a", "ab") for name in ("ab", "a.txt", "b.pdf")),
    *("b", "a.txt", "b.pdf"),
]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("this machine has no Git")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", folder], check=True)
    for path in TREE:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    return folder


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(PATTERN, min_size=1, max_size=4))
def test_git_says_the_same(repository: Path, lines: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [
        "git",
        "-C",
        str(repository),
        "-c",
        "core.ignorecase=false",
        "ls-files",
        "-o",
        "--exclude-standard",
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert sorted(path for path in TREE if not left_out(lines, path)) == sorted(set(told) - {".gitignore"})


@pytest.mark.parametrize("text", ["a", "/a/", "*.pdf", "a/**", "!a", "#x"])
@settings(deadline=None)
@given(path=st.text(alphabet="ab/.\\ x", min_size=1, max_size=8))
def test_any_path_is_answered(text: str, path: str) -> None:
    decided = Patterns([text]).decide(path, is_folder=False)
    assert decided is None or decided.pattern == text


def test_a_folder_that_is_named_loses_the_patterns_that_leave_it_out() -> None:
    patterns = Patterns(["archive/", "archive/**", "*.pdf", "/other", "!x"])
    kept = patterns.without("archive")
    assert kept.first_to_leave_out("archive/note.txt") is None
    assert kept.first_to_leave_out("archive/scan.pdf") == "*.pdf"
    assert kept.first_to_leave_out("other/a.txt") == "/other"
    deeper = patterns.without("archive/2023")
    assert deeper.first_to_leave_out("archive/2023/note.txt") is None


def test_windows_makes_no_difference_of_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gitignore, "_CASELESS", True)
    assert left_out(["Archive/"], "ARCHIVE/x.txt")
    assert left_out(["*.[A-Z]xt"], "note.TXT")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("archive\\2023", "Write / between folders"),
        ("archive\\", "Write / between folders"),
        ("C:/notes/archive", "begins with a drive"),
        ("../archive", "leads out"),
        ("a/../b", "leads out"),
        ("./archive", "Leave the ./ out"),
        ("", "matches nothing"),
        ("# x", "matches nothing"),
        ("!", "matches nothing"),
        ("[z-a]", "matches nothing"),
    ],
)
def test_a_pattern_that_can_match_nothing_is_named(pattern: str, words: str) -> None:
    assert words in (problem_of(pattern) or "")


@pytest.mark.parametrize(
    "pattern", ["archive/", "*.pdf", "!keep.pdf", "/a/b", "a b/", "\\#a", "\\!a", "a\\*b", "**/x"]
)
def test_a_sound_pattern_has_no_problem(pattern: str) -> None:
    assert problem_of(pattern) is None
