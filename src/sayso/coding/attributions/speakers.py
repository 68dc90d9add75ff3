"""Speakers: which actor of the article a source stands for."""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.properties import head_of
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Token
from sayso.lang.attributions import AttributionWords
from sayso.model import Actor
from sayso.model.vocabulary import Medium

_NEAR = 2  # sentences back in which the last speaker is what "it" and "they" stand for
_OWNERS = frozenset(("by", "from", "of"))
_SINGULAR_PERSON = "person"


class Speakers:
    """Resolves sources in the order of the text, remembering who spoke last."""

    def __init__(self, trees: Trees, actors: tuple[Actor, ...], words: AttributionWords) -> None:
        self._trees, self._words = trees, words
        self._actors = {actor.id: actor for actor in actors}
        self._mentions = sorted((span, actor.id) for actor in actors for span in actor.mentions)
        self._starts = [span.start for span, _ in self._mentions]
        self._at: dict[int, list[tuple[int, str]]] = {}
        for span, actor in self._mentions:
            for token in trees.parse.tokens_in(span):
                self._at.setdefault(token.i, []).append((span.length(), actor))
        self._known: dict[Run, str] = {}
        self._spoken: list[tuple[int, bool, str, Medium | None]] = []

    def resolve(self, finding: Finding, medium: Medium | None) -> str | None:
        """The id of the actor that the finding's source stands for; None if none does.

        A source that names or describes an actor is that actor; one that names a thing (a statement, a tally) is the
        actor whose thing it is. "It" and "they" as subject of a cue are the last speaker of the sentences before that
        agrees, one who is quoted by a relay before the relay; other pronouns what the actors' mentions say, else the
        last speaker that agrees, else the last actor mentioned that does.
        """
        if finding.source is None:
            return None
        if finding.cue is None and finding.source in self._known:
            return self._known[finding.source]
        head = self._antecedent_of_relative(head_of(self._trees, finding.source))
        sentence = self._trees.parse.tokens[finding.cue[0] if finding.cue else head.i].sentence
        found = self._found(head, finding, sentence, medium)
        if found is not None:
            self._known[finding.source] = found
            self._spoken.append((sentence, finding.parent is not None, found, medium))
        return found

    def _found(self, head: Token, finding: Finding, sentence: int, medium: Medium | None) -> str | None:
        kinds = self._words.pronouns.get(head.text.casefold()) if head.pos == "PRON" else None
        if kinds is not None:
            speaks = head.head == finding.head and _SINGULAR_PERSON not in kinds
            near = self._last_speaker(kinds, sentence, _NEAR) if speaks else None
            return near or self._mentioned(head) or self._antecedent(head, kinds, sentence)
        return self._mentioned(head) or self._owner(head, finding) or self._same_medium(head, medium)

    def _antecedent_of_relative(self, head: Token) -> Token:
        """For "who", "which" and "that" the noun that their clause belongs to."""
        verb = self._trees.parse.tokens[head.head]
        relative = head.text.casefold() in ("who", "which", "that") and verb.dep == "relcl" and head.pos == "PRON"
        return self._trees.parse.tokens[verb.head] if relative else head

    def _mentioned(self, token: Token) -> str | None:
        """The actor with the shortest mention that the token is in."""
        return min(self._at[token.i])[1] if token.i in self._at else None

    def _owner(self, head: Token, finding: Finding) -> str | None:
        """The actor whose thing the head names: "the ministry's statement", "a statement by X", "an AFP tally"."""
        trees = self._trees
        for child in trees.parse.children(head.i):
            owner: Token | None = child if child.dep in ("poss", "compound", "nmod") else None
            if child.dep == "prep" and child.text.casefold() in _OWNERS:
                owner = trees.child(child.i, "pobj")
            if owner is not None and (found := self._mentioned(owner)) is not None:
                return found
        return None

    def _same_medium(self, head: Token, medium: Medium | None) -> str | None:
        """Who last spoke through the medium that the source names: "the statement said"."""
        if medium is None or head.lemma.casefold() not in self._words.media_nouns:
            return None
        return next((actor for _, _, actor, by in reversed(self._spoken) if by == medium), None)

    def _last_speaker(self, kinds: Sequence[str], sentence: int, within: int) -> str | None:
        """The last speaker of these kinds in a sentence before; of several in one sentence the one that is relayed."""
        found: tuple[int, bool, str, Medium | None] | None = None
        for spoken in reversed(self._spoken):
            if sentence - spoken[0] > within or (found is not None and spoken[0] != found[0]):
                break
            agrees = spoken[0] < sentence and self._actors[spoken[2]].kind in kinds
            if agrees and (found is None or spoken[1] > found[1]):
                found = spoken
        return found[2] if found is not None else None

    def _antecedent(self, pronoun: Token, kinds: Sequence[str], sentence: int) -> str | None:
        """The last speaker that agrees, else the last actor mentioned that does."""
        spoken = self._last_speaker(kinds, sentence, sentence)
        before = range(bisect_left(self._starts, pronoun.start) - 1, -1, -1)
        mentioned = (self._mentions[place][1] for place in before)
        return spoken or next((actor for actor in mentioned if self._actors[actor].kind in kinds), None)
