"""Whether a term is denied: "she is not lazy", "nothing chaotic about", "rejected the label manipulative".

A negation reaches to the end of its clause, and over words that only carry what is said (be, seem,
adverbs, "a", think). It does not reach over another verb: "did not open the door to hostile callers".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.irregular import IRREGULAR_VERBS
from caselint.language.people import DETERMINERS, OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.slots import ADVERBS, BE
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.people import Cast

_NOT: Final = word_set(
    """not n't never neither nor cannot without hardly nt isnt wasnt arent werent doesnt didnt dont
    hasnt havent wouldnt couldnt"""
)
_NONE: Final = word_set("nothing none nobody no")
_ONLY: Final = word_set("only just merely simply solely")
# "There is no doubt that", "no wonder": these confirm.
_CERTAIN: Final = word_set("doubt doubts question wonder")
# Verbs that carry a negation over to what is thought or said of someone.
_CARRIERS: Final = word_set(
    """think thinks thought thinking believe believes believed believing consider considers considered
    considering feel feels felt feeling find finds found finding see sees saw seen seeing view views
    viewed regard regards regarded describe describes described describing call calls called calling
    accept accepts accepted accepting agree agrees agreed say said saying label labelled labels perceive
    perceived experience experienced mean means write writes wrote written writing record records
    recorded recording"""
)
# Words that a negation passes over on its way to the term.
_LINKS: Final = word_set(
    """seem seems seemed seeming appear appears appeared appearing become becomes became becoming look
    looks looked looking sound sounds sounded act acts acted acting behave behaved remain remains
    remained get gets got getting come comes came coming across over present presents presented
    presenting as to do does did doing will would can could may might shall should must has have had
    having that of any such way about with in at longer be so very too least slightest time point"""
)
_REJECTING: Final = word_set(
    """reject rejects rejected rejecting dispute disputes disputed disputing deny denies denied denying
    refute refutes refuted refuting object objects objected challenge challenges challenged challenging
    disagree disagrees disagreed contest contests contested oppose opposed avoid avoids avoided"""
)
# What may stand between a rejection and what is rejected.
_LABELS: Final = word_set(
    """to call say describe label labels word words term terms phrase phrases description descriptions
    suggestion suggestions idea claim claims accusation accusations allegation allegations view notion
    being that she he they her his their it the this those these a an is was are were as of with such
    called described by"""
)
_EVIDENCE: Final = word_set(
    """evidence sign signs indication indications suggestion suggestions hint trace concern concerns
    record reports reason basis"""
)
_FAIR: Final = word_set("true fair right correct accurate reasonable")
_INSTEAD: Final = frozenset(
    {
        ("far", "from"),
        ("anything", "but"),
        ("rather", "than"),
        ("instead", "of"),
        ("free", "of"),
        ("free", "from"),
    }
)
_BREAKS: Final = word_set(
    "; : . ! ? … ( ) because but although though while whereas if unless until since so when which who"
)
_REACH: Final = 9
_FINITE: Final = word_set("is was are were 's 're 'm am")
_QUOTES: Final = word_set("""" “ ” ' ‘ ’""")
# After the term: "lazy is not the word", "'difficult' is unfair".
_DISMISSED: Final = word_set("wrong unfair untrue inaccurate unkind unhelpful inappropriate incorrect")
_WORDING: Final = word_set("word phrase term label description way language expression")
_PAST: Final = frozenset(form for forms in IRREGULAR_VERBS.values() for form in forms)


def is_negated(cast: Cast, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` (exclusive) of the sentence are denied or rejected."""
    return _Denial(cast, first, last).holds()


class _Denial:
    """The words around one term, read for what denies it."""

    def __init__(self, cast: Cast, first: int, last: int) -> None:
        self.cast, self.first, self.last = cast, first, last
        self.low = cast.words.low

    def holds(self) -> bool:
        return self._before() or self._after()

    def _before(self) -> bool:
        low = self.low
        for at in range(self.first - 1, max(self.first - 1 - _REACH, -1), -1):
            word = low[at]
            if at + 1 < self.first + 1 and (word, low[at + 1]) in _INSTEAD:
                return True
            if word in _NOT or word in _NONE:
                return self._reaches(at)
            if word in _REJECTING or word in _DISMISSED:
                return all(map(self._is_label, range(at + 1, self.first)))
            if word == "but" and low[at - 1 : at] == ("anything",):
                continue
            if word in _BREAKS or (word == "," and not self._in_list(at)):
                return False
            if word in {"and", "or"} and self._new_predicate(at + 1):
                return False
        return False

    def _is_label(self, at: int) -> bool:
        word = self.low[at]
        return word in _LABELS or word in ADVERBS or word in _QUOTES or self.cast.is_person(at)

    def _in_list(self, comma: int) -> bool:
        """Whether a comma stands in a list of describing words: "not rude, lazy or hostile"."""
        between = self.low[comma + 1 : self.first]
        closing = {"or", "nor"} & {*between, *self.low[self.last : self.last + 1]}
        return bool(closing) and len(between) <= 2

    def _new_predicate(self, at: int) -> bool:
        """Whether a clause of its own follows "and": "did not come and was hostile", "and refused to"."""
        between = self.low[at : self.first]
        fresh = _LINKS - {"as", "to", "of", "so", "very", "too"}
        if any(word in BE or word in SUBJECTS or word in fresh for word in between):
            return True
        term = self.low[self.first]
        return self.low[at - 1] == "and" and (term.endswith("ed") or term in _PAST)

    def _reaches(self, negation: int) -> bool:
        """Whether the negation's scope covers the term, over the words in between."""
        low, what = self.low, self.low[negation]
        words = low[negation + 1 : self.first]
        if words[:1] and words[0] in _ONLY | _CERTAIN:
            return False
        if words[:1] and words[0] in (_EVIDENCE if what == "no" else _FAIR):
            return True
        if "more" in words and words[: words.index("more")] in {("be",), ("have", "been")}:
            return False  # "could not be more hostile"
        return self._passes(
            range(negation + 1, self.first), of_someone=what in {"no", "neither", "none", "nor"}
        )

    def _passes(self, between: range, *, of_someone: bool) -> bool:
        """Whether every word in between only carries the negation on."""
        low, unknown = self.low, 0
        carried = any(low[at] in _CARRIERS for at in between)
        joined = any(low[at] in {"or", "and", ","} for at in between)
        for at in between:
            word = low[at]
            if word in _FINITE and at > between.start and not of_someone and not self._has_subject(at):
                return False  # "who did not come is hostile"
            if word in _CARRIERS or word in _LINKS or word in BE or word in ADVERBS or word in DETERMINERS:
                continue
            if word in {"and", "or", ",", "-", *_QUOTES} or word.endswith("ly"):
                continue
            if word in POSSESSIVES and word not in OBJECTS:
                continue
            if self.cast.is_person(at):
                if carried or of_someone or at == between.start:
                    continue
                return False
            unknown += 1
            if unknown > 2 or not joined:
                return False  # another verb or noun: that is what is denied
        return True

    def _has_subject(self, at: int) -> bool:
        before = self.low[at - 1]
        return before in SUBJECTS or before in {"that", "it", "this"} or self.cast.is_person(at - 1)

    def _after(self) -> bool:
        low, at = self.low, self.last
        while at < len(low) and low[at] in _QUOTES:
            at += 1
        if at >= len(low) or low[at] not in BE:
            return False
        rest = low[at + 1 : at + 6]
        if rest and rest[0] in _DISMISSED:
            return True
        return bool(rest) and rest[0] in {"not", "n't", "never"} and not _WORDING.isdisjoint(rest)
