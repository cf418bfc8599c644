"""The words of a Markdown paragraph on the lines of its source, without the markup.

markdown-it tells on which lines a paragraph stands, but not where in it a word does; so each token is given
the place at which it was made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline

from caselint.read.markdown.tags import without_tags

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.token import Token

BREAK: Final = "\v"  # stands for a line's end within a line of the source, where a block ends
_MOST_BRACKETS = 1_000  # of one paragraph: for each, markdown-it may look through all that follow
_LONGEST = 200_000  # characters of one paragraph in which markup is followed
_PAIRS: Final = {"em_open": "em_close", "strong_open": "strong_close", "s_open": "s_close"}
_WORD = re.compile(r"\w")


@dataclass(slots=True)
class Passed:
    """How much of what is no text was passed over."""

    pictures: int = 0
    comments: int = 0


def parser() -> MarkdownIt:
    """A parser for CommonMark with tables, in which a note that is merely indented is no code."""
    made = MarkdownIt("default", {"html": True, "linkify": False, "typographer": False})
    made.inline = _Inline()
    return made.disable("code")


def lines_of(content: str, tokens: Sequence[Token], passed: Passed) -> tuple[list[str], set[int]]:
    """The words of a paragraph, a string for each line of its source, and those that a hard break ends."""
    starts = [0, *(at + 1 for at, character in enumerate(content) if character == "\n")]
    page = _Page([""] * len(starts), starts, passed)
    for at, token in enumerate(tokens):
        page.add(token, _wordless(tokens, at))
    return page.lines, page.hard


@dataclass
class _Page:
    lines: list[str]
    starts: list[int]
    passed: Passed
    hard: set[int] = field(default_factory=set)
    _at: int = 0
    _plain: list[str] = field(default_factory=list)  # ends of markup that is none, which are still to come

    def add(self, token: Token, wordless: str) -> None:
        line = self._line(token.meta.get("at", 0))
        if token.type == "code_inline":
            for at, words in enumerate(token.meta["code"].split("\n")):
                self._put(line + at, words)
        elif token.type == "text":
            for at, words in enumerate(token.content.split("\n")):
                self._put(line + at, words)
        elif token.type == "html_inline":
            self._put(line, without_tags(token.content, self.passed).replace("\n", " "))
        elif token.type == "hardbreak":
            self.hard.add(line)
        elif token.type == "image":
            self.passed.pictures += 1
        elif wordless:  # blanks to fill in are drawn with the same signs
            self._plain.append(_PAIRS[token.type])
            self._put(line, wordless)
        elif self._plain and token.type == self._plain[-1]:
            self._plain.pop()
            self._put(line, token.markup)

    def _line(self, at: int) -> int:
        while self._at + 1 < len(self.starts) and self.starts[self._at + 1] <= at:
            self._at += 1
        return self._at

    def _put(self, line: int, words: str) -> None:
        self.lines[min(line, len(self.lines) - 1)] += words


def _wordless(tokens: Sequence[Token], at: int) -> str:
    """The sign that opens an emphasis with no word in it: "__/__/____" is a blank to fill in."""
    close = _PAIRS.get(tokens[at].type)
    if close is None:
        return ""
    for token in tokens[at + 1 :]:
        if token.type == close and token.level == tokens[at].level:
            return tokens[at].markup
        if token.type in {"code_inline", "image"} or _WORD.search(token.content):
            return ""
    return tokens[at].markup


class _State(StateInline):
    """A paragraph that is being read, whose tokens know where they were made."""

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        if ttype == "code_inline":
            token.meta["code"] = self._code()
        return token

    def pushPending(self) -> Token:  # noqa: N802  (markdown-it's name)
        token = super().pushPending()
        # What is pending was read before this place, and never beyond the end of its line.
        token.meta = {"at": max(self.pos - 1, 0) if self.src[self.pos - 1 : self.pos] != "\n" else self.pos}
        return token

    def _code(self) -> str:
        """What stands between the backticks here, with its line ends, which the token does not keep."""
        signs = re.compile(r"`+").match(self.src, self.pos)
        if signs is None:
            return ""
        for close in re.compile(r"`+").finditer(self.src, signs.end()):
            if close[0] == signs[0]:
                return self.src[signs.end() : close.start()]
        return ""


class _Inline(ParserInline):
    def parse(
        self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]
    ) -> list[Token]:
        state = _State(src, md, env, tokens)
        if len(src) > _LONGEST or src.count("[") > _MOST_BRACKETS:
            state.pending += src
            state.pushPending().meta = {"at": 0}
            return state.tokens
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens
