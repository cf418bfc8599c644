"""JSON Schemas of the files that people write, for their editors: rules, lexicons, profiles and the config.

They are made from the types that read the files (`caselint.schema`, `caselint.config`, the kinds' options),
with the types' docstrings and the comments beside their fields as descriptions. The package holds them as
files, which `tests/make_schemas.py` writes.
"""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.additions import AddedAbbreviations, AddedLabels, Additions
from caselint.config.settings import ConfigFile
from caselint.schema import Lexicon, Profile, Rule
from caselint.schemas import FileKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIALECT: Final = "http://json-schema.org/draft-07/schema#"  # which the editors know

Schema = dict[str, Any]


_TITLES: Final = {
    FileKind.RULE: "A rule of caselint, or of a rule pack",
    FileKind.LEXICON: "A lexicon of caselint, or of a rule pack",
    FileKind.PROFILE: "A profile of caselint, or of a rule pack",
    FileKind.CONFIG: "caselint.toml",
}


def written(kind: FileKind) -> str:
    """The schema as a file holds it."""
    import json

    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


def schema_of(kind: FileKind) -> Schema:
    """The schema of a kind of file."""
    if kind is FileKind.RULE:
        top, definitions = _rule()
    elif kind is FileKind.LEXICON:
        top, definitions = _lexicon()
    else:
        [top], definitions = _components([Profile if kind is FileKind.PROFILE else ConfigFile])
    return {"$schema": DIALECT, "title": _TITLES[kind], **top, "$defs": dict(sorted(definitions.items()))}


def _rule() -> tuple[Schema, dict[str, Schema]]:
    """A rule, whose options are those of its kind."""
    from caselint.checks import KINDS

    # Each kind's Options has the same name, which would make them one.
    [rule], definitions = _components([Rule])
    choices = []
    for name, kind in sorted(KINDS.items()):
        [options], inner = _components([kind.Options], prefix=f"{name}.")
        definitions |= inner
        choices.append(
            {
                "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
                "then": {"properties": {"options": options}},
            }
        )
    own = definitions["Rule"]["properties"]
    own["code"]["pattern"] = "^[A-Z]{3}[0-9]{3}$"
    own["check"]["examples"] = sorted(KINDS)  # and no enumeration: packages may bring others
    return {"allOf": [rule, *choices]}, definitions


def _lexicon() -> tuple[Schema, dict[str, Schema]]:
    """A lexicon by its kind, or what a pack adds to one."""
    [whole, words, abbreviations, labels], definitions = _components(
        [Lexicon, Additions, AddedAbbreviations, AddedLabels]
    )
    by_kind = {
        reference["$ref"].rpartition("/")[2]: reference for reference in whole.get("anyOf", [])
    }  # an editor tells more of a mistake if it knows which of them is meant
    chosen: list[Schema] = [
        {
            "if": {"properties": {"kind": {"const": name.lower()}}, "required": ["kind"]},
            "then": reference,
        }
        for name, reference in by_kind.items()
    ]
    for name, reference in (("abbreviations", abbreviations), ("labels", labels)):
        chosen.append(
            {
                "if": {"properties": {"adds_to": {"const": name}}, "required": ["adds_to"]},
                "then": reference,
            }
        )
    chosen.append(
        {
            "if": {
                "properties": {"adds_to": {"not": {"enum": ["abbreviations", "labels"]}}},
                "required": ["adds_to"],
            },
            "then": words,
        }
    )
    kinds = sorted(name.lower() for name in by_kind)
    top: Schema = {
        "type": "object",
        "properties": {
            "kind": {"enum": kinds, "description": "what the lexicon holds"},
            "adds_to": {"type": "string", "description": "the lexicon that a rule pack adds words to"},
        },
        "oneOf": [{"required": ["kind"]}, {"required": ["adds_to"]}],
        "allOf": chosen,
    }
    return top, definitions


# ---------------------------------------------------------------------------------- descriptions


def _components(types: list[Any], prefix: str = "") -> tuple[list[Schema], dict[str, Schema]]:
    """Msgspec's schemas of the types, with names of their own and descriptions.

    `prefix` is put before every name, so that two kinds' options of one name stay two.
    """
    schemas, definitions = msgspec.json.schema_components(types, ref_template="#/$defs/" + prefix + "{name}")
    classes = {found.__name__: found for type_ in types for found in _structs(type_)}
    described = {}
    for name, definition in definitions.items():
        cls = classes.get(name)
        if cls is not None:
            _describe(definition, cls)
        described[prefix + name] = definition
    return list(schemas), described


def _structs(type_: Any) -> Iterator[type]:
    """Every struct that a type is made of, and itself."""
    from msgspec import inspect as types

    seen: set[type] = set()
    todo: list[Any] = [types.type_info(type_)]
    while todo:
        info = todo.pop()
        if isinstance(info, types.StructType):
            if info.cls not in seen:
                seen.add(info.cls)
                yield info.cls
                todo += [field.type for field in info.fields]
        elif isinstance(info, types.UnionType):
            todo += info.types
        elif isinstance(info, types.DictType):
            todo.append(info.value_type)
        elif isinstance(info, types.CollectionType):
            todo.append(info.item_type)
        elif isinstance(info, types.TupleType):
            todo += info.item_types


def _describe(definition: Schema, cls: type) -> None:
    names = {field.name: field.encode_name for field in msgspec.structs.fields(cls)}
    properties: Mapping[str, Schema] = definition.get("properties", {})
    for name, remark in _remarks(cls).items():
        if (place := properties.get(names.get(name, ""))) is not None:
            place["description"] = remark
    if definition.get("description"):
        definition["description"] = " ".join(str(definition["description"]).split())


@cache
def _remarks(cls: type) -> dict[str, str]:
    """The comments beside a struct's fields, or on the lines above them, those of its bases first."""
    remarks: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base in {object, msgspec.Struct} or base.__module__.startswith("msgspec"):
            continue
        lines = inspect.getsource(base).splitlines()
        [tree] = ast.parse("\n".join(_unindented(lines))).body
        for node in tree.body if isinstance(tree, ast.ClassDef) else ():
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                remark = _remark(lines, node.lineno - 1, (node.end_lineno or node.lineno) - 1)
                if remark:
                    remarks[node.target.id] = remark
    return remarks


def _unindented(lines: list[str]) -> list[str]:
    indent = len(lines[0]) - len(lines[0].lstrip())
    return [line[indent:] for line in lines]


_BESIDE: Final = re.compile(r"  # (?!noqa|type:)(?P<remark>.*)$")
_ABOVE: Final = re.compile(r"\s*# (?P<remark>.*)$")


def _remark(lines: list[str], first: int, last: int) -> str | None:
    beside = _BESIDE.search(lines[last])
    if beside:
        return beside["remark"]
    above: list[str] = []
    at = first - 1
    while at >= 0 and (comment := _ABOVE.fullmatch(lines[at])):
        above.insert(0, comment["remark"])
        at -= 1
    return " ".join(above) or None
