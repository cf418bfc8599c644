"""Which files a run finds, and what it says that it left out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caselint.cli import app
from caselint.config import ConfigError, Configs
from caselint.excluding import Excluder
from caselint.files import SUFFIXES, find_files
from caselint.read import FORMATS, read_path


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    return path


def link(path: Path, to: Path | str, *, folder: bool = False) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.symlink_to(to, target_is_directory=folder)
    except OSError:
        pytest.skip("this machine makes no links")
    return path


def files(*paths: Path) -> list[Path]:
    return list(find_files(paths).files)


def left_out(*paths: Path) -> dict[Path, str]:
    return {what.path: what.why for what in find_files(paths).left_out}


def test_a_folder_gives_its_documents_in_path_order(tmp_path: Path) -> None:
    wanted = [write(tmp_path / name) for name in ("a/z.TXT", "a.docx", "b/c/d.pdf", "old.doc")]
    for name in ("~$a.docx", ".hidden.txt", "picture.png", ".git/x.txt", "node_modules/y.txt"):
        write(tmp_path / name)
    assert files(tmp_path) == sorted(wanted, key=lambda path: path.as_posix())
    assert left_out(tmp_path) == {}


def test_a_folder_gives_files_of_every_format_that_can_be_read(tmp_path: Path) -> None:
    assert set(FORMATS) == SUFFIXES
    wanted = {write(tmp_path / f"note{suffix}") for suffix in FORMATS}
    assert set(files(tmp_path)) == wanted


def test_a_named_file_counts_whatever_it_is_called(tmp_path: Path) -> None:
    odd, missing = write(tmp_path / "note.xyz"), tmp_path / "gone.txt"
    assert files(odd, missing) == sorted([odd, missing], key=lambda path: path.as_posix())


def test_a_file_named_twice_is_checked_once(tmp_path: Path) -> None:
    note = write(tmp_path / "note.txt")
    assert files(note, tmp_path, tmp_path / "." / "note.txt") == [note]


def test_a_folder_with_a_documents_name_is_reported_and_looked_into(tmp_path: Path) -> None:
    inner = write(tmp_path / "Smith.docx" / "note.txt")
    assert files(tmp_path) == [tmp_path / "Smith.docx", inner]


# ------------------------------------------------------------------------ a repository's own pages


@pytest.mark.parametrize(
    "name",
    [
        *("README.md", "readme.txt", "Changelog.HTML", "LICENSE.txt", "LICENCE.md", "CONTRIBUTING.md"),
        *("code_of_conduct.md", "Security.md"),
    ],
)
def test_a_repositorys_own_page_is_passed_over_in_a_walk(tmp_path: Path, name: str) -> None:
    assert Path(name).suffix.lower() in SUFFIXES
    _, note = write(tmp_path / "forms" / name), write(tmp_path / "note.txt")
    assert files(tmp_path) == [note]
    assert left_out(tmp_path) == {}


def test_a_repositorys_own_page_is_read_where_it_is_named(tmp_path: Path) -> None:
    page = write(tmp_path / "README.txt")
    assert files(page) == [page]
    assert files(tmp_path, page) == [page]
    assert left_out(tmp_path, page) == {}


def test_only_whole_names_and_page_formats_are_a_repositorys_own(tmp_path: Path) -> None:
    wanted = [write(tmp_path / name) for name in ("README first.txt", "Security visit.txt", "security.docx")]
    assert set(files(tmp_path)) == set(wanted)


# ------------------------------------------------------------------------------------------ links


def test_a_link_to_a_folder_outside_is_not_followed_and_told_of(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "note.txt")
    out = link(tmp_path / "here" / "link", tmp_path / "elsewhere", folder=True)
    assert files(tmp_path / "here") == []
    assert "leads out" in left_out(tmp_path / "here")[out]


def test_a_link_to_a_file_outside_is_not_followed_and_told_of(tmp_path: Path) -> None:
    secret, own = write(tmp_path / "secret.txt"), write(tmp_path / "here" / "own.txt")
    out = link(tmp_path / "here" / "link.txt", secret)
    link(tmp_path / "here" / "link.png", secret)  # no document by its name
    assert files(tmp_path / "here") == [own]
    assert list(left_out(tmp_path / "here")) == [out]


@pytest.mark.parametrize("there", [True, False])
def test_a_chain_of_links_counts_by_its_end(tmp_path: Path, there: bool) -> None:
    secret = tmp_path / "secret.txt"
    if there:
        write(secret)
    last = link(tmp_path / "here" / "c.txt", "../secret.txt")
    middle = link(tmp_path / "here" / "b.txt", "c.txt")
    first = link(tmp_path / "here" / "a.txt", "b.txt")
    assert files(tmp_path / "here") == []
    assert set(left_out(tmp_path / "here")) == {first, middle, last}


def test_a_chain_that_comes_back_into_the_folder_is_followed(tmp_path: Path) -> None:
    note = write(tmp_path / "here" / ".store" / "note.txt")
    link(tmp_path / "there", note.parent, folder=True)
    back = link(tmp_path / "here" / "back.txt", tmp_path / "there" / "note.txt")
    assert files(tmp_path / "here") == [back]
    assert left_out(tmp_path / "here") == {}


def test_a_neighbour_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    write(tmp_path / "notes-of-others" / "note.txt")
    out = link(tmp_path / "notes" / "link", tmp_path / "notes-of-others", folder=True)
    assert list(left_out(tmp_path / "notes")) == [out]


def test_links_within_the_folder_give_each_file_once_by_its_own_name(tmp_path: Path) -> None:
    note = write(tmp_path / "z" / "note.txt")
    link(tmp_path / "a.txt", note)
    link(tmp_path / "a", tmp_path / "z", folder=True)
    link(tmp_path / "b", tmp_path / "a", folder=True)
    assert files(tmp_path) == [note]
    assert left_out(tmp_path) == {}


def test_what_only_a_link_leads_to_is_read_by_the_links_name(tmp_path: Path) -> None:
    write(tmp_path / ".store" / "v1" / "note.txt")
    link(tmp_path / "current", ".store/v1", folder=True)
    link(tmp_path / "later", ".store/v1", folder=True)
    assert files(tmp_path) == [tmp_path / "current" / "note.txt"]


def test_a_link_between_two_named_folders_is_followed(tmp_path: Path) -> None:
    note = write(tmp_path / "b" / "note.txt")
    link(tmp_path / "a" / "link.txt", note)
    assert files(tmp_path / "a", tmp_path / "b") == [note]
    assert left_out(tmp_path / "a", tmp_path / "b") == {}


def test_a_link_that_is_named_is_read(tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere" / "secret.txt")
    to_file = link(tmp_path / "here" / "link.txt", secret)
    to_folder = link(tmp_path / "here" / "link", secret.parent, folder=True)
    assert files(to_file) == [to_file]
    assert files(to_folder) == [to_folder / "secret.txt"]
    assert files(tmp_path / "here", to_file) == [to_file]
    assert list(left_out(tmp_path / "here", to_file)) == [to_folder]


def test_a_dangling_link_within_the_folder_is_for_the_reader_to_name(tmp_path: Path) -> None:
    gone = link(tmp_path / "gone.txt", tmp_path / "not-there.txt")
    assert files(tmp_path) == [gone]
    problem = read_path(gone).problem
    assert problem is not None
    assert "no file" in problem.reason


def test_links_in_a_circle_end_and_are_told_of(tmp_path: Path) -> None:
    note = write(tmp_path / "a" / "b" / "note.txt")
    link(tmp_path / "a" / "b" / "up", tmp_path, folder=True)
    link(tmp_path / "a" / "here", ".", folder=True)
    one = link(tmp_path / "one.txt", "two.txt")
    two = link(tmp_path / "two.txt", "one.txt")
    assert files(tmp_path) == [note]
    assert {path: "circle" in why for path, why in left_out(tmp_path).items()} == {one: True, two: True}


def test_a_link_above_the_folder_leads_out_of_it(tmp_path: Path) -> None:
    note, _ = write(tmp_path / "here" / "note.txt"), write(tmp_path / "other.txt")
    up = link(tmp_path / "here" / "up", tmp_path, folder=True)
    assert files(tmp_path / "here") == [note]
    assert list(left_out(tmp_path / "here")) == [up]


@pytest.mark.skipif(sys.platform != "win32", reason="junctions are Windows' own")
def test_a_junction_is_a_link(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "note.txt")
    junction = tmp_path / "here" / "junction"
    junction.parent.mkdir()
    subprocess.run(["cmd", "/c", "mklink", "/J", junction, tmp_path / "elsewhere"], check=True)
    assert files(tmp_path / "here") == []
    assert list(left_out(tmp_path / "here")) == [junction]


# ------------------------------------------------------------------------------ odd names and folders


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"a\x1b[31mred.txt", b"two\nlines.txt", b"\xff\xfe.txt", b"tab\there.txt"])
def test_names_that_no_terminal_should_see_are_found_and_read(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    try:
        path.write_bytes(b"Mum was seen.")
    except OSError:
        pytest.skip("this disk takes no such names")
    found = files(tmp_path)
    assert found == [path]
    assert read_path(found[0]).text == "Mum was seen."


def test_a_folder_that_may_not_be_entered_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, note = tmp_path / "closed", write(tmp_path / "note.txt")
    closed.mkdir()
    true = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder) == closed:
            raise PermissionError(13, "Permission denied")
        return true(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert files(tmp_path) == [note]
    assert "permission" in left_out(tmp_path)[closed]


@pytest.mark.skipif(sys.platform == "win32", reason="its limit is another")
def test_folders_too_deep_to_be_opened_are_told_of(tmp_path: Path) -> None:
    note = write(tmp_path / "note.txt")
    name, here = "d" * 200, os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):  # 5,000 characters, where 4,096 is the most that one path may have
        os.mkdir(name, dir_fd=here)
        inner = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert files(tmp_path) == [note]
    assert ["could not be opened" in why for why in left_out(tmp_path).values()] == [True]
    (tmp_path / "caselint.toml").write_text('exclude = ["*.rtf"]', encoding="utf-8")
    assert find_files([tmp_path], Configs(working=tmp_path)).files == (note,)


def test_a_named_path_that_is_too_long_is_for_the_reader_to_name(tmp_path: Path) -> None:
    path = tmp_path.joinpath(*["d" * 200] * 30, "note.txt")
    assert files(path) == [path]
    assert read_path(path).problem is not None


# ----------------------------------------------------------------------------- what configs exclude


def config(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "caselint.toml").write_text(text, encoding="utf-8")


def walked(*paths: Path, working: Path) -> tuple[list[Path], tuple[str, ...]]:
    """The files found, and what is told of those left out, as by a run from a folder."""
    found = find_files(paths, Configs(working=working))
    assert found.left_out == ()
    return list(found.files), found.excluded


def test_what_a_config_excludes_is_passed_over_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config(tmp_path, 'exclude = ["archive/", "*.rtf", "!keep.rtf", "/top.txt"]')
    wanted = [write(tmp_path / name) for name in ("a.txt", "b/keep.rtf", "b/top.txt")]
    for name in (
        "archive/x.txt",
        "archive/y/z.txt",
        "b/archive/x.txt",
        "c.rtf",
        "b/d.rtf",
        "top.txt",
        "e.png",
    ):
        write(tmp_path / name)
    found, told = walked(tmp_path, working=tmp_path)
    assert found == wanted
    assert len(told) == 1
    assert all(pattern in told[0] for pattern in ("“archive/”", "“*.rtf”", "“/top.txt”"))
    assert told[0].startswith("2 folders and 3 files were left out, as exclude in caselint.toml asks (")


def test_one_file_left_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config(tmp_path, 'extend-exclude = ["*.rtf"]')
    write(Path("b/d.rtf"))
    assert walked(Path("b"), working=tmp_path) == (
        [],
        (f"{Path('b/d.rtf')} was left out, as extend-exclude in caselint.toml asks (“*.rtf”).",),
    )


def test_what_is_named_is_checked_whatever_a_config_excludes(tmp_path: Path) -> None:
    config(tmp_path, 'exclude = ["archive/", "*.rtf"]')
    inner, scan = write(tmp_path / "archive" / "2023" / "x.txt"), write(tmp_path / "archive" / "y.rtf")
    assert walked(tmp_path / "archive", working=tmp_path)[0] == [inner]  # what the folder was not named for
    assert walked(inner.parent, working=tmp_path) == ([inner], ())
    assert walked(scan, working=tmp_path) == ([scan], ())
    assert walked(tmp_path, scan, tmp_path / "archive", working=tmp_path) == ([inner, scan], ())


@pytest.mark.parametrize("pattern", ["archive/**", "archive/*", "/archive", "archive"])
def test_a_named_folder_is_looked_into_however_it_is_excluded(tmp_path: Path, pattern: str) -> None:
    config(tmp_path, f'exclude = ["{pattern}"]')
    inner = write(tmp_path / "archive" / "2023" / "x.txt")
    assert walked(tmp_path / "archive", working=tmp_path) == ([inner], ())
    assert walked(tmp_path, working=tmp_path)[0] == []


def test_the_nearest_config_says_what_is_left_out(tmp_path: Path) -> None:
    config(tmp_path, 'exclude = ["*.rtf"]')
    config(tmp_path / "a", 'exclude = ["*.txt"]')
    write(tmp_path / "a" / "x.txt")
    wanted = [write(tmp_path / "a" / "x.rtf"), write(tmp_path / "y.txt")]
    assert walked(tmp_path, working=tmp_path)[0] == wanted


def test_exclude_takes_the_place_of_that_below_and_extend_exclude_adds(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text('exclude = ["*.rtf"]\nextend-exclude = ["*.md"]', encoding="utf-8")
    config(tmp_path / "a", 'extend = "../base.toml"\nexclude = ["*.odt"]')
    config(tmp_path / "b", 'extend = "../base.toml"\nextend-exclude = ["*.odt"]')
    for folder in ("a", "b"):
        for suffix in ("rtf", "md", "odt", "txt"):
            write(tmp_path / folder / f"x.{suffix}")
    names = [path.relative_to(tmp_path).as_posix() for path in walked(tmp_path, working=tmp_path)[0]]
    assert names == ["a/x.rtf", "a/x.txt", "b/x.txt"]


def test_a_broken_config_in_a_folder_is_no_clean_run(tmp_path: Path) -> None:
    config(tmp_path / "a", "exclude = 3")
    write(tmp_path / "a" / "x.txt")
    with pytest.raises(ConfigError, match="“exclude”"):
        walked(tmp_path, working=tmp_path)


# ------------------------------------------------------------------------------- what Git leaves out


def repository(folder: Path, ignore: str) -> None:
    (folder / ".git" / "info").mkdir(parents=True)
    (folder / ".gitignore").write_text(ignore, encoding="utf-8")


def test_in_a_repository_what_git_leaves_out_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    repository(tmp_path, "build/\n*.rtf\n")
    (tmp_path / ".git" / "info" / "exclude").write_text("own.txt\n", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".gitignore").write_text("!kept.rtf\n/here.txt\n", encoding="utf-8")
    wanted = [write(tmp_path / name) for name in ("a/b/here.txt", "a/kept.rtf", "x.txt")]
    for name in ("build/x.txt", "a/build/y.txt", "a/other.rtf", "a/here.txt", "a/own.txt"):
        write(tmp_path / name)
    found, told = walked(tmp_path, working=tmp_path)
    assert found == wanted
    assert set(told) == {
        "2 folders and 1 file were left out, as .gitignore asks (“build/”, “*.rtf”).",
        f"{tmp_path / 'a' / 'here.txt'} was left out, as {Path('a/.gitignore')} asks (“/here.txt”).",
        f"{tmp_path / 'a' / 'own.txt'} was left out, as {Path('.git/info/exclude')} asks (“own.txt”).",
    }


def test_exports_in_a_folder_that_git_leaves_out_are_checked_if_it_is_named(tmp_path: Path) -> None:
    repository(tmp_path, "exports/\n")
    note = write(tmp_path / "exports" / "2024" / "x.txt")
    assert walked(tmp_path, working=tmp_path)[0] == []
    assert walked(tmp_path / "exports", working=tmp_path) == ([note], ())
    assert walked(note.parent, working=tmp_path) == ([note], ())
    assert walked(note, working=tmp_path) == ([note], ())


def test_git_counts_only_in_a_repository_and_where_it_may(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.txt\n", encoding="utf-8")
    note = write(tmp_path / "x.txt")
    assert walked(tmp_path, working=tmp_path) == ([note], ())
    (tmp_path / ".git").mkdir()
    assert walked(tmp_path, working=tmp_path)[0] == []
    config(tmp_path, "respect-gitignore = false")
    assert walked(tmp_path, working=tmp_path) == ([note], ())


def test_a_file_below_two_thousand_folders_is_no_trouble(tmp_path: Path) -> None:
    repository(tmp_path, "*.rtf\n")
    excluder = Excluder(Configs(working=tmp_path))
    here = tmp_path.joinpath(*["d"] * 1_900)
    assert excluder.reason(here / "x.txt", tmp_path, is_folder=False) is None
    assert excluder.reason(here / "x.rtf", tmp_path, is_folder=False) == (
        "*.rtf",
        tmp_path / ".gitignore",
        "",
    )


def test_a_repository_inside_another_keeps_its_own_list(tmp_path: Path) -> None:
    repository(tmp_path, "*.txt\n")
    repository(tmp_path / "inner", "*.rtf\n")
    note = write(tmp_path / "inner" / "x.txt")
    assert walked(tmp_path, working=tmp_path)[0] == [note]


def test_ten_thousand_files_left_out_are_told_in_a_line(tmp_path: Path) -> None:
    config(tmp_path, 'exclude = ["[0-9]*"]')
    for number in range(1_500):
        (tmp_path / f"{number}.txt").touch()
    found, told = walked(tmp_path, working=tmp_path)
    assert found == []
    assert len(told) == 1
    assert told[0].startswith("1,500 files were left out")


# ------------------------------------------------------------------------------------- the command


def test_the_command_tells_in_a_line_each_what_was_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here").mkdir()
    Path("here/note.txt").write_text("A visit took place.", encoding="utf-8")
    write(Path("here/README.txt"))
    write(Path("secret.txt"))
    link(Path("here/li\x1bnk.txt"), tmp_path / "secret.txt")
    ran = CliRunner().invoke(app, ["check", "--isolated", "--select", "WRD101", "here"])
    assert ran.exit_code == 0, ran.output
    lines = ran.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["caselint"]
    assert "leads out" in lines[0]
    assert "\x1b" not in ran.stderr


def test_a_folder_with_nothing_but_links_that_lead_out_is_no_clean_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("secret.txt"))
    link(Path("here/link.txt"), tmp_path / "secret.txt")
    ran = CliRunner().invoke(app, ["check", "--isolated", "here"])
    assert ran.exit_code == 2
    assert "leads out" in ran.stderr


def test_a_folder_that_could_not_be_opened_gives_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "here" / "closed" / "note.txt")
    (tmp_path / "here" / "note.txt").write_text("A visit took place.", encoding="utf-8")
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "closed":
            raise PermissionError
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    ran = CliRunner().invoke(
        app, ["check", "--isolated", "--select", "WRD101", "--exit-zero", str(tmp_path / "here")]
    )
    assert ran.exit_code == 2
    assert "nothing in it was checked" in ran.stderr


# ------------------------------------------------------- files that a program names, and not a person


def test_a_named_file_is_left_out_as_its_folder_would_leave_it_out_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pre-commit names each file of a commit, and cannot know what the config excludes."""
    monkeypatch.chdir(tmp_path)
    names = ("forms/visit.docx", "archive/1998/visit.docx", "forms/visit.draft.docx", "../elsewhere.docx")
    paths = [write(Path(name)) for name in names]
    Path("caselint.toml").write_text('exclude = ["archive/", "*.draft.*"]\n', encoding="utf-8")
    assert set(find_files(paths, Configs()).files) == set(paths)
    found = find_files(paths, Configs(), exclude_named=True)
    assert set(found.files) == {paths[0], paths[3]}
    assert found.excluded == (
        "2 files were left out, as exclude in caselint.toml asks (“archive/”, “*.draft.*”).",
    )
    assert set(find_files(paths, Configs(isolated=True), exclude_named=True).files) == set(paths)
