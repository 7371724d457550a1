"""What people do in a study: each act is written once and never changed.

One file for what people do: `coding`, `splitting`, `codebook_edits`, `writing`, `claiming`, `judging`,
`anchoring`, `forming`, `lessons`, `sources`; `undo` takes back. What comes from outside: `readings`,
`imports`, `returning` (what was erased stays away). `correcting` puts lines right; its ``settle`` makes
statements again. `kept` keeps the reading of what was worked on. A new kind of act asks for its place
elsewhere: `tests/study/test_act_kinds.py` says where.
"""
