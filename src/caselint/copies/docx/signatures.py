"""Digital signatures of a Word file: they hold for its very bytes, so that a copy with comments has none.

Source: 10 of ISO/IEC 29500-2 (digital signatures). What signs a file's macros is another thing and stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from caselint.copies.docx.parts import RELATIONSHIPS, xml_of
from caselint.read.archive import label
from caselint.read.docx.package import WHAT
from caselint.read.safe_xml import root_of

if TYPE_CHECKING:
    from caselint.copies.docx.parts import Parts

_FOLDER: Final = "_xmlsignatures/"
_ROOT: Final = "_rels/.rels"
_ORIGIN: Final = "/digital-signature/origin"


def drop_signatures(parts: Parts) -> bool:
    """Take the signatures out; whether there were any."""
    signatures = [name for name in parts.names() if name.startswith(_FOLDER)]
    for name in signatures:
        parts.drop(name)
    if not signatures or not parts.has(_ROOT):
        return bool(signatures)
    root = root_of(parts.read(_ROOT), WHAT, label(_ROOT))
    for relation in list(root.iter(RELATIONSHIPS + "Relationship")):
        if relation.get("Type", "").endswith(_ORIGIN):
            relation.getparent().remove(relation)
    parts.write(_ROOT, xml_of(root))
    return True
