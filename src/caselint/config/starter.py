"""The config file that `caselint init` writes, every setting explained."""

from __future__ import annotations


def starter(profile: str) -> str:
    """A config file to begin with, every setting explained."""
    return f"""\
# caselint's settings for the notes in this folder and the folders below it.
# A line that begins with # is a remark. Take the # away to put a setting to use.

# Whose recording standards to check against. `caselint rules` lists the rules.
profile = "{profile}"

# Folders with rules and words of your team's own, beside this file. The later lie on the earlier.
# packs = ["our-pack"]

# Rules to leave out or add: codes (SGN004) or their beginnings (PLN).
# ignore = ["PLN"]
# extend-select = ["FCT201"]

# The lowest level that makes `caselint check` fail: "error", "warning" or "advice".
# fail-on = "error"

# A larger spaCy model, if one is installed on this machine: its package's name, or a folder.
# language-model = "en_core_web_lg"

# What one file may cost before it is stopped and named: time, memory, size.
# [limits]
# seconds = 60
# memory-mb = 2000
# file-mb = 200
# unpacked-mb = 500
# pages = 3000
# characters = 10000000

# Options of a rule. `caselint rule CODE` shows what a rule has.
# [rules.PLN002]
# words = 35
# [rules.ABB001]
# allow = ["FSW"]

# Labels that your forms use, and what they are for:
# "event", "recorded", "dated", "author", "post title", "entry number", "narrative", ...
# [labels]
# "Date of intervention" = "event"
# "Inputter" = "author"
"""
