"""One happening over all its reports."""

from collections.abc import Sequence

from sayso.lang.identity import IdentityWords
from sayso.linking.merged.figures import merge_figures
from sayso.linking.merged.rules import DEFAULT_RULE
from sayso.linking.merged.tellings import Telling
from sayso.linking.merged.values import merge_values
from sayso.model import MergedFigure, MergedValue


def merge_tellings(
    tellings: Sequence[Telling], names: IdentityWords, rule: str = DEFAULT_RULE
) -> dict[str, MergedFigure | MergedValue]:
    """The fields of a happening with who reports what; `rule` names how a figure is chosen (a key of RULES)."""
    return {**merge_values(tellings, names), **merge_figures(tellings, rule)}
