"""Files that are zips of parts (docx, odt). Sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.read.limits import Limits

MAX_PART = 100 * 1024**2  # of XML; a novel is 10 MB
MAX_PARTS = 20_000
MAX_RATIO = 200  # of unpacked to packed, for what unpacks to more than RATIO_COUNTS_FROM
RATIO_COUNTS_FROM = 20 * 1024**2

# What Word's files and OpenDocument call the parts in which words and their order stand.
_PART: Final = re.compile(
    r"\[Content_Types\]\.xml|\.rels|(?:document|header|footer|footnotes|endnotes|comments|styles|numbering"
    r"|settings|item|itemProps|drawing|data|content|meta|manifest|afchunk)\d*\.xml(?:\.rels)?",
    re.IGNORECASE,
)


class Archive:
    """The parts of a packed file, by name. Names are not case-sensitive; some programs write backslashes.

    `what` is what the file is called in messages: "Word file". Raises UnreadableError, on opening or on
    reading a part, for whatever is not whole or would unpack to more than the limits allow.
    """

    def __init__(self, data: bytes, what: str, limits: Limits) -> None:
        self.what = what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            # ValueError: offsets before the file's start, names that are no text.
            raise self.damaged() from None
        infos = self._zip.infolist()
        self._check_sizes(infos, len(data), limits.unpacked_mb)
        self._parts = {key(info.filename): info for info in infos}

    def names(self) -> Iterator[str]:
        """The parts' names, in lower case with forward slashes."""
        yield from self._parts

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return key(name) in self._parts

    def has_folder(self, name: str) -> bool:
        """Whether there is a part under that folder."""
        prefix = key(name).rstrip("/") + "/"
        return any(part.startswith(prefix) for part in self._parts)

    def read(self, name: str) -> bytes:
        """A part's bytes."""
        info = self._parts.get(key(name))
        if info is None:
            raise UnreadableError(
                f"The {self.what} is damaged: its part {label(name)} is missing. Export it again."
            )
        if info.flag_bits & 0x1:
            raise UnreadableError("The file is a zip with a password: unpack it and check what is inside.")
        if info.file_size > MAX_PART:
            raise UnreadableError(
                f"The {self.what} is over the limit: it holds over {MAX_PART // 1024**2} MB of text."
            )
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise self.damaged()  # no office program packs otherwise, and LZMA may ask for 4 GB to begin with
        try:
            with self._zip.open(info) as part:
                data = part.read(info.file_size)  # read() alone unpacks to the end, however far that is
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            # OSError: a local header that points outside the file. NotImplementedError: flags that office
            # programs do not set, as a flipped bit makes them.
            raise self.damaged() from None
        if len(data) < info.file_size:
            raise self.damaged()
        return data

    def damaged(self) -> UnreadableError:
        """What to raise for a file that is not whole."""
        return UnreadableError(f"The {self.what} is damaged or cut short: export or copy it again.")

    def _check_sizes(self, infos: list[zipfile.ZipInfo], packed: int, most_mb: int) -> None:
        if len(infos) > MAX_PARTS:
            raise UnreadableError(
                f"The {self.what} holds more than {MAX_PARTS:,} parts, as files made to do harm do: "
                "it was not opened."
            )
        unpacked = sum(info.file_size for info in infos)
        if unpacked > most_mb * 1024**2:
            raise UnreadableError(
                f"The {self.what} would unpack to more than {most_mb} MB: it was not opened."
            )
        if unpacked > RATIO_COUNTS_FROM and unpacked > packed * MAX_RATIO:
            raise UnreadableError(
                f"The {self.what} would unpack to over {MAX_RATIO} times its size, as files made to do harm "
                "do: it was not opened."
            )


def key(name: str) -> str:
    """A part's name as it is compared with others."""
    return name.replace("\\", "/").lstrip("/").lower()


def label(name: str) -> str:
    """A part's name for a message: one that the formats give their parts, or else that it is another.

    A hostile file can name its parts anything, and a program after whom the file is about.
    """
    last = posixpath.basename(name)
    return last if _PART.fullmatch(last) else "(unnamed)"
