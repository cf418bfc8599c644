"""Layers of a PDF (optional content, ISO 32000-2, 8.11): which of them are off when the file is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caselint.read.pdf.objects import array, dictionary, name

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 5_000


def off_layers(catalog: dict[str, Any]) -> frozenset[int]:
    """The object numbers of the layers that are off, by the document's catalog."""
    properties = dictionary(catalog.get("OCProperties"))
    usual = dictionary(properties.get("D"))
    off = _numbers(array(usual.get("OFF")))
    if name(usual.get("BaseState")) == "OFF":
        off |= _numbers(array(properties.get("OCGs"))) - _numbers(array(usual.get("ON")))
    return frozenset(off)


def is_off(content: Any, off: frozenset[int]) -> bool:
    """Whether what belongs to a layer, or to a group of layers with a rule, is not shown."""
    if content is None or not off:
        return False
    if _numbers([content]) & off:
        return True
    group = dictionary(content)
    if name(group.get("Type")) != "OCMD":
        return False
    layers = group.get("OCGs")
    members = [_numbers([each]) for each in (array(layers) or [layers])]
    states = [not member & off for member in members if member]
    if not states:
        return False
    policy = name(group.get("P"))
    shown = {"AllOn": all(states), "AllOff": not any(states), "AnyOff": not all(states)}
    return not shown.get(policy, any(states))


def _numbers(references: Iterable[Any]) -> set[int]:
    numbers = (getattr(each, "objid", None) for each in list(references)[:_MOST])
    return {each for each in numbers if isinstance(each, int)}
