"""The closed lists of the coded format, as types and as tuples of their values."""

from typing import Literal, get_args

Stage = Literal["captures", "articles", "parses", "attributions", "timexes", "places", "actors", "events"]
PlaceUse = Literal["name", "part", "adjective"]
Precision = Literal["exact", "near", "district", "province", "country"]
Granularity = Literal["hour", "day", "week", "month", "season", "quarter", "year", "interval"]
DateBasis = Literal["explicit", "relative", "publication", "capture"]
PublishedBasis = Literal[
    "metadata", "url", "dateline", "byline", "date_line", "caption", "neighbour", "text", "capture"
]
Kind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "alleges", "demands", "threatens", "promises", "asks", "retracts"]
Medium = Literal["recording", "document", "broadcast", "social_media", "statement"]
Status = Literal["asserted", "alleged", "denied", "planned", "hypothetical", "negated"]
CasualtyKind = Literal["killed", "injured", "arrested", "displaced", "abducted", "missing"]
TallyKind = Literal["killed", "injured", "arrested", "displaced", "abducted", "missing", "attacks", "arrests", "other"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "organization", "group", "state", "unknown"]
RelationKind = Literal["leads", "member_of", "affiliated_with", "allied_with", "opposed_to", "alias_of"]
CopyRelation = Literal["same_capture", "revision", "wire_copy", "excerpt"]
Identity = Literal["same", "not_same", "undecided"]
Verdict = Literal["same", "not_same", "undecided", "accept", "correct", "reject", "note", "withdraw"]
ChangeKind = Literal["created", "updated", "superseded", "merged", "split", "withdrawn"]

PRECISIONS: tuple[str, ...] = get_args(Precision)
STATUSES: tuple[str, ...] = get_args(Status)
CASUALTY_KINDS: tuple[str, ...] = get_args(CasualtyKind)
