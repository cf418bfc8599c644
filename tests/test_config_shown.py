"""Settings as people are shown them: TOML that reads as what it was made of, and short paths."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from caselint.cli import app
from caselint.config import Configs
from caselint.config.shown import shown_path, toml_key, toml_value
from caselint.findings import Level

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
VALUES = st.recursive(
    TEXT | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(VALUES, TEXT)
def test_what_is_shown_reads_as_what_it_is(value: object, key: str) -> None:
    assert tomllib.loads(f"{toml_key(key)} = {toml_value(value)}") == {key: value}


def test_a_level_is_shown_as_it_is_written() -> None:
    assert toml_value(Level.WARNING) == '"warning"'
    assert toml_value(("a", "b")) == '["a", "b"]'
    assert toml_value(30.0) == "30"


def test_a_path_is_shown_from_here_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "a" / "b.toml") == str(Path("a") / "b.toml")
    assert shown_path(tmp_path.parent / "b.toml") == str(tmp_path.parent / "b.toml")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_folder_whose_name_is_no_text_has_settings_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / os.fsdecode(b"n\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this disk takes no such names")
    (folder / "caselint.toml").write_text('baseline = "b.json"', encoding="utf-8")
    monkeypatch.chdir(folder)
    assert Configs().of(Path("x.txt")).baseline == str(folder / "b.json")
    for form in ("text", "json"):
        ran = CliRunner().invoke(app, ["config", "show", "--output-format", form])
        assert ran.exit_code == 0, ran.output
        assert "b.json" in ran.stdout
