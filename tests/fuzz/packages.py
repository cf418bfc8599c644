"""Files that are zips of XML, mutated part by part and packed again with right sums."""

from __future__ import annotations

import copy
import io
import zipfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from fuzz.tape import Tape

_VALUES = (
    *[
        "0",
        "-1",
        "1",
        "2",
        "9",
        "2147483647",
        "-2147483648",
        "99999999999999999999",
        "1e308",
        "NaN",
        "true",
        "off",
    ],
    *("", "x" * 2_000, "../../x", "/", "http://127.0.0.1:9/", "%s%n"),
    *("\u202e", "\u0301", "\U0001f600", "\t", "a\nb"),
)


@lru_cache(maxsize=64)
def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def changed(data: bytes, other: bytes, tape: Tape) -> bytes:
    """The package with one part changed or more, or left out, renamed, or put in another's place."""
    parts, others = dict(_parts(data)), _parts(other)
    for _ in range(1 + tape.below(3)):
        names = sorted(parts)
        if not names:
            break
        # The words are in a few of the parts, which are the largest.
        names = sorted(names, key=lambda name: -len(parts[name]))[:4] if tape.below(3) else names
        name = tape.pick(names)
        match tape.below(16):
            case 12:
                del parts[name]
            case 13:
                parts[tape.pick(sorted(others))] = parts[name]
            case 14:
                parts[name] = tape.pick([others[each] for each in sorted(others)])
            case 15:
                parts[name] = parts[name][: tape.below(len(parts[name]) + 1)]
            case _:
                parts[name] = _changed_xml(parts[name], others.get(name, b""), tape)
    return _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=zlib.Z_BEST_SPEED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _changed_xml(data: bytes, other: bytes, tape: Tape) -> bytes:
    """XML that is still sound, with its elements left out, told twice, moved, wrapped, renamed or cut."""
    try:
        root = etree.fromstring(data)
        strange = etree.fromstring(other) if other else root
    except etree.XMLSyntaxError:
        return data
    for _ in range(1 + tape.below(8)):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        _change(tape.pick(elements), elements, [*strange.iter(etree.Element)], tape)
    return etree.tostring(root)


def _change(element: Any, elements: list[Any], strange: list[Any], tape: Tape) -> None:
    parent, act = element.getparent(), tape.below(12)
    if act < 6 and parent is not None:
        _move(element, parent, elements, act, tape)
    elif act < 7:
        element.tag = tape.pick(elements).tag
    elif act == 7:
        element.text = tape.pick(_VALUES)
    elif act == 8 and element.attrib:
        element.set(tape.pick(sorted(element.attrib)), tape.pick(_VALUES))
    elif act == 9 and element.attrib:
        del element.attrib[tape.pick(sorted(element.attrib))]
    elif act == 10:
        for name, value in tape.pick(elements).attrib.items():
            element.set(name, value)
    else:
        element.append(copy.deepcopy(tape.pick(strange)))


def _move(element: Any, parent: Any, elements: list[Any], act: int, tape: Tape) -> None:
    at = parent.index(element)
    match act:
        case 0:
            parent.remove(element)
        case 1 | 2:
            for _ in range(1 if act == 1 else tape.pick((3, 20, 100))):
                parent.insert(at, copy.deepcopy(element))
        case 3:
            tape.pick(elements).append(copy.deepcopy(element))
        case 4:
            wrapper = etree.Element(tape.pick(elements).tag)
            parent.replace(element, wrapper)
            wrapper.append(element)
        case _:
            for child in list(element):
                parent.insert(at, child)
            parent.remove(element)
