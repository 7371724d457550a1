"""`synth`: a Jupyter workbench for the qualitative analysis of Thai workshop notes."""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submodules=["schema"],
    submod_attrs={
        "text.repair": ["repair"],
        "text.thai": ["tokenise", "terms"],
        "text.dates": ["find_dates"],
        "corpus.folder": ["Corpus", "read_corpus"],
    },
)
