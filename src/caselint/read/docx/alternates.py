"""Content that a docx holds in two versions (mc:AlternateContent), of which a reader sees one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.docx.names import CHART, CHART_EX, DIAGRAM, MC, OFFICE, UNDERSTOOD, VML, A, M, T, W

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

_CHOICE, _FALLBACK = MC + "Choice", MC + "Fallback"
_WORDS = (T, W + "delText", M + "t", A + "t")
_DRAWN = (
    W + "sym",
    W + "altChunk",
    VML + "textpath",
    OFFICE + "signatureline",
    CHART + "chart",
    CHART_EX + "chart",
    DIAGRAM + "relIds",
)


def branch(alternate: Element) -> Element | None:
    """The version to read: the first that Word understands and that has words, else the first.

    By part 3 of ISO/IEC 29500 it is the first whose `Requires` is understood, else the fallback. A shape's
    older version is read where the newer has no words, for what else is in it is no loss.
    """
    choices = [child for child in alternate if child.tag == _CHOICE]
    known = [choice for choice in choices if _is_understood(choice)]
    fallbacks = [child for child in alternate if child.tag == _FALLBACK]
    versions = known + fallbacks + [choice for choice in choices if choice not in known]
    for version in versions:
        if any(node.text for node in version.iter(*_WORDS)) or next(version.iter(*_DRAWN), None) is not None:
            return version
    return versions[0] if versions else None


def _is_understood(choice: Element) -> bool:
    spaces = choice.nsmap
    return all(spaces.get(prefix, "").startswith(UNDERSTOOD) for prefix in choice.get("Requires", "").split())
