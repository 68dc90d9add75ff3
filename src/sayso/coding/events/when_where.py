"""When and where: the timex and the place that an event's clause, sentence or neighbours name."""

from dataclasses import dataclass

from sayso.coding.events.triggers import Found
from sayso.coding.parses import Parse
from sayso.coding.places import where_of
from sayso.coding.timexes import timex_interval
from sayso.model import Article, Place, Span, Timex, When, Where

PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "of", "outside", "inside", "around", "from", "to", "on", "into", "over", "across", "within", "throughout", "through", "for"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """Timexes and places of an article by the sentence in which they stand."""

    times: dict[int, list[tuple[Timex, int]]]
    places: dict[int, list[tuple[Place, int]]]
    """With the first token of each."""
    lead: Place | None
    """The place of the dateline, else the first settlement that the article names."""


def find_setting(parse: Parse, article: Article) -> Setting:
    """Where in the article its times and places stand."""
    times: dict[int, list[tuple[Timex, int]]] = {}
    places: dict[int, list[tuple[Place, int]]] = {}
    for timex in article.timexes:
        if tokens := parse.tokens_in(timex.span):
            times.setdefault(tokens[0].sentence, []).append((timex, tokens[-1].i))
    for place in article.places:
        if tokens := parse.tokens_in(place.span):
            places.setdefault(tokens[0].sentence, []).append((place, tokens[-1].i))
    return Setting(times=times, places=places, lead=_lead(article))


def when_of(parse: Parse, found: Found, setting: Setting) -> When | None:
    """The date of a trigger from its own sentence; None where the sentence names none that can be read."""
    best: tuple[int, Timex] | None = None
    for timex, place in setting.times.get(found.token.sentence, ()):
        if timex.type not in ("DATE", "TIME") or timex_interval(timex.value) is None:
            continue
        distance = _distance(parse, found.token.i, place)
        if best is None or distance < best[0]:
            best = (distance, timex)
    return _when(best[1]) if best else None


def _when(timex: Timex) -> When | None:
    interval = timex_interval(timex.value)
    if interval is None:
        return None
    start, end, granularity = interval
    basis = "relative" if timex.anchor else "explicit"
    return When(start=start, end=end, granularity=granularity, basis=basis, evidence=timex.span)


def where_at(parse: Parse, found: Found, setting: Setting, parties: list[Span]) -> Where | None:
    """The place of a trigger: in its sentence, in the sentence before, else that of the article's lead."""
    sentence = parse.sentence_of(found.token.i)
    best: tuple[int, Place] | None = None
    for place, last in setting.places.get(sentence.i, ()):
        distance = _distance(parse, found.token.i, last)
        if any(span.contains(place.span) for span in parties):
            distance += 12
        if not _is_location(parse, place):
            distance += 8
        if place.kind == "country":
            distance += 3
        if best is None or distance < best[0]:
            best = (distance, place)
    if best is None and sentence.i and parse.sentences[sentence.i - 1].paragraph == sentence.paragraph:
        near = [p for p, _ in setting.places.get(sentence.i - 1, ()) if _is_location(parse, p)]
        best = (0, near[-1]) if near else None
    place = best[1] if best else setting.lead
    return where_of(place) if place else None


def _is_location(parse: Parse, place: Place) -> bool:
    tokens = parse.tokens_in(place.span)
    return any(t.dep in ("pobj", "appos", "npadvmod", "conj") or (t.dep == "compound") for t in tokens)


def _distance(parse: Parse, trigger: int, other: int) -> int:
    """Steps in the tree between two tokens of a sentence, with a little for the words between them."""
    above = {trigger: 0}
    for steps, i in enumerate(parse.ancestors(trigger), 1):
        above[i] = steps
    steps = 0
    if other in above:
        tree = above[other]
    else:
        tree = 20
        for i in parse.ancestors(other):
            steps += 1
            if i in above:
                tree = steps + above[i]
                break
    return tree * 2 + abs(trigger - other) // 6


def _lead(article: Article) -> Place | None:
    if article.dateline is not None:
        for place in article.places:
            if article.dateline.overlaps(place.span):
                return place
    settlements = [p for p in article.places if p.kind in ("settlement", "admin1", "admin2", "region")]
    return next(iter(settlements), None) or next(iter(article.places), None)
