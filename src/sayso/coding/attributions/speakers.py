"""Speakers: which actor of the article a source stands for."""

from collections.abc import Sequence

from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.properties import head_of
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Token
from sayso.lang.attributions import AttributionWords
from sayso.model import Actor, Span
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
            return near or self._mentioned(head.span) or self._antecedent(head, kinds, sentence)
        return self._mentioned(head.span) or self._owner(head, finding) or self._same_medium(head, medium)

    def _antecedent_of_relative(self, head: Token) -> Token:
        """For "who", "which" and "that" the noun that their clause belongs to."""
        verb = self._trees.parse.tokens[head.head]
        relative = head.text.casefold() in ("who", "which", "that") and verb.dep == "relcl" and head.pos == "PRON"
        return self._trees.parse.tokens[verb.head] if relative else head

    def _mentioned(self, span: Span) -> str | None:
        """The actor with the shortest mention that holds the span."""
        holding = [(m.length(), actor) for m, actor in self._mentions if m.start <= span.start and span.end <= m.end]
        return min(holding)[1] if holding else None

    def _owner(self, head: Token, finding: Finding) -> str | None:
        """The actor whose thing the head names: "the ministry's statement", "a statement by X", "an AFP tally"."""
        trees = self._trees
        for child in trees.parse.children(head.i):
            owner: Token | None = child if child.dep in ("poss", "compound", "nmod") else None
            if child.dep == "prep" and child.text.casefold() in _OWNERS:
                owner = trees.child(child.i, "pobj")
            if owner is not None and (found := self._mentioned(owner.span)) is not None:
                return found
        return None

    def _same_medium(self, head: Token, medium: Medium | None) -> str | None:
        """Who last spoke through the medium that the source names: "the statement said"."""
        if medium is None or head.lemma.casefold() not in self._words.media_nouns:
            return None
        return next((actor for _, _, actor, by in reversed(self._spoken) if by == medium), None)

    def _last_speaker(self, kinds: Sequence[str], sentence: int, within: int) -> str | None:
        """The last speaker of these kinds; of several in one sentence the one that another relays."""
        near = [spoken for spoken in self._spoken if 0 < sentence - spoken[0] <= within]
        near = [spoken for spoken in near if self._actors[spoken[2]].kind in kinds]
        return max(
            near,
            key=lambda spoken: (spoken[0], spoken[1]),
            default=(0, False, None, None),
        )[2]

    def _antecedent(self, pronoun: Token, kinds: Sequence[str], sentence: int) -> str | None:
        before = [(span.start, actor) for span, actor in self._mentions if span.end <= pronoun.start]
        spoken = self._last_speaker(kinds, sentence, sentence)
        return spoken or next(
            (actor for _, actor in reversed(before) if self._actors[actor].kind in kinds),
            None,
        )
