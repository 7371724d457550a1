"""The study: what people did to the statements, kept in one file and never lost."""

from .study import Study

__all__ = ["Study"]
