"""What a finding is known by from run to run, wherever it moves to in its document.

A fingerprint is made of words and never of places, so that edits elsewhere leave it:

- What is said of words is known by them and by the sentence that they stand in.
- What is said of an entry is known by the entry's dates and author. Its narrative has no part in it: of an
  entry that is hard to read, each edit would make another. Where the message quotes words, so do these.
- What is said of the document as a whole is known by the rule alone, and by the words that are quoted.
- A check may say better by what its hit is known (`Hit.known_by`), and then by that alone: an abbreviation
  without its full form is the same wherever it is used first.

Only where all of this is the same twice does it count which comes first. Case, spaces, line ends,
punctuation and the characters that formats put in other forms (ligatures, soft hyphens) make no difference.
No words of caselint's own are in it, so that a message may be put better without a baseline being lost.

A fingerprint holds no word of the note. Who would guess the words from it must guess a whole sentence, or
an entry's dates and author; only of what is said of a whole document a word from a list would do. Its key is
public: it keeps these apart from other hashes, and is no secret. A baseline adds a secret of its own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from caselint.findings import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.findings import EntrySummary, Hit
    from caselint.record import Document, Span
    from caselint.schema import Rule

VERSION: Final = 2  # of what fingerprints are made of: another version, another family of them
_KEY: Final = f"caselint.finding.{VERSION}".encode()
_DIGEST_BYTES: Final = 12

_WORD: Final = re.compile(r"[^\W_]+")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Fingerprints:
    """Gives the findings of one document their fingerprints. It must be asked for them in text order.

    `entries` are the document's, and `sentences` the spans of its sentences in text order; for what is said
    of no sentence, they may be left out.
    """

    def __init__(
        self, document: Document, entries: Sequence[EntrySummary] = (), sentences: Sequence[Span] = ()
    ) -> None:
        self._text = document.text
        self._entries = {entry.index: _identity(entry) for entry in entries}
        self._sentences = sentences
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._last: tuple[tuple[int, int], str] = ((0, 0), "")  # many findings stand in the same sentence

    def next(self, rule: Rule, hit: Hit) -> str:
        """The fingerprint of the next finding: hexadecimal, and like no other's in the document."""
        made_of = (rule.code, *self._made_of(rule, hit))
        self._seen[made_of] += 1
        told = "\n".join((*made_of, str(self._seen[made_of]))).encode("utf-8", "surrogatepass")
        return blake2b(told, key=_KEY, digest_size=_DIGEST_BYTES).hexdigest()

    def _made_of(self, rule: Rule, hit: Hit) -> tuple[str, ...]:
        if hit.known_by is not None:
            return "itself", words_of(hit.known_by)
        words = words_of(self._text[hit.span.start : hit.span.end] if hit.match is None else hit.match)
        quoted = "{match}" in rule.message
        if rule.scope is Scope.SENTENCE or (quoted and hit.match is None and rule.scope is not Scope.ENTRY):
            return "words", words, self._around(hit.span)
        told = words if quoted or hit.match is not None else ""
        return "entry", told, self._entries.get(hit.entry, "")

    def _around(self, span: Span) -> str:
        """The words of the sentence, or the sentences, that a span stands in."""
        end = max(span.end, span.start + 1)
        first = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.end)
        after = bisect_left(self._sentences, end, key=lambda sentence: sentence.start)
        if first >= after:
            return ""
        place = self._sentences[first].start, self._sentences[after - 1].end
        if self._last[0] != place:
            self._last = place, words_of(self._text[slice(*place)])
        return self._last[1]


def words_of(text: str) -> str:
    """The words of a text in small letters, with a space between; of a text without any, its characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_UNSEEN))
    folded = text.casefold()
    return " ".join(_WORD.findall(folded)) or "".join(folded.split())


def _identity(entry: EntrySummary) -> str:
    """What an entry is told from others by, wherever it stands among them."""
    return "\t".join((entry.event or "", entry.recorded or "", words_of(entry.author or "")))
