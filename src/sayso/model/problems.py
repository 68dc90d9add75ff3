"""Problems: what could not be read or coded, kept where people can see it."""

from dataclasses import dataclass

from sayso.model.vocabulary import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that was not read or not coded. `kind` is a short name in snake case; `message` is for people."""

    stage: Stage
    kind: str
    message: str
