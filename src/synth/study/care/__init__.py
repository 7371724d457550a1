"""A study kept whole: proof, backup, merging, rescue."""
