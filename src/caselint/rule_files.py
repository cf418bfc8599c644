"""Reads a folder's rules, lexicons and profiles on top of those that there are already.

Caselint's own files are the first such folder, rule packs lie on it. Every error names file, line and key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

import msgspec

from caselint.additions import read_additions
from caselint.frames import FrameError, filled
from caselint.kinds import KindError, kind_of, lexicons_of, options_of
from caselint.plain_errors import nearest_of, unknown
from caselint.schema import Abbreviations, Lexicon, Profile, Rule, Rulebook, Wording
from caselint.term_files import check_entries, check_filled
from caselint.yaml_files import RuleError, YamlFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EMPTY = Rulebook(rules={}, lexicons={}, profiles={})
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TEXTS = ("name", "summary", "message", "why", "advice")
_LONGEST_TEXT = 2_000  # characters of what each finding repeats, or a page shows
_MOST_PLACES = 10  # in a message


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The files of a folder. `pack` is the name of the rule pack; None for caselint's own."""

    lexicons: tuple[Path, ...]
    rules: tuple[Path, ...]
    profiles: tuple[Path, ...]
    pack: str | None = None


def read_on_top(book: Rulebook, files: RuleFiles) -> Rulebook:
    """A new rulebook: `book` with what the files add. Raises RuleError for the first that is at fault."""
    lexicons = _read_lexicons(book, files)
    read = _read_rules(book, files, lexicons)
    rules = {**book.rules, **{code: rule for code, (_, rule) in read.items()}}
    _check_order(rules, {code: file for code, (file, _) in read.items()}, in_pack=files.pack is not None)
    merged = Rulebook(rules=dict(sorted(rules.items())), lexicons=lexicons, profiles=book.profiles)
    return msgspec.structs.replace(merged, profiles=_read_profiles(merged, files))


# -------------------------------------------------------------------------------------- lexicons


def _read_lexicons(book: Rulebook, files: RuleFiles) -> dict[str, Lexicon]:
    lexicons = dict(book.lexicons)
    own: dict[str, YamlFile] = {}
    additions: list[YamlFile] = []
    for path in files.lexicons:
        file = YamlFile(path)
        if files.pack is not None and isinstance(file.data, dict) and "adds_to" in file.data:
            additions.append(file)
            continue
        if path.stem in lexicons:
            raise file.error(
                (),
                f"there is a lexicon “{path.stem}” already; to add words to it, write adds_to: {path.stem}",
            )
        lexicons[path.stem] = file.typed(Lexicon)  # type: ignore[arg-type]  # a union is a type to msgspec
        own[path.stem] = file
    for name, file in own.items():
        if files.pack is not None:  # what ours hold is the tests' business: it need not be read at each start
            check_entries(file, lexicons[name])
        bare, lexicons[name] = lexicons[name], _filled(file, lexicons[name], lexicons)
        full = lexicons[name]
        if files.pack is not None and full is not bare and isinstance(full, Wording):
            check_filled(file, full)
    for file in additions:
        name, lexicon = read_additions(file, lexicons, files.pack or "")
        lexicons[name] = lexicon
    return lexicons


def _filled(file: YamlFile, lexicon: Lexicon, lexicons: Mapping[str, Lexicon]) -> Lexicon:
    if not isinstance(lexicon, Wording) or not _has_places(lexicon):
        return lexicon
    try:
        return filled(lexicon, lexicons)
    except FrameError as error:
        raise RuleError(file.path, None, "", str(error)) from None


def _has_places(lexicon: Wording) -> bool:
    """Whether there is anything to fill: frames, places, or `{term}` in an exception."""
    return bool(lexicon.frames or lexicon.places) or any(
        "{term}" in pattern for term in lexicon.entries for pattern in term.excepting
    )


# ----------------------------------------------------------------------------------------- rules


def _read_rules(
    book: Rulebook, files: RuleFiles, lexicons: Mapping[str, Lexicon]
) -> dict[str, tuple[YamlFile, Rule]]:
    rules: dict[str, tuple[YamlFile, Rule]] = {}
    for path in files.rules:
        file = YamlFile(path)
        rule = file.typed(Rule)
        if path.stem != rule.code:
            raise file.error(("code",), f"the file is named {path.stem}, the rule {rule.code}")
        if rule.code in rules:
            raise file.error(("code",), f"{rules[rule.code][0].path} is the rule {rule.code} already")
        _check_options(file, rule, lexicons)
        if files.pack is not None:
            _check_rule_of_pack(file, rule, book, [other for _, other in rules.values()])
        rules[rule.code] = file, rule
    return rules


def _check_options(file: YamlFile, rule: Rule, lexicons: Mapping[str, Lexicon]) -> None:
    """Refuse a kind, an option or a lexicon that there is not."""
    try:
        kind = kind_of(rule.check)
    except KindError as error:
        raise file.error(("check",), str(error)) from None
    try:
        options = options_of(rule)
    except msgspec.ValidationError as error:
        raise file.refusal(error, kind.Options, ("options",)) from None
    for name, wanted in _lexicons_by_type(options).items():
        if name not in lexicons:
            known = [other for other, lexicon in lexicons.items() if isinstance(lexicon, wanted)]
            raise file.error(("options",), unknown("lexicon", name, known))
        if not isinstance(lexicons[name], wanted):
            found, needed = (_of_what(type_) for type_ in (type(lexicons[name]), wanted))
            raise file.error(("options",), f"“{name}” is a lexicon of {found}; one of {needed} is needed")


def _lexicons_by_type(options: msgspec.Struct) -> dict[str, type]:
    """The lexicons that the options name, with the type that each must have."""
    wanted: dict[str, type] = dict.fromkeys(lexicons_of(options), Wording)
    for key, type_ in (("glossary", Abbreviations), ("everyday", Wording), ("people", Wording)):
        name = getattr(options, key, None)
        if isinstance(name, str):
            wanted[name] = type_
    return wanted


def _of_what(type_: type) -> str:
    return "words" if type_ is Wording else type_.__name__.lower()


def _check_rule_of_pack(file: YamlFile, rule: Rule, book: Rulebook, others: list[Rule]) -> None:
    """Refuse a code or name that is taken, and a message with a place that nothing fills."""
    from caselint.families import FAMILIES

    if not _CODE.fullmatch(rule.code):
        raise file.error(("code",), "a code is three capital letters and three digits, such as OUR001")
    if rule.code in book.rules:
        raise file.error(("code",), f"{rule.code} is taken: {book.rules[rule.code].name}; choose another")
    family = rule.code[:3]
    if family in FAMILIES:
        raise file.error(
            ("code",), f"codes that begin with {family} are caselint's own; choose three letters of your own"
        )
    if not _NAME.fullmatch(rule.name):
        raise file.error(("name",), "a name is words in small letters with hyphens between, such as no-blame")
    taken = next((other for other in [*book.rules.values(), *others] if other.name == rule.name), None)
    if taken:
        raise file.error(("name",), f"{taken.code} has this name already")
    if not rule.tests.flag or not rule.tests.allow:
        key = "allow" if rule.tests.flag else "flag"
        raise file.error(("tests", key), "a rule needs at least one example here")
    _check_message(file, rule, book)
    for key in _TEXTS:
        if len(getattr(rule, key)) > _LONGEST_TEXT:
            raise file.error((key,), f"it is longer than {_LONGEST_TEXT:,} characters")


def _check_message(file: YamlFile, rule: Rule, book: Rulebook) -> None:
    """Refuse what no rule of ours of the same kind puts into its message; a finding would fail on it."""
    alike = [other for other in book.rules.values() if other.check == rule.check]
    known = ["match", *sorted({name for other in alike for name in _places(other.message)} - {"match"})]
    try:
        places = _places(rule.message)
    except ValueError:
        problem = "a bracket { or } stands alone; write {{ or }} for one that is to be seen"
        raise file.error(("message",), problem) from None
    if len(places) > _MOST_PLACES:
        raise file.error(("message",), f"it has more than {_MOST_PLACES} places such as {{match}}")
    for place in places:
        if not place.isidentifier():  # {match:9999999999} would be as long, {match.x} no words of the note
            raise file.error(("message",), f"the place {{{place}}} must be a name and no more")
    for place in places if alike else ():
        if place not in known:
            raise file.error(
                ("message",), f"nothing fills {{{place}}} in a rule of this kind" + nearest_of(place, known)
            )


def _places(message: str) -> list[str]:
    from string import Formatter

    return [
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in Formatter().parse(message)
        if name is not None
    ]


def _check_order(rules: Mapping[str, Rule], files: Mapping[str, YamlFile], *, in_pack: bool) -> None:
    """Refuse rules that give way to each other in a circle: none of them could ever be reported."""
    for code, file in files.items():
        for at, other in enumerate(rules[code].gives_way_to if in_pack else ()):
            if other not in rules:
                raise file.error(("gives_way_to", at), unknown("rule", other, rules))
    try:
        TopologicalSorter({code: rule.gives_way_to for code, rule in rules.items()}).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][:-1]  # what ends it began it
        # A rule of these files is in the circle: without them there was none.
        first = next(at for at, code in enumerate(circle) if code in files)
        code, *others = circle[first:] + circle[:first]
        told = f", by way of {', '.join(others)}" if others else ""
        raise files[code].error(("gives_way_to",), f"{code} gives way to itself{told}") from None


# -------------------------------------------------------------------------------------- profiles


def _read_profiles(book: Rulebook, files: RuleFiles) -> dict[str, Profile]:
    profiles = dict(book.profiles)
    read: dict[str, YamlFile] = {}
    for path in files.profiles:
        file = YamlFile(path)
        profile = file.typed(Profile)
        if path.stem != profile.name:
            raise file.error(("name",), f"the file is named {path.stem}, the profile {profile.name}")
        if profile.name in profiles:
            raise file.error(("name",), f"there is a profile “{profile.name}” already")
        profiles[profile.name] = profile
        read[profile.name] = file
    for name, file in read.items():
        _check_profile(file, profiles[name], profiles, book.rules)
    return profiles


def _check_profile(
    file: YamlFile, profile: Profile, profiles: Mapping[str, Profile], rules: Mapping[str, Rule]
) -> None:
    """Refuse a profile that extends what there is not, or names what no rule has."""
    if profile.extends is not None and profile.extends not in profiles:
        raise file.error(("extends",), unknown("profile", profile.extends, profiles))
    above, seen = profile.extends, {profile.name}
    while above is not None and above in profiles:
        if above in seen:
            raise file.error(("extends",), f"{profile.name} extends itself, by way of {above}")
        seen.add(above)
        above = profiles[above].extends
    _check_codes_of(file, profile, rules)
    for code, options in profile.options.items():
        if code not in rules:
            raise file.error(("options", code), unknown("rule", code, rules))
        try:
            options_of(rules[code], options)
        except msgspec.ValidationError as error:
            raise file.refusal(error, kind_of(rules[code].check).Options, ("options", code)) from None


def _check_codes_of(file: YamlFile, profile: Profile, rules: Mapping[str, Rule]) -> None:
    """Refuse codes, or beginnings of codes, that no rule has."""
    listed: list[tuple[tuple[Any, ...], str]] = [
        (("select", at), name) for at, name in enumerate(profile.select)
    ]
    listed += [(("ignore", at), name) for at, name in enumerate(profile.ignore)]
    for steps, name in listed:
        if name.upper() != "ALL" and not any(code.startswith(name.upper()) for code in rules):
            families = sorted({code[:3] for code in rules})
            raise file.error(steps, unknown("rule", name, [*rules, *families]))
    for at, requirement in enumerate(profile.requirements):
        for place, code in enumerate(requirement.rules):
            if code not in rules:
                raise file.error(("requirements", at, "rules", place), unknown("rule", code, rules))
