"""The hooks for pre-commit, by the real one: cloned, installed and run at the commits of a made repository.

What pre-commit installs is built from the files here. What that depends on is what the tests have, so that no
index is asked; with CASELINT_ONLINE=1 in the environment it comes from the index, as for whoever uses them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from caselint.files import find_files
from caselint.read import FORMATS

ROOT = Path(__file__).parent.parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PACKAGE = ("src", "rules", "lexicons", "pyproject.toml", "README.md", "LICENSE", MANIFEST.name)
GOOD = ROOT / "examples/template/home-visit-template.docx"
BAD = ROOT / "examples/template/old-call-template.docx"
NOTE = ROOT / "examples/notes/school-email.docx"
ONLINE = os.environ.get("CASELINT_ONLINE") == "1"

with_git = pytest.mark.skipif(
    shutil.which("git") is None or sys.platform == "win32", reason="git, and links to what is installed"
)


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}


def pre_commit(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **options)


# ------------------------------------------------------------------------------------ the manifest


def test_pre_commit_finds_the_manifest_in_order() -> None:
    done = pre_commit("validate-manifest", str(MANIFEST))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["caselint", "caselint-template"])
def test_a_hook_takes_the_files_that_a_run_over_the_folder_takes(name: str, tmp_path: Path) -> None:
    folders = ("", "forms/", "a.b/c d/", ".github/", "node_modules/x/", "venv/", "__pycache__/", "Venue/")
    stems = (
        "visit",
        "README",
        "readme",
        "Licence",
        "LICENSE",
        "changelog",
        "my-readme",
        "security",
        "~$visit",
        ".x",
    )
    suffixes = (*FORMATS, ".DOCX", ".Md", ".rst", ".yaml", ".docx.bak", "")
    names = [f"{folder}{stem}{suffix}" for folder in folders for stem in stems for suffix in suffixes]
    for path in names:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    hook = hooks()[name]
    takes, leaves = re.compile(hook["files"]), re.compile(hook["exclude"])
    taken = {path for path in names if takes.search(path) and not leaves.search(path)}
    found = {path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path]).files}
    assert len(found) > 100
    assert taken == found


# ------------------------------------------------------------------------------------- the commits


class Repository:
    """A git repository in a folder, with an environment in which nothing of the user's own counts."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        folder.mkdir()
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = self.try_git(*arguments)
        assert done.returncode == 0, done.stderr
        return done

    def try_git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def add(self, source: Path, name: str) -> None:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        self.git("add", name)

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.try_git("commit", "--message", "Change the forms")

    @property
    def commits(self) -> int:
        return len(self.git("log", "--oneline", "--all").stdout.splitlines())


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """pre-commit's own place and git's own settings; and, unless online, no index for pip."""
    there = tmp_path_factory.mktemp("environment")
    others = ("GIT_", "PIP_", "PRE_COMMIT", "PYTHON")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    variables |= {f"GIT_{who}_NAME": "Jo Clerk" for who in ("AUTHOR", "COMMITTER")}
    variables |= {f"GIT_{who}_EMAIL": "jo@example.org" for who in ("AUTHOR", "COMMITTER")}
    variables |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    variables["PRE_COMMIT_HOME"] = str(there / "home")
    if ONLINE:
        return variables
    own = Path(sysconfig.get_path("purelib"))
    for found in own.iterdir():
        if "caselint" not in found.name:  # it must come from what was installed for the hook
            (there / found.name).symlink_to(found)
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}  # 0: without isolation
    return {**variables, **offline, "PYTHONPATH": str(there)}


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Repository:
    """A repository of forms that uses both hooks from a repository of caselint, as git serves it."""
    folder = tmp_path_factory.mktemp("repositories")
    caselint = Repository(folder / "caselint", environment)
    for name in PACKAGE:
        source, target = ROOT / name, caselint.folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    caselint.git("add", ".")
    caselint.git("commit", "--quiet", "--message", "A version")
    revision = caselint.git("rev-parse", "HEAD").stdout.strip()
    forms = Repository(folder / "forms", environment)
    uses = [{"id": "caselint-template", "files": "^forms/"}, {"id": "caselint", "files": "^training/"}]
    config = {"repos": [{"repo": str(caselint.folder), "rev": revision, "hooks": uses}]}
    (forms.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (forms.folder / "README.md").write_text("Mum is lazy and manipulative.\n", encoding="utf-8")
    forms.git("add", ".")
    forms.git("commit", "--quiet", "--message", "Begin")
    done = pre_commit("install", "--install-hooks", cwd=forms.folder, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return forms


@pytest.fixture
def clean(forms: Repository) -> Repository:
    """The repository as it was last committed."""
    forms.git("reset", "--quiet", "--hard")
    return forms


@with_git
def test_what_runs_is_what_was_installed_for_the_hooks(
    clean: Repository, environment: dict[str, str]
) -> None:
    """Or the tests of the commits would be tests of the caselint that they run in."""
    home = Path(environment["PRE_COMMIT_HOME"])
    [installed] = home.glob("repo*/py_env-*/**/site-packages/caselint")
    assert (installed / "_data/rules/TPL/TPL001.yaml").is_file()
    elsewhere = installed.with_name("elsewhere")
    installed.rename(elsewhere)
    try:
        clean.add(GOOD, "forms/home-visit.docx")
        assert "No module named 'caselint'" in clean.commit().stderr
    finally:
        elsewhere.rename(installed)


@with_git
def test_a_good_template_is_committed_and_the_pages_beside_it_are_left(clean: Repository) -> None:
    before = clean.commits
    clean.add(GOOD, "forms/home-visit.docx")
    clean.add(clean.folder / "README.md", "forms/README.md")
    done = clean.commit()
    assert done.returncode == 0, done.stderr
    assert re.search(r"check record templates\.+Passed", done.stderr)
    assert re.search(r"check case notes\.+\(no files to check\)Skipped", done.stderr)
    assert clean.commits == before + 1


@with_git
def test_a_bad_template_is_not_committed_and_its_owner_is_told_why(clean: Repository) -> None:
    before = clean.commits
    clean.add(BAD, "forms/old call.docx")
    done = clean.commit()
    assert done.returncode == 1
    assert re.search(r"check record templates\.+Failed", done.stderr)
    assert "TPL001" in done.stderr
    assert "forms/old call.docx" in done.stderr
    assert "Instead: " in done.stderr
    assert clean.commits == before


@with_git
def test_what_the_config_excludes_is_left_though_pre_commit_names_it(clean: Repository) -> None:
    (clean.folder / "caselint.toml").write_text('exclude = ["archive/"]\n', encoding="utf-8")
    clean.git("add", "caselint.toml")
    clean.add(BAD, "forms/archive/call.docx")
    done = clean.commit()
    assert done.returncode == 0, done.stderr
    assert re.search(r"check record templates\.+Passed", done.stderr)
    clean.add(BAD, "forms/new/call.docx")
    done = clean.commit()
    assert done.returncode == 1
    assert "forms/new/call.docx" in done.stderr
    assert "forms/archive/call.docx\n" not in done.stderr


@with_git
def test_what_is_checked_is_what_would_be_committed(clean: Repository) -> None:
    """A form that was put right in the folder but not staged is still wrong in the commit."""
    clean.add(BAD, "forms/call.docx")
    shutil.copyfile(GOOD, clean.folder / "forms/call.docx")
    assert clean.commit().returncode == 1
    assert (clean.folder / "forms/call.docx").read_bytes() == GOOD.read_bytes()
    clean.git("add", "forms/call.docx")
    assert clean.commit().returncode == 0


@with_git
def test_in_colour_the_report_comes_without_a_trace_of_the_progress_bar(clean: Repository) -> None:
    """For which pre-commit gives the hook a terminal, and keeps all that is written on it."""
    for number in range(6):
        clean.add(BAD, f"forms/call-{number}.docx")
    done = pre_commit("run", "--color=always", cwd=clean.folder, env=clean.environment)
    assert done.returncode == 1
    assert "\x1b[1;31mTPL001\x1b[0m" in done.stdout
    assert not re.search(r"\x1b\[2K|\x1b\[\?25l", done.stdout)


@with_git
def test_notes_are_checked_as_notes(clean: Repository) -> None:
    before = clean.commits
    clean.add(NOTE, "training/school-email.docx")
    done = clean.commit()
    assert done.returncode == 1
    assert re.search(r"check case notes\.+Failed", done.stderr)
    assert re.search(r"check record templates\.+\(no files to check\)Skipped", done.stderr)
    assert clean.commits == before
