"""What the slots of term patterns match: <their>, <person>, <gap> and the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.people import OBJECTS, POSSESSIVES, SELVES, SUBJECTS
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.language.people import Cast

BE: Final = word_set("be am is are was were been being 's 're 'm s re m isnt wasnt arent werent")
HAVE: Final = word_set("have has had having 've 's 'd ve")
_BEFORE_BEEN: Final = word_set(
    "have has had having 've 's 'd will would can could may might shall should must to 'll ca wo"
)
ADVERBS: Final = word_set(
    """very so too quite rather really just still always often also again even now then pretty somewhat
    more most all sometimes usually already ever almost at times bit little lot much far increasingly
    both well soon once indeed perhaps maybe only both"""
) - {"at", "times", "lot", "only"}
_NUMBER_WORDS: Final = word_set(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand several few dozen half once twice first second third fourth fifth sixth seventh eighth
    ninth tenth"""
)
# Where a clause ends, as far as words and punctuation tell.
CLAUSE_ENDS: Final = word_set(
    """, ; : . ! ? … ( ) [ ] – — | / • because but although though while when where if unless until
    since so who which that whereas before after"""
)
_GAP: Final = 4
_LONGEST_GAP: Final = 16  # tokens, the marks that are no words among them
_LONGEST_PERSON: Final = 4


class Slots:
    """Where slots that begin at a token of one sentence may end. Every token is looked at once."""

    __slots__ = ("_all", "_known", "cast", "low")

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.low = cast.words.low
        self._known: dict[str, list[tuple[int, ...] | None]] = {}
        self._all: dict[str, list[tuple[int, int]]] = {}

    def all(self, slot: str) -> list[tuple[int, int]]:
        """Where `slot` may stand in the sentence: from which index to which, exclusive."""
        found = self._all.get(slot)
        if found is None:
            found = self._all[slot] = [
                (first, end) for first in range(len(self.low)) for end in self.ends(slot, first)
            ]
        return found

    def ends(self, slot: str, at: int) -> tuple[int, ...]:
        """The indices (exclusive) at which `slot`, begun at token `at`, may end."""
        if at > len(self.low):
            return ()
        known = self._known.get(slot)
        if known is None:
            known = self._known[slot] = [None] * (len(self.low) + 1)
        found = known[at]
        if found is None:
            found = known[at] = _FILLERS[slot](self, at)
        return found

    def _word(self, at: int) -> str:
        return self.low[at] if at < len(self.low) else ""

    def self_(self, at: int) -> tuple[int, ...]:
        """`herself`."""
        return (at + 1,) if self._word(at) in SELVES else ()

    def their(self, at: int) -> tuple[int, ...]:
        """`his`, `Mum's`, `the child's`."""
        ends = [at + 1] if self._word(at) in POSSESSIVES else []
        if at >= len(self.low):
            return ()
        ends += [end + 1 for end in self.ends("person", at) if self._word(end) in {"'s", "'"}]
        return tuple(ends)

    def them(self, at: int) -> tuple[int, ...]:
        """`him`, `the child`; not `he`."""
        word = self._word(at)
        if word in SUBJECTS and word not in OBJECTS:
            return ()
        return self.ends("person", at)

    def they(self, at: int) -> tuple[int, ...]:
        """`he`, `the child`; not `him`."""
        word = self._word(at)
        if word in OBJECTS and word not in SUBJECTS | POSSESSIVES:
            return ()
        return tuple(end for end in self.ends("person", at) if not (end == at + 1 and word in POSSESSIVES))

    def person(self, at: int) -> tuple[int, ...]:
        """`both parents`, `Peter Ng`, `she`."""
        return tuple(self.cast.phrases_from(at, _LONGEST_PERSON)) if at < len(self.low) else ()

    def adverb(self, at: int) -> tuple[int, ...]:
        """`very`, `clearly`, nothing."""
        ends = [at]
        while len(ends) < 3 and self.is_adverb(ends[-1]):
            ends.append(ends[-1] + 1)
        return tuple(ends)

    def is_adverb(self, at: int) -> bool:
        """Whether the token is an adverb, as far as its ending or the short list tells."""
        word = self._word(at)
        return word in ADVERBS or (len(word) > 4 and word.endswith("ly") and word not in _NOT_ADVERBS)

    def gap(self, at: int) -> tuple[int, ...]:
        """Up to four words of the clause."""
        ends, counted = [at], 0
        while counted < _GAP and len(ends) <= _LONGEST_GAP:
            if not (word := self._word(ends[-1])) or word in CLAUSE_ENDS:
                break
            counted += word[0].isalnum()  # "'s", a hyphen and quotation marks are no words
            ends.append(ends[-1] + 1)
        return tuple(ends)

    def number(self, at: int) -> tuple[int, ...]:
        """`3`, `three`."""
        word = self._word(at)
        return (at + 1,) if word[:1].isdigit() or word in _NUMBER_WORDS else ()

    def be(self, at: int) -> tuple[int, ...]:
        """`is`, `'s`, `has been`, `could be`."""
        word, after = self._word(at), self._word(at + 1)
        ends: tuple[int, ...] = (at + 1,) if word in BE else ()
        if after in {"be", "been", "being"} and (word in _BEFORE_BEEN or word in BE):
            ends += (at + 2,)
            if self._word(at + 2) == "being":
                ends += (at + 3,)
        if word in _BEFORE_BEEN and after == "have" and self._word(at + 2) == "been":
            ends += (at + 3,)
        return ends

    def have(self, at: int) -> tuple[int, ...]:
        """`has`, `'ve`."""
        return (at + 1,) if self._word(at) in HAVE else ()


_NOT_ADVERBS: Final = word_set(
    """family only early daily weekly monthly yearly friendly lonely lovely elderly likely unlikely ugly
    silly costly orderly unruly cowardly unfriendly worldly reply apply supply comply imply rely
    assembly anomaly"""
)
_FILLERS: Final[dict[str, Callable[[Slots, int], tuple[int, ...]]]] = {
    "self": Slots.self_,
    "their": Slots.their,
    "them": Slots.them,
    "they": Slots.they,
    "person": Slots.person,
    "adverb": Slots.adverb,
    "gap": Slots.gap,
    "number": Slots.number,
    "be": Slots.be,
    "have": Slots.have,
}
