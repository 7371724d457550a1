"""REFI-QDA 1.5: what ATLAS.ti, NVivo, MAXQDA, QualCoder and others write and read as .qdpx and .qdc.

`project` is a file as tables. Out: `gathering` → `elements` → `writing`. In: `reading` (of `parsing`,
`variables`, `texts`, `offsets`) → `taking`.
"""
