"""PDFs written object by object, for what no library writes on request."""

from __future__ import annotations

from dataclasses import dataclass, field

_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


@dataclass
class PdfFile:
    """Pages of 595 x 842 points with one font, F1; objects are added as their source, and have numbers."""

    objects: list[bytes] = field(default_factory=lambda: [b"", b"", _FONT.encode()])
    pages: list[int] = field(default_factory=list)

    def add(self, source: str, stream: str | bytes | None = None) -> str:
        """Add an object and say what refers to it. A stream's dictionary gets its length here."""
        body = source.encode("latin-1")
        if stream is not None:
            data = stream.encode("latin-1") if isinstance(stream, str) else stream
            body = body[:-2] + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"
        self.objects.append(body)
        return f"{len(self.objects)} 0 R"

    def page(self, content: str, *annotations: str, extra: str = "", resources: str = "") -> str:
        """Add a page with its content stream, its annotations' references, and further keys."""
        stream = self.add("<<>>", content)
        reference = self.add(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>{resources}>>"
            f"/Contents {stream}/Annots[{' '.join(annotations)}]{extra}>>"
        )
        self.pages.append(int(reference.split()[0]))
        return reference

    def form(self, content: str, box: str = "0 0 200 20", extra: str = "") -> str:
        """Add a drawing, such as the appearance of an annotation."""
        head = f"<</Type/XObject/Subtype/Form/BBox[{box}]/Resources<</Font<</F1 3 0 R>>>>{extra}>>"
        return self.add(head, content)

    def written(self, catalog: str = "") -> bytes:
        """The file, with further keys of its catalog."""
        kids = " ".join(f"{number} 0 R" for number in self.pages)
        self.objects[0] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode("latin-1")
        self.objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>".encode()
        out = bytearray(b"%PDF-1.7\n")
        starts = []
        for number, body in enumerate(self.objects, 1):
            starts.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(starts) + 1)
        out += b"".join(b"%010d 00000 n \n" % start for start in starts)
        out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(starts) + 1, table)
        return bytes(out)


def lines(*placed: tuple[float, float, str], size: float = 10, before: str = "") -> str:
    """A content stream that prints each text at its x and y (from the foot of the page)."""
    parts = [f"{before} BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET" for x, y, text in placed]
    return "\n".join(parts)
