"""Which files a run finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from caselint.files import find_files

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    return path


def test_a_folder_gives_its_documents_in_path_order(tmp_path: Path) -> None:
    wanted = [write(tmp_path / name) for name in ("a/z.TXT", "a.docx", "b/c/d.pdf", "old.doc")]
    for name in ("~$a.docx", ".hidden.txt", "picture.png", ".git/x.txt", "node_modules/y.txt"):
        write(tmp_path / name)
    assert find_files([tmp_path]) == sorted(wanted, key=lambda path: path.as_posix())


def test_a_named_file_counts_whatever_it_is_called(tmp_path: Path) -> None:
    odd, missing = write(tmp_path / "note.rtf"), tmp_path / "gone.txt"
    assert find_files([odd, missing]) == sorted([odd, missing], key=lambda path: path.as_posix())


def test_a_file_named_twice_is_checked_once(tmp_path: Path) -> None:
    note = write(tmp_path / "note.txt")
    assert find_files([note, tmp_path, tmp_path / "." / "note.txt"]) == [note]


def test_a_folder_with_a_documents_name_is_reported_and_looked_into(tmp_path: Path) -> None:
    inner = write(tmp_path / "Smith.docx" / "note.txt")
    assert find_files([tmp_path]) == [tmp_path / "Smith.docx", inner]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "note.txt")
    (tmp_path / "here").mkdir()
    try:
        (tmp_path / "here" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("this machine makes no links")
    assert find_files([tmp_path / "here"]) == []
