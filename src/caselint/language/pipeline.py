"""The spaCy pipeline: for now a tokenizer alone, tuned to the way case notes are typed.

Tokens follow spaCy's (and the treebanks') conventions, clitics apart ("do" "n't", "Mum" "'s"), so
that a trained tagger and parser can be added without moving a token. Where notes are typed in ways
that spaCy does not expect, the tokenizer is told so:

- clippings written with a stroke ("h/v", "T/c", "N/A") stay one token;
- a full stop with no space after it ("hall.She", "in.left") is a token of its own, which is why
  spaCy's very wide idea of a web address ("in.left") is narrowed;
- quotation marks typed hard against words (said,"Up) are tokens of their own;
- the hyphens of Word (U+2010, U+2011) split words as the plain one does.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

# One letter, a stroke, one letter: a clipping. Longer halves are two words ("and/or", "Mum/Dad").
_CLIPPING = re.compile(r"[A-Za-z]/[A-Za-z]s?", re.ASCII)

# Addresses that must stay whole although a full stop stands inside them.
_ADDRESS = re.compile(
    r"""(?xi)
      (?:https?|ftp|file)://\S+
    | www\.[^\s"“”]+
    | [\w.+'-]+@[\w-]+(?:\.[\w-]+)+
    | [\w-]+(?:\.[\w-]+)*\.(?:com|org|net|uk|gov|edu|info|eu|io)(?:/[^\s"“”]*)?
    | [\w-]+\.(?:docx?|pdf|xlsx?|txt|msg|jpe?g|png|mp[34]|zip|html?)
    """
)

_EXTRA_INFIXES = (
    r'["“”]',
    r"[\u2010\u2011]",
    # A stop with no space after it. Fixed-width look-behinds: initials and decimals are left alone.
    r"(?<=[a-z][a-z])\.(?=[a-zA-Z][a-z])",
    r"(?<=[a-z][a-z])\.(?=I\b)",
    r"(?<=[A-Z0-9][A-Z0-9])\.(?=[A-Z][a-z])",
    r"(?<=[a-z0-9A-Z])[?!;…]+(?=[A-Za-z])",
    r"(?<=[\w)\]’'])[,;:](?=[(\[\"“‘'A-Za-z])",
    r"(?<=[)\]])[.,;:!?](?=\w)",
)


@cache
def nlp() -> Language:
    """The pipeline of this process, loaded at the first call (about a second)."""
    from spacy.lang.en import English  # noqa: PLC0415 (slow: only a run that reads a document needs it)
    from spacy.util import compile_infix_regex  # noqa: PLC0415

    language = English()
    language.max_length = 10**9  # the limit guards a parser's memory; a tokenizer has no such need
    tokenizer = language.tokenizer
    tokenizer.token_match = _CLIPPING.fullmatch
    tokenizer.url_match = _ADDRESS.fullmatch
    infixes = [*(language.Defaults.infixes or ()), *_EXTRA_INFIXES]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return language


def make_doc(text: str, borders: Iterable[int] = ()) -> Doc:
    """Tokenise `text` so that no token lies across one of `borders` (offsets in characters).

    A zone may end where no space is ("Time:10.30"), and a token must belong to one zone.
    """
    language = nlp()
    doc = language.make_doc(text)
    inner = _cuts(doc, borders)
    if not inner:
        return doc
    from spacy.tokens import Doc  # noqa: PLC0415

    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        edges = [0, *inner.get(token.i, ()), len(token)]
        pieces = [token.text[start:end] for start, end in pairwise(edges)]
        words += pieces
        spaces += [False] * (len(pieces) - 1) + [bool(token.whitespace_)]
    return Doc(language.vocab, words=words, spaces=spaces)


def _cuts(doc: Doc, borders: Iterable[int]) -> dict[int, list[int]]:
    """Where borders fall inside tokens: token index -> offsets within the token, ascending."""
    cuts: dict[int, list[int]] = {}
    tokens = iter(doc)
    token = next(tokens, None)
    for border in sorted(set(borders)):
        while token is not None and token.idx + len(token) <= border:
            token = next(tokens, None)
        if token is None:
            break
        if token.idx < border:
            cuts.setdefault(token.i, []).append(border - token.idx)
    return cuts
