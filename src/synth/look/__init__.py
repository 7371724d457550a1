"""How objects show themselves: counts, a short look, and a sentence where there is nothing to show yet."""
