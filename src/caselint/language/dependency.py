"""Syntax patterns of rule files: words and how they hang together in a parsed sentence.

A pattern is written as spaCy's DependencyMatcher takes it (https://spacy.io/api/dependencymatcher), with
conditions that a tree cannot tell: which lexicon has a word, who is a person, what must not be there.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from caselint.language.runaway import RunawayError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.matcher import DependencyMatcher as Matcher
    from spacy.matcher import Matcher as TokenMatcher

    from caselint.language.tree import Tree

Node = dict[str, Any]  # LEFT_ID, REL_OP, RIGHT_ID, RIGHT_ATTRS


_MOST_WORDS: Final = 8  # of a pattern, with those of a `without`; the longest of ours has 5
_MOST_PATTERNS: Final = 200  # of a rule, with every `without`
_MOST_COMBINATIONS: Final = 1_000_000  # of the words of a sentence that may be those of a pattern


class DependencyError(ValueError):
    """A syntax pattern that spaCy cannot read. The message says which and why."""


class Match(NamedTuple):
    """Where a pattern matched: the tree's index of each named word."""

    name: str
    words: Mapping[str, int]


class DependencyPatterns:
    """Named patterns, compiled when the first tree is searched."""

    def __init__(
        self, patterns: Mapping[str, Sequence[Node]], without: Mapping[str, Sequence[Sequence[Node]]]
    ) -> None:
        """`patterns` by name; `without`: further words for a pattern, any of which spoils the match.

        Raises DependencyError for a pattern that refers to a word that it does not name.
        """
        self._patterns = {name: tuple(nodes) for name, nodes in patterns.items()}
        self._without = {name: tuple(map(tuple, rows)) for name, rows in without.items()}
        for name, nodes in self._patterns.items():
            for row in (nodes, *((*nodes, *more) for more in self._without.get(name, ()))):
                _validate(name, row)
        if len(patterns) + sum(map(len, self._without.values())) > _MOST_PATTERNS:
            raise DependencyError(
                f"there are more than {_MOST_PATTERNS} patterns; make several rules of them"
            )
        self._matcher: Matcher | None = None
        self._singles: dict[str, TokenMatcher] = {}
        self._names: dict[int, tuple[str, tuple[str, ...], bool]] = {}

    def find(self, tree: Tree) -> Iterator[Match]:
        """The places where a pattern matches, but for those that one of its `without` spoils.

        Raises RunawayError for one whose words so many words of the tree may be that it would not end.
        """
        matcher = self._matcher or self._compile(tree)
        self._refuse_endless(tree)
        spoilt: set[tuple[str, tuple[int, ...]]] = set()
        found: list[tuple[str, tuple[str, ...], tuple[int, ...]]] = []
        for key, places in matcher(tree.doc):
            name, ids, is_spoiler = self._names[key]
            own = tuple(places[: len(self._patterns[name])])
            if is_spoiler:
                spoilt.add((name, own))
            else:
                found.append((name, ids, own))
        for name, ids, own in sorted(found, key=lambda hit: (min(hit[2]), hit)):
            if (name, own) not in spoilt:
                yield Match(name, dict(zip(ids, own, strict=True)))

    def _refuse_endless(self, tree: Tree) -> None:
        """Refuse a tree in which the words of a pattern have more combinations than can be tried."""
        for name, nodes in self._patterns.items():
            for row in (nodes, *((*nodes, *more) for more in self._without.get(name, ()))):
                if len(tree.doc) ** len(row) <= _MOST_COMBINATIONS:
                    continue
                if math.prod(self._count(node, tree) for node in row) > _MOST_COMBINATIONS:
                    raise RunawayError(name, "a syntax pattern")

    def _count(self, node: Node, tree: Tree) -> int:
        """How many words of the tree fit what a word of a pattern must be."""
        from spacy.matcher import Matcher

        key = repr(node.get("RIGHT_ATTRS"))
        matcher = self._singles.get(key)
        if matcher is None:
            matcher = self._singles[key] = Matcher(tree.doc.vocab)
            matcher.add("word", [[node.get("RIGHT_ATTRS", {})]])
        return len(matcher(tree.doc))

    def _compile(self, tree: Tree) -> Matcher:
        from spacy.matcher import DependencyMatcher

        matcher = DependencyMatcher(tree.doc.vocab)
        for name, nodes in self._patterns.items():
            ids = tuple(node["RIGHT_ID"] for node in nodes)
            self._add(matcher, name, nodes, (name, ids, False))
            for number, more in enumerate(self._without.get(name, ()), start=1):
                self._add(matcher, f"{name} without {number}", (*nodes, *more), (name, ids, True))
        self._matcher = matcher
        return matcher

    def _add(
        self, matcher: Matcher, key: str, nodes: Sequence[Node], meaning: tuple[str, tuple[str, ...], bool]
    ) -> None:
        try:
            matcher.add(key, [list(nodes)])
        except (ValueError, TypeError) as error:
            raise DependencyError(f"{key}: {error}") from None
        self._names[matcher.vocab.strings[key]] = meaning


def _validate(name: str, nodes: Sequence[Node]) -> None:
    """Refuse what spaCy would refuse only once the pattern is first used."""
    known: set[str] = set()
    for node in nodes:
        unknown = node.keys() - {"LEFT_ID", "REL_OP", "RIGHT_ID", "RIGHT_ATTRS"}
        if unknown or "RIGHT_ID" not in node:
            raise DependencyError(
                f"{name}: a word of a pattern has RIGHT_ID, RIGHT_ATTRS and, but for the first, LEFT_ID and "
                f"REL_OP" + (f"; “{min(unknown)}” is not known" if unknown else "")
            )
        if known and node.get("LEFT_ID") not in known:
            raise DependencyError(f"{name}: LEFT_ID “{node.get('LEFT_ID')}” is named by no word before it")
        if known and "REL_OP" not in node:
            raise DependencyError(f"{name}: “{node['RIGHT_ID']}” has no REL_OP")
        _validate_word(name, node)
        known.add(node["RIGHT_ID"])
    if len(nodes) > _MOST_WORDS:
        raise DependencyError(f"{name}: it has more than {_MOST_WORDS} words, with those of a `without`")


def _validate_word(name: str, node: Node) -> None:
    """Refuse what spaCy could be busy with for ever (a regular expression), and what is no single word."""
    wanted = node.get("RIGHT_ATTRS", {})
    if not isinstance(wanted, dict):
        raise DependencyError(f"{name}: RIGHT_ATTRS of “{node['RIGHT_ID']}” must be keys with values")
    for key, value in wanted.items():
        if str(key).upper() in {"OP", "_"}:
            raise DependencyError(f"{name}: “{key}” cannot be used in RIGHT_ATTRS")
        for predicate in value if isinstance(value, dict) else ():
            if predicate not in _PREDICATES:
                known = ", ".join(sorted(_PREDICATES))
                raise DependencyError(
                    f"{name}: “{predicate}” cannot be used in RIGHT_ATTRS; known are {known}"
                )


_PREDICATES: Final = frozenset({"IN", "NOT_IN", "==", "!=", ">=", "<=", ">", "<"})
