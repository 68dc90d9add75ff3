"""The web pages: a record, to be read, checked and cited in a browser on this machine."""

from sayso.web.access import Access, check_access
from sayso.web.app import make_app

__all__ = ["Access", "check_access", "make_app"]
