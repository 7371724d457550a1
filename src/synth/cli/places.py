"""What STUDY and CORPUS may be on the command line: a file, a folder of notes, or a whole study folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from synth.address import Address, placed
from synth.notebooks.place import StudyPaths, place_for, place_of

from .speaking import typed, words


class StudyFile(click.ParamType):
    """A study by its file or by its folder; `new`: one that need not be there yet."""

    name = "study"

    def __init__(self, new: bool = False):
        self.new = new

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | Address:
        """Return the path of the study's file, or the address of one on a server."""
        location = placed(value)
        if isinstance(location, Address):
            return location
        place = place_of(location) if location.is_dir() else None
        if place is None and location.is_dir() and not self.new:
            raise ValueError(words()("fault.no_folder", path=_shown(location), line=typed("new", "DIR")))
        study = place.study if place else location / "study.db" if location.is_dir() else location
        if not self.new and not location.exists() and location.suffix.lower() != ".db":
            raise ValueError(words()("fault.ENOENT", path=location))
        if not self.new and not study.exists():
            line = typed("run", place.folder) if place else typed("run", "CORPUS", "--study", study)
            raise ValueError(words()("fault.no_study", path=study, line=line))
        return study


class StudyPath(click.Path):
    """A path, or the address of a study on a server."""

    def __init__(self):
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return a path or an address."""
        location = placed(value)
        return location if isinstance(location, Address) else super().convert(value, param, ctx)


class FilePath(click.Path):
    """The path of a file or folder; what is written there is no study on a server."""

    def __init__(self):
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return a path; an address would become a folder that is called as it, with its password."""
        if isinstance(placed(value), Address):
            raise ValueError(words()("fault.no_file_name", path=placed(value), line=typed("move", "STUDY")))
        return super().convert(value, param, ctx)


class Notes(click.ParamType):
    """A folder of notes, or the study folder that has one."""

    name = "corpus"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StudyPaths:
        """Return where the notes lie and where what is made of them goes."""
        if isinstance(value, StudyPaths):
            return value
        place = place_for(value)
        if str(value) == "." and place.corpus == Path("."):
            raise ValueError(words()("fault.which_notes", line=typed("new", "DIR")))
        return place


class Embedding(click.Path):
    """A folder with a sentence model, or "none"."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return what `synth.themes.meaning.model_of` takes."""
        return value if value == "none" else super().convert(value, param, ctx)


def _shown(folder: Path) -> Path:
    """Return a folder as a person would name it: the present one by its place."""
    return folder.absolute() if folder == Path() else folder


STUDY, NEW_STUDY, STUDY_PATH = StudyFile(), StudyFile(new=True), StudyPath()
FILE, NOTES = FilePath(), Notes()


def embedding_option() -> Any:
    """Declare `--embedding`, for every verb that looks for what is alike."""
    return click.option("--embedding", metavar="DIR|none", type=Embedding(exists=True, path_type=Path))


def study_argument(required: bool = False) -> Any:
    """Declare STUDY: a study's file or folder; where it may be left out, the present folder."""
    default = {"required": True} if required else {"default": "."}
    return click.argument("location", metavar="STUDY" if required else "[STUDY]", type=STUDY, **default)


def notes_argument() -> Any:
    """Declare CORPUS: a folder of notes or a study folder; left out, the present one."""
    return click.argument("corpus", metavar="[CORPUS]", type=NOTES, default=".")
