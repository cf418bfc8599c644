"""Markdown, HTML, RTF, OpenDocument and mail that are made to do harm, or are odd."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from docx_files import zipped
from hostile.case import CANARY, MEMORY, NOTE, TIME, either, readable, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case, Ground

NOTHING = "holds no text"
DEEP = ("deep", "nested", "damaged", TIME, MEMORY)


def cases(ground: Ground) -> Iterator[Case]:
    """The files."""
    yield from _markdown(ground)
    yield from _pages(ground)
    yield from _rich_text(ground)
    yield from _open_document(ground)
    yield from _mail(ground)


def _markdown(ground: Ground) -> Iterator[Case]:
    signs = {
        "quotes-100000-deep": ">" * 100_000,
        "brackets-100000": "[" * 100_000,
        "links-10000": "[a](" * 10_000,
        "pictures-3000": "![" * 3_000,
        "stars-5000": "*a **a " * 1_000,
        "underscores-5000": "_a __a " * 1_000,
        "ticks-growing": " ".join("`" * n for n in range(1, 150)),
        "lists-1000-deep": "\n".join("  " * n + "- a" for n in range(500)),
        "tags-50000": "<a " * 20_000,
        "open-comments-20000": "<!-- a " * 5_000,
        "tables-of-1000-columns": "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + ("|" * 1_001 + "\n") * 10,
        "notes-in-a-ring": "[^a]\n\n[^a]: [^b]\n\n[^b]: [^a]\n",
        "references-1000": "[a]: b\n" * 1_000 + "[a]" * 1_000,
        "entities": "&#0; &#x1b; &#xD800; &#1114112; &amp;" * 500,
        "front-matter-that-never-ends": "---\n" + "a: &a [*a, *a]\n" * 200,
        "fences-that-never-end": "```\n" * 4_001,
        "heads-1000": "# a\n" * 1_000,
    }
    for name, text in signs.items():
        yield either(f"{name}.md", f"{NOTE}\n\n{text}\n\n{NOTE}".encode(), "md", *DEEP)
    calls = f'![x]({ground.url}p.png) <img src="{ground.url}q.png"> <script src="{ground.url}"></script>'
    yield readable("calls-home.md", f"{NOTE}\n{calls}\n".encode(), "md")
    yield refused("no-words.md", b"<!-- -->\n\n", "md", NOTHING, code="DOC002")


def _pages(ground: Ground) -> Iterator[Case]:
    inside = {
        "boxes-1000000-deep": "<div>" * 1_000_000,
        "tables-10000-deep": "<table><tr><td>" * 10_000,
        "bold-100000-deep": "<b>" * 100_000,
        "lists-20000-deep": "<ul><li>" * 20_000,
        "fonts-10000-misnested": "<b><i></b></i>" * 5_000,
        "span-past-all-bounds": '<table><tr><td colspan="2147483647" rowspan="2147483647">a</table>',
        "attributes-100000": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">a</p>",
        "attribute-of-5-mb": f'<p title="{"a" * 5_000_000}">a</p>',
        "entities": "&#0;&#x1b;[31m&#xD800;&#1114112;&lt;script&gt;&nosuch;" * 100,
        "comment-that-never-ends": "<!-- a " * 10_000,
        "script-that-never-ends": "<script>" + "a()<b;" * 10_000,
        "nuls": "a\x00b\x00" * 1_000,
        "drawing": "<svg><foreignObject><div>" * 500 + "<math><annotation-xml>" * 500,
        "frames": f'<iframe srcdoc="<b>{CANARY}" src="{ground.url}"></iframe>' * 200,
        "templates": "<template><p>a</p>" * 2_000,
        "cdata": "<![CDATA[" * 5_000 + "]]>",
    }
    for name, text in inside.items():
        page = f"<!DOCTYPE html><html><body><p>{NOTE}</p>{text}</body></html>"
        yield either(f"{name}.html", page.encode(), "html", *DEEP)
    entity = (
        f'<!DOCTYPE html [<!ENTITY a SYSTEM "{ground.secret.as_uri()}"><!ENTITY b SYSTEM "{ground.url}">]>'
    )
    calls = (
        f'<base href="{ground.url}"><link rel="stylesheet" href="s.css">'
        f'<meta http-equiv="refresh" content="0;{ground.url}">'
        f'<body onload="fetch(\'{ground.url}\')"><img src="{ground.url}"><p>{NOTE} &a; &b;</p>'
        f'<object data="{ground.secret.as_uri()}"></object><script>alert("{CANARY}")</script>'
    )
    yield readable("calls-home.html", f"{entity}<html>{calls}</html>".encode(), "html")
    for label in ("utf-7", "utf-16", "x-user-defined", "no-such-thing", "hz-gb-2312"):
        page = f'<html><head><meta charset="{label}"></head><body><p>{NOTE}</p></body></html>'
        yield readable(f"says-{label}.html", page.encode(), "html")
    yield readable("in-utf-16.html", f"<html><body><p>{NOTE}</p></body></html>".encode("utf-16"), "html")
    yield refused(
        "no-words.html", b"<html><body><script>a()</script></body></html>", "html", NOTHING, code="DOC002"
    )


def _rich_text(ground: Ground) -> Iterator[Case]:
    inside = {
        "groups-1000000-deep": "{" * 1_000_000,
        "ends-1000000": "}" * 1_000_000,
        "binary-past-the-end": "\\bin999999999 a",
        "binary-below-nothing": "\\bin-5 a",
        "numbers-past-all-bounds": "\\uc99999999\\u-99999999999 ?\\fs99999999999999999999 a",
        "letters-that-are-none": "\\u-10240 ?\\u55357 ?\\'zz\\'\\'f",
        "control-word-of-1-mb": "\\" + "a" * 1_000_000,
        "codes": "\\'1b[31m\\u27 ?\\u155 ?\\u8238 ?",
        "rows-20000": "\\trowd\\cellx100 a\\cell\\row " * 5_000,
        "cells-past-all-bounds": "\\trowd" + "\\cellx2147483647" * 10_000 + " a\\cell\\row ",
        "tables-1000-deep": "\\itap1000 a\\nestcell\\nestrow " * 100,
        "object": "{\\object\\objdata " + "d0cf11e0" * 5_000 + "}",
        "picture": "{\\pict\\pngblip " + "89504e47" * 5_000 + "}",
        "fields": "{\\field{\\*\\fldinst " * 2_000,
        "fonts-20000": "{\\fonttbl" + "".join(f"{{\\f{n}\\fcharset{n};}}" for n in range(20_000)) + "}",
        "slashes": "\\" * 100_001,
    }
    for name, text in inside.items():
        made = f"{{\\rtf1\\ansi {NOTE}\\par {text}\\par}}"
        yield either(f"{name}.rtf", made.encode(), "rtf", *DEEP)
    calls = (
        f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{ground.url}"}}{{\\fldrslt a}}}}'
        f"{{\\*\\template {ground.url}}}"
        f'{{\\field{{\\*\\fldinst INCLUDETEXT "{ground.secret.as_posix()}"}}{{\\fldrslt b}}}}'
    )
    yield readable("calls-home.rtf", f"{{\\rtf1 {NOTE}\\par {calls}}}".encode(), "rtf")
    note = ("{\\rtf1\\ansi " + f"{NOTE}\\par " * 60 + "}").encode()
    for tenth in range(1, 10):
        cut = note[: len(note) * tenth // 10]
        yield refused(f"cut-at-{tenth}-tenths.rtf", cut, "rtf", "damaged or cut short", "cut short")
    yield refused("no-words.rtf", b"{\\rtf1\\ansi\\par}", "rtf", NOTHING, code="DOC002")


_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


_TYPE = "application/vnd.oasis.opendocument.text"


def _content(body: str, head: str = "") -> str:
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document-content {_ODF}>{head}{inner}</office:document-content>"


def odt(body: str, head: str = "", manifest: str = "", **parts: bytes) -> bytes:
    """An OpenDocument text of a body's XML."""
    entries = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    return zipped(
        {
            "mimetype": _TYPE.encode(),
            "content.xml": _content(body, head).encode(),
            "META-INF/manifest.xml": (
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f"{entries}{manifest}</manifest:manifest>"
            ).encode(),
            **parts,
        }
    )


def _open_document(ground: Ground) -> Iterator[Case]:
    note = f"<text:p>{NOTE}</text:p>"
    cell = "<table:table-cell{}><text:p>Rang.</text:p></table:table-cell>"
    repeated = ' table:number-columns-repeated="2147483647"'
    inside = {
        "cells-repeated": (
            f"<table:table><table:table-row>{cell.format(repeated)}</table:table-row></table:table>"
        ),
        "rows-repeated": (
            '<table:table><table:table-row table:number-rows-repeated="2147483647">'
            f"{cell.format(repeated)}</table:table-row></table:table>"
        ),
        "spans-past-all-bounds": (
            "<table:table><table:table-row>"
            + cell.format(' table:number-columns-spanned="99999999999" table:number-rows-spanned="-1"')
            + "</table:table-row></table:table>"
        ),
        "spaces-repeated": (
            '<text:p>a<text:s text:c="2147483647"/>b<text:s text:c="-5"/><text:s text:c="x"/></text:p>'
        ),
        "levels-past-all-bounds": '<text:h text:outline-level="99999999999">a</text:h>',
        "lists-80-deep": "<text:list><text:list-item>" * 80 + note + "</text:list-item></text:list>" * 80,
        "sections-100-deep": "<text:section>" * 100 + note + "</text:section>" * 100,
        "frames-60-deep": "<text:p><draw:frame><draw:text-box>" * 60
        + note
        + "</draw:text-box></draw:frame></text:p>" * 60,
        "changes-of-nothing": (
            '<text:p><text:change-start text:change-id="a"/><text:change text:change-id="b"/>a</text:p>'
        ),
    }
    for name, body in inside.items():
        yield either(f"{name}.odt", odt(note + body), "odt", *DEEP, "repeat more than")
    deep = "<text:section>" * 100_000 + "</text:section>" * 100_000
    yield refused("sections-100000-deep.odt", odt(note + deep), "odt", "over a limit: its part")
    styles = "".join(
        f'<style:style style:name="s{n}" style:family="paragraph" '
        f'style:parent-style-name="s{(n + 1) % 2_000}"/>'
        for n in range(2_000)
    )
    ring = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    yield readable("styles-in-a-ring.odt", odt(f'<text:p text:style-name="s1">{NOTE}</text:p>', ring), "odt")
    links = (
        f'<text:section><text:section-source xlink:href="{ground.url}"/></text:section>'
        f'<text:p><draw:frame><draw:image xlink:href="{ground.url}a.png"/></draw:frame></text:p>'
        f'<text:p><draw:frame><draw:object xlink:href="{ground.secret.as_uri()}"/></draw:frame></text:p>'
    )
    yield readable("calls-home.odt", odt(note + links), "odt")
    laughs = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{ground.secret.as_uri()}">]>'
    content = laughs + _content("<text:p>&a;</text:p>")
    yield refused(
        "entity-from-a-file.odt",
        odt("", **{"content.xml": content.encode()}),
        "odt",
        "declares XML entities",
        "no sound XML",
    )
    locked = (
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" '
        'manifest:size="9"><manifest:encryption-data manifest:checksum="x" manifest:checksum-type="SHA1"/>'
        "</manifest:file-entry>"
    )
    yield refused(
        "locked.odt",
        odt("", manifest=locked, **{"content.xml": bytes(range(256))}),
        "odt",
        "password",
    )
    sheet = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    yield refused("spreadsheet.odt", odt(note, **sheet), "odt", "spreadsheet", "OpenDocument", "not a")
    yield refused(
        "no-content.odt",
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
        "odt",
        "damaged",
        "zip archive",
    )
    yield refused("no-words.odt", odt("<text:p/>"), "odt", NOTHING, code="DOC002")
    whole = odt("".join(f"<text:p>{n}. {NOTE}</text:p>" for n in range(60)))
    for tenth in range(1, 10):
        cut = whole[: len(whole) * tenth // 10]
        yield refused(f"cut-at-{tenth}-tenths.odt", cut, "odt", "damaged or cut short")


HEAD = (
    "From: a@example.org\r\nTo: b@example.org\r\nSubject: Visit\r\n"
    "Date: Mon, 4 Mar 2024 10:15:00 +0000\r\nMIME-Version: 1.0\r\n"
)
TEXT, MIXED = f"{HEAD}Content-Type: text/plain", f"{HEAD}Content-Type: multipart/mixed"
PACKED = "Content-Transfer-Encoding"


def _mail(ground: Ground) -> Iterator[Case]:
    plain = f"{TEXT}; charset=utf-8\r\n\r\n{NOTE}"
    files: dict[str, str] = {
        "parts-1000-deep": _nested(1_000),
        "messages-300-deep": _messages(300),
        "parts-100000": _parts(100_000),
        "border-of-1-mb": f"{MIXED}; boundary={'a' * 1_000_000}\r\n\r\n{NOTE}",
        "border-that-never-comes": f"{MIXED}; boundary=a\r\n\r\n{NOTE}",
        "no-border": f"{MIXED}\r\n\r\n{NOTE}",
        "border-of-nothing": f'{MIXED}; boundary=""\r\n\r\n--\r\n\r\n{NOTE}\r\n----\r\n',
        "heads-100000": "".join(f"X-{n}: a\r\n" for n in range(100_000)) + plain,
        "head-of-1-mb": f"X-A: {'a ' * 500_000}\r\n{plain}",
        "head-folded-50000-times": "X-A: a\r\n" + " a\r\n" * 50_000 + plain,
        "addresses-20000": "To: " + ", ".join("a <a@example.org>" for _ in range(20_000)) + "\r\n" + plain,
        "address-of-brackets": "Cc: " + "<" * 5_000 + "\r\n" + "Bcc: " + "(" * 5_000 + "\r\n" + plain,
        "subject-of-junk": "Subject: "
        + "=?utf-8?b?//////?= =?x?q?=ff?= =?utf-8?q?=1b=5b31m?=" * 200
        + "\r\n"
        + plain,
        "date-of-junk": "Date: Mon, 99 Foo 99999999999 99:99:99 +99999999\r\n"
        + plain.replace("Date:", "X-D:"),
        "no-such-charset": f"{TEXT}; charset=x-none\r\n\r\n{NOTE}",
        "charset-that-unpacks": f"{TEXT}; charset=zlib_codec\r\n\r\n{NOTE}",
        "charset-utf-7": f"{TEXT}; charset=utf-7\r\n\r\n{NOTE}+ADw-script+AD4-",
        "parameters-5000": f"{TEXT}; " + "; ".join(f"a*{n}*=a" for n in range(5_000)) + f"\r\n\r\n{NOTE}",
        "pieces-without-a-number": (
            f"{MIXED}; boundary*0=a; boundary*; boundary*1=b\r\n\r\n--ab\r\n"
            "Content-Type: text/plain; charset*0=utf; charset*; name*0=a; name*\r\n"
            f"Content-Disposition: attachment; filename*0=a; filename*\r\n\r\n{NOTE}\r\n--ab--\r\n"
        ),
        "base64-junk": f"{TEXT}\r\n{PACKED}: base64\r\n\r\n{'!@#$=' * 5_000}",
        "printable-junk": f"{TEXT}\r\n{PACKED}: quoted-printable\r\n\r\n{NOTE}{'=zz=' * 5_000}",
        "uu-junk": f"{TEXT}\r\n{PACKED}: x-uuencode\r\n\r\nbegin 644 a\n{'M!' * 500}\nend\n",
        "nuls": plain + "\x00" * 500,
    }
    for name, text in files.items():
        yield either(
            f"{name}.eml", text.encode(), "eml", *DEEP, NOTHING, "parts", "binary data", "no text of its own"
        )
    page = f'<html><body><img src="{ground.url}"><p>{NOTE}</p><script>a()</script></body></html>'
    calls = (
        f"{HEAD}Disposition-Notification-To: a@example.org\r\n"
        "Content-Type: multipart/alternative; boundary=a\r\n\r\n"
        f'--a\r\nContent-Type: message/external-body; access-type=URL; URL="{ground.url}"\r\n\r\n'
        f"--a\r\nContent-Type: text/html\r\n\r\n{page}\r\n--a--\r\n"
    )
    yield readable("calls-home.eml", calls.encode(), "eml")
    climbing = (
        f"{MIXED}; boundary=a\r\n\r\n"
        f"--a\r\nContent-Type: text/plain\r\n\r\n{NOTE}\r\n"
        '--a\r\nContent-Type: application/zip; name="../../../../tmp/x.zip"\r\n'
        'Content-Disposition: attachment; filename="../../../../tmp/\x1b[31mx.zip"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{base64.b64encode(bytes(900)).decode()}\r\n--a--\r\n"
    )
    yield readable("attachment-that-climbs.eml", climbing.encode(), "eml")
    named = climbing.encode().replace(b"\x1b[31mx", "é".encode() + b"\xff\xfe\xf0")
    yield readable("attachment-named-in-bytes.eml", named, "eml")
    sealed = (
        f'{HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    )
    yield refused("sealed.eml", sealed.encode(), "eml", "encrypted", NOTHING)


def _nested(depth: int) -> str:
    text = HEAD
    for level in range(depth):
        text += f"Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"
    return f"{text}Content-Type: text/plain\r\n\r\n{NOTE}"


def _messages(depth: int) -> str:
    return f"{HEAD}Content-Type: message/rfc822\r\n\r\n" * depth + f"{HEAD}\r\n{NOTE}"


def _parts(count: int) -> str:
    part = "--a\r\nContent-Type: text/plain\r\n\r\na\r\n"
    return f"{MIXED}; boundary=a\r\n\r\n--a\r\n\r\n{NOTE}\r\n{part * count}--a--\r\n"
