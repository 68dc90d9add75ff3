"""`sayso judge` and `sayso judgements`: what a person decides, and what people decided."""

import getpass
import json

import click

from sayso.build import link_record
from sayso.cli.options import RECORD
from sayso.config import read_settings
from sayso.errors import RecordError
from sayso.linking import part_of
from sayso.model import Judgement, Member
from sayso.model.vocabulary import Verdict
from sayso.record import Record, add_judgement, find_members, open_record, read_judgements
from sayso.wording import number_words

VERDICTS = ("same", "not-same", "undecided", "accept", "correct", "reject", "note", "withdraw")


@click.command()
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@RECORD
@click.option("--field", metavar="FIELD", help="With correct: which field, such as when.start or casualties.killed.")
@click.option("--value", metavar="VALUE", help="With correct: what is right; JSON, or plain words.")
@click.option("--why", default="", metavar="WORDS", help="The reason, for those who read it later.")
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
    by: str | None,
) -> None:
    """Decide about events, actors, claims or articles, by the first digits of their ids.

    same, not-same and undecided take two ids or more of one kind and override the machine; accept, correct, reject
    and note take one; withdraw takes the id of a judgement. Nothing is deleted: a later judgement counts before an
    earlier one.
    """
    chosen: Verdict = "not_same" if verdict == "not-same" else verdict  # type: ignore[assignment]
    settings = read_settings()
    who = by or settings.coder or getpass.getuser()
    with open_record(record or settings.record) as opened:
        if chosen == "withdraw":
            made = [_withdraw(opened, _one(ids), who, why)]
        else:
            made = _judge(opened, chosen, ids, who, why, field, value)
        relinked = link_record(opened, settings, by=who)
    for judgement in made:
        click.echo(f"{judgement.id}  {judgement_words(judgement)}")
    click.echo(f"{number_words(relinked.changes, 'change')} of links; `sayso changes` lists them", err=True)
    ctx.exit(0)


def _judge(
    record: Record, verdict: Verdict, ids: tuple[str, ...], by: str, why: str, field: str | None, value: str | None
) -> list[Judgement]:
    named = [_members(record, name) for name in ids]
    if verdict in ("same", "not_same", "undecided"):
        if len(named) < 2:
            raise click.UsageError(f"{verdict.replace('_', '-')} needs two ids or more")
        if len({part_of(members[0]) for members in named}) > 1:
            raise click.UsageError("the ids name things of different kinds")
        return [add_judgement(record, verdict, tuple(m for members in named for m in members), by=by, why=why)]
    _one(ids)
    if (verdict == "correct") != (field is not None and value is not None):
        raise click.UsageError("correct needs --field and --value; no other verdict takes them")
    given = None if value is None else json.dumps(_value(value), ensure_ascii=False)
    return [
        add_judgement(record, verdict, (member,), by=by, why=why, field=field, value=given)
        for members in named
        for member in members
    ]


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
def judgements(record: str | None, name: str | None) -> None:
    """List what people decided, in the order in which they did."""
    with open_record(record or name or read_settings().record) as opened:
        for judgement in read_judgements(opened):
            click.echo(f"{judgement.id[:8]}  {judgement.at}  {judgement.by}  {judgement_words(judgement)}")


def judgement_words(judgement: Judgement) -> str:
    """A judgement on one line."""
    about = ", ".join(f"{part_of(member) or 'article'} {_id(member)[:8]}" for member in judgement.members)
    value = f"{judgement.field} = {judgement.value}" if judgement.field else ""
    taken = f"of {judgement.withdraws[:8]}" if judgement.withdraws else ""
    why = f"({judgement.why})" if judgement.why else ""
    return " ".join(filter(None, [judgement.verdict.replace("_", " "), taken, about, value, why]))
