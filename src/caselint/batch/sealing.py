"""Seals what is put on a disk, so that only who has the key can open it: ChaCha20-Poly1305 (RFC 8439)."""

from __future__ import annotations

import os
import zlib
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEY_BYTES: Final = 32
_NONCE: Final = 12  # bytes
_QUICK: Final = 1  # zlib's level: it is the disk that is slow
_MOST: Final = 256 * 1024**2  # bytes of what was sealed; more was not sealed by this program


class SealError(Exception):
    """It was not sealed with this key, or has changed since."""


def sealed(content: bytes, key: bytes) -> bytes:
    """The content, packed small and sealed with the key."""
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, zlib.compress(content, _QUICK), None)


def opened(content: bytes, key: bytes) -> bytes:
    """What was sealed with the key. Raises SealError."""
    try:
        packed = ChaCha20Poly1305(key).decrypt(content[:_NONCE], content[_NONCE:], None)
        machine = zlib.decompressobj()
        plain = machine.decompress(packed, _MOST)
    except (InvalidTag, ValueError, zlib.error):
        raise SealError from None
    if not machine.eof:
        raise SealError
    return plain
