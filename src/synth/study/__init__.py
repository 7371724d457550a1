"""The study: what people did to the statements, kept in one file and never lost."""

from .care.backup import load, restore
from .care.rescue import rescue
from .study import Study

__all__ = ["Study", "load", "rescue", "restore"]
