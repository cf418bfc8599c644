"""Markup to a tree of elements: nothing is fetched, nothing runs, and no depth is too much."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from caselint.read.charset import declared_text
from caselint.read.html.grid import tag_of
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from caselint.read.safe_xml import Element

_MOST_TAGS = 2_000_000
_DEEPEST = 500  # elements within elements; browsers stop at 512
_MOST_ATTRIBUTES = 1_000  # of one element: the parser's own time grows with their square
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_HEAD = 8_192  # bytes in which a page says its character set
_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_XML = re.compile(
    r"\s*<\?xml\b|\s*(?:<!doctype\b[^>]{0,300}>\s*)?<html\b[^>]{0,300}\bxmlns\s*=", re.IGNORECASE
)
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_ENTITIES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"<(script|style|title|textarea|iframe|noscript|template)\b([^<>]{0,2000}?)/>", re.IGNORECASE
)


def page_text(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The markup of a page, and a sentence on its encoding.

    `declared` is the character set that a mail gives for it, which counts only where the page says none.
    Raises UnreadableError for binary data.
    """
    told = _DECLARED.search(data, 0, _HEAD)
    name = (told[1] or told[2]).decode("ascii", "replace") if told else declared
    return declared_text(data, name)


def tree_of(markup: str) -> Element | None:
    """The root of a page; None where it holds nothing. Raises UnreadableError for too many tags."""
    if markup.count("<") > _MOST_TAGS:
        raise UnreadableError(
            f"The page has more than {_MOST_TAGS // 10**6} million tags: split it, or save it as plain text."
        )
    if _XML.match(markup):
        root = _strict(markup)
        if root is not None:
            return root
        markup = _CLOSED.sub(r"<\1\2></\1>", markup)
    # The parser drops what comes after a page's end: a mail server's own words, a page joined to a page.
    data = _END.sub("\n", markup).encode("utf-8", "replace")
    if any(len(tag[0].split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(markup)):
        return _root(data, _parser(target=_Flat()))
    parser = _parser()
    root = _root(data, parser)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log) or (
        root is None and markup.strip()
    ):
        root = _root(data, _parser(target=_Flat()))
    return root


def _parser(**options: Any) -> Any:
    return etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, **options
    )


def _root(data: bytes, parser: Any) -> Element | None:
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, etree.ParserError, AssertionError):
        return None  # the parser says so of a page without a tag or a word


def _strict(markup: str) -> Element | None:
    """The root of a page that is sound XML; None of any other, which is read as browsers read it."""
    if _ENTITIES.search(markup):
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    without = re.sub(r"^\s*<\?xml\b[^>]*\?>", "", markup)
    try:
        root = etree.fromstring(without.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root if tag_of(root) == "html" else None


class _Flat:
    """Builds a tree no deeper than its limit: what is deeper stands beside, as in browsers."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder()
        self._depth = 0
        self._empty = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._empty = False
        self._builder.start(tag, dict(islice(attributes.items(), _MOST_ATTRIBUTES)))
        if self._depth > _DEEPEST:
            self._builder.end(tag)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._depth < _DEEPEST:
            self._builder.end(tag)

    def data(self, text: str) -> None:
        if not self._empty:
            self._builder.data(text)

    def close(self) -> Element | None:
        return None if self._empty else self._builder.close()
