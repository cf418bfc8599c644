"""A parsed sentence: each word's head and relation to it, in Universal Dependencies.

The relations are those of UD English (https://universaldependencies.org/en/dep/): the head of "she is
lazy" is "lazy", with "she" as its `nsubj` and "is" as its `cop`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
# Relations whose word heads a clause of its own.
CLAUSES: Final = frozenset(
    {"ROOT", "ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "parataxis"}
)
_AUXILIARIES: Final = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True)
class Tree:
    """One sentence's words without those of white space. Indices are the tree's own.

    `tokens` gives each word's index in the record's Doc. A root is its own head.
    """

    doc: Doc  # the parsed sentence, for spaCy's matchers
    tokens: tuple[int, ...]
    low: tuple[str, ...]  # in lower case, as `Words.low`
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    tags: tuple[str, ...]  # Penn Treebank tags
    lemmas: tuple[str, ...]

    @classmethod
    def of(cls, doc: Doc, tokens: tuple[int, ...], low: tuple[str, ...]) -> Tree:
        """The tree of a parsed Doc, whose words are `tokens` of the record's Doc."""
        rows = doc.to_array(["HEAD", "DEP", "TAG", "LEMMA"])
        strings = doc.vocab.strings
        # spaCy gives the head as a signed distance in an unsigned array.
        heads = (rows[:, 0].astype("int64") + range(len(rows))).tolist()
        return cls(
            doc=doc,
            tokens=tokens,
            low=low,
            heads=tuple(heads),
            deps=tuple(strings[dep] for dep in rows[:, 1].tolist()),
            tags=tuple(strings[tag] for tag in rows[:, 2].tolist()),
            lemmas=tuple(strings[lemma].lower() for lemma in rows[:, 3].tolist()),
        )

    def __len__(self) -> int:
        return len(self.heads)

    def local(self, token: int) -> int | None:
        """The index in this tree of a token of the record's Doc; None where it has none."""
        return self._local.get(token)

    @cached_property
    def _local(self) -> dict[int, int]:
        return {token: at for at, token in enumerate(self.tokens)}

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head != at:
                below[head].append(at)
        return tuple(map(tuple, below))

    def children(self, at: int, *deps: str) -> tuple[int, ...]:
        """The words that depend on `at`, in text order; with `deps`, those of these relations."""
        below = self._children[at]
        return tuple(child for child in below if self.deps[child] in deps) if deps else below

    def child(self, at: int, *deps: str) -> int | None:
        """The first word that depends on `at` by one of the relations."""
        return next(iter(self.children(at, *deps)), None)

    def ancestors(self, at: int) -> Iterator[int]:
        """The heads above `at`, from the nearest to the root."""
        while self.heads[at] != at:
            at = self.heads[at]
            yield at

    def subtree(self, at: int) -> tuple[int, ...]:
        """`at` and all that hangs on it, in text order."""
        found, todo = [at], list(self._children[at])
        while todo:
            found.append(todo.pop())
            todo += self._children[found[-1]]
        return tuple(sorted(found))

    def top(self, first: int, last: int) -> int:
        """The word of `first` to `last` (exclusive) on which the others hang: the head of a phrase."""
        inside = range(first, last)
        return next((at for at in inside if self.heads[at] not in inside or self.heads[at] == at), first)

    def clause(self, at: int) -> int:
        """The predicate of the clause that `at` stands in; `at` itself where it is a predicate."""
        while not self.is_predicate(at):
            at = self.heads[at]
        return at

    def is_predicate(self, at: int) -> bool:
        """Whether the word heads a clause: a verb with its arguments, or an adjective or noun with "be"."""
        dep = self.deps[at]
        if dep in CLAUSES or self.heads[at] == at:
            return True
        if dep == "xcomp":
            return self.child(at, "mark", "aux", "cop") is not None
        return dep == "conj" and (
            self.child(at, *SUBJECTS, *_AUXILIARIES) is not None or self.tags[at].startswith(("VB", "MD"))
        )

    def subject(self, at: int) -> int | None:
        """The subject of the predicate `at`: its own, or the one that it shares or takes over.

        "She came in and was rude", "Mum seems tired", "a boy who lies", "He wants to hurt me".
        """
        own = self.child(at, *SUBJECTS)
        if own is not None:
            return self._antecedent(own)
        dep, head = self.deps[at], self.heads[at]
        if dep in {"acl", "acl:relcl", "advcl:relcl"}:
            return head
        if dep == "xcomp":
            # "told him to go", "found her rude": the object acts; "wants to go": the subject does.
            found = self.child(head, "obj", "iobj")
            return self.subject(head) if found is None else found
        if dep in {"conj", "advcl"} and head != at:
            return self.subject(head) if self.is_predicate(head) else None
        if dep == "parataxis" and head < at and self.tags[head].startswith("NN"):
            return head  # "Ola, who is seven, never joins in."
        return None

    def _antecedent(self, at: int) -> int:
        """Whom "who" or "that" stands for, in a relative clause; any other word for itself."""
        if self.low[at] not in {"who", "that", "which"}:
            return at
        predicate = self.heads[at]
        while self.deps[predicate] in {"xcomp", "conj", "ccomp"}:
            predicate = self.heads[predicate]
        return self.heads[predicate] if self.deps[predicate] == "acl:relcl" else at

    def voice_is_passive(self, at: int) -> bool:
        """Whether the predicate `at` is in the passive: "was told", "got hit"."""
        return self.child(at, "aux:pass", "nsubj:pass") is not None
