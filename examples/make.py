"""Makes the example notes from their sources: `python examples/make.py`.

Every file is written from one description in `examples/sources/`, in each of the formats that the
description names. The same sources give the same bytes: nothing depends on the time or the machine.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from writers import as_docx, as_eml, as_html, as_md, as_odt, as_pdf, as_rtf, as_txt, source

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
_FOLDERS = {
    "notes": "Notes (`notes/`)",
    "export": "An export of a case system (`export/`)",
    "scan": "Files that cannot be checked (`scan/`)",
    "template": "Record templates (`template/`)",
}
_WRITERS = {
    "txt": as_txt.write,
    "docx": as_docx.write,
    "pdf": as_pdf.write,
    "odt": as_odt.write,
    "rtf": as_rtf.write,
    "html": as_html.write,
    "md": as_md.write,
    "eml": as_eml.write,
}


def files() -> Iterator[tuple[str, bytes]]:
    """Every example file: its path within `examples/`, with forward slashes, and its bytes."""
    for path in sorted((HERE / "sources").glob("*.yaml")):
        note = source.load(path)
        for suffix in note.formats:
            if note.folder != "scan":
                yield f"{note.folder}/{note.name}.{suffix}", _WRITERS[suffix](note)
            elif suffix == "pdf":
                yield f"scan/{note.name}.pdf", as_pdf.scan(note)
            else:
                whole = as_docx.write(note)  # as a download that broke off leaves it
                yield f"scan/{note.name}.docx", whole[: len(whole) // 2]
    yield "README.md", contents().encode()


def contents() -> str:
    """The page that says what each example shows."""
    notes = [source.load(path) for path in sorted((HERE / "sources").glob("*.yaml"))]
    lines = [
        "# Examples",
        "",
        "Made-up notes, to try caselint on. No one in them exists. `make.py` writes them from `sources/`.",
    ]
    for folder, title in _FOLDERS.items():
        lines += ["", f"## {title}", "", "| file | what it shows |", "|---|---|"]
        for note in notes:
            if note.folder == folder:
                lines.append(f"| {note.name} ({', '.join(note.formats)}) | {note.shows} |")
    lines += ["", "## A repository of templates (`ci/`)", ""]
    lines += ["What GitHub, GitLab and pre-commit need to check each change of a template. "]
    lines[-1] += "[How to use them](ci/README.md)."
    lines += ["", "## Settings", "", "`caselint.toml` is an example of a team's settings.", ""]
    return "\n".join(lines)


def main() -> None:
    """Writes all of the files below the folder that is asked for."""
    parser = argparse.ArgumentParser(description="Make the example notes from their sources.")
    parser.add_argument("--output", type=Path, default=HERE, help="folder to write to (default: examples)")
    folder: Path = parser.parse_args().output
    for name, data in files():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        print(target.as_posix())


if __name__ == "__main__":
    main()
