"""How fast a pdf is read beside pdfplumber's `extract_text`, and whether the words are the same.

    python tests/bench/bench_pdf.py [kind ...] [--times N] [--words N]

The kinds are made here: pages of print by reportlab, ragged and justified; by LibreOffice and by Chromium,
where these programs are there; and pages of ruled tables. Ours is all of the reading, from the bytes to the
`Document`; theirs is opening the file and `extract_text` of each page. Both take turns, and the least
seconds of the processor's time of several runs are compared, since other programs slow both. The words of
each page are counted, and what one has and the other has not is shown.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
from bench_text import make_notes
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from caselint.read.pdf import read_pdf
from caselint.read.pdf.pages import read_pages

if TYPE_CHECKING:
    from collections.abc import Callable

WANTED = 20  # times as quick as extract_text, on pages of print
RAGGED = ParagraphStyle("ragged", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
JUSTIFIED = ParagraphStyle("justified", fontName="Times-Roman", fontSize=11, leading=14, alignment=4)


def main() -> None:
    """Print a line for each kind of file."""
    parser = argparse.ArgumentParser(description="Measure the reading of a pdf beside pdfplumber's.")
    parser.add_argument("kinds", nargs="*", choices=[[], *KINDS], help="at first: all that can be made here")
    parser.add_argument("--times", type=int, default=5, help="runs of each (at first: 5)")
    parser.add_argument("--words", type=int, default=15_000, help="words of each file (at first: 15,000)")
    options = parser.parse_args()
    paragraphs = [line for line in make_notes(options.words).split("\n") if line.strip()]
    print(f"{'':12}{'pages':>6}{'words':>8}{'ours':>11}{'theirs':>11}{'ratio':>7}   words that differ")
    for kind in options.kinds or KINDS:
        data = KINDS[kind](paragraphs)
        if data is None:
            print(f"{kind:12}  the program that makes it is not here")
            continue
        compare(kind, data, options.times)


def compare(kind: str, data: bytes, times: int) -> None:
    """Print what both cost on a file, and how their words differ."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(times):
        ours.append(seconds(lambda: read_pdf(data, "bench.pdf")))
        theirs.append(seconds(lambda: extracted(data)))
    pages = extracted(data)
    lost, added = differing(data, pages)
    count = len(pages)
    words = sum(len(page.split()) for page in pages)
    per_page = [1000 * min(each) / count for each in (ours, theirs)]
    ratio = per_page[1] / per_page[0]
    told = f"{lost.total()} lost, {added.total()} added" if lost or added else "none"
    print(f"{kind:12}{count:6}{words:8}{per_page[0]:8.2f} ms{per_page[1]:8.2f} ms{ratio:7.1f}   {told}")
    for name, found in (("lost", lost), ("added", added)):
        if found:
            print(f"{'':12}  {name}: " + ", ".join(f"{word!r} {n}" for word, n in found.most_common(12)))


def seconds(work: Callable[[], object]) -> float:
    """What a piece of work costs of the processor's time."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def extracted(data: bytes) -> list[str]:
    """The text of each page, as pdfplumber gives it."""
    texts = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text())
            page.close()
    return texts


def differing(data: bytes, pages: list[str]) -> tuple[Counter[str], Counter[str]]:
    """The words of pdfplumber's pages that ours have not, and ours that pdfplumber's have not."""
    lost: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for sheet, text in zip(read_pages(data, most=10_000).sheets, pages, strict=True):
        ours = Counter(part for word in sheet.words for part in word.text.split())
        theirs = Counter(text.split())
        lost += theirs - ours
        added += ours - theirs
    return lost, added


# ------------------------------------------------------------------------------------ the files


def ragged(paragraphs: list[str]) -> bytes:
    """Print as most programs set it."""
    return built([Paragraph(escape(text), RAGGED) for text in paragraphs])


def justified(paragraphs: list[str]) -> bytes:
    """Print that is stretched to the margins."""
    return built([Paragraph(escape(text), JUSTIFIED) for text in paragraphs])


def tables(paragraphs: list[str]) -> bytes:
    """Ruled tables on every page, which pdfplumber reads for caselint, too."""
    rows = [
        [Paragraph(escape(text[:90]), RAGGED), Paragraph(escape(text), RAGGED)] for text in paragraphs[:400]
    ]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return built([Table(rows, colWidths=[130, 320], style=ruled)])


def built(story: list[object]) -> bytes:
    """A file that reportlab makes."""
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(story)
    return out.getvalue()


def office(paragraphs: list[str]) -> bytes | None:
    """What LibreOffice makes of the text, as of a Word file."""
    program = shutil.which("soffice")
    return made(paragraphs, lambda folder: office_commands(program, folder)) if program else None


def office_commands(program: str, folder: Path) -> list[list[str]]:
    """HTML becomes a text document first: LibreOffice prints it otherwise as a page of the web."""
    own = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    out = ["--outdir", str(folder)]
    return [
        [*own, "--convert-to", "odt:writer8", *out, str(folder / "note.html")],
        [*own, "--convert-to", "pdf", *out, str(folder / "note.odt")],
    ]


def browser(paragraphs: list[str]) -> bytes | None:
    """What Chromium prints to a pdf."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return None
    own = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    return made(
        paragraphs,
        lambda folder: [
            [
                *own,
                f"--user-data-dir={folder / 'profile'}",
                f"--print-to-pdf={folder / 'note.pdf'}",
                (folder / "note.html").as_uri(),
            ]
        ],
    )


def made(paragraphs: list[str], commands: Callable[[Path], list[list[str]]]) -> bytes:
    """The pdf that commands make of a page of HTML."""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = f"<!doctype html><html lang=en-GB><meta charset=utf-8><body>{body}"
        (folder / "note.html").write_text(page, encoding="utf-8")
        for command in commands(folder):
            subprocess.run(command, check=True, capture_output=True, timeout=300)
        return (folder / "note.pdf").read_bytes()


KINDS: dict[str, Callable[[list[str]], bytes | None]] = {
    "ragged": ragged,
    "justified": justified,
    "office": office,
    "browser": browser,
    "tables": tables,
}

if __name__ == "__main__":
    sys.exit(main())
