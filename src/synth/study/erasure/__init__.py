"""What is taken out of a study for good, and what knows it again.

`personal` is the key: who has which pseudonym; `looked`, which texts hold nobody. `erase` holds the acts,
also of what a merge brings back; rows are rewritten in `rewriting` and deleted in `burying` and nowhere else;
`neighbours` are files beside the study, and the receipt. What was erased is known by `../tombstones`, as
hashes.
"""
