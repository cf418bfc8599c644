"""What a file is, from its first bytes; the name only decides what to say when the two disagree."""

from __future__ import annotations

import re

from caselint.read.refusal import UnreadableError

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Word's own XML files, by the namespace of their first element.
_FLAT_WORD = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_WORD_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_FLAT_ODF = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_ODF_SUFFIXES = {".odt", ".ott", ".fodt"}
# What begins a zip that says at once what it is; the length of its first part's head is 30 bytes.
_ODF_TYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_WORD_SUFFIXES = {".docx", ".docm", ".dotx", ".dotm", ".doc"}
_PAGE_SUFFIXES = {".html", ".htm", ".xhtml"}
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_WEB_ARCHIVE_SUFFIXES = {".mht", ".mhtml"}
_PAGE_STARTS = (b"<!doctype html", b"<html")
_MAIL_LINE = re.compile(rb"([\w-]{1,60}):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_OF_MAIL_ALONE = {
    b"received",
    b"message-id",
    b"mime-version",
    b"return-path",
    b"delivered-to",
    b"content-type",
}
_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
# The streams of an OLE file by which Office programs know their own, most telling first.
_OLE_STREAMS = (
    (
        "EncryptedPackage",
        "The file is encrypted with a password: open it and save a copy without the password.",
    ),
    (
        "WordDocument",
        "This is an old Word .doc file: open it in Word and save it as .docx.",
    ),
    ("Workbook", "This is an old Excel workbook, not a Word document: save its text as .docx, .pdf or .txt."),
    ("PowerPoint Document", "This is an old PowerPoint file, not a Word document: save it as .pdf."),
    (
        "__properties_version1.0",
        "This is an Outlook message (.msg): in Outlook, save it as .mht, .html or .txt.",
    ),
)


def sniff(data: bytes, suffix: str) -> str:
    """The format to read the bytes as: "docx", "odt", "rtf", "pdf", "html", "mht", "eml", "md" or "txt".

    `suffix` is the file's, in lower case with its dot. Raises UnreadableError for content that is
    known to be something else, and for content that is not what the suffix says.
    """
    if not data:
        raise UnreadableError("The file is empty (zero bytes): export or copy it again.")
    head = data[:1024]
    found = _by_signature(data, head, suffix)
    if found is not None:
        return found
    if head.startswith(_OLE):
        raise UnreadableError(_ole_reason(data))
    page = _page_or_mail(data, head, suffix)
    if page is not None:
        return page
    _check_name(data, head, suffix)
    for magic, name in _PICTURES.items():
        # "BM" alone begins many an English word; a bitmap's header also holds NULs.
        if head.startswith(magic) and b"\x00" in head:
            reason = f"This is a picture ({name}), not text: have its text recognised (OCR) first."
            raise UnreadableError(reason)
    return "md" if suffix in _MARKDOWN_SUFFIXES else "txt"


def _by_signature(data: bytes, head: bytes, suffix: str) -> str | None:
    """The format whose files begin as this one does."""
    if head.startswith(_ZIP):
        return "odt" if _is_odf(data, suffix) else "docx"
    if _is_word_xml(data[:4096]):
        return "docx"
    if _is_flat_odf(data[:4096]):
        return "odt"
    start = head.lstrip(b"\xef\xbb\xbf\r\n\t \x00")
    if start.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head):
        return "pdf"
    return "rtf" if start.startswith(b"{\\rtf") else None


def _check_name(data: bytes, head: bytes, suffix: str) -> None:
    """Raises UnreadableError for a name that promises a format whose signature is not there."""
    if suffix in _WORD_SUFFIXES:
        raise UnreadableError(_not_word(data, head))
    kind = "a PDF" if suffix == ".pdf" else "an OpenDocument text" if suffix in _ODF_SUFFIXES else ""
    if kind:
        raise UnreadableError(
            f"This is not {kind}, in spite of its name, or its beginning is damaged: export it again."
        )


def _is_odf(data: bytes, suffix: str) -> bool:
    """Whether a zip is an OpenDocument file; the names of its parts can be read without opening it."""
    if data.startswith(_ODF_TYPE, 30):
        return True
    return b"[Content_Types].xml" not in data and (suffix in _ODF_SUFFIXES or b"content.xml" in data)


def _is_flat_odf(head: bytes) -> bool:
    head = head.replace(b"\x00", b"")  # of UTF-16
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ").startswith(b"<") and _FLAT_ODF in head


def _is_word_xml(head: bytes) -> bool:
    """Whether it is a docx in one XML file. Raises UnreadableError for the XML of Word 2003."""
    head = head.replace(b"\x00", b"")  # of UTF-16
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ").startswith(b"<"):
        return False
    if _WORD_2003 in head and _FLAT_WORD not in head:
        raise UnreadableError("This is an XML file of Word 2003: open it in Word and save it as .docx.")
    return _FLAT_WORD in head


def _page_or_mail(data: bytes, head: bytes, suffix: str) -> str | None:
    """The format of a web page or a mail, which case systems export under the names of other formats, too."""
    start = _plain(head).lstrip(b"\r\n\t ").lower()
    if start.startswith(_PAGE_STARTS) or (start.startswith(b"<?xml") and b"<html" in start):
        return "html"
    names = _mail_names(data)
    if suffix == ".eml":
        return "eml"
    if suffix in _PAGE_SUFFIXES or suffix in _WEB_ARCHIVE_SUFFIXES:
        return "mht" if names and suffix in _WEB_ARCHIVE_SUFFIXES else "html"
    if {b"mime-version", b"content-type"} <= names and not names & {b"to", b"received"}:
        return "mht"
    if len(names & _OF_MAIL_ALONE) > 1 and b"from" in names:
        return "eml"
    return None


def _plain(head: bytes) -> bytes:
    """The first bytes of a text without its byte order mark, one byte a letter."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _mail_names(data: bytes) -> set[bytes]:
    """The names of the lines of a mail's head, in lower case; none where the file begins otherwise."""
    names: set[bytes] = set()
    at = len(data) - len(data.lstrip())
    while (line := _MAIL_LINE.match(data, at)) and len(names) < 100:
        names.add(line[1].lower())
        at = line.end()
    return names if data[at : at + 1] in {b"\r", b"\n", b""} or b"mime-version" in names else set()


def _ole_reason(data: bytes) -> str:
    for stream, reason in _OLE_STREAMS:
        if _has_stream(data, stream):
            return reason
    return "This is an old Office file that caselint cannot read: open it in Word and save it as .docx."


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an OLE file's directory lists a stream.

    Directory entries are 128 bytes long and aligned, with the length of the name at byte 64 and the
    type at byte 66: that tells them from the same words in the text, without following the file's
    chains, which a damaged file may have lost.
    """
    wanted = name.encode("utf-16-le") + b"\x00\x00"
    at = data.find(wanted)
    while at >= 0:
        length = int.from_bytes(data[at + 64 : at + 66], "little")
        if at % 128 == 0 and length == len(wanted) and data[at + 66 : at + 67] in {b"\x01", b"\x02"}:
            return True
        at = data.find(wanted, at + 1)
    return False


def _not_word(data: bytes, head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if start.startswith(b"<?xml"):
        return "This is an XML file under a Word name: open it in Word and save it as .docx."
    if len(data) < 22:  # the shortest zip there can be
        return f"This is not a Word document: it holds only {len(data)} bytes. Export or copy it again."
    if b"\x00" not in head and all(byte >= 32 or byte in b"\t\n\r\f" for byte in head):
        return "This is plain text, not a Word document: rename it to .txt, or save it as .docx."
    return "This is not a Word document, in spite of its name, or its beginning is damaged: export it again."
