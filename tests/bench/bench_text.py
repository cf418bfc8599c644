"""Case notes to measure speed on: the sentences of our own notes, shuffled, with other names and numbers.

No paragraph comes twice, so that nothing that remembers what it has seen is flattered. The same words
and the same seed give the same text.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from caselint.read import read_path
from caselint.rules import load_rulebook

TOP = Path(__file__).resolve().parents[2]
SOURCES = ("tests/marked/*.txt", "examples/notes/*.txt", "examples/export/*.txt")

_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARK = re.compile(r"\{\{[A-Z0-9,-]+\|(.*?)\}\}", re.DOTALL)
_LINE_END = re.compile(r"(?<=[a-z,;]) *\n(?=[a-z])")  # a line that was broken for width alone
_SENTENCE = re.compile(r"(?<=[.!?][\"”’\s])\s*(?=[\"“‘A-Z])")
_NUMBER = re.compile(r"(?<![\w:/.£])\d{1,2}(?![\w:/]|\.\d)")
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b"
)

GIVEN = tuple(
    """
    Aled Amara Bartek Bronagh Callum Chidi Dafydd Dorota Efua Eilish Farida Fergus Gethin Gosia
    Hamza Hettie Idris Iona Jamal Jolene Kasia Keir Layla Lorcan Marek Mirela Nasra Niall Oksana
    Owain Parveen Padraig Rhian Rufus Shanice Stellan Tamsin Tomasz Uzma Vikram Wanda Winston Xanthe
    Yusuf Zainab Zoltan
    """.split()  # noqa: SIM905 - a list of this length reads better so
)
FAMILY = tuple(
    """
    Abara Beddoes Cwmbran Dhillon Ellingham Fashola Garraway Hollis Iqbal Jankowski Kettering
    Lascelles Mbeki Norrington Okonjo Pilbeam Quarrie Rashford Strickland Tamang Uddin Vasiliev
    Whitlock Yardley Zielinski
    """.split()  # noqa: SIM905 - a list of this length reads better so
)
POSTS = ("Social Worker", "Senior Social Worker", "Family Support Worker", "SW", "Team Manager", "")
CONTACTS = ("Home visit", "Telephone call", "Core group", "School visit", "Supervised family time", "Email")
HEADINGS = ("Observations", "What the child said", "Analysis", "Summary", "Next steps", "Discussion")
DAYS = tuple(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """.split()  # noqa: SIM905 - a list of this length reads better so
)
MONTHS = tuple(
    """
    January February March April May June July August September October November December
    """.split()  # noqa: SIM905 - a list of this length reads better so
)


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of our own notes, without their marks, labels and sign-offs."""
    found: dict[str, None] = {}
    for pattern in SOURCES:
        for path in sorted(TOP.glob(pattern)):
            text = _MARK.sub(r"\1", _HEAD.sub("", read_path(path).text))
            for line in _LINE_END.sub(" ", text).splitlines():
                for sentence in map(str.strip, _SENTENCE.split(line)):
                    if (
                        sentence[-1:] in {".", "!", "?", '"', "”"}
                        and sentence.count(" ") > 3
                        and "\t" not in sentence
                    ):
                        found[sentence] = None
    return tuple(found)


def make_notes(words: int, seed: int = 1) -> str:
    """An export of about so many words: entry after entry with its header, headings and sign-off."""
    chance = random.Random(seed)
    entries: list[str] = []
    left = words
    while left > 0:
        entries.append(_entry(chance, min(left, chance.randint(100, 500))))
        left -= len(entries[-1].split())
    return "\n\n".join(entries) + "\n"


_FORM = 25  # words of an entry's header and sign-off, more or less


def _entry(chance: random.Random, words: int) -> str:
    day = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2019, 2024)}"
    lines = [
        f"Date of contact: {day}  Time: {chance.randint(8, 17):02}:{chance.randint(0, 59):02}",
        f"Type of contact: {chance.choice(CONTACTS)}",
        f"Child: {_name(chance, full=True)}",
        "",
    ]
    names: dict[str, str] = {}
    left = words - _FORM
    while left > 0:
        if chance.random() < 0.3:
            lines.append(chance.choice(HEADINGS))
        told = chance.sample(sentences(), chance.randint(2, 6))
        lines += [" ".join(_changed(sentence, chance, names) for sentence in told), ""]
        left -= len(lines[-2].split())
    who = ", ".join(filter(None, (_name(chance, full=True), chance.choice(POSTS))))
    lines.append(f"Recorded by: {who}  Date recorded: {day} {chance.randint(18, 20)}:15")
    return "\n".join(lines)


def _changed(sentence: str, chance: random.Random, names: dict[str, str]) -> str:
    """A sentence with other days, numbers and names; one name is one other name all through a note."""
    sentence = _DAY.sub(lambda _: chance.choice(DAYS), sentence)
    sentence = _MONTH.sub(lambda _: chance.choice(MONTHS), sentence)
    sentence = _NUMBER.sub(lambda match: str(chance.randint(1, 28)) if int(match[0]) else match[0], sentence)

    def renamed(match: re.Match[str]) -> str:
        return names.setdefault(match[0], _name(chance, full=" " in match[0]))

    return _names().sub(renamed, sentence)


@cache
def _names() -> re.Pattern[str]:
    """Given names that caselint knows, each with the surname that may follow."""
    entries = load_rulebook().wording("people").entries
    known = {
        name for entry in entries if entry.sense == "given name" for name in re.findall(r"\w+", entry.term)
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(known))})\b(?: [A-Z][a-z]+\b)?")


def _name(chance: random.Random, *, full: bool) -> str:
    given = chance.choice(GIVEN)
    return f"{given} {chance.choice(FAMILY)}" if full else given
