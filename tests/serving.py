"""A PostgreSQL server of the tests' own: from Debian's programs, in a folder of its own, for as long as they run."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PASSWORD = "ความลับ:p@ss/word"
"""Of the keeper of the server, over the network; from the socket in its folder everybody is let in."""
MEMORY = next((path for path in [Path("/dev/shm")] if path.is_dir()), None)


def programs():
    """Return the folder of the newest PostgreSQL here; None where there is none."""
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    return max((path.parent for path in versions), key=lambda path: float(path.parent.name), default=None)


class Server:
    """A running server; root starts it as another person, since it refuses to be root's."""

    def __init__(self, durable=False):
        self._bin, self._process = programs(), None
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=None if durable else MEMORY))
        self._as = {}
        if os.name == "posix" and os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
            self._as = {"user": "postgres", "group": "postgres", "extra_groups": []}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        secret = self.folder / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        secret.chmod(0o644)
        begin = [self._bin / "initdb", "-D", self.folder / "data", "-U", "keeper", "-E", "UTF8"]
        begin += ["--locale=C.UTF-8", "--no-sync", "--auth-local=trust", "--auth-host=scram-sha-256"]
        self._run([*begin, f"--pwfile={secret}"])
        self._durable = durable
        self.start()

    def _run(self, command):
        said = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/", **self._as)
        assert said.returncode == 0, said.stderr

    def start(self):
        command = [self._bin / "postgres", "-D", self.folder / "data", "-k", self.folder, "-h", "127.0.0.1"]
        command += ["-p", str(self.port), "-c", f"fsync={'on' if self._durable else 'off'}"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                list(map(str, command)), stdout=log, stderr=log, cwd="/", start_new_session=True, **self._as
            )
        ready = [self._bin / "pg_isready", "-q", "-h", self.folder, "-p", str(self.port)]
        for _ in range(1_200):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise TimeoutError((self.folder / "log").read_text())

    def kill(self):
        """End it as a power cut does: all of its processes at once, nothing tidied up."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self):
        self._process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, *lines, database="postgres"):
        """Have the server do something that is none of a study's; return the rows of the last line."""
        import pg8000.dbapi

        way = {"user": "keeper", "unix_sock": f"{self.folder}/.s.PGSQL.{self.port}", "database": database}
        connection = pg8000.dbapi.connect(**way)
        connection.autocommit = True
        cursor = connection.cursor()
        for line in lines:
            cursor.execute(line)
        rows = cursor.fetchall() if cursor.description else []
        connection.close()
        return rows

    def database(self, name, like="template1"):
        """Make a database, as a copy of another one; return its address by the socket."""
        self.sql(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TEMPLATE "{like}"'
        )
        return self.address(name)

    def drop(self, name):
        self.sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def address(self, name, user="keeper", password=None):
        """Return the address of a database: by the socket, or with a password over the network."""
        from urllib.parse import quote

        if password is None:
            return f"postgresql://{user}@:{self.port}/{name}?host={self.folder}"
        return f"postgresql://{quote(user)}:{quote(password, safe='')}@127.0.0.1:{self.port}/{name}"
