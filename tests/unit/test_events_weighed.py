"""What is weighed after an act's own clause is read: news or talk, doers named beside it, and how sure they are."""

from dataclasses import replace
from functools import cache

import msgspec
import pytest

from sayso.coding import code_capture
from sayso.coding.events.doers import candidates, find_cast
from sayso.coding.events.find import find_drafts
from sayso.coding.events.weighing import likelihood
from sayso.coding.knowledge import Knowledge, load_knowledge
from sayso.lang import load_words
from sayso.model import Article, Capture, Event

SPEECH = (
    "My dear fellow citizens, we thank you for your courage. We shall never forget the aggression of our enemies "
    "against our homeland. We know how much you have suffered. Let us be united. Our enemies want to destroy our peace."
)
NEWS = (
    "Gunmen attacked a bank in Tarma on Monday and killed two guards, the police said. The bank was closed. "
    "Two cars were damaged. Nobody has been arrested. The mayor asked for calm."
)


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def capture_of(text: str) -> Capture:
    return Capture(id="sha256:0", path="a.txt", text=text, media_type="text/plain", view="text/1")


def code(text: str, known: Knowledge | None = None) -> Article:
    return code_capture(capture_of(text), known or knowledge()).articles[0]


def assaults(article: Article) -> list[Event]:
    return [event for event in article.events if event.type == "ASSAULT"]


def said(text: str, event: Event) -> set[str]:
    return {text[span.start : span.end] for party in event.actors for span in party.spans}


def weighing(**changes: object) -> Knowledge:
    """The knowledge with other weights or thresholds for events."""
    known = knowledge()
    events = msgspec.structs.replace(known.words.events, **changes)
    return replace(known, words=msgspec.structs.replace(known.words, events=events))


def test_features_that_are_not_known_weigh_nothing() -> None:
    assert likelihood({"a", "b"}, {}) == 0.5
    assert likelihood({"a", "b"}, {"a": 2.0, "c": -9.0}) == likelihood({"a"}, {"a": 2.0}) > 0.85


def test_the_packaged_weights_are_there() -> None:
    words = load_words("en").events
    assert words.told and words.doers and words.claimed


def test_talk_of_violence_is_background_and_news_is_not() -> None:
    assert [event.historical for event in assaults(code(SPEECH))] == [True]
    assert not any(event.historical for event in assaults(code(NEWS)))


def test_a_short_text_tells_what_it_tells() -> None:
    assert [event.historical for event in assaults(code("We shall never forget the attack of rebels on Tarma."))] == [
        False
    ]


def test_without_weights_nothing_is_weighed() -> None:
    known = weighing(told={}, doers={}, claimed={})
    assert not any(event.historical for event in assaults(code(SPEECH, known)))


def test_an_act_without_a_doer_gets_the_likeliest_and_is_alleged() -> None:
    text = "A bomb exploded outside a bank in Tarma on Monday. Police suspect the Red Front, a guerrilla group."
    weights = {"sector COP": -9.0, "bias": 3.0, "beside dobj": 3.0, "in pobj in": -9.0, "in pobj outside": -9.0}
    (event,) = assaults(code(text, weighing(doers=weights, told={})))
    assert said(text, event) == {"Red Front"} and event.status == "alleged"
    (event,) = assaults(code(text, weighing(doers={"bias": -3.0}, told={})))
    assert event.actors == () and event.status == "asserted"


def test_a_doer_that_is_too_far_off_is_not_asked() -> None:
    text = "A bomb exploded in Tarma on Monday. Shops were closed. Streets were empty. The Red Front wants a new law."
    (event,) = assaults(code(text, weighing(doers={"bias": 9.0}, told={})))
    assert "Red Front" not in said(text, event)


@pytest.mark.parametrize(
    "text, barred",
    [
        ("The strikes killed five rebels on Monday. The guerrillas of the Red Front hold the hills.", "Red Front"),
        ("Army soldiers shot a farmer on Monday. The guerrillas of the Red Front hold the hills.", "Red Front"),
    ],
)
def test_nobody_hits_their_own_side_and_foes_do_not_act_together(text: str, barred: str) -> None:
    known = knowledge()
    article = code(text)
    sectors = tuple(replace(a, sector="REB") if a.name == barred else a for a in article.actors)
    article = replace(article, actors=sectors)
    parse = known.parser.parse(text, article)
    events = known.words.events
    drafts = [
        d for d in find_drafts(parse, article, known.ontology, events, known.words.numbers) if d.kind == "ASSAULT"
    ]
    cast = find_cast(parse, article, drafts)
    named = {actor.name for draft in drafts for actor, _ in candidates(parse, draft, cast, events)}
    assert drafts and barred not in named


def test_an_organization_is_named_with_its_men() -> None:
    text = "Gunmen from the Red Front attacked a bus near Tarma on Monday."
    (event,) = assaults(code(text))
    assert {"Gunmen", "Red Front"} <= said(text, event)


def test_rebels_and_guerrillas_of_an_article_without_a_group_are_one() -> None:
    text = "Rebels attacked a bus near Tarma on Monday. The guerrillas burned a bridge in Lobos on Tuesday."
    first, second = assaults(code(text))
    assert first.actors[0].actor == second.actors[0].actor is not None


def test_words_of_suspicion_make_a_doer_alleged() -> None:
    text = "Rebels attacked a bus near Tarma on Monday, killing two farmers."
    weights = {"told may": 3.0, "beside may": 3.0, "bias": -1.0}
    assert [e.status for e in assaults(code(text, weighing(claimed=weights)))] == ["asserted"]
    doubt = text + " It may have been the work of others, so that the rebels may be wrongly blamed for that attack."
    assert "alleged" in [e.status for e in assaults(code(doubt, weighing(claimed=weights)))]


@pytest.mark.parametrize(
    "text, status",
    [
        ("The Red Front denied any responsibility for the murder of the judge.", "alleged"),
        ("We will not allow the rebels to attack the city.", "negated"),
        ("The rebels might try to attack the city.", "hypothetical"),
        ("The rebels plan to attack the city.", "planned"),
        ("It is possible that gunmen attacked the city.", "hypothetical"),
        ("Observers agree that the army bombed the village.", "asserted"),
        ("The attack on the village by the army will change the talks.", "asserted"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [event.status for event in assaults(code(text))] == [status]


@pytest.mark.parametrize(
    "text, killed",
    [
        ("Gunmen attacked a bus and left six dead.", 6),
        ("The plane crashed when a bomb exploded on board, killing 90 people.", 90),
        ("The officers are accused of the murder of six priests.", 6),
    ],
)
def test_figures(text: str, killed: int) -> None:
    assert [c.best for event in assaults(code(text)) for c in event.casualties if c.kind == "killed"] == [killed]


def test_a_noun_of_the_same_stem_points_back_to_its_verb() -> None:
    text = "A senator was kidnapped in Tarma on Monday. In a call the Red Front claimed the kidnapping."
    (event,) = assaults(code(text))
    assert [text[span.start : span.end] for span in event.mentions] == ["kidnapping"]


def test_a_thing_is_no_doer() -> None:
    text = "The flames destroyed two houses after the attack."
    assert all("flames" not in said(text, event) for event in assaults(code(text)))


def test_men_told_with_the_name_of_their_group_are_the_group() -> None:
    text = (
        "Tarma's mayor says that the National Liberation Front (NLF) is to blame. "
        "NLF fighters burned a bridge near Tarma on Monday."
    )
    article = code(text)
    (burned,) = [event for event in assaults(article) if text[event.trigger.start : event.trigger.end] == "burned"]
    names = {actor.id: actor.name for actor in article.actors}
    assert [names[party.actor or ""] for party in burned.actors] == ["National Liberation Front"]


def test_a_list_of_suspects_is_accused_as_a_whole() -> None:
    text = (
        "A bomb exploded outside a bank in Tarma on Monday. Colonel Jan Diaz and Captain Paul Soto are under suspicion."
    )
    weights = {"bias": -9.0, "beside nsubj < be": 12.0, "sector COP": -9.0}
    (event,) = assaults(code(text, weighing(doers=weights, told={})))
    assert said(text, event) == {"Jan Diaz", "Paul Soto"}
