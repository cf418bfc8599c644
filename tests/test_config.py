"""caselint.toml and [tool.caselint]."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config, ConfigError, find_config, load_config, starter
from caselint.findings import Level
from caselint.record import Role

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


def test_the_starter_is_valid_and_so_are_its_remarks(tmp_path: Path) -> None:
    text = starter("default")
    assert load_config(config(tmp_path, text)) == Config()
    uncommented = "\n".join(
        line.removeprefix("# ")
        for line in text.splitlines()
        if not line.startswith("# ") or "=" in line or line.startswith("# [")
    )
    assert tomllib.loads(uncommented)["rules"] == {"PLN002": {"words": 35}, "ABB001": {"allow": ["FSW"]}}
    load_config(config(tmp_path, uncommented))
