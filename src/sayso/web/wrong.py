"""What can go wrong with a request, beyond a bad address."""

from sayso.errors import SaysoError


class NotFoundError(SaysoError):
    """There is no such page."""
