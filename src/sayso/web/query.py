"""What an address asks for behind its `?`, and addresses that ask for something else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from sayso.model import Span
from sayso.model.vocabulary import STATUSES
from sayso.record.event_index import Asked

MOST = 60  # parameters
LONGEST = 400  # characters of one
PAGING = ("after", "before")
LISTED = ("type", "mode", "status", "told", "publisher", "country", "place", "precision", "actor", "doer", "recipient",
          "speaker", "stated", "basis", "review")  # fmt: skip
CLOSED = {"status": STATUSES, "told": ("news", "background"), "review": ("accepted", "corrected", "rejected")}


class BadRequestError(Exception):
    """The address asks for what cannot be; the message says what is wrong and what may stand there."""


@dataclass(frozen=True, slots=True)
class Query:
    """The parameters of an address, in order; one name may have several values."""

    path: str
    items: tuple[tuple[str, str], ...]

    @staticmethod
    def read(path: str, items: Iterable[tuple[str, str]]) -> "Query":
        """The parameters that are not empty. Raises BadRequestError for too many or too long ones."""
        kept = tuple((name, value.strip()) for name, value in items if value.strip())
        if len(kept) > MOST or any(len(name) + len(value) > LONGEST for name, value in kept):
            raise BadRequestError(f"too long: {MOST} parameters of {LONGEST} characters each are read")
        if any("\x00" in value for _, value in kept):
            raise BadRequestError("a character in it is no text")
        return Query(path, kept)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter, each once."""
        return tuple(dict.fromkeys(value for known, value in self.items if known == name))

    def one(self, name: str, choices: Sequence[str] = ()) -> str:
        """The value of a parameter; the first of `choices`, or nothing, where it is not there."""
        value = next((value for known, value in self.items if known == name), choices[0] if choices else "")
        if choices and value not in choices:
            raise BadRequestError(f"{name} is {value!r}; it may be {', '.join(filter(None, choices))}")
        return value

    def yes(self, name: str) -> bool | None:
        """Whether `yes` or `no` stands there; None for neither."""
        return {"yes": True, "no": False, "": None}[self.one(name, ("", "yes", "no"))]

    def with_(self, *, path: str = "", **values: str) -> str:
        """The address with other values of these parameters (none where empty), from its first page on."""
        dropped = {*values, *PAGING}
        items = [(name, value) for name, value in self.items if name not in dropped]
        items += [(name, value) for name, value in values.items() if value]
        return _address(path or self.path, items)

    def toggled(self, name: str, value: str) -> str:
        """The address with a value of a parameter added, or taken out where it is there."""
        items = [item for item in self.items if item[0] not in PAGING and item != (name, value)]
        return _address(self.path, items if (name, value) in self.items else [*items, (name, value)])

    def without(self, *names: str) -> str:
        """The address without these parameters."""
        return self.with_(**dict.fromkeys(names, ""))

    def day(self, name: str) -> str:
        """An ISO date of any precision; empty where there is none."""
        value = self.one(name)
        try:
            if value:
                date.fromisoformat((value + "-01-01")[:10])
        except ValueError:
            raise BadRequestError(f"{name} is {value!r}; write 2025, 2025-12 or 2025-12-25") from None
        return value

    def span(self, name: str) -> Span | None:
        """A span written as `120-134`; None where there is none."""
        value = self.one(name)
        if not value:
            return None
        start, dash, end = value.partition("-")
        if not (dash and start.isdecimal() and end.isdecimal() and len(value) < 25 and int(start) < int(end)):
            raise BadRequestError(f"{name} is {value!r}; write the first and the last offset, as 120-134")
        return Span(int(start), int(end))

    def asked(self) -> Asked:
        """Which events are asked for."""
        values = {name: self.all(name) for name in LISTED}
        for name, known in CLOSED.items():
            for value in values[name]:
                if value not in known:
                    raise BadRequestError(f"{name} is {value!r}; it may be {', '.join(known)}")
        return Asked(
            values={name: wanted for name, wanted in values.items() if wanted},
            since=self.day("since"),
            until=self.day("until"),
            words=self.one("q"),
            dated=self.yes("dated"),
            placed=self.yes("placed"),
        )


def _address(path: str, items: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(items)}" if items else path
