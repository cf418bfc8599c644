"""Who does what the words of a rule tell: the service, someone else, or no one who is named.

"We sent the report", "Sent the report" and "The report was sent" are the service's; "Mum sent the report" and
"The report was sent by the school" are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.language.agents import Agent, Agents

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.language.tree import Tree


class Doers:
    """Tells the doers of one record."""

    def __init__(
        self, record: AnnotatedRecord, own_posts: tuple[str, ...], other_posts: tuple[str, ...]
    ) -> None:
        """Lexicons of posts and bodies: whose acts are the service's, and who act for themselves."""
        self._record, self._others = record, other_posts
        self._agents = Agents(record, own_posts)

    def of(self, hit: TermHit) -> Agent:
        """Who does it. Parses the sentence."""
        record = self._record
        tree = record.syntax.tree(hit.sentence)
        inside = [at for at, token in enumerate(tree.tokens) if hit.shown.contains(record.token_span(token))]
        verbs = (
            at for at in inside if tree.tags[at].startswith("VB") and not tree.deps[at].startswith("aux")
        )
        verb = next(verbs, inside[0])
        if _is_passive(tree, verb):
            agent = _agent(tree, verb)
            return Agent.UNSAID if agent is None else self._kind(tree, hit.sentence, agent)
        subject = tree.subject(verb)
        if subject is not None and not inside[0] <= subject <= inside[-1]:
            return self._kind(tree, hit.sentence, subject)
        return self._agents.of(hit.sentence, verb, inside[-1] + 1)

    def _kind(self, tree: Tree, sentence: int, word: int) -> Agent:
        """What the word that names who acts stands for."""
        own = self._agents.kind(tree, sentence, word)
        place = self._record.token_span(tree.tokens[word])
        is_other = any(
            hit.span.contains(place) for name in self._others for hit in self._record.terms_in(name, sentence)
        )
        return Agent.PERSON if is_other and own is Agent.THING else own


def _is_passive(tree: Tree, verb: int) -> bool:
    before = tree.low[max(verb - 4, 0) : verb]
    return tree.voice_is_passive(verb) or (
        tree.tags[verb] == "VBN" and not {"have", "has", "had", "'ve", "'s", "'d"} & set(before)
    )


def _agent(tree: Tree, verb: int) -> int | None:
    """The word after "by" that names who acts."""
    for child in tree.children(verb, "obl:agent", "obl", "nmod"):
        if (
            "by" in (tree.low[case] for case in tree.children(child, "case"))
            and not tree.low[child][0].isdigit()
        ):
            return child
    return None
