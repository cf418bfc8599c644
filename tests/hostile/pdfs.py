"""PDFs whose objects are made to do harm, or are odd."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from hostile.case import CANARY, MEMORY, NOTE, TIME, either, readable, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hostile.case import Case, Ground

DAMAGED, EMPTY, LOCKED = "damaged or cut short", "its pages are empty", "password"
COSTLY = (TIME, MEMORY, "crashed", DAMAGED)
SHOWN = b"BT /F1 11 Tf 72 700 Td (" + NOTE.strip().encode() + b") Tj ET\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def cases(ground: Ground) -> Iterator[Case]:
    """The files."""
    yield from _trees()
    yield from _crossings()
    yield from _streams()
    yield from _pages()
    yield from _drawings()
    yield from _fonts()
    yield from _forms(ground)
    yield from _locks()


def _trees() -> Iterator[Case]:
    node = b"<< /Type /Pages /Count 1 /Kids [%b] >>"
    yield either("page-tree-of-itself.pdf", pdf({2: node % b"2 0 R"}), "pdf", DAMAGED, EMPTY)
    yield readable("page-tree-with-a-ring.pdf", pdf({2: node % b"3 0 R 2 0 R"}), "pdf")
    parents = {3: page(b"/Parent 3 0 R /Contents 4 0 R").replace(b"/MediaBox [0 0 595 842]", b"")}
    yield either("page-that-is-its-own-parent.pdf", pdf(parents), "pdf", DAMAGED)
    yield readable(
        "page-count-that-lies.pdf",
        pdf({2: b"<< /Type /Pages /Count 1000000000 /Kids [3 0 R] >>"}),
        "pdf",
    )
    yield readable(
        "page-count-below-nothing.pdf", pdf({2: b"<< /Type /Pages /Count -5 /Kids [3 0 R] >>"}), "pdf"
    )
    yield refused("pages-100000.pdf", lambda: _many_pages(100_000), "pdf", "over the limit of 3000", "3,000")
    same = b"3 0 R " * 100_000
    yield either(
        "one-page-100000-times.pdf",
        pdf({2: b"<< /Type /Pages /Count 100000 /Kids [" + same + b"] >>"}),
        "pdf",
        "over the limit of 3000",
        "3,000",
        DAMAGED,
    )
    wide = {n: b"<< /Type /Pages /Count 1 /Kids [%b] >>" % (b"%d 0 R " % (n + 1) * 10) for n in range(10, 30)}
    wide[30] = page(b"/Parent 29 0 R /Contents 4 0 R")
    wide[2] = b"<< /Type /Pages /Count 1 /Kids [10 0 R] >>"
    yield either("page-tree-that-explodes.pdf", pdf(wide), "pdf", TIME, MEMORY, DAMAGED, "over the limit")
    deep = {n: node % (b"%d 0 R" % (n + 1)) for n in range(10, 5_000)}
    deep[5_000] = page(b"/Parent 4999 0 R /Contents 4 0 R")
    deep[2] = node % b"10 0 R"
    yield either("page-tree-5000-deep.pdf", pdf(deep), "pdf", DAMAGED, EMPTY)
    yield either("no-pages.pdf", pdf({2: b"<< /Type /Pages /Count 0 /Kids [] >>"}), "pdf", DAMAGED, EMPTY)
    yield either("no-root.pdf", pdf({1: b"null"}), "pdf", DAMAGED, EMPTY)


def _crossings() -> Iterator[Case]:
    plain = pdf({})
    start = plain.rindex(b"startxref")
    at = int(plain[start:].split()[1])
    ring = plain[:start].replace(b"/Root", b"/Prev %d /Root" % at) + plain[start:]
    yield either("cross-references-in-a-ring.pdf", ring, "pdf", DAMAGED)
    claim = plain.replace(b"xref\n0 6", b"xref\n0 99999999", 1)
    yield either("cross-references-99999999.pdf", claim, "pdf", DAMAGED)
    nowhere = plain[:start] + b"startxref\n99999999999999\n%%EOF\n"
    yield readable("cross-references-nowhere.pdf", nowhere, "pdf")
    yield readable("cross-references-below-nothing.pdf", plain[:start] + b"startxref\n-7\n%%EOF\n", "pdf")
    yield readable("updates-1000.pdf", plain + plain[start:] * 1_000, "pdf")
    yield readable(
        "object-that-is-itself.pdf", pdf({10: b"10 0 R", 3: page(b"/Contents 4 0 R /X 10 0 R")}), "pdf"
    )
    itself = {4: b"4 0 R"}
    yield either("contents-that-are-themselves.pdf", pdf(itself), "pdf", DAMAGED, EMPTY)
    length = {4: b"<< /Length 4 0 R >>\nstream\n" + SHOWN + b"endstream"}
    yield either("length-that-is-its-own-stream.pdf", pdf(length), "pdf", DAMAGED, EMPTY)
    for name, number in (("huge", b"999999999999"), ("negative", b"-5"), ("a-name", b"/Long")):
        said = {4: b"<< /Length " + number + b" >>\nstream\n" + SHOWN + b"endstream"}
        yield either(f"length-that-is-{name}.pdf", pdf(said), "pdf", DAMAGED, EMPTY)
    held = stream(b"5 0 10 60 << /A 1 >> << /B 2 >>", b"/Type /ObjStm /N 1000000000 /First 8 /Extends 10 0 R")
    yield readable("object-stream-of-itself.pdf", pdf({10: held}), "pdf")
    for name, opening in (("arrays", b"["), ("dictionaries", b"<</A "), ("strings", b"(")):
        said = pdf({3: page(b"/Contents 4 0 R /X " + opening * 100_000)})
        yield either(f"{name}-100000-deep.pdf", said, "pdf", DAMAGED, EMPTY)
    yield refused("only-a-head.pdf", b"%PDF-1.7\n", "pdf", DAMAGED)
    yield refused("heads-and-ends.pdf", b"%PDF-1.7\nstartxref\n0\n%%EOF\n" * 5_000, "pdf", DAMAGED, EMPTY)


def _streams() -> Iterator[Case]:
    yield either(
        "flate-bomb.pdf",
        lambda: pdf({4: packed_stream(_bomb(2_000), b"/FlateDecode")}),
        "pdf",
        *COSTLY,
        "unpack",
        EMPTY,
    )
    yield either(
        "flate-bomb-in-a-bomb.pdf",
        lambda: pdf({4: packed_stream(zlib.compress(_bomb(4_000), 9), b"/FlateDecode /FlateDecode")}),
        "pdf",
        *COSTLY,
        "unpack",
        EMPTY,
    )
    runs = zlib.compress(b"\x81 " * 5_000_000 + b"\x80", 9)
    yield either(
        "run-length-bomb.pdf",
        lambda: pdf({4: packed_stream(runs, b"/FlateDecode /RunLengthDecode")}),
        "pdf",
        *COSTLY,
        "unpack",
        EMPTY,
    )
    many = pdf({4: packed_stream(SHOWN, b"/ASCIIHexDecode " * 1_000)})
    yield either("filters-1000.pdf", many, "pdf", EMPTY, DAMAGED)
    none = pdf({4: packed_stream(SHOWN, b"/NoSuchDecode")})
    yield either("filter-that-is-none.pdf", none, "pdf", EMPTY, DAMAGED)
    columns = b"/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 99999 /BitsPerComponent 32 >>"
    wide = stream(zlib.compress(SHOWN), b"/Filter /FlateDecode " + columns)
    yield either("predictor-past-all-bounds.pdf", pdf({4: wide}), "pdf", EMPTY, DAMAGED)
    junk = pdf({4: packed_stream(b"\xff" * 500, b"/FlateDecode")})
    yield either("junk-for-flate.pdf", junk, "pdf", EMPTY, DAMAGED)
    short = pdf({4: packed_stream(zlib.compress(SHOWN * 50)[:-20], b"/FlateDecode")})
    yield readable("flate-cut-short.pdf", short, "pdf")
    for kind in ("JBIG2Decode", "JPXDecode", "DCTDecode", "CCITTFaxDecode"):
        name = kind.removesuffix("Decode").lower()
        picture = {
            3: page(b"/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /P 10 0 R >> >>"),
            4: stream(SHOWN + b"q 500 0 0 500 0 0 cm /P Do Q"),
            10: stream(
                b"\x97JB2\r\n\x1a\n" + b"\xff" * 400,
                b"/Type /XObject /Subtype /Image /Width 2147483647 /Height 2147483647 "
                b"/ColorSpace /DeviceGray "
                b"/BitsPerComponent 8 /Filter /" + kind.encode(),
            ),
        }
        yield readable(f"picture-of-{name}-junk.pdf", pdf(picture), "pdf")
        alone = {**picture, 4: stream(b"q 500 0 0 500 0 0 cm /P Do Q")}
        yield refused(f"only-a-picture-of-{name}-junk.pdf", pdf(alone), "pdf", "is a scan", code="DOC002")


def _pages() -> Iterator[Case]:
    boxes = {
        "huge": b"[0 0 99999999999 99999999999]",
        "empty": b"[0 0 0 0]",
        "inside-out": b"[595 842 0 0]",
        "no-number": b"[0 0 nan inf]",
        "names": b"[/A /B /C /D]",
        "short": b"[0 0]",
        "itself": b"3 0 R",
    }
    for name, box in boxes.items():
        made = pdf({3: page(b"/Contents 4 0 R").replace(b"[0 0 595 842]", box)})
        yield either(f"page-box-{name}.pdf", made, "pdf", DAMAGED, EMPTY)
    turned = pdf({3: page(b"/Contents 4 0 R /Rotate 99999999991 /UserUnit 1e38")})
    yield either("page-turned-past-all-bounds.pdf", turned, "pdf", DAMAGED)
    far = b"BT /F1 11 Tf 1e38 0 0 1e38 1e38 -1e38 Tm (x) Tj ET " * 100
    yield readable("words-at-the-end-of-the-world.pdf", pdf({4: stream(SHOWN + far)}), "pdf")
    spread = b"".join(
        b"BT /F1 9 Tf %d %d Td (x) Tj ET " % (n * 3 % 40_000, n * 7 % 40_000) for n in range(1_000)
    )
    yield readable("letters-strewn-over-a-huge-page.pdf", pdf({4: stream(SHOWN + spread)}), "pdf")


def _drawings() -> Iterator[Case]:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X %d 0 R >> >>"
    over = page(b"/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 10 0 R >> >>")
    begin = stream(SHOWN + b"/X Do")
    itself = {3: over, 4: begin, 10: stream(b"/X Do", form % 10)}
    yield readable("drawing-of-itself.pdf", pdf(itself), "pdf")
    ring = {3: over, 4: begin, 10: stream(b"/X Do", form % 11), 11: stream(b"/X Do /X Do", form % 10)}
    yield either("drawings-in-a-ring.pdf", pdf(ring), "pdf", *COSTLY)
    doubling = {n: stream(b"/X Do /X Do", form % (n + 1)) for n in range(10, 40)}
    doubling[40] = stream(b"BT ET", form % 41)
    yield either("drawing-that-doubles-30-times.pdf", pdf({3: over, 4: begin, **doubling}), "pdf", *COSTLY)
    lines = b"".join(b"%d %d m %d %d l S " % (n % 595, 0, 595 - n % 595, 842) for n in range(8_000))
    yield readable("lines-8000.pdf", pdf({4: stream(SHOWN + lines)}), "pdf")
    grid = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (n, n, n, n) for n in range(1, 595, 2))
    yield readable("grid-of-80000-cells.pdf", pdf({4: stream(SHOWN + grid)}), "pdf")
    operands = {4: stream(SHOWN + b"0 " * 50_000 + b"q " * 20_000 + b"BT " * 10_000)}
    yield readable("operands-50000.pdf", pdf(operands), "pdf")
    inline = {4: stream(SHOWN + b"BI /W 9999999 /H 9999999 ID " + b"\xff" * 100_000)}
    yield readable("picture-that-never-ends.pdf", pdf(inline), "pdf")
    deep = {4: stream(SHOWN + b"[" * 100_000)}
    yield readable("arrays-100000-deep-in-a-page.pdf", pdf(deep), "pdf")
    letters = {4: stream(b"BT /F1 11 Tf 72 700 Td " + b"(" + b"x" * 90_000 + b") Tj ET " + SHOWN)}
    yield readable("word-of-90000-letters.pdf", pdf(letters), "pdf")


def _fonts() -> Iterator[Case]:
    composite = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [10 0 R] "
        b"/ToUnicode 11 0 R >>"
    )
    descendant = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> %b >>"
    )
    other = page(b"/Contents 4 0 R /Resources << /Font << /F1 6 0 R /F2 5 0 R >> >>")
    text = {
        3: other,
        4: stream(SHOWN + b"BT /F2 11 Tf 72 600 Td <004100420043> Tj ET"),
        5: composite,
        6: FONT,
        10: descendant % b"",
    }
    maps = {
        "a-range-past-all-bounds": b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
        "a-range-that-goes-back": b"1 beginbfrange <FFFF> <0000> <0041> endbfrange",
        "itself-for-its-base": b"/Identity-X usecmap /X usecmap",
        "escapes": b"3 beginbfchar <0041> <001B> <0042> <009B> <0043> <202E> endbfchar",
        "half-a-letter": b"3 beginbfchar <0041> <D800> <0042> <DFFF> <0043> <D83D> endbfchar",
        "long-words": b"1 beginbfchar <0041> <" + b"0078" * 100_000 + b"> endbfchar",
        "no-end": b"beginbfrange <0041> <0042> [<0041>" + b"(" * 10_000,
    }
    for name, cmap in maps.items():
        made = pdf({**text, 11: stream(b"/CIDInit begincmap /CMapName /X def " + cmap + b" endcmap")})
        yield either(f"font-map-with-{name}.pdf", made, "pdf", *COSTLY)
    widths = {
        "past-all-bounds": b"/W [0 4000000000 500]",
        "that-are-names": b"/W [/A /B /C] /DW /D",
        "below-nothing": b"/W [-5 [-1e38 1e38]] /DW 1e38",
        "in-a-ring": b"/W 10 0 R",
    }
    for name, said in widths.items():
        made = pdf({**text, 10: descendant % said, 11: stream(b"")})
        yield either(f"font-widths-{name}.pdf", made, "pdf", *COSTLY)
    ring = {3: other, 4: text[4], 6: FONT, 5: composite.replace(b"10 0 R", b"5 0 R"), 11: stream(b"")}
    yield either("font-of-itself.pdf", pdf(ring), "pdf", DAMAGED)
    junk = b"<< /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor 10 0 R >>"
    file = {3: other, 4: text[4], 6: FONT, 5: junk, 10: b"<< /Type /FontDescriptor /FontFile2 11 0 R >>"}
    for name, data in (("junk", b"\x00\x01\x00\x00" + b"\xff" * 400), ("nothing", b"")):
        yield readable(f"font-file-of-{name}.pdf", pdf({**file, 11: stream(data)}), "pdf")
    codes = b" ".join(b"%d /x%d" % (n % 70_000, n) for n in range(100_000))
    named = {5: FONT[:-2] + b"/Encoding << /Differences [" + codes + b"] >> >>"}
    yield either("font-with-100000-differences.pdf", pdf(named), "pdf", "does not say which letters")


def _forms(ground: Ground) -> Iterator[Case]:
    url = ground.url.encode()
    catalog = b"<< /Type /Catalog /Pages 2 0 R %b >>"
    field = (
        b"<< /FT /Tx /T (a) /V (Rang.) /Parent 11 0 R /Kids [11 0 R] /Subtype /Widget /Rect [9 9 99 30] >>"
    )
    ring = {
        1: catalog % b"/AcroForm << /Fields [10 0 R] >>",
        3: page(b"/Contents 4 0 R /Annots [10 0 R 11 0 R 3 0 R null 99 0 R]"),
        10: field,
        11: field.replace(b"11 0", b"10 0"),
    }
    yield readable("fields-in-a-ring.pdf", pdf(ring), "pdf")
    widget = b"<< /FT /Tx /T (%d) /V (x) /Subtype /Widget /Rect [9 9 99 30] /P 3 0 R >>"
    many = {n: widget % n for n in range(10, 1_010)}
    listed = b" ".join(b"%d 0 R" % n for n in many)
    full = {
        1: catalog % (b"/AcroForm << /Fields [" + listed + b"] >>"),
        3: page(b"/Contents 4 0 R /Annots [" + listed + b"]"),
    }
    yield readable("fields-1000-on-one-spot.pdf", lambda: pdf({**full, **many}), "pdf")
    acts = b"<< /S /%b /URI (%b) /F (%b) /JS (app.launchURL\\(%b\\)) >>"
    asks = b" ".join(acts % (kind, url, url, url) for kind in (b"URI", b"Launch", b"JavaScript", b"GoToR"))
    opens = {
        1: catalog
        % (b"/OpenAction " + acts % (b"JavaScript", url, url, url) + b" /AA << /WC [" + asks + b"] >>"),
        3: page(b"/Contents 4 0 R /Annots [<< /Subtype /Link /Rect [0 0 9 9] /A [" + asks + b"] >>]"),
    }
    yield readable("actions.pdf", pdf(opens), "pdf")
    outside = {4: b"<< /Length 0 /F << /FS /URL /F (" + url + b") >> >>\nstream\n\nendstream"}
    yield either("contents-from-the-net.pdf", pdf(outside), "pdf", EMPTY, DAMAGED)
    file = ground.secret.as_posix().encode()
    local = {4: b"<< /Length 0 /F (" + file + b") >>\nstream\n\nendstream"}
    yield either("contents-from-a-file.pdf", pdf(local), "pdf", EMPTY, DAMAGED)
    names = {
        1: catalog
        % b"/Names << /EmbeddedFiles 10 0 R /JavaScript 10 0 R >> /Outlines 11 0 R /PageLabels 10 0 R",
        10: b"<< /Kids [10 0 R 10 0 R] /Nums [0 10 0 R] /Names [(a) 10 0 R] >>",
        11: b"<< /First 11 0 R /Last 11 0 R /Next 11 0 R /Count 99999999 >>",
    }
    yield either("name-trees-in-a-ring.pdf", pdf(names), "pdf", DAMAGED)
    xfa = {1: catalog % b"/AcroForm << /Fields [] /XFA 10 0 R /NeedAppearances true >>"}
    laughs = b'<!DOCTYPE x [<!ENTITY a SYSTEM "' + url + b'">]><x>&a;</x>'
    yield readable("form-in-xml.pdf", pdf({**xfa, 10: stream(laughs)}), "pdf")


def _locks() -> Iterator[Case]:
    yield refused("password-to-open.pdf", lambda: _locked("open", "own"), "pdf", LOCKED)
    yield readable("password-to-change.pdf", lambda: _locked("", "own"), "pdf")
    unknown = pdf({}, b"/Encrypt << /Filter /FopnHandler /V 4 /R 4 /O (x) /U (x) /P -4 >> /ID [(a) (a)]")
    yield refused("lock-of-an-unknown-maker.pdf", unknown, "pdf", LOCKED)
    odd = b"/Encrypt << /Filter /Standard /V 99 /R -1 /Length 999999 /O () /U () /P /X >> /ID [(a) (a)]"
    yield refused("lock-past-all-bounds.pdf", pdf({}, odd), "pdf", LOCKED, DAMAGED)
    yield either("lock-that-is-itself.pdf", pdf({10: b"10 0 R"}, b"/Encrypt 10 0 R"), "pdf", LOCKED, DAMAGED)


# ------------------------------------------------------------------------------------ what they are made of


def pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of one page with a note, and with these objects in place of its own or added to them.

    Its own: 1 the catalog, 2 the tree of pages, 3 the page, 4 what is on it, 5 the font.
    """
    held = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        3: page(b"/Contents 4 0 R"),
        4: stream(SHOWN),
        5: FONT,
        **objects,
    }
    out, offsets = io.BytesIO(), {}
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number in sorted(held):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, held[number]))
    last, at = max(held), out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1))
    for number in range(1, last + 1):
        known = number in offsets
        out.write(
            b"%010d %05d %b \n" % (offsets.get(number, 0), 0 if known else 65535, b"n" if known else b"f")
        )
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, trailer, at))
    return out.getvalue()


def page(entries: bytes) -> bytes:
    """A page's dictionary."""
    if b"/Resources" not in entries:
        entries += b" /Resources << /Font << /F1 5 0 R >> >>"
    if b"/Parent" not in entries:
        entries += b" /Parent 2 0 R"
    return b"<< /Type /Page /MediaBox [0 0 595 842] " + entries + b" >>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream as it stands in the file."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def packed_stream(data: bytes, filters: bytes) -> bytes:
    """A stream of packed data, with the names of the filters that unpack it."""
    return stream(data, b"/Filter [" + filters + b"]")


def _bomb(megabytes: int) -> bytes:
    """So many MB of nothing but space, in zlib's form. One flushed block is told again and again."""
    packer = zlib.compressobj(9)
    first = packer.compress(SHOWN.ljust(1024**2)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * 1024**2) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (megabytes - 1) + b"\x03\x00" + bytes(4)


def _many_pages(count: int) -> bytes:
    pages = {n: page(b"/Contents 4 0 R") for n in range(10, 10 + count)}
    kids = b" ".join(b"%d 0 R" % n for n in pages)
    return pdf({2: b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids), **pages})


def _locked(user: str, owner: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, owner, canPrint=0))
    canvas.drawString(72, 700, f"Rang {CANARY} Bello. She said the heating is on again.")
    canvas.save()
    return out.getvalue()
