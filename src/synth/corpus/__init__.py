"""From files to statements: one file's text, its layout, and a folder of notes."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs={"metadata": ["guessed_sources"]})
