"""Syntax patterns of rule files: words and how they hang together in a parsed sentence.

A pattern is written as spaCy's DependencyMatcher takes it (https://spacy.io/api/dependencymatcher), with
conditions that a tree cannot tell: which lexicon has a word, who is a person, what must not be there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.matcher import DependencyMatcher as Matcher

    from caselint.language.tree import Tree

Node = dict[str, Any]  # LEFT_ID, REL_OP, RIGHT_ID, RIGHT_ATTRS


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
        self._matcher: Matcher | None = None
        self._names: dict[int, tuple[str, tuple[str, ...], bool]] = {}

    def find(self, tree: Tree) -> Iterator[Match]:
        """The places where a pattern matches, but for those that one of its `without` spoils."""
        matcher = self._matcher or self._compile(tree)
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
        known.add(node["RIGHT_ID"])
