"""What is worked out from the rules is kept, and never out of date."""

from __future__ import annotations

import datetime
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from caselint import compiled as module
from caselint.compiled import compiled
from caselint.rules import data_directory, load_rulebook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "_folder", lambda: tmp_path / "kept")
    return tmp_path / "kept"


class Maker:
    def __init__(self, made: object) -> None:
        self.made, self.times = made, 0

    def __call__(self) -> Any:
        self.times += 1
        return self.made


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*")) if folder.is_dir() else []


def test_it_is_made_once() -> None:
    make = Maker({"a": [1]})
    assert [compiled("some", b"source", dict[str, list[int]], make) for _ in range(3)] == [{"a": [1]}] * 3
    assert make.times == 1


def test_another_source_another_name_and_another_program_are_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make = Maker([1])
    compiled("some", b"source", list[int], make)
    compiled("some", b"other", list[int], make)
    compiled("other", b"source", list[int], make)
    assert make.times == 3
    monkeypatch.setattr(module, "_program", lambda: b"another")
    compiled("some", b"source", list[int], make)
    assert make.times == 4


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied", "of another type"])
def test_a_damaged_file_is_made_anew(folder: Path, harm: str) -> None:
    make = Maker([1, 2, 3])
    compiled("some", b"source", list[int], make)
    [path] = files(folder)
    content = path.read_bytes()
    if harm == "of another type":
        compiled("some", b"other", list[str], lambda: ["a"])
        [other] = set(files(folder)) - {path}
        path.write_bytes(other.read_bytes())
    else:
        path.write_bytes({"cut": content[:-1], "changed": content[:-1] + b"\x07", "emptied": b""}[harm])
    assert compiled("some", b"source", list[int], make) == [1, 2, 3]
    assert make.times == 2
    assert path.read_bytes() == content


def test_what_does_not_come_back_as_it_was_is_not_kept(folder: Path) -> None:
    made = {"day": datetime.date(2024, 3, 1)}
    assert compiled("some", b"source", dict[str, Any], lambda: made) is made
    assert files(folder) == []


def test_where_nothing_can_be_written_it_is_made_each_time(folder: Path) -> None:
    folder.write_text("a file stands where the folder would be", encoding="utf-8")
    make = Maker([1])
    assert [compiled("some", b"source", list[int], make) for _ in range(2)] == [[1], [1]]
    assert make.times == 2


def test_old_files_do_not_pile_up(folder: Path) -> None:
    for number in range(30):
        compiled("some", str(number).encode(), list[int], lambda: [1])
    assert len(files(folder)) == module._KEPT


def test_many_processes_at_once_do_each_other_no_harm(folder: Path) -> None:
    program = f"""
from pathlib import Path
from caselint import compiled
compiled._folder = lambda: Path({str(folder)!r})
for number in range(40):
    assert compiled.compiled("some", str(number % 4).encode(), list[int], lambda: [1] * 9999) == [1] * 9999
"""
    running = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate()[1] for process in running] == [b""] * 4


def test_the_rules_that_were_kept_are_the_rules(folder: Path) -> None:
    load_rulebook.cache_clear()
    first = load_rulebook()
    load_rulebook.cache_clear()
    second = load_rulebook()
    assert first is not second
    assert first == second == load_rulebook(data_directory())
    assert [path.name.partition(".")[0] for path in files(folder)] == ["rulebook"]
    load_rulebook.cache_clear()
