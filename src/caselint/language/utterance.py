"""One sentence as the questions about who holds it are asked of it: its words, people, cues and tree.

What it tells of verbs and clauses it tells from the words alone where no tree is known, and with the
tree's tags where one is: tags are surer than single relations of a tree.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from caselint.language.irregular import IRREGULAR_VERBS
from caselint.language.people import DETERMINERS, OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.slots import ADVERBS, BE, HAVE
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caselint.language.people import Cast
    from caselint.language.tree import Tree
    from caselint.record import Span

MODALS: Final = word_set("will would can could may might shall should must 'll ought cannot wo ca")
FINITE: Final = (BE | HAVE | MODALS | word_set("do does did")) - word_set("be been being having s m re ve")
PRESENT: Final = word_set("is are am 's 're 'm has have 've does do will 'll can may must shall cannot")
PAST: Final = word_set("was were had did would could might should 'd")
HARD_STOPS: Final = word_set("; . ! ? … • |")
LONG_DASHES: Final = word_set("– —")
QUOTES: Final = word_set("""" “ ” ' ‘ ’""")
NEGATIONS: Final = word_set("not n't never")
SUBORDINATORS: Final = word_set(
    "when while whilst after before because as since if unless although though until once whenever where"
)
_PAST_FORMS: Final = frozenset(form for forms in IRREGULAR_VERBS.values() for form in forms)
# Past forms that are adjectives or nouns as well, or look like the plain form.
_NOT_FINITE: Final = word_set("left set put cut let hurt lost born built shut split bet cost")
_STARTS: Final = (
    SUBJECTS
    | DETERMINERS
    | POSSESSIVES
    | word_set("it this that these those there everyone everything everybody nobody nothing someone")
)
# What a subject that is not a pronoun does not run across on its way to its verb.
_SUBJECT_ENDS: Final = word_set(", : ( ) and but that which who because if when to while so as") | HARD_STOPS
_SINGLE: Final = word_set("it that one nobody everyone everybody someone somebody nothing everything")
_BEFORE_MONTHS: Final = word_set("in of since until by last next early late during from")
_ASIDES: Final = word_set("who which whose the his her a an my at in on of from with for by")
_ASIDE: Final = 12  # words of an aside at most
_FAR: Final = 6  # words within which a subject has its verb


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a lexicon in the sentence: the first, the one after the last, and the term's sense."""

    first: int
    last: int
    sense: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Words that mark a statement (`mark`), and the words that they mark (`parts`)."""

    mark: range
    parts: tuple[range, ...]

    def covers(self, words: range) -> bool:
        """Whether the words are marked, be it together with the mark: "lazy", "I think he is lazy"."""
        return any(self._covers(part, words) for part in self.parts if part)

    def _covers(self, part: range, words: range) -> bool:
        if words.stop <= part.start or part.stop <= words.start:
            return False
        if words.start < self.mark.stop and self.mark.start < words.stop:
            part = range(min(part.start, self.mark.start), max(part.stop, self.mark.stop))
        return part.start <= words.start and words.stop <= part.stop


@dataclass(frozen=True)
class Utterance:
    """A sentence's words without white space, numbered as `Tree` numbers them.

    `cues` are the terms of lexicons in it, by the lexicon's name.
    """

    cast: Cast
    tree: Tree | None = None
    cues: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict)

    @cached_property
    def low(self) -> tuple[str, ...]:
        """The words in lower case."""
        return self.cast.words.low

    def __len__(self) -> int:
        return len(self.low)

    def word(self, at: int) -> str:
        """The word there in lower case, "" outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def tag(self, at: int) -> str:
        """The Penn Treebank tag of the word there; "" without a tree."""
        return self.tree.tags[at] if self.tree is not None and 0 <= at < len(self.low) else ""

    def place(self, span: Span) -> range:
        """The words that a span of the document covers, punctuation at its edges left out."""
        words = self.cast.words
        first = bisect_left(words.ends, span.start + 1)
        last = max(first + 1, bisect_left(words.starts, span.end))
        while last - first > 1 and not self.word(last - 1)[:1].isalnum():
            last -= 1
        while last - first > 1 and not self.word(first)[:1].isalnum():
            first += 1
        return range(first, last)

    @cached_property
    def end(self) -> int:
        """Where the words end, without the punctuation that closes the sentence."""
        end = len(self)
        while end > 0 and not self.low[end - 1][:1].isalnum():
            end -= 1
        return end

    # ---------------------------------------------------------------------------------- words

    def is_adverb(self, at: int) -> bool:
        """Whether the word is an adverb or a negation, as far as its form tells."""
        word = self.word(at)
        if word in ADVERBS or word in NEGATIONS:
            return True
        return len(word) > 4 and word.endswith("ly") and word != "july" and not self.cast.is_person(at)

    def is_dash(self, at: int) -> bool:
        """Whether it is a dash: a long one, or a hyphen between spaces."""
        if self.word(at) in LONG_DASHES:
            return True
        words = self.cast.words
        if self.word(at) != "-" or not 0 < at < len(words) - 1:
            return False
        return words.ends[at - 1] < words.starts[at] and words.ends[at] < words.starts[at + 1]

    def is_finite(self, at: int) -> bool:
        """Whether the word can be a finite verb."""
        word, tag = self.word(at), self.tag(at)
        if word in FINITE:
            return not (word == "'s" and not self._is_be(at)) and not (word == "may" and self._is_month(at))
        if tag:
            return tag in {"VBD", "VBZ", "VBP", "MD"}
        if word in _PAST_FORMS:
            return word not in _NOT_FINITE or (at > 0 and self.cast.is_person(at - 1))
        if word.endswith("ed") and len(word) > 3:
            return True
        third = word.endswith("s") and len(word) > 3 and not word.endswith("ss")
        before = at - 1
        while before > 0 and self.is_adverb(before):
            before -= 1
        return third and before >= 0 and (self.cast.is_person(before) or self.word(before) in _SINGLE)

    def _is_month(self, at: int) -> bool:
        """Whether "may" is the month: "3 May", "in May", "May 2024"."""
        before, after = self.word(at - 1), self.word(at + 1)
        return before[:1].isdigit() or after[:1].isdigit() or before in _BEFORE_MONTHS

    # -------------------------------------------------------------------------------- clauses

    def opens_clause(self, at: int) -> bool:
        """Whether a clause with a subject of its own begins there: "he is", "the carers said"."""
        while self.word(at) in QUOTES:
            at += 1
        word = self.word(at)
        if word in SUBJECTS or word == "there":
            return True
        return self._may_be_subject(at) and self._has_verb(at + 1)

    def _may_be_subject(self, at: int) -> bool:
        """Whether a noun phrase that can be a subject may begin there."""
        word = self.word(at)
        if not word or word in FINITE or (word in OBJECTS and word not in POSSESSIVES):
            return False
        noun = self.tag(at).startswith(("NN", "DT", "PRP"))
        return word in _STARTS or self.cast.is_person(at) or noun

    def _has_verb(self, start: int) -> bool:
        """Whether a finite verb comes soon, before anything that no subject runs across."""
        for at in range(start, min(start + _FAR, len(self))):
            if self.low[at] == ",":
                return self._goes_on(at)
            if self.low[at] in _SUBJECT_ENDS or self.is_finite(at):
                return self.low[at] not in _SUBJECT_ENDS
        return False

    def _goes_on(self, comma: int) -> bool:
        """Whether a verb follows what is set in commas: "Mum, who has been ill, is"."""
        closing = next(
            (i for i in range(comma + 1, min(comma + _ASIDE, len(self))) if self.low[i] == ","), -1
        )
        aside = self.word(comma + 1) in _ASIDES or self.cast.is_person(min(comma + 1, len(self) - 1))
        return closing > 0 and aside and self.opens_predicate(closing + 1)

    def _is_be(self, at: int) -> bool:
        """Whether "'s" is a verb: not "Mum's friend"."""
        if self.tag(at):
            return self.tag(at) != "POS"
        return self.word(at - 1) in SUBJECTS | {"it", "that", "there"} or self.is_adverb(at + 1)

    def opens_predicate(self, at: int) -> bool:
        """Whether a finite verb begins there that takes over the subject: "and is", "but never helps"."""
        start = at
        while self.is_adverb(at):
            at += 1
        if not self.tag(at) and self.word(at - 1) == "never" and at > start:
            return self.word(at)[:1].isalpha()
        return self.is_finite(at)

    def tense(self, first: int, last: int) -> str:
        """The tense of the first finite verb there, "past" or "present"; "" where there is none."""
        for at in range(first, min(last, len(self))):
            word, tag = self.low[at], self.tag(at)
            if word in PRESENT or tag in {"VBZ", "VBP"}:
                return "present"
            if word in PAST or tag == "VBD":
                return "past"
            if not tag and self.is_finite(at):
                return "present" if word.endswith("s") else "past"
        return ""
