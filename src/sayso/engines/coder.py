"""The coder as an engine runs it: nothing that a capture does to it stops the rest."""

from collections.abc import Callable
from functools import cache, partial
from traceback import walk_tb
from typing import get_args

from sayso.coding import code_capture, head_of, load_knowledge
from sayso.errors import CaptureError
from sayso.model import Capture, CodedCapture, Problem
from sayso.model.vocabulary import Stage

Coder = Callable[[Capture], CodedCapture]
LoadCoder = Callable[[], Coder]

CODING = "sayso.coding."


@cache
def load_coder() -> Coder:
    """`code_capture` with everything it needs, loaded once a process. Raises ConfigError as `load_knowledge` does."""
    return partial(code_capture, knowledge=load_knowledge())


def code_or_say_why(capture: Capture, coder: Coder) -> CodedCapture:
    """The coded capture; one without articles and with a Problem `coder_failed` if the coder raises."""
    try:
        return coder(capture)
    except Exception as error:
        kind = error.kind if isinstance(error, CaptureError) else "coder_failed"
        return not_coded(capture, f"{type(error).__name__}: {error}", stage=_stage_of(error), kind=kind)


def not_coded(capture: Capture, message: str, *, stage: Stage = "parses", kind: str = "coder_failed") -> CodedCapture:
    """A capture of which nothing was coded, with the Problem that says why behind those that it came with."""
    problems = (*capture.problems, Problem(stage=stage, kind=kind, message=message))
    return CodedCapture(capture=head_of(capture), problems=problems)


def _stage_of(error: BaseException) -> Stage:
    """The innermost package of `sayso.coding` that the error passed through; `parses` if it passed none."""
    stage: Stage = "parses"
    known: dict[str, Stage] = {name: name for name in get_args(Stage)}
    for frame, _ in walk_tb(error.__traceback__):
        module = frame.f_globals.get("__name__", "")
        if module.startswith(CODING):
            stage = known.get(module.removeprefix(CODING).split(".")[0], stage)
    return stage
