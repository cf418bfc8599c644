"""Kinds of rules: our own, and those that installed packages bring."""

from __future__ import annotations

import inspect
import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import msgspec
import pytest

from caselint import kinds
from caselint.checks import KINDS
from caselint.kinds import GROUP, KindError, kind_of
from caselint.packs import load_with_packs
from caselint.rule_examples import ExampleRunner, examples_of
from caselint.yaml_files import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = Path(__file__).parents[1] / "examples/pack/millbrook/rules/MFS/MFS001.yaml"
PACKAGE = '''
"""A kind: words in capitals."""
import re
from msgspec import Struct
from caselint.findings import Hit
from caselint.record import Span

class Options(Struct, frozen=True, forbid_unknown_fields=True):
    least: int = 4

def check(record, options, book):
    for found in re.finditer(rf"\\b[A-Z]{{{options.least},}}\\b", record.record.document.text):
        yield Hit(Span(*found.span()), entry=1, values={"length": str(len(found[0]))})
'''


@pytest.fixture(autouse=True)
def brought(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The entry points of the group, name -> module: what a test puts there is installed."""
    points: dict[str, str] = {}
    monkeypatch.setattr(
        kinds,
        "_entry_points",
        lambda: EntryPoints(EntryPoint(name.strip("+"), module, GROUP) for name, module in points.items()),
    )
    kind_of.cache_clear()
    yield points
    kind_of.cache_clear()


def module(monkeypatch: pytest.MonkeyPatch, name: str, source: str) -> None:
    made = ModuleType(name)
    exec(source, made.__dict__)
    monkeypatch.setitem(sys.modules, name, made)


def test_our_own_are_found_without_looking_at_packages(brought: dict[str, str]) -> None:
    brought["lexicon"] = "there_is_no_such_module"
    assert all(kind_of(name) is kind for name, kind in KINDS.items())


def test_every_kind_is_one(brought: dict[str, str]) -> None:
    for kind in KINDS.values():
        assert issubclass(kind.Options, msgspec.Struct)
        assert list(inspect.signature(kind.check).parameters) == ["record", "options", "book"]


def test_a_kind_that_no_rule_of_the_run_names_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Kai was well.", encoding="utf-8")
    program = "import sys; from caselint.cli import app; app(sys.argv[1:], standalone_mode=False)"
    program += "; print([name for name in sys.modules if name.endswith(('volumes', 'personal_data'))])"
    arguments = [
        "check",
        "--isolated",
        "--select",
        "WRD",
        str(tmp_path / "note.txt"),
        "-o",
        str(tmp_path / "o"),
    ]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_what_packages_bring_is_not_looked_up_at_the_start() -> None:
    program = "import sys, caselint.packs as p; p.load_with_packs([])"
    program += "; print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    before = "import sys, yaml, msgspec, typing; print('importlib.metadata' in sys.modules)"
    base = subprocess.run([sys.executable, "-c", before], capture_output=True, text=True, check=True)
    assert done.stdout == base.stdout == "False\n"


def test_a_rule_may_be_of_a_kind_that_a_package_brings(
    brought: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module(monkeypatch, "shouting_kind", PACKAGE)
    brought["shouting"] = "shouting_kind"
    text = RULE.read_text(encoding="utf-8").partition("check:")[0]
    text = text.replace("“{match}” does not tell", "{length} letters do not tell")
    text += """check: shouting
options: {least: 5}
bad: HELLO
good: Hello
tests:
  flag: ["She said it {{TWICE}}."]
  allow: ["She said it ONCE."]
"""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "MFS001.yaml").write_text(text, encoding="utf-8")
    book = load_with_packs([tmp_path])
    runner = ExampleRunner(book)
    assert [runner.problem(example) for example in examples_of([book.rules["MFS001"]])] == [None, None]
    (tmp_path / "rules" / "MFS001.yaml").write_text(text.replace("least", "leest"), encoding="utf-8")
    with pytest.raises(RuleError, match="did you mean “least”"):
        load_with_packs([tmp_path])


def test_a_kind_that_there_is_not_is_refused_with_the_nearest(brought: dict[str, str]) -> None:
    brought["shouting"] = "shouting_kind"
    with pytest.raises(KindError, match="there is no kind “shoutin”; did you mean “shouting”"):
        kind_of("shoutin")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (None, "cannot be loaded: ModuleNotFoundError"),
        ("def check(record, options, book): ...", "has no Options that are a msgspec.Struct"),
        ("class Options: ...\ndef check(record, options, book): ...", "has no Options"),
        (PACKAGE.partition("def check")[0], "has no function check"),
    ],
)
def test_a_kind_that_is_none_is_refused(
    brought: dict[str, str], monkeypatch: pytest.MonkeyPatch, source: str | None, words: str
) -> None:
    brought["broken"] = "broken_kind"
    if source is not None:
        module(monkeypatch, "broken_kind", source)
    with pytest.raises(KindError) as error:
        kind_of("broken")
    assert words in str(error.value)
    assert str(error.value).startswith("the kind “broken”, which the installed package")


def test_a_kind_that_two_packages_bring_is_refused(brought: dict[str, str]) -> None:
    brought |= {"twice": "one_module", "+twice": "other_module"}
    with pytest.raises(KindError, match="“twice” is brought by more than one package"):
        kind_of("twice")
