"""Media: through what the source speaks, as the source, the cue, their clause or the text before says."""

from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.properties import head_of
from sayso.coding.attributions.trees import Trees
from sayso.coding.parses import Token
from sayso.lang.attributions import AttributionWords
from sayso.model import Actor
from sayso.model.vocabulary import Medium, Stance

_CLAUSES = 5  # clauses upwards in which the medium may be named


class Media:
    """Finds media in the order of the text, remembering who is on record where.

    A recording lasts: who is heard on it goes on in it while the paragraph speaks of it, and with "also" after it.
    """

    def __init__(self, trees: Trees, actors: tuple[Actor, ...], words: AttributionWords) -> None:
        self._trees, self._words = trees, words
        self._mentions = sorted((span, actor.id) for actor in actors for span in actor.mentions)
        self._recorded: set[str] = set()
        self._scenes: set[int] = set()
        self._last: dict[str | None, Medium | None] = {}
        self._heard = False
        for token in trees.parse.tokens:
            if self._noun(token) == "recording":
                self._recorded |= self._owners(token)
                if trees.parse.tokens[token.head].text.casefold() in ("in", "on"):
                    self._scenes.add(trees.paragraph(token.i))

    def named(self, finding: Finding) -> Medium | None:
        """The medium that the source, the cue or the clauses around the cue name; None where none does."""
        if finding.source is not None:
            head = head_of(self._trees, finding.source)
            if (found := self._noun(head)) is not None:
                return found
            if self._heard and head.lemma.casefold() in self._words.conversations:
                return "recording"
        if finding.cue is None:
            return None
        for token in self._trees.parse.tokens[finding.cue[0] : finding.cue[1]]:
            found = self._verb(token) if token.i == finding.head else self._noun(token)
            if found is not None:
                return found
        return self._around(finding)

    def kept(
        self,
        finding: Finding,
        named: Medium | None,
        speaker: str | None,
        stance: Stance,
    ) -> Medium | None:
        """The medium with what the text before says, for a finding whose speaker is known."""
        medium = named
        if medium is None and speaker is not None and stance not in ("denies", "retracts") and finding.cue is not None:
            scene = self._trees.paragraph(finding.cue[0]) in self._scenes and speaker in self._recorded
            also = any(
                token.text.casefold() in self._words.media_kept
                for token in self._trees.parse.tokens[finding.cue[0] : finding.cue[1]]
            )
            medium = "recording" if scene else self._last.get(speaker) if also else None
        if medium == "recording":
            self._heard = True
            if finding.cue is not None:
                self._scenes.add(self._trees.paragraph(finding.cue[0]))
            if speaker is not None:
                self._recorded.add(speaker)
        self._last[speaker] = medium
        return medium

    def _around(self, finding: Finding) -> Medium | None:
        verb = finding.head
        for _ in range(_CLAUSES if verb is not None else 0):
            assert verb is not None
            if (found := self._verb(self._trees.parse.tokens[verb])) is not None:
                return found
            for noun in self._complements(verb):
                inside = any(first <= noun.i < last for first, last in finding.content)
                found = self._noun(noun)
                if found is not None and (not inside or found == "social_media"):
                    return found
            if self._trees.parse.tokens[verb].dep not in (
                "conj",
                "advcl",
                "xcomp",
                "acl",
                "pcomp",
                "dobj",
                "prep",
            ):
                break
            verb = self._trees.parse.tokens[verb].head
        return None

    def _complements(self, verb: int) -> list[Token]:
        """Objects of the verb, and nouns after its prepositions of medium, directly or inside its object."""
        found: list[Token] = []
        for child in self._trees.parse.children(verb, "prep", "dobj", "agent"):
            if child.dep == "dobj":
                found.append(child)
            holders = self._trees.parse.children(child.i, "prep", "agent") if child.dep == "dobj" else [child]
            for preposition in holders:
                noun = self._trees.child(preposition.i, "pobj")
                if noun is not None and preposition.text.casefold() in self._words.media_prepositions:
                    found.append(noun)
        return found

    def _verb(self, token: Token) -> Medium | None:
        if token.pos == "VERB" and self._trees.child(token.i, "auxpass") is not None:
            found = self._words.media_passives.get(token.lemma.casefold())
            if found is not None:
                return found
        return self._words.media_cues.get(token.lemma.casefold()) if token.pos == "VERB" else self._noun(token)

    def _noun(self, token: Token) -> Medium | None:
        if token.pos not in ("NOUN", "PROPN"):
            return None
        found = self._words.media_nouns.get(token.lemma.casefold())
        for child in self._trees.parse.children(token.i, "compound") if found is None else ():
            found = found or self._words.media_nouns.get(child.lemma.casefold())  # "a radio interview"
        if found is None and any(
            child.text.casefold() in self._words.recorded for child in self._trees.parse.children(token.i, "amod")
        ):
            return "recording"
        return found

    def _owners(self, noun: Token) -> set[str]:
        """The actors whose recording it is: "the recording of X", "X's tapes"."""
        places = list(self._trees.parse.children(noun.i, "poss", "compound", "nmod"))
        for child in self._trees.parse.children(noun.i, "prep"):
            if child.text.casefold() == "of" and (pobj := self._trees.child(child.i, "pobj")) is not None:
                places.append(pobj)
        return {actor for span, actor in self._mentions for place in places if span.overlaps(place.span)}
