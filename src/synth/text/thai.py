"""What `terms.py` and `tokens.py` hold, for files of `themes/` that still ask here; goes when none does."""

from synth.text.terms import terms, terms_of
from synth.text.tokens import ANALYSED_LENGTH, tokenise

__all__ = ["ANALYSED_LENGTH", "terms", "terms_of", "tokenise"]
