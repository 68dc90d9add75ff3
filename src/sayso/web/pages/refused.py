"""A form that could not be written down, shown again with everything that was typed into it."""

from dataclasses import dataclass

from sayso.config import read_settings
from sayso.model import FIELDS, Judgement, Member, visible
from sayso.record.blindness import read_blind
from sayso.record.judging import read_judgements_on
from sayso.web.judging import SETTLE, Typed, read_members
from sayso.web.site import Site

SHOWN = ("by", "why", "field", "value", "with")
LEFT_OUT = ("csrf", "seen", "verdict")
NAMES = {"not_same": "different", "settle": "settle", "withdraw": "take back"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage:
    """What was sent, and why it is not written. `since` is what was decided about the same things by now, `seen` how
    many judgements that makes; `kept` are the fields that go along unseen.
    """

    error: str
    verdict: str
    by: str
    why: str
    field: str
    value: str
    also: str
    kept: tuple[tuple[str, str], ...]
    since: tuple[Judgement, ...]
    seen: int
    back: str
    csrf: str


def find_refused(site: Site, typed: Typed, error: str, since: tuple[Judgement, ...]) -> RefusedPage:
    """The page for a form that is refused."""
    texts = {name: next((value for known, value in reversed(typed.items) if known == name), "") for name in SHOWN}
    by = texts["by"].strip()
    blind = read_blind(site.record)
    known = list(since) or visible(read_judgements_on(site.record, _members(typed)), blind, by)
    back = next((value for name, value in typed.items if name == "back"), "")
    return RefusedPage(
        error=error,
        verdict=next((value for name, value in reversed(typed.items) if name == "verdict"), ""),
        by=by or read_settings().coder or "",
        why=texts["why"],
        field=texts["field"],
        value=texts["value"],
        also=texts["with"],
        kept=tuple((name, value) for name, value in typed.items if name not in (*SHOWN, *LEFT_OUT)),
        since=tuple(known),
        seen=len(known),
        back=back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/review",
        csrf=site.csrf,
    )


def refused_words(page: RefusedPage) -> dict[str, object]:
    """What the template needs beside the data."""
    settles = [(name, value) for name, value in page.kept if name.startswith(SETTLE)]
    verdict = NAMES.get(page.verdict, page.verdict.replace("_", " "))
    return {"fields": FIELDS, "verdict_words": verdict, "settles": len(settles)}


def _members(typed: Typed) -> tuple[Member, ...]:
    try:
        return read_members(typed)
    except ValueError:
        return ()
