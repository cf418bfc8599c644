"""What a page's styles say that bears on its words: what is hidden, what is a block, where spaces count.

Only rules for one element, class or name are followed ("p", ".aside", "div.note", "#foot"), which is how
programs write what they hide; a rule for print or by an element's place in the tree is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.safe_xml import Element

_LONGEST = 20_000  # characters of one style attribute or rule that are looked at
_MOST_CSS = 2_000_000  # characters of style sheets
_WANTED = re.compile(
    r"(?:^|[;\s])(display|visibility|white-space|opacity|font-size|font-family|list-style-type"
    r"|mso-(?:hide|list|element|comment-reference|footnote-id|endnote-id|special-character))\s*:\s*([^;]*)",
    re.IGNORECASE,
)
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w\\-]+)?", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->", re.DOTALL)
_SCREEN = re.compile(r"@media\b(?!.*\bprint\b)(?=.*\b(?:screen|all)\b)", re.IGNORECASE | re.DOTALL)
_BRACE = re.compile(r"[{}]")
_DEEPEST = 20  # blocks of rules within blocks of rules
_NOTHING: Final[dict[str, str]] = {}


def declarations(css: str) -> dict[str, str]:
    """The properties that count among those of a style attribute or a rule, in lower case."""
    found = _WANTED.findall(css[:_LONGEST])
    return {name.lower(): value.replace("!important", "").strip().lower() for name, value in found}


@dataclass
class StyleSheets:
    """The rules of a page's own style sheets, by the element, class or name that they are for."""

    rules: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, css: str) -> None:
        """Take in one style sheet."""
        for selectors, body in _rules(_COMMENT.sub(" ", css[:_MOST_CSS])):
            properties = declarations(body)
            for selector in selectors[:_LONGEST].split(",") if properties else ():
                name = selector.strip()
                if name and _SELECTOR.fullmatch(name):
                    self.rules.setdefault(name.lower(), {}).update(properties)

    def of(self, node: Element, tag: str) -> dict[str, str]:
        """The properties of an element, by the rules for it and its own style attribute."""
        attributes = node.attrib
        own = attributes.get("style") if attributes else None
        found = _NOTHING
        if self.rules:
            names = [tag]
            for name in attributes.get("class", "").split()[:20]:
                names += [f".{name}", f"{tag}.{name}"]
            if name := attributes.get("id"):
                names += [f"#{name}", f"{tag}#{name}"]
            for name in names:
                if rule := self.rules.get(name.lower()):
                    found = {**found, **rule}
        return {**found, **declarations(own)} if own else found


def hides(properties: dict[str, str]) -> bool | None:
    """Whether an element is hidden; None where its properties do not say."""
    if properties.get("display") == "none" or properties.get("mso-hide") == "all":
        return True
    seen = properties.get("visibility")
    if seen is not None:
        return seen in {"hidden", "collapse"}
    if _is_nothing(properties.get("opacity")) or _is_nothing(properties.get("font-size")):
        return True
    return None


def keeps_spaces(properties: dict[str, str]) -> bool | None:
    """Whether an element's white space shows as it is written; None where its properties do not say."""
    told = properties.get("white-space")
    return told in {"pre", "pre-wrap", "pre-line", "break-spaces", "preserve"} if told else None


def _is_nothing(value: str | None) -> bool:
    return (
        value is not None
        and re.fullmatch(r"0*(?:\.0*)?(?:px|pt|em|rem|%)?", value) is not None
        and "0" in value
    )


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """The selectors and bodies of a style sheet's rules, those for screens only among them."""
    inside: list[bool] = []  # of blocks that hold rules: whether these count
    head: str | None = None  # the selectors of the rule that is open
    at = 0
    for brace in _BRACE.finditer(css):
        before, at = css[at : brace.start()], brace.end()
        if brace[0] == "}":
            if head is not None and all(inside):
                yield head, before
            elif head is None and inside:
                inside.pop()
            head = None
        elif head is None:
            opened = before.rpartition(";")[2].strip()
            if not opened.startswith("@") or opened.lower().startswith(("@page", "@font-face")):
                head = opened.lstrip("@")
            elif len(inside) < _DEEPEST:
                inside.append(_SCREEN.match(opened[:200]) is not None)
