"""Content controls that show a value of the file's own data (w:dataBinding), as Word fills them in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from caselint.read.docx.names import RUN, W14, P, T, W
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from caselint.read.docx.package import Element, Package

_ITEM = re.compile(r"customxml/itemprops[^/]*\.xml")
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
# Stores that every file has, by the ids that Word gave them.
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
_SHOWN = (T, *(W + name for name in ("sym", "drawing", "pict", "object", "delText")))
_NO_TEXT = (W + "picture", W14 + "checkbox", W + "docPartObj", W + "docPartList")
_PREFIX = re.compile(r"""xmlns:([\w.-]+)\s*=\s*(['"])(.*?)\2""")
# A path down the tree by names, as Word writes it. Any other is left alone: no XPath of a file is run.
_STEP = re.compile(r"/(@)?(?:([\w.-]+):)?([\w.-]+)(?:\[(\d{1,6})\])?")


class Bindings:
    """The stores of data of one docx, opened when a control asks for one."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._stores: dict[str, str] | None = None  # id -> part
        self._roots: dict[str, Element | None] = {}
        self._values: dict[tuple[str, str, str], str] = {}
        self.added: set[Element] = set()  # the runs that were put in

    def fill(self, root: Element) -> None:
        """Put the values of their stores into the controls under `root` that show nothing."""
        for binding in root.iter(W + "dataBinding"):
            control = binding.getparent().getparent()
            content = control.find(W + "sdtContent") if control is not None else None
            if content is None or next(content.iter(*_SHOWN), None) is not None:
                continue
            value = self._value(binding)
            if value:
                paragraph = next(content.iter(P), None)
                run = etree.SubElement(content if paragraph is None else paragraph, RUN)
                etree.SubElement(run, T).text = value
                self.added.add(run)

    def _value(self, binding: Element) -> str:
        properties = binding.getparent()
        if any(properties.find(tag) is not None for tag in _NO_TEXT):
            return ""
        value = self._at(*(binding.get(W + name, "") for name in ("storeItemID", "xpath", "prefixMappings")))
        self._package.spend(len(value))
        for item in properties.iter(W + "listItem"):
            if item.get(W + "value") == value:
                return str(item.get(W + "displayText", value))
        return "" if value.startswith("<") else value  # rich text is a package of its own, in escapes

    def _at(self, store: str, path: str, mappings: str) -> str:
        asked = (store, path, mappings)
        if asked not in self._values:
            root = self._root(store)
            prefixes = {found[0]: found[2] for found in _PREFIX.findall(mappings)}
            self._values[asked] = "" if root is None else _at(root, path, prefixes).strip()
        return self._values[asked]

    def _root(self, store: str) -> Element | None:
        if self._stores is None:
            self._stores = dict(_PROPERTIES)
            for name in self._package.names():
                if _ITEM.fullmatch(name):
                    properties = self._try(name)
                    if properties is not None:
                        part = re.sub(r"props([^/]*)$", r"\1", name)
                        self._stores[properties.get(_ITEM_ID, "").upper()] = part
        part = self._stores.get(store.upper(), "")
        if part not in self._roots:
            self._roots[part] = self._try(part) if part else None
        return self._roots[part]

    def _try(self, part: str) -> Element | None:
        """A part's root; None for one that is missing or damaged, as for a store that nobody filled."""
        try:
            return self._package.root(part)
        except UnreadableError:
            return None


def _at(root: Element, path: str, prefixes: dict[str, str]) -> str:
    steps = list(_STEP.finditer(path))
    if not steps or "".join(step[0] for step in steps) != path:
        return ""
    here: Element | None = None
    for depth, (attribute, prefix, name, place) in enumerate(step.groups() for step in steps):
        tag = f"{{{prefixes[prefix]}}}{name}" if prefix and prefix in prefixes else name
        if attribute:
            return dict(here.attrib).get(tag, "") if here is not None else ""
        if depth == 0:
            here = root if root.tag == tag else None
        elif here is not None:
            found = [child for child in here if child.tag == tag]
            at = int(place or 1) - 1
            here = found[at] if 0 <= at < len(found) else None
        if here is None:
            return ""
    return "".join(here.itertext()) if here is not None else ""
