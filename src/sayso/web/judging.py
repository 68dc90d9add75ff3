"""What a form of the pages decides, checked, and written down as a judgement."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import parse_qs

from sayso.build import link_record
from sayso.config import read_settings
from sayso.errors import SaysoError
from sayso.linking import part_of
from sayso.model import FIELDS, Judgement, Member
from sayso.model.vocabulary import Verdict
from sayso.record import Record, add_judgement, read_judgements

ABOUT_SEVERAL: tuple[Verdict, ...] = ("same", "not_same", "undecided")
ABOUT_ONE: tuple[Verdict, ...] = ("accept", "reject", "correct", "note")
MEMBERS = 50
WORDS = 2_000  # characters of a reason or a value
NAME = 80  # of whoever decides


class StaleFormError(Exception):
    """Somebody decided about the same things after the form was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A form as it was sent. `seen` is the number of judgements on its members that it was shown with."""

    verdict: Verdict
    members: tuple[Member, ...]
    by: str
    why: str
    field: str
    value: str
    withdraws: str
    seen: int
    back: str


def read_decision(body: bytes) -> Decision:
    """The decision of a form. Raises ValueError, with words for people, for one that says too little or too much."""
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200)

    def one(name: str, longest: int) -> str:
        value = fields.get(name, [""])[-1].strip()
        if len(value) > longest:
            raise ValueError(f"{name} has more than {longest} characters")
        return value

    verdict = one("verdict", 20)
    if verdict not in (*ABOUT_SEVERAL, *ABOUT_ONE, "withdraw"):
        raise ValueError("no verdict is given")
    members = tuple(dict.fromkeys(_member(words) for words in fields.get("member", [])[:MEMBERS]))
    by = one("by", NAME)
    if not by:
        raise ValueError("your name is missing: a judgement says who made it")
    decision = Decision(
        verdict=verdict, members=members, by=by, why=one("why", WORDS), field=one("field", NAME),
        value=one("value", WORDS), withdraws=one("withdraws", NAME), seen=_number(one("seen", 9)),
        back=one("back", 500),
    )  # fmt: skip
    _check(decision)
    return decision


def write_decision(record: Record, decision: Decision) -> list[Judgement]:
    """Write the judgements that a decision makes. Raises StaleFormError where others decided in the meantime."""
    if decision.verdict == "withdraw":
        return [add_judgement(record, "withdraw", (), by=decision.by, why=decision.why, withdraws=decision.withdraws)]
    if count_judgements(record, decision.members) != decision.seen:
        raise StaleFormError
    if decision.verdict in ABOUT_SEVERAL:
        return [add_judgement(record, decision.verdict, decision.members, by=decision.by, why=decision.why)]
    corrects = decision.verdict == "correct"
    return [
        add_judgement(
            record, decision.verdict, (member,), by=decision.by, why=decision.why,
            field=decision.field if corrects else None, value=_json(decision.value) if corrects else None,
        )
        for member in decision.members
    ]  # fmt: skip


def count_judgements(record: Record, members: tuple[Member, ...]) -> int:
    """How many judgements name one of the members."""
    wanted = set(members)
    return sum(not wanted.isdisjoint(judgement.members) for judgement in read_judgements(record))


def member_words(member: Member) -> str:
    """A member as a form sends it."""
    return json.dumps([member.capture, member.article, member.event, member.actor, member.attribution])


class Relinker:
    """Links a record anew after judgements, one after another, while the pages go on."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="relink")
        self.failed = ""
        """Why the last linking did not go through; empty if it did. The next one makes up for it."""

    def start(self, by: str) -> None:
        """Link soon, in the name of `by`."""
        self._worker.submit(self._link, by)

    def _link(self, by: str) -> None:
        try:
            link_record(self._record, read_settings(), by=by)
            self.failed = ""
        except SaysoError as error:
            self.failed = error.message


def _member(words: str) -> Member:
    try:
        parts = json.loads(words)
        capture, article, event, actor, attribution = (None if part is None else str(part) for part in parts)
    except (ValueError, TypeError):
        raise ValueError("what is judged is not named as the form names it") from None
    return Member(capture=capture or "", article=article or "", event=event, actor=actor, attribution=attribution)


def _check(decision: Decision) -> None:
    if decision.verdict == "withdraw":
        if not decision.withdraws:
            raise ValueError("which judgement is taken back is not said")
        return
    least = 2 if decision.verdict in ABOUT_SEVERAL else 1
    if len(decision.members) < least:
        raise ValueError(f"choose {'two or more' if least > 1 else 'one'} for this verdict")
    if len({part_of(member) for member in decision.members}) > 1:
        raise ValueError("what is judged is of different kinds")
    if decision.verdict == "correct" and not (decision.field in FIELDS and decision.value):
        raise ValueError("to correct, choose a field and give what is right")
    if decision.verdict == "note" and not decision.why:
        raise ValueError("a note needs words")


def _json(value: str) -> str:
    """A value as JSON: a number, a truth value or null where it is one, else words."""
    known = value.isdecimal() or value in ("true", "false", "null")
    return value if known else json.dumps(value, ensure_ascii=False)


def _number(value: str) -> int:
    if value and not value.isdecimal():
        raise ValueError("the form is not as it was shown")
    return int(value or 0)
