"""Words and rules that coding's times go by."""

import msgspec

from sayso.model.vocabulary import TimexType


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word with one value whatever its context ("now": PRESENT_REF)."""

    type: TimexType
    value: str


class TimeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an expression looks, and which reading (of `sayso.coding.timexes`) gives its value.

    `pattern` is a regular expression, in which a blank is any white space, `{name}` a named group that holds a word of
    the list `name`, and `<name>` a fragment; capitals and small letters are the same. `needs`: the lists of which a
    sentence must hold a word for the rule to be worth trying (`digit`: a digit). `after` and `before` are expressions
    for what must stand beside it, after this or before this; `not_after` and `not_before` for what must not.
    `tags`: Penn tags that the match's last word may have; none given: any.
    """

    read: str
    pattern: str
    needs: list[str] = []
    after: str = ""
    before: str = ""
    not_after: str = ""
    not_before: str = ""
    tags: list[str] = []


class TimeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, eq=False):
    """The lists of `times.toml`. Compared by identity, so that compiled rules can be kept for each instance."""

    months: dict[str, int]
    weekdays: dict[str, int]
    plurals: dict[str, int]
    units: dict[str, str]
    frequencies: dict[str, str]
    parts: dict[str, str]
    clocks: dict[str, str]
    seasons: dict[str, str]
    holidays: dict[str, str]
    references: dict[str, Reference]
    days: dict[str, int]
    shifts: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    ways: dict[str, int]
    vague: list[str]
    utc: list[str]
    fragments: dict[str, str]
    stages: str
    approximately: str
    joins: str
    rules: list[TimeRule]
    future_auxiliaries: list[str]
    plans: list[str]
    sayings: list[str]
    deadlines: list[str]
