"""Whatever the names: comparison does not depend on order, and links hold each actor once and what people decided."""

from collections.abc import Set
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_reports import actor, claim, report

from sayso.lang import load_words
from sayso.lang.rarity import load_rarity
from sayso.linking.actors import Register, link_actors, read_actors, read_name, relink_actors, same_name
from sayso.linking.claims import ClaimSigns, judge_claims, link_claims, read_claims
from sayso.linking.grouping import pair_of
from sayso.linking.reports import Report
from sayso.model import Member
from sayso.model.vocabulary import ActorKind, Stance

LOADED = load_words("en")
WORDS = LOADED.identity
SIGNS = ClaimSigns(names=WORDS, numbers=LOADED.numbers, rarity=load_rarity("en"))
NAMES = """
Moqtada al-Sadr|Muqtada Al Sadr|Sadr|Sadrists|Karroum|Hadi Karroum|Samir Karroum|Michael Smith|M. Smith|Smith|
Abu Omar al-Rifai|Abu Omar|Delta Front|Delta|Delta Forces|Israel|Israeli police|police|gunmen|Ummat al-Rafidain|
Ummah al-Rafiqin|IRGC|Revolutionary Guards|Maliki’s coalition|’s|
""".replace("\n", "").split("|")
SAID = [
    "gunners shelled the turbine hall of the Kessrin dam",
    "no gunners shelled the turbine hall of the Kessrin dam",
    "shelling the dam",
    "this denial",
    "that the recordings were forged",
    "14 gunners were killed at the Kessrin dam",
    "",
]
kinds = st.sampled_from(["person", "organization", "group", "unknown"])
stances = st.sampled_from(["asserts", "denies", "alleges", "demands", "retracts"])
names = st.one_of(st.sampled_from(NAMES), st.text(max_size=20))


@st.composite
def reports(draw: st.DrawFn, most: int = 5) -> list[Report]:
    made: list[Report] = []
    for number in range(draw(st.integers(2, most))):
        held: list[tuple[str, ActorKind, str | None]] = draw(
            st.lists(
                st.tuples(names, kinds, st.sampled_from([None, None, "IQ", "IL"])), max_size=5, unique_by=lambda a: a[0]
            )
        )
        said: list[tuple[str, str, Stance]] = draw(
            st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(SAID), stances), max_size=4, unique=True)
        )
        made.append(
            report(
                f"a{number}",
                *(actor(name, kind, country=country) for name, kind, country in held),
                claims=[claim(source, content, stance) for source, content, stance in said],
                towns=draw(st.lists(st.integers(1, 3), max_size=2)),
                day=draw(st.sampled_from([None, "2025-03-01", "2025-06-01"])),
            )
        )
    return made


@given(names, names, kinds, kinds)
def test_likeness_is_symmetric(one: str, other: str, kind: ActorKind, other_kind: ActorKind) -> None:
    left, right = read_name(one, WORDS, kind), read_name(other, WORDS, other_kind)
    assert same_name(left, right, WORDS) == same_name(right, left, WORDS)
    assert 0.0 <= same_name(left, right, WORDS) <= 1.0


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False), st.data())
def test_actor_links_do_not_depend_on_order(made: list[Report], chance: object, data: st.DataObject) -> None:
    profiles = [read_actors(one, WORDS) for one in made]
    copies = [pair_of(made[0].member, made[1].member)] if data.draw(st.booleans()) else []
    actors = [found for profile in profiles for *_, found in profile.called]
    pairs = [pair_of(*pair) for pair in combinations(sorted(actors)[:4], 2)]
    apart = frozenset(data.draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else [])
    shuffled = list(profiles)
    chance.shuffle(shuffled)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    found = link_actors(profiles, copies, WORDS, apart=apart)
    assert link_actors(shuffled, copies, WORDS, apart=apart) == found
    same = [link for link in found if link.judgement == "same"]
    held = [member for link in same for member in link.members]
    assert len(held) == len(set(held))
    assert all(len(link.members) > 1 and list(link.members) == sorted(link.members) for link in found)
    assert not any(set(pair) <= set(link.members) for pair in apart for link in same)
    assert len({link.id for link in found}) == len(found)


@settings(max_examples=150, deadline=None)
@given(reports(12), st.data())
def test_linking_the_actors_that_new_articles_touch_gives_what_linking_all_gives(
    made: list[Report], data: st.DataObject
) -> None:
    profiles = [read_actors(one, WORDS) for one in made]
    new = set(data.draw(st.lists(st.sampled_from([one.member for one in made]), min_size=1, max_size=2)))
    copies = [pair_of(made[0].member, made[-1].member)] if data.draw(st.booleans()) else []
    known = [profile for profile in profiles if profile.member not in new]
    before = link_actors(known, [pair for pair in copies if new.isdisjoint(pair)], WORDS)

    def one_with(actors: Set[Member]) -> set[Member]:
        held = (link.members for link in before if link.judgement == "same")
        return {member for members in held if not actors.isdisjoint(members) for member in members}

    relinked = relink_actors(Register(profiles, copies, WORDS), new, one_with)
    assert relinked is not None
    kept = [link for link in before if relinked.actors.isdisjoint(link.members)]
    wanted = link_actors(profiles, copies, WORDS)
    assert sorted([*kept, *relinked.links], key=lambda link: link.id) == sorted(wanted, key=lambda link: link.id)


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_claim_links_do_not_depend_on_order(made: list[Report], chance: object) -> None:
    profiles = [read_claims(one, read_actors(one, WORDS).company, SIGNS) for one in made]
    shuffled = list(profiles)
    chance.shuffle(shuffled)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

    def linked(order: list[object]) -> object:
        verdicts = {}
        for i, one in enumerate(order):
            for other in order[i:]:
                verdicts |= judge_claims(one, other, WORDS)  # pyright: ignore[reportArgumentType]
        return link_claims(order, verdicts, WORDS)  # pyright: ignore[reportArgumentType]

    found = linked(list(profiles))
    assert linked(list(shuffled)) == found
    members: list[Member] = [member for link in found for member in link.members]  # pyright: ignore
    assert len(members) == len(set(members))
