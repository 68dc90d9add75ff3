"""The web application: which address is answered by which page, and what is said when something is wrong."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sayso.errors import RecordError, RetryableError, SaysoError
from sayso.model import Judgement
from sayso.record import Record
from sayso.record.judging import StaleError
from sayso.web.access import COOKIE, Access, Guard, make_csrf, read_form
from sayso.web.judging import Typed, read_decision, write_decision
from sayso.web.pages.actors import show_actor, show_actors
from sayso.web.pages.agreement import show_adjudication, show_agreement
from sayso.web.pages.articles import show_article, show_capture
from sayso.web.pages.dossier import show_dossier
from sayso.web.pages.event import show_one_event
from sayso.web.pages.events import show_events
from sayso.web.pages.links import show_changes, show_disagreements, show_stories
from sayso.web.pages.lists import show_captures, show_claims, show_problems, show_run, show_tallies
from sayso.web.pages.maps import show_map
from sayso.web.pages.network import show_network
from sayso.web.pages.refused import find_refused, refused_words
from sayso.web.pages.review import show_review
from sayso.web.pages.timeline import show_timeline
from sayso.web.pages.versions import show_diff
from sayso.web.query import BadRequestError, Query
from sayso.web.rendering import STATIC
from sayso.web.site import Answer, PageFunction, Site, write_answer
from sayso.web.viewer import keep_viewer
from sayso.web.wrong import NotFoundError

PAGES: dict[str, PageFunction] = {
    "/events": show_events,
    "/events/{id}": show_one_event,
    "/map": show_map,
    "/timeline": show_timeline,
    "/network": show_network,
    "/actors": show_actors,
    "/actors/{id}": show_actor,
    "/stories": show_stories,
    "/disagreements": show_disagreements,
    "/claims": show_claims,
    "/tallies": show_tallies,
    "/captures": show_captures,
    "/captures/{id}": show_capture,
    "/captures/{id}/articles/{article}": show_article,
    "/captures/{id}/articles/{article}/diff": show_diff,
    "/review": show_review,
    "/agreement": show_agreement,
    "/adjudicate": show_adjudication,
    "/changes": show_changes,
    "/dossier": show_dossier,
    "/problems": show_problems,
    "/run": show_run,
}
"""Every page by its address; behind each address `.json` gives the same as data."""
JSON = ".json"
STATIC_AGE_S = 31_536_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is said instead of a page."""

    error: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The form that asks for the token."""

    csrf: str
    wrong: bool


def make_app(record: Record, access: Access) -> ASGIApp:
    """The application over an open record. Reads all its events once, so it may take some seconds."""
    csrf = make_csrf()
    site = Site(record, csrf=csrf)
    routes: list[Route | Mount] = [Route("/", lambda request: RedirectResponse("/events", 303))]
    for address, page in PAGES.items():
        routes.append(Route(address + JSON, _endpoint(site, page, as_json=True)))
        routes.append(Route(address, _endpoint(site, page, as_json=False)))
    routes.append(Route("/judge", _judge(site), methods=["POST"]))
    routes.append(Route("/coder", _name_coder, methods=["POST"]))
    routes.append(Route("/login", _login(site, access, csrf), methods=["GET", "POST"]))
    routes.append(Mount("/static", _KeptFiles(directory=STATIC)))
    app = Starlette(routes=routes, exception_handlers={HTTPException: _told(site), 500: _told(site)})
    return Guard(app, access=access, csrf=csrf)  # outside of everything, so that answers about errors are bound, too


def _endpoint(site: Site, page: PageFunction, *, as_json: bool) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        path = request.url.path.removesuffix(JSON) if as_json else request.url.path
        query = Query(path, ())
        try:
            query = Query.read(path, request.query_params.multi_items())
            found = page(site, request, query)
        except BadRequestError as error:
            found = _wrong(400, str(error), "take the filter out, or go back")
        except NotFoundError as error:
            found = _wrong(404, error.message, error.hint)
        except RetryableError as error:
            found = _wrong(503, error.message, error.hint)
        except SaysoError as error:
            found = _wrong(500, error.message, error.hint)
        return found if isinstance(found, Response) else write_answer(found, site, query, as_json=as_json)

    return answer


def _wrong(status: int, error: str, hint: str) -> Answer:
    return Answer(template="wrong.html", title=error, data=Wrong(error=error, hint=hint), status=status)


def _told(site: Site) -> Callable[[Request, Exception], Response]:
    def tell(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        said = {404: "there is no such page", 405: "this page cannot be asked so"}.get(status, "something went wrong")
        hint = "the terminal that sayso serve runs in says more" if status == 500 else "the pages are named at the top"
        answer = _wrong(status, said, hint)
        return write_answer(answer, site, Query(request.url.path, ()), as_json=request.url.path.endswith(JSON))

    return tell


def _judge(site: Site) -> Callable[[Request], Response]:
    def judge(request: Request) -> Response:
        back, since = "/review", tuple[Judgement, ...]()
        typed = Typed(())
        try:
            typed = Typed.read(request.state.form)
            back = _local(typed.one("back", 500))
            if request.state.stale:
                return _refuse(site, request, typed, 403, "sayso serve was started anew after the form was shown")
            decision = read_decision(site.record, typed)
            made = write_decision(site.record, decision)
        except StaleError as error:
            since = error.since
            status, said = 409, f"{error.message}; nothing is written"
        except (ValueError, RecordError) as error:
            status, said = 400, str(error)
        except RetryableError as error:
            status, said = 503, f"{error.message}; nothing is written"
        else:
            site.relinker.start(decision.by)
            mark = "&" if "?" in back else "?"
            response = RedirectResponse(f"{back}{mark}done={made[-1].id}#done", 303)
            keep_viewer(response, decision.by, secure=request.url.scheme == "https")
            return response
        return _refuse(site, request, typed, status, said, since)

    return judge


def _refuse(
    site: Site, request: Request, typed: Typed, status: int, error: str, since: tuple[Judgement, ...] = ()
) -> Response:
    """The form again, with everything that was typed into it."""
    page = find_refused(site, typed, error, since)
    answer = Answer(template="refused.html", title=error, data=page, status=status, shown=refused_words(page))
    return write_answer(answer, site, Query("/judge", ()), as_json=False)


def _name_coder(request: Request) -> Response:
    """Keep the name of whoever looks at the pages, and go back."""
    form = read_form(request.state.form)
    response = RedirectResponse(_local(form.get("back", "")), 303)
    if form.get("by", "").strip() and not request.state.stale:
        keep_viewer(response, form["by"].strip(), secure=request.url.scheme == "https")
    return response


def _local(address: str) -> str:
    """An address of this site; that of the queue for any other."""
    safe = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return quote(address.partition("#")[0], safe="/?&=:%+.,-_") if safe else "/review"


def _login(site: Site, access: Access, csrf: str) -> Callable[[Request], Awaitable[Response]]:
    async def login(request: Request) -> Response:
        given = read_form(request.state.form).get("token", "") if request.method == "POST" else ""
        if access.admits(given):
            response = RedirectResponse("/events", 303)
            secure = request.url.scheme == "https"
            response.set_cookie(COOKIE, access.cookie(), httponly=True, samesite="strict", secure=secure, path="/")
            return response
        wrong = request.method == "POST"
        answer = Answer(
            template="login.html", title="Sign in", data=Login(csrf=csrf, wrong=wrong), status=403 if wrong else 200
        )
        return await run_in_threadpool(write_answer, answer, site, Query("/login", ()), as_json=False)

    return login


class _KeptFiles(StaticFiles):
    """Files whose addresses change with their bytes."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """The file, which a browser may keep."""
        response = super().file_response(*args, **kwargs)  # pyright: ignore[reportArgumentType]
        response.headers["Cache-Control"] = f"public, max-age={STATIC_AGE_S}, immutable"
        return response
