"""Which rules know a word or phrase, and what the lexicons say of it.

Words are looked up by the matcher that looks for them in notes, in any form ("absconding" for "abscond"),
but without their conditions: whoever asks wants to know under which they count.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.checks import KINDS
from caselint.kinds import options_of
from caselint.language.annotate import PEOPLE
from caselint.language.annotation import Sentence
from caselint.language.patterns import Choice, Word, parse, plain
from caselint.language.people import People
from caselint.language.phrases import Phrases
from caselint.language.pipeline import tokenise
from caselint.language.terms import TermIndex
from caselint.record import Span, ZoneKind
from caselint.schema import Abbreviations, Labels, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import TermHit
    from caselint.language.patterns import Part
    from caselint.schema import Abbreviation, Label, Rule, Rulebook, Term

# The kinds of ours that find words for what they say. Others look for words as signs of something else.
_OF_WORDS: Final = frozenset({"lexicon", "motives", "statement", "unexplained-term"})
# Options of kinds that name what a rule looks for; those that begin with "excuses" name what it leaves.
_LOOKED_FOR: Final = frozenset({"lexicons", "aims", "purposes"})
_NEAR: Final = 5  # names that are offered where nothing is known
_STEM: Final = 4  # letters that two forms of a word share


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A term that a rule knows. `words` are those of the question that it matches."""

    rule: Rule
    term: Term
    source: str  # what the term's source is, in words
    advice: str
    words: str
    excuses: bool = False  # the rule leaves a sentence in which the term stands


@dataclass(frozen=True, slots=True)
class KnownAbbreviation:
    """An abbreviation of a glossary, and the rules that ask for its full form."""

    entry: Abbreviation
    source: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is known of some words. `near` are known ones like them, where nothing else is known."""

    words: str
    terms: tuple[KnownTerm, ...] = ()  # the words themselves, or a part of them
    longer: tuple[KnownTerm, ...] = ()  # terms that hold the words
    abbreviations: tuple[KnownAbbreviation, ...] = ()
    everyday: tuple[Rule, ...] = ()  # the rules that leave it as an abbreviation that everyone knows
    labels: tuple[Label, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the words."""
        return bool(self.terms or self.longer or self.abbreviations or self.everyday or self.labels)


def look_up(book: Rulebook, words: str) -> Answer:
    """What the rules and lexicons know of a word or phrase, in any form."""
    words = " ".join(words.split())
    uses = list(_uses(book))
    hits = _hits(book, {name for _, name, _ in uses}, words)
    terms = [
        _known(book, rule, name, hit.term, words[hit.span.start : hit.span.end], excuses=excuses)
        for rule, name, excuses in uses
        for hit in hits[name]
        if not _says_nothing(words[hit.span.start : hit.span.end])
    ]
    found = {term.term.term for term in terms}
    longer = [
        _known(book, rule, name, term, words, excuses=False)
        for rule, name, excuses in uses
        if not excuses
        for term in book.wording(name).entries
        if term.term not in found and _holds(term, words)
    ]
    answer = Answer(
        words=words,
        terms=tuple(sorted(terms, key=lambda known: (known.excuses, -len(known.words), known.rule.code))),
        longer=tuple(sorted(longer, key=lambda known: len(known.term.term))),
        abbreviations=tuple(_abbreviations(book, words)),
        everyday=tuple(_everyday(book, words)),
        labels=tuple(_labels(book, words)),
    )
    return answer if answer.is_known else replace(answer, near=_near(book, words, uses))


# ------------------------------------------------------------------------------------------ words


def _uses(book: Rulebook) -> Iterator[tuple[Rule, str, bool]]:
    """Which rule looks for the terms of which lexicon, or (True) leaves a sentence that has one."""
    for rule in book.rules.values():
        if rule.check in KINDS and rule.check not in _OF_WORDS:
            continue
        for name, excuses in dict.fromkeys(_named(options_of(rule))):
            if isinstance(book.lexicons.get(name), Wording):
                yield rule, name, excuses


def _named(options: Any) -> Iterator[tuple[str, bool]]:
    for key in options.__struct_fields__:
        value = getattr(options, key)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, msgspec.Struct):
                yield from _named(inner)
            elif isinstance(inner, str) and (key in _LOOKED_FOR or key.startswith("excuses")):
                yield inner, key not in _LOOKED_FOR


def _hits(book: Rulebook, names: set[str], words: str) -> dict[str, tuple[TermHit, ...]]:
    bare = {name: without_conditions(book.wording(name)) for name in sorted(names)}
    _, tokens = tokenise(words.lower())
    sentence = Sentence(Span(0, len(words)), 0, len(tokens.low), ZoneKind.NARRATIVE, entry=1)
    index = TermIndex(bare, People.of(book.wording(PEOPLE)))
    found = index.find(tokens, [sentence], [])
    return {name: found[name] for name in names}


def _says_nothing(words: str) -> bool:
    """Whether they are words of grammar alone, such as "was", which tell something only among others."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return all(word in STOP_WORDS for word in plain(words).split())


def without_conditions(lexicon: Wording) -> Wording:
    """The lexicon with terms that count wherever they stand."""
    entries = tuple(
        msgspec.structs.replace(term, excepting=(), only_with=(), said_of=None) for term in lexicon.entries
    )
    return msgspec.structs.replace(lexicon, entries=entries)


def _known(book: Rulebook, rule: Rule, name: str, term: Term, words: str, *, excuses: bool) -> KnownTerm:
    lexicon = book.wording(name)
    whole = next((entry for entry in lexicon.entries if entry.term == term.term), term)
    return KnownTerm(
        rule=rule,
        term=whole,
        source=lexicon.sources.get(whole.source or lexicon.source, ""),
        advice=whole.advice or lexicon.advice or rule.advice,
        words=words,
        excuses=excuses,
    )


def _holds(term: Term, words: str) -> bool:
    """Whether each of the words stands, in some form, in the term's pattern."""
    asked = plain(words).split()
    if not asked or any(word[:_STEM] not in term.term.lower() for word in asked):
        return False
    phrases = Phrases()
    known = {token for part in parse(term.term, term.pos) for token in _tokens(part, phrases)}
    return known.issuperset(asked)


def _tokens(part: Part, phrases: Phrases) -> Iterator[str]:
    if isinstance(part, Word):
        yield from (token for spelling in phrases.spellings(part) for token in spelling)
    elif isinstance(part, Choice):
        yield from (token for row in part.rows for inner in row for token in _tokens(inner, phrases))


# ------------------------------------------------------------------------- abbreviations and labels


def _abbreviations(book: Rulebook, words: str) -> Iterator[KnownAbbreviation]:
    asked = _key(words)
    for name, lexicon in book.lexicons.items():
        if not isinstance(lexicon, Abbreviations):
            continue
        rules = tuple(
            rule for rule in book.rules.values() if getattr(options_of(rule), "glossary", None) == name
        )
        for entry in lexicon.entries:
            if _key(entry.term) in {asked, asked.removesuffix("s")}:
                yield KnownAbbreviation(entry, lexicon.sources.get(entry.source or lexicon.source, ""), rules)


def _everyday(book: Rulebook, words: str) -> Iterator[Rule]:
    for rule in book.rules.values():
        options = options_of(rule)
        name = getattr(options, "everyday", None)
        if not isinstance(name, str):
            continue
        listed = {_key(entry.term) for entry in book.wording(name).entries}
        if _key(words) in listed | set(map(_key, getattr(options, "allow", ()))):
            yield rule


def _key(words: str) -> str:
    return words.casefold().replace(".", "")


def _labels(book: Rulebook, words: str) -> Iterator[Label]:
    for lexicon in book.lexicons.values():
        if isinstance(lexicon, Labels):
            yield from (entry for entry in lexicon.entries if plain(entry.term) == plain(words).rstrip(":"))


def _near(book: Rulebook, words: str, uses: list[tuple[Rule, str, bool]]) -> tuple[str, ...]:
    known = {term.term for _, name, excuses in uses if not excuses for term in book.wording(name).entries}
    known |= {
        entry.term
        for lexicon in book.lexicons.values()
        if isinstance(lexicon, Abbreviations)
        for entry in lexicon.entries
    }
    by_low = {term.casefold(): term for term in sorted(known)}
    return tuple(by_low[low] for low in difflib.get_close_matches(words.casefold(), by_low, n=_NEAR))
