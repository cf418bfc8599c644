"""Which settings count for a file: the nearest config, what it extends, its paths, and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caselint.config import Config, ConfigError, Configs, load_config
from caselint.config.layers import Layer, Source, laid_on, merged, parts_of
from caselint.findings import Level
from caselint.rules import load_rulebook
from caselint.selection import make_linter


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# ------------------------------------------------------------------------------------------- extend


def test_a_config_lies_on_what_it_extends(tmp_path: Path) -> None:
    write(
        tmp_path / "shared" / "base.toml",
        """
        profile = "wakefield"
        packs = ["pack"]
        ignore = ["PLN002"]
        extend-select = ["FCT201"]
        fail-on = "advice"
        post-titles = ["Family Harbour Lead"]
        baseline = "accepted.json"
        [limits]
        seconds = 5
        pages = 7
        [labels]
        "Inputter" = "author"
        "When" = "event"
        [rules.TIM001]
        hours = 48
        [rules.ABB001]
        allow = ["FSW"]
        """,
    )
    path = write(
        tmp_path / "a" / "caselint.toml",
        """
        extend = "../shared/base.toml"
        packs = ["own"]
        ignore = ["ABB004"]
        fail-on = "warning"
        post-titles = ["Edge of Care Navigator"]
        [limits]
        seconds = 9
        [labels]
        "When" = "recorded"
        [rules.TIM001]
        hours = 24
        """,
    )
    config = load_config(path)
    assert config.profile == "wakefield"
    assert [Path(pack) for pack in config.packs] == [tmp_path / "shared" / "pack", tmp_path / "a" / "own"]
    assert (config.ignore, config.extend_select) == (("PLN002", "ABB004"), ("FCT201",))
    assert config.fail_on is Level.WARNING
    assert config.post_titles == ("Family Harbour Lead", "Edge of Care Navigator")
    assert (config.limits.seconds, config.limits.pages, config.limits.memory_mb) == (9, 7, 2000)
    assert config.labels == {"Inputter": "author", "When": "recorded"}
    assert config.rules == {"TIM001": {"hours": 24}, "ABB001": {"allow": ["FSW"]}}
    assert Path(config.baseline or "") == tmp_path / "shared" / "accepted.json"


def test_paths_are_beside_the_file_that_they_stand_in(tmp_path: Path) -> None:
    write(
        tmp_path / "shared" / "base.toml",
        'language-model = "models/en"\ncache-dir = "kept"\nbaseline = "../b.json"\npacks = ["~/pack"]',
    )
    config = load_config(write(tmp_path / "a" / "caselint.toml", 'extend = "../shared/base.toml"'))
    assert Path(config.language_model or "") == tmp_path / "shared" / "models" / "en"
    assert Path(config.cache_dir or "") == tmp_path / "shared" / "kept"
    assert Path(config.baseline or "") == tmp_path / "shared" / ".." / "b.json"
    assert [Path(pack) for pack in config.packs] == [Path.home() / "pack"]
    assert load_config(write(tmp_path / "b.toml", 'language-model = "en_core_web_lg"')).language_model == (
        "en_core_web_lg"  # a package, and no folder
    )


def test_three_files_lie_on_each_other(tmp_path: Path) -> None:
    write(tmp_path / "c.toml", 'profile = "knowsley"\nfail-on = "advice"\nlanguage-model = "en_core_web_lg"')
    write(tmp_path / "pyproject.toml", '[tool.caselint]\nextend = "c.toml"\nfail-on = "warning"')
    path = write(tmp_path / "caselint.toml", 'extend = "pyproject.toml"\nprofile = "oxfordshire"')
    config = load_config(path)
    assert (config.profile, config.fail_on, config.language_model) == (
        "oxfordshire",
        Level.WARNING,
        "en_core_web_lg",
    )


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"caselint.toml": 'extend = "caselint.toml"'}, "caselint.toml extends itself. Take"),
        (
            {"caselint.toml": 'extend = "b.toml"', "b.toml": 'extend = "caselint.toml"'},
            "caselint.toml extends itself, by way of",
        ),
        (
            {
                "caselint.toml": 'extend = "b.toml"',
                "b.toml": 'extend = "c.toml"',
                "c.toml": 'extend = "b.toml"',
            },
            "b.toml extends itself, by way of",
        ),
        ({"caselint.toml": 'extend = "gone.toml"'}, "gone.toml, which is not there"),
        ({"caselint.toml": 'extend = "."'}, "which is a folder; name the file in it"),
        ({"caselint.toml": 'extend = "b.toml"', "b.toml": 'ignroe = ["X"]'}, "Did you mean “ignore”?"),
        (
            {"caselint.toml": 'extend = "pyproject.toml"', "pyproject.toml": ""},
            "has no [tool.caselint] table",
        ),
    ],
)
def test_what_cannot_be_extended_is_said(tmp_path: Path, texts: dict[str, str], words: str) -> None:
    for name, text in texts.items():
        write(tmp_path / name, text)
    with pytest.raises(ConfigError) as error:
        load_config(tmp_path / "caselint.toml")
    assert words in str(error.value)


def test_a_writer_in_two_teams_of_two_files_is_named_with_the_file(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", '[teams]\nNorth = ["Jo Bell"]')
    path = write(tmp_path / "caselint.toml", 'extend = "base.toml"\n[teams]\nSouth = ["Jo Bell"]')
    with pytest.raises(ConfigError) as error:
        Configs(working=tmp_path).of(Path("x.txt"))
    assert str(error.value).startswith(f"{path}: “teams”: “Jo Bell” stands in “North” and in “South”")


# -------------------------------------------------------------------------------- which codes count

BOOK = load_rulebook()


def codes(*layers: dict[str, tuple[str, ...]]) -> set[str]:
    config = merged(Layer(Source.FILE, values) for values in layers)
    return {rule.code for rule in make_linter(BOOK, config).rules}


def test_a_nearer_selection_begins_anew() -> None:
    assert codes({"select": ("SGN",), "extend_select": ("DOC",)}, {"select": ("SGN003",)}) == {"SGN003"}


def test_what_a_nearer_layer_selects_is_not_ignored_by_a_lower_one() -> None:
    assert codes({"ignore": ("SGN003",)}, {"select": ("SGN00",)}) == codes({"select": ("SGN00",)})
    assert "SGN003" in codes({"ignore": ("SGN",)}, {"extend_select": ("SGN003",)})
    assert "SGN003" in codes({"ignore": ("sgn003",)}, {"extend_select": ("SGN",)})
    assert codes({"ignore": ("ALL",)}, {"select": ("ALL",)}) == codes({"select": ("ALL",)})


def test_what_a_nearer_layer_ignores_is_not_selected_by_a_lower_one() -> None:
    assert "FCT201" not in codes({"extend_select": ("FCT201",)}, {"ignore": ("FCT",)})
    assert codes({"select": ("SGN003", "DOC001")}, {"ignore": ("SGN",)}) == {"DOC001"}


def test_in_one_layer_the_longer_name_wins() -> None:
    assert "SGN003" in codes({"ignore": ("SGN",), "extend_select": ("SGN003",)})


def test_what_is_ignored_stays_so_for_templates_whatever_the_command_line_selects() -> None:
    """What a template needs depends on what the team leaves out (see make_linter)."""
    assert laid_on({"ignore": ("SGN004",)}, {"select": ("TPL",)})["ignore"] == ("SGN004",)


NAMES = st.lists(st.sampled_from(["ALL", "SGN", "SGN00", "SGN003", "DOC", "DOC001", "FCT201"]), max_size=3)
LAYER = st.fixed_dictionaries(
    {},
    optional={
        "select": NAMES.map(tuple),
        "extend_select": NAMES.map(tuple),
        "ignore": NAMES.map(tuple),
        "packs": st.lists(st.sampled_from("ab"), max_size=2, unique=True).map(tuple),
        "profile": st.sampled_from(["default", "wakefield"]),
        "labels": st.dictionaries(st.sampled_from("ab"), st.sampled_from(["event", "author"])),
        "rules": st.dictionaries(st.just("TIM001"), st.dictionaries(st.just("hours"), st.integers(1, 9))),
        "limits": st.dictionaries(st.just("seconds"), st.integers(1, 9)),
    },
)


@settings(deadline=None)
@given(st.lists(LAYER, max_size=4))
def test_the_parts_are_what_the_layers_come_to(given_layers: list[dict[str, object]]) -> None:
    """What is shown of each setting, with its source, is what counts, and its layer did give it."""
    layers = [Layer(Source.FILE, values) for values in given_layers]
    config = merged(layers)
    for name in ("packs", "extend_select", "ignore"):
        parts = parts_of(layers, name)
        assert tuple(dict.fromkeys(getattr(config, name))) == tuple(part.value for part in parts)
    for name in ("labels",):
        assert getattr(config, name) == dict(part.value for part in parts_of(layers, name))
    assert [part.value for part in parts_of(layers, "profile")] == [config.profile]
    assert [part.value or None for part in parts_of(layers, "select")] == [config.select or None]
    options = dict([part.value for part in parts_of(layers, "rules")])
    assert options == {
        (code, option): value for code, given in config.rules.items() for option, value in given.items()
    }
    for name in ("profile", "labels", "packs"):
        for part in parts_of(layers, name):
            assert part.layer is None or name in part.layer.values


# ----------------------------------------------------------------------------------- file by file


def test_each_file_has_the_nearest_config(tmp_path: Path) -> None:
    write(tmp_path / "caselint.toml", 'ignore = ["PLN"]\nfail-on = "advice"')
    write(tmp_path / "a" / "pyproject.toml", '[tool.caselint]\nprofile = "wakefield"')
    write(tmp_path / "b" / "pyproject.toml", "[project]")
    configs = Configs(working=tmp_path)
    assert configs.of(tmp_path / "x.txt") == Config(ignore=("PLN",), fail_on=Level.ADVICE)
    assert configs.of(Path("a/deep/x.txt")) == Config(profile="wakefield")  # and nothing of those above
    assert configs.of(Path("b/x.txt")) is configs.of(tmp_path / "y.txt") is configs.of_run


def test_equal_settings_are_one_object(tmp_path: Path) -> None:
    write(tmp_path / "base.toml", 'ignore = ["PLN"]\nbaseline = "accepted.json"\npacks = ["pack"]')
    for name in ("a", "b"):
        write(tmp_path / name / "caselint.toml", 'extend = "../base.toml"')
    write(tmp_path / "c" / "caselint.toml", 'extend = "../base.toml"\nignore = ["WRD"]')
    configs = Configs(working=tmp_path)
    assert configs.of(Path("a/x.txt")) is configs.of(Path("b/deep/y.txt"))
    assert configs.of(Path("a/x.txt")) is not configs.of(Path("c/x.txt"))


def test_the_command_line_lies_on_every_config(tmp_path: Path) -> None:
    write(tmp_path / "caselint.toml", 'profile = "knowsley"\nignore = ["PLN"]\n[limits]\npages = 5')
    write(tmp_path / "a" / "caselint.toml", 'ignore = ["SGN"]')
    line = {"profile": "wakefield", "ignore": ("ABB",), "limits": {"seconds": 3.0}}
    configs = Configs(working=tmp_path, command_line=line)
    outer, inner = configs.of(Path("x.txt")), configs.of(Path("a/x.txt"))
    assert (outer.profile, outer.ignore) == ("wakefield", ("PLN", "ABB"))
    assert (inner.profile, inner.ignore) == ("wakefield", ("SGN", "ABB"))
    assert (outer.limits.pages, outer.limits.seconds) == (5, 3)


def test_a_config_that_is_named_counts_for_all(tmp_path: Path) -> None:
    write(tmp_path / "a" / "caselint.toml", 'ignore = ["SGN"]')
    named = write(tmp_path / "elsewhere" / "our.toml", 'ignore = ["PLN"]')
    configs = Configs(named, working=tmp_path)
    assert configs.of(Path("a/x.txt")).ignore == configs.of_run.ignore == ("PLN",)
    assert Configs(isolated=True, working=tmp_path).of(Path("a/x.txt")) == Config()


def test_a_broken_config_below_is_named(tmp_path: Path) -> None:
    broken = write(tmp_path / "a" / "caselint.toml", "ignore = 3")
    configs = Configs(working=tmp_path)
    assert configs.of(Path("x.txt")) == Config()
    with pytest.raises(ConfigError, match="“ignore”: this must be a list") as error:
        configs.of(Path("a/b/x.txt"))
    assert str(broken) in str(error.value)


def test_a_config_is_looked_for_once_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from caselint.config import by_path

    write(tmp_path / "a" / "b" / "x.txt")
    looked: list[Path] = []

    def config_in(folder: Path) -> None:
        looked.append(folder)

    monkeypatch.setattr(by_path, "config_in", config_in)
    configs = Configs(working=tmp_path)
    for number in range(5):
        configs.of(Path(f"a/b/{number}.txt"))
        configs.of(Path(f"a/{number}.txt"))
    assert len(looked) == len(set(looked)) == len((tmp_path / "a" / "b").parents) + 1


# --------------------------------------------------------------------------------------- per-path

PER_PATH = """
profile = "wakefield"
ignore = ["PLN"]
[rules.TIM001]
hours = 48
[[per-path]]
paths = ["archive/", "!archive/kept/**"]
profile = "oxfordshire"
ignore = ["SGN"]
[per-path.rules.TIM001]
hours = 72
[[per-path]]
paths = ["*.pdf"]
extend-select = ["PLN"]
"""


def test_settings_for_some_paths_lie_on_the_others(tmp_path: Path) -> None:
    write(tmp_path / "caselint.toml", PER_PATH)
    configs = Configs(working=tmp_path)
    plain, old = configs.of(Path("x.txt")), configs.of(Path("archive/2023/x.txt"))
    assert (plain.profile, plain.ignore, plain.rules) == ("wakefield", ("PLN",), {"TIM001": {"hours": 48}})
    assert (old.profile, old.ignore, old.rules) == (
        "oxfordshire",
        ("PLN", "SGN"),
        {"TIM001": {"hours": 72}},
    )
    assert configs.of(Path("x.pdf")).ignore == ()
    assert configs.of(Path("archive/x.pdf")).ignore == ("SGN",)
    assert configs.of(Path("archive/y.txt")) is old
    assert load_config(tmp_path / "caselint.toml") == plain


def test_patterns_count_from_the_folder_of_their_file(tmp_path: Path) -> None:
    write(tmp_path / "caselint.toml", '[[per-path]]\npaths = ["/a/*.txt"]\nprofile = "knowsley"')
    configs = Configs(working=tmp_path / "a")
    assert configs.of(Path("x.txt")).profile == "knowsley"
    assert configs.of(Path("a/x.txt")).profile == "default"


def test_patterns_of_a_shared_file_count_where_the_notes_are(tmp_path: Path) -> None:
    table = '[[per-path]]\npaths = ["/archive/"]\nprofile = "knowsley"'
    shared = write(tmp_path / "shared" / "base.toml", table)
    write(tmp_path / "notes" / "caselint.toml", 'extend = "../shared/base.toml"')
    assert Configs(working=tmp_path).of(Path("notes/archive/x.txt")).profile == "knowsley"
    named = Configs(shared, working=tmp_path / "notes")
    assert named.of(Path("archive/x.txt")).profile == "knowsley"
    assert named.of(Path("x/archive/x.txt")).profile == "default"


def test_a_base_above_the_notes_keeps_its_own_folder(tmp_path: Path) -> None:
    table = '[[per-path]]\npaths = ["/a/old/"]\nprofile = "knowsley"'
    write(tmp_path / "base.toml", table)
    write(tmp_path / "a" / "caselint.toml", 'extend = "../base.toml"')
    assert Configs(working=tmp_path).of(Path("a/old/x.txt")).profile == "knowsley"
