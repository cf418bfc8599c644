"""Hostile and odd files, checked in one run: each ends within its limits, with a reason of its own."""

from __future__ import annotations

import json
import os
import re
import select
import socket
import sys
import threading
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from caselint.files import SUFFIXES
from caselint.read import READERS
from docx_files import docx, p
from hostile import disk
from hostile.case import CANARY, NOTE, Case, Ground
from hostile.make import SECRET, all_cases, build, ground_at, path_of
from hostile.running import LIMITS, MEMORY_MB, SECONDS, Ran, caselint

if TYPE_CHECKING:
    from collections.abc import Iterator

NOWHERE = Ground("http://127.0.0.1:9/", Path(__file__).absolute())  # where only names are wanted
OVERSHOOT_MB = 400  # a process is looked at every twentieth of a second, and can take so much between
CASES = [case for case in all_cases(NOWHERE) if case.format in READERS]
# Signs that drive a terminal or turn its lines round.
DRIVES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


@dataclass(frozen=True)
class Corpus:
    """The corpus, built and checked."""

    folder: Path
    cases: dict[str | bytes, Case]
    ran: Ran
    documents: list[dict[str, Any]]
    was_called: bool

    def told_of(self, case: Case) -> dict[str, Any]:
        """What the report says of the file."""
        wanted = _shown(path_of(case, self.folder))
        [document] = [document for document in self.documents if document["path"] == wanted]
        return document


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    root = tmp_path_factory.mktemp("corpus")
    folder = root / "files"
    folder.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ground = ground_at(root / "outside", f"http://127.0.0.1:{listener.getsockname()[1]}/")
        cases = [case for case in all_cases(ground) if case.format in READERS]
        build(folder, cases)
        unwalked = [path_of(case, folder) for case in cases]
        unwalked = [path for path in unwalked if path.suffix.lower() not in SUFFIXES]
        ran = caselint(
            *("check", "--isolated", "--jobs", "2", "--output-format", "json", *LIMITS, folder, *unwalked)
        )
        was_called = bool(select.select([listener], [], [], 0)[0])
    yield Corpus(
        folder=folder,
        cases={case.name: case for case in cases},
        ran=ran,
        documents=json.loads(ran.out)["documents"],
        was_called=was_called,
    )
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_size > 1_000_000:
            path.unlink()  # pytest keeps the folders of its last three runs


def _shown(path: Path) -> str:
    """The path as reports show it: bytes that are no text as their numbers."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _params() -> list[Any]:
    return [
        pytest.param(
            case.name,
            id=f"{number:03} {os.fsencode(case.name)!r}"[:90],
            marks=[pytest.mark.xfail(reason=case.fault, strict=True)] if case.fault else [],
        )
        for number, case in enumerate(CASES)
    ]


def test_the_corpus_is_large_and_no_two_of_its_files_have_one_name() -> None:
    assert len(CASES) >= 300
    names = [os.fsencode(case.name) for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", _params())
def test_each_has_its_own_reason_or_is_read(corpus: Corpus, name: str | bytes) -> None:
    case, document = corpus.cases[name], corpus.told_of(corpus.cases[name])
    reason, codes = document["problem"], [finding["code"] for finding in document["findings"]]
    if reason is None:
        assert case.may_be_read or not case.said
        assert not {"DOC001", "DOC002"} & set(codes)
        return
    assert any(phrase in reason for phrase in case.said), reason
    assert codes == [case.code] if case.code else codes in (["DOC001"], ["DOC002"])
    assert CANARY not in json.dumps(document)
    assert reason.endswith(".")
    assert reason.isprintable()


def test_the_run_names_them_all_and_says_nothing_else(corpus: Corpus) -> None:
    assert corpus.ran.code == 2
    assert corpus.ran.err == ""
    assert "Traceback" not in corpus.ran.out
    assert SECRET not in corpus.ran.out
    assert len(corpus.documents) == len(corpus.cases)


def test_nothing_outside_the_files_was_asked_for(corpus: Corpus) -> None:
    assert not corpus.was_called
    assert sorted(path.name for path in corpus.folder.parent.iterdir()) == ["files", "outside"]
    assert [path.name for path in (corpus.folder.parent / "outside").iterdir()] == ["secret.txt"]
    assert not Path("hacked").exists()


def test_no_file_takes_more_than_its_limits(corpus: Corpus) -> None:
    stopped = [
        each for each in corpus.documents if each["problem"] and "which is the limit" in each["problem"]
    ]
    # What is stopped costs its limit and a new worker; the others cost far less than a second each.
    assert corpus.ran.seconds < (SECONDS + 5) * len(stopped) + len(corpus.documents)
    if corpus.ran.peak_mb is not None:
        assert corpus.ran.peak_mb < MEMORY_MB + OVERSHOOT_MB


def test_the_report_in_words_drives_no_terminal(corpus: Corpus, tmp_path: Path) -> None:
    """The same of a report for people; of the small files, for the others are long to check."""
    chosen = [path_of(case, corpus.folder) for case in corpus.cases.values() if not case.may_be_read]
    small = [path for path in chosen if path.is_file() and path.stat().st_size < 5_000]
    ran = caselint("check", "--isolated", *LIMITS, *small)
    assert ran.code == 2
    assert ran.err == ""
    assert len(small) > 100
    raw = {unicodedata.name(sign, hex(ord(sign))) for sign in DRIVES.findall(ran.out)}
    assert raw == set()
    assert ran.out.isprintable() or set(ran.out) - {"\n"} == {c for c in ran.out if c.isprintable()}


# ------------------------------------------------------------------------------------------- one by one


@pytest.mark.parametrize("command", ["check", "text", "doctor"])
def test_a_name_that_looks_like_an_option_is_a_name(tmp_path: Path, command: str) -> None:
    (tmp_path / "-rf --help.txt").write_text(NOTE, encoding="utf-8")
    (tmp_path / "--output-file=x.txt").write_text(NOTE, encoding="utf-8")
    for name in ("-rf --help.txt", "--output-file=x.txt"):
        ran = caselint(command, "--isolated", "--", name, cwd=tmp_path)
        assert ran.code in {0, 1}, ran.err
    assert {path.name for path in tmp_path.iterdir()} == {"-rf --help.txt", "--output-file=x.txt"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    ran = caselint("check", "--isolated", tmp_path / "gone.docx")
    assert ran.code == 2
    assert "There is no file of this name" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_followed_within_the_folder_only(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    made = disk.links(folder, ground_at(tmp_path / "outside", "http://127.0.0.1:9/"))
    ran = caselint("check", "--isolated", "--output-format", "json", *LIMITS, folder)
    paths = [document["path"] for document in json.loads(ran.out)["documents"]]
    assert SECRET not in ran.out + ran.err
    assert [Path(path).name for path in paths if Path(path).name not in made] == ["note.txt"]
    assert ran.seconds < 30


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody write to a file that is open")
@pytest.mark.parametrize("way", ["shrinks", "vanishes", "grows"])
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, way: str) -> None:
    file, whole = tmp_path / "note.docx", docx("".join(p(f"{n}. {NOTE}") for n in range(2_000)))
    file.write_bytes(whole)
    over = threading.Event()

    def change() -> None:
        while not over.wait(0.001):
            if way == "vanishes":
                file.unlink(missing_ok=True)
            file.write_bytes(whole[: len(whole) // 2] if way == "shrinks" else whole)
            if way == "grows":
                with file.open("ab") as more:
                    more.write(bytes(100_000))

    changer = threading.Thread(target=change)
    changer.start()
    try:
        ran = caselint("check", "--isolated", *LIMITS, file)
    finally:
        over.set()
        changer.join()
    assert ran.code in {0, 1, 2}
    assert "Traceback" not in ran.out + ran.err
    assert "fault of its own" not in ran.out
