"""The pages about profiles: which rules each has, and what a manual asks, clause by clause."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text

from caselint.clauses import initials_of, manuals_of, shown_clause, shown_name
from caselint.families import families_of
from caselint.report.console import STYLES, console_for, print_indented
from caselint.report.rule_words import rule_words, setting_lines
from caselint.report.wording import count, listed
from caselint.schema import Checked, Tier
from caselint.selection import UNREAD, codes_of_profile, lineage, manual_of, options_of_profile

if TYPE_CHECKING:
    from typing import TextIO

    from rich.console import Console

    from caselint.schema import Profile, Requirement, Rule, Rulebook

ON, PREVIEWED = "●", "○"
_PREVIEW: Final = "off until you name it (--extend-select CODE)"
_HEADS: Final = {Checked.YES: "Checked", Checked.IN_PART: "Checked in part", Checked.NO: "Not checked"}
_STYLES: Final = {Checked.YES: "green", Checked.IN_PART: "yellow", Checked.NO: "dim"}
_NARROWEST: Final = 5  # columns of a name, cut into syllables


# ---------------------------------------------------------------------------------------- matrix


def print_profiles(book: Rulebook, stream: TextIO) -> None:
    """Write which rules each profile has: a row for each rule, a column for each profile."""
    console = console_for(stream)
    profiles = _in_order(book)
    codes = {profile.name: codes_of_profile(book, profile) for profile in profiles}
    names = max(len(rule.name) for rule in book.rules.values())
    # The rest of the line is for the marks: a code, the name and a space after each stand before them.
    widths, gap = _widths(profiles, console.width - names - 9)
    headings = [_heading(profile) for profile in profiles]
    tall = [_syllables(heading, width) for heading, width in zip(headings, widths, strict=True)]
    initials = initials_of(headings).values()
    table = _Columns(console, names + 8, widths, gap)
    table.print_head(tall)
    for family, title, rules in families_of(book):
        label = Text(f"{family}  {_shortened(title, names + 3)}", style="bold")
        table.print_row(label, [Text(letters, style="dim") for letters in initials])
        for rule in rules:
            label = Text.assemble((f" {rule.code}", STYLES[rule.level]), f" {rule.name}")
            table.print_row(label, [_mark(book, rule, profile, codes[profile.name]) for profile in profiles])
    console.print()
    totals = listed([f"{_heading(book.profiles[name])} has {len(found)}" for name, found in codes.items()])
    print_indented(console, Text(f"{ON} the rule is on in the profile"), 0)
    print_indented(
        console, Text(f"{PREVIEWED} the manual asks for it, and the rule is on trial: {_PREVIEW}"), 0
    )
    print_indented(console, Text(f"\nOf {count(len(book.rules), 'rule', 'rules')}, {totals}."), 0)
    print_indented(console, Text("caselint profiles NAME shows what a manual asks, clause by clause."), 0)


def _in_order(book: Rulebook) -> list[Profile]:
    """The default profile, then those of manuals, then the team's own."""
    manuals = manuals_of(book)
    first = ["default", *manuals]
    names = [name for name in first if name in book.profiles]
    return [book.profiles[name] for name in (*names, *sorted(set(book.profiles) - set(names)))]


def _heading(profile: Profile) -> str:
    return shown_name(profile.name) if profile.requirements else profile.name


def _shortened(title: str, most: int) -> str:
    """A family's title, or its first words where it is longer than that."""
    return title if len(title) <= most else re.split(r"[:,]| and ", title)[0]


def _mark(book: Rulebook, rule: Rule, profile: Profile, codes: set[str]) -> Text:
    if rule.code in codes:
        return Text(ON, style="green")
    asked = manual_of(book, profile) in rule.cites
    return Text(PREVIEWED if asked and rule.tier is Tier.PREVIEW else "", style="dim")


def _widths(profiles: list[Profile], room: int) -> tuple[list[int], int]:
    """How wide each profile's column is, and the gap between them: as wide as the line has room for."""
    for longest in range(max(len(_heading(profile)) for profile in profiles), _NARROWEST - 1, -1):
        widths = [max(map(len, _syllables(_heading(profile), longest))) for profile in profiles]
        if sum(widths) + 2 * len(widths) <= room:
            return widths, 2
    return widths, 1


def _syllables(name: str, width: int) -> list[str]:
    """A name cut into lines of that width, at its spaces and, where a word is too long, at its syllables."""
    from pyphen import Pyphen

    rest = name.replace("-", "- ").split()
    lines: list[str] = []
    cut = Pyphen(lang="en_GB")
    while rest:
        word = rest.pop(0)
        parts = cut.wrap(word, width) if len(word) > width else None
        if parts:
            word = parts[0]
            rest.insert(0, parts[1])
        joint = "" if lines and lines[-1].endswith("-") else " "
        if lines and len(lines[-1] + joint + word) <= width:
            lines[-1] += joint + word
        else:
            lines.append(word)
    return lines


class _Columns:
    """Rows of a label and marks under it, written line by line: no table that is held for the longest."""

    def __init__(self, console: Console, label: int, widths: list[int], gap: int) -> None:
        self._console, self._label, self._widths, self._gap = console, label, widths, gap

    def print_head(self, headings: list[list[str]]) -> None:
        """Write headings of several lines, their last lines on one."""
        tallest = max(map(len, headings))
        for at in range(tallest):
            lines = [heading[at - tallest] if tallest - at <= len(heading) else "" for heading in headings]
            self.print_row(Text(), [Text(line, style="bold") for line in lines])

    def print_row(self, label: Text, marks: list[Text]) -> None:
        """Write a label with its marks, each in the middle of its column."""
        row = label.copy()
        row.truncate(self._label, pad=True)
        for mark, width in zip(marks, self._widths, strict=True):
            cell = mark.copy()
            cell.align("center", width)
            row.append(cell).append(" " * self._gap)
        row.rstrip()
        print_indented(self._console, row, 0)


# ----------------------------------------------------------------------------------- one profile


def print_profile(book: Rulebook, profile: Profile, stream: TextIO) -> None:
    """Write a profile's page: what its manual asks, what checks it or why nothing can, and a count."""
    console = console_for(stream)
    _print_head(book, profile, console)
    codes = codes_of_profile(book, profile)
    parts = lineage(book, profile)
    if len(parts) > 1:
        _print_additions(book, profile, codes, console)
    asked = [(part, requirement) for part in parts for requirement in part.requirements]
    for part, of_part in groupby(asked, key=lambda pair: pair[0]):
        if len(parts) > 1:
            console.print(Text(f"\nWhat {_heading(part)} asks", style="bold underline"))
        for clause, of_clause in groupby((pair[1] for pair in of_part), key=lambda item: item.clause):
            console.print()
            print_indented(console, Text(shown_clause(clause), style="bold"), 0)
            for requirement in of_clause:
                _print_requirement(book, requirement, codes, console)
    if not asked:
        _print_rules(book, codes, console)
    console.print()
    print_indented(console, _count(book, profile, codes, [requirement for _, requirement in asked]), 0)


def _print_head(book: Rulebook, profile: Profile, console: Console) -> None:
    title = Text(_heading(profile), style="bold")
    title.append(f"  --profile {profile.name}", style="not bold dim")
    console.print(title)
    if profile.manual:
        print_indented(console, Text(profile.manual), 0)
    print_indented(console, Text("\n" + profile.about.strip()), 0)
    settings = options_of_profile(book, profile)
    if settings:
        console.print(Text("\nWith these settings:"))
        for code in settings:
            for line in setting_lines(book.rules[code], settings[code]):
                print_indented(console, line, 2)


def _print_additions(book: Rulebook, profile: Profile, codes: set[str], console: Console) -> None:
    """Write what a profile has that the one that it extends has not."""
    below = book.profiles[profile.extends or ""]
    others = codes_of_profile(book, below)
    console.print(Text(f"\nIt extends {_heading(below)}", style="bold"))
    for heading, difference in (("It adds", codes - others), ("It leaves out", others - codes)):
        if difference:
            words = rule_words(book, sorted(difference))
            print_indented(console, Text.assemble(f"{heading} ", words, "."), 2)
    if codes == others:
        print_indented(console, Text("Its rules are the same."), 2)


def _print_requirement(book: Rulebook, requirement: Requirement, codes: set[str], console: Console) -> None:
    print_indented(console, Text(requirement.asks.strip()), 2)
    told = Text.assemble((_HEADS[requirement.checked], _STYLES[requirement.checked]))
    if requirement.rules:
        told.append(" by ").append(rule_words(book, requirement.rules, on=codes))
    told.append(".")
    if requirement.note:
        told.append(f" {requirement.note.strip()}", style="dim")
    print_indented(console, told, 6)


def _print_rules(book: Rulebook, codes: set[str], console: Console) -> None:
    """Write the rules of a profile that follows no manual, by family."""
    for _, title, rules in families_of(book):
        found = [rule.code for rule in rules if rule.code in codes]
        if found:
            console.print(Text(f"\n{title}", style="bold"))
            print_indented(console, rule_words(book, found), 2)


def _count(book: Rulebook, profile: Profile, codes: set[str], asked: list[Requirement]) -> Text:
    rules = count(len(codes), "rule", "rules")
    if not asked:
        return Text(f"The profile has {rules}. It follows no manual, so its findings cite no clause.")
    how = Counter(requirement.checked for requirement in asked)
    manual = book.profiles[manual_of(book, profile) or ""]
    uncited = sorted(code for code in codes if manual.name not in book.rules[code].cites)
    text = Text(f"{count(len(asked), 'requirement', 'requirements')}: ", style="bold")
    text.append(f"{how[Checked.YES]} checked, {how[Checked.IN_PART]} checked in part, ")
    text.append(f"{how[Checked.NO]} that no rule checks.")
    rest = f" The profile has {rules}"
    rest += f"; no clause asks for {listed(uncited)}." if uncited else "."
    if any(book.rules[code].check == UNREAD for code in uncited):
        rest += " An unreadable file can meet no manual, so it is reported under each."
    return text.append(rest, style="not bold")
