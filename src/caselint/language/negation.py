"""Whether a term is denied: "she is not lazy", "nothing chaotic about", "rejected the label manipulative".

A negation reaches to the end of its clause, and over words that only carry what is said (be, seem,
adverbs, "a", think). It does not reach over another verb: "did not open the door to hostile callers".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.people import DETERMINERS, OBJECTS, POSSESSIVES, SUBJECTS
from caselint.language.slots import ADVERBS, BE
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.people import Cast

_NOT: Final = word_set(
    "not n't never neither nor cannot without hardly nt isnt wasnt arent werent doesnt didnt"
)
_NONE: Final = word_set("nothing none nobody no")
_ONLY: Final = word_set("only just merely simply solely")
# Verbs that carry a negation over to what is thought or said of someone.
_CARRIERS: Final = word_set("""think thinks thought thinking believe believes believed believing consider considers considered considering feel
    feels felt feeling find finds found finding see sees saw seen seeing view views viewed regard regards regarded describe
    describes described describing call calls called calling accept accepts accepted accepting agree agrees agreed say saying
    label labelled labels perceive perceived experience experienced mean means""")
_LINKS: Final = word_set("""seem seems seemed seeming appear appears appeared appearing become becomes became becoming look looks looked
    looking sound sounds sounded act acts acted acting behave behaved remain remains remained get gets got getting come
    comes came coming across over present presents presented presenting as like to do does did doing will would can
    could may might shall should must has have had having that of any such way about with in at longer be so very too""")
_REJECTING: Final = word_set("""reject rejects rejected rejecting dispute disputes disputed disputing deny denies denied denying refute refutes refuted
    refuting challenge challenges challenged challenging disagree disagrees disagreed contest contests contested oppose
    opposed avoid avoids avoided stop stopped""")
_LABELS: Final = word_set("""label labels word words term terms phrase phrases description descriptions suggestion suggestions idea claim claims
    accusation accusations allegation allegations view notion being that she he they her his their it the this those these
    a an is was are were as of with such called described by """)
_EVIDENCE: Final = word_set(
    "evidence sign signs indication indications suggestion suggestions hint trace concern concerns record reports"
)
_INSTEAD: Final = (
    ("far", "from"),
    ("anything", "but"),
    ("rather", "than"),
    ("instead", "of"),
    ("free", "of"),
    ("free", "from"),
)
_BREAKS: Final = word_set(
    "; : . ! ? … ( ) because but although though while whereas if unless until since so when which who"
)
_REACH: Final = 9
# After the term: "lazy is not the word", "'difficult' is unfair".
_DISMISSED: Final = word_set("wrong unfair untrue inaccurate unkind unhelpful inappropriate incorrect")
_WORDING: Final = word_set("word phrase term label description way language expression")


def is_negated(cast: Cast, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` (exclusive) of the sentence are denied or rejected."""
    low = cast.words.low
    return _denied_before(cast, first) or _dismissed_after(low, last)


def _denied_before(cast: Cast, first: int) -> bool:
    low = cast.words.low
    between: list[int] = []
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        word = low[at]
        if word in _BREAKS or (word == "," and not _lists(low, at, first)):
            return False
        if (word, low[at + 1] if at + 1 < len(low) else "") in _INSTEAD:
            return True
        if word in _NOT or word in _NONE:
            return _reaches(cast, at, between, first)
        if word in _REJECTING:
            return all(
                low[i] in _LABELS or cast.is_person(i) or low[i] in ADVERBS or low[i] in "\"'“‘"
                for i in between
            )
        if word in {"and", "or"} and _new_predicate(cast, at + 1, first):
            return False
        between.append(at)
    return False


def _lists(low: tuple[str, ...], comma: int, first: int) -> bool:
    """Whether a comma stands in a list of describing words: "not rude, lazy or hostile"."""
    return first - comma <= 3 and not any(low[i] in SUBJECTS | BE for i in range(comma + 1, first))


def _new_predicate(cast: Cast, at: int, first: int) -> bool:
    """Whether a clause of its own follows "and": "did not come and was hostile"."""
    low = cast.words.low
    return any(
        low[i] in BE
        or low[i] in SUBJECTS
        or low[i] in _LINKS - ADVERBS - {"as", "to", "of", "so", "very", "too"}
        for i in range(at, first)
    )


def _reaches(cast: Cast, negation: int, between: list[int], first: int) -> bool:
    """Whether the negation's scope covers the term, over the words in between (nearest first)."""
    low = cast.words.low
    after = low[negation + 1] if negation + 1 < len(low) else ""
    if after in _ONLY and negation + 1 < first:
        return False
    words = [low[at] for at in reversed(between)]
    if low[negation] == "no" and words and words[0] in _EVIDENCE:
        return True
    if "more" in words and words[: words.index("more")] in (["be"], ["have", "been"]):
        return False  # "could not be more hostile"
    carried = any(word in _CARRIERS for word in words)
    content = 0
    for offset, at in enumerate(reversed(between)):
        word = low[at]
        if word in _CARRIERS or word in _LINKS or word in BE or word in ADVERBS or word in DETERMINERS:
            continue
        if word in POSSESSIVES and word not in OBJECTS:
            continue
        if word in {"and", "or", ",", '"', "“", "'", "‘", "-"} or word.endswith("ly"):
            continue
        if cast.is_person(at):
            if carried or low[negation] in {"no", "neither", "none", "nor"} or offset == 0:
                continue
            return False
        content += 1
        if content > 2 or not ({"or", "and", ","} & set(words[offset:])):
            return False  # another verb or noun: not what is denied
    return True


def _dismissed_after(low: tuple[str, ...], last: int) -> bool:
    at = last
    while at < len(low) and low[at] in {'"', "”", "'", "’"}:
        at += 1
    if at >= len(low) or low[at] not in BE:
        return False
    rest = low[at + 1 : at + 6]
    if rest and rest[0] in _DISMISSED:
        return True
    return bool(rest) and rest[0] in {"not", "n't", "never"} and any(word in _WORDING for word in rest)
