"""What `clusters.py`, `terms.py` and `tokens.py` hold, for files that still ask here; goes when none does."""

from synth.text.clusters import cut_inside_cluster, whole_clusters
from synth.text.terms import NEGATIONS, is_term, stop_words, terms, terms_of
from synth.text.tokens import ANALYSED_LENGTH, tokenise

__all__ = [
    "ANALYSED_LENGTH",
    "NEGATIONS",
    "cut_inside_cluster",
    "is_term",
    "stop_words",
    "terms",
    "terms_of",
    "tokenise",
    "whole_clusters",
]
