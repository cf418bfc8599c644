"""Accepted findings: those that a manager has looked at and lets stand, with a reason, a name and a date.

A note is a legal record, so nothing is written into it to silence a finding. What is accepted stands in a
file of its own, the baseline, which a team keeps and reviews beside its config.

**What it tells.** A baseline holds no word of a note and no file's name, which may be a child's. It knows a
finding by a digest of its fingerprint, and a file by a digest of its path from the baseline's folder. Both
are keyed with a random secret that is drawn for each baseline, so that two baselines cannot be laid beside
each other, nor a baseline beside a report, to find what they share. The key stands in the same file, for a
team must share it: whoever has the baseline can therefore test a guess, but only of a whole path, or of a
whole sentence, word for word (see fingerprints). Keep it where the notes are kept all the same.

**Which findings it takes.** Those of the same fingerprint in the same file. By its fingerprint alone a
finding is not known: the same abbreviation in another child's file was not accepted with it. So the findings
of a file that was renamed come back, until `caselint baseline move` tells of its new name. Paths are the same
on every system: with forward slashes, and whether in capitals or not.

That a file cannot be read can not be accepted: nobody has looked at what it says.
"""

from __future__ import annotations

import datetime  # msgspec reads the annotations when the program runs
import os
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from caselint.findings import Accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from caselint.findings import CheckedDocument, Finding

_DIGEST_BYTES: Final = 12
_FILE, _FINDING = b"caselint.file", b"caselint.finding"  # what a digest is of


class Acceptance(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """One finding that was accepted, as the baseline holds it. `file` and `finding` are digests."""

    file: str
    finding: str
    code: str
    reason: str
    by: str
    on: datetime.date


@dataclass(frozen=True)
class Baseline:
    """What a team has accepted. `path` is where it is kept, and `key` its secret, in hexadecimal."""

    path: Path
    key: str
    acceptances: tuple[Acceptance, ...] = ()  # by file and finding, each finding once

    def applied_to(self, checked: CheckedDocument) -> CheckedDocument:
        """The document with the findings that were accepted among its `accepted`, and the others left."""
        known = self.in_file(checked.document.path)
        if not known or checked.document.problem:
            return checked
        left: list[Finding] = []
        accepted: list[Accepted] = []
        for finding in checked.findings:
            found = known.get(self.digest_of(finding))
            if found is None:
                left.append(finding)
            else:
                accepted.append(Accepted(finding, found.reason, found.by, found.on))
        return replace(checked, findings=tuple(left), accepted=(*checked.accepted, *accepted))

    def accepting(
        self, found: Iterable[tuple[str, Finding]], reason: str, by: str, on: datetime.date
    ) -> Baseline:
        """The baseline with these findings, each with the path of its file, accepted too.

        What was accepted before stays as it is.
        """
        more = [
            Acceptance(self.digest_of_file(path), self.digest_of(finding), finding.code, reason, by, on)
            for path, finding in found
        ]
        return self.holding((*self.acceptances, *more))

    def holding(self, acceptances: Iterable[Acceptance]) -> Baseline:
        """The baseline with these in place of its own: in order, of each finding the first."""
        once: dict[tuple[str, str], Acceptance] = {}
        for one in acceptances:
            once.setdefault(_key(one), one)
        return replace(self, acceptances=tuple(once[key] for key in sorted(once)))

    def in_file(self, path: str) -> dict[str, Acceptance]:
        """What was accepted in the file at a path, by the digest of the finding."""
        return self._by_file.get(self.digest_of_file(path), {}) if self._by_file else {}

    def digest_of(self, finding: Finding) -> str:
        """What a finding is known by in this baseline."""
        return self._digest(_FINDING, finding.fingerprint)

    def digest_of_file(self, path: str) -> str:
        """What the file at a path, from the working directory, is known by in this baseline."""
        return self._digest(_FILE, self._from_here(path))

    def _digest(self, what: bytes, words: str) -> str:
        told = words.encode("utf-8", "surrogatepass")
        return blake2b(told, key=self._secret, person=what, digest_size=_DIGEST_BYTES).hexdigest()

    def _from_here(self, path: str) -> str:
        """The path from the baseline's folder, as it is on every system. The file need not be there."""
        folder, name = os.path.split(os.path.abspath(path))  # noqa: PTH100 - links of files stay
        known = self._folders.get(folder)
        if known is None:
            known = self._folders[folder] = self._folder_from_here(folder)
        return unicodedata.normalize("NFC", f"{known}/{name}").casefold()

    def _folder_from_here(self, folder: str) -> str:
        true = os.path.realpath(folder)
        try:
            return Path(os.path.relpath(true, os.path.realpath(self.path.parent))).as_posix()
        except ValueError:  # Windows: it lies on another drive
            return Path(true).as_posix()

    @cached_property
    def _by_file(self) -> dict[str, dict[str, Acceptance]]:
        files: dict[str, dict[str, Acceptance]] = {}
        for one in self.acceptances:
            files.setdefault(one.file, {})[one.finding] = one
        return files

    @cached_property
    def _secret(self) -> bytes:
        return bytes.fromhex(self.key)

    @cached_property
    def _folders(self) -> dict[str, str]:
        """Folders of files that were asked for, each as it is from here."""
        return {}


# ------------------------------------------------------------------------------------ over a run


@dataclass(frozen=True, slots=True)
class Traced:
    """An acceptance of a file that was checked. `path` is the file's."""

    acceptance: Acceptance
    path: str


@dataclass
class Use:
    """What a run has met of a baseline. Going through its documents again changes nothing.

    `vouched` tells for a document which rules were checked on it, by their codes: of the others, nobody can
    say that their findings are gone.
    """

    baseline: Baseline
    vouched: Callable[[CheckedDocument], Collection[str]]
    _used: dict[tuple[str, str], str] = field(default_factory=dict)  # file and finding -> path
    _unused: dict[tuple[str, str], str] = field(default_factory=dict)
    _files: set[str] = field(default_factory=set)  # the digests of those that were looked at

    def saw(self, checked: CheckedDocument) -> None:
        """Take in a document that the baseline was applied to."""
        path = checked.document.path
        known = self.baseline.in_file(path)
        if not known:
            return
        self._files.add(next(iter(known.values())).file)
        if checked.document.problem:
            return
        met = {self.baseline.digest_of(one.finding) for one in checked.accepted}
        self._used.update((_key(one), path) for one in known.values() if one.finding in met)
        left = [one for one in known.values() if one.finding not in met]
        active = self.vouched(checked) if left else ()
        self._unused.update((_key(one), path) for one in left if one.code in active)

    @property
    def used(self) -> list[Traced]:
        """The acceptances whose findings are still there, by file."""
        return self._traced(self._used)

    @property
    def unused(self) -> list[Traced]:
        """Those whose findings are gone, by file."""
        return self._traced(self._unused)

    @property
    def unknown(self) -> list[Acceptance]:
        """Those of which the run can say neither: it did not check their file, or their rule."""
        told = self._used.keys() | self._unused.keys()
        return [one for one in self.baseline.acceptances if _key(one) not in told]

    @property
    def elsewhere(self) -> list[Acceptance]:
        """Those whose file was not among the files of the run."""
        return [one for one in self.baseline.acceptances if one.file not in self._files]

    def _traced(self, paths: Mapping[tuple[str, str], str]) -> list[Traced]:
        found = [Traced(one, paths[key]) for one in self.baseline.acceptances if (key := _key(one)) in paths]
        return sorted(found, key=lambda one: (one.path, one.acceptance.code))


class Baselined(Collection["CheckedDocument"]):
    """The documents of a run with a baseline applied, one at a time, as they are gone through.

    Without `reasons`, these are left out: who gives them may have named someone.
    """

    def __init__(self, documents: Collection[CheckedDocument], use: Use, *, reasons: bool = True) -> None:
        self._documents = documents
        self._use = use
        self._reasons = reasons

    def __len__(self) -> int:
        """How many there are."""
        return len(self._documents)

    def __iter__(self) -> Iterator[CheckedDocument]:
        """Go through them. Afterwards, the use knows what was used."""
        for checked in self._documents:
            one = self._use.baseline.applied_to(checked)
            self._use.saw(one)
            if not self._reasons:
                one = replace(one, accepted=tuple(replace(each, reason="") for each in one.accepted))
            yield one

    def __contains__(self, document: object) -> bool:
        """Whether a document is one of them."""
        return any(checked == document for checked in self)


def _key(one: Acceptance) -> tuple[str, str]:
    return one.file, one.finding
