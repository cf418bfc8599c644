"""The cache: what was found of a file is there while nothing has changed, and no word of a note is in it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from caselint.batch import cache as cache_module
from caselint.batch.cache import FOLDER_VARIABLE, NAME, Cache, CacheError, cache_folder, clean
from caselint.batch.identity import identity_of
from caselint.batch.types import Packed
from caselint.config import Config
from caselint.findings import Level
from caselint.read.limits import Limits
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from caselint.workers.messages import Job, digest_of

MOST = 1_000_000
WORDS = "Visited Kai at home. Mum was manipulative."
FOUND = Packed("", b"m" + WORDS.encode() * 50, b"sketch")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "Kai Brown.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def keep(folder: Path, note: Path, settings: bytes = b"one") -> None:
    with Cache(folder, [settings], MOST) as cache:
        cache.put(Job(0, str(note)), digest_of(note.read_bytes()), FOUND)


def kept(folder: Path, note: Path, settings: bytes = b"one") -> Packed | None:
    with Cache(folder, [settings], MOST) as cache:
        return cache.get(Job(0, str(note)))


def test_what_was_found_comes_back(folder: Path, note: Path) -> None:
    assert kept(folder, note) is None
    keep(folder, note)
    found = kept(folder, note)
    assert found == Packed(note.as_posix(), FOUND.document, FOUND.sketches)


def test_a_file_that_changed_is_checked_anew(folder: Path, note: Path) -> None:
    keep(folder, note)
    note.write_text(f"{WORDS} ", encoding="utf-8")
    assert kept(folder, note) is None
    note.write_text(WORDS, encoding="utf-8")
    assert kept(folder, note) is not None


def test_other_settings_and_other_names_are_checked_anew(folder: Path, note: Path) -> None:
    keep(folder, note)
    assert kept(folder, note, b"two") is None
    assert kept(folder, note.rename(note.with_suffix(".md"))) is None


def test_no_word_and_no_name_of_a_note_is_in_it(folder: Path, note: Path) -> None:
    keep(folder, note)
    for path in folder.iterdir():
        content = path.read_bytes()
        for word in (*WORDS.split(), "sketch", "Brown", note.name):
            assert word.encode() not in content or len(word) < 4


def test_without_the_file_nobody_can_open_it(folder: Path, note: Path) -> None:
    """The key is made of the note alone: nothing in the cache, nor its name, gives it."""
    keep(folder, note)
    base = sqlite3.connect(folder / NAME)
    [(name, content)] = base.execute("SELECT name, content FROM checked").fetchall()
    base.close()
    for key in (name + bytes(8), digest_of(note.name.encode()), digest_of(b"")):
        with pytest.raises(cache_module.SealError):
            cache_module.opened(content, key)


def test_only_its_owner_may_look_into_it(folder: Path, note: Path) -> None:
    keep(folder, note)
    if sys.platform != "win32":
        assert [folder.stat().st_mode & 0o777, (folder / NAME).stat().st_mode & 0o777] == [0o700, 0o600]


def test_what_is_large_or_no_file_is_not_looked_for(folder: Path, note: Path) -> None:
    with Cache(folder, [b"one"], 10) as cache:
        assert cache.get(Job(0, str(note))) is None
        assert cache.get(Job(0, str(note.parent))) is None
        assert cache.get(Job(0, "nowhere.txt")) is None
        assert cache.get(Job(0, "note.txt", b"words")) is None


@pytest.mark.parametrize("content", [b"", b"no database at all" * 200, b"SQLite format 3\0" + bytes(5_000)])
def test_a_damaged_one_is_begun_anew(folder: Path, note: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / NAME).write_bytes(content)
    keep(folder, note)
    assert kept(folder, note) is not None


def test_one_that_is_damaged_within_is_begun_anew(folder: Path, tmp_path: Path) -> None:
    notes = [tmp_path / f"{number}.txt" for number in range(300)]
    for note in notes:
        note.write_text(f"{WORDS} {note.name}", encoding="utf-8")
    found = [Packed(note.as_posix(), os.urandom(500)) for note in notes]

    def all_kept() -> int:
        with Cache(folder, [b"one"], MOST) as cache:
            kept = [cache.get(Job(0, str(note))) for note in notes]
            for note, old, new in zip(notes, kept, found, strict=True):
                if old is None:
                    cache.put(Job(0, str(note)), digest_of(note.read_bytes()), new)
        return sum(one is not None for one in kept)

    assert [all_kept(), all_kept()] == [0, 300]
    content = bytearray((folder / NAME).read_bytes())
    for page in range(4096 * 2, len(content), 4096):  # those of the schema are sound
        content[page : page + 60] = b"\xff" * 60
    (folder / NAME).write_bytes(content)
    assert [all_kept(), all_kept()] == [0, 300]


def test_a_damaged_row_is_as_if_it_were_not_there(folder: Path, note: Path) -> None:
    keep(folder, note)
    base = sqlite3.connect(folder / NAME)
    base.execute("UPDATE checked SET content = substr(content, 1, 40)")
    base.commit()
    base.close()
    assert kept(folder, note) is None


def test_where_there_can_be_none_it_says_so(note: Path) -> None:
    with pytest.raises(CacheError):
        Cache(note / "cache", [b"one"], MOST)


def test_runs_at_the_same_time_share_it(folder: Path, note: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("More words.", encoding="utf-8")
    with Cache(folder, [b"one"], MOST) as one, Cache(folder, [b"one"], MOST) as two:
        one.put(Job(0, str(note)), digest_of(note.read_bytes()), FOUND)
        two.put(Job(0, str(other)), digest_of(other.read_bytes()), FOUND)
        one.save()
        two.save()
        assert one.get(Job(0, str(other))) is not None
        assert two.get(Job(0, str(note))) is not None


def test_while_another_run_writes_what_is_new_waits(
    folder: Path, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_PATIENCE", 0.05)
    with Cache(folder, [b"one"], MOST) as cache:
        other = sqlite3.connect(folder / NAME)
        other.execute("BEGIN EXCLUSIVE")
        cache.put(Job(0, str(note)), digest_of(note.read_bytes()), FOUND)
        cache.save()
        assert cache.get(Job(0, str(note))) is None
        other.rollback()
        other.close()
        cache.save()
        assert cache.get(Job(0, str(note))) is not None


def test_what_was_long_of_no_use_is_let_go(folder: Path, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder, note)
    day = cache_module._DAY
    now = cache_module.time.time()
    monkeypatch.setattr(cache_module.time, "time", lambda: now + 29 * day)
    assert kept(folder, note) is not None
    monkeypatch.setattr(cache_module.time, "time", lambda: now + 58 * day)
    assert kept(folder, note) is not None  # it was of use since
    monkeypatch.setattr(cache_module.time, "time", lambda: now + 90 * day)
    with Cache(folder, [b"one"], MOST):
        pass
    assert kept(folder, note) is None


def test_clean_takes_it_away(folder: Path, note: Path) -> None:
    keep(folder, note)
    assert clean(folder) > 0
    assert clean(folder) == 0
    assert kept(folder, note) is None


def test_where_it_is_can_be_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert cache_folder() == tmp_path
    assert cache_folder("elsewhere") == Path("elsewhere")
    monkeypatch.delenv(FOLDER_VARIABLE)
    assert "caselint" in cache_folder().parts


def test_all_that_findings_depend_on_tells_settings_apart() -> None:
    book = load_rulebook()

    def identity(config: Config, **how: bool) -> bytes:
        return identity_of(make_linter(book, config, **how), config)

    same = identity(Config())
    assert same == identity(Config(fail_on=Level.WARNING, baseline="b.json"))
    others = [
        identity(Config(profile="wakefield")),
        identity(Config(ignore=("PLN",))),
        identity(Config(rules={"PLN002": {"words": 99}})),
        identity(Config(labels={"Inputter": "author"})),  # type: ignore[dict-item]
        identity(Config(limits=Limits(pages=3))),
        identity(Config(teams={"North": ("Jo",)})),
        identity(Config(), template=True),
        identity(Config(), measure=False),
        identity(Config(), excerpts=False),
    ]
    assert len({same, *others}) == 1 + len(others)


def test_every_start_tells_the_same_settings_by_the_same_digest() -> None:
    script = (
        "from caselint.batch.identity import identity_of; from caselint.config import Config\n"
        "from caselint.rules import load_rulebook; from caselint.selection import make_linter\n"
        "print(identity_of(make_linter(load_rulebook(), Config()), Config()).hex())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
