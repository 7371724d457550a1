"""The study: one file of what people did, with the methods of all its doors."""

from __future__ import annotations

from .doors.anchors import Anchors
from .doors.codebook import Codebook
from .doors.coding import Coding
from .doors.forms import Forms
from .doors.incoming import Incoming
from .doors.judging import Judging
from .doors.keeping import Keeping
from .doors.lessons import Lessons
from .doors.tables import Tables
from .doors.writing import Writing


class Study(Incoming, Coding, Anchors, Writing, Forms, Judging, Lessons, Codebook, Tables, Keeping):
    """A file that keeps what people did: codings, reviews, memos, the codebook, and who did it when.

    Nothing in it is ever changed or deleted, but by `erase`; each act is added, and is durable once its
    method returns. An act names its coder, or leaves it to the one who is remembered on this computer
    (`remember`).

    Parameters
    ----------
    path : str or Path
        A file, or the address of an empty or begun database on a PostgreSQL server, as
        ``postgresql://malee@db.example/lessons`` (extra ``server``; see `synth.address`).
    create : bool
        Whether to begin a new study where there is no file, or where the database is empty.

    Raises
    ------
    FileNotFoundError
        There is no file, and `create` is False; or the server has no such database.
    ValueError
        The file is no study, is damaged, or was written by a newer program. So says every method where an
        act does not fit, as with a code that the codebook does not have.
    OSError
        The file cannot be written or read: PermissionError where it is read-only, TimeoutError where another
        program keeps it; ConnectionError where the server does not answer. What was answered for is still
        there.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import pandas as pd
    >>> with Study(Path(tempfile.mkdtemp()) / "study.db") as study:
    ...     _ = study.set_codebook(pd.DataFrame({"code": ["trust"], "name": ["ความไว้วางใจ"]}))
    ...     study.codebook()["name"].tolist()
    ['ความไว้วางใจ']
    """
