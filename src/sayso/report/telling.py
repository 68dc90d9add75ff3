"""An event as one hedged sentence: who says that who did what to whom, where and when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.lang.report import ReportWords
from sayso.model import Article, Event
from sayso.report.naming import capitalised, is_plural, name_phrase, party_phrase
from sayso.report.phrases import place_phrase, when_phrase
from sayso.wording import one_line

_VERB = re.compile(r"(\w+)\|(\w+)")
HELPERS = {"planned": "would", "hypothetical": "might", "negated": "did not"}
"""What stands ahead of the infinitive of an act that is not told as done."""
REPORTED = {"asserted": "reported that", "alleged": "carried the allegation that", "denied": "carried a denial that",
            "planned": "reported a plan by which", "hypothetical": "spoke of the possibility that",
            "negated": "reported that"}  # fmt: skip
NOT_DONE = {"planned": "planned or announced, not told as done", "hypothetical": "not told as done"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What sentences are made of; `countries` are names by ISO 3166-1 alpha-2 code."""

    words: ReportWords
    countries: Mapping[str, str]


def tell(event: Event, article: Article, text: str, vocabulary: Vocabulary) -> str:
    """The event as a sentence that says on whose word it stands and how it is vouched for."""
    words = vocabulary.words
    asides = [NOT_DONE.get(event.status), "told as background" if event.historical else None]
    aside = "; ".join(filter(None, asides))
    voices = _voices(event, article, text, words)
    clause = _clause(event, article, text, words, speaker=voices[0] if voices else "")
    place = place_phrase(event.where, vocabulary.countries, words)
    if event.where is None or one_line(event.where.name) in clause:
        place = ""  # it stands in the clause already
    said = f"{_frame(event, article, voices, words)} {_located(clause, place, when_phrase(event.when, words))}"
    return capitalised(f"{said} ({aside})." if aside else f"{said.removesuffix('.')}.")


def _located(clause: str, place: str, time: str) -> str:
    if not place:
        return " ".join(filter(None, [clause, time]))
    clause += "," if "," in clause else ""
    place += "," if "," in place and time else ""
    return " ".join(filter(None, [clause, place, time]))


def noun_of(type_: str, mode: str | None, words: ReportWords) -> str:
    """What an event of this type and mode is called."""
    known = words.tellings.get(f"{type_} {mode}") or words.tellings.get(type_)
    return known.noun if known else one_line(" ".join(filter(None, [type_, mode])))


def _clause(event: Event, article: Article, text: str, words: ReportWords, *, speaker: str) -> str:
    """Who did what to whom; those who speak of themselves are `they`."""
    doer = party_phrase(event.actors, article, text, words) or words.unnamed
    if doer.casefold() == speaker.casefold() and is_plural(doer, words):
        doer = "they"
    whom = party_phrase(event.recipients, article, text, words)
    known = words.tellings.get(f"{event.type} {event.mode}") or words.tellings.get(event.type)
    if known is None:  # a type of somebody else's ontology
        what = f"take|took part in what is coded as {noun_of(event.type, event.mode, words)}"
        predicate = f"{what} with regard to {whom}" if whom else what
    else:
        predicate = known.whom.replace("{whom}", whom) if whom else known.alone
    helper = HELPERS.get(event.status)
    told = _VERB.sub(r"\1" if helper else r"\2", predicate)
    return " ".join(filter(None, [doer, helper, told]))


def _frame(event: Event, article: Article, voices: Sequence[str], words: ReportWords) -> str:
    attribution = next((one for one in article.attributions if one.id == event.attribution), None)
    source = _source(event, article, voices)
    if not source:
        return f"The article {REPORTED[event.status]}"
    if attribution is None:
        return f"{source} {REPORTED[event.status]}"
    medium = words.media.get(attribution.medium or "")
    if attribution.stance == "denies" and event.status in ("alleged", "denied"):
        verb = "denied"
    elif attribution.stance == "alleges" and event.status in ("asserted", "alleged"):
        verb = "alleged"
    elif event.status == "alleged":  # the coder heard doubt, but not the speaker's own
        return f"{_according(source, medium)} it is alleged that"
    elif event.status == "denied":
        return f"{_according(source, medium)} it is denied that"
    elif event.status == "hypothetical":
        return " ".join(filter(None, [source, "spoke", medium, "of the possibility that"]))
    else:
        verb = "said"
    return " ".join(filter(None, [source, verb, medium, "that"]))


def _according(source: str, medium: str | None) -> str:
    return f"According to {' '.join(filter(None, [source.removesuffix(','), medium]))},"


def _voices(event: Event, article: Article, text: str, words: ReportWords) -> list[str]:
    """Who says so, from the innermost voice outwards."""
    own = [span for one in article.attributions if one.id == event.attribution for span in one.source]
    mentions = {one_line(actor.name): actor.mentions for actor in article.actors}
    return [name_phrase(name, [*own, *mentions.get(one_line(name), ())], text, words) for name in reversed(event.chain)]


def _source(event: Event, article: Article, voices: Sequence[str]) -> str:
    """The innermost voice, with those who pass its words on behind it; empty where nobody is named."""
    if not voices:
        return ""
    inner, outer = voices[0], voices[1:]
    if not outer:
        return inner
    if event.chain[0] == article.publisher:
        between = f"by {_passed_on(outer[:-1])} " if outer[:-1] else ""
        return f"{inner}, cited {between}in {outer[-1]},"
    return f"{inner}, cited by {_passed_on(outer)},"


def _passed_on(names: Sequence[str]) -> str:
    """Those who pass a report on, the inner one first."""
    return ", cited by ".join(names)
