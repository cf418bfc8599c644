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

_COPULAS: Final = BE | word_set(
    """seem seems seemed seeming appear appears appeared appearing become becomes became becoming look
    looks looked looking sound sounds sounded sounding remain remains remained
    remaining act acts acted acting behave behaves behaved behaving get gets got getting grow grew grown
    turn turned turns stay stayed stays stand stood sat keep kept present presents presented presenting"""
)
# What may stand between a subject and its verb "be": auxiliaries, negations, verbs such as "continues to".
_AUXILIARIES: Final = word_set(
    """to can could will would may might shall should must has have had having do does did 'll 'd 've
    not n't never be been being is are was were am 's 're 'm ca wo appear appears appeared seem seems
    seemed continue continues continued tend tends tended start starts started begin begins began keep
    keeps kept used going likely known reported believed thought proves proved"""
)
_AS_VERBS: Final = word_set(
    """across over presents presented present presenting described describes describe seen viewed
    perceived regarded known labelled experienced came comes coming come saw sees views considered
    reported portrayed painted behaved acted"""
)
_PREPOSITIONS: Final = word_set("of in at on with from for by to about between during over under around near")
_FILLERS: Final = ADVERBS | word_set(
    "bit little too rather again both either neither not n't never no longer at times somewhat completely"
)
_PARTITIVES: Final = word_set(
    "one both all some many most each none neither either any several few two three half majority rest"
)
_ARTICLES: Final = word_set("a an")
# Words that strengthen a noun: "a right madam", "a born liar".
_STRONG: Final = word_set(
    "right real total complete absolute proper utter born little big horrible nasty typical terrible awful"
)
_ENDS: Final = word_set("; : . ! ? … ( ) | • – —")
_JOINTS: Final = word_set("and or but yet ,")
# After these a verb or word has the subject of the sentence so far.
_NO_SUBJECT: Final = (
    word_set("""and but or , " ” then when while if because as so than of for by about""") | _ENDS
)
_LEADERS: Final = word_set("""- • * – — · ? ( " “ ‘ '""")
# Words that follow a describing word and are no noun that it describes.
_TIMES: Final = word_set(
    """today yesterday tomorrow now then again throughout afterwards later earlier tonight when because
    towards toward regarding concerning monday tuesday wednesday thursday friday saturday sunday enough
    whenever instead overall too once twice recently lately anymore"""
)


def is_said_of_person(cast: Cast, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` (exclusive) are said of a person or a family."""
    return _Reading(cast, first, last).of_person()


class _Reading:
    """One describing word in its sentence."""

    def __init__(self, cast: Cast, first: int, last: int) -> None:
        self.cast, self.first, self.last = cast, first, last
        self.low = cast.words.low

    def of_person(self) -> bool:
        inverted = self._inverted()
        if inverted is not None:
            return inverted
        head = self._described_noun()
        if head is None:
            article = self._article()
            return self._predicative() if article is None else self._predicate_noun(article)
        return head

    def _inverted(self) -> bool | None:
        """The subject comes after: "how rude he was"."""
        after = self.low[self.last : self.last + 2]
        if len(after) == 2 and after[1] in BE and after[0] in SUBJECTS | NOT_PEOPLE:
            return after[0] in SUBJECTS
        return None

    # -------------------------------------------------- attributive: "a lazy boy", "lazy eye"

    def _described_noun(self) -> bool | None:
        """Whether the noun that the word stands before is a person; None where it stands before none."""
        run = self._noun_run(self._after_coordination(self.last))
        if not run:
            return None
        if any(self._is_human(at) for at in run):
            head = run[-1]
            if self._is_human(head) or not self._attributes():
                return True
            # "a chaotic family home": the last noun is what is described, unless what follows the
            # person is no noun but the rest of the sentence.
            return self.low[head].endswith(("ly", "ed", "ing", "s")) or len(run) > 2
        return False if self._attributes() or self._opens() else None

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
            if not word[:1].isalpha() or word in STOPS | DETERMINERS | POSSESSIVES | SUBJECTS:
                break
            if word in _FILLERS or word in _PREPOSITIONS or word in _TIMES:
                break
            if word.endswith("ly") and word not in self.cast.people.nouns:
                break
            run.append(at)
            at += 1
        return run

    def _is_human(self, at: int) -> bool:
        """Whether the word is a person, or a way of behaving that is a person's ("attitude")."""
        return (
            self.cast.is_person_noun(at) or self.cast.is_name(at) or self.low[at] in self.cast.people.conduct
        )

    def _attributes(self) -> bool:
        """Whether an article, a possessive or a number before the word says that a noun follows."""
        at = self._skip_back(self.first - 1)
        if at < 0:
            return False
        word = self.low[at]
        if word == "'s":  # "Mum's lazy" may be "Mum is lazy"
            return at > 0 and self.last < len(self.low) and self.low[self.last].isalpha()
        return word == "her" or word in DETERMINERS - {"all", "both", "that"} or word in POSSESSIVES

    # -------------------------------------------------- a noun: "she is a (right) liar", "what a liar"

    def _article(self) -> int | None:
        """Where the article of the word stands, if it is a noun with one."""
        at = self.first - 1
        while at >= 0 and self.low[at] in _STRONG:
            at -= 1
        return at if at >= 0 and self.low[at] in _ARTICLES else None

    def _predicate_noun(self, article: int) -> bool:
        at = self._skip_back(article - 1)
        if at >= 2 and self.low[at] == "of" and self.low[at - 1] in _PARTITIVES | {"bit", "sort", "kind"}:
            at = self._skip_back(at - 2)  # "a bit of a"
            at = self._skip_back(at - 1) if at >= 0 and self.low[at] in _ARTICLES else at
        if at >= 0 and self.low[at] in {"such", "what"}:
            at -= 1
        if at < 0:
            return _TIMES.isdisjoint(self.low[self.last : self.last + 1])
        word = self.low[at]
        if word in _COPULAS:
            return self._subject(at)
        if word in {"as", "like"}:
            return self._as(at)
        if word == "," or self.low[at - 1 : at + 1] == ("nothing", "but"):
            return at > 0 and (self.cast.is_person(at - 1) or word == "but")
        return word in OBJECTS or self.cast.is_name(at)  # "called him a liar"

    # -------------------------------------------------- predicative: "she was (quite) lazy"

    def _skip_back(self, at: int) -> int:
        """Back over adverbs and negations."""
        while at >= 0 and self._is_filler(at):
            at -= 1
        return at

    def _is_filler(self, at: int) -> bool:
        word = self.low[at]
        if word == "a":
            return self.low[at + 1 : at + 2] in {("bit",), ("little",), ("tad",)}
        return word in _FILLERS or (word.endswith("ly") and len(word) > 4 and not self.cast.is_person(at))

    def _opens(self) -> bool:
        """Whether the word begins its sentence, as in a clipped note: "Arrogant with reception."."""
        at = self._skip_back(self.first - 1)
        return at < 0 or (self.low[at] in _LEADERS and all(word in _LEADERS for word in self.low[:at]))

    def _predicative(self) -> bool:
        if self._opens():
            return True
        at = self._before_coordination(self._skip_back(self.first - 1))
        if at < 0:
            return True
        word = self.low[at]
        if word in _COPULAS:
            return self._subject(at)
        if word in {"as", "like"}:
            return self._as(at)
        if word == ",":
            return self._clause_subject(at)
        return word in OBJECTS or self.cast.is_person(at)  # "found her", "Mum" (no verb)

    def _before_coordination(self, at: int) -> int:
        """Back over what the word is joined to: "was rude and", "was tired, evasive and"."""
        low, steps = self.low, 0
        while at >= 0 and low[at] in _JOINTS and steps < 3:
            steps += 1
            reach = back = self._skip_back(at - 1)
            stops = _COPULAS | _ENDS | _JOINTS | SUBJECTS | OBJECTS | {"as", "like"}
            while reach >= 0 and back - reach < 4 and low[reach] not in stops:
                reach -= 1
            if reach < 0 or low[reach] in _ENDS:
                return at if self._thing_between(reach + 1, at) else -1
            if low[reach] not in _JOINTS:
                return reach
            at = reach
        return at

    def _thing_between(self, start: int, end: int) -> bool:
        return any(
            self.low[at] in NOT_PEOPLE or self.low[at] in self.cast.people.things for at in range(start, end)
        )

    def _as(self, at: int) -> bool:
        """As in "described her as", "came across as", "seen as", "is as ... as ever"."""
        before = self._skip_back(at - 1)
        if before < 0:
            return True
        word = self.low[before]
        if word in OBJECTS or self.cast.is_person(before):
            return True
        if word not in _AS_VERBS:
            return word in _COPULAS and self._subject(before)
        verb = before
        while verb > 0 and (self.low[verb] in _AS_VERBS or self.low[verb] in _AUXILIARIES):
            verb -= 1
        return (verb == 0 and self.low[0] in _AS_VERBS) or self._is_subject(verb)

    # -------------------------------------------------- the subject

    def _subject(self, copula: int) -> bool:
        """Whether the subject of the verb at `copula` is a person."""
        low = self.low
        at = copula - 1
        while at >= 0 and (low[at] in _AUXILIARIES or self._is_filler(at)):
            at -= 1
        within = [low[i] for i in range(copula + 1, self.first) if low[i] in SUBJECTS | NOT_PEOPLE]
        if at < 0:  # "Was rude to staff", "Is she lazy"
            return not within or within[0] in SUBJECTS
        if within and (low[at] in {",", "and", "why", "how"} or low[at] in _ENDS):
            return within[0] in SUBJECTS
        if low[0] == "what" and "," not in low[:at]:  # "What she said was ..."
            return False
        return self._is_subject(at)

    def _is_subject(self, at: int) -> bool:
        """Whether the subject that ends at `at` is a person."""
        word = self.low[at]
        if word in SUBJECTS or word in OBJECTS or word == "who":
            return True
        if word == "that" and at > 0 and self.cast.is_person(at - 1):
            return True
        if word in NOT_PEOPLE:
            return False
        if word in _NO_SUBJECT:
            return self._clause_subject(at)
        return self._phrase_is_person(at)

    def _phrase_is_person(self, at: int) -> bool:
        """Whether the noun phrase that ends at `at` is a person: "staff at school", not "talk with Mum"."""
        low = self.low
        human = self._is_who(at)
        start = at
        while start > 0 and self._inside_phrase(start, at):
            start -= 1
        outer = start - 2
        if outer < 0 or low[outer + 1] not in _PREPOSITIONS or low[outer] in _PARTITIVES:
            return human
        if not low[outer][:1].isalpha() or low[outer] in STOPS or low[outer] in _PREPOSITIONS:
            return human
        if low[outer].endswith(("ed", "ing")) and not self._is_who(outer):
            return human  # "talked with Mum": no noun
        return self._phrase_is_person(outer)

    def _inside_phrase(self, start: int, head: int) -> bool:
        """Whether the word before `start` belongs to the noun phrase that `start` belongs to."""
        word, own = self.low[start - 1], self.low[start]
        if own in DETERMINERS or own in POSSESSIVES:
            return False
        if word in DETERMINERS or word in POSSESSIVES or word in {"'s", "-", "'"}:
            return True
        if not word[:1].isalpha() or word in STOPS or word in _PREPOSITIONS:
            return False
        return own in {"'s", "'", "-"} or (head - start < 3 and not self.cast.is_name(head))

    def _is_who(self, at: int) -> bool:
        return self._is_human(at) or (at == 0 and self.low[at] in _PARTITIVES | {"everyone", "others"})

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
