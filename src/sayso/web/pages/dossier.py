"""The events asked for as a dossier, to be kept and handed on."""

import numpy as np
from starlette.requests import Request
from starlette.responses import Response

from sayso.record.event_index import Asked
from sayso.record.event_pages import read_events
from sayso.report import WRITERS, compose_dossier
from sayso.web.query import BadRequestError, Query
from sayso.web.site import Answer, Site

MOST = 1_000  # events; the command line makes larger ones
NAMES = {"told": "told as", "actor": "who or whom", "doer": "who", "recipient": "whom", "stated": "on the word of"}


def show_dossier(site: Site, request: Request, query: Query) -> Answer | Response:
    """`/dossier`: a file; `?to=md` or `pdf` in another format, `?title=` with a heading of its own."""
    form = query.one("to", ("html", *sorted(set(WRITERS) - {"html"})))
    index = site.snapshot().index
    asked = query.asked()
    rows = np.flatnonzero(index.all_of(index.masks(asked))).tolist()
    if len(rows) > MOST:
        raise BadRequestError(f"{len(rows):,} events are asked for; a dossier from here holds {MOST:,} at most")
    found = read_events(site.record, [index.keys[row] for row in rows])
    dossier = compose_dossier(site.record, found, asked=_words(asked), title=query.one("title"))
    if request.url.path.endswith(".json"):
        return Answer(template="", title=dossier.title, data=dossier)
    writer = WRITERS[form]
    headers = {"Content-Disposition": f'attachment; filename="dossier.{form}"'}
    return Response(writer.write(dossier), media_type=writer.media_type, headers=headers)


def _words(asked: Asked) -> tuple[str, ...]:
    """What is asked for, one condition each."""
    words = [f"{NAMES.get(name, name)}: {' or '.join(values)}" for name, values in asked.values.items()]
    dates = {"since": asked.since, "until": asked.until, "words": asked.words}
    words += [f"{name}: {value}" for name, value in dates.items() if value]
    known = {"with a date": asked.dated, "with a place on the map": asked.placed}
    words += [f"{'only' if wanted else 'none'} {name}" for name, wanted in known.items() if wanted is not None]
    return tuple(words)
