"""When and where: the timex and the place that an event's clause, sentence or neighbours name."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt

from sayso.coding.events.dating import NEWS_DAYS, publication_day
from sayso.coding.events.drafts import Draft
from sayso.coding.events.triggers import Found
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.coding.places import where_of
from sayso.coding.timexes import timex_interval
from sayso.lang.events import EventWords
from sayso.model import Article, Place, Span, Timex, When, Where

LEAD_SENTENCES = 1
_BESIDE = 20
_AREAS = ("settlement", "admin1", "admin2")
_VAGUE = {"country": 3, "region": 6}
"""How many steps further off a country, or a sea or continent, is than a town that stands as near."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Timexes and places of an article by the sentence in which they stand."""

    times: dict[int, list[tuple[Timex, int]]]
    places: dict[int, list[tuple[Place, int]]]
    """With the first token of each."""
    written: date | None
    """The day of publication, if known."""
    home: str | None
    """The country that the article speaks of most, with its dateline."""
    lead: Where | None
    """Where what is told without a place happened, as far as title, dateline and first sentences say."""


def find_setting(parse: Parse, article: Article, words: EventWords) -> Setting:
    """Where in the article its times and places stand."""
    times: dict[int, list[tuple[Timex, int]]] = {}
    places: dict[int, list[tuple[Place, int]]] = {}
    dateline = article.dateline or Span(0, 0)  # when and where the report was written, which is nobody's act
    for timex in article.timexes:
        if dateline.overlaps(timex.span):
            continue
        if tokens := parse.tokens_in(timex.span):
            times.setdefault(tokens[0].sentence, []).append((timex, tokens[-1].i))
    for place in article.places:
        if dateline.overlaps(place.span):
            continue
        if place.use != "adjective" and (tokens := parse.tokens_in(place.span)):  # "French" is no place to be at
            places.setdefault(tokens[0].sentence, []).append((place, tokens[-1].i))
    home = _home(parse, article, words)
    lead = _lead(parse, article, home, words)
    return Setting(times=times, places=places, written=publication_day(article), home=home, lead=lead)


def when_of(parse: Parse, found: Found, setting: Setting, words: EventWords) -> tuple[When | None, bool]:
    """The date of a trigger from its own sentence, and whether it dates the act rather than what is said of it.

    None where the sentence names no date that can be read.
    """
    best: tuple[int, bool, Timex] | None = None
    for timex, last in setting.times.get(found.token.sentence, ()):
        if timex.type not in ("DATE", "TIME") or timex_interval(timex.value) is None:
            continue
        beside = _dates_another(parse, found, timex, words)
        distance = _distance(parse, found.token.i, last) + (_BESIDE if beside else 0)
        distance += _BESIDE // 2 if _dates_speech(parse, found.token.i, timex, words) else 0
        if best is None or distance < best[0]:
            best = (distance, beside, timex)
    if best is None:
        return None, False
    _, beside, timex = best
    when = _when(parse, timex, setting, words)
    if when and beside:
        return _before(when), False
    return when, not _dates_speech(parse, found.token.i, timex, words)


def _dates_speech(parse: Parse, trigger: int, timex: Timex, words: EventWords) -> bool:
    """Whether a date hangs on the verb of saying above the trigger: "announced on Thursday the arrest of five"."""
    verb, below = _dated_verb(parse, trigger, timex)
    return verb is not None and below != [] and verb.lemma in words.saying


def _dates_another(parse: Parse, found: Found, timex: Timex, words: EventWords) -> bool:
    """Whether a date hangs on another act than the trigger's or its telling, and above it.

    That is a verb whose clause holds the trigger's as a relative one ("met today a man who was hurt in the attack"), or
    one that does something about an act ("condemned today the murder", not "made an attack today").
    """
    verb, below = _dated_verb(parse, found.token.i, timex)
    if verb is None or not below or verb.lemma in words.saying:
        return False
    if any(token.dep == "relcl" and not _tells_where(parse, token, timex, words) for token in below):
        return True
    acts = [token for token in (*below, verb) if token.pos == "VERB"]
    if not found.nominal or not acts or acts[0].lemma in words.support_verbs:
        return False
    last = below[below.index(acts[0]) - 1 if acts[0] in below else -1]
    return last.dep == "dobj" or (last.dep == "prep" and last.text.casefold() == "for")


def _tells_where(parse: Parse, clause: Token, timex: Timex, words: EventWords) -> bool:
    """Whether a relative clause tells what happened there and then: "on the road where ...", "the day that ..."."""
    if timex.span.overlaps(parse.tokens[clause.head].span):
        return True
    return any(c.text.casefold() in words.setting.there_and_then for c in parse.children(clause.i, "advmod"))


def _dated_verb(parse: Parse, trigger: int, timex: Timex) -> tuple[Token | None, list[Token]]:
    """The verb that a date hangs on, if it is the trigger or above it, and the tokens from the trigger up to it."""
    path = [trigger, *parse.ancestors(trigger)]
    if any(token.head == trigger for token in parse.tokens_in(timex.span)):
        return None, []  # "the army's 7 May attack", however its parts hang together
    for token in parse.tokens_in(timex.span):
        for i in parse.ancestors(token.i):
            if i == trigger or (parse.tokens[i].pos == "NOUN" and not timex.span.overlaps(parse.tokens[i].span)):
                return None, []  # "the murder on Friday"
            if parse.tokens[i].pos in ("VERB", "AUX"):
                if i not in path:
                    return None, []
                return parse.tokens[i], [parse.tokens[k] for k in path[: path.index(i)]]
    return None, []


def _before(when: When) -> When:
    """When something happened that was spoken of, as news, at this time."""
    if when.end is None or len(when.end) != len("2000-01-01"):
        return when
    start = date.fromisoformat(when.end) - timedelta(NEWS_DAYS)
    return replace(when, start=start.isoformat(), granularity="interval")


def _when(parse: Parse, timex: Timex, setting: Setting, words: EventWords) -> When | None:
    interval = timex_interval(timex.value)
    if interval is None:
        return None
    start, end, granularity = interval
    first = parse.tokens_in(timex.span)[0].i
    if first and words.setting.since & {parse.tokens[first - 1].text.casefold(), parse.tokens[first].text.casefold()}:
        end, granularity = setting.written.isoformat() if setting.written else None, "interval"
    basis = "relative" if timex.anchor else "explicit"
    return When(start=start, end=end, granularity=granularity, basis=basis, evidence=timex.span)


def where_at(parse: Parse, found: Found, setting: Setting, parties: list[Span], words: EventWords) -> Where | None:
    """The place of a trigger: in its sentence, in the sentence before, else that of the article's lead."""
    sentence = parse.sentence_of(found.token.i)
    best: tuple[int, Place] | None = None
    for place, last in setting.places.get(sentence.i, ()):
        distance = _distance(parse, found.token.i, last)
        if any(span.contains(place.span) for span in parties):
            distance += 12
        if not _is_location(parse, place, words) or (place.kind == "region" and place.country is None and setting.home):
            continue
        distance += _VAGUE.get(place.kind or "", 0)
        if best is None or distance < best[0]:
            best = (distance, place)
    if best is None and sentence.i and parse.sentences[sentence.i - 1].paragraph == sentence.paragraph:
        before = [p for p, _ in setting.places.get(sentence.i - 1, ()) if _is_location(parse, p, words)]
        near = [p for p in before if p.country in (setting.home, None) and p.kind != "region"]
        best = (0, near[-1]) if near else None
    if best is None:
        return setting.lead if found.kind.quad in (2, 4) or found.kind.name == "THREATEN" else None
    return _within(best[1], setting.home)


def join_where(one: Draft, other: Draft) -> Where | None:
    """Where what two drafts tell happened: by the one whose sentence says so, and then by the finer one."""
    if one.where is None or other.where is None:
        return one.where or other.where
    if one.where_near != other.where_near:
        return one.where if one.where_near else other.where
    if one.where.precision == "country" or (
        one.where.country == other.where.country and _grain(other.where) < _grain(one.where)
    ):
        return other.where
    return one.where


def _grain(where: Where) -> int:
    return {"exact": 0, "near": 0, None: 0, "district": 1, "province": 2, "country": 3}[where.precision]


def _within(place: Place, home: str | None) -> Where:
    """A place as where something happened; one that the gazetteer lacks is in the country that the article is about."""
    where = where_of(place)
    return replace(where, country=home) if where.country is None and place.kind is None else where


def _is_location(parse: Parse, place: Place, words: EventWords) -> bool:
    """Whether a toponym stands as where something is: behind a preposition of place, or beside such a one."""
    tokens = parse.tokens_in(place.span)
    token = next((t for t in tokens if t.head not in {o.i for o in tokens}), tokens[-1])
    for _ in range(4):
        head = parse.tokens[token.head]
        if token.dep == "pobj":
            return head.text.casefold() in words.setting.places
        if token.dep == "npadvmod":
            return parse.text[tokens[-1].end : tokens[-1].end + 1] != "-"  # "US-led"
        if place.kind == "country" and token.dep in ("compound", "nmod", "amod"):
            return False  # "U.S. missionaries"
        if token.dep not in ("appos", "conj", "compound", "nmod", "poss", "amod"):
            return parse.sentence_of(token.i).region != "body" and token.dep != "nsubj"
        token = head
    return False


def _distance(parse: Parse, trigger: int, other: int) -> int:
    """Steps in the tree between two tokens of a sentence, with a little for the words between them."""
    above = {trigger: 0} | {i: steps for steps, i in enumerate(parse.ancestors(trigger), 1)}
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


def _home(parse: Parse, article: Article, words: EventWords) -> str | None:
    """The country that an article is about: of those whose towns or regions it names, else of those that it puts
    something in, the one of most toponyms and demonyms. One that is there n times counts as its root.
    """
    counts = Counter((p.country, p.name, p.use) for p in article.places if p.country)
    votes: dict[str, float] = {}
    for (country, _, _), count in counts.items():
        votes[country] = votes.get(country, 0.0) + sqrt(count)
    names = [p for p in article.places if p.country and p.use == "name"]
    about = {p.country for p in names if p.kind in _AREAS} or {
        p.country for p in names if _is_location(parse, p, words)
    }
    return max((country for country in about if country), key=lambda country: (votes[country], country), default=None)


def _lead(parse: Parse, article: Article, home: str | None, words: EventWords) -> Where | None:
    """The town of the dateline if the text names it again (else it is only where the report was written), a place that
    title or first sentences put something in, else the country that the article is about.
    """
    dateline = article.dateline
    body = [p for p in article.places if not (dateline and dateline.overlaps(p.span)) and p.kind != "region"]
    report = next((p for p in article.places if dateline and dateline.overlaps(p.span)), None)
    if report and report.country == home and any(p.name == report.name for p in body):
        return where_of(report)
    lead = [p for p in body if p.use != "adjective" and _in_lead(parse, p) and _is_location(parse, p, words)]
    lead.sort(key=lambda p: _is_title(parse, p))
    near = [p for p in lead if p.kind in _AREAS]
    if place := next(iter(near), None) or next(iter(lead), None):
        return _within(place, home)
    country = next((p for p in article.places if p.country == home and p.kind == "country"), None)
    return where_of(country) if country else where_of(report) if report and report.country == home else None


def _is_title(parse: Parse, place: Place) -> bool:
    return parse.sentence_of(parse.tokens_in(place.span)[0].i).region == "title"


def _in_lead(parse: Parse, place: Place) -> bool:
    tokens = parse.tokens_in(place.span)
    if not tokens:
        return False
    sentence = parse.sentence_of(tokens[0].i)
    first = next((s.i for s in parse.sentences if s.region == "body"), 0)
    return sentence.region == "title" or 0 <= sentence.i - first < LEAD_SENTENCES
