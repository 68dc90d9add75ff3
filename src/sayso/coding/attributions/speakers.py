"""Speakers: which actor of the article a source stands for."""

from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.properties import head_of
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Token
from sayso.lang.attributions import AttributionWords
from sayso.model import Actor

_HUMAN = frozenset(("person", "unknown"))
_BODIES = frozenset(("organization", "group", "state", "unknown"))


class Speakers:
    """Resolves sources in the order of the text, remembering who spoke last."""

    def __init__(self, trees: Trees, actors: tuple[Actor, ...], words: AttributionWords) -> None:
        self._trees, self._words = trees, words
        self._actors = {actor.id: actor for actor in actors}
        self._mentions = sorted((span, actor.id) for actor in actors for span in actor.mentions)
        self._spoken: list[tuple[int, str]] = []

    def resolve(self, finding: Finding) -> str | None:
        """The id of the actor that the finding's source stands for; None if none does.

        A source that names or describes an actor is that actor. A pronoun that no mention covers is the last speaker
        that agrees with it in number and kind, else the last actor mentioned before it that does.
        """
        if finding.source is None:
            return None
        head = head_of(self._trees, finding.source)
        found = self._mentioned(head, finding.source)
        if found is None and head.pos == "PRON":
            found = self._antecedent(head)
        if found is not None:
            self._spoken.append((head.i, found))
        return found

    def _mentioned(self, head: Token, source: Run) -> str | None:
        whole = self._trees.span(source)
        holding = [(span, actor) for span, actor in self._mentions if span.start <= head.start and head.end <= span.end]
        if holding:
            return min(holding, key=lambda pair: abs(pair[0].length() - whole.length()))[1]
        return None

    def _antecedent(self, pronoun: Token) -> str | None:
        word = pronoun.text.casefold()
        kinds = self._words.pronouns.get(word)
        if kinds is None:
            return None
        for _, actor in reversed([pair for pair in self._spoken if pair[0] < pronoun.i]):
            if self._actors[actor].kind in kinds:
                return actor
        before = [(span, actor) for span, actor in self._mentions if span.end <= pronoun.start]
        for _, actor in reversed(before):
            if self._actors[actor].kind in kinds:
                return actor
        return None
