"""FollowTheMoney entities as lines of JSON, for Aleph, OpenAleph and whatever else reads them.

FollowTheMoney has no schema for claims: a claim is a Note whose `keywords` begin with `claim`; see docs/EXPORTS.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from sayso.export.exported import Exported, choose_happenings
from sayso.happenings import Account, Happening, is_name
from sayso.ids import record_id
from sayso.model import Actor, Attribution
from sayso.ontology.crosswalks import load_countries
from sayso.record import EventFilter, Kept, Record
from sayso.record.link_pages import find_links_of
from sayso.wording import chain_words, one_line, words_of

SCHEMAS = {
    "person": "Person",
    "organization": "Organization",
    "group": "Organization",
    "state": "PublicBody",
    "unknown": "LegalEntity",
}  # by kind of actor
BODIES = ("Organization", "PublicBody")
MEMBERSHIPS = {"member_of": "member", "leads": "leader"}
LANGUAGES = {  # ISO 639-1 to the three letters that FollowTheMoney wants
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "it": "ita", "nl": "nld",
    "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
Properties = Mapping[str, Iterable[str | None]]


def write_ftm(record: Record, wanted: EventFilter, out: BinaryIO, rule: str | None = None) -> Exported:
    """An entity per line, every id once: the happenings asked for as events, their articles, who is named in these,
    what relations, roles and claims they tell. All statuses are there; an event's keywords name its own.
    """
    chosen = choose_happenings(record, wanted, rule, real=False)
    entities = _Entities(record)
    for happening in chosen.happenings:
        for entity in entities.of(happening):
            out.write(msgspec.json.encode(entity) + b"\n")
            chosen.exported.rows += 1
    return chosen.exported


class _Entities:
    """Makes entities, each once. Remembers ids and schemas of what it made, and nothing else."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._made: dict[str, str] = {}

    def of(self, happening: Happening) -> Iterator[dict[str, Any]]:
        """The event, and what of its articles was not made yet."""
        event = _id("event", happening.id)
        for account in happening.accounts:
            yield from self._article(account)
        yield from self._make(event, "Event", self._event(happening))
        for account in happening.accounts:
            article = _id("article", account.article.id)
            role = {"document": [article], "entity": [event], "role": [f"reports it: {account.event.status}"]}
            dates = {"date": [account.day()], "summary": [account.sentence()]}
            yield from self._make(_id("documentation", article, event), "Documentation", role | dates)

    def _make(self, entity: str, schema: str, properties: Properties) -> Iterator[dict[str, Any]]:
        if entity in self._made:
            return
        self._made[entity] = schema
        values = {name: [one_line(v) for v in dict.fromkeys(listed) if v] for name, listed in properties.items()}
        yield {
            "id": entity,
            "schema": schema,
            "properties": {name: listed for name, listed in values.items() if listed},
        }

    def _event(self, happening: Happening) -> dict[str, list[str | None]]:
        what = " ".join(filter(None, [happening.type, happening.mode]))
        sides = [", ".join(one.name for one in side) for side in (happening.actors, happening.recipients) if side]
        when, where = happening.known_when(), happening.where
        involved = [_id("actor", one.id) for one in (*happening.actors, *happening.recipients) if one.id]
        figures = [
            f"{kind}: {figure.best} ({figure.low} to {figure.high}; rule {happening.rule})"
            for kind, figure in happening.figures.items()
        ]
        chains = [chain_words(one.event.chain) for one in happening.accounts if one.event.chain]
        return {
            "name": [f"{what}: {' → '.join(sides)}" if sides else what],
            "summary": [happening.accounts[0].sentence()],
            "description": [*figures, *(f"on the word of {chain}" for chain in chains)],
            "startDate": [when.start if when else None],
            "endDate": [when.end if when else None],
            "location": [", ".join(filter(None, [where.name, where.admin1])) if where else None],
            "country": [_country(where.country if where else None)],
            "involved": [entity for entity in involved if entity in self._made],
            "recordId": [happening.id],
            "publisher": [one.article.publisher for one in happening.accounts],
            "sourceUrl": [_url(one.capture.url) for one in happening.accounts],
            "keywords": [
                happening.type, happening.mode, f"status:{happening.status}", *happening.contexts,
                "background" if happening.historical else None,
                *(f"disputed:{field}" for field in happening.disputed),
            ],
        }  # fmt: skip

    def _article(self, account: Account) -> Iterator[dict[str, Any]]:
        article, capture = account.article, account.capture
        document = _id("article", article.id)
        if document in self._made:
            return
        yield from self._make(
            document,
            "Article",
            {
                "title": [account.headline() or None],
                "author": article.authors,
                "publisher": [article.publisher],
                "publishedAt": [account.day()],
                "retrievedAt": [capture.captured_at and capture.captured_at[:19]],
                "sourceUrl": [_url(capture.url)],
                "fileName": [capture.path.rsplit("/", 1)[-1]],
                "language": [LANGUAGES.get(article.language or "")],
                "notes": [f"capture {capture.id}", f"agency {article.agency}" if article.agency else None],
            },
        )
        names = self._actors(account)
        for actor in article.actors:
            if actor.id in names:
                yield from self._mentioned(account, document, actor, names[actor.id])
        yield from self._relations(account, document, names)
        for attribution in article.attributions:
            yield from self._claim(account, document, attribution, names)

    def _actors(self, account: Account) -> dict[str, tuple[str, Kept | None]]:
        """The entities of actors that have a name, by the actors' ids, and their links."""
        links: dict[str, Kept] = {}
        for link in find_links_of(self._record, [actor.id for actor in account.article.actors], "actor"):
            if link.body["judgement"] == "same":
                where = (account.capture.id, account.article.id)
                links.update((m.actor or "", link) for m in link.members if (m.capture, m.article) == where)
        return {
            actor.id: (_id("actor", link.id if link else actor.id), link)
            for actor in account.article.actors
            for link in [links.get(actor.id)]
            if is_name(link.body["name"] if link else actor.name)
        }

    def _mentioned(
        self, account: Account, document: str, actor: Actor, named: tuple[str, Kept | None]
    ) -> Iterator[dict[str, Any]]:
        entity, link = named
        schema = SCHEMAS[actor.kind]
        name = link.body["name"] if link else actor.name
        called = [actor.name, *actor.aliases, *(link.body["aliases"] if link else ())]
        yield from self._make(
            entity,
            schema,
            {
                "name": [name],
                "alias": [other for other in called if other != name],
                "country": [_country(actor.country)],
                "sector" if schema != "Person" else "position": [
                    *([actor.sector] if schema != "Person" else []),
                    *(words_of(account.capture.text or "", role.text) for role in actor.roles if schema == "Person"),
                ],
            },
        )
        yield from self._make(
            _id("mention", document, actor.id),
            "Mention",
            {
                "document": [document],
                "name": [actor.name, *actor.aliases],
                "resolved": [entity],
                "detectedSchema": [self._made[entity]],
                "contextCountry": [_country(actor.country)],
            },
        )

    def _relations(
        self, account: Account, document: str, names: Mapping[str, tuple[str, Kept | None]]
    ) -> Iterator[dict[str, Any]]:
        text = account.capture.text or ""
        for relation in account.article.relations:
            if relation.from_actor not in names or relation.to_actor not in names or relation.kind == "alias_of":
                continue
            one, other = names[relation.from_actor][0], names[relation.to_actor][0]
            common = {
                "summary": [words_of(text, relation.evidence)],
                "status": [relation.status],
                "recordId": [document],
                "publisher": [account.article.publisher],
            }
            entity = _id("relation", document, relation.kind, one, other)
            if relation.kind in MEMBERSHIPS and self._made[other] in BODIES:
                ends = {"member": [one], "organization": [other], "role": [MEMBERSHIPS[relation.kind]]}
                yield from self._make(entity, "Membership", ends | common)
            else:
                ends = {"subject": [one], "object": [other], "role": [relation.kind.replace("_", " ")]}
                yield from self._make(entity, "UnknownLink", ends | common)
        for actor in account.article.actors:
            for role in actor.roles if actor.id in names else ():
                of = names.get(role.of or "")
                if of is None or self._made[of[0]] not in BODIES or self._made[names[actor.id][0]] != "Person":
                    continue
                words = words_of(text, role.text)
                post = _id("position", words.casefold(), of[0])
                yield from self._make(post, "Position", {"name": [words], "organization": [of[0]]})
                holder = {"holder": [names[actor.id][0]], "post": [post], "recordId": [document]}
                yield from self._make(_id("occupancy", names[actor.id][0], post), "Occupancy", holder)

    def _claim(
        self, account: Account, document: str, claim: Attribution, names: Mapping[str, tuple[str, Kept | None]]
    ) -> Iterator[dict[str, Any]]:
        text = account.capture.text or ""
        source = " … ".join(words_of(text, span) for span in claim.source)
        speaker = names.get(claim.speaker or "")
        yield from self._make(
            _id("claim", claim.id),
            "Note",
            {
                "name": [f"{source or 'unnamed source'} {claim.stance}"],
                "description": [" … ".join(words_of(text, span) for span in claim.content)],
                "summary": [" … ".join(words_of(text, span) for span in (*claim.source, *claim.cue))],
                "entity": [speaker[0] if speaker else None, document],
                "publisher": [account.article.publisher],
                "keywords": [
                    "claim", f"stance:{claim.stance}", f"kind:{claim.kind}",
                    f"medium:{claim.medium}" if claim.medium else None,
                    "anonymous" if claim.anonymous else None,
                    f"carried_by:{_id('claim', claim.parent)}" if claim.parent else None,
                    *(f"of_event:{event.id}" for event in account.article.events if event.attribution == claim.id),
                ],
            },
        )  # fmt: skip


def _id(kind: str, *parts: str) -> str:
    """An id of its own for each kind of entity, the same in every export."""
    return f"sayso-{kind}-{parts[0] if len(parts) == 1 else record_id(kind, *parts)}"


def _country(code: str | None) -> str | None:
    return code.lower() if code and code in load_countries() else None


def _url(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
