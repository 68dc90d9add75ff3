"""`sayso judge` and `sayso judgements`: what a person decides, and what people decided."""

import getpass
import json

import click

from sayso.build import link_record
from sayso.cli.options import RECORD
from sayso.config import read_settings
from sayso.errors import RecordError
from sayso.linking import part_of
from sayso.model import IDENTITY, Judgement, Member, split_off, value_words, visible
from sayso.model.vocabulary import Verdict
from sayso.record import Record, add_judgement, find_links_naming, find_members, open_record, read_judgements
from sayso.record.blindness import read_blind
from sayso.record.judging import Draft, add_judgements
from sayso.record.link_queries import with_reports
from sayso.wording import number_words

VERDICTS = ("same", "not-same", "undecided", "merge", "split", "accept", "correct", "reject", "note", "withdraw")
MEANT: dict[str, Verdict] = {"not-same": "not_same", "merge": "same", "split": "not_same"}


@click.command()
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@RECORD
@click.option("--field", metavar="FIELD", help="With correct: which field, such as when.start or casualties.killed.")
@click.option("--value", metavar="VALUE", help="With correct: what is right; JSON, or plain words.")
@click.option("--why", default="", metavar="WORDS", help="The reason, for those who read it later.")
@click.option("--settle", is_flag=True, help="It settles what coders decided differently, and counts before that.")
@click.option("--by", metavar="NAME", help="Who decides; SAYSO_CODER or the name you are logged in with if not given.")
@click.pass_context
def judge(
    ctx: click.Context,
    verdict: str,
    ids: tuple[str, ...],
    record: str | None,
    field: str | None,
    value: str | None,
    why: str,
    settle: bool,
    by: str | None,
) -> None:
    """Decide about events, actors, claims or articles, by the first digits of their ids.

    same, not-same and undecided take two ids or more of one kind and override the machine; merge makes one happening
    of all reports of several, split parts some reports of a happening from its others; accept, correct, reject and
    note take one id; withdraw takes that of a judgement. Nothing is deleted: a later judgement counts before an
    earlier one.
    """
    chosen: Verdict = MEANT.get(verdict, verdict)  # type: ignore[arg-type]
    settings = read_settings()
    who = by or settings.coder or getpass.getuser()
    with open_record(record or settings.record) as opened:
        if chosen == "withdraw":
            made = [_withdraw(opened, _one(ids), who, why)]
        elif verdict == "split":
            made = add_judgements(opened, [_split(opened, ids, who, why, settle=settle)])
        else:
            made = add_judgements(
                opened, _drafts(opened, chosen, ids, who, why, field, value, settle=settle, whole=verdict == "merge")
            )
        relinked = link_record(opened, settings, by=who)
    for judgement in made:
        click.echo(f"{judgement.id}  {judgement_words(judgement)}")
    click.echo(f"{number_words(relinked.changes, 'change')} of links; `sayso changes` lists them", err=True)
    ctx.exit(0)


def _drafts(
    record: Record, verdict: Verdict, ids: tuple[str, ...], by: str, why: str, field: str | None, value: str | None,
    *, settle: bool, whole: bool,
) -> list[Draft]:  # fmt: skip
    named = [_members(record, name) for name in ids]
    if verdict in IDENTITY:
        if len(named) < 2:
            raise click.UsageError(f"{verdict.replace('_', '-')} needs two ids or more")
        if len({part_of(members[0]) for members in named}) > 1:
            raise click.UsageError("the ids name things of different kinds")
        together = tuple(member for members in named for member in members)
        if whole and together[0].event:
            together = with_reports(record, together)
        return [Draft(verdict=verdict, members=together, by=by, why=why, settles=settle)]
    _one(ids)
    if (verdict == "correct") != (field is not None and value is not None):
        raise click.UsageError("correct needs --field and --value; no other verdict takes them")
    given = None if value is None else json.dumps(_value(value), ensure_ascii=False)
    return [
        Draft(verdict=verdict, members=(member,), by=by, why=why, field=field, value=given, settles=settle)
        for members in named
        for member in members
    ]


def _split(record: Record, ids: tuple[str, ...], by: str, why: str, *, settle: bool) -> Draft:
    """These reports are not of one happening with the others that are linked with them."""
    parted = [member for name in ids for member in _members(record, name)]
    links = [link for member in parted for link in find_links_naming(record, _id(member)) if link.kind == "event"]
    if not all(member.event for member in parted) or len({link.id for link in links}) != 1:
        raise click.UsageError("split takes events of one happening; `sayso stories` shows which those are")
    members, groups = split_off(links[0].members, parted)
    if not groups:
        raise click.UsageError("all reports of the happening are named; leave out those that it is to keep")
    return Draft(verdict="not_same", members=members, by=by, why=why, value=groups, settles=settle)


def _withdraw(record: Record, prefix: str, by: str, why: str) -> Judgement:
    found = [one.id for one in read_judgements(record) if one.id.startswith(prefix.lower())]
    if len(found) != 1:
        what = "no judgement begins" if not found else f"{len(found)} judgements begin"
        raise RecordError(f"{what} with {prefix}", hint="`sayso judgements` lists them")
    return add_judgement(record, "withdraw", (), by=by, why=why, withdraws=found[0])


def _members(record: Record, prefix: str) -> list[Member]:
    """What an id stands for: one thing, though it may be in several captures."""
    found = find_members(record, prefix)
    ids = {(part_of(member), _id(member)) for member in found}
    if len(ids) != 1:
        what = "nothing in the record has an id that begins" if not ids else f"{len(ids)} ids begin"
        raise RecordError(f"{what} with {prefix}", hint="`sayso show` gives the ids; write more of its digits")
    return found


def _id(member: Member) -> str:
    return member.event or member.actor or member.attribution or member.article


def _one(ids: tuple[str, ...]) -> str:
    if len(ids) != 1:
        raise click.UsageError("this verdict takes one id")
    return ids[0]


def _value(words: str) -> object:
    try:
        return json.loads(words)
    except ValueError:
        return words


@click.command()
@RECORD
@click.argument("name", required=False, metavar="[RECORD]")
@click.option("--by", metavar="NAME", help="Who asks; SAYSO_CODER or the name you are logged in with if not given.")
def judgements(record: str | None, name: str | None, by: str | None) -> None:
    """List what people decided, in the order in which they did; to one who codes blind only what they may see."""
    settings = read_settings()
    with open_record(record or name or settings.record) as opened:
        made = read_judgements(opened)
        shown = visible(made, read_blind(opened), by or settings.coder or getpass.getuser())
    for judgement in shown:
        click.echo(f"{judgement.id[:8]}  {judgement.at}  {judgement.by}  {judgement_words(judgement)}")
    if len(shown) < len(made):
        click.echo(f"{number_words(len(made) - len(shown), 'judgement')} of others not shown: you code blind", err=True)


def judgement_words(judgement: Judgement) -> str:
    """A judgement on one line."""
    about = ", ".join(f"{part_of(member) or 'article'} {_id(member)[:8]}" for member in judgement.members)
    value = ""
    if judgement.field:
        value = f"{judgement.field} = {value_words(judgement.field, json.loads(judgement.value or 'null'))}"
    taken = f"of {judgement.withdraws[:8]}" if judgement.withdraws else ""
    why = f"({judgement.why})" if judgement.why else ""
    verdict = judgement.verdict.replace("_", " ")
    return " ".join(filter(None, ["settled:" if judgement.settles else "", verdict, taken, about, value, why]))
