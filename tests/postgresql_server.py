"""A PostgreSQL of the test run's own: started once for all its workers, with as many databases as tests ask for.

It listens on a socket in a folder of its own, keeps nothing (fsync is off), and is stopped when the process of the run
has ended, however it has.
"""

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path

MISSING = "no PostgreSQL server is installed (Debian: apt-get install postgresql): records in one are not tested"
SETTINGS = {
    "listen_addresses": "", "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off",
    "max_connections": "100", "shared_buffers": "32MB", "autovacuum": "off", "jit": "off",
}  # fmt: skip
STOP_AFTER = (
    """(while ps -p "$1"; do sleep 1; done; "$2" -D "$3/data" -m immediate stop; rm -rf "$3") >/dev/null 2>&1 &"""
)
_numbers = count()


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `folder` holds its socket."""

    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql://sayso@/{database}?host={self.folder}"

    def new_database(self, template: str = "template0") -> str:
        """The URL of a new database, as `template` is or empty."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def run(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """What a statement of an administrator comes to."""
        import pg8000.dbapi

        connection = pg8000.dbapi.connect(user="sayso", database=database, unix_sock=str(self.folder / ".s.PGSQL.5432"))
        try:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(statement)
            return [tuple(row) for row in cursor.fetchall()] if cursor.description else []
        finally:
            connection.close()


def find_programs() -> Path | None:
    """The folder of the newest `initdb` and `pg_ctl` here; None without any."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def start_once(run: Path, process: int) -> Server | None:
    """The server of the test run whose files lie in the folder `run`, which ends with `process`.

    None where PostgreSQL is not installed.
    """
    programs = find_programs()
    if programs is None:
        return None
    with (run / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = run / "postgresql"
        if not told.exists():
            told.write_text(str(_start(programs, process)), encoding="utf-8")
        return Server(Path(told.read_text(encoding="utf-8")))


def _start(programs: Path, process: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-", dir="/tmp"))  # a socket's path is short
    if os.geteuid() == 0:
        shutil.chown(folder, _user())
    data = str(folder / "data")
    _as_user([str(programs / "initdb"), "-D", data, "-U", "sayso", "--auth=trust", "-E", "UTF8", "--no-sync",
              "--locale=C.UTF-8"])  # fmt: skip
    options = " ".join(f"-c {name}={value!r}" for name, value in SETTINGS.items())
    _as_user([str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", f"-k {folder} {options}",
              "start"])  # fmt: skip
    _as_user(["sh", "-c", STOP_AFTER, "sh", str(process), str(programs / "pg_ctl"), str(folder)])
    return folder


def _as_user(command: list[str]) -> None:
    """Run as somebody else than root, as whom PostgreSQL does not run."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "cwd": "/", "check": True}
    subprocess.run(command, user=_user() if os.geteuid() == 0 else None, **quiet)


def _user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
