"""Formulas (Office Math) in one line, with the signs between their parts that Word draws.

They are written as Word's own linear format writes them (UnicodeMath): a/b, x^2, x_1, √(x).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.docx.names import M

if TYPE_CHECKING:
    from collections.abc import Callable

    from caselint.read.docx.package import Element

# What stands before each of an element's parts after the first.
_BETWEEN = {
    M + "f": {M + "den": "/"},
    M + "sSup": {M + "sup": "^"},
    M + "sSub": {M + "sub": "_"},
    M + "sSubSup": {M + "sub": "_", M + "sup": "^"},
    M + "sPre": {M + "sub": "_", M + "sup": "^", M + "e": " "},
    M + "nary": {M + "sub": "_", M + "sup": "^", M + "e": " "},
    M + "func": {M + "e": " "},
    M + "limLow": {M + "lim": "_"},
    M + "limUpp": {M + "lim": "^"},
    M + "m": {M + "mr": " "},
    M + "mr": {M + "e": " "},
    M + "eqArr": {M + "e": " "},
    M + "oMathPara": {M + "oMath": " "},
}
_FENCED = M + "d"
FORMULAS = (*_BETWEEN, _FENCED, M + "rad")


def write_formula(node: Element, write: Callable[[str], None], walk: Callable[[Element], None]) -> None:
    """Write a formula's element: `write` takes its signs, and `walk` writes what is in a part of it."""
    if node.tag == _FENCED:
        _write_fenced(node, write, walk)
        return
    if node.tag == M + "rad":
        write("√")
    elif node.tag == M + "nary":
        write(_sign(node, "naryPr", "chr", "∫"))
    between = _BETWEEN.get(node.tag, {})
    first = node.tag != M + "nary"
    for part in node:
        if not isinstance(part.tag, str) or part.tag.endswith("Pr"):
            continue
        if not first and len(part):
            write(between.get(part.tag, ""))
        first = False
        if part.tag == M + "mr":  # a row of a matrix, whose cells are parted themselves
            write_formula(part, write, walk)
        else:
            walk(part)

    if node.tag in _BETWEEN and _goes_on_in_letters(node):
        write(" ")


def _goes_on_in_letters(node: Element) -> bool:
    """Whether what follows would run into the last part, as the b of ab does."""
    after = node.getnext()
    text = next(after.iter(M + "t"), None) if after is not None else None
    return text is not None and (text.text or "")[:1].isalnum() and node.tag != M + "mr"


def _write_fenced(node: Element, write: Callable[[str], None], walk: Callable[[Element], None]) -> None:
    write(_sign(node, "dPr", "begChr", "("))
    for at, part in enumerate(node.iterfind(M + "e")):
        if at:
            write(_sign(node, "dPr", "sepChr", "|"))
        walk(part)
    write(_sign(node, "dPr", "endChr", ")"))


def _sign(node: Element, properties: str, name: str, usual: str) -> str:
    found = node.find(f"{M}{properties}/{M}{name}")
    return usual if found is None else str(found.get(M + "val", ""))
