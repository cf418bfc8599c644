"""A checked document as bytes, to be put aside or kept."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.batch.types import Packed
from caselint.findings import CheckedDocument
from caselint.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caselint.schema import Rule

_PACKED: Final = b"m"
_PICKLED: Final = b"p"


def pack(checked: CheckedDocument) -> Packed:
    """The document, and apart from it what it must be compared by."""
    path = checked.document.path
    sketches = dict(checked.sketches)
    bare = replace(checked, sketches={}, document=replace(checked.document, path=""))
    try:  # a path may hold what is no text, so it is kept apart
        packed = _PACKED + msgspec.msgpack.encode(bare)
        return Packed(path, packed, msgspec.msgpack.encode(sketches) if sketches else b"")
    except UnicodeEncodeError:  # half of a character, which a damaged file may hold
        return Packed(path, _PICKLED + pickle.dumps(bare), pickle.dumps(sketches), can_be_kept=False)


def unpack(packed: Packed) -> CheckedDocument:
    """The document, without its sketches.

    Raises msgspec.DecodeError or msgspec.ValidationError for what was not packed by this program.
    """
    content = packed.document[1:]
    # What was pickled never left this process.
    bare = _decoder().decode(content) if packed.can_be_kept else pickle.loads(content)  # noqa: S301
    return replace(bare, document=replace(bare.document, path=packed.path))


def sketches_in(packed: Packed, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """What the document must be compared by, by the codes of those rules."""
    if not packed.sketches:
        return {}
    if not packed.can_be_kept:
        found: dict[str, Any] = pickle.loads(packed.sketches)  # noqa: S301 - see `unpack`
        return found
    raw = msgspec.msgpack.decode(packed.sketches, type=dict[str, msgspec.Raw])
    kinds = {code: kind_of(rules[code].check) for code in raw if code in rules}
    return {
        code: msgspec.msgpack.decode(raw[code], type=kind.Sketch)  # type: ignore[attr-defined]
        for code, kind in kinds.items()
    }


@cache
def _decoder() -> msgspec.msgpack.Decoder[CheckedDocument]:
    return msgspec.msgpack.Decoder(CheckedDocument)
