"""What cannot serve in a config although it has the right type: patterns, titles and names at fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from caselint.gitignore import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caselint.config.settings import ConfigFile, PerPath

_MARKS: Final = re.compile(r"[()\[\]|~^<>{}]")  # with which the lexicons' patterns are written
_NO_TEXT: Final = re.compile("[\ud800-\udfff]")  # what a terminal gave that is no text in its encoding
_LONGEST: Final = 200  # characters of a title, an abbreviation or a name
_LONGEST_MEANING: Final = 300  # characters


def problem_with(config: ConfigFile | PerPath) -> str | None:
    """What is wrong with the words of a config, as a sentence; None where nothing is."""
    of_words = _of_titles(config.post_titles) or _of_abbreviations(config) or _of_teams(config)
    return _of_patterns(config) or of_words


def _of_patterns(config: ConfigFile | PerPath) -> str | None:
    for key in ("paths", "exclude", "extend_exclude"):
        for pattern in getattr(config, key, ()):
            if told := problem_of(pattern):
                return f"“{key.replace('_', '-')}”: {told}"
    return None


def problem_with_titles(titles: Iterable[str]) -> str | None:
    """Why one of them can be no post title, as a sentence; None where all can."""
    for title in titles:
        if not title.strip():
            return "A post title is empty."
        if mark := _MARKS.search(title):
            return f"“{title}” has the mark {mark.group()}. Write the post title without."
        if _NO_TEXT.search(title):
            return f"“{title}” has a character that is no text. Write the post title again."
        if len(title) > _LONGEST:
            return f"A post title is longer than {_LONGEST} characters."
    return None


def _of_titles(titles: tuple[str, ...]) -> str | None:
    problem = problem_with_titles(titles)
    return f"“post-titles”: {problem}" if problem else None


def problem_with_abbreviations(given: Mapping[str, str]) -> str | None:
    """Why one of them cannot serve, as a sentence; None where all can. Each stands with its meaning."""
    for term, meaning in given.items():
        if not term.strip():
            return f"“{meaning}” has no abbreviation."
        if not meaning.strip():
            return f"“{term}” has no meaning."
        if _NO_TEXT.search(term + meaning):
            return f"“{term}” has a character that is no text. Write it again."
        if len(term) > _LONGEST or len(meaning) > _LONGEST_MEANING:
            most = f"{_LONGEST} characters, or its meaning than {_LONGEST_MEANING}"
            return f"An abbreviation is longer than {most}."
    return None


def _of_abbreviations(config: ConfigFile | PerPath) -> str | None:
    problem = problem_with_abbreviations(config.abbreviations)
    return f"“abbreviations”: {problem}" if problem else None


def _of_teams(config: ConfigFile | PerPath) -> str | None:
    seen: dict[str, str] = {}
    for team, names in config.teams.items():
        for name in names:
            if not name.strip() or not team.strip():
                return "“teams”: a name is empty."
            other = seen.setdefault(name_key(name), team)
            if other != team:
                return f"“teams”: “{name}” stands in “{other}” and in “{team}”. Keep the one that counts."
    return None


def name_key(name: str) -> str:
    """A person's name as names are compared: in small letters, with single spaces, apostrophes straight."""
    return " ".join(name.replace("’", "'").casefold().split())
