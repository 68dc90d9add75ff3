"""The exceptions that sayso raises, each with a hint that says what to do about it.

SaysoError
├── ConfigError      a setting, an option or packaged data is wrong: stop
├── CaptureError     one capture cannot be read or coded: record a Problem, go on
├── RetryableError   it may go through when tried again: a locked record
│   └── LostConnectionError  the database has gone; what was being written may be written or not
└── RecordError      the record cannot be opened, is none, or is of another version: stop
"""


class SaysoError(Exception):
    """Base of all errors that sayso raises on purpose.

    `message` says what is wrong; `hint` says what to do about it and may be empty.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(SaysoError):
    """A setting, an option or a packaged data file is wrong."""


class CaptureError(SaysoError):
    """One capture cannot be read or coded; the rest goes on.

    `kind` is the machine-readable name that the Problem made from it carries.
    """

    def __init__(self, message: str, *, kind: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.kind = kind


class RetryableError(SaysoError):
    """The same call may succeed later."""


class LostConnectionError(RetryableError):
    """The database cannot be reached or has gone: what was being written is in the record whole, or not at all."""


class RecordError(SaysoError):
    """The record cannot be used as it is."""
