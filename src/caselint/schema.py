"""What a rule file, a lexicon and a profile may hold. The loader in `rules` fills these types.

The types are the one definition of the files: unknown keys are refused, and the documentation of
the keys is here.
"""

from __future__ import annotations

from collections.abc import Mapping  # msgspec reads the annotations when the program runs
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from caselint.findings import Level, Scope
from caselint.record import Role


class Tier(StrEnum):
    """When a rule is on: core by default, profile where a manual asks, preview only when selected."""

    CORE = "core"
    PROFILE = "profile"
    PREVIEW = "preview"


class Subject(StrEnum):
    """What a rule applies to."""

    RECORD = "record"
    TEMPLATE = "template"  # the form that records are made with, before anyone has filled it in


class Asked(StrEnum):
    """What a rule asks a record to hold, and so a template to have a place for."""

    AUTHOR = "author"
    POST_TITLE = "post title"
    DATE_RECORDED = "date recorded"
    TIME_RECORDED = "time recorded"
    EVENT_DATE = "event date"  # beside the date of recording
    LATE_MARK = "late mark"
    ENDORSEMENT = "endorsement"  # by whoever was there
    SEQUENCE = "sequence"  # the number of the entry
    FULL_NAME = "full name"
    DATE_OF_BIRTH = "date of birth"
    REFERENCE = "reference"
    ADDRESS = "address"
    ETHNICITY = "ethnicity"
    RELIGION = "religion"
    RISK_ASSESSMENT = "risk assessment"
    CHRONOLOGY = "chronology"
    CLOSING_SUMMARY = "closing summary"
    VOLUME = "volume"
    PEOPLE = "people"  # who was there or took part
    CHILD_VOICE = "child's voice"  # whether the child was seen, and what the child said
    OVERSIGHT = "management oversight"


class Tests(Struct, frozen=True, forbid_unknown_fields=True):
    """Examples that run as tests.

    Each text of `flag` must give the rule's finding; words in `{{double braces}}` must each be
    overlapped by one, and no finding may lie outside them. Each text of `allow` must give none.
    """

    flag: tuple[str, ...]
    allow: tuple[str, ...]


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule file: one rule in full, for the checks, the pages and the tests."""

    code: str
    name: str
    level: Level
    tier: Tier
    scope: Scope
    summary: str  # what is wrong, in one plain sentence
    message: str  # what a finding says; may use {match} and the values that the kind gives
    why: str  # why it matters to the reader of the record
    advice: str  # what to do
    cites: dict[str, str]  # manual -> clause
    check: str  # the kind, a module of caselint.checks
    bad: str  # an example for people
    good: str  # the same, mended
    tests: Tests
    options: dict[str, Any] = field(default_factory=dict)
    applies_to: tuple[Subject, ...] = (Subject.RECORD,)
    asks_for: tuple[Asked, ...] = ()
    # Codes that win over this rule on the same words (or, for entries, on the same item).
    gives_way_to: tuple[str, ...] = ()


# -------------------------------------------------------------------------------------- lexicons


class WordClass(StrEnum):
    """How a term inflects: a verb in its first word, a noun in its last, the others not at all."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PHRASE = "phrase"


class SaidOf(StrEnum):
    """Of whom a term must be said to count."""

    PERSON = "person"  # of what is shown to be a person or a family
    NO_THING = "no thing"  # of anyone: of what is not shown to be a thing ("a cunning plan")


class Term(Struct, frozen=True, forbid_unknown_fields=True, rename={"excepting": "except"}):
    """A word or phrase that a rule looks for. `term` is a pattern (see caselint.language.patterns)."""

    term: str
    source: str = ""  # a key of the lexicon's sources; empty: the lexicon's own source
    pos: WordClass = WordClass.PHRASE
    sense: str | None = None  # the sense that is meant, where a word has several
    said_of: SaidOf | None = None  # see SaidOf; None: of anything
    excepting: tuple[str, ...] = ()  # phrases around the term in which it does not count
    only_with: tuple[str, ...] = ()  # counts only where one of these stands in its sentence
    advice: str | None = None  # what to write instead, as a sentence; None: the lexicon's
    instead: tuple[str, ...] = ()  # words that can take the term's place
    note: str | None = None


class Abbreviation(Struct, frozen=True, forbid_unknown_fields=True):
    """An abbreviation and everything that it may stand for."""

    term: str
    meanings: tuple[str, ...]
    source: str = ""
    note: str | None = None


class Label(Struct, frozen=True, forbid_unknown_fields=True):
    """The label of a field, as forms and exports print it, and what the field is for."""

    term: str
    role: Role
    source: str = ""
    note: str | None = None


class Wording(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="wording"):
    """A lexicon of words and phrases that rules look for, or that excuse them."""

    about: str
    sources: dict[str, str]
    entries: tuple[Term, ...]
    source: str = ""
    advice: str | None = None
    frames: tuple[str, ...] = ()  # lexicons of frames that it takes in (see caselint.frames)
    places: dict[str, str] = field(default_factory=dict)  # `{name}` in a term or frame -> what fills it


class Frames(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="frames"):
    """Terms with places (`{groups}`) that wording lexicons take in and fill with words of their own."""

    about: str
    sources: dict[str, str]
    entries: tuple[Term, ...]
    source: str = ""


class Abbreviations(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="abbreviations"):
    """A glossary of abbreviations."""

    about: str
    sources: dict[str, str]
    entries: tuple[Abbreviation, ...]
    source: str = ""


class Labels(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="labels"):
    """The field labels that the segmenter knows."""

    about: str
    sources: dict[str, str]
    entries: tuple[Label, ...]
    source: str = ""


Lexicon = Wording | Frames | Abbreviations | Labels


# -------------------------------------------------------------------------------------- profiles


class Checked(StrEnum):
    """How far a machine can tell whether a requirement is met."""

    YES = "yes"
    IN_PART = "in part"
    NO = "no"


class Requirement(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a manual asks of records, and the rules that check it."""

    clause: str  # as rules cite it
    asks: str  # in our own words
    checked: Checked
    rules: tuple[str, ...] = ()
    note: str | None = None  # why a machine cannot check it, or which part of it


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of one authority's manual, and their options.

    The rules are those that cite it (where it lists requirements), of its tiers and of `select`, without
    those of `ignore`; a preview rule must be named in `select`. A profile that extends another has all of
    the other's.
    """

    name: str
    about: str
    extends: str | None = None
    manual: str | None = None  # the full title of the manual
    requirements: tuple[Requirement, ...] = ()  # in the manual's order
    select: tuple[str, ...] = ()  # codes or their beginnings
    tiers: tuple[Tier, ...] = ()  # whole tiers
    ignore: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = field(default_factory=dict)  # code -> option -> value


class Rulebook(Struct, frozen=True):
    """Every rule, lexicon and profile of a run, each by its code or name, in order.

    `asked` is what a record of the run's profile must hold, whichever rules the run itself uses.
    """

    rules: Mapping[str, Rule]
    lexicons: Mapping[str, Lexicon]
    profiles: Mapping[str, Profile]
    asked: frozenset[Asked] = frozenset()

    def wording(self, name: str) -> Wording:
        """The wording lexicon of that name. Raises KeyError where there is none."""
        lexicon = self.lexicons[name]
        if not isinstance(lexicon, Wording):
            raise KeyError(name)
        return lexicon

    def abbreviations(self, name: str) -> Abbreviations:
        """The glossary of that name. Raises KeyError where there is none."""
        lexicon = self.lexicons[name]
        if not isinstance(lexicon, Abbreviations):
            raise KeyError(name)
        return lexicon

    def labels(self, name: str) -> Labels:
        """The label lexicon of that name. Raises KeyError where there is none."""
        lexicon = self.lexicons[name]
        if not isinstance(lexicon, Labels):
            raise KeyError(name)
        return lexicon
