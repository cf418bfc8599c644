"""`caselint pack test`, `caselint schema`, and the commands that know the config's packs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caselint.cli import app

EXAMPLE = Path(__file__).parents[1] / "examples" / "pack"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "team")
    monkeypatch.chdir(tmp_path / "team")
    return tmp_path / "team"


def run(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_example_passes_its_own_tests() -> None:
    assert run("pack", "test", "millbrook") == (
        0,
        "10 examples and 1 marked note: all as they should be.\n",
        "",
    )


def test_an_example_that_fails_is_named_with_its_line(folder: Path) -> None:
    path = Path("millbrook/rules/MFS/MFS001.yaml")
    change(folder / path, "Both children had eaten", "No concerns: both children had eaten")
    code, out, _ = run("pack", "test", "millbrook")
    assert code == 1
    line = (folder / path).read_text(encoding="utf-8").partition("No concerns: both")[0].count("\n") + 1
    assert f"{path}:{line} MFS001 allow" in out
    assert "nothing should be found, but was: “No concerns”" in out
    assert out.endswith("10 examples and 1 marked note: 1 fault.\n")


def test_a_note_that_fails_is_named_with_its_line(folder: Path) -> None:
    path = Path("millbrook/tests/drop-in.txt")
    change(folder / path, "{{-WRD101|tearaway}}", "{{WRD101|tearaway}}")
    change(folder / path, "{{MFS001|No concerns}}", "No concerns")
    code, out, _ = run("pack", "test", "millbrook")
    assert code == 1
    assert f"{path}:7 note" in out
    assert "MFS001 was found where it is not marked: “No concerns”" in out
    assert f"{path}:8 note" in out
    assert "WRD101 was not found: “tearaway”" in out


def test_a_note_that_names_no_rule_is_refused(folder: Path) -> None:
    change(folder / "millbrook/tests/drop-in.txt", "MFS001", "MFS009")
    code, _, err = run("pack", "test", "millbrook")
    assert code == 2
    assert "drop-in.txt:7: there is no rule “MFS009”; did you mean “MFS00" in err


def test_a_rule_whose_check_fails_on_a_text_is_a_failed_test(folder: Path) -> None:
    """A late abbreviation has a full form, one that is never explained has no other."""
    text = (folder / "millbrook/rules/MFS/MFS001.yaml").read_text(encoding="utf-8")
    text = text.partition("check:")[0].replace("MFS001", "MFS003").replace("{match}", "{other}")
    text = text.replace("empty-reassurance", "other")
    text += "check: abbreviations\noptions: {finding: undefined}\nbad: x\ngood: x\n"
    text += "tests:\n  flag: [The QTF panel met.]\n  allow: [It rained.]\n"
    (folder / "millbrook/rules/MFS/MFS003.yaml").write_text(text, encoding="utf-8")
    code, out, _ = run("pack", "test", "millbrook")
    assert code == 1
    failed = "the check of this text failed with KeyError: 'other'"
    assert " ".join(out.split()).count(failed) == 2  # of the example, and of the marked note


def test_a_broken_pack_gives_2(folder: Path) -> None:
    change(folder / "millbrook/rules/MFS/MFS001.yaml", "level: warning", "levle: warning")
    for command in (
        ["pack", "test", "millbrook"],
        ["rules"],
        ["rule", "SGN001"],
        ["check", "."],
        ["lexicon", "lazy"],
    ):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert "MFS001.yaml:3: levle: this key is not known here; did you mean “level”?" in err
        assert err.startswith("caselint: ")


def test_a_pack_that_is_not_there_gives_2() -> None:
    code, _, err = run("pack", "test", "gone")
    assert code == 2
    assert "there is no such folder" in err


def test_a_pack_may_need_another(folder: Path) -> None:
    (folder / "second" / "lexicons").mkdir(parents=True)
    text = "adds_to: empty-reassurances\nentries: [{term: tip-top}]\n"
    (folder / "second/lexicons/more.yaml").write_text(text, encoding="utf-8")
    assert run("pack", "test", "second")[0] == 2
    assert run("pack", "test", "millbrook", "second")[0] == 0


def test_the_packs_of_the_config_are_in_use() -> None:
    assert "MFS  Rules of your team's own" in run("rules")[1]
    assert "paragraph-too-long-for-the-app" in run("rule", "mfs002")[1]
    assert "MFS" not in run("rules", "--isolated")[1]
    assert run("rule", "MFS002", "--isolated")[0] == 2
    assert "MFS002" in run("rules", "--config", "caselint.toml")[1]


def test_a_note_is_checked_with_the_packs_rules(folder: Path) -> None:
    (folder / "note.txt").write_text("No concerns at the flat.\n", encoding="utf-8")
    out = run("check", "note.txt")[1]
    assert "MFS001 empty-reassurance" in out
    assert "against the millbrook profile" in out
    assert "MFS001" not in run("check", "--isolated", "note.txt")[1]


@pytest.mark.parametrize("kind", ["rule", "lexicon", "profile", "config"])
def test_a_schema_is_printed(kind: str) -> None:
    code, out, _ = run("schema", kind)
    assert code == 0
    assert json.loads(out)["$schema"].startswith("http://json-schema.org/")


def test_schemas_are_written_for_an_editor(folder: Path) -> None:
    assert run("schema", "--folder", ".schemas")[0] == 0
    assert (folder / ".schemas" / "rule.schema.json").read_text(encoding="utf-8") == run("schema", "rule")[1]
    assert len(list((folder / ".schemas").iterdir())) == 4


def test_a_schema_of_nothing_gives_2(folder: Path) -> None:
    assert run("schema")[0] == 2
    assert run("schema", "letter")[0] == 2
    (folder / "file").write_text("", encoding="utf-8")
    code, _, err = run("schema", "--folder", "file")
    assert code == 2
    assert "cannot be written" in err
