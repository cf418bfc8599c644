"""Who is a person: names, relatives, roles and pronouns, told from things and places.

The words are data (the `people` lexicon). Names are told by their capitals, what stands around them
and where else in the document they stand, for no list holds them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec

from caselint.compiled import compiled
from caselint.language.phrases import expand
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.words import Words
    from caselint.schema import Wording

SUBJECTS: Final = word_set("i you he she they we who s/he he/she she/he")
OBJECTS: Final = word_set("me you him her them us whom himself herself themselves myself ourselves yourself")
POSSESSIVES: Final = word_set("my your his her their our whose its")
SELVES: Final = word_set("myself yourself himself herself themselves themself ourselves yourselves oneself")
DETERMINERS: Final = word_set(
    """the a an this that these those both all each every some any no another other either neither such
    one two three four five six several many most few which what"""
)
NOT_PEOPLE: Final = word_set("it this that these those there which what everything something nothing")

_MONTHS_AND_DAYS: Final = word_set(
    """january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon
    tue tues wed thu thur thurs fri sat sun"""
)
# Everyday words that begin sentences: a capital there says nothing.
_OPENERS: Final = word_set(
    """a about above across after again all along already also although always am an and another any are
    around as ask asked at away back be because been before behind being below beside besides between
    both but by call called came can cannot come could did do does during each either else even ever
    every few finally first for from further get given go going gone got had has have having hence here
    how however if in inside instead into is it its just last later least less let lots made make many
    may maybe meanwhile might more most much must my near neither never next no nor not nothing of off
    often ok okay on once only or other others otherwise our out outside over own perhaps please
    possible possibly quite rang rather really recently said same saw second see seen sent several shall
    should since so some soon spoke still such than that the their then there therefore these third this
    those though through throughout thus till to together told too tried under unfortunately unless
    until up upon used usually very via visited was we well went were what when whenever where wherever
    whether which while who whom whose why will with within without would yes yet your her his him them
    they she he you i me us one two three four five six seven eight nine ten new old good bad great big
    small long short early late left right high low poor said text texts arrived advised agreed
    discussed explained stated reported noted observed attended met emailed presents presented appears
    appeared seems seemed looks looked feels felt remains remained became gets"""
)
_THING_ENDINGS: Final = tuple(
    word_set("tion sion ment ness ity ship ance ence ism ing ings tions ments ery ly ed")
)
_BEFORE_PLACES: Final = word_set("in at near around outside")
_LONGEST_NAME: Final = 4
_NEAR: Final = 80


def _by_sense(lexicon: Wording) -> dict[str, frozenset[str]]:
    by_sense: dict[str, set[str]] = {}
    for term in lexicon.entries:
        words = by_sense.setdefault(term.sense or "person", set())
        words.update("".join(map(str, phrase)).replace(" ", "") for phrase in expand(term.term, term.pos))
    return {sense: frozenset(words) for sense, words in by_sense.items()}


@dataclass(frozen=True)
class People:
    """The words of the `people` lexicon by sense, plurals included, in lower case."""

    nouns: frozenset[str]  # kin, person, group and role nouns
    kin: frozenset[str]
    titles: frozenset[str]
    conduct: frozenset[str]
    names: frozenset[str]
    cues: frozenset[str]
    things: frozenset[str]

    @classmethod
    def of(cls, lexicon: Wording) -> People:
        """Sort the lexicon's words by their sense.

        Raises PatternError for a term that cannot be read.
        """
        named = compiled(
            "people",
            msgspec.msgpack.encode(lexicon),
            dict[str, frozenset[str]],
            lambda: _by_sense(lexicon),
        )
        none: frozenset[str] = frozenset()
        events = named.get("event", none)
        return cls(
            nouns=frozenset().union(
                *(named.get(sense, none) for sense in ("kin", "person", "group", "role"))
            ),
            kin=named.get("kin", none),
            titles=named.get("title", none),
            conduct=named.get("conduct", none),
            names=named.get("given name", none),
            cues=named.get("place cue", none) | events,
            things=named.get("thing", none) | events,
        )

    def known_names(self, words: Words) -> frozenset[str]:
        """Words that a document uses as names inside its sentences, where a capital means one."""
        found: set[str] = set()
        for at in range(1, len(words)):
            text = words.text[at]
            if text[0].isupper() and text[1:].islower() and words.low[at - 1]:
                before = words.low[at - 1]
                if (
                    before not in _BEFORE_PLACES
                    and (before.isalpha() or before == ",")
                    and self._could_be_name(words, at)
                ):
                    found.add(words.low[at])
        return frozenset(found - self.things)

    def _could_be_name(self, words: Words, at: int) -> bool:
        low = words.low[at]
        if low in self.cues or low in _MONTHS_AND_DAYS or low in _OPENERS or len(low) < 2:
            return False
        return not any(words.low[i] in self.cues for i in _name_run(words, at))


_IN_NAMES = str.maketrans("", "", "-'’")


def _capital(text: str) -> bool:
    return len(text) > 1 and text[0].isupper() and (text[1:].islower() or not text.isupper())


def _name_run(words: Words, at: int) -> range:
    """The run of capitalised words around a word ("Hill Top Primary")."""
    first = last = at
    while first > 0 and _capital(words.text[first - 1]) and at - first < _LONGEST_NAME:
        first -= 1
    while last + 1 < len(words) and _capital(words.text[last + 1]) and last - at < _LONGEST_NAME:
        last += 1
    return range(first, last + 1)


@dataclass(frozen=True)
class Cast:
    """The people of one sentence: `words` without white space, `known` the document's own names."""

    people: People
    words: Words
    known: frozenset[str] = frozenset()

    def around(self, first: int, last: int) -> tuple[Cast, int, int]:
        """The words near those from `first` to `last`, and where these stand there.

        A bound for endless sentences; in others it is the whole sentence.
        """
        if len(self.words) <= 2 * _NEAR:
            return self, first, last
        start = max(0, first - _NEAR)
        return (
            Cast(self.people, self.words.part(start, last + _NEAR), self.known),
            first - start,
            last - start,
        )

    def is_person(self, at: int) -> bool:
        """Whether the token is a pronoun for people, a noun for people, or a name (its last word too)."""
        found = self._persons.get(at)
        if found is None:
            low = self.words.low[at]
            found = low in SUBJECTS or low in OBJECTS or self.is_person_noun(at) or self.is_name(at)
            self._persons[at] = found
        return found

    @cached_property
    def _persons(self) -> dict[int, bool]:
        """What is known already: several rules ask of the same words."""
        return {}

    def is_person_noun(self, at: int) -> bool:
        """Whether the token is a noun for a person, a relative, a role or a group of people."""
        low = self.words.low[at]
        if low not in self.people.nouns:
            return self._is_hyphened(at)
        # "Oak House Family Centre", "child protection": a noun before another is not who is meant;
        # only capitalised runs can be told without a parser.
        return not self._in_place_name(at) or not _capital(self.words.text[at])

    def is_name(self, at: int) -> bool:
        """Whether the token is (part of) a person's name."""
        text, low = self.words.text[at], self.words.low[at]
        if not text[:1].isupper() or not text.translate(_IN_NAMES).isalpha():
            return False
        if self._has_title(at):
            return True
        if low in _MONTHS_AND_DAYS or low in self.people.cues or self._in_place_name(at):
            return False
        if low in self.people.names or low in self.known:
            return True
        if not _capital(text) or (at > 0 and self.words.low[at - 1] in _BEFORE_PLACES):
            return False
        return not self._begins(at) or self._opening_name(at)

    def _has_title(self, at: int) -> bool:
        """Whether the token is a title before a name, or a name after one."""
        low, titles = self.words.low, self.people.titles
        if at > 0 and low[at - 1].rstrip(".") in titles:
            return True
        return low[at].rstrip(".") in titles and at + 1 < len(low) and self.words.text[at + 1][:1].isupper()

    def _begins(self, at: int) -> bool:
        """Whether the word is the first of the sentence, a bullet, or quoted speech."""
        return at == 0 or not (
            self.words.low[at - 1][-1:].isalnum() or self.words.low[at - 1] in {",", "'s", "&", "-", "."}
        )

    def _opening_name(self, at: int) -> bool:
        """Whether an unknown capitalised word that begins a sentence is a name: what is no known thing."""
        low, people = self.words.low[at], self.people
        if low in _OPENERS or low in people.things or low in people.conduct or low.endswith(_THING_ENDINGS):
            return False
        if at + 1 >= len(self.words):
            return False
        after = self.words.low[at + 1]
        if after in _AFTER_A_NAME:
            return not (after in {"are", "were", "have"} and low.endswith("s"))  # "Jokes were": a plural
        return _capital(self.words.text[at + 1]) and after not in _OPENERS and after not in people.cues

    def _in_place_name(self, at: int) -> bool:
        run = _name_run(self.words, at)
        return len(run) > 1 and any(self.words.low[i] in self.people.cues for i in run)

    def _is_hyphened(self, at: int) -> bool:
        """Whether the token is a compound that the tokenizer kept whole, its last part a person."""
        low = self.words.low[at]
        return "-" in low and low.rpartition("-")[2] in self.people.nouns

    # ------------------------------------------------------------------------- noun phrases

    def phrases_from(self, at: int, most: int = 4) -> Iterator[int]:
        """Where a phrase for a person that begins at `at` may end (exclusive), shortest first."""
        low = self.words.low
        for last in range(at, min(at + most, len(self.words))):
            word = low[last]
            if self.is_person(last) and (last == at or word not in SUBJECTS | OBJECTS):
                yield last + 1
            if last == at and word in SUBJECTS | OBJECTS and word not in POSSESSIVES:
                return
            if word not in {"'s", "'", "-"} and (not word[:1].isalnum() or word in STOPS):
                return
            if last == at and not self._may_begin(at):
                return

    def _may_begin(self, at: int) -> bool:
        low = self.words.low[at]
        return low in DETERMINERS or low in POSSESSIVES or low.isdigit() or self.is_person(at)


# Words that no noun phrase runs across.
STOPS: Final = word_set(
    """and or but nor so because although though while when where if unless until since as than that
    which who whom whose why how of in on at by for with from to into onto over under about after before
    during through between against within without is are was were be been being am has have had having
    do does did will would can could shall should may might must not n't never also then said told asked
    says tells asks went came got goes comes left stayed seemed became felt looked appeared refused
    failed declined i he she they we it there"""
)
_AFTER_A_NAME: Final = word_set(
    """is was were are be been has had have does did do will would can could may might should must 's
    n't and said says told tells asked asks shouted replied rang called came went seems seemed appears
    appeared became becomes looked looks felt feels got gets left refused refuses failed fails declined
    agreed reported reports stated states described explained presents presented acted remained
    continues continued never always still also often attended arrived wanted wants thinks thought
    believes knows knew made makes took takes gave gives met saw put puts engaged disengaged kicked lied
    lies shared showed shows denied denies admitted claims claimed ignored ,"""
)
