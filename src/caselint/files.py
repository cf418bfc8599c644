"""Which files a run checks, and what of the folders it leaves out.

A folder is what was handed over, and no more: a link in it must not make a run read what lies elsewhere.
What is named on the command line was meant, be it a link or not, and whatever a config excludes.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from caselint.excluding import Excluder, PassedOver
from caselint.read import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caselint.config import Configs

SUFFIXES: Final = frozenset(FORMATS)
SKIPPED_FOLDERS: Final = frozenset({"node_modules", "__pycache__", "venv"})

# The pages by which a repository of templates speaks of itself, which are no case notes.
_OWN_PAGES: Final = frozenset(
    {"readme", "changelog", "license", "licence", "contributing", "code_of_conduct", "security"}
)
_PAGE_SUFFIXES: Final = frozenset({".md", ".txt", ".html", ".rst"})

_LEADS_OUT: Final = "this link leads out of the folder, so it was not followed; name it to have it checked"
_CIRCLE: Final = "this link leads round in a circle"
_LOST_LINK: Final = "this link could not be followed"
_NO_ENTRY: Final = "you have no permission to look into this folder, so nothing in it was checked"
_NOT_OPENED: Final = "this folder could not be opened, so nothing in it was checked"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder below a named folder that a run passes over; `why` is for people.

    `unread` says that it should have been looked into and could not be.
    """

    path: Path
    why: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a run, each once, in path order; and what was passed over, in path order as well.

    `excluded` says in a few sentences what was left out because a config or a .gitignore asks for it.
    """

    files: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]
    excluded: tuple[str, ...] = ()


def find_files(
    paths: Iterable[Path], configs: Configs | None = None, *, exclude_named: bool = False
) -> Found:
    """The files named, and those below the folders named, but for what the configs exclude.

    A file that is named is always among them, whatever it is called, whether or not it exists, and be it
    excluded (unless `exclude_named`, for programs that name all files of a folder): the reader says what is
    wrong with it. Links that stay within the named folders are followed, and a file is found once, by a name
    of its own if it has one there. Raises ConfigError for a config at fault in one of the folders.
    """
    walk = _Walk(configs)
    folders = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - pathlib's raises for a path that is too long
            folders.append(path)
        elif not (exclude_named and walk.excludes_named(path)):
            walk.files.setdefault(_known_as(path), path)
    walk.roots = [_known_as(folder) for folder in folders]
    for folder, root in zip(folders, walk.roots, strict=True):
        walk.named = folder
        walk.look_into(folder, root)
    walk.follow_links()
    left_out = [what for true, what in walk.left_out if true not in walk.files]
    return Found(
        files=tuple(sorted(walk.files.values(), key=Path.as_posix)),
        left_out=tuple(sorted(left_out, key=lambda what: what.path.as_posix())),
        excluded=walk.excluded.sentences(),
    )


class _Walk:
    """What a walk through folders has come upon. Files and folders are known by their true paths."""

    def __init__(self, configs: Configs | None = None) -> None:
        self.roots: list[str] = []
        self.named = Path()  # the folder that it is in, as the user named it
        self.excluded = PassedOver()
        self._excluder = Excluder(configs) if configs is not None else None
        self.files: dict[str, Path] = {}
        self.left_out: list[tuple[str, LeftOut]] = []
        self._seen: set[str] = set()
        self._links: deque[tuple[Path, Path]] = deque()  # and the named folder that each lies in

    def look_into(self, folder: Path, true: str) -> None:
        """Take in what lies below a folder, but for links, which wait until all else is found."""
        todo = [(folder, true)]
        while todo:
            here, true_here = todo.pop()
            if true_here in self._seen:
                continue
            self._seen.add(true_here)
            for entry in self._entries(here, true_here):
                path, suffix = here / entry.name, Path(entry.name).suffix.lower()
                true_path = os.path.join(true_here, os.path.normcase(entry.name))  # noqa: PTH118
                if _is_link(entry):
                    self._links.append((path, self.named))
                elif _is_folder(entry):
                    if not _is_skipped(entry.name) and not self._excludes(path, true_path, is_folder=True):
                        todo.append((path, true_path))
                        if suffix in SUFFIXES:  # it is reported, and looked into as well
                            self.files.setdefault(true_path, path)
                elif _is_document(entry.name):
                    self._add(path, true_path)

    def follow_links(self) -> None:
        """Take in what links lead to within the folders, and note those that lead out of them."""
        while self._links:
            link, self.named = self._links.popleft()
            is_folder = os.path.isdir(link)  # noqa: PTH112 - see above
            if _is_skipped(link.name) if is_folder else not _is_document(link.name):
                continue
            try:
                true = _true_path(link)
            except OSError as error:
                circle = error.errno == errno.ELOOP
                self._leave_out(link, _key(link), _CIRCLE if circle else _told(_LOST_LINK, error))
                continue
            if not any(_lies_in(true, root) for root in self.roots):
                self._leave_out(link, true, _LEADS_OUT)
            elif is_folder:
                if not self._excludes(link, true, is_folder=True):
                    self.look_into(link, true)
            else:
                self._add(link, true)

    def _add(self, path: Path, true: str) -> None:
        if not _is_own_page(path.name) and not self._excludes(path, true):
            self.files.setdefault(true, path)

    def _excludes(self, path: Path, true: str, *, is_folder: bool = False) -> bool:
        """Whether a config, or Git, leaves a file or folder out that nobody named; it is counted then."""
        if true in self.files or true in self.roots:
            return False
        reason = self._excluder and self._excluder.reason(path, self.named, is_folder=is_folder)
        if reason:
            self.excluded.add(path, reason, is_folder=is_folder)
        return bool(reason)

    def excludes_named(self, path: Path) -> bool:
        """Whether a file would be left out if the folder here, and not the file, had been named."""
        reason = self._excluder and self._excluder.reason_on_the_way(path, Path())
        if reason:
            self.excluded.add(path, reason, is_folder=False)
        return bool(reason)

    def _leave_out(self, path: Path, true: str, why: str, *, unread: bool = False) -> None:
        self.left_out.append((true, LeftOut(path, why, unread)))

    def _entries(self, folder: Path, true: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except PermissionError:
            self._leave_out(folder, true, _NO_ENTRY, unread=True)
        except OSError as error:
            self._leave_out(folder, true, _told(_NOT_OPENED, error), unread=True)
        return []


def _told(why: str, error: OSError) -> str:
    return f"{why} ({error.strerror or type(error).__name__})"


def _known_as(path: Path) -> str:
    """The true path of what was named, or its own where that cannot be told."""
    try:
        return _true_path(path)
    except OSError:
        return _key(path)


def _key(path: Path) -> str:
    return os.path.normcase(os.path.abspath(path))  # noqa: PTH100 - links stay as they are


def _true_path(path: Path) -> str:
    """Where a path leads when all links are followed, in a form to be compared.

    What is not there counts as being where its path says. Raises OSError where the links go in a circle.
    """
    try:
        return os.path.normcase(os.path.realpath(path, strict=True))
    except FileNotFoundError:
        return os.path.normcase(os.path.realpath(path))


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Whether it is a symbolic link, or a junction, which is the like of Windows for folders."""
    if entry.is_symlink():
        return True
    if os.name != "nt":
        return False
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return bool(tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # if it has a document's name, its reader will say what is wrong
        return False


def _lies_in(true: str, root: str) -> bool:
    return true == root or true.startswith(root.rstrip(os.sep) + os.sep)


def _is_skipped(folder: str) -> bool:
    return folder.startswith(".") or folder in SKIPPED_FOLDERS


def _is_document(name: str) -> bool:
    """Whether a file's name is a document's; Word's own lock files (~$note.docx) are not."""
    return Path(name).suffix.lower() in SUFFIXES and not name.startswith(("~$", "."))


def _is_own_page(name: str) -> bool:
    path = Path(name)
    return path.stem.lower() in _OWN_PAGES and path.suffix.lower() in _PAGE_SUFFIXES
