"""Of whom a describing word is said: a person or a family, or a thing.

There is no parser here, so these are careful rules of thumb over the words around. Where they do
not show a person, the answer is no: a finding is an accusation of a colleague's work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.language.people import DETERMINERS, NOT_PEOPLE, OBJECTS, POSSESSIVES, STOPS, SUBJECTS
from caselint.language.slots import ADVERBS, BE
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.people import Cast

_COPULAS: Final = BE | word_set("""seem seems seemed seeming appear appears appeared appearing become becomes became becoming look looks looked looking
    sound sounds sounded sounding feel feels felt feeling remain remains remained remaining act acts acted acting behave
    behaves behaved behaving get gets got getting grow grew grown turn turned turns stay stayed stays stand stood sat
    came went come go goes keep kept""")
_AUXILIARIES: Final = word_set("""to can could will would may might shall should must has have had having do does did 'll 'd 've not n't never
    be been being is are was were am 's 're 'm ca wo""")
_AS_VERBS: Final = word_set("""across over presents presented present presenting described describes describe seen viewed perceived regarded known
    labelled experienced came comes coming come saw sees views considered reported portrayed painted behaved acted""")
_PREPOSITIONS: Final = word_set("of in at on with from for by to about between during over under around near")
_FILLERS: Final = ADVERBS | word_set(
    "bit little too rather again both either neither not n't never no longer at times as how a somewhat completely"
)
_PARTITIVES: Final = word_set(
    "one both all some many most each none neither either any several few two three half majority rest"
)
_ENDS: Final = word_set("; : . ! ? … ( ) | • – —")
_RELATIVES: Final = word_set("who whom whose")
_LEADERS: Final = word_set("- • * – — · ? ( \" “ ‘ '")


def is_said_of_person(cast: Cast, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` (exclusive) are said of a person or a family."""
    return _Reading(cast, first, last).of_person()


class _Reading:
    def __init__(self, cast: Cast, first: int, last: int) -> None:
        self.cast, self.first, self.last = cast, first, last
        self.low = cast.words.low

    def of_person(self) -> bool:
        head = self._head_after()
        if head is not None:
            return head
        return self._predicative()

    # ------------------------------------------------- attributive: "a lazy boy", "lazy eye"

    def _head_after(self) -> bool | None:
        """Whether the noun that the word stands before is a person; None where it stands before none."""
        at = self._after_coordination(self.last)
        run = self._noun_run(at)
        if not run:
            return None
        if any(self._is_human(i) for i in run):
            head = run[-1]
            if self._is_human(head) or not self._attributes():
                return True
            # "a chaotic family home", "hostile mother figure": the last noun is what is described,
            # unless what follows the person is no noun but the rest of the sentence.
            return self.low[head].endswith(("ly", "ed", "ing")) or len(run) > 2
        if self._attributes() or self._opens():
            return False
        return None

    def _after_coordination(self, at: int) -> int:
        """Past further describing words: "a rude, hostile and lazy man"."""
        low = self.low
        while at + 1 < len(low) and low[at] in {",", "and", "or", "but"}:
            ahead = at + 1
            while ahead < len(low) and (low[ahead] in _FILLERS or low[ahead].endswith("ly")):
                ahead += 1
            if (
                ahead >= len(low)
                or not low[ahead].isalpha()
                or low[ahead] in STOPS | DETERMINERS | POSSESSIVES
            ):
                break
            if self.cast.is_person(ahead) or not (self._attributes() or self._opens()):
                break
            at = ahead + 1
        return at

    def _noun_run(self, at: int) -> list[int]:
        """The content words that follow without a break: "family", "eye patch", "young mum"."""
        run: list[int] = []
        while at < len(self.low) and len(run) < 4:
            word = self.low[at]
            if word == "-" and run:
                at += 1
                continue
            if (
                not word[:1].isalpha()
                or word in STOPS
                or word in DETERMINERS
                or word in POSSESSIVES
                or word in SUBJECTS
            ):
                break
            if (
                word in _FILLERS
                or word in _PREPOSITIONS
                or (word.endswith("ly") and word not in self.cast.people.nouns)
            ):
                break
            if word in _TIMES:
                break
            run.append(at)
            at += 1
        return run

    def _is_human(self, at: int) -> bool:
        return (
            self.cast.is_person_noun(at) or self.cast.is_name(at) or self.low[at] in self.cast.people.conduct
        )

    def _attributes(self) -> bool:
        """Whether an article, a possessive or an adjective before the word says that a noun follows."""
        at = self._skip_back(self.first - 1)
        if at < 0:
            return False
        word = self.low[at]
        if word in {"her"}:
            return True
        return (
            word in DETERMINERS - {"all", "both", "that"}
            or word in POSSESSIVES
            or (word == "'s" and self._possessive(at))
        )

    def _possessive(self, at: int) -> bool:
        """ "Mum's lazy ..." may be "Mum is lazy": a noun follows only where one was found."""
        return at > 0 and self.last < len(self.low) and self.low[self.last].isalpha()

    # ------------------------------------------------- predicative: "she was (quite) lazy"

    def _skip_back(self, at: int) -> int:
        """Back over adverbs and negations."""
        while at >= 0 and (
            self.low[at] in _FILLERS
            or (self.low[at].endswith("ly") and len(self.low[at]) > 4 and not self.cast.is_person(at))
        ):
            at -= 1
        return at

    def _opens(self) -> bool:
        """Whether the word begins its sentence, as in a clipped note: "Arrogant with reception."."""
        at = self._skip_back(self.first - 1)
        return at < 0 or (self.low[at] in _LEADERS and all(word in _LEADERS for word in self.low[:at]))

    def _predicative(self) -> bool:
        if self._opens():
            return True
        at = self._skip_back(self.first - 1)
        at = self._before_coordination(at)
        if at < 0:
            return True
        word = self.low[at]
        if word in _COPULAS:
            return self._subject(at)
        if word in {"as", "like"}:
            return self._as(at)
        if word in _ENDS or word == ",":
            return word == "," and self._clause_subject(at)
        if word in OBJECTS or self.cast.is_person(at):
            return True
        return False

    def _before_coordination(self, at: int) -> int:
        """Back over what the word is joined to: "was rude and", "was tired, evasive and"."""
        low, steps = self.low, 0
        while at >= 0 and low[at] in {"and", "or", "but", ",", "yet"} and steps < 3:
            steps += 1
            back = self._skip_back(at - 1)
            reach = back
            while (
                reach >= 0
                and back - reach < 4
                and low[reach] not in _COPULAS | _ENDS | {",", "and", "or", "but"} | SUBJECTS
            ):
                if low[reach] in {"as", "like"} or low[reach] in OBJECTS:
                    return reach
                reach -= 1
            if reach < 0 or low[reach] in _ENDS:
                return -1 if not self._thing_between(reach + 1, at) else at
            if low[reach] in _COPULAS:
                return reach
            if low[reach] in SUBJECTS:
                return reach
            at = reach
        return at

    def _thing_between(self, start: int, end: int) -> bool:
        return any(
            self.low[i] in NOT_PEOPLE or self.low[i] in self.cast.people.things for i in range(start, end)
        )

    def _subject(self, copula: int) -> bool:
        """Whether what stands before the verb is a person."""
        low = self.low
        at = copula - 1
        while at >= 0 and (
            low[at] in _AUXILIARIES
            or low[at] in _FILLERS
            or (low[at].endswith("ly") and not self.cast.is_person(at))
        ):
            at -= 1
        if at < 0:
            after = copula + 1  # "Was rude to staff", "Is she lazy"
            return not (after < self.first and low[after] in NOT_PEOPLE)
        inner = [i for i in range(copula + 1, self.first) if low[i] in SUBJECTS or low[i] in NOT_PEOPLE]
        if inner and (low[at] in {",", "and", "why", "how"} or low[at] in _ENDS):
            return low[inner[0]] in SUBJECTS
        return self._is_subject(at)

    def _is_subject(self, at: int) -> bool:
        low = self.low
        word = low[at]
        if word in SUBJECTS or word in _RELATIVES:
            return True
        if word in {"that", "which"}:
            return word == "that" and at > 0 and self.cast.is_person(at - 1)
        if word in NOT_PEOPLE:
            return False
        if (
            word in {"and", "but", "or", ","}
            or word in _ENDS
            or word in {'"', "”", ")", "then", "when", "while", "if", "because", "as", "so", "than"}
        ):
            return self._clause_subject(at)
        return self._phrase_is_person(at)

    def _phrase_is_person(self, at: int) -> bool:
        """Whether the noun phrase that ends at `at` is a person: "staff at school", not "talk with Mum"."""
        low = self.low
        human = self._is_who(at)
        start = at
        while start > 0 and self._inside_phrase(start, at):
            start -= 1
        before = start - 1
        if before >= 1 and low[before] in _PREPOSITIONS:
            outer = before - 1
            if low[outer] in _PARTITIVES:
                return human
            if low[outer][:1].isalpha() and low[outer] not in STOPS and low[outer] not in _PREPOSITIONS:
                return (
                    self._phrase_is_person(outer)
                    if not low[outer].endswith(_VERBISH) or self._is_who(outer)
                    else human
                )
        return human

    def _inside_phrase(self, start: int, head: int) -> bool:
        """Whether the word before `start` belongs to the noun phrase that `start` belongs to."""
        word, own = self.low[start - 1], self.low[start]
        if own in DETERMINERS or own in POSSESSIVES:
            return False
        if word in DETERMINERS or word in POSSESSIVES or word in {"'s", "-", "'"}:
            return True
        if not word[:1].isalpha() or word in STOPS or word in _PREPOSITIONS:
            return False
        if own in {"'s", "'", "-"}:
            return True
        return head - start < 3 and not self.cast.is_name(head)

    def _is_who(self, at: int) -> bool:
        return (
            self.cast.is_person_noun(at)
            or self.cast.is_name(at)
            or (
                self.low[at] in {"one", "everyone", "each", "both", "all", "neither", "none", "others"}
                and at == 0
            )
        )

    def _as(self, at: int) -> bool:
        """ "described her as", "came across as", "seen as"."""
        before = self._skip_back(at - 1)
        if before < 0:
            return True
        word = self.low[before]
        if word in OBJECTS or self.cast.is_person(before):
            return True
        if word in _AS_VERBS:
            verb = before
            while verb > 0 and (self.low[verb] in _AS_VERBS or self.low[verb] in _AUXILIARIES):
                verb -= 1
            if verb == 0 and self.low[0] in _AS_VERBS:
                return True
            return self._is_subject(verb)
        return False

    def _clause_subject(self, at: int) -> bool:
        """The subject of the sentence so far, for a verb without its own: "She came in and was rude"."""
        low = self.low
        for i in range(at):
            if low[i] in SUBJECTS or self.cast.is_name(i):
                return True
            if low[i] in NOT_PEOPLE and low[i] not in {"this", "that", "these", "those"}:
                return False
            if low[i] in DETERMINERS or low[i] in POSSESSIVES:
                run = self._noun_run(i + 1)
                if run:
                    return any(self._is_human(j) for j in run[:2])
            elif self.cast.is_person_noun(i):
                return True
            elif low[i] in self.cast.people.things and i < 2:
                return False
        return True


_VERBISH: Final = ("ed", "ing")
_TIMES: Final = word_set("""today yesterday tomorrow now then again throughout afterwards later earlier tonight when because towards toward
    regarding concerning monday tuesday wednesday thursday friday saturday sunday enough whenever instead overall
    too once twice recently lately anymore""")
