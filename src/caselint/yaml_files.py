"""Reads the YAML files of rules, lexicons and profiles into their types. Errors name file, line and key.

The files may be a stranger's: one that is too large or too deep, or refers to its own parts without end,
is refused before anything is made of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from caselint.plain_errors import explain

if TYPE_CHECKING:
    from pathlib import Path

    import yaml

    from caselint.plain_errors import Steps

T = TypeVar("T")

_MOST_BYTES: Final = 5 * 1024**2  # of one file; the longest of ours has 154,000
_MOST_VALUES: Final = 300_000  # of one file, its references followed; the longest of ours has 9,000
_MOST_CHARACTERS: Final = 10_000_000  # of all its values, its references followed
_LONGEST_VALUE: Final = 20_000  # characters of one, but for examples
_LONGEST_NUMBER: Final = 40  # characters of one
_DEEPEST: Final = 50  # values inside each other: PyYAML's reader in C crashes where they are thousands
_NUMBERS: Final = frozenset({"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"})

# What would drive a reader's terminal, turn the order of the letters that they see, or is half a character.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class RuleError(Exception):
    """A rule file, lexicon or profile that does not hold what it must. `str()` is for people."""

    def __init__(self, path: Path, line: int | None, key: str, problem: str) -> None:
        self.path, self.line, self.key, self.problem = path, line, key, problem
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {f'{key}: ' if key else ''}{problem}")


class YamlFile:
    """A YAML file that was read: what it holds, and where."""

    def __init__(self, path: Path) -> None:
        """Read it. Raises RuleError where it cannot be read, or is no YAML in UTF-8."""
        import yaml  # slow to import, and seldom needed

        self.path = path
        text = _text(path)
        loader_type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C where PyYAML has it
        loader = loader_type(text)
        try:
            _refuse_depth(path, text, loader_type)
            self._node: yaml.Node | None = loader.get_single_node()
            problem = _fault(self._node)
            self.data: Any = None
            if problem is None and self._node is not None:
                self.data = loader.construct_document(self._node)
        except yaml.MarkedYAMLError as error:
            line, told = _told(error)
            raise RuleError(path, line, "", f"this is not YAML: {told}") from None
        except (yaml.YAMLError, ValueError) as error:
            raise RuleError(path, None, "", f"this is not YAML: {error}") from None
        except (AttributeError, LookupError, OverflowError, TypeError) as error:  # !!int "", !!bool "x"
            told = f"a value is not what its tag (!!) says ({type(error).__name__})"
            raise RuleError(path, None, "", told) from None
        finally:
            loader.dispose()
        if problem is not None:
            raise RuleError(path, *problem)
        if self.data is None:
            raise RuleError(path, None, "", "the file is empty")

    def typed(self, kind: type[T]) -> T:
        """What it holds, as that type. Raises RuleError where it does not fit."""
        try:
            return msgspec.convert(self.data, type=kind)
        except msgspec.ValidationError as error:
            raise self.refusal(error, kind) from None

    def refusal(self, error: msgspec.ValidationError, kind: Any, base: Steps = ()) -> RuleError:
        """The error to raise for what msgspec found wrong with the part under the keys `base`."""
        return self.error(*explain(error, kind, base))

    def error(self, steps: Steps, problem: str) -> RuleError:
        """An error about what stands under those keys."""
        return RuleError(self.path, self.line_of(steps), ".".join(map(str, steps)), problem)

    def line_of(self, steps: Steps) -> int | None:
        """The line, from 1, of the deepest of the keys that stands in the file."""
        import yaml

        node = self._node
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


def load(path: Path, kind: type[T]) -> T:
    """What a YAML file holds, as that type. Raises RuleError where it does not fit."""
    return YamlFile(path).typed(kind)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise RuleError(path, None, "", f"it cannot be read: {error.strerror}") from None
    if len(content) > _MOST_BYTES:
        most = _MOST_BYTES // 1024**2
        raise RuleError(path, None, "", f"it is over the limit of {most} MB; make several files of it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RuleError(path, line, "", "this is not text in UTF-8; save the file again as UTF-8") from None


def _refuse_depth(path: Path, text: str, loader_type: Any) -> None:
    """Raise RuleError for values too deep inside each other, before they are put together, which recurs."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=loader_type):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else None
                raise RuleError(path, line, "", f"more than {_DEEPEST} values stand inside each other here")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _fault(top: yaml.Node | None) -> tuple[int, str, str] | None:
    """The line, the key and what is wrong with it, where YAML lets pass what no file should hold."""
    import yaml

    todo = [(top, True)] if top else []
    seen = characters = 0
    while todo:
        node, shown = todo.pop()
        seen += 1
        if seen > _MOST_VALUES or characters > _MOST_CHARACTERS:
            line = node.start_mark.line + 1
            return line, "", "the file is too large, or refers to its own parts (& and *) too often"
        if isinstance(node, yaml.ScalarNode):
            characters += len(node.value)
            if problem := _fault_of_value(node, shown):
                return node.start_mark.line + 1, "", problem
        elif isinstance(node, yaml.MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                name = key.value if isinstance(key, yaml.ScalarNode) else None
                if name in keys:
                    return key.start_mark.line + 1, str(name), "this key stands here twice"
                if name is not None:
                    keys.add(name)
                # Examples may hold what notes hold; they are shown to no one but those who test them.
                todo += ((key, True), (value, shown and name != "tests"))
        elif isinstance(node, yaml.SequenceNode):
            todo += ((value, shown) for value in node.value)
    return None


def _fault_of_value(node: yaml.ScalarNode, shown: bool) -> str | None:
    if shown and _CONTROL.search(node.value):
        return "a control character stands here"
    if shown and len(node.value) > _LONGEST_VALUE:
        return f"this is longer than {_LONGEST_VALUE:,} characters; make several of it"
    if node.tag in _NUMBERS and len(node.value) > _LONGEST_NUMBER:
        return f"this number has more than {_LONGEST_NUMBER} figures"
    return None


def _told(error: yaml.MarkedYAMLError) -> tuple[int | None, str]:
    """The line of a fault, and what it is."""
    problem = error.problem or str(error)
    if "\\t" in problem or "tab character" in problem:
        mark, problem = error.problem_mark, "a tab stands where spaces must"
    else:
        mark = error.context_mark or error.problem_mark  # where what is wrong begins
    return mark.line + 1 if mark else None, problem
