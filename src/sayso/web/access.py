"""Who may ask, and what an answer may do in a browser. Everything that is asked for comes through here first."""

import asyncio
import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import ConfigError

COOKIE = "sayso_access"
MOST_BODY = 64_000  # bytes of a form
MOST_ADDRESS = 8_000  # bytes of a path with its query
MOST_WAIT_S = 20  # for the whole of a form
LEAST_TOKEN = 16  # characters
OPEN_PATHS = ("/static/", "/login")
REFILLED = ("/judge", "/coder")
"""Forms that are shown again, not sent, where they are of an earlier process: `request.state.stale`."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host of this name."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Where the pages are served, and the token that is asked for; None: only this machine reaches them."""

    host: str
    token: str | None

    def cookie(self) -> str:
        """What a browser keeps in place of the token."""
        return hmac.new((self.token or "").encode(), b"sayso access", sha256).hexdigest()

    def admits(self, given: str) -> bool:
        """Whether this is the token."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())


def check_access(host: str, token: str | None) -> Access:
    """Raises ConfigError for a host that others reach without a token, and for a token that is easily guessed."""
    make = 'python -c "import secrets; print(secrets.token_urlsafe())"'
    if token is None and not is_loopback(host):
        raise ConfigError(
            f"{host} can be reached from other machines, so it needs a token",
            hint=f"set SAYSO_TOKEN to what `{make}` prints, or leave out --host",
        )
    if token is not None and len(token) < LEAST_TOKEN:
        raise ConfigError(f"the token has fewer than {LEAST_TOKEN} characters", hint=f"make one with `{make}`")
    return Access(host=host, token=token)


class Guard:
    """Refuses what must not be asked, adds the headers of HEADERS to every answer, and bounds what is read.

    Against rebinding of names, only a loopback address, `localhost` or the host served is answered. Against forged
    forms, a POST must come from a page of this site, by its Origin, and carry `csrf`, which only its pages know.
    """

    def __init__(self, app: ASGIApp, access: Access, csrf: str) -> None:
        self._app = app
        self._access = access
        self._csrf = csrf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the app answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store" if self._access.token else "private, no-cache")
            await send(message)

        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        body = b""
        if refused is None and scope["method"] == "POST":
            body, refused = await self._read_form(headers, receive)
        stale = scope["method"] == "POST" and refused is None and not self._is_ours(body)
        if stale and scope["path"] not in REFILLED:
            refused = PlainTextResponse("the form is stale: load its page again, and send it from there", 403)
        if refused is not None:
            await refused(scope, receive, send_guarded)
            return
        scope["state"] = scope.get("state", {}) | {"form": body, "stale": stale}
        await self._app(scope, receive, send_guarded)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("only GET, HEAD and POST are answered", 405)
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_ADDRESS:
            return PlainTextResponse(f"an address may have {MOST_ADDRESS} bytes", 414)
        name = _part(f"//{headers.get('host', '')}", "hostname")
        if not (is_loopback(name) or name == self._access.host or self._access.token):
            return PlainTextResponse(f"{name!r} is no name of this host; use the address that sayso serve printed", 421)
        path: str = scope["path"]
        if self._access.token and not path.startswith(OPEN_PATHS) and not self._is_known(headers):
            if path.endswith(".json"):
                return PlainTextResponse("a token is needed: Authorization: Bearer TOKEN", 401)
            return RedirectResponse("/login", 303)
        return None

    def _is_known(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._access.admits(given.strip()):
            return True
        cookies = SimpleCookie()
        try:
            cookies.load(headers.get("cookie", ""))
        except CookieError:
            return False
        kept = cookies.get(COOKIE)
        return kept is not None and hmac.compare_digest(kept.value.encode(), self._access.cookie().encode())

    async def _read_form(self, headers: Headers, receive: Receive) -> tuple[bytes, Response | None]:
        """The body of a form of ours, or why it is refused."""
        if _part(headers.get("origin", ""), "netloc") != headers.get("host"):
            return b"", PlainTextResponse("a form must be sent from a page of this site", 403)
        if headers.get("content-type", "").partition(";")[0] != "application/x-www-form-urlencoded":
            return b"", PlainTextResponse("a form is application/x-www-form-urlencoded", 415)
        try:
            async with asyncio.timeout(MOST_WAIT_S):
                return await _read_body(receive)
        except TimeoutError:
            return b"", PlainTextResponse(f"the form did not come within {MOST_WAIT_S} seconds", 408)

    def _is_ours(self, body: bytes) -> bool:
        """Whether a form carries what only the pages of this process know."""
        given = read_form(body).get("csrf", "")
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._csrf.encode())


async def _read_body(receive: Receive) -> tuple[bytes, Response | None]:
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"", PlainTextResponse("the form broke off", 400)  # half a form is none
        body += message.get("body", b"")
        if len(body) > MOST_BODY:
            return b"", PlainTextResponse(f"a form may have {MOST_BODY} bytes", 413)
        if not message.get("more_body", False):
            return body, None


def _part(address: str, name: Literal["netloc", "hostname"]) -> str:
    """A part of an address; empty where it is none."""
    try:
        return getattr(urlsplit(address), name) or ""
    except ValueError:
        return ""


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a form; of several of one name the last."""
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=400)
    except ValueError:  # too many of them: no form of ours
        return {}
    return {name: values[-1] for name, values in fields.items()}


def make_csrf() -> str:
    """A secret of this process that its forms carry."""
    return secrets.token_urlsafe(24)
