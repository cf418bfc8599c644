"""Writes the JSON Schemas that the package holds. Run it when the types that files are read into change."""

from __future__ import annotations

from caselint.json_schema import written
from caselint.schemas import FileKind, path_of

if __name__ == "__main__":
    for kind in FileKind:
        path_of(kind).parent.mkdir(exist_ok=True)
        path_of(kind).write_text(written(kind), encoding="utf-8", newline="\n")
        print(f"wrote {path_of(kind)}")
