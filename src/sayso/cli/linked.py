"""Links in the terminal: what a happening is, and who reports it."""

from collections.abc import Mapping
from typing import Any

from rich.text import Text

from sayso.cli.styles import STYLES
from sayso.model import Judgement, Member, Review
from sayso.model import value_words as correction_words
from sayso.record import Kept, Printed
from sayso.wording import SHORT_ID, number_words, one_line

SHOWN = 4  # values of one list
NOT_CODED = "a happening that is not coded as an event"


def link_head(link: Kept) -> Text:
    """A link on one line: what it is, and how many voices report it."""
    if link.kind != "event":
        return Text.assemble((link.kind, "bold"), f"  {len(link.members)} reports", (f"  {link.id[:SHORT_ID]}", "dim"))
    merged = link.body["merged"]
    what = " ".join(value_words(value_of(merged, field)) for field in ("type", "mode") if value_of(merged, field))
    facts = [value_words(value_of(merged, field)) for field in ("when", "where") if value_of(merged, field)]
    status = value_words(value_of(merged, "status"))
    return Text.assemble(
        (what or NOT_CODED, "bold"),
        (f"  {status}" if what else "", STYLES.get(status, "")),
        *(f"  {fact}" for fact in facts),
        f"\n{voices_words(link)}",
        (f"  {link.id[:SHORT_ID]}", "dim"),
    )


def voices_words(link: Kept) -> str:
    """How many articles, publishers and independent origins report a happening."""
    body = link.body
    publishers = number_words(body["publishers"], "publisher") if body["publishers"] else "publisher unknown"
    return " · ".join(
        [
            number_words(body["articles"], "article"),
            publishers,
            number_words(body["origins"], "independent origin"),
        ]
    )


def reporter_words(member: Member, printed: Mapping[Member, Printed]) -> str:
    """Who reports: outlet, day and headline, or where the capture lies."""
    known = printed.get(member.in_article())
    if known is None:
        return member.capture[:20]
    facts = [known.publisher or known.path.rsplit("/", 1)[-1], known.published or "", known.title]
    return one_line(" · ".join(fact for fact in facts if fact))


def value_of(merged: Mapping[str, Any], field: str) -> Any:
    """The chosen value of a merged field; None where no report gives one."""
    found = merged.get(field)
    return None if found is None else found.get("best", found.get("value"))


def value_words(value: Any) -> str:
    """A merged value as words; of a long list the first few."""
    if value is None:
        return "unknown"
    if isinstance(value, str | int | float):
        return one_line(str(value))
    listed = [str(one) for one in value]
    more = [f"and {len(listed) - SHOWN} more"] if len(listed) > SHOWN + 1 else listed[SHOWN:]
    return one_line("; ".join([*listed[:SHOWN], *more]))


def review_words(review: Review | None) -> str:
    """What people say of an event, and who says so; empty for None."""
    return "; ".join(review_lines(review)) if review else ""


def review_lines(review: Review) -> list[str]:
    """The same, a correction a line, with when and why."""
    lines = [_line(f"{field} = {value_words_of(review, field)}", one) for field, one in review.given.items()]
    if review.rejected or not lines:
        lines.append(_line("rejected" if review.rejected else "accepted", review.last))
    return lines


def value_words_of(review: Review, field: str) -> str:
    """The value that people gave a field."""
    return correction_words(field, review.values[field])


def _line(said: str, judgement: Judgement) -> str:
    verb = "corrected" if judgement.verdict == "correct" else ""
    settled = "settled" if judgement.settles else verb
    why = f"({judgement.why})" if judgement.why else ""
    return one_line(" ".join(filter(None, [settled, said, f"by {judgement.by} on {judgement.at[:10]}", why])))
