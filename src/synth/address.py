"""Where a study lies: a file, or the address of a PostgreSQL server, which says itself without its password.

A password may stand in the address, in PGPASSWORD or in the file that PGPASSFILE names (``~/.pgpass``). It
is handed to the driver and to nobody else.
"""

from __future__ import annotations

import getpass
import os
import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from .telling import told

DRIVER = "pg8000"
_ESCAPED = re.compile(r"(%[89A-Fa-f][0-9A-Fa-f])+")
"""Letters that are written as they are read; signs that mean something in an address stay escaped."""
_SECRET = re.compile(r"(postgres\w*(?:\+\w+)?:/+[^:/@\s]*):\S*@", re.IGNORECASE)
_SCHEMES = ("postgresql:", "postgresql+", "postgres:", "postgres+")
_OPTIONS = ("sslmode", "sslrootcert", "host")
_MODES = ("prefer", "disable", "require", "verify-full")


def placed(location: str | os.PathLike | Address) -> Path | Address:
    """Return where a study lies: the address of a server, or the path of a file.

    Examples
    --------
    >>> placed("postgresql://ครูแดง:ลับ@db.example/mel")
    Address('postgresql://ครูแดง@db.example/mel')
    >>> placed("งาน/study.db").name
    'study.db'
    """
    if isinstance(location, Address):
        return location
    served = isinstance(location, str) and location.strip().lower().startswith(_SCHEMES)
    return Address(location.strip()) if served else Path(location)


def without_passwords(sentence: str) -> str:
    """Return a sentence without the password of an address that it names as it was typed.

    Examples
    --------
    >>> without_passwords("no such file: postgresql:/malee:secret@db.example/mel")
    'no such file: postgresql:/malee@db.example/mel'
    """
    return _SECRET.sub(r"\1@", sentence)


class Address:
    """Where a study lies on a server: ``postgresql://USER@HOST:PORT/DATABASE``, said without its password.

    Options behind a ``?``, as other programs have them: ``sslmode`` (prefer, disable, require, verify-full),
    ``sslrootcert`` (a file), ``host`` (the folder of a local server's socket).

    Examples
    --------
    >>> here = Address("postgresql+pg8000://malee:secret@db.example:5433/mel?sslmode=verify-full")
    >>> str(here), here.name
    ('postgresql://malee@db.example:5433/mel?sslmode=verify-full', 'mel')
    """

    def __init__(self, address: str):
        try:
            parts = urlsplit(address)
            self.port = parts.port or int(os.environ.get("PGPORT") or 5432)
            self._options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        except ValueError:
            raise ValueError(told("study.address")) from None  # what was typed may hold a password
        driver = parts.scheme.partition("+")[2]
        if driver not in ("", DRIVER):
            raise ValueError(told("study.driver", driver=DRIVER))
        self.name = self.stem = unquote(parts.path.strip("/"))
        mode = self._options.get("sslmode", "prefer")
        # a password with a / that was not escaped ends up behind the host
        behind = self.name + parts.path + parts.query
        if "@" in behind or parts.fragment:
            raise ValueError(told("study.address"))
        if not self.name or "/" in self.name or set(self._options) - set(_OPTIONS) or mode not in _MODES:
            raise ValueError(told("study.address"))
        named, self._password = (unquote(part or "") for part in (parts.username, parts.password))
        self.user = named or os.environ.get("PGUSER") or getpass.getuser()
        self.host = self._options.get("host") or parts.hostname or "localhost"
        self.suffix = ".db"  # of a copy of it as a file
        host = parts.netloc.rpartition("@")[2]
        shown = f"postgresql://{parts.username + '@' if named else ''}{host}{parts.path}"
        shown += f"?{parts.query}" if parts.query else ""
        self._shown = _ESCAPED.sub(lambda match: unquote(match[0]), shown)

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"Address({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Address) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def exists(self) -> bool:
        """Say yes: whether there is a study is asked when it is opened."""
        return True

    def absolute(self) -> Address:
        """Return the address; it is the same from everywhere."""
        return self

    def with_name(self, name: str) -> Path:
        """Return where a file is put that would lie beside a file: in the present folder."""
        return Path(name)

    @property
    def environment(self) -> dict[str, str]:
        """What a program that is started with `str(self)` needs to know besides; it stands in no file."""
        return {"PGPASSWORD": self._password} if self._password else {}

    @property
    def password(self) -> str | None:
        """The password, from the address or where else it is kept."""
        return self._password or os.environ.get("PGPASSWORD") or self._kept_password()

    @property
    def tls(self) -> tuple[str, str | None]:
        """How the connection is to be secured, and the file with the certificates that are believed."""
        return self._options.get("sslmode", "prefer"), self._options.get("sslrootcert")

    def _kept_password(self) -> str | None:
        """Return the password that the file of passwords has for this address (host:port:database:user:…)."""
        path = Path(os.environ.get("PGPASSFILE") or Path.home() / ".pgpass")
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        connection = (self.host, str(self.port), self.name, self.user)
        for line in lines:
            *entry, password = _fields(line)
            if len(entry) == 4 and all(
                field in ("*", own) for field, own in zip(entry, connection, strict=True)
            ):
                return password
        return None


def _fields(line: str) -> list[str]:
    r"""Split a line of the file of passwords at its colons; a backslash takes the sign behind it as it is.

    Examples
    --------
    >>> _fields("db.example:5432:*:malee:a\\:b")
    ['db.example', '5432', '*', 'malee', 'a:b']
    """
    parts, escaped = [""], False
    for sign in line:
        if sign == "\\" and not escaped:
            escaped = True
        elif sign == ":" and not escaped:
            parts.append("")
        else:
            parts[-1] += sign
            escaped = False
    return parts
