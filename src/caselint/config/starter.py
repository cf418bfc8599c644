"""The config file that `caselint init` writes, every setting explained."""

from __future__ import annotations

from dataclasses import dataclass, field

from caselint.config.shown import toml_key, toml_value


@dataclass(frozen=True)
class Answers:
    """What a team told when it was asked; what it did not tell is left to caselint."""

    profile: str = "default"
    late_after: float | None = None  # hours; None: as the profile has it
    post_titles: tuple[str, ...] = ()
    abbreviations: dict[str, str] = field(default_factory=dict)  # with what they stand for
    known_abbreviations: tuple[str, ...] = ()  # that every reader knows


def starter(answers: Answers | str) -> str:
    """A config file to begin with: what was answered, and every other setting explained.

    A profile's name alone will do for the answers.
    """
    told = Answers(answers) if isinstance(answers, str) else answers
    return "\n".join(
        [_TOP, _profile(told), _MIDDLE, _titles(told), _RUN, _rules(told), _abbreviations(told), _END]
    )


def _profile(told: Answers) -> str:
    return f"""\
# Whose recording standards to check against. `caselint profiles` lists them.
profile = {toml_value(told.profile)}
"""


def _titles(told: Answers) -> str:
    given = told.post_titles
    line = f"post-titles = {toml_value(given)}" if given else '# post-titles = ["Family Harbour Lead"]'
    return f"""\
# Post titles that your team signs with and caselint does not know.
{line}
"""


def _rules(told: Answers) -> str:
    late = "[rules.TIM001]\nhours = "
    hours = f"{late}{toml_value(told.late_after)}" if told.late_after is not None else _remarked(f"{late}24")
    known = told.known_abbreviations
    allow = f"[rules.ABB001]\nallow = {toml_value(known or ('FSW',))}"
    return f"""\
# Options of a rule. `caselint rule CODE` shows what a rule has.

# Hours after an event from which its entry is late.
{hours}

# Abbreviations that every reader of your records knows, a parent too. They need not be explained.
{allow if known else _remarked(allow)}

# [rules.PLN002]
# words = 35
"""


def _abbreviations(told: Answers) -> str:
    lines = [f"{toml_key(term)} = {toml_value(meaning)}" for term, meaning in told.abbreviations.items()]
    table = "\n".join(["[abbreviations]", *(lines or ['FSW = "family support worker"'])])
    return f"""\
# Abbreviations of your team's own, with what they stand for: caselint then says what to write in full.
{table if lines else _remarked(table)}
"""


def _remarked(lines: str) -> str:
    return "\n".join(f"# {line}" for line in lines.splitlines())


_TOP = """\
# caselint's settings for the notes in this folder and the folders below it.
# A line that begins with # is a remark. Take the # away to put a setting to use.
# `caselint config show FILE` says which settings count for a file, and where each comes from.
"""

_MIDDLE = """\
# Another config file, whose settings lie under those of this one.
# extend = "../caselint.toml"

# Folders with rules and words of your team's own, beside this file. The later lie on the earlier.
# packs = ["our-pack"]

# Rules to leave out or add: codes (SGN004) or their beginnings (PLN).
# ignore = ["PLN"]
# extend-select = ["FCT201"]

# Files and folders to leave out, written as in a .gitignore. What you name yourself is always checked.
# exclude = ["archive/", "*.rtf"]

# In a Git repository, what Git leaves out is left out. Say false to have it checked.
# respect-gitignore = true

# The lowest level that makes `caselint check` fail: "error", "warning" or "advice".
# fail-on = "error"
"""

_RUN = """\
# A larger spaCy model, if one is installed on this machine: its package's name, or a folder.
# language-model = "en_core_web_lg"

# The findings that a manager has accepted, as `caselint baseline add` writes them.
# baseline = "caselint-baseline.toml"

# Where to keep what was found in files that have not changed since. No words of a note are kept.
# cache-dir = ".caselint-cache"

# What one file may cost before it is stopped and named: time, memory, size.
# [limits]
# seconds = 60
# memory-mb = 2000
# file-mb = 200
# unpacked-mb = 500
# pages = 3000
# characters = 10000000
"""

_END = """\
# Labels that your forms use, and what they are for:
# "event", "recorded", "dated", "author", "post title", "team", "entry number", "narrative", ...
# [labels]
# "Date of intervention" = "event"
# "Inputter" = "author"

# Who writes in which team, for figures by team. An entry that names its team needs no line here.
# [teams]
# "North Duty" = ["Jane Okafor", "Tom Bell"]

# Other settings for some of the files. Their paths are written as in a .gitignore.
# [[per-path]]
# paths = ["templates/"]
# extend-select = ["TPL"]
"""
