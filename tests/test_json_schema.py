"""The JSON Schemas: fresh, true to our own files, and refusing what the program refuses."""

from __future__ import annotations

import datetime
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from caselint.checks import KINDS
from caselint.config import starter
from caselint.json_schema import written
from caselint.rules import data_directory
from caselint.schemas import FileKind, path_of

DATA = data_directory()
PACK = Path(__file__).parents[1] / "examples" / "pack"
FILES = [
    *((FileKind.PROFILE, path) for path in sorted((DATA / "rules" / "profiles").glob("*.yaml"))),
    *((FileKind.RULE, path) for path in sorted((DATA / "rules").glob("[A-Z]*/*.yaml"))),
    *((FileKind.LEXICON, path) for path in sorted((DATA / "lexicons").glob("*.yaml"))),
    *((FileKind.PROFILE, path) for path in sorted(PACK.rglob("profiles/*.yaml"))),
    *((FileKind.RULE, path) for path in sorted(PACK.rglob("rules/*/*.yaml"))),
    *((FileKind.LEXICON, path) for path in sorted(PACK.rglob("lexicons/*.yaml"))),
]


@cache
def validator(kind: FileKind) -> Draft7Validator:
    schema = json.loads(path_of(kind).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def errors(kind: FileKind, data: Any) -> list[str]:
    return [error.message for error in validator(kind).iter_errors(as_json(data))]


def as_json(data: Any) -> Any:
    """What YAML holds, as JSON does: a date is a text."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data.isoformat() if isinstance(data, datetime.date) else data


def loaded(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@pytest.mark.parametrize("kind", FileKind)
def test_the_file_is_what_the_types_say(kind: FileKind) -> None:
    """Where this fails, run tests/make_schemas.py."""
    assert path_of(kind).read_text(encoding="utf-8") == written(kind)


@pytest.mark.parametrize(("kind", "path"), FILES, ids=[path.stem for _, path in FILES])
def test_our_own_files_fit(kind: FileKind, path: Path) -> None:
    assert errors(kind, loaded(path)) == []


@pytest.mark.parametrize("path", [PACK / "caselint.toml", PACK.parent / "caselint.toml"])
def test_our_own_configs_fit(path: Path) -> None:
    assert errors(FileKind.CONFIG, tomllib.loads(path.read_text(encoding="utf-8"))) == []
    assert errors(FileKind.CONFIG, tomllib.loads(starter("default"))) == []


RULE = loaded(PACK / "millbrook/rules/MFS/MFS001.yaml")
WORDS = loaded(PACK / "millbrook/lexicons/empty-reassurances.yaml")
ADDED = loaded(PACK / "millbrook/lexicons/words-we-leave-out.yaml")
LABELS = loaded(PACK / "millbrook/lexicons/our-labels.yaml")
PROFILE = loaded(PACK / "millbrook/profiles/millbrook.yaml")
CONFIG: dict[str, Any] = {"packs": ["a"]}


@pytest.mark.parametrize(
    ("kind", "data", "change"),
    [
        (FileKind.RULE, RULE, {"level": "grave"}),
        (FileKind.RULE, RULE, {"levle": "error"}),
        (FileKind.RULE, RULE, {"code": "MFS01"}),
        (FileKind.RULE, RULE, {"options": {"lexicon": ["empty-reassurances"]}}),
        (FileKind.RULE, RULE, {"options": {"lexicons": "empty-reassurances"}}),
        (FileKind.RULE, RULE, {"check": "length"}),  # whose options are others
        (FileKind.RULE, RULE, {"tests": None}),
        (FileKind.LEXICON, WORDS, {"kind": "words"}),
        (FileKind.LEXICON, WORDS, {"about": None}),
        (FileKind.LEXICON, WORDS, {"adds_to": "labels"}),
        (FileKind.LEXICON, WORDS, {"entries": [{"term": "x", "pos": "verbs"}]}),
        (FileKind.LEXICON, ADDED, {"entries": [{"term": "x", "role": "event"}]}),
        (FileKind.LEXICON, ADDED, {"adds_to": None}),
        (FileKind.LEXICON, LABELS, {"entries": [{"term": "x", "role": "evening"}]}),
        (FileKind.LEXICON, LABELS, {"entries": [{"term": "x", "pos": "verb"}]}),
        (FileKind.PROFILE, PROFILE, {"extend": "default"}),
        (FileKind.PROFILE, PROFILE, {"select": "MFS"}),
        (FileKind.CONFIG, CONFIG, {"pack": ["a"]}),
        (FileKind.CONFIG, CONFIG, {"fail-on": "grave"}),
        (FileKind.CONFIG, CONFIG, {"labels": {"Seen": "happening"}}),
    ],
)
def test_a_wrong_file_does_not_fit(kind: FileKind, data: dict[str, Any], change: dict[str, Any]) -> None:
    assert errors(kind, data) == []
    changed = {key: value for key, value in (data | change).items() if value is not None}
    assert errors(kind, changed) != []


def test_a_kind_that_a_package_brings_fits() -> None:
    assert errors(FileKind.RULE, RULE | {"check": "ours", "options": {"anything": 1}}) == []


def test_keys_come_with_their_remarks() -> None:
    """Those of a base class too, and those on the line above a key."""
    definitions = validator(FileKind.RULE).schema["$defs"]
    rule = definitions["Rule"]["properties"]
    assert rule["summary"]["description"] == "what is wrong, in one plain sentence"
    assert rule["gives_way_to"]["description"].startswith("Codes that win over")
    options = definitions["lexicon.Options"]["properties"]
    assert options["quotations"]["description"]
    assert options["once"]["description"]


def test_every_kind_has_its_options() -> None:
    names = {name.partition(".")[0] for name in validator(FileKind.RULE).schema["$defs"] if "." in name}
    assert names == set(KINDS)
