"""The study: what people did to the statements, kept in one file, or on a server, and never lost.

Acts are rows that nobody changes; what stands is read out of them. ``views → acts → care → erasure`` all
stand on what lies here: `tables`, `migrate` (older files), `column_kinds` and `kinds` (what may stand in a
column), `act_kinds` (which tables an act brings), `choices` (words people choose from), `standing`,
`lineage`, `ids`, `values`. `store` opens the file (`engine`), `served` a study on a server (`server`,
`roles`); `doors` are the methods of `Study`. Nobody else speaks SQL.
"""

from .care.backup import load, restore
from .care.moving import move
from .care.rescue import rescue
from .study import Study

__all__ = ["Study", "load", "move", "rescue", "restore"]
