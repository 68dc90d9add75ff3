"""Who looks at the pages: the name that somebody gave, kept by their browser. It is a name, not a proof of identity."""

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "sayso_coder"
LONGEST = 80  # characters of a name
AGE_S = 31_536_000


def viewer_of(request: Request) -> str | None:
    """The name of whoever asks; None where they have not given one."""
    name = unquote(request.cookies.get(COOKIE, "")).strip()
    return name if 0 < len(name) <= LONGEST and name.isprintable() else None


def keep_viewer(response: Response, name: str, *, secure: bool) -> None:
    """Let the browser remember the name."""
    response.set_cookie(
        COOKIE, quote(name[:LONGEST]), max_age=AGE_S, httponly=True, samesite="strict", secure=secure, path="/"
    )
