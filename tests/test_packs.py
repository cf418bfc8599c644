"""Rule packs: what they add, what is refused and in which words, and that the example is a good one."""

from __future__ import annotations

import os
import shutil
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config, load_config
from caselint.packs import files_of, load_with_packs
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from caselint.yaml_files import RuleError

if TYPE_CHECKING:
    from caselint.schema import Rulebook

TOP = Path(__file__).parents[1]
EXAMPLE = TOP / "examples" / "pack"
RULE = (EXAMPLE / "millbrook/rules/MFS/MFS001.yaml").read_text(encoding="utf-8")
WORDS = (EXAMPLE / "millbrook/lexicons/empty-reassurances.yaml").read_text(encoding="utf-8")
PROFILE = (EXAMPLE / "millbrook/profiles/millbrook.yaml").read_text(encoding="utf-8")
SIGNED = "\n\nRuth Adair, Social Worker, 4 March 2024, 11:00\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the example's pack, to break."""
    shutil.copytree(EXAMPLE / "millbrook", tmp_path / "millbrook")
    return tmp_path / "millbrook"


def codes(book: Rulebook, text: str, **settings: str) -> list[str]:
    linter = make_linter(book, Config(**settings))  # type: ignore[arg-type]
    return [finding.code for finding in linter.lint(read_bytes((text + SIGNED).encode(), "n.txt")).findings]


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


# ---------------------------------------------------------------------------------- what packs add


def test_a_packs_rules_and_words_are_found() -> None:
    book = load_with_packs([EXAMPLE / "millbrook"])
    assert codes(book, "No concerns at the flat.") == ["MFS001"]
    assert codes(book, "Mr Bello is a hamper hunter at the drop-in.") == ["WRD101"]
    assert codes(load_rulebook(), "No concerns. Mr Bello is a hamper hunter at the drop-in.") == []


def test_words_can_be_taken_away() -> None:
    assert codes(load_rulebook(), "Reece is a tearaway.") == ["WRD101"]
    assert codes(load_with_packs([EXAMPLE / "millbrook"]), "Reece is a tearaway.") == []


def test_abbreviations_and_labels_are_added() -> None:
    book = load_with_packs([EXAMPLE / "millbrook"])
    linter = make_linter(book, Config())
    text = "Doorstep date: 12 June 2024 at 14:00\nRecorded: 12 June 2024, 15:10\n\nThe MFS van came.\n\n"
    text += "Keyed in by: Ruth Adair, Family Support Worker\n"
    checked = linter.lint(read_bytes(text.encode(), "n.txt"))
    assert [finding.message for finding in checked.findings] == [
        "The record never says what “MFS” stands for. It may stand for Millbrook Family Support."
    ]
    [entry] = checked.entries
    assert (entry.event, entry.author) == ("2024-06-12T14:00", "Ruth Adair")


def test_a_profile_extends_one_of_ours() -> None:
    book = load_with_packs([EXAMPLE / "millbrook"])
    linter = make_linter(book, Config(profile="millbrook"))
    active = {rule.code for rule in linter.rules}
    ours = {rule.code for rule in make_linter(load_rulebook(), Config(profile="hertfordshire")).rules}
    assert active == (ours | {"MFS001", "MFS002"}) - {"PLN002"}
    assert linter.overrides["TIM001"] == {"hours": 48}


def test_nothing_of_a_pack_is_in_our_own_rulebook() -> None:
    before = load_rulebook()
    with_pack = load_with_packs([EXAMPLE / "millbrook"])
    assert load_rulebook() is before
    assert set(with_pack.rules) - set(before.rules) == {"MFS001", "MFS002"}
    assert all(with_pack.rules[code] is rule for code, rule in before.rules.items())
    assert load_with_packs([]) is before


def test_what_was_changed_in_a_pack_counts_at_once(pack: Path) -> None:
    assert codes(load_with_packs([pack]), "All hunky-dory at home.") == []
    path = pack / "lexicons" / "empty-reassurances.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  - term: all hunky-dory\n", encoding="utf-8")
    assert codes(load_with_packs([pack]), "All hunky-dory at home.") == ["MFS001"]


def test_a_later_pack_lies_on_the_earlier(pack: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    write(
        second / "lexicons" / "more.yaml",
        "adds_to: empty-reassurances\nentries: [{term: tip-top}]\nwithout: [no concerns]\n",
    )
    both = load_with_packs([pack, second])
    assert codes(both, "The flat was tip-top. No concerns.") == ["MFS001"]
    assert both.lexicons["empty-reassurances"].sources["second"] == "the rule pack second"
    with pytest.raises(RuleError, match="there is no lexicon “empty-reassurances”"):
        load_with_packs([second, pack])


def test_an_entry_with_our_term_takes_its_place(tmp_path: Path) -> None:
    content = "adds_to: judgemental-labels\nadvice: Ask Ruth.\nentries: [{term: Tearaway}]\n"
    write(tmp_path / "p" / "lexicons" / "x.yaml", content)
    entries = load_with_packs([tmp_path / "p"]).wording("judgemental-labels").entries
    assert [entry.advice for entry in entries if entry.term.casefold() == "tearaway"] == ["Ask Ruth."]
    terms = [entry.term.casefold() for entry in entries]
    assert terms == sorted(terms)


def test_a_source_does_not_take_the_place_of_another_of_its_name(tmp_path: Path) -> None:
    content = (
        "adds_to: judgemental-labels\nsources: {practice: ours}\nentries: [{term: zz, source: practice}]\n"
    )
    write(tmp_path / "p" / "lexicons" / "x.yaml", content)
    book, ours = load_with_packs([tmp_path / "p"]), load_rulebook()
    lexicon = book.wording("judgemental-labels")
    assert lexicon.sources["practice"] == ours.wording("judgemental-labels").sources["practice"]
    [entry] = [entry for entry in lexicon.entries if entry.term == "zz"]
    assert lexicon.sources[entry.source] == "ours"


def test_flat_folders_and_those_of_profiles_within_rules_will_do(tmp_path: Path) -> None:
    write(tmp_path / "p" / "rules" / "MFS001.yaml", RULE)
    write(tmp_path / "p" / "lexicons" / "empty-reassurances.yaml", WORDS)
    write(tmp_path / "p" / "rules" / "profiles" / "ours.yaml", "name: ours\nabout: x\nselect: [MFS]\n")
    book = load_with_packs([tmp_path / "p"])
    assert "MFS001" in book.rules
    assert "ours" in book.profiles
    assert codes(book, "No concerns.", profile="ours") == ["MFS001"]


def test_a_pack_may_bring_frames_and_fill_ours(tmp_path: Path) -> None:
    write(tmp_path / "p" / "rules" / "MFS001.yaml", RULE)
    write(
        tmp_path / "p" / "lexicons" / "empty-reassurances.yaml",
        WORDS.replace("source: guide", "source: guide\nframes: [moulds]\nplaces: {what: home|flat}"),
    )
    moulds = "kind: frames\nabout: x\nsources: {a: b}\nsource: a\nentries: [{term: 'a spotless {what}'}]\n"
    write(tmp_path / "p" / "lexicons" / "moulds.yaml", moulds)
    assert codes(load_with_packs([tmp_path / "p"]), "Mrs Ibe has a spotless flat.") == ["MFS001"]


def test_the_packs_of_a_config_are_looked_for_beside_it(tmp_path: Path) -> None:
    config = write(tmp_path / "a" / "caselint.toml", 'packs = ["our-pack", "../b"]\n')
    assert [Path(pack) for pack in load_config(config).packs] == [
        tmp_path / "a" / "our-pack",
        tmp_path / "a" / ".." / "b",
    ]


# -------------------------------------------------------------------------------- what is refused

RULES = "rules/MFS/MFS001.yaml"
LEXICONS = "lexicons/empty-reassurances.yaml"
PROFILES = "profiles/millbrook.yaml"
ADDED = "lexicons/words-we-leave-out.yaml"

# What is changed in which file, and the line, the key and some words of the error.
REFUSED = [
    (RULES, "level: warning", "levle: warning", 3, "levle", "did you mean “level”?"),
    (RULES, "level: warning", "level: warnings", 3, "level", "did you mean “warning”?"),
    (RULES, "level: warning", "level: grave", 3, "level", "known are error, warning, advice"),
    (RULES, "level: warning\n", "", 1, "", "the key “level” is missing"),
    (RULES, "summary: W", "summary: [W]\nx: W", 6, "summary", "this must be text, and is a list"),
    (
        RULES,
        "summary: Words say that all is well, and not what was seen.",
        "summary: 2.11",
        6,
        "summary",
        "marks",
    ),
    (RULES, "name: empty-reassurance", "name: yes", 2, "name", "put it in quotation marks"),
    (RULES, "name: empty-reassurance", "name: Empty reassurance", 2, "name", "hyphens between"),
    (RULES, "name: empty-reassurance", "name: judgemental-label", 2, "name", "WRD101 has this name already"),
    (RULES, "check: lexicon", "check: lexikon", 12, "check", "did you mean “lexicon”?"),
    (RULES, "lexicons: [empty-r", "lexicon: [empty-r", 13, "options.lexicon", "did you mean “lexicons”?"),
    (
        RULES,
        "[empty-reassurances]",
        "[empty-reasurances]",
        13,
        "options",
        "did you mean “empty-reassurances”?",
    ),
    (
        RULES,
        "[empty-reassurances]",
        "[labels]",
        13,
        "options",
        "“labels” is a lexicon of labels; one of words",
    ),
    (RULES, "[empty-reassurances]", "empty-reassurances", 13, "options.lexicons", "this must be a list"),
    (
        RULES,
        "[empty-reassurances]",
        "[empty-reassurances], zones: [narrativ]",
        13,
        "options.zones.0",
        "“narrative”?",
    ),
    (RULES, "code: MFS001", "code: MFS01", 1, "code", "the file is named MFS001"),
    (RULES, "“{match}” does", "“{mach}” does", 7, "message", "did you mean “match”?"),
    (RULES, "“{match}” does", "“{match} } does", 7, "message", "a bracket { or } stands alone"),
    (
        RULES,
        "tests:\n",
        "gives_way_to: [WRD999]\ntests:\n",
        16,
        "gives_way_to.0",
        "there is no rule “WRD999”",
    ),
    (RULES, "tests:\n", "code: MFS001\ntests:\n", 16, "code", "this key stands here twice"),
    (RULES, "tier: core", "tier: [core", 4, "", "this is not YAML"),
    (RULES, "tier: core", "\ttier: core", 4, "", "a tab stands where spaces must"),
    (LEXICONS, "term: no concerns", "term: no (concerns", 8, "entries.0.term", "“(” is not closed"),
    (LEXICONS, '["(has|have|had|having) no', '["<hass> no', 9, "entries.0.except.0", "no slot <hass>"),
    (LEXICONS, "term: nothing to report", "term: nothing {place}", 10, "", "nothing fills the place"),
    (
        LEXICONS,
        "term: nothing to report",
        "term: No concerns",
        10,
        "entries.1.term",
        "stands in line 8 already",
    ),
    (LEXICONS, "term: nothing to report", "term: ''", 10, "entries.1.term", "the term is empty"),
    (LEXICONS, "source: guide", "source: guid", 8, "entries.0.term", "did you mean “guide”?"),
    (LEXICONS, "kind: wording", "kind: wordings", 2, "kind", "did you mean “wording”?"),
    (LEXICONS, "kind: wording\n", "", 2, "", "the key “kind” is missing"),
    (LEXICONS, "advice: Say", "pos: verbs\n    advice: Say", 13, "entries.2.pos", "did you mean “verb”?"),
    (ADDED, "adds_to: judg", "adds_to: jugd", 2, "adds_to", "did you mean “judgemental-labels”?"),
    (ADDED, "adds_to: judgemental-labels", "adds_to: 3", 2, "adds_to", "the name of a lexicon"),
    (ADDED, "[tearaway]", "[tear-away]", 11, "without.0", "did you mean “tearaway”?"),
    (ADDED, "said_of: person", "meanings: [x]", 6, "entries.0.meanings", "this key is not known here"),
    (ADDED, "said_of: person", "source: book", 6, "entries.0.source", "there is no source “book”"),
    ("lexicons/our-labels.yaml", "role: event", "role: even", 3, "entries.0.role", "did you mean “event”?"),
    (
        "lexicons/our-abbreviations.yaml",
        "[Millbrook Family Support]",
        "MFS",
        4,
        "entries.0.meanings",
        "a list",
    ),
    (
        PROFILES,
        "extends: hertfordshire",
        "extends: hertforshire",
        3,
        "extends",
        "did you mean “hertfordshire”?",
    ),
    (PROFILES, "name: millbrook", "name: milbrook", 1, "name", "the file is named millbrook"),
    (PROFILES, "TIM001: ", "TIM999: ", 7, "options.TIM999", "there is no rule “TIM999”"),
    (PROFILES, "hours: 48", "hour: 48", 7, "options.TIM001.hour", "did you mean “hours”?"),
    (PROFILES, "hours: 48", "hours: [4]", 7, "options.TIM001.hours", "this must be a number, and is a list"),
    (PROFILES, "[MFS]", "[MSF]", 4, "select.0", "did you mean “MFS”?"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "key", "words"), REFUSED)
def test_an_error_names_file_line_and_key(
    pack: Path, file: str, old: str, new: str, line: int, key: str, words: str
) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_with_packs([pack])
    assert words in str(error.value)
    assert (error.value.path, error.value.line) == (path, line)
    assert error.value.key == key or not key
    assert str(error.value).startswith(f"{path}:{line}: ")


def refused(folder: Path) -> RuleError:
    with pytest.raises(RuleError) as error:
        load_with_packs([folder])
    return error.value


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("SGN003", "SGN003 is taken: missing-post-title"),
        ("SGN903", "codes that begin with SGN are caselint's own"),
        ("OUR1", "three capital letters and three digits"),
        ("our001", "three capital letters and three digits"),
    ],
)
def test_a_code_that_is_not_the_packs_own_is_refused(pack: Path, code: str, words: str) -> None:
    path = write(pack / "rules" / f"{code}.yaml", RULE.replace("MFS001", code))
    error = refused(pack)
    assert (error.path, error.line, error.key) == (path, 1, "code")
    assert words in str(error)


def test_a_code_that_stands_twice_is_refused(pack: Path, tmp_path: Path) -> None:
    write(pack / "rules" / "MFS001.yaml", RULE)
    assert "is the rule MFS001 already" in str(refused(pack))
    (pack / "rules" / "MFS001.yaml").unlink()
    write(tmp_path / "b" / "rules" / "MFS001.yaml", RULE)
    with pytest.raises(RuleError, match="MFS001 is taken: empty-reassurance"):
        load_with_packs([pack, tmp_path / "b"])


def test_a_rule_without_examples_is_refused(pack: Path) -> None:
    head = RULE.partition("tests:")[0]
    path = write(pack / RULES, head + "tests:\n  flag: []\n  allow: [x]\n")
    error = refused(pack)
    assert (error.path, error.line, error.key) == (path, 17, "tests.flag")


def test_rules_that_give_way_in_a_circle_are_refused(pack: Path) -> None:
    path = pack / "rules/MFS/MFS002.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[PLN003]", "[MFS001]"), encoding="utf-8")
    first = pack / RULES
    first.write_text(RULE + "gives_way_to: [MFS002]\n", encoding="utf-8")
    assert "MFS001 gives way to itself, by way of MFS002" in str(refused(pack))


def test_a_lexicon_of_ours_is_not_replaced(pack: Path) -> None:
    path = write(pack / "lexicons" / "labels.yaml", WORDS)
    error = refused(pack)
    assert error.path == path
    assert "write adds_to: labels" in str(error)


def test_a_profile_of_ours_is_not_replaced(pack: Path) -> None:
    write(pack / "profiles" / "default.yaml", PROFILE.replace("name: millbrook", "name: default"))
    assert "there is a profile “default” already" in str(refused(pack))


def test_a_profile_does_not_extend_itself(pack: Path) -> None:
    write(pack / PROFILES, "name: millbrook\nabout: x\nextends: other\n")
    write(pack / "profiles/other.yaml", "name: other\nabout: x\nextends: millbrook\n")
    assert "extends itself" in str(refused(pack))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert str(refused(tmp_path / "gone")).endswith("gone: packs: there is no such folder")
    write(tmp_path / "file", "x")
    assert "this is a file, and no folder" in str(refused(tmp_path / "file"))


def test_a_folder_that_holds_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    assert "this folder holds no pack" in str(refused(tmp_path))


def test_a_folder_with_a_name_nearly_right_is_refused(pack: Path) -> None:
    (pack / "lexicons").rename(pack / "lexicon")
    assert "did you mean “lexicons”?" in str(refused(pack))


def test_another_ending_is_refused_and_hidden_files_are_left(pack: Path) -> None:
    write(pack / "rules" / ".MFS009.yaml", "no rule")
    assert "MFS001" in load_with_packs([pack]).rules
    write(pack / "rules" / "MFS009.yml", RULE)
    assert "rename it MFS009.yaml" in str(refused(pack))


def test_what_is_not_utf_8_is_refused(pack: Path) -> None:
    path = pack / LEXICONS
    path.write_bytes(WORDS.encode() + "  - term: café\n".encode("cp1252"))
    error = refused(pack)
    assert (error.path, error.line) == (path, 14)
    assert "save the file again as UTF-8" in str(error)


@pytest.mark.parametrize("content", ["", "# nothing\n", "\ufeff"])
def test_an_empty_file_is_refused(pack: Path, content: str) -> None:
    write(pack / RULES, content)
    assert "the file is empty" in str(refused(pack))


# Nine times nine times nine ... of the same.
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{last}'] * 9)}]\n" for last, name in pairwise("abcdefghi")
)


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "text",
        "a: &a [*a]\n",
        "? [x]\n: y\n",
        "!!python/object:os.system x",
        "--- 1\n--- 2\n",
        "[" * 5000,
        LAUGHS,
        "code: 2024-02-30\n",
        "\x00",
    ],
    ids=["list", "text", "circle", "odd key", "object", "two", "deep", "laughs", "date", "null byte"],
)  # fmt: skip
def test_hostile_yaml_is_refused(pack: Path, content: str) -> None:
    path = write(pack / RULES, content)
    assert refused(pack).path == path


@pytest.mark.parametrize("escape", ["\\e[2J", "\\u202e", "\\x9b"])
def test_what_would_drive_a_terminal_is_refused(pack: Path, escape: str) -> None:
    write(pack / RULES, RULE.replace("summary: Words", f'summary: "{escape}"\nx: Words'))
    error = refused(pack)
    assert error.line == 6
    assert "a control character" in str(error)


def test_patterns_that_would_take_for_ever_are_refused(pack: Path) -> None:
    for term in ("x " + "[a] " * 50, "word " * 3000):
        write(pack / LEXICONS, WORDS + f"  - term: '{term}'\n")
        assert "make several terms of it" in str(refused(pack))


def test_a_pattern_of_many_optional_parts_is_matched_in_no_time(pack: Path) -> None:
    write(pack / LEXICONS, WORDS + f"  - term: 'plum {'[fig] ' * 38}[pear]'\n")
    book = load_with_packs([pack])
    began = time.perf_counter()
    assert "MFS001" in codes(book, f"They ate a plum {'fig ' * 30} pear.")
    assert time.perf_counter() - began < 10  # without care, hours


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the file can be read all the same")
def test_a_file_that_may_not_be_read_is_refused(pack: Path) -> None:
    (pack / RULES).chmod(0)
    assert "it cannot be read" in str(refused(pack))


def test_files_come_in_order(pack: Path) -> None:
    files = files_of(pack)
    assert [path.stem for path in files.rules] == ["MFS001", "MFS002"]
    assert files.pack == "millbrook"
