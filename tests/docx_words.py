"""Which words of a docx a reader lost: all that its XML holds, less what is rightly left out.

It shares no code with the reader, so that the two cannot be wrong together.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TEXT_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
# Signs count one by one, for a symbol that is no text run may stand against a word.
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_BREAKS = {_W + name for name in ("br", "cr", "tab", "ptab", "tc", "ruby", "rubyBase")} | {
    _M + name for name in ("oMath", "num", "den", "sup", "sub", "e", "lim", "fName", "deg")
}
_NO_WORDS = {_W + "pPr", _W + "rPr"}
_WORDS = {_W + "t", _M + "t"}
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_DELETED = {_W + "del", _W + "moveFrom"}
_DRAWN = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
}
_KNOWN = {"wps", "wpg", "wpc", "wpi", "w14", "w15", "wp14", "cx", "a14"}  # Word's own, as tests name them
_SIGNS_OF_LAYOUT = Counter(dict.fromkeys("()/^_√|∑∫ ", 10**9))  # of formulas and readings


def lost_words(data: bytes, text: str) -> Counter[str]:
    """The words that a page shows, less the words of `text`.

    Page headers and footers that say the same count once. Text beyond the runs is no loss (the value of
    a form's list), so this says nothing about words too many: `added_words` does.
    """
    return words_of_runs(data) - Counter(_WORD.findall(text))


def added_words(data: bytes, text: str) -> Counter[str]:
    """The words of `text` that the file does not hold, the signs of formulas aside."""
    return Counter(_WORD.findall(text)) - words_of_runs(data) - _SIGNS_OF_LAYOUT


def words_of_runs(data: bytes) -> Counter[str]:
    """The words of a docx's text runs and drawings, those of tracked deletions left out."""
    return _Count(data).words


def words_of_deletions(data: bytes) -> Counter[str]:
    """The words of a docx's tracked deletions."""
    return _Count(data).deleted


class _Count:
    """The words of one docx."""

    def __init__(self, data: bytes) -> None:
        self.words: Counter[str] = Counter()
        self.deleted: Counter[str] = Counter()
        self._codes: set[etree._Element] = set()
        repeated: set[tuple[str, str]] = set()
        with zipfile.ZipFile(io.BytesIO(data)) as self._package:
            for name in sorted(self._package.namelist()):
                part = _TEXT_PARTS.fullmatch(name)
                if not part:
                    continue
                self._name = name
                root = self._root(name)
                self._codes = _texts_in_codes(root)
                text = self._text(root)
                kind = part[1].rstrip("0123456789")
                if kind in {"header", "footer"}:
                    if (kind, " ".join(text.split())) in repeated:
                        continue
                    repeated.add((kind, " ".join(text.split())))
                self.words.update(_WORD.findall(text))

    def _root(self, name: str) -> etree._Element:
        xml = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", self._package.read(name))
        return etree.fromstring(xml)

    def _text(self, root: etree._Element, *, deleted: bool = False) -> str:
        pieces: list[str] = []
        boxes: list[str] = []  # a text box may be tied to the middle of a word
        self._walk(root, pieces, boxes, deleted)
        return "".join(pieces) + " " + " ".join(boxes)

    def _walk(self, node: etree._Element, pieces: list[str], boxes: list[str], deleted: bool) -> None:
        for child in node:
            tag = child.tag
            if tag in _NO_WORDS or (child in self._codes and not deleted):
                continue
            if tag in _WORDS or (deleted and tag == _W + "delText"):
                pieces.append(re.sub("[\xad\uf000-\uf0ff]", "", child.text or ""))
            elif not deleted and _is_deleted(child):
                self.deleted.update(_WORD.findall(self._text(child, deleted=True)))
            elif _stands_apart(child):
                boxes.append(self._apart(child, deleted))
            elif tag == _MC + "AlternateContent":
                self._walk(_seen_version(child), pieces, boxes, deleted)
            else:
                before, after = _space_round(child)
                pieces.append(before)
                self._walk(child, pieces, boxes, deleted)
                pieces.append(after)

    def _apart(self, node: etree._Element, deleted: bool) -> str:
        if node.tag in _DRAWN:
            return self._drawn(node)
        if node.tag == _A + "p":
            return " ".join(t.text or "" for t in node.iter(_A + "t"))
        if node.tag == _TEXTPATH:
            return "" if node.get("on") == "f" else node.get("string", "")
        return self._text(node, deleted=deleted)

    def _drawn(self, anchor: etree._Element) -> str:
        """The words of a chart or a diagram: each of its texts once."""
        name = anchor.get(_R + "id") or anchor.get(_R + "dm")
        folder, last = posixpath.split(self._name)
        relations = etree.fromstring(self._package.read(f"{folder}/_rels/{last}.rels"))
        target = next(relation.get("Target") for relation in relations if relation.get("Id") == name)
        root = self._root(posixpath.normpath(posixpath.join(folder, target)))
        texts = [node.text or "" for node in root.iter(_A + "t")]
        for cache in root.iter("{*}strCache"):
            texts += [node.text or "" for node in cache.iter("{*}v")]
        return " ".join(dict.fromkeys(texts))


def _is_deleted(element: etree._Element) -> bool:
    if element.tag == _W + "tr":
        return element.find(f"{_W}trPr/{_W}del") is not None
    if element.tag == _W + "tc":
        return element.find(f"{_W}tcPr/{_W}cellDel") is not None
    if element.tag == _M + "r":  # marked from inside
        return element.find(_W + "del") is not None
    return element.tag in _DELETED


def _stands_apart(node: etree._Element) -> bool:
    in_run = node.tag == _W + "p" and node.getparent().tag == _W + "r"
    return in_run or node.tag in {_W + "txbxContent", _A + "p", _TEXTPATH} or node.tag in _DRAWN


def _space_round(node: etree._Element) -> tuple[str, str]:
    """What parts the words before and after an element from those in it."""
    if node.tag == _W + "noBreakHyphen":
        return "-", ""
    if node.tag != _W + "p":
        return (" ", " ") if node.tag in _BREAKS else ("", "")
    before = node.getprevious()
    return "" if before is not None and _runs_on(before) else " ", "" if _runs_on(node) else " "


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether a paragraph's end is none on the page: it was deleted, or the paragraph is a drop cap."""
    return paragraph.tag == _W + "p" and (
        any(paragraph.find(f"{_W}pPr/{_W}rPr/{tag}") is not None for tag in _DELETED)
        or paragraph.find(f"{_W}pPr/{_W}framePr[@{_W}dropCap]") is not None
    )


def _seen_version(alternate: etree._Element) -> etree._Element:
    """The newest version that Word knows and that has words."""

    def rank(version: etree._Element) -> tuple[bool, int]:
        words = any(
            node.text
            if node.tag in _WORDS or node.tag == _W + "delText"
            else node.tag in _DRAWN or node.tag.endswith(("}textpath", "}chart"))
            for node in version.iter("*")
        )
        known = set(version.get("Requires", "").split()) <= _KNOWN
        return not words, 2 * (not known) + (version.tag == _MC + "Fallback")

    return min(alternate, key=rank, default=alternate)


def _texts_in_codes(root: etree._Element) -> set[etree._Element]:
    """The text runs between a field's begin and its result, for fields that have both and an end."""
    nodes = [
        node
        for node in root.iter(*_WORDS, _W + "fldChar")
        if not any(_is_deleted(above) for above in node.iterancestors())
    ]
    found: set[etree._Element] = set()
    open_fields: list[list[int]] = []
    for at, node in enumerate(nodes):
        kind = node.get(_W + "fldCharType")
        if kind == "begin":
            open_fields.append([at])
        elif kind == "separate" and open_fields and len(open_fields[-1]) == 1:
            open_fields[-1].append(at)
        elif kind == "end" and open_fields:
            first, *rest = open_fields.pop()
            if rest:
                found |= {text for text in nodes[first : rest[0]] if text.tag in _WORDS}
    return found
