"""Trying again while a database cannot be reached: it may be started anew, or the network be back in a moment."""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from sayso.errors import LostConnectionError

P = ParamSpec("P")
T = TypeVar("T")

PAUSES_S = (0.2, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
"""How long is waited before each further try."""


def patient(call: Callable[P, T]) -> Callable[P, T]:
    """The same call, made again while the connection is lost; it must be one that may be made twice, such as writing
    what is passed over where it is written already. Raises LostConnectionError after the last of PAUSES_S.
    """

    @wraps(call)
    def tried(*arguments: P.args, **named: P.kwargs) -> T:
        for pause_s in PAUSES_S:
            try:
                return call(*arguments, **named)
            except LostConnectionError:
                time.sleep(pause_s)
        return call(*arguments, **named)

    return tried
