"""Rule packs that would keep a run busy for ever: refused as they are read, or stopped and named."""

from __future__ import annotations

import math
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from typer.testing import CliRunner

from caselint.cli import app
from caselint.config import Config, ConfigError
from caselint.kinds import kind_of, options_of
from caselint.language.patterns import PatternError, parse
from caselint.language.runaway import RunawayError
from caselint.packs import load_with_packs
from caselint.read import read_bytes
from caselint.rules import load_rulebook
from caselint.selection import make_linter
from caselint.yaml_files import RuleError, YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.findings import CheckedDocument
    from caselint.schema import Rule

RULE = {
    "code": "OUR001", "name": "our-rule", "level": "error", "tier": "core", "scope": "sentence",
    "summary": "Words.", "message": "“{match}” is ours.", "why": "It is.", "advice": "Leave it.",
    "cites": {}, "check": "lexicon", "options": {"lexicons": ["our-words"]}, "bad": "bad", "good": "good",
    "tests": {"flag": ["a {{zibble}}"], "allow": ["none"]},
}  # fmt: skip
WORDS = {"kind": "wording", "about": "Ours.", "sources": {"us": "us"}, "source": "us"}
PATIENCE = 20  # seconds, on a machine with much else to do; without care most of these take years


def pack(folder: Path, **parts: Any) -> Path:
    """A pack with a rule and a lexicon: `rule`, `lexicon` and `terms` change them, `files` adds others."""
    lexicon = WORDS | parts.get("lexicon", {})
    lexicon.setdefault("entries", [{"term": term} for term in parts.get("terms", ["zibble"])])
    files = {
        "rules/OUR001.yaml": RULE | parts.get("rule", {}),
        "lexicons/our-words.yaml": lexicon,
        **parts.get("files", {}),
    }
    for name, data in files.items():
        path = folder / "our-pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = data if isinstance(data, str) else yaml.dump(data, Dumper=_Quick, sort_keys=False)
        path.write_text(text, encoding="utf-8")
    return folder / "our-pack"


_Quick: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@contextmanager
def patience(seconds: float = PATIENCE) -> Iterator[None]:
    """Fail where it takes longer. (It cannot stop what does: the test run's own limit must.)"""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


def refused(folder: Path) -> RuleError:
    with patience(), pytest.raises(RuleError) as caught:
        load_with_packs([folder])
    assert len(str(caught.value)) < 1_000
    return caught.value


def checked(folder: Path, text: str) -> CheckedDocument:
    with patience():
        linter = make_linter(load_with_packs([folder]), Config(select=("OUR001",)))
        return linter.lint_or_explain(read_bytes(text.encode(), "note.txt"))


# ----------------------------------------------------------------------------------------- patterns


@pytest.mark.parametrize(
    ("term", "why"),
    [
        ("(" * 5_000 + "a" + ")" * 5_000, "inside each other"),
        ("(" * 1_000 + "a" + ")" * 1_000, "inside each other"),
        ("x " + "[" * 30 + "a" + "]" * 30, "inside each other"),
        ("x " + "[a] " * 41, "optional parts"),
        ("x " + "[[a]] " * 20, "too many ways"),
        ("x " + "([a]|[b]) " * 20, "too many ways"),
        ("word " * 61, "in a row"),
        ("a " + "<gap> " * 60 + "b", "in a row"),
        ("x" * 81, "a word in it is longer"),
        ("(" + "|".join(f"a{at}-b-c-d-e" for at in range(200)) + ")", "too many words"),
        ("a.b" * 3_000, "a word in it is longer"),
        ("a b [c] " * 1_500, "longer than"),
    ],
    ids=lambda value: value[:12],
)
@pytest.mark.parametrize("key", ["term", "except", "only_with"])
def test_a_pattern_that_asks_for_too_much_is_refused_with_its_place(
    tmp_path: Path, term: str, why: str, key: str
) -> None:
    entry = {"term": term} if key == "term" else {"term": "zibble", key: ["fine", term]}
    folder = pack(tmp_path, lexicon={"entries": [{"term": "fine"}, entry]})
    error = refused(folder)
    assert error.path == folder / "lexicons" / "our-words.yaml"
    assert error.line is not None
    assert error.key == ("entries.1.term" if key == "term" else f"entries.1.{key}.1")
    assert why in error.problem


def test_what_a_pattern_may_be_is_more_than_ours_are() -> None:
    from caselint.language.pattern_size import refuse_large
    from caselint.schema import Wording

    for lexicon in load_rulebook().lexicons.values():
        for term in lexicon.entries if isinstance(lexicon, Wording) else ():
            for pattern in (term.term, *term.excepting, *term.only_with):
                refuse_large(pattern, parse(pattern))


HOSTILE_TEXTS = [
    "a " * 30_000,
    "he " * 10_000,
    'a " " " " " ' * 2_000,
    "He is a bad a boy and a b a c. " * 500,
]
MANY_WAYS = [
    " ".join(["(a|b|c)"] * 20),
    "zib " + " ".join(f"[{one}{two}]" for one in "ab" for two in "abcdefghijklmnopqrst"),
    "a " + "[a] " * 40,
    "a " + "<gap> " * 20 + "b",
    "a " + "<gap> a " * 20,
    "a " + "<gap> a " * 10 + "zz",
    "he " + "(<they>|he) " * 20 + "zz",
    "<person> (a|he) " + "(<person>|a|he) " * 20 + "zz",
    "<they> " + "[<they>] " * 20 + "a",
    "a " + "<adverb> " * 30 + "a",
    "a " + "(<number>|a|<gap>) " * 25 + "a",
    '" <gap> a',
]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=lambda text: text[:8])
@pytest.mark.parametrize("term", MANY_WAYS, ids=lambda term: term[:16])
def test_a_pattern_with_many_ways_ends_or_is_named(tmp_path: Path, term: str, text: str) -> None:
    problem = checked(pack(tmp_path, terms=[term]), text).document.problem
    if problem is not None:
        assert problem.code == "DOC001"
        assert term[:100] in problem.reason
        assert "in the list our-words" in problem.reason
        assert "of rule OUR001" in problem.reason
        assert text[:20] not in problem.reason


def test_some_pattern_runs_away_and_is_stopped(tmp_path: Path) -> None:
    """Or the test above would have nothing to see."""
    folder = pack(tmp_path, terms=["a " + "(<number>|a|<gap>) " * 25 + "a"])
    assert checked(folder, HOSTILE_TEXTS[3]).document.problem is not None


def test_rows_of_gaps_are_found_as_before(tmp_path: Path) -> None:
    folder = pack(tmp_path, terms=["cup <gap> <gap> <gap> saucer", "tea [<gap>] [<adverb>] pot"])
    text = "A cup of the very best and finest bone china and a saucer. A tea in a pot."
    assert [finding.match for finding in checked(folder, text).findings] == [
        "cup of the very best and finest bone china and a saucer",
        "tea in a pot",
    ]


def test_a_runaway_names_the_file_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(tmp_path, terms=["a " + "(<number>|a|<gap>) " * 25 + "a"])
    monkeypatch.chdir(tmp_path)
    Path("caselint.toml").write_text('packs = ["our-pack"]\nselect = ["OUR001"]\n', encoding="utf-8")
    Path("bad.txt").write_text("He is a bad a boy and a b a c. " * 20, encoding="utf-8")
    Path("good.txt").write_text("Nothing much.\n", encoding="utf-8")
    ran = CliRunner().invoke(app, ["check", "bad.txt", "good.txt"])
    assert ran.exit_code == 2
    told = " ".join(ran.stdout.split())
    assert "of rule OUR001 fits a sentence of this file in too many ways" in told
    assert "--ignore OUR001" in told
    assert "Not checked: bad.txt" in told
    assert "Checked 1 file" in told
    ran = CliRunner().invoke(app, ["check", "--ignore", "OUR001", "--extend-select", "WRD", "bad.txt"])
    assert ran.exit_code in {0, 1}


# ----------------------------------------------------------------------------- lexicons as a whole


def test_places_that_double_in_places_are_refused(tmp_path: Path) -> None:
    places = {"p0": "a|b"} | {f"p{at}": f"{{p{at - 1}}} {{p{at - 1}}}" for at in range(1, 40)}
    folder = pack(tmp_path, lexicon={"entries": [{"term": "zibble {p39}"}], "places": places})
    assert "longer than" in str(refused(folder))


def test_a_pattern_that_is_too_much_once_filled_is_refused(tmp_path: Path) -> None:
    lexicon = {"entries": [{"term": "zibble " + "{p} " * 10}], "places": {"p": "[a] [b] [c] [d] [e] f"}}
    error = refused(pack(tmp_path, lexicon=lexicon))
    assert "optional parts" in error.problem
    assert error.path.name == "our-words.yaml"


def test_a_lexicon_that_takes_frames_without_end_is_refused(tmp_path: Path) -> None:
    frames = {**WORDS, "kind": "frames", "entries": [{"term": f"{{p}} w{at}"} for at in range(4_900)]}
    files = {f"lexicons/f{at}.yaml": frames for at in range(5)}
    lexicon = {"frames": [f"f{at}" for at in range(5)] * 1_000, "places": {"p": "a|b"}}
    assert "more than" in str(refused(pack(tmp_path, lexicon=lexicon, files=files)))


def test_a_million_terms_are_refused(tmp_path: Path) -> None:
    lines = "".join(f"- term: w{at}\n" for at in range(150_000))
    text = yaml.safe_dump(WORDS) + "entries:\n" + lines
    assert "too large" in str(refused(pack(tmp_path, files={"lexicons/our-words.yaml": text})))
    lines = "".join(f"- term: w{at}\n" for at in range(1_000_000))
    text = yaml.safe_dump(WORDS) + "entries:\n" + lines
    assert "over the limit of 5 MB" in str(refused(pack(tmp_path, files={"lexicons/our-words.yaml": text})))


@pytest.mark.parametrize("kind", ["wording", "labels", "abbreviations"])
def test_more_entries_than_a_list_should_have_are_refused(tmp_path: Path, kind: str) -> None:
    more = {"labels": {"role": "author"}, "abbreviations": {"meanings": ["x"]}, "wording": {}}[kind]
    entries = [{"term": f"w{at}", **more} for at in range(5_001)]
    path = {"wording": "our-words", "labels": "our-labels", "abbreviations": "our-letters"}[kind]
    error = refused(
        pack(tmp_path, files={f"lexicons/{path}.yaml": {**WORDS, "kind": kind, "entries": entries}})
    )
    assert error.key == "entries"
    assert "more than 5,000 entries" in error.problem


@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("labels", {"term": "x" * 201, "role": "author"}),
        ("abbreviations", {"term": "X" * 201, "meanings": ["x"]}),
        ("abbreviations", {"term": "XY", "meanings": ["x" * 301]}),
        ("abbreviations", {"term": "XY", "meanings": [f"x{at}" for at in range(51)]}),
        ("wording", {"term": "x", "except": ["x y"] * 201}),
    ],
)
def test_an_entry_that_is_too_much_is_refused(tmp_path: Path, kind: str, entry: dict[str, Any]) -> None:
    files = {"lexicons/others.yaml": {**WORDS, "kind": kind, "entries": [entry]}}
    error = refused(pack(tmp_path, files=files))
    assert error.key.startswith("entries.0")
    assert "than" in error.problem


def test_what_is_added_to_a_lexicon_has_the_same_limits(tmp_path: Path) -> None:
    added = {"adds_to": "section-headings", "entries": [{"term": "[[a]] " * 15 + "b"}]}
    assert "too many ways" in str(refused(pack(tmp_path, files={"lexicons/more.yaml": added})))
    added = {"adds_to": "section-headings", "entries": [{"term": f"h{at}"} for at in range(5_001)]}
    assert "5,000 entries" in str(refused(pack(tmp_path / "2", files={"lexicons/more.yaml": added})))


def test_many_sources_with_names_that_are_taken_get_their_own(tmp_path: Path) -> None:
    sources = {f"s{at}": f"mine {at}" for at in range(20_000)}
    added = {"adds_to": "our-words", "sources": sources, "source": "s1", "entries": [{"term": "wibble"}]}
    own = {"sources": {f"s{at}": f"ours {at}" for at in range(20_000)}, "source": "s1"}
    with patience():
        book = load_with_packs([pack(tmp_path, lexicon=own, files={"lexicons/x.yaml": added})])
    lexicon = book.wording("our-words")
    assert len(lexicon.sources) == 40_001


def test_a_lexicon_at_its_limits_is_loaded_and_matched_soon(tmp_path: Path) -> None:
    folder = pack(tmp_path, terms=[f"the <gap> w{at}" for at in range(5_000)])
    assert checked(folder, "The cat sat by w77 and the the the w4999. " * 50).document.problem is None


def test_a_pack_of_too_many_files_is_refused(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    (folder / "profiles").mkdir()
    for at in range(2_001):
        (folder / "profiles" / f"p{at}.yaml").touch()
    assert "2,000 files" in str(refused(folder))


def test_a_pack_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    for at in range(5):
        with (folder / "lexicons" / f"w{at}.yaml").open("wb") as file:
            file.truncate(4_500_000)
    assert "20 MB" in str(refused(folder))


# --------------------------------------------------------------------------------------------- YAML


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a: " + "[" * 1_000_000, "inside each other"),  # PyYAML's reader in C runs out of its stack
        ("a: " + "[" * 100_000 + "]" * 100_000, "inside each other"),
        ("a: " + "{a: " * 1_000, "inside each other"),
        ("- " * 1_000 + "a", "inside each other"),
        ("\n".join(" " * at + "a:" for at in range(1_000)), "inside each other"),
        ("a: 1" + ":1" * 5_000, "figures"),  # a number of base 60
        ("a: 1" + ":1" * 5_000 + ".5", "figures"),
        ("a: " + "9" * 5_000, "figures"),
        ("a: " + "x" * 30_000, "longer than"),
        ("a: &a " + "x" * 19_000 + "\nb: [" + "*a," * 2_000 + "]", "too large"),
        ("a: &a {x: 1}\nb: &b {<<: [*a,*a,*a,*a]}\nc: &c {<<: [" + "*b," * 90_000 + "]}", "too large"),
        ("x: !!int ''", "tag"),
        ("x: !!bool y", "tag"),
        ("x: !!timestamp y", "tag"),
        ("x: .5e999999", None),
    ],
    ids=lambda value: str(value)[:14],
)
def test_yaml_that_does_not_end_is_refused(tmp_path: Path, content: str, why: str | None) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(content, encoding="utf-8")
    with patience(5):
        if why is None:
            assert YamlFile(path).data
            return
        with pytest.raises(RuleError) as caught:
            YamlFile(path)
    assert why in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    with path.open("wb") as file:
        file.truncate(2**33)  # sparse: it takes no room on the disk
    with patience(5), pytest.raises(RuleError, match="over the limit of 5 MB"):
        YamlFile(path)


def test_a_marked_note_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pack(tmp_path)
    (folder / "tests").mkdir()
    with (folder / "tests" / "note.txt").open("wb") as file:
        file.truncate(2**33)
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(app, ["pack", "test", "our-pack"])
    assert ran.exit_code == 2
    assert "over the limit" in ran.stderr


# ------------------------------------------------------------------------------------ rules and options


@pytest.mark.parametrize(
    "message",
    [
        "{match:>9999999999}",
        "{match!r:>999999}",
        "{match:{match}}",
        "{match.__class__.__mro__}",
        "{match[0]}",
        "{match}" * 11,
        "x" * 2_001,
    ],
    ids=lambda message: message[:20],
)
def test_a_message_that_grows_is_refused(tmp_path: Path, message: str) -> None:
    error = refused(pack(tmp_path, rule={"message": message}))
    assert error.key == "message"
    assert error.line == 7


@pytest.mark.parametrize("key", ["summary", "why", "advice"])
def test_a_text_that_every_finding_repeats_has_a_limit(tmp_path: Path, key: str) -> None:
    assert refused(pack(tmp_path, rule={key: "x" * 2_001})).key == key


@pytest.mark.parametrize("number", [10**9, -(10**9), 10**30, math.inf, -math.inf, math.nan, "1e300"])
def test_a_number_that_no_run_gets_to_is_refused(tmp_path: Path, number: float | str) -> None:
    rule = {"check": "length", "options": {"unit": "sentence", "words": number}}
    assert refused(pack(tmp_path, rule=rule)).key.startswith("options")
    with patience(), pytest.raises(ConfigError):
        make_linter(load_rulebook(), Config(rules={"TIM001": {"hours": number}}))


def test_a_profile_sets_no_such_number(tmp_path: Path) -> None:
    profile = {"name": "ours", "about": "Ours.", "options": {"OVR101": {"weeks": 10**9}}}
    error = refused(pack(tmp_path, files={"profiles/ours.yaml": profile}))
    assert (error.key, error.line) == ("options.OVR101.weeks", 5)


def test_a_list_in_options_has_a_limit(tmp_path: Path) -> None:
    rule = {"options": {"lexicons": ["our-words"] * 2_001}}
    assert "at most 2,000" in str(refused(pack(tmp_path, rule=rule)))


NUMBERS = [
    (rule, name)
    for rule in load_rulebook().rules.values()
    for name in kind_of(rule.check).Options.__struct_fields__
    if isinstance(getattr(options_of(rule), name), int | float)
    and not isinstance(getattr(options_of(rule), name), bool)
]
NOTE = Path(__file__).parents[1] / "examples" / "export" / "case-notes-export.txt"


@pytest.mark.parametrize(("rule", "name"), NUMBERS, ids=lambda part: getattr(part, "code", part))
@pytest.mark.parametrize("number", [0, -1_000_000, 1_000_000])
def test_the_largest_and_least_numbers_break_no_rule(rule: Rule, name: str, number: int) -> None:
    try:
        config = Config(select=(rule.code,), rules={rule.code: {name: number}})
        linter = make_linter(load_rulebook(), config)
    except ConfigError:
        return  # the kind itself says what it may be
    with patience():
        linter.lint(read_bytes(NOTE.read_bytes(), NOTE.name))


# ---------------------------------------------------------------------------------- syntax patterns


def syntax(words: list[dict[str, Any]]) -> dict[str, Any]:
    pattern = {"name": "ours", "words": words, "terms": {"w0": ["our-words"]}}
    return {"check": "statement", "options": {"patterns": [pattern]}}


def row(count: int, operator: str = ">>") -> list[dict[str, Any]]:
    """Any word, and any others below it."""
    first = {"RIGHT_ID": "w0", "RIGHT_ATTRS": {}}
    return [first] + [
        {"RIGHT_ID": f"w{at}", "RIGHT_ATTRS": {}, "LEFT_ID": "w0", "REL_OP": operator}
        for at in range(1, count)
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ([{"RIGHT_ID": "w0", "RIGHT_ATTRS": {"LOWER": {"REGEX": "(a+)+$"}}}], "REGEX"),
        ([{"RIGHT_ID": "w0", "RIGHT_ATTRS": {"LOWER": {"FUZZY9": "a"}}}], "FUZZY9"),
        ([{"RIGHT_ID": "w0", "RIGHT_ATTRS": {"OP": "+"}}], "OP"),
        ([{"RIGHT_ID": "w0", "RIGHT_ATTRS": {"_": {"x": 1}}}], "_"),
        ([{"RIGHT_ID": "w0", "RIGHT_ATTRS": ["a"]}], "keys with values"),
        (row(9), "more than 8 words"),
    ],
)
def test_a_syntax_pattern_that_may_not_end_is_refused(
    tmp_path: Path, words: list[dict[str, Any]], why: str
) -> None:
    error = refused(pack(tmp_path, rule=syntax(words)))
    assert error.key.startswith("options")
    assert why in error.problem


@pytest.mark.parametrize("operator", [">>", ">", "$++", ".*"])
def test_a_syntax_pattern_with_many_ways_is_named(tmp_path: Path, operator: str) -> None:
    folder = pack(tmp_path, rule=syntax(row(8, operator)), terms=["cat"])
    long = "The cat " + "and the old dog and the small red bird by the door " * 5 + "slept."
    problem = checked(folder, long).document.problem
    assert problem is not None
    assert "“ours” (a syntax pattern) of rule OUR001" in problem.reason


def test_a_syntax_pattern_of_few_words_is_found_in_long_sentences(tmp_path: Path) -> None:
    words = [
        {"RIGHT_ID": "w0", "RIGHT_ATTRS": {"LOWER": "cat"}},
        *(
            {"RIGHT_ID": f"w{at}", "RIGHT_ATTRS": {"LOWER": "the"}, "LEFT_ID": "w0", "REL_OP": ">"}
            for at in (1,)
        ),
    ]
    folder = pack(tmp_path, rule=syntax(words), terms=["cat"])
    long = "The cat slept " + "and the old dog and the small red bird by the door " * 5 + "slept."
    assert [finding.match for finding in checked(folder, long).findings] == ["The cat"]


# -------------------------------------------------------------------------------------------- others


def test_profiles_that_extend_each_other_in_a_long_row_are_read_soon(tmp_path: Path) -> None:
    files = {
        f"profiles/p{at}.yaml": {
            "name": f"p{at}",
            "about": "x",
            "extends": f"p{at + 1}" if at < 499 else "default",
        }
        for at in range(500)
    }
    with patience():
        book = load_with_packs([pack(tmp_path, files=files)])
        make_linter(book, Config(profile="p0"))


def test_a_name_of_great_length_is_not_compared_with_others(tmp_path: Path) -> None:
    error = refused(pack(tmp_path, rule={"options": {"lexicons": ["ab" * 9_000]}}))
    assert error.key == "options"


def test_the_pattern_that_ran_away_is_told_without_words_of_the_note() -> None:
    reason = RunawayError("a " * 500, "in the list ours").reason("OUR001")
    assert len(reason) < 500
    assert "(in the list ours) of rule OUR001" in reason
    assert "--ignore OUR001" in reason


def test_brackets_inside_each_other_are_refused_and_not_followed() -> None:
    with pytest.raises(PatternError):
        parse("[" * (sys.getrecursionlimit() * 2) + "a")
