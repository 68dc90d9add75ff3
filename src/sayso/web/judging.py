"""What a form of the pages decides, checked, and written down as judgements."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import cast
from urllib.parse import parse_qsl

from sayso.build import link_record
from sayso.config import read_settings
from sayso.errors import SaysoError
from sayso.linking import part_of
from sayso.model import FIELDS, IDENTITY, Judgement, Member, split_off
from sayso.model.vocabulary import Verdict
from sayso.record import Record, find_members
from sayso.record.agreement_units import IDENTITY_ASPECT, KEPT
from sayso.record.judging import Draft, add_judgements
from sayso.record.link_queries import with_reports

ABOUT_ONE: tuple[Verdict, ...] = ("accept", "reject", "correct", "note")
VERDICTS = (*IDENTITY, *ABOUT_ONE, "merge", "split", "settle", "withdraw")
SETTLE = "settle-"  # begins the names of fields that settle something, and is followed by a number
OTHER = "other"  # instead of a value in such a field: what is right stands in the field `other-` with its number
MEMBERS = 100
WORDS = 2_000  # characters of a reason or a value
NAME = 80  # of whoever decides
FIELDS_MOST = 400  # of one form
_EVENT = re.compile(r"(?:.*/events/)?([0-9a-fA-F]{4,64})(?:[?#].*)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a form as they were sent, in order; so that nothing that was typed is lost where it is refused."""

    items: tuple[tuple[str, str], ...]

    @staticmethod
    def read(body: bytes) -> "Typed":
        """The fields of a form. Raises ValueError for more than FIELDS_MOST."""
        words = body.decode("utf-8", "replace")
        return Typed(tuple(parse_qsl(words, keep_blank_values=True, max_num_fields=FIELDS_MOST)))

    def one(self, name: str, longest: int = WORDS) -> str:
        """The last value of a name, without blanks around; empty where there is none. ValueError for one too long."""
        value = next((value for known, value in reversed(self.items) if known == name), "").strip()
        if len(value) > longest:
            raise ValueError(f"{name} has more than {longest} characters")
        return value

    def all(self, name: str) -> list[str]:
        """All values of a name."""
        return [value for known, value in self.items if known == name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a form decides. `seen` is the number of judgements on its members that it was shown with; None: whatever
    was decided since, it stands.
    """

    drafts: tuple[Draft, ...]
    by: str
    seen: int | None


def read_decision(record: Record, typed: Typed) -> Decision:
    """The decision of a form. Raises ValueError, with words for people, for one that says too little or too much."""
    verdict = typed.one("verdict", 20)
    if verdict not in VERDICTS:
        raise ValueError("no verdict is given")
    by, why = typed.one("by", NAME), typed.one("why")
    if not by:
        raise ValueError("your name is missing: a judgement says who made it")
    seen = _number(typed.one("seen", 9))
    members = _members(typed.all("member"))
    if verdict == "withdraw":
        withdraws = typed.one("withdraws", NAME)
        if not withdraws:
            raise ValueError("which judgement is taken back is not said")
        return Decision(
            drafts=(Draft(verdict="withdraw", members=(), by=by, why=why, withdraws=withdraws),), by=by, seen=None
        )
    if verdict == "settle":
        return Decision(drafts=tuple(_settling(typed, by, why)), by=by, seen=seen)
    if verdict == "merge":
        members = with_reports(record, (*members, *_named_event(record, typed.one("with"))))
        verdict = "same"
    if verdict in IDENTITY or verdict == "split":
        return Decision(drafts=(_identity(typed, verdict, members, by, why),), by=by, seen=seen)
    return Decision(drafts=tuple(_on_events(typed, cast("Verdict", verdict), members, by, why)), by=by, seen=seen)


def read_members(typed: Typed) -> tuple[Member, ...]:
    """Everything that a form is about. Raises ValueError for what is not named as the form names it."""
    settled = [json.loads(words)[0] for name, words in typed.items if name.startswith(SETTLE) and words]
    return _members([*typed.all("member"), *(words for named in settled for words in named)])


def write_decision(record: Record, decision: Decision) -> list[Judgement]:
    """Write all that a form decides, or nothing. Raises StaleError where others decided in the meantime."""
    return add_judgements(record, decision.drafts, seen=decision.seen)


def member_words(member: Member) -> str:
    """A member as a form sends it."""
    return json.dumps([member.capture, member.article, member.event, member.actor, member.attribution])


def settling_words(members: tuple[Member, ...], aspect: str, value: str) -> str:
    """What is settled, as a form sends it: of which members, what of them, and how (JSON, or a verdict)."""
    return json.dumps([[member_words(member) for member in members], aspect, value])


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


def _identity(typed: Typed, verdict: str, members: tuple[Member, ...], by: str, why: str) -> Draft:
    value = None
    if verdict == "split":
        whole = _members(typed.all("whole"))
        members, value = split_off(whole, members)
        if not value:
            raise ValueError("choose the reports to part from the others; some must be left")
        verdict = "not_same"
    if len(members) < 2:
        raise ValueError("choose two or more for this verdict")
    _check_kind(members)
    return Draft(verdict=cast("Verdict", verdict), members=members, by=by, why=why, value=value)


def _on_events(typed: Typed, verdict: Verdict, members: tuple[Member, ...], by: str, why: str) -> Iterator[Draft]:
    if not members:
        raise ValueError("choose one for this verdict")
    _check_kind(members)
    field, value = typed.one("field", NAME), typed.one("value")
    if verdict == "correct" and not (field in FIELDS and value):
        raise ValueError("to correct, choose a field and give what is right")
    if verdict == "note" and not why:
        raise ValueError("a note needs words")
    corrects = verdict == "correct"
    for member in members:
        yield Draft(
            verdict=verdict, members=(member,), by=by, why=why,
            field=field if corrects else None, value=_json(field, value) if corrects else None,
        )  # fmt: skip


def _settling(typed: Typed, by: str, why: str) -> Iterator[Draft]:
    """A judgement for each thing that is settled."""
    found = False
    for name, words in typed.items:
        number = name.removeprefix(SETTLE)
        if not (name.startswith(SETTLE) and number.isdecimal() and words):
            continue
        found = True
        try:
            named, aspect, value = json.loads(words)
            members, aspect, value = _members(named), str(aspect), str(value)
        except (ValueError, TypeError):
            raise ValueError("what is settled is not named as the form names it") from None
        if value == OTHER:
            value = _json(aspect, typed.one(f"{OTHER}-{number}"))
            if value == '""':
                raise ValueError(f"what is right for {aspect} is not given")
        if aspect in FIELDS:
            yield Draft(verdict="correct", members=members, by=by, why=why, field=aspect, value=value, settles=True)
        elif (aspect == KEPT and value in ("accept", "reject")) or (aspect == IDENTITY_ASPECT and value in IDENTITY):
            yield Draft(verdict=cast("Verdict", value), members=members, by=by, why=why, settles=True)
        else:
            raise ValueError("what is settled is not named as the form names it")
    if not found:
        raise ValueError("choose what is right for one thing at least")


def _members(listed: list[str]) -> tuple[Member, ...]:
    if len(listed) > MEMBERS:
        raise ValueError(f"{MEMBERS} things can be judged at once, not {len(listed)}")
    return tuple(dict.fromkeys(_member(words) for words in listed))


def _member(words: str) -> Member:
    try:
        parts = json.loads(words)
        capture, article, event, actor, attribution = (None if part is None else str(part) for part in parts)
    except (ValueError, TypeError):
        raise ValueError("what is judged is not named as the form names it") from None
    return Member(capture=capture or "", article=article or "", event=event, actor=actor, attribution=attribution)


def _named_event(record: Record, words: str) -> list[Member]:
    """The event that somebody names, by its id or the address of its page."""
    match = _EVENT.fullmatch(words)
    found = [one for one in find_members(record, match[1]) if one.event] if match else []
    if len({one.event for one in found}) != 1:
        raise ValueError(f"{words!r} names no event; give the address of its page, or its id")
    return found


def _check_kind(members: tuple[Member, ...]) -> None:
    if len({part_of(member) for member in members}) > 1:
        raise ValueError("what is judged is of different kinds")


def _json(field: str, value: str) -> str:
    """A value as JSON: a number, a truth value or null where the field may hold one, else words."""
    if value in ("null", "not told") or (field == "historical" and value in ("true", "false")):
        return "null" if value == "not told" else value
    if field.startswith("casualties.") and value.replace(",", "").isdecimal():
        return value.replace(",", "")
    return json.dumps(value, ensure_ascii=False)


def _number(value: str) -> int:
    if value and not value.isdecimal():
        raise ValueError("the form is not as it was shown")
    return int(value or 0)
