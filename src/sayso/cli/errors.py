"""What goes wrong, as two lines for people and an exit code: 0 fine, 1 problems, 2 wrong usage."""

import errno
from typing import Any

import click

from sayso.errors import CaptureError, ConfigError, RecordError, SaysoError

PROBLEMS = 1
WRONG_USAGE = 2
INTERRUPTED = 130  # as shells report a program that Ctrl-C ended


class Commands(click.Group):
    """A group whose commands end with a message and a hint, never with a traceback, where sayso knows what is wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with 1 or 2 if it raises an error of sayso or of the operating system."""
        try:
            return super().invoke(ctx)
        except SaysoError as error:
            say_error(error)
            ctx.exit(WRONG_USAGE if isinstance(error, (CaptureError, ConfigError, RecordError)) else PROBLEMS)
        except KeyboardInterrupt:
            click.echo("\nstopped", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE or error.strerror is None:
                raise  # a reader that has gone, such as `head`: click ends quietly
            where = f"{error.filename}: " if error.filename else ""
            say_error(SaysoError(f"{where}{error.strerror}"))
            ctx.exit(PROBLEMS)


def say_error(error: SaysoError) -> None:
    """The error and its hint, on standard error."""
    click.echo(f"error: {error.message}", err=True)
    if error.hint:
        click.echo(f"hint: {error.hint}", err=True)
