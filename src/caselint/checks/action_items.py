"""The forms of clipped action items: imperative, infinitive and passive, told by words and by tags.

Tags of clipped lines are unsure, so that each form rests on several signs: the words that open the line, the
lexicon of action verbs, the tags, and that the line has no finite verb of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.checks.action_places import is_owner
from caselint.language.irregular import IRREGULAR_VERBS
from caselint.language.people import SELVES
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord, TermHit

LEADS: Final = word_set("also then and next please now - – — • * first lastly finally plus therefore so ; >")
VAGUE: Final = word_set("someone somebody anyone anybody whoever tbc tba nobody who")
THING_DOES: Final = word_set(
    "go come start begin happen end finish arrive reach move stop resume take change run open close"
)

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL: Final = frozenset(
    {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "compound", "flat", "appos", "amod"}
)
_INNER: Final = frozenset({"acl", "amod", "acl:relcl"})
_NOUN_TAGS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
_AFTER_NOUN: Final = frozenset({"IN", "VBN", "VBD", "CC", ",", ".", ""})
_AFTER_PAST: Final = frozenset({"DT", "IN", "PRP", "PRP$", "NNP", "RP", "TO"})
_SUBORDINATORS: Final = word_set(
    """that if when whenever who which what whether because as so before after until till where how why
    while since unless once in case whose whom than"""
)
_PRONOUNS: Final = word_set("she he they i it we you there")
_OBJECTS: Final = word_set(
    """the a an his her their my our its this that these those all both any each him them it me us every
    some other another new old two three four five six seven more further up again"""
)
_WHEN: Final = word_set(
    """today tomorrow tmrw tonight again next monday tuesday wednesday thursday friday saturday sunday mon tue
    tues wed thu thur thurs fri sat sun asap weekly fortnightly daily monthly soon this on in at by before
    after within later morning afternoon evening week month"""
)
# Before "to be done" these show that the line is no noun with its job.
_NO_JOBS: Final = word_set(
    """back yet still has have had having is are was were be been am need needs needed due ready likely
    unlikely supposed meant going able unable about want wants wanted like likes liked got ought used
    seems seemed appears appeared hopes hoped hoping keen happy willing unwilling agreed asked told
    wishes wished refused tries tried trying easy hard good nice glad sorry best important free here
    there only enough as how what where when who too just not never better required expected asking
    looking allowed planning plans it so or and"""
)
_OUGHT: Final = word_set("needs need must should will ought has")
# "Date to be confirmed", "To be continued", "To be fair": gaps and sayings.
_UNSAID: Final = word_set("confirmed arranged agreed advised decided announced determined notified set fixed")
_SAYINGS: Final = word_set("fair honest precise clear exact sure continued blunt frank expected")
_WHEN_AND_WHERE: Final = word_set("date time dates times venue place details")
_PARTICIPLES: Final = frozenset(form for forms in IRREGULAR_VERBS.values() for form in forms)
_LATEST: Final = 12


class Item:
    """One line that may be an action item, from the word at `start`.

    Each form gives the last word of the item's verb, or None where the line has not that form.
    """

    def __init__(self, record: AnnotatedRecord, verbs: str, number: int, start: int) -> None:
        """`verbs` is the lexicon of action verbs. Parses the sentence."""
        self.tree = record.syntax.tree(number)
        self.cast = record.cast(number)
        self.low, self.start = self.cast.words.low, start
        self._hits = {hit.span.start: hit for hit in record.terms_in(verbs, number)}
        self._answers = number > 0 and record.cast(number - 1).words.low[-1] == "?"

    def infinitive(self) -> int | None:
        """The verb of "To see him on Friday", "Need to ring the school" or "Someone needs to ring her"."""
        low, start = self.low, self.start
        if low[start] in VAGUE and low[start + 1] in _OUGHT:
            return start + 1
        if low[start] in {"need", "needs"} and low[start + 1] == "to":
            verb = start + 2
        elif low[start] == "to" and not self._answers:
            verb = start + 1 + (low[start + 1] in {"also", "then", "not"})
        else:
            return None
        if verb >= len(low) or not (self._tag(verb) == "VB" or self._verb(verb)) or self.has_own_verb(verb):
            return None
        return self._unless_saying(verb)

    def _unless_saying(self, verb: int) -> int | None:
        """The verb, but for "To date", "To begin with", "To be fair" and "To Whom", which are no jobs."""
        low, after = self.low, self.low[verb + 1 : verb + 2]
        if low[verb] == "date" or self.cast.words.text[verb][:1].isupper():
            return None
        if low[verb] != "be":
            return None if low[verb] in {"begin", "start"} and after == ("with",) else verb
        said = not after or after[0] in _SAYINGS | _UNSAID or not self._is_participle(verb + 1)
        return None if said else verb + 1

    def passive(self) -> int | None:
        """The verb of "Referral to be made", "New rota to go on the wall" or "Someone to ring her"."""
        low = self.low
        if self._opens_with_past():
            return None
        for to in range(self.start + 1, min(self.start + _LATEST, len(low) - 1)):
            if low[to] in {".", ";", ":"} or self._is_finite(to):
                return None
            job = self._job(to) if low[to] == "to" else None
            if job is not None:
                return job
        return None

    def _job(self, to: int) -> int | None:
        """The verb after the "to" of a noun with its job."""
        low = self.low
        if low[to - 1] in _NO_JOBS or self._tag(to - 1) == "IN":
            return None
        verb = to + 1 + (low[to + 1] in {"also", "then", "not", "both"})
        if low[verb : verb + 1] in {("be",), ("get",)}:
            done = verb + 1
            while done < len(low) and (self._tag(done) == "RB" or low[done].endswith("ly")):
                done += 1
            if low[done + 1 : done + 2] == ("-",) and done + 2 < len(low):
                done += 2  # "e-mailed", "re-referred"
            if done < len(low) and self._is_participle(done) and not self.has_own_verb(done):
                gap = low[done] in _UNSAID and _WHEN_AND_WHERE & set(low[self.start : done])
                return None if gap else done
            verb = done  # "Someone to be there"
        if verb >= len(low) or self._tag(verb) != "VB" or self.has_own_verb(verb):
            return None
        return verb if self._does_nothing(to, verb) else None

    def _does_nothing(self, to: int, verb: int) -> bool:
        """Whether the subject is a thing, or no one in particular: "New rota to go up", "Someone to ring"."""
        head = next((i - 1 for i in range(self.start + 1, to) if self._tag(i) == "IN"), to - 1)
        if self.low[head] in VAGUE:
            return True
        return (
            self._tag(head) in _NOUN_TAGS and self.low[verb] in THING_DOES and not is_owner(self.cast, head)
        )

    def imperative(self, *, listed: bool, is_first: bool) -> int | None:
        """The verb that opens "Chase the landlord", where the line has no other verb of its own.

        `listed` says that it stands under a heading such as Actions, `is_first` that the note begins with it.
        """
        hit = self._verb(self.start)
        sense = hit.term.sense if hit else None
        last = self._last_of(hit) if hit else self.start
        if self._is_numbered(last) or self.has_own_verb(last):
            return None
        if sense == "plain":
            return last
        if listed:
            is_noun = sense == "noun" and self._tag(last + 1) in _AFTER_NOUN
            return last if (sense and not is_noun) or self._tag(self.start) == "VB" else None
        return last if sense == "noun" and self._takes_object(last) and not is_first else None

    # ------------------------------------------------------------------------------ words

    def _is_numbered(self, last: int) -> bool:
        """Whether a number and no more follows, as in a heading of the note's own: "Call 2."."""
        after = self.low[last + 1 : last + 3]
        return bool(after) and after[0].isdigit() and not any(word.isalnum() for word in after[1:])

    def has_own_verb(self, after: int) -> bool:
        """Whether the line has a finite verb of its own after that word: "Visit today went well"."""
        for at in range(after + 1, len(self.low)):
            dep = self.tree.deps[at]
            if not self._is_finite(at) or dep in _INNER:
                continue
            near = set(self.low[max(after + 1, at - 7) : at])
            # "Check she has the form" is a clause without "that"; the verb that the rest hangs on is not.
            if not near & _SUBORDINATORS and (dep == "ROOT" or not near & _PRONOUNS):
                return True
        return False

    def _is_finite(self, at: int) -> bool:
        """Whether the word is a finite verb, and not a noun that could be one: "police check"."""
        word, tag = self.low[at], self._tag(at)
        if tag not in _FINITE or word in {"'s", "'"} or self.tree.deps[at] in _NOMINAL:
            return False
        hit = self._verb(at)
        if hit and hit.term.sense == "noun" and tag == "VBP":
            return False
        # "Bus pass forms to be sent": after a thing's name and before "to" it is a noun.
        ahead = self.low[at + 1 : at + 2] == ("to",) and word not in _NO_JOBS
        return not (ahead and at > 0 and self._tag(at - 1) in _NOUN_TAGS and not is_owner(self.cast, at - 1))

    def _is_participle(self, at: int) -> bool:
        word, tag = self.low[at], self._tag(at)
        return (
            tag in {"VBN", "VBD"}
            or word in _PARTICIPLES
            or (word.endswith("ed") and tag not in {"NN", "NNS"})
        )

    def _opens_with_past(self) -> bool:
        """Whether it is clipped telling: "Took a letter to be signed", "Asked for a form to be sent"."""
        word = self.low[self.start]
        past = word in _PARTICIPLES or (word.endswith("ed") and self._tag(self.start) not in _NOUN_TAGS)
        return past and self._tag(self.start + 1) in _AFTER_PAST

    def _takes_object(self, last: int) -> bool:
        """Whether what follows makes "visit" or "check" a verb: an object, a name, or a time alone."""
        at = last + 1
        if at >= len(self.low) or self.low[at] in SELVES:
            return False
        if self.low[at] in _OBJECTS or self.cast.is_person(at):
            return True
        rest = [word for word in self.low[at:] if word[0].isalpha()]
        if rest and all(word in _WHEN for word in rest):
            return True
        # "Check hospital records": here only the tree tells it from "Contact order in place".
        return self._tag(last) == self._tag(self.start) == "VB" and self.tree.child(last, "obj") is not None

    def _tag(self, at: int) -> str:
        return self.tree.tags[at] if at < len(self.low) else ""

    def _verb(self, at: int) -> TermHit | None:
        return self._hits.get(self.cast.words.starts[at])

    def _last_of(self, hit: TermHit) -> int:
        return max(at for at in range(len(self.low)) if self.cast.words.ends[at] <= hit.span.end)
