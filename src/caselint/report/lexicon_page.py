"""What is known of a word, for a person at a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.text import Text

from caselint.language.patterns import SLOTS
from caselint.report.console import STYLES, console_for, print_indented
from caselint.schema import SaidOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from rich.console import Console

    from caselint.look_up import Answer, KnownAbbreviation, KnownTerm

_SLOT: Final = re.compile(r"<(\w+)>")
_SHOWN: Final = {"gap": "…", "adverb": "…", "be": "is/was", "have": "has/had", "person": "someone"}
_SHOWN_EXCEPTIONS: Final = 6
_CHOICE: Final = re.compile(r"([(\[])([^()\[\]]*)[)\]]")
_SHOWN_TERMS: Final = 4  # with more of them, longer ones are left out
_LONGER: Final = 8  # longer terms that are shown
_FEW: Final = 4  # alternatives of a pattern that are shown
_STEM: Final = 4  # letters that two forms of a word share


def print_answer(answer: Answer, stream: TextIO) -> None:
    """Write all that is known of the words, or that nothing is."""
    console = console_for(stream)
    if not answer.is_known:
        print_indented(console, Text(f"No rule knows “{answer.words}”, in any form."), 0)
        if answer.near:
            print_indented(console, Text(f"Like it are: {', '.join(map(readable, answer.near))}."), 0)
        return
    for known in answer.abbreviations:
        _print_abbreviation(console, known)
    if answer.everyday:
        told = f"“{answer.words}” needs no full form: every reader knows it ({answer.everyday[0].code})."
        print_indented(console, Text(told), 0)
        console.print()
    for term in answer.terms:
        _print_term(console, term)
    for label in answer.labels:
        told = f"As the label of a field, “{label.term}” is read as: {label.role}."
        print_indented(console, Text(told), 0)
        console.print()
    if answer.longer and len(answer.terms) < _SHOWN_TERMS:
        _print_longer(console, answer)


def _print_longer(console: Console, answer: Answer) -> None:
    codes: dict[str, list[str]] = {}
    for known in answer.longer:
        codes.setdefault(readable(known.term.term, answer.words), []).append(known.rule.code)
    console.print(Text("Longer terms with these words", style="bold"))
    for words, rules in list(codes.items())[:_LONGER]:
        print_indented(console, Text(f"{', '.join(dict.fromkeys(rules))}  {words}"), 2)
    if len(codes) > _LONGER:
        print_indented(console, Text(f"and {len(codes) - _LONGER} more"), 2)


def _print_abbreviation(console: Console, known: KnownAbbreviation) -> None:
    console.print(Text(known.entry.term, style="bold"), Text("abbreviation", style="dim"))
    print_indented(console, Text(f"May stand for: {'; '.join(known.entry.meanings)}."), 2)
    for rule in known.rules:
        print_indented(console, Text(f"{rule.code}: {rule.summary}"), 2)
    _print_origin(console, known.source, known.entry.note)


def _print_term(console: Console, known: KnownTerm) -> None:
    rule, term = known.rule, known.term
    title = Text(f"{known.words}  ", style="bold")
    title.append(f"{rule.code} ", style=STYLES[rule.level])
    title.append(f"{rule.name} ({rule.level})", style="dim")
    console.print(title)
    if known.excuses:
        print_indented(console, Text("This rule leaves a statement where these words stand by it."), 2)
    else:
        print_indented(console, Text(rule.summary), 2)
        print_indented(console, Text(f"Instead: {known.advice.strip()}"), 2)
    if term.instead and not known.excuses:
        print_indented(console, Text(f"Try: {', '.join(term.instead)}."), 2)
    listed = readable(term.term, known.words)
    if listed.casefold() != known.words.casefold():
        print_indented(console, Text(f"In the list as: {listed}"), 2)
    for condition in conditions(known):
        print_indented(console, Text(condition), 2)
    _print_origin(console, known.source, term.note)


def conditions(known: KnownTerm) -> Iterator[str]:
    """When the term counts, a sentence each."""
    term = known.term
    if term.said_of is SaidOf.PERSON:
        yield "Counts when it is said of a person or a family."
    elif term.said_of is SaidOf.NO_THING:
        yield "Counts unless it is said of a thing."
    if term.only_with:
        yield f"Counts only in a sentence with {_listed(term.only_with, 'or')}."
    if term.excepting:
        yield f"Does not count in {_listed(term.excepting, 'or')}."


def _print_origin(console: Console, source: str, note: str | None) -> None:
    if note:
        print_indented(console, Text(f"Note: {note}"), 2)
    if source:
        print_indented(console, Text(f"Source: {source}", style="dim"), 2)
    console.print()


def _listed(patterns: Iterable[str], joint: str) -> str:
    shown = [f"“{readable(pattern)}”" for pattern in patterns]
    if len(shown) > _SHOWN_EXCEPTIONS:
        shown = [*shown[: _SHOWN_EXCEPTIONS - 1], f"{len(shown) - _SHOWN_EXCEPTIONS + 1} more"]
    *others, last = shown
    return f"{', '.join(others)} {joint} {last}" if others else last


def readable(pattern: str, words: str = "") -> str:
    """A pattern as people read it: no signs for inflection, words for slots, and few of many alternatives.

    Alternatives that hold one of `words` are among the few.
    """
    text = _SLOT.sub(lambda slot: _SHOWN.get(slot[1], slot[1] if slot[1] in SLOTS else slot[0]), pattern)
    asked = {word[:_STEM] for word in words.casefold().split()}

    def few(choice: re.Match[str]) -> str:
        alternatives = choice[2].split("|")
        first = [one for one in alternatives if any(stem in one.casefold() for stem in asked)]
        shown = (first + [one for one in alternatives if one not in first])[:_FEW]
        told = "/".join(one.strip().replace(" ", "\N{NO-BREAK SPACE}") for one in shown)
        if len(alternatives) > len(shown):
            told += "/…"
        return f"⟦{told}⟧" if choice[1] == "[" else told

    text = re.sub(r"[~^]", "", text)
    while _CHOICE.search(text):
        text = _CHOICE.sub(few, text)
    return text.replace("⟦", "[").replace("⟧", "]").replace("\N{NO-BREAK SPACE}", " ")
