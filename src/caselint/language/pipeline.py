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
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from caselint.language.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import BaseDefaults, Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

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
    r"[)\]](?=[.,;:!?]\w)",
)

_FACES = re.compile(r"[()\[\]]").search

_EXTRA_SUFFIXES = (r"(?<=[A-Za-z][/&][A-Za-z])[.,;:!?]",)


@dataclass(frozen=True)
class Pipeline:
    """What makes Docs of texts: a spaCy `Language` without its components, which are slow to set up.

    `waiting` are special cases ("don't", "a.m.") of which the tokenizer has not been told, for they stood in
    no text yet. To tell it of all 1,600 takes a tenth of a second; a short note has twenty.
    """

    vocab: Vocab
    tokenizer: Tokenizer
    waiting: dict[str, list[dict[int, str]]]
    met: set[str] = field(default_factory=set)  # words that came once
    learnt: set[str] = field(default_factory=set)  # words whose tokens the tokenizer was made to remember

    def make_doc(self, text: str) -> Doc:
        """The Doc of a text."""
        self.tell_cases(text)
        doc: Doc = self.tokenizer(text)
        return doc

    def tell_cases(self, text: str) -> None:
        """Tell the tokenizer of the special cases in a text: no others can make a difference to it."""
        every = len(text) > _LONG_TEXT  # sooner told than looked for
        for word, tokens in list(self.waiting.items()):
            if every or word in text:
                self.tokenizer.add_special_case(word, tokens)
                self.waiting.pop(word, None)  # only now: no other thread may find it gone and not told
                self.learnt.clear()  # the tokenizer has forgotten them

    def is_case(self, word: str) -> bool:
        """Whether a word is a special case."""
        return word in self.waiting or word in self.tokenizer.rules


@cache
def nlp() -> Pipeline:
    """The pipeline of this process, loaded at the first call (a third of a second, mostly spaCy's import)."""
    from caselint.language.spacy_parts import import_parts

    import_parts()
    from spacy.lang.en import EnglishDefaults
    from spacy.vocab import create_vocab

    vocab = create_vocab("en", EnglishDefaults)
    return Pipeline(vocab, _tokenizer(vocab, EnglishDefaults, {}), _special_cases(EnglishDefaults))


def _make_tokenizer(language: Language) -> Tokenizer:
    """The tokenizer, for a spaCy `Language` that is made from a config."""
    return _tokenizer(language.vocab, language.Defaults, _special_cases(language.Defaults))


def _special_cases(defaults: type[BaseDefaults]) -> dict[str, list[dict[int, str]]]:
    """Words that the tokenizer cuts in their own way, each with its tokens."""
    from spacy.symbols import ORTH  # type: ignore[import-not-found]

    # "(health visitor):" and "(aged 8)" end in no smiling face.
    rules = {word: pieces for word, pieces in defaults.tokenizer_exceptions.items() if not _FACES(word)}
    # spaCy knows "won't" and "Won't"; notes are written in capitals too.
    for word, pieces in defaults.tokenizer_exceptions.items():
        if word.islower() and ("'" in word or "’" in word):
            rules[word.upper()] = [{ORTH: piece[ORTH].upper()} for piece in pieces]
    return rules


def _tokenizer(
    vocab: Vocab, defaults: type[BaseDefaults], rules: dict[str, list[dict[int, str]]]
) -> Tokenizer:
    """The tokenizer, made in one go: at every later change it would load its special cases anew."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    return Tokenizer(
        vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), *_EXTRA_SUFFIXES]).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_EXTRA_INFIXES]).finditer,
        token_match=_CLIPPING.fullmatch,
        url_match=_ADDRESS.fullmatch,
        max_cache_size=_REMEMBERED,
    )


def tokenise(text: str, borders: Iterable[int] = ()) -> tuple[Doc, Words]:
    """Tokenise `text` so that no token lies across one of `borders` (offsets in characters).

    A zone may end where no space is ("Time:10.30"), and a token must belong to one zone.
    """
    doc = _make_doc(text)
    words = Words.of(doc)
    cuts = _cuts(words, borders)
    if not cuts:
        return doc, words
    pieces: list[tuple[str, bool]] = []
    for at, (word, token) in enumerate(zip(words.text, doc, strict=True)):
        edges = [0, *cuts.get(at, ()), len(word)]
        pieces += [(word[start:end], False) for start, end in pairwise(edges)]
        pieces[-1] = pieces[-1][0], bool(token.whitespace_)
    doc = _doc_of(pieces)
    return doc, Words.of(doc)


# The tokenizer's time grows with the square of a run without spaces, which no note has but a hostile
# or damaged file may: such runs are tokenised a piece at a time.
_LONG_RUN: Final = re.compile(r"\S{400,}")
_PIECE: Final = 200
_LONG_TEXT: Final = 20_000  # characters
_REMEMBERED: Final = 50_000  # different words whose tokens are remembered


def _make_doc(text: str) -> Doc:
    runs = [match.span() for match in _LONG_RUN.finditer(text)]
    if not runs:
        _learn(text)
        return nlp().make_doc(text)
    cuts = [at for start, end in runs for at in (*range(start, end, _PIECE), end)]
    return _doc_of(
        (token.text, bool(token.whitespace_))
        for start, end in pairwise([0, *cuts, len(text)])
        for token in nlp().make_doc(text[start:end])
    )


def _learn(text: str) -> None:
    """Let the tokenizer remember the words that come more than once, in this text or since one before it.

    By itself it remembers none that come after a text's first special case ("don't"), and would cut all of
    them at every time that they come.
    """
    pipeline = nlp()
    pipeline.tell_cases(text)  # at once: it forgets what it remembers when it is told of one
    met, learnt = pipeline.met, pipeline.learnt
    if len(learnt) >= _REMEMBERED:
        return
    if len(met) >= _REMEMBERED:
        met.clear()
    for word, times in Counter(text.split()).items():
        if word in learnt:
            continue
        if times > 1 or word in met:
            pipeline.tokenizer(word)
            learnt.add(word)
        else:
            met.add(word)


def _doc_of(pieces: Iterable[tuple[str, bool]]) -> Doc:
    """A Doc of tokens, each with whether a space follows."""
    from spacy.tokens import Doc

    words, spaces = zip(*pieces, strict=True)
    return Doc(nlp().vocab, words=list(words), spaces=list(spaces))


def _cuts(words: Words, borders: Iterable[int]) -> dict[int, list[int]]:
    """Where borders fall inside tokens: token index -> offsets within the token, ascending."""
    cuts: dict[int, list[int]] = {}
    for border in sorted(set(borders)):
        at = bisect_right(words.starts, border) - 1
        if at >= 0 and words.starts[at] < border < words.ends[at]:
            cuts.setdefault(at, []).append(border - words.starts[at])
    return cuts
