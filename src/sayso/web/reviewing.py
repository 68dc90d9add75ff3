"""What the forms that judge need beside the data of their page."""

import getpass

from sayso.config import read_settings
from sayso.model import FIELDS
from sayso.web.judging import member_words
from sayso.web.site import Site


def form_of(site: Site, viewer: str | None) -> dict[str, object]:
    """What the forms of a page need beside its data. `viewer` is the name of whoever looks at it, if it is known."""
    return {
        "csrf": site.csrf,
        "coder": viewer or read_settings().coder or _login_name(),
        "fields": FIELDS,
        "member_words": member_words,
        "relink_failed": site.relinker.failed,
    }


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
