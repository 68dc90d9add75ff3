"""The coder as an engine runs it: nothing that a capture does to it stops the rest."""

from collections.abc import Callable
from functools import cache, partial
from traceback import walk_tb
from typing import get_args

from sayso.captures import Page, read_page, unread_page
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


def code_or_say_why(page: Capture | Page, coder: Coder) -> CodedCapture:
    """The page read and coded; one without articles and with a Problem `coder_failed` if reader or coder raises."""
    try:
        page = read_page(page)
        return coder(page)
    except Exception as error:
        kind = error.kind if isinstance(error, CaptureError) else "coder_failed"
        stage = _stage_of(error, "parses" if isinstance(page, Capture) else "captures")
        return not_coded(page, f"{type(error).__name__}: {error}", stage=stage, kind=kind)


def not_coded(
    page: Capture | Page, message: str, *, stage: Stage = "parses", kind: str = "coder_failed"
) -> CodedCapture:
    """A capture of which nothing was coded, with the Problem that says why behind those that it came with."""
    capture = unread_page(page, Problem(stage=stage, kind=kind, message=message))
    return CodedCapture(capture=head_of(capture), problems=capture.problems)


def _stage_of(error: BaseException, stage: Stage) -> Stage:
    """The innermost package of `sayso.coding` that the error passed through; `stage` if it passed none."""
    known: dict[str, Stage] = {name: name for name in get_args(Stage)}
    for frame, _ in walk_tb(error.__traceback__):
        module = frame.f_globals.get("__name__", "")
        if module.startswith(CODING):
            stage = known.get(module.removeprefix(CODING).split(".")[0], stage)
    return stage
