"""Files, on this machine or as objects of an S3-style store: what is there, reading, and writing them whole."""

from sayso.storage.facts import Facts
from sayso.storage.files import find_facts, list_names, make_folder, new_file, open_file, remove_file
from sayso.storage.names import is_remote
from sayso.storage.s3 import find_remote, raise_failure

__all__ = [
    "Facts",
    "find_facts",
    "find_remote",
    "is_remote",
    "list_names",
    "make_folder",
    "new_file",
    "open_file",
    "raise_failure",
    "remove_file",
]
