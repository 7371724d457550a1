"""The study: what people did to the statements, kept in one file and never lost."""

from .keeping import load, restore
from .rescue import rescue
from .study import Study

__all__ = ["Study", "load", "rescue", "restore"]
