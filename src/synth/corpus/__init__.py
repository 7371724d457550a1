"""From files to statements: one file's text, its layout, and a folder of notes.

A folder is read by `folder` (what comes of it, `corpus`) from `files`, side by side and never hanging:
`apart` starts the helpers, `reading` is what they do, `afar` asks other computers. `attributes`, `voices`
(who labels are), `dating` and `metadata` say what is known of a source; `nearby` is a source around a
statement. Statements are cut in `statements`, of `pieces`, `sentences` and `inner_lists`; how sure one is,
`certainty`; which are doubtful, `doubts`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(__name__, submod_attrs={"metadata": ["guessed_sources"]})
