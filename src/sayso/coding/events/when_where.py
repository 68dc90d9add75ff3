"""When and where: the timex and the place that an event's clause, sentence or neighbours name."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.coding.events.countries import AREAS, Countries, find_countries
from sayso.coding.events.dating import NEWS_DAYS, publication_day
from sayso.coding.events.drafts import Draft
from sayso.coding.events.standing import is_location, standing_of, steps_between
from sayso.coding.events.triggers import Found
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.coding.places import where_of
from sayso.coding.timexes import timex_interval
from sayso.lang.events import EventWords
from sayso.model import Article, Place, Span, Timex, When, Where

LEAD_SENTENCES = 1
_BESIDE = 20
_VAGUE = {"country": 3, "region": 6}
"""How many steps further off a country, or a sea or continent, is than a town that stands as near."""
_OF_PARTY = 12
"""The same for a place that stands in the name or description of a party."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Timexes and places of an article by the sentence in which they stand."""

    times: dict[int, list[tuple[Timex, int]]]
    places: dict[int, list[tuple[Place, int]]]
    """With the first token of each."""
    written: date | None
    """The day of publication, if known."""
    countries: Countries
    lead: "Lead"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where an article is set, as far as its dateline, title and first sentences say."""

    report: Place | None
    """The dateline's."""
    named_again: bool
    """Whether the text names it too; else it is only where the report was written."""
    places: tuple[Place, ...]
    """Those that title and first sentences put something in, the best first."""
    wholes: dict[str, Where]
    """Each country as a whole, by the first mention of its name or a demonym; else by the dateline, without a point, as
    that is only where the report was written, or by an actor known to be of it."""

    def where(self, country: str | None) -> Where | None:
        """Where in a country what is told without a place happened: in a town, else in the country as a whole."""
        report = self.report if self.report and self.report.country == country else None
        if report and self.named_again:
            return where_of(report)
        if inside := [place for place in self.places if place.country in (country, None)]:
            return _within(inside[0], country)
        return self.wholes.get(country or "")


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
    return Setting(
        times=times,
        places=places,
        written=publication_day(article),
        countries=find_countries(parse, article, words),
        lead=_find_lead(parse, article, words),
    )


def when_of(parse: Parse, found: Found, setting: Setting, words: EventWords) -> tuple[When | None, bool]:
    """The date of a trigger from its own sentence, and whether it dates the act rather than what is said of it.

    None where the sentence names no date that can be read.
    """
    best: tuple[int, bool, Timex] | None = None
    for timex, last in setting.times.get(found.token.sentence, ()):
        if timex.type not in ("DATE", "TIME") or timex_interval(timex.value) is None:
            continue
        beside = _dates_another(parse, found, timex, words)
        steps = steps_between(parse, found.token.i, last) + (_BESIDE if beside else 0)
        steps += _BESIDE // 2 if _dates_speech(parse, found.token.i, timex, words) else 0
        if best is None or steps < best[0]:
            best = (steps, beside, timex)
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
    """The place of a trigger: that of its clause; else, in the country that article and sentence speak for, another of
    the sentence, one of the sentence before, or that of the article's lead.
    """
    sentence = parse.sentence_of(found.token.i)
    own: list[tuple[int, Place]] = []
    beside: list[tuple[int, Place]] = []
    for place, last in setting.places.get(sentence.i, ()):
        at_sea = place.kind == "region" and place.country is None and setting.countries.scores
        if at_sea or not is_location(parse, place, words):
            continue
        steps = steps_between(parse, found.token.i, last) + _VAGUE.get(place.kind or "", 0)
        if any(span.contains(place.span) for span in parties):
            steps += _OF_PARTY
        standing = standing_of(parse, found.token.i, place, words)
        if standing != "of_telling":
            (beside if standing == "beside" else own).append((steps, place))
    country = setting.countries.best(sentence.i, {place.country for _, place in beside if place.country})
    if own and all(place.kind == "country" for _, place in own):  # "in Colombia, some 30 km from the city of Medellin"
        named = {place.country for _, place in own}
        own = [(steps, place) for steps, place in beside if place.country in named and place.kind in AREAS] or own
    near = own or [(steps, place) for steps, place in beside if place.country in (country, None)]
    if near:
        return _within(min(near, key=lambda pair: pair[0])[1], country)
    if sentence.i and parse.sentences[sentence.i - 1].paragraph == sentence.paragraph:
        before = [p for p, _ in setting.places.get(sentence.i - 1, ()) if is_location(parse, p, words)]
        if inside := [p for p in before if p.country in (country, None) and p.kind != "region"]:
            return _within(inside[-1], country)
    return setting.lead.where(country) if found.kind.quad in (2, 4) or found.kind.name == "THREATEN" else None


def join_where(one: Draft, other: Draft) -> Where | None:
    """Where what two drafts tell happened: by the one whose sentence says so, and then by the finer one."""
    if one.where is None or other.where is None:
        return one.where or other.where
    if one.where_near != other.where_near:
        return one.where if one.where_near else other.where
    same = one.where.country == other.where.country
    return other.where if same and _grain(other.where) < _grain(one.where) else one.where


def _grain(where: Where) -> int:
    return {"exact": 0, "near": 0, None: 0, "district": 1, "province": 2, "country": 3}[where.precision]


def _known_country(code: str, evidence: Span, words: EventWords) -> Where:
    """A country that the text does not name, on this evidence."""
    return Where(
        name=words.countries.get(code, code), country=code, admin1=None, lat=None, lon=None, geonames_id=None,
        precision=None, evidence=evidence,
    )  # fmt: skip


def _within(place: Place, home: str | None) -> Where:
    """A place as where something happened; one that the gazetteer lacks is in the country that the article is about."""
    where = where_of(place)
    return replace(where, country=home) if where.country is None and place.kind is None else where


def _find_lead(parse: Parse, article: Article, words: EventWords) -> Lead:
    dateline = article.dateline or Span(0, 0)
    report = next((p for p in article.places if dateline.overlaps(p.span)), None)
    body = [p for p in article.places if not dateline.overlaps(p.span) and p.kind != "region"]
    lead = [p for p in body if p.use != "adjective" and _in_lead(parse, p) and is_location(parse, p, words)]
    wholes: dict[str, Where] = {}
    for place in article.places:
        if place.country and place.kind == "country":
            wholes.setdefault(place.country, where_of(place))
    shown = [(report.country, report.span)] if report else []
    for code, evidence in (*shown, *((actor.country, actor.mentions[0]) for actor in article.actors)):
        if code:
            wholes.setdefault(code, _known_country(code, evidence, words))
    return Lead(
        report=report,
        named_again=report is not None and any(p.name == report.name for p in body),
        places=tuple(sorted(lead, key=lambda p: (p.kind not in AREAS, _is_title(parse, p)))),
        wholes=wholes,
    )


def _is_title(parse: Parse, place: Place) -> bool:
    return parse.sentence_of(parse.tokens_in(place.span)[0].i).region == "title"


def _in_lead(parse: Parse, place: Place) -> bool:
    tokens = parse.tokens_in(place.span)
    if not tokens:
        return False
    sentence = parse.sentence_of(tokens[0].i)
    in_lead = sentence.region == "body" and sentence.i - parse.lead < LEAD_SENTENCES
    return sentence.region == "title" or in_lead
