"""A study kept whole: proof, backup, merging, rescue.

`proof` holds a file to what a column may hold and to `bonds`: what rows owe each other (`references`) and
what acts owe (`act_bonds`). `backup` also goes to CSV and back; `moving` to a server and back. `merge`
unites two files (what it would do, `incoming`; where they disagree, `clashes`; whose file it is, `homes`).
`rescue` saves a damaged file, of `pages`, `salvage` and `doubts`.
"""
