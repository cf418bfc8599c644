"""Which words of a docx a reader lost: its text runs against the text that was read.

It shares no code with the reader, so that the two cannot be wrong together.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# Signs count one by one, for a symbol that is no text run may stand against a word.
_WORD = re.compile(r"\w+|[^\w\s]")
_BREAKS = {_W + "p", _W + "br", _W + "cr", _W + "tab", _W + "ptab", _W + "tc"}


def lost_words(data: bytes, text: str) -> Counter[str]:
    """The words of all text runs that are not deleted, less the words of `text`.

    Page headers and footers that say the same count once. Text beyond the runs is no loss (the value of
    a form's list), so this says nothing about words too many: `added_words` does.
    """
    return words_of_runs(data) - Counter(_WORD.findall(text))


def added_words(data: bytes, text: str) -> Counter[str]:
    """The words of `text` that no text run holds."""
    return Counter(_WORD.findall(text)) - words_of_runs(data)


def words_of_runs(data: bytes) -> Counter[str]:
    """The words of a docx's text runs, those of tracked deletions left out."""
    words: Counter[str] = Counter()
    repeated: set[tuple[str, str]] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            part = _TEXT_PARTS.fullmatch(name)
            if not part:
                continue
            xml = package.read(name).replace(
                _STRICT, b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            )
            text = _text(etree.fromstring(xml))
            kind = part[1].rstrip("0123456789")
            if kind in {"header", "footer"}:
                if (kind, " ".join(text.split())) in repeated:
                    continue
                repeated.add((kind, " ".join(text.split())))
            words.update(_WORD.findall(text))
    return words


def _text(root: etree._Element) -> str:
    pieces: list[str] = []
    boxes: list[str] = []  # a text box may be tied to the middle of a word

    def walk(node: etree._Element) -> None:
        for child in node:
            if _is_left_out(child):
                continue
            if child.tag == _W + "txbxContent":
                boxes.append(_text(child))
            elif child.tag == _W + "t":
                pieces.append((child.text or "").replace("\xad", ""))
            elif child.tag == _W + "noBreakHyphen":
                pieces.append("-")
            else:
                pieces.append(" " if child.tag in _BREAKS else "")
                walk(child)

    walk(root)
    return "".join(pieces) + " " + " ".join(boxes)


def _is_left_out(element: etree._Element) -> bool:
    """Deleted text, and the older of a shape's two forms if the newer has text."""
    if element.tag == _W + "tr":
        return element.find(f"{_W}trPr/{_W}del") is not None
    if element.tag == _MC + "Fallback":
        choice = element.getparent().find(_MC + "Choice")
        return choice is not None and next(choice.iter(_W + "t"), None) is not None
    return element.tag in {_W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr"}
