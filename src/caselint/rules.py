"""Finds, reads and validates the rules, lexicons and profiles.

They are YAML files, one a rule, lexicon or profile. They stand at the top of a checkout, and inside
the package once it is installed. Every error names the file, the line and the key.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from caselint.checks import KINDS
from caselint.compiled import compiled
from caselint.frames import FrameError, filled
from caselint.schema import Lexicon, Profile, Rule, Rulebook, Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

T = TypeVar("T")


class RuleError(Exception):
    """A rule file, lexicon or profile that does not hold what it must. `str()` is for people."""

    def __init__(self, path: Path, line: int | None, key: str, problem: str) -> None:
        self.path, self.line, self.key, self.problem = path, line, key, problem
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {f'{key}: ' if key else ''}{problem}")


def data_directory() -> Path:
    """The directory that holds `rules/` and `lexicons/`: the installed package's, or the checkout's."""
    installed = Path(__file__).parent / "_data"
    return installed if installed.is_dir() else Path(__file__).parents[2]


@cache
def load_rulebook(directory: Path | None = None) -> Rulebook:
    """Read all rules, lexicons and profiles below `directory` (default: caselint's own).

    Raises RuleError for the first file that is not as it must be.
    """
    if directory is not None:
        return _read_rulebook(directory)
    top = data_directory()
    return compiled("rulebook", _source(top), Rulebook, lambda: _read_rulebook(top))


def _files(top: Path) -> tuple[list[Path], list[Path], list[Path]]:
    """The files of the lexicons, of the rules and of the profiles."""
    patterns = ("lexicons/*.yaml", "rules/[A-Z]*/*.yaml", "rules/profiles/*.yaml")
    lexicons, rules, profiles = (sorted(top.glob(pattern)) for pattern in patterns)
    return lexicons, rules, profiles


def _source(top: Path) -> bytes:
    """All that a rulebook is read from, with the names of the files."""
    parts: list[bytes] = []
    for path in chain.from_iterable(_files(top)):
        content = path.read_bytes()
        parts += [f"{path.relative_to(top)} {len(content)}\n".encode(), content]
    return b"".join(parts)


def _read_rulebook(top: Path) -> Rulebook:
    of_lexicons, of_rules, of_profiles = _files(top)
    lexicons: dict[str, Lexicon] = {
        path.stem: _load(path, Lexicon)  # type: ignore[arg-type]  # a union is a type to msgspec
        for path in of_lexicons
    }
    for path in of_lexicons:
        lexicon = lexicons[path.stem]
        if isinstance(lexicon, Wording) and (lexicon.frames or lexicon.places):
            try:
                lexicons[path.stem] = filled(lexicon, lexicons)
            except FrameError as error:
                raise RuleError(path, None, "", str(error)) from None
    rules = {}
    for path in of_rules:
        rule = _load(path, Rule)
        _check_rule(path, rule, lexicons)
        rules[rule.code] = rule
    _check_order(top, rules)
    profiles = {path.stem: _load(path, Profile) for path in of_profiles}
    return Rulebook(rules=dict(sorted(rules.items())), lexicons=lexicons, profiles=profiles)


def _check_order(top: Path, rules: dict[str, Rule]) -> None:
    """Refuse rules that give way to each other in a circle: none of them could ever be reported."""
    try:
        TopologicalSorter({code: rule.gives_way_to for code, rule in rules.items()}).prepare()
    except CycleError as error:
        first, *others = error.args[1]
        path = top / "rules" / first[:3] / f"{first}.yaml"
        problem = f"{first} gives way to itself, by way of {', '.join(others[:-1])}"
        raise RuleError(path, _line(path, ["gives_way_to"]), "gives_way_to", problem) from None


def options_of(rule: Rule, overrides: dict[str, Any] | None = None) -> msgspec.Struct:
    """The rule's options, typed by its kind, with a user's or a profile's in place of its own.

    Raises msgspec.ValidationError where an option is unknown or has the wrong type.
    """
    options: msgspec.Struct = msgspec.convert(
        rule.options | (overrides or {}), type=KINDS[rule.check].Options, strict=False
    )
    return options


def _check_rule(path: Path, rule: Rule, lexicons: dict[str, Lexicon]) -> None:
    if path.stem != rule.code:
        raise RuleError(
            path, _line(path, ["code"]), "code", f"the file is named {path.stem}, the rule {rule.code}"
        )
    if rule.check not in KINDS:
        raise RuleError(path, _line(path, ["check"]), "check", _unknown("kind", rule.check, list(KINDS)))
    try:
        options = options_of(rule)
    except msgspec.ValidationError as error:
        raise _explain(path, error, ["options"]) from None
    for name in lexicons_of(options):
        if name not in lexicons:
            raise RuleError(
                path, _line(path, ["options"]), "options", _unknown("lexicon", name, list(lexicons))
            )


def lexicons_of(options: msgspec.Struct) -> tuple[str, ...]:
    """The wording lexicons that a rule's options name: in `lexicons`, `excuses...` and in patterns."""
    names: list[str] = []
    for key in options.__struct_fields__:
        if key == "lexicons" or key.startswith("excuses"):
            names += getattr(options, key)
    return (*names, *getattr(options, "pattern_lexicons", ()))


def _load(path: Path, kind: type[T]) -> T:
    import yaml  # slow to import, and seldom needed

    try:
        data = yaml.load(path.read_bytes(), Loader=_loader())  # noqa: S506 - a safe loader, see below
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark or error.problem_mark  # where what is wrong begins
        line = mark.line + 1 if mark else None
        raise RuleError(path, line, "", f"this is not YAML: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RuleError(path, None, "", f"this is not YAML in UTF-8: {error}") from None
    try:
        return msgspec.convert(data, type=kind)
    except msgspec.ValidationError as error:
        raise _explain(path, error, []) from None


def _loader() -> type[yaml.SafeLoader]:
    """The safe loader in C where PyYAML has it: rules are read at every start."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_AT = re.compile(r" - at `(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")
_UNKNOWN_FIELD = re.compile(r"unknown field `(?P<name>[^`]+)`")


def _explain(path: Path, error: msgspec.ValidationError, base: list[str | int]) -> RuleError:
    """Turn msgspec's error, which knows the path of keys, into one that knows the line."""
    text = str(error)
    at = _AT.search(text)
    steps = list(base)
    if at:
        for key, index in _STEP.findall(at["path"].removeprefix("$")):
            steps.append(int(index) if index else key)
        text = text[: at.start()]
    unknown = _UNKNOWN_FIELD.search(text)
    if unknown:
        steps.append(unknown["name"])
        text = "this key is not known here"
    return RuleError(path, _line(path, steps), ".".join(str(step) for step in steps), text)


def _line(path: Path, steps: Sequence[str | int]) -> int | None:
    """The line of the deepest of the keys that stands in the file."""
    import yaml

    node = yaml.compose(path.read_bytes(), Loader=_loader())
    line = node.start_mark.line + 1 if node else None
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            found = [(key, value) for key, value in node.value if key.value == str(step)]
            if not found:
                break
            line, node = found[0][0].start_mark.line + 1, found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


def _unknown(what: str, name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"there is no {what} “{name}”" + (f"; did you mean “{near[0]}”?" if near else "")
