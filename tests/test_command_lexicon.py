"""`caselint lexicon`: what is known of a word, found by the matcher that looks for it in notes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caselint.cli import app
from caselint.look_up import look_up
from caselint.report.lexicon_page import readable
from caselint.rules import load_rulebook

PACK = Path(__file__).parents[1] / "examples" / "pack" / "millbrook"
BOOK = load_rulebook()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["lexicon", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, " ".join(result.stdout.split())


def codes(words: str) -> set[str]:
    return {known.rule.code for known in look_up(BOOK, words).terms}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("absconding", "WRD105"),
        ("Absconded", "WRD105"),
        ("attention seeking", "WRD101"),
        ("attention-seeking", "WRD101"),
        ("the lazy parents", "WRD101"),
        ("wouldn’t engage", "WRD103"),
        ("prior to", "PLN004"),
    ],
)
def test_any_form_is_known(words: str, code: str) -> None:
    assert code in codes(words)


def test_a_word_of_grammar_alone_is_not_a_term() -> None:
    assert codes("was") == set()
    assert codes("she was late") == set()


def test_a_term_comes_with_advice_conditions_and_source() -> None:
    code, out = run("lazy")
    assert code == 0
    assert "WRD101 judgemental-label (error)" in out
    assert "Instead: " in out
    assert "Counts" in out
    assert "said of a" in out
    assert "Does not count in" in out
    assert "Source: " in out


def test_what_may_take_its_place_is_offered() -> None:
    assert "Try: before" in run("prior", "to")[1]


def test_an_abbreviation_comes_with_its_meanings() -> None:
    code, out = run("mash")
    assert code == 0
    assert "May stand for: multi-agency safeguarding hub." in out
    assert "ABB001" in out
    assert look_up(BOOK, "EHCPs").abbreviations[0].entry.term == "EHCP"


def test_an_abbreviation_that_everyone_knows_is_said_to_be_one() -> None:
    assert "“TV” needs no full form: every reader knows it (ABB001)." in run("TV")[1]


def test_a_label_comes_with_what_it_is_for() -> None:
    assert "“date of visit” is read as: event." in run("Date of visit:")[1]


def test_longer_terms_are_shown() -> None:
    code, out = run("engage")
    assert code == 0
    assert "Longer terms with these words" in out
    assert "WRD103 hard to engage" in out


def test_a_word_that_no_rule_knows_gives_1_and_those_like_it() -> None:
    code, out = run("manipulativ")
    assert code == 1
    assert "No rule knows “manipulativ”, in any form." in out
    assert "Like it are: manipulative" in out
    assert run("xyzzyq") == (1, "No rule knows “xyzzyq”, in any form.")


def test_the_words_of_a_pack_are_known_in_its_folder(folder: Path) -> None:
    shutil.copytree(PACK, folder / "millbrook")
    (folder / "caselint.toml").write_text('packs = ["millbrook"]', encoding="utf-8")
    code, out = run("hamper hunters")
    assert code == 0
    assert "Source: the rule pack millbrook" in out
    assert "In the list as: hamper hunter" in out
    assert run("--isolated", "hamper hunters")[0] == 1


def test_a_note_of_a_packs_entry_is_shown(folder: Path) -> None:
    shutil.copytree(PACK, folder / "millbrook")
    (folder / "caselint.toml").write_text('packs = ["millbrook"]', encoding="utf-8")
    assert "Note: it also stands for the shop" in run("WOW")[1]


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("abscond", "abscond"),
        ("refuse~ to (engage|attend)", "refuse to engage/attend"),
        ("put <self> at [great] risk", "put self at [great] risk"),
        ("(a|b|c|d|e|f) x", "a/b/c/d/… x"),
        ("(a|(b|c) d|e)", "a/b/c d/e"),
    ],
)
def test_a_pattern_is_shown_as_people_read_it(pattern: str, shown: str) -> None:
    assert readable(pattern) == shown


def test_asked_words_are_among_the_alternatives_that_are_shown() -> None:
    assert readable("(a|b|c|d|e|fishing) x", "fished") == "fishing/a/b/c/… x"
