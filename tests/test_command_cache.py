"""`caselint cache`: where it is, and how to do away with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from caselint.batch.cache import FOLDER_VARIABLE, NAME
from test_cli import run

NOTE = (Path(__file__).parents[1] / "examples/notes/drafted-note.txt").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "kept"))
    (tmp_path / "notes").mkdir()
    for name in "ab":
        (tmp_path / "notes" / f"{name}.txt").write_text(f"{NOTE}{name}\n", encoding="utf-8")
    return tmp_path


def test_a_run_over_files_fills_it_and_clean_empties_it(folder: Path) -> None:
    assert run("cache", "dir")[1].strip() == str(folder / "kept")
    assert "there was nothing in it" in run("cache", "clean")[1]
    run("check", "notes")
    assert (folder / "kept" / NAME).is_file()
    code, out, _ = run("cache", "clean")
    assert (code, "taken away" in out) == (0, True)
    assert not (folder / "kept" / NAME).exists()


def test_a_single_note_leaves_no_trace(folder: Path) -> None:
    run("check", "notes/a.txt")
    assert not (folder / "kept").exists()


def test_no_cache_keeps_nothing(folder: Path) -> None:
    run("check", "--no-cache", "notes")
    assert not (folder / "kept").exists()


def test_the_config_may_say_where_it_is(folder: Path) -> None:
    (folder / "caselint.toml").write_text('cache-dir = "here"\n', encoding="utf-8")
    assert Path(run("cache", "dir")[1].strip()).name == "here"
    run("check", "notes")
    assert (folder / "here" / NAME).is_file()
    assert "taken away" in run("cache", "clean")[1]


def test_where_it_cannot_be_kept_files_are_checked_all_the_same(folder: Path) -> None:
    (folder / "kept").write_text("a file", encoding="utf-8")
    code, out, err = run("check", "notes")
    assert (code, err) == (1, "")
    assert "Checked 2 files" in out
    assert run("cache", "clean")[0] == 2
