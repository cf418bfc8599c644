"""The catalogue for readers, rules/README.md: made from the rules and profiles, and never written by hand.

`python -m caselint.report.rules_readme` writes it anew.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from caselint.clauses import clauses_of, full_title, known_clauses, manuals_of, shown_clause, shown_name
from caselint.families import families_of
from caselint.report.rule_words import settings_of
from caselint.report.wording import count
from caselint.rules import data_directory, load_rulebook
from caselint.schema import Checked
from caselint.selection import codes_of_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.schema import Rule, Rulebook

COMMAND: Final = "python -m caselint.report.rules_readme"
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|#])")
_HEAD: Final = f"""\
<!-- Made from the files in this folder. Do not edit it: change them, and run `{COMMAND}`. -->

# What caselint checks

Each rule here is something that at least one of five recording manuals asks of a case note. A rule that
finds something is no verdict on you or on the note: it shows a place that a reader may stumble over, and says
what to write instead. Rules miss things, and they are sometimes wrong. You decide.

**How much it matters.** An *error* is something that the manuals say must be so, a *warning* something that
should be so, and *advice* is good practice.

**When a rule is on.** *Core* rules are on unless you choose a manual that does not ask for them. *Profile*
rules are on where the manual that you follow asks for them (`caselint check --profile wakefield`). *Preview*
rules are on trial: they stay off until you name them (`--extend-select PLN005`).

On the command line, `caselint rule SGN003` shows a rule, and `caselint profiles wakefield` all that a manual
asks, with the reason where no rule can check it.
"""


def render_readme(book: Rulebook) -> str:
    """The catalogue as Markdown, with a newline at its end."""
    return "\n".join([_HEAD, *_manuals(book), *_contents(book), *_families(book)])


# --------------------------------------------------------------------------------------- manuals


def _manuals(book: Rulebook) -> Iterator[str]:
    yield "## The manuals\n"
    yield "How many things each manual asks of records, and how many of them a rule checks. The lists are in"
    yield "[profiles/](profiles), a file for each manual.\n"
    yield "| Manual | Asks | Checked | In part | Not | Rules |\n|---|--:|--:|--:|--:|--:|"
    for name in manuals_of(book):
        profile = book.profiles[name]
        how = Counter(requirement.checked for requirement in profile.requirements)
        figures = [len(profile.requirements), *(how[checked] for checked in Checked)]
        title = f"[{_plain(full_title(profile))}](profiles/{name}.yaml)"
        yield _row(title, *map(str, (*figures, len(codes_of_profile(book, profile)))))
    yield ""


def _contents(book: Rulebook) -> Iterator[str]:
    yield "## The rules\n"
    for family, title, rules in families_of(book):
        yield f"- [{title}](#{_anchor(title)}): {count(len(rules), 'rule', 'rules')}, {family}"
    yield ""


# -------------------------------------------------------------------------------------- families


def _families(book: Rulebook) -> Iterator[str]:
    for _, title, rules in families_of(book):
        yield f"## {title}\n"
        yield "| Rule | What it finds | Level | On | Asked for by |\n|---|---|---|---|---|"
        for rule in rules:
            link = f"[{rule.code}](#{_anchor(_heading(rule))}) {rule.name}"
            asking = ", ".join(shown_name(manual) for manual in sorted(rule.cites))
            yield _row(link, _plain(rule.summary), rule.level, rule.tier, asking)
        yield ""
        for rule in rules:
            yield from _rule(book, rule)


def _rule(book: Rulebook, rule: Rule) -> Iterator[str]:
    yield f"### {_heading(rule)}\n"
    yield f"{_plain(rule.summary)} *{rule.level.capitalize()}, {rule.tier} rule* ([file]({_file(rule)})).\n"
    yield f"{_plain(rule.why)}\n"
    yield f"**What to do:** {_plain(rule.advice)}\n"
    yield from _example("Falls short", rule.bad)
    yield from _example("Better", rule.good)
    settings = [
        f"`{name} = {value}` ({_plain(meaning)})" for name, value, meaning in settings_of(rule) if meaning
    ]
    if settings:
        yield f"**You can set:** {'; '.join(settings)}\n"
    yield f"**Asked for by:** {'; '.join(_askers(book, rule))}\n"


def _askers(book: Rulebook, rule: Rule) -> Iterator[str]:
    for manual, cited in sorted(rule.cites.items()):
        clauses = clauses_of(cited, known_clauses(book.profiles[manual]) if manual in book.profiles else ())
        yield f"{shown_name(manual)} {', '.join(_plain(shown_clause(clause)) for clause in clauses)}"


def _example(heading: str, words: str) -> Iterator[str]:
    """An example: as it is laid out where that matters, else as a quotation, which wraps."""
    yield f"**{heading}**\n"
    lines = words.strip().splitlines()
    if len(lines) == 1:
        yield f"> {_plain(lines[0])}\n"
    else:
        yield "\n".join(["```text", *lines, "```\n"])


def _heading(rule: Rule) -> str:
    return f"{rule.code} {rule.name}"


def _file(rule: Rule) -> str:
    return f"{rule.code[:3]}/{rule.code}.yaml"


# -------------------------------------------------------------------------------------- Markdown


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(words: str) -> str:
    """Words on one line, with what Markdown would take for marks kept as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _anchor(heading: str) -> str:
    """The anchor that a heading gets: small letters, hyphens for spaces, and no other marks."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def main() -> None:
    """Write rules/README.md anew."""
    path = data_directory() / "rules" / "README.md"
    path.write_text(render_readme(load_rulebook()), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {path}\n")


if __name__ == "__main__":
    main()
