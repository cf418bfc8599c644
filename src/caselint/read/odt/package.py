"""An OpenDocument file: a zip of XML parts, or one flat XML file, as its content, styles and objects."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from caselint.read.archive import Archive, label
from caselint.read.odt.names import has_words, q
from caselint.read.refusal import UnreadableError
from caselint.read.safe_xml import Element, root_of

if TYPE_CHECKING:
    from caselint.read.limits import Limits

WHAT = "OpenDocument file"
_BODY = q("office:body")
_TEXT = q("office:text")
_KINDS = {
    q("office:spreadsheet"): "a spreadsheet: save its text as .odt, .docx or .pdf",
    q("office:presentation"): "a presentation: save it as .pdf",
    q("office:drawing"): "a drawing: save it as .pdf",
    q("office:chart"): "a chart: save it as .pdf",
    q("office:image"): "a picture: save it as .pdf",
    q("office:database"): "a database: save a report of it as .odt or .pdf",
}
_STATED = {
    "spreadsheet": q("office:spreadsheet"),
    "presentation": q("office:presentation"),
    "graphics": q("office:drawing"),
    "chart": q("office:chart"),
    "image": q("office:image"),
    "base": q("office:database"),
}
_ENCRYPTED = "The file is encrypted with a password: open it and save a copy without the password."


class Package:
    """The parts of an OpenDocument text.

    `text` is the element that holds the body, `content` and `styles` the roots of the parts that it and the
    page heads stand in (the same one in a flat file). Raises UnreadableError for whatever is not a whole
    OpenDocument text.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive = Archive(data, WHAT, limits) if data.startswith(b"PK") else None
        self._type = self._stated_type()
        self.content = self._main_part(data)
        self.styles: Element | None = self.content
        if self._archive is not None:
            has_styles = self._archive.has("styles.xml")  # text can be read without
            self.styles = self._root(self._archive, "styles.xml") if has_styles else None
        self.text = self._body()

    @property
    def is_flat(self) -> bool:
        """Whether it is one XML file."""
        return self._archive is None

    @property
    def is_template(self) -> bool:
        """Whether office programs would make a new file from it (ott)."""
        kind = self._type or self.content.get(q("office:mimetype"), "")
        return str(kind).strip().endswith("-template")

    @property
    def has_macros(self) -> bool:
        """Whether programs that office programs could run lie in it."""
        if self._archive is not None and any(self._archive.has_folder(name) for name in ("Basic", "Scripts")):
            return True
        scripts = self.content.find(q("office:scripts"))
        return scripts is not None and has_words(scripts)

    @property
    def has_pictures(self) -> bool:
        """Whether pictures lie in it."""
        return next(self.text.iter(q("draw:image")), None) is not None

    def object_root(self, href: str) -> Element | None:
        """The root of an embedded object's content; None if it is not in the file, or no sound XML."""
        name = posixpath.normpath(posixpath.join("/", href, "content.xml")).lstrip("/")
        if self._archive is None or ":" in href or not self._archive.has(name):
            return None
        try:
            return self._root(self._archive, name)
        except UnreadableError:
            return None

    def _root(self, archive: Archive, name: str) -> Element:
        return root_of(archive.read(name), WHAT, label(name))

    def _main_part(self, data: bytes) -> Element:
        if self._archive is None:
            root = root_of(data, WHAT, "(the file)")
            if root.tag != q("office:document"):
                raise UnreadableError(
                    "This is an XML file that is no OpenDocument text: save it as .odt or .docx."
                )
            return root
        self._check_encryption(self._archive)
        if self._archive.has("content.xml"):
            return self._root(self._archive, "content.xml")
        if self._archive.has("[Content_Types].xml"):
            raise UnreadableError("This is a Word or Excel file under another name: rename it to .docx.")
        if self._archive.has("mimetype") or self._archive.has_folder("META-INF"):
            raise UnreadableError(f"The {WHAT} is damaged: its main part is missing. Export it again.")
        raise UnreadableError(
            "This is a zip archive, not an OpenDocument text: unpack it and check the files inside."
        )

    def _stated_type(self) -> str:
        """What the zip says it is, "" where it does not. Raises UnreadableError for what is no text."""
        if self._archive is None or not self._archive.has("mimetype"):
            return ""
        stated = self._archive.read("mimetype")[:200].decode("ascii", "replace").strip()
        kind = stated.rpartition(".")[2].removesuffix("-template")
        if kind in _STATED:
            raise UnreadableError(f"This is not a text but {_KINDS[_STATED[kind]]}.")
        return stated

    def _check_encryption(self, archive: Archive) -> None:
        if archive.has("encrypted-package"):
            raise UnreadableError(_ENCRYPTED)
        if not archive.has("META-INF/manifest.xml"):
            return
        manifest = self._root(archive, "META-INF/manifest.xml")
        if next(manifest.iter(q("manifest:encryption-data"), q("loext:keyinfo")), None) is not None:
            raise UnreadableError(_ENCRYPTED)

    def _body(self) -> Element:
        body = self.content.find(_BODY)
        for child in body if body is not None else ():
            if child.tag == _TEXT:
                return child
            if child.tag in _KINDS:
                raise UnreadableError(f"This is not a text but {_KINDS[child.tag]}.")
        raise UnreadableError(f"The {WHAT} is damaged: its main part holds no document. Export it again.")
