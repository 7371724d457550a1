"""The study: what people did to the statements, kept in one file, or on a server, and never lost."""

from .care.backup import load, restore
from .care.moving import move
from .care.rescue import rescue
from .study import Study

__all__ = ["Study", "load", "move", "rescue", "restore"]
