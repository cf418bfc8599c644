"""caselint.toml and [tool.caselint]."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.config import Config, ConfigError, find_config, load_config, starter
from caselint.config.settings import ConfigFile
from caselint.config.shown import toml_value
from caselint.config.starter import Answers
from caselint.findings import Level
from caselint.record import Role
from caselint.rules import load_rulebook
from caselint.selection import make_linter

if TYPE_CHECKING:
    from pathlib import Path


def config(folder: Path, text: str, name: str = "caselint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = config(
        tmp_path,
        """
        profile = "default"
        select = ["WRD"]
        extend-select = ["FCT201"]
        ignore = ["PLN"]
        fail-on = "warning"
        [labels]
        "Date of intervention" = "event"
        [rules.PLN002]
        words = 35
        """,
    )
    assert load_config(path) == Config(
        select=("WRD",),
        extend_select=("FCT201",),
        ignore=("PLN",),
        fail_on=Level.WARNING,
        labels={"Date of intervention": Role.EVENT},
        rules={"PLN002": {"words": 35}},
    )


def test_pyproject_counts_only_with_its_table(tmp_path: Path) -> None:
    config(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    path = config(tmp_path / "a", "[tool.caselint]\nignore = ['PLN']\n", "pyproject.toml")
    assert find_config(inner) == path
    assert load_config(path).ignore == ("PLN",)


def test_the_nearest_config_wins(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    config(tmp_path, "")
    nearer = config(tmp_path / "a", "")
    assert find_config(tmp_path / "a") == nearer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ignroe = ['PLN']", "Did you mean “ignore”?"),
        ("fail_on = 'error'", "Did you mean “fail-on”?"),
        ("fail-on = 'grave'", "“fail-on”"),
        ("ignore = 'PLN'", "“ignore”"),
        ("ignore = [", "is not TOML"),
        ("[labels]\nX = 'happening'", "labels"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, words: str) -> None:
    path = config(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load_config(path)
    assert words in str(error.value)
    assert str(path) in str(error.value)


def test_a_config_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "gone.toml")


def test_a_config_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "caselint.toml"
    path.write_bytes('ignore = ["é"]'.encode("cp1252"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(path)


# ------------------------------------------------------------------------------- values that cannot serve


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("exclude = ['C:/notes']", "“exclude”: “C:/notes” begins with a drive"),
        ("exclude = ['archive\\2023']", "Write / between folders"),
        ("extend-exclude = ['../x']", "“extend-exclude”: “../x” leads out"),
        ("[[per-path]]\npaths = ['a']\n[[per-path]]\npaths = ['./a']", "in the second [[per-path]], “paths”"),
        ("[[per-path]]\nselect = ['WRD']", "the key “paths” is missing"),
        ("[[per-path]]\npaths = ['a']\nlimits = {}", "counts for the whole run"),
        ("[[per-path]]\npaths = ['a']\nignroe = ['WRD']", "did you mean “ignore”?"),
        ("per-path = 'a'", "“per-path”: this must be a list"),
        ("post-titles = ['Worker (duty)']", "has the mark ("),
        ("post-titles = [' ']", "A post title is empty"),
        ("[abbreviations]\nFSW = ''", "“FSW” has no meaning"),
        ("[abbreviations]\nFSW = 3", "“abbreviations.FSW”: this must be text"),
        ("[teams]\nNorth = ['Jo Bell']\nSouth = ['JO  BELL']", "stands in “North” and in “South”"),
        ("[teams]\nNorth = 'Jo Bell'", "this must be a list"),
        ("respect-gitignore = 'no'", "“respect-gitignore”: this must be true or false"),
        ("[limits]\nseconds = 'ten'", "“limits.seconds”"),
    ],
)
def test_a_value_that_cannot_serve_is_said(tmp_path: Path, text: str, words: str) -> None:
    path = config(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load_config(path)
    assert words in str(error.value)
    assert str(error.value).startswith(f"{path}: ")


def test_toml_too_deep_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"cannot be read|is not TOML"):
        load_config(config(tmp_path, "x = " + "[" * 5_000))


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.text() | st.integers() | st.booleans() | st.floats(), st.lists), st.text(max_size=20))
def test_any_value_under_any_key_is_settled_or_refused(
    tmp_path_factory: pytest.TempPathFactory, value: object, key: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "caselint.toml"
    for name in (key, "ignore", "profile", "limits", "teams", "per-path", "exclude", "post-titles"):
        path.write_text(f"{toml_value(name)} = {toml_value(value)}\n", encoding="utf-8", newline="\n")
        try:
            told = str(load_config(path))
        except ConfigError as error:
            told = str(error)
        assert told.startswith(("Config(", f"{path}: ", f"{path} is not TOML"))


# ----------------------------------------------------------------------------------------- the starter

ANSWERS = Answers(
    profile="wakefield",
    late_after=36.5,
    post_titles=('Head of "Us"', "Family Harbour Lead"),
    abbreviations={"FSW": "family support worker", "C&F": 'child "and" family'},
    known_abbreviations=("MASH", "ÉT"),
)


def blocks(text: str) -> list[str]:
    """What each remark that holds a setting is without its #: a line, or a table with its lines."""
    found: list[str] = []
    for line in text.splitlines():
        bare = line.removeprefix("# ")
        if line.startswith("# ["):
            found.append(bare)
        elif line.startswith("# ") and re.match(r'[\w"-]+ = ', bare):
            if (
                found
                and found[-1].startswith("[")
                and text.splitlines()[text.splitlines().index(line) - 1] != ""
            ):
                found[-1] += "\n" + bare
            else:
                found.append(bare)
    return found


@pytest.mark.parametrize("answers", [Answers(), ANSWERS])
def test_the_starter_says_what_was_answered(tmp_path: Path, answers: Answers) -> None:
    read = load_config(config(tmp_path, starter(answers)))
    rules: dict[str, dict[str, object]] = {}
    if answers.late_after is not None:
        rules["TIM001"] = {"hours": answers.late_after}
    if answers.known_abbreviations:
        rules["ABB001"] = {"allow": list(answers.known_abbreviations)}
    assert read == Config(
        profile=answers.profile,
        post_titles=answers.post_titles,
        abbreviations=answers.abbreviations,
        rules=rules,
    )


def test_every_remark_of_the_starter_is_accepted_without_its_mark(tmp_path: Path) -> None:
    found = blocks(starter("default"))
    keys = {field.encode_name for field in msgspec.structs.fields(ConfigFile)}
    told = {key for block in found for key in tomllib.loads(block)}
    assert told == keys - {"profile", "select", "extend-exclude"}
    (tmp_path / "sub").mkdir()
    config(tmp_path, "")
    for block in found:
        load_config(config(tmp_path / "sub", block))
    uncommented = re.sub(r'(?m)^# (?=\[|[\w"-]+ = )', "", starter("default"))
    whole = load_config(config(tmp_path / "sub", uncommented))
    make_linter(load_rulebook(), whole)
    assert whole.rules == {"TIM001": {"hours": 24}, "PLN002": {"words": 35}, "ABB001": {"allow": ["FSW"]}}
