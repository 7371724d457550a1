"""The page on which people code, in a notebook."""
