"""One sentence as the questions about who holds it are asked of it: its words, people, cues and tree.

Reach is told from the surface: a statement that is said, thought or asked goes on until the sentence
turns to something else. Where the tree is known, it has the say about what belongs to a verb.
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
_DO: Final = word_set("do does did")
FINITE: Final = (BE - {"be", "been", "being", "s", "m", "re"}) | (HAVE - {"having", "ve"}) | _DO | MODALS
PRESENT: Final = word_set("is are am 's 're 'm has have 've does do will 'll can may must shall cannot")
PAST: Final = word_set("was were had did would could might should 'd")
_PAST_FORMS: Final = frozenset(form for forms in IRREGULAR_VERBS.values() for form in forms)
HARD_STOPS: Final = word_set("; . ! ? … • |")
DASHES: Final = word_set("– — -")
COORDINATORS: Final = word_set("and but so yet then or nor plus")
TURNS: Final = word_set("but so yet however although though whereas while nevertheless therefore hence thus")
# A participle or "which" after a comma: the writer's comment on all that stands before.
COMMENTS: Final = word_set(
    """which suggesting indicating showing meaning implying proving demonstrating reflecting revealing
    confirming"""
)
SUBJECTS_LIKE: Final = SUBJECTS | word_set(
    "it this that these those there everyone everything nobody nothing"
)
QUOTES: Final = word_set("""" “ ” ' ‘ ’""")
_NEAR: Final = 7


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a lexicon in the sentence: the first, and the one after the last."""

    first: int
    last: int
    sense: str


@dataclass(frozen=True)
class Utterance:
    """A sentence's words without white space, numbered as `Tree` numbers them."""

    cast: Cast
    tree: Tree | None = None
    cues: Mapping[str, tuple[Cue, ...]] = field(default_factory=dict)

    @property
    def low(self) -> tuple[str, ...]:
        """The words in lower case."""
        return self.cast.words.low

    def __len__(self) -> int:
        return len(self.low)

    def place(self, span: Span) -> range:
        """The words that a span of the document covers."""
        words = self.cast.words
        first = bisect_left(words.ends, span.start + 1)
        return range(first, max(first + 1, bisect_left(words.starts, span.end)))

    def word(self, at: int) -> str:
        """The word there, "" outside the sentence."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    # ------------------------------------------------------------------------------- clauses

    def is_finite(self, at: int) -> bool:
        """Whether the word can be a finite verb, as far as it can be told alone."""
        word = self.word(at)
        if word in FINITE:
            return True
        if self.tree is not None:
            return self.tree.tags[at] in {"VBD", "VBZ", "VBP", "MD"} if at < len(self.tree) else False
        if word.endswith("ed") and len(word) > 3:
            return True
        if word in _PAST_FORMS:
            return True
        return word.endswith("s") and len(word) > 3 and at > 0 and self.cast.is_person(at - 1)

    def opens_clause(self, at: int) -> bool:
        """Whether a clause with a subject of its own begins there: "he is", "the carers say"."""
        word = self.word(at)
        if not word or not word[:1].isalnum():
            return False
        if word == "s" or word in FINITE or word in MODALS:
            return False
        begins = word in SUBJECTS_LIKE or word in DETERMINERS or word in POSSESSIVES
        if not (begins or self.cast.is_person(at) or word[:1].isalpha()):
            return False
        if word in OBJECTS - SUBJECTS - POSSESSIVES:
            return False
        if word in SUBJECTS:
            return True
        return any(self.is_finite(i) for i in range(at + 1, min(at + _NEAR, self._phrase_end(at))))

    def _phrase_end(self, at: int) -> int:
        """Where at the latest a subject that begins at `at` must have its verb."""
        end = at + 1
        while (
            end < len(self)
            and self.low[end] not in HARD_STOPS
            and self.low[end]
            not in {
                ",",
                "and",
                "but",
                "that",
                "which",
                "who",
                "because",
                "if",
                ":",
                "(",
                "when",
                "to",
            }
        ):
            end += 1
        return end

    def tense(self, first: int, last: int) -> str:
        """The tense, "past" or "present", by the first finite verb of the words; "" where there is none."""
        for at in range(first, min(last, len(self))):
            word = self.low[at]
            if word in PRESENT:
                return "present"
            if word in PAST or (self.is_finite(at) and (word.endswith("ed") or word in _PAST_FORMS)):
                return "past"
            if self.tree is not None and self.tree.tags[at] in {"VBZ", "VBP"}:
                return "present"
        return ""

    # --------------------------------------------------------------------------------- reach

    def right_of(self, start: int, *, past: bool = False) -> int:
        """Where (exclusive) a statement that begins at `start` ends at the latest.

        `past` says that it is reported in the past, so that "and he is" after "was" turns to the writer.
        """
        low, at, depth = self.low, start, 0
        while at < len(low):
            word = low[at]
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
                if depth < 0:
                    return at
            elif depth == 0 and at > start and self._turns(start, at, past=past):
                return at
            at += 1
        return at

    def _turns(self, start: int, at: int, *, past: bool) -> bool:
        """Whether the sentence leaves, at this word, the statement that began at `start`."""
        low, word = self.low, self.low[at]
        if word in HARD_STOPS or word in {"–", "—"} or (word == "-" and self.is_dash(at)):
            return at + 1 < len(low)
        comma = word == ","
        opener = at + 1 if comma else at
        link = self.word(opener)
        if comma and link in COMMENTS:
            return True
        return (link in COORDINATORS or link in TURNS) and self._joins(start, at, opener, past=past)

    def _joins(self, start: int, at: int, opener: int, *, past: bool) -> bool:
        """Whether the conjunction at `opener` joins a clause on that is not part of the statement."""
        low, link, comma = self.low, self.low[opener], at != opener
        after = opener + 1
        while (
            self.word(after) in {"so", "then", "also", "therefore", "now", "yet"}
            or self.word(after) in ADVERBS
        ):
            after += 1
        if self.word(after) in {"that", "whether", "if"}:
            return False
        if not self.opens_clause(after):
            return comma and link == "but" and self.is_finite(after)
        if self.word(after) in {"i", "we"} and not self.cast.is_person(at - 1):
            return True
        shift = past and self.tense(start, at) == "past" and self.tense(after, len(low)) == "present"
        if comma:
            return link in TURNS or shift
        return shift

    def is_dash(self, at: int) -> bool:
        """Whether a hyphen stands alone between spaces."""
        words = self.cast.words
        return (
            0 < at < len(words) - 1
            and words.ends[at - 1] < words.starts[at]
            and words.ends[at] < words.starts[at + 1]
        )

    def left_of(self, end: int) -> int:
        """Where a statement that ends before `end` begins at the latest: after the last turn."""
        low, at = self.low, end - 1
        while at >= 0:
            word = low[at]
            if word in HARD_STOPS or word in {"–", "—", ":", "("} or (word == "-" and self.is_dash(at)):
                return at + 1
            if word in TURNS and at > 0 and low[at - 1] == "," and self.opens_clause(at + 1):
                return at + 1
            at -= 1
        return 0

    @cached_property
    def end(self) -> int:
        """Where the words end, without the punctuation that closes the sentence."""
        end = len(self)
        while end > 0 and not self.low[end - 1][:1].isalnum():
            end -= 1
        return end
