"""A file is written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caselint.whole_files import whole_bytes, whole_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_words_are_there_when_the_block_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old", encoding="utf-8")
    with whole_text(path) as stream:
        stream.write("new – words\n")
        stream.flush()
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_bytes() == "new – words\n".encode()
    assert names(tmp_path) == ["report.txt"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(TypeError), whole_bytes(path) as stream:
        stream.writelines([b"half", "no bytes"])  # type: ignore[list-item]
    assert (path.read_text(encoding="utf-8"), names(tmp_path)) == ("old", ["report.txt"])


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError), whole_text(tmp_path / "none" / "report.txt"):  # noqa: PT011 - of any kind
        pass


def test_what_a_killed_run_has_left_is_cleared_away(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    script = (
        "import os, pathlib, sys; from caselint.whole_files import whole_text\n"
        "with whole_text(pathlib.Path(sys.argv[1])) as stream:\n"
        "    stream.write('half'); stream.flush(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    [left] = names(tmp_path)
    assert left.startswith(".report.txt.")
    mine = tmp_path / f".report.txt.{os.getppid()}.part"  # of a run that goes on
    mine.write_text("", encoding="utf-8")
    with whole_text(path) as stream:
        stream.write("whole")
    assert names(tmp_path) == [mine.name, "report.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions, and links need rights")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "report.txt", tmp_path / "link.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    link.symlink_to(path)
    with whole_text(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no such file on this system")
def test_what_is_no_file_takes_words_as_they_come() -> None:
    with whole_text(Path("/dev/null")) as stream:
        stream.write("words")
    assert not Path("/dev/null").is_file()
