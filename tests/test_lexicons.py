"""The lexicons have their form, no term is in two rules of a family, and their advice is in plain English."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from caselint.config import Config
from caselint.kinds import lexicons_of, options_of
from caselint.language.annotation import Sentence
from caselint.language.patterns import Slot, parse
from caselint.language.people import People
from caselint.language.phrases import Phrases
from caselint.language.pipeline import tokenise
from caselint.language.terms import TermIndex
from caselint.look_up import without_conditions
from caselint.read import read_bytes
from caselint.record import Span, ZoneKind
from caselint.rules import data_directory, load_rulebook
from caselint.schema import Frames, Lexicon, Rule, Term, Wording
from caselint.selection import make_linter
from caselint.term_files import check_entries
from caselint.yaml_files import YamlFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.lint import Linter

BOOK = load_rulebook()
FOLDER = data_directory() / "lexicons"


@cache
def file(name: str) -> YamlFile:
    return YamlFile(FOLDER / f"{name}.yaml")


# ------------------------------------------------------------------------------------------- form


@pytest.mark.parametrize("name", BOOK.lexicons)
def test_its_entries_are_in_order_and_can_be_read(name: str) -> None:
    lexicon: Lexicon = file(name).typed(Lexicon)  # type: ignore[arg-type]
    check_entries(file(name), lexicon)
    terms = [entry.term.casefold() for entry in lexicon.entries]
    assert [pair for pair in pairwise(terms) if pair[0] >= pair[1]] == []
    assert lexicon.about.strip()


@pytest.mark.parametrize("name", BOOK.lexicons)
def test_every_source_is_told_and_used(name: str) -> None:
    data = file(name).data
    used = {entry.get("source", data.get("source", "")) for entry in data["entries"]}
    assert used == set(data["sources"])
    assert all(text.strip() for text in data["sources"].values())


def test_a_lexicon_is_used() -> None:
    """A list that nothing reads is a list that nobody keeps."""
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in [
            *(data_directory() / "rules").rglob("*.yaml"),
            *FOLDER.glob("*.yaml"),
            *(data_directory() / "src" / "caselint").rglob("*.py"),
        ]
    )
    unused = [name for name in BOOK.lexicons if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]
    assert unused == []


# ------------------------------------------------------------------------------ terms of the rules


def used_by_rules() -> dict[str, set[str]]:
    """The wording lexicons whose terms are findings, with the rules that look for them."""
    used: dict[str, set[str]] = {}
    for rule in BOOK.rules.values():
        if rule.check in {"lexicon", "unexplained-term"}:
            for name in getattr(options_of(rule), "lexicons", ()):
                used.setdefault(name, set()).add(rule.code)
    return used


USED = used_by_rules()


@pytest.mark.parametrize("name", USED)
def test_terms_that_are_found_have_advice(name: str) -> None:
    lexicon = BOOK.wording(name)
    assert [t.term for t in lexicon.entries if not (t.advice or t.instead or lexicon.advice)] == []


def test_every_lexicon_that_a_rule_names_is_a_wording() -> None:
    for rule in BOOK.rules.values():
        for name in lexicons_of(options_of(rule)):
            assert isinstance(BOOK.lexicons[name], Wording)


SLOTS = {"self": "themselves", "their": "his", "them": "him", "they": "she", "person": "mum", "number": "two"}
SLOTS |= {"be": "is", "have": "has", "adverb": "very", "gap": "only"}


def phrase_of(term: Term, phrases: Phrases) -> str:
    """The first phrase that a term stands for: every choice its first, without what may be left out."""
    words: list[str] = []
    rest = parse(term.term, term.pos)
    while rest:
        element, rest = list(phrases.steps(rest))[-1 if _may_end(rest, phrases) else 0]
        if element is None:
            break
        words.append(SLOTS[element.name] if isinstance(element, Slot) else element)
    return " ".join(words)


def _may_end(rest: object, phrases: Phrases) -> bool:
    return any(element is None for element, _ in phrases.steps(rest))  # type: ignore[arg-type]


def in_two_rules() -> dict[str, tuple[str, str]]:
    """Phrases of a rule's terms that a term of another rule of its family matches as a whole.

    Where one rule gives way to the other, there is one finding all the same.
    """
    lexicons = {name: without_conditions(BOOK.wording(name)) for name in USED}
    index = TermIndex(lexicons, People.of(BOOK.wording("people")))
    phrases = Phrases()
    found: dict[str, tuple[str, str]] = {}
    for name, codes in USED.items():
        clashing = {other: clashes(codes, theirs) for other, theirs in USED.items()}
        for term in BOOK.wording(name).entries:
            text = phrase_of(term, phrases)
            _, words = tokenise(text)
            whole = Span(0, len(text))
            sentence = Sentence(whole, 0, len(words.low), ZoneKind.NARRATIVE, entry=1)
            hits = index.find(words, [sentence], [])
            for other, pair in clashing.items():
                if pair and any(hit.span == whole for hit in hits[other]):
                    found[text] = pair
    return found


def clashes(codes: set[str], others: set[str]) -> tuple[str, str] | None:
    """Two rules of a family, one of each, of which neither gives way to the other."""
    for code, other in sorted((a, b) for a in codes for b in others if a != b and a[:3] == b[:3]):
        if other not in BOOK.rules[code].gives_way_to and code not in BOOK.rules[other].gives_way_to:
            return min(code, other), max(code, other)
    return None


# Words of two rules that find them under different conditions, or of which both are broken.
ON_PURPOSE = {
    "go awol": ("WRD103", "WRD105"),  # of a parent who stays away, and of a child who is missing
}


def test_no_term_is_in_two_rules_of_a_family() -> None:
    assert in_two_rules() == ON_PURPOSE


# -------------------------------------------------------------------------------- plain English


PLAIN = ("PLN001", "PLN002", "PLN004", "PLN005", "WRD", "ABB001", "ABB004")


@cache
def plain_english() -> Linter:
    """The rules on plain English, wording and abbreviations, for what caselint itself says."""
    return make_linter(
        BOOK, Config(select=("PLN001", "PLN002", "PLN004", "PLN005", "WRD", "ABB001", "ABB004"))
    )


QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|\{\w+\}")
# What advice must name to speak of it.
NAMED = {
    "WRD101: looks down on people",  # what WRD208 is about
    "PLN005: was told",  # "who was told" asks just that
}


def faults_of(text: str, of: str = "") -> list[str]:
    """What caselint finds in a text of its own; words in quotation marks are words that it speaks of.

    A rule may name what it is about itself: `of` is its code.
    """
    bare = QUOTED.sub("it", " ".join(text.split()))
    checked = plain_english().lint(read_bytes(bare.encode(), "advice.txt"))
    faults = [f"{found.code}: {found.match}" for found in checked.findings if found.code != of]
    return [fault for fault in faults if fault not in NAMED]


def advice() -> Iterator[tuple[str, str]]:
    for name in sorted(BOOK.lexicons):
        lexicon = BOOK.lexicons[name]
        if isinstance(lexicon, Wording | Frames):
            texts = {entry.advice for entry in lexicon.entries}
            if isinstance(lexicon, Wording):
                texts.add(lexicon.advice)
            yield name, "\n\n".join(sorted(text for text in texts if text))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in advice() if text])
def test_the_advice_of_a_lexicon_is_in_plain_english(text: str) -> None:
    assert {part: faults for part in text.split("\n\n") if (faults := faults_of(part))} == {}


@pytest.mark.parametrize("rule", BOOK.rules.values(), ids=lambda rule: rule.code)
def test_a_rule_speaks_plain_english(rule: Rule) -> None:
    texts = (rule.summary, rule.message, rule.why, rule.advice)
    assert {text: faults for text in texts if (faults := faults_of(text, rule.code))} == {}
